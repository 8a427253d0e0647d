// Gatherings, introductions and communities: what is shown, the form that is open, and acting on it.
import type {
  Companion,
  Done,
  Gathering,
  GatheringFields,
  Gatherings as GatheringsView,
  Says,
} from '../api/bindings';
import { codeOf, sentenceOf } from '../api/host';
import { words } from '../words';
import type { Acts } from './acts.svelte';

/** Whom to bring together with whom, and what for. */
export type Pair = { one: string; other: string; words: string };

function gone(error: unknown): null {
  if (codeOf(error) === 'notFound') return null;
  throw error;
}

export class Gatherings {
  view = $state.raw<GatheringsView | null>(null);
  /** The one whose page is open. */
  one = $state.raw<Gathering | null>(null);
  /** It is not in the book any more. */
  gone = $state(false);
  failed = $state<string | null>(null);
  /** The form; null when it is closed, 'new' for one that is not noted yet. */
  form = $state.raw<Gathering | 'new' | null>(null);
  #id: string | null = null;
  #asked = 0;

  constructor(private readonly acts: Acts) {}

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const id = this.#id;
    try {
      const { host } = this.acts;
      const [view, one] = await Promise.all([
        host.gatherings(),
        id === null ? null : host.gathering(id).catch(gone),
      ]);
      if (asked !== this.#asked) return;
      [this.view, this.one, this.failed] = [view, one, null];
      this.gone = id !== null && one === null;
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    }
  }

  open(id: string): Promise<void> {
    if (this.#id !== id) [this.one, this.gone] = [null, false];
    this.#id = id;
    return this.load();
  }

  /** Saves the form; which gathering it is, null where it could not be saved. */
  async save(fields: GatheringFields): Promise<string | null> {
    const { form } = this;
    const before = form === 'new' ? null : form;
    const done = await this.acts.do(() =>
      before
        ? this.acts.host.editGathering(before.id, fields)
        : this.acts.host.addGathering(fields),
    );
    return done && (before?.id ?? done.id);
  }
  remove(id: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.removeGathering(id));
  }
  invite(id: string, person: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.invite(id, person));
  }
  meet(id: string, who: Companion, line: string, next: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.meet(id, who, line, next));
  }
  editGuest(guest: string, line: string, next: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.editGuest(guest, line, next));
  }
  removeGuest(guest: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.removeGuest(guest));
  }

  letGo(one: string, other: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.letGoOfIntroducing(one, other));
  }
  think({ one, other, words }: Pair): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.addIntroduction(one, other, words));
  }
  says(id: string, person: string, says: Says): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.saysToIntroduction(id, person, says));
  }
  introduce(id: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.introduce(id));
  }
  cameOf(id: string, outcome: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.cameOfIntroduction(id, outcome));
  }
  forget(id: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.removeIntroduction(id));
  }
}
