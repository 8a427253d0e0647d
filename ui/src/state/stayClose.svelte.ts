// Whom the user wants to stay close to: who is asked about, how often was chosen for whom, and the first catch-up after that.
import type { Done, FirstCatchUp, MaybeClose, MaybeCloseLine } from '../api/bindings';
import { sentenceOf } from '../api/host';
import { words } from '../words';
import type { Acts } from './acts.svelte';

/** How often, in the order of their keys 1 to 4. */
export const rhythms = {
  twoWeeks: { every: 2, unit: 'week', fixedFrom: null },
  month: { every: 1, unit: 'month', fixedFrom: null },
  season: { every: 3, unit: 'month', fixedFrom: null },
  year: { every: 12, unit: 'month', fixedFrom: null },
} as const;
export type Often = keyof typeof rhythms;

/** So many are asked about at once. */
const FEW = 12;

export class StayClose {
  view = $state.raw<MaybeClose | null>(null);
  failed = $state<string | null>(null);
  chosen = $state.raw<Record<string, Often>>({});
  /** Who was answered for; while there are any, the first catch-up is what the page is about. */
  kept = $state.raw<string[]>([]);
  first = $state.raw<FirstCatchUp | null>(null);
  /** Whom the user named, before the others. */
  #named = $state.raw<MaybeCloseLine[]>([]);
  #most = FEW;
  #asked = 0;

  constructor(private readonly acts: Acts) {}

  /** Asks anew, as when the page is opened. */
  begin(): Promise<void> {
    [this.view, this.first, this.chosen, this.kept, this.#named] = [null, null, {}, [], []];
    this.#most = FEW;
    return this.load();
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await this.acts.host.maybeClose(this.#most);
      if (asked !== this.#asked) return;
      [this.view, this.failed] = [view, null];
      // The answer was undone: it is asked again, and what was chosen is still there.
      if (view.people.some(({ who }) => this.kept.includes(who.id))) this.kept = [];
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    }
  }

  get rows(): MaybeCloseLine[] {
    const named = this.#named.map(({ who }) => who.id);
    return [
      ...this.#named,
      ...(this.view?.people ?? []).filter(({ who }) => !named.includes(who.id)),
    ];
  }
  get left(): number {
    return (this.view?.total ?? 0) - (this.view?.people.length ?? 0);
  }
  get count(): number {
    return Object.keys(this.chosen).length;
  }

  more(): Promise<void> {
    this.#most += FEW;
    return this.load();
  }

  /** The same once more takes it back. */
  choose(person: string, often: Often): void {
    const { [person]: before, ...others } = this.chosen;
    this.chosen = before === often ? others : { ...others, [person]: often };
  }

  /** Someone who is not among those asked about. */
  async name(person: string): Promise<void> {
    if (this.rows.some(({ who }) => who.id === person)) return;
    const view = await this.acts.quietly(() => this.acts.host.person(person));
    if (!view) return;
    const { id, name, initials, photo, tone } = view;
    this.#named = [{ who: { id, name, initials, photo, tone }, because: '' }, ...this.#named];
  }

  async keep(): Promise<void> {
    const whom = Object.entries(this.chosen).map(([person, often]) => ({
      person,
      rhythm: rhythms[often],
    }));
    const kept = whom.map(({ person }) => person);
    const done = await this.acts.do(() => this.acts.host.keepClose(whom));
    if (!done) return;
    this.first = await this.acts.quietly(() => this.acts.host.firstCatchUp(kept));
    this.kept = kept;
  }

  /** Plans the first catch-up as it is offered. */
  async plan({ who, day, channel }: FirstCatchUp): Promise<Done | null> {
    const fields = { day, time: null, minutes: null, channel, place: '', whatFor: '' };
    return this.acts.do(() => this.acts.host.planCatchUp([who.id], fields, ''));
  }
}
