// What the user decides about an import, for all and for one card.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type {
  ColumnMeaning,
  Decisions as Told,
  Facet,
  Fate,
  GroupAs,
  ImportPreview,
  PreviewRow,
  Sureness,
  Who,
} from '../api/bindings';

/** One card's: what it is, whom it is about, and which side stands where both changed something. */
type Card = {
  fate: Fate;
  rests: boolean;
  sureness: Sureness | null;
  who: Who | null;
  sides: Partial<Record<Facet, Side>>;
};
export type Side = 'mine' | 'theirs';

export class Decisions {
  leaveOutNew = $state(false);
  leaveOutChanged = $state(false);
  takeTheirs = $state(false);
  sameFrom = $state<Sureness | null>(null);
  /** What the user says that columns mean. */
  columns = $state.raw<ColumnMeaning[]>([]);
  /** What becomes of groups; those that aren't here become tags. */
  groups = new SvelteMap<string, GroupAs>();
  /** Events that stay out. */
  leftOutEvents = new SvelteSet<string>();
  #cards = new SvelteMap<string, Card>();

  toggleEvent(key: string): void {
    if (!this.leftOutEvents.delete(key)) this.leftOutEvents.add(key);
  }

  /** What is to be done with this card, as decided for it or for all. */
  who(row: PreviewRow): Who {
    const said = row.key === null ? null : this.#cards.get(row.key)?.who;
    if (said) return said;
    if (row.fate === 'changed') {
      const rests = row.rests && !this.takeTheirs;
      return { is: this.leaveOutChanged || rests ? 'leftOut' : 'asFound' };
    }
    if (row.twin && this.#sure(row.twin.sureness)) return { is: 'same', person: row.twin.person };
    return { is: this.leaveOutNew ? 'leftOut' : 'asFound' };
  }

  #sure(sureness: Sureness | null): boolean {
    const order: Sureness[] = ['byName', 'maybe', 'likely', 'certain'];
    if (sureness === null) return false;
    return this.sameFrom !== null && order.indexOf(sureness) >= order.indexOf(this.sameFrom);
  }

  decide(row: PreviewRow, who: Who): void {
    if (row.key !== null) this.#cards.set(row.key, { ...this.#card(row), who });
  }

  /** Which side stands where both changed this. */
  side(row: PreviewRow, facet: Facet): Side {
    const said = row.key === null ? undefined : this.#cards.get(row.key)?.sides[facet];
    return said ?? (this.takeTheirs ? 'theirs' : 'mine');
  }

  choose(row: PreviewRow, facet: Facet, side: Side): void {
    if (row.key === null) return;
    const card = this.#card(row);
    this.#cards.set(row.key, { ...card, sides: { ...card.sides, [facet]: side } });
  }

  #card(row: PreviewRow): Card {
    const known = row.key === null ? undefined : this.#cards.get(row.key);
    return (
      known ?? {
        fate: row.fate,
        rests: row.rests,
        sureness: row.twin?.sureness ?? null,
        who: null,
        sides: {},
      }
    );
  }

  /** How many cards would come in. */
  coming(preview: ImportPreview): number {
    const cards = [...this.#cards.values()].filter(({ who }) => who !== null);
    const count = (mine: Card[], rest: number) =>
      rest + mine.filter(({ who }) => who?.is !== 'leftOut').length;
    const known = cards.filter(({ fate }) => fate === 'changed');
    const fresh = cards.filter(({ fate }) => fate === 'new');
    // Whoever is taken as someone in the book comes in, though nobody new does.
    const taken = this.sameFrom ? this.#twinsFrom(preview, this.sameFrom) : 0;
    const settled = fresh.filter(({ sureness }) => this.#sure(sureness)).length;
    const unsaid = this.leaveOutNew ? Math.max(0, taken - settled) : preview.added - fresh.length;
    const resting = preview.resting - known.filter(({ rests }) => rests).length;
    const changed = preview.updated - known.length - (this.takeTheirs ? 0 : resting);
    return count(fresh, unsaid) + count(known, this.leaveOutChanged ? 0 : changed);
  }

  #twinsFrom(preview: ImportPreview, from: Sureness): number {
    const { certain, likely, maybe, twins } = preview;
    return { certain, likely, maybe, byName: twins }[from];
  }

  /** The same for all, of other cards: what was said of single ones named cards that are no more. */
  forOtherCards(columns: ColumnMeaning[]): Decisions {
    const others = new Decisions();
    const { leaveOutNew, leaveOutChanged, takeTheirs, sameFrom } = this;
    return Object.assign(others, { leaveOutNew, leaveOutChanged, takeTheirs, sameFrom, columns });
  }

  /** As the program is told. */
  get told(): Told {
    const facets = (sides: Card['sides'], side: Side) =>
      (Object.keys(sides) as Facet[]).filter((facet) => sides[facet] === side);
    return {
      leaveOutNew: this.leaveOutNew,
      leaveOutChanged: this.leaveOutChanged,
      takeTheirs: this.takeTheirs,
      sameFrom: this.sameFrom,
      columns: this.columns,
      leftOutEvents: [...this.leftOutEvents],
      groups: [...this.groups].map(([name, comes]) => ({ name, comes })),
      cards: [...this.#cards].map(([key, { who, sides }]) => ({
        key,
        who,
        theirs: facets(sides, 'theirs'),
        mine: facets(sides, 'mine'),
      })),
    };
  }
}
