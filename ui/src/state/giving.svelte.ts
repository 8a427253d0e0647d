// What passes between the user and someone: the form that is open, what was given, and who was thanked.
import type { Done, Exchange, ExchangeFields, Named } from '../api/bindings';
import type { Acts } from './acts.svelte';

/** What the form starts with. */
export type Begun = {
  one: Exchange | null;
  who: Named;
  /** What a new one starts as. */
  start: Partial<ExchangeFields>;
  /** Said where the user has only asked of late. */
  hint: string | null;
};

export class Giving {
  /** The form; null when it is closed. */
  form = $state.raw<Begun | null>(null);

  constructor(private readonly acts: Acts) {}

  begin(who: Named, hint: string | null = null, start: Partial<ExchangeFields> = {}): void {
    this.form = { one: null, who, start, hint };
  }
  edit(one: Exchange, who: Named): void {
    this.form = { one, who, start: {}, hint: null };
  }

  async save(fields: ExchangeFields): Promise<boolean> {
    const begun = this.form;
    if (!begun) return false;
    const { host } = this.acts;
    const { one, who } = begun;
    const done = await this.acts.do(() =>
      one ? host.editExchange(one.id, fields) : host.addExchange(who.id, fields),
    );
    return done !== null;
  }
  thank(one: Exchange): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.thank(one.id));
  }
  give(one: Exchange): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.giveIdea(one.id));
  }
  remove(one: Exchange): Promise<Done | null> {
    this.form = null;
    return this.acts.do(() => this.acts.host.removeExchange(one.id));
  }
}
