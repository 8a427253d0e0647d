// What the user wants to share: the form that is open, and who was told.
import type { Done, Named, Share, ShareFields } from '../api/bindings';
import type { Acts } from './acts.svelte';

/** What the form starts with: what is changed, and for whom it is or would be. */
export type Begun = { one: Share | null; whom: Named[] };

export class Shares {
  /** The form; null when it is closed. */
  form = $state.raw<Begun | null>(null);

  constructor(private readonly acts: Acts) {}

  /** Save something new, perhaps for someone. */
  begin(whom: Named[] = []): void {
    this.form = { one: null, whom };
  }
  /** Change it, from the page of someone: news can become theirs. */
  edit(one: Share, who: Named): void {
    this.form = { one, whom: one.whom ?? [who] };
  }

  async save(fields: ShareFields): Promise<boolean> {
    const one = this.form?.one;
    const { host } = this.acts;
    const done = await this.acts.do(() =>
      one ? host.editShare(one.id, fields) : host.addShare(fields),
    );
    return done !== null;
  }
  tell(one: Share, person: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.tellShare(one.id, person));
  }
  remove(one: Share): Promise<Done | null> {
    this.form = null;
    return this.acts.do(() => this.acts.host.removeShare(one.id));
  }
}
