// The calendar: which days are looked at, what is planned on them, and changing it.
import type {
  CalendarView,
  CatchUpFields,
  Done,
  Move,
  Occasion,
  PersonRow,
  Reach,
  Someone,
} from '../api/bindings';
import { sentenceOf } from '../api/host';
import { dayAfter, daysBetween, monthGrid, thisDay } from '../days';
import { words } from '../words';
import type { Acts } from './acts.svelte';

export type Look = 'month' | 'agenda';
/** What a new catch-up starts with. */
export type Plan = { people: Someone[]; day: string };

/** Days that an agenda shows. */
const AHEAD = 41;

export class Calendar {
  view = $state.raw<CalendarView | null>(null);
  failed = $state<string | null>(null);
  look = $state<Look>('month');
  /** A day of the month that is looked at; an agenda begins with it. */
  anchor = $state(thisDay());
  /** Those that move together. */
  selected = $state.raw<string[]>([]);
  planning = $state.raw<Plan | null>(null);
  open = $state.raw<Occasion | null>(null);
  /** A drop of one that comes round: the user is asked how much is meant. */
  asking = $state.raw<{ moves: Move[]; one: Occasion } | null>(null);
  /** What a screen reader is told. */
  told = $state('');
  #asked = 0;
  /** Everything that was seen: what is carried may be of a month that is not looked at any more. */
  readonly #seen = new Map<string, Occasion>();

  constructor(private readonly acts: Acts) {}

  get days(): string[] {
    if (this.look === 'month') return monthGrid(this.anchor);
    return Array.from({ length: AHEAD + 1 }, (_, i) => dayAfter(this.anchor, i));
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const [from, to] = [this.days[0] ?? this.anchor, this.days.at(-1) ?? this.anchor];
    try {
      const view = await this.acts.host.calendar(from, to);
      if (asked !== this.#asked) return;
      this.view = view;
      this.failed = null;
      for (const one of view.catchUps) this.#seen.set(one.id, one);
      // What is gone can't be moved.
      this.selected = this.selected.filter((id) => this.occasion(id)?.state === 'planned');
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    }
  }

  async show(anchor: string, look: Look = this.look): Promise<void> {
    this.anchor = anchor;
    this.look = look;
    await this.load();
  }

  occasion(id: string): Occasion | undefined {
    return this.view?.catchUps.find((one) => one.id === id) ?? this.#seen.get(id);
  }

  /** How many are planned on a day. */
  plannedOn(day: string): number {
    const on = this.view?.catchUps.filter(({ fields }) => fields.day === day) ?? [];
    return on.filter(({ state }) => state === 'planned').length;
  }

  select(id: string): void {
    const others = this.selected.filter((one) => one !== id);
    this.selected = others.length < this.selected.length ? others : [...this.selected, id];
  }

  /** Moves a catch-up, and those that are selected with it by as many days; asks first where one comes round. */
  async drop(id: string, day: string, ask = true): Promise<void> {
    const one = this.occasion(id);
    if (!one || one.state !== 'planned' || one.fields.day === day) return;
    const together = this.selected.includes(id) ? this.selected : [id];
    const by = daysBetween(one.fields.day, day);
    const moves = together.flatMap((other) => {
      const at = this.occasion(other);
      if (!at || at.state !== 'planned') return [];
      return [{ id: other, day: dayAfter(at.fields.day, by), time: null }];
    });
    if (ask && one.repeats && moves.length === 1) this.asking = { moves, one };
    else await this.move(moves, 'this');
  }

  async move(moves: Move[], reach: Reach): Promise<Done | null> {
    this.asking = null;
    const done = await this.acts.do(
      () => this.acts.host.moveCatchUps(moves, reach),
      () => {
        const before = this.view;
        if (before) this.view = moved(before, moves);
        return () => {
          this.view = before;
        };
      },
    );
    if (done) this.told = done.said;
    return done;
  }

  plan(people: string[], fields: CatchUpFields, every = ''): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.planCatchUp(people, fields, every));
  }

  finish(id: string, note: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.finishCatchUp(id, note));
  }
  cancel(id: string, reach: Reach): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.cancelCatchUp(id, reach));
  }
  restore(id: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.restoreCatchUp(id));
  }
  readRepetition(text: string, first: string): Promise<string | null> {
    return this.acts.host.readRepetition(text, first);
  }
  async search(query: string): Promise<PersonRow[]> {
    const ask = { query, circle: null, show: 'active' as const, offset: 0, limit: 6 };
    return (await this.acts.quietly(() => this.acts.host.people(ask)))?.rows ?? [];
  }
}

/** Someone dropped onto a day, without more being said. */
export const someTime = (day: string): CatchUpFields => ({
  day,
  time: null,
  minutes: null,
  channel: 'other',
  place: '',
  whatFor: '',
});

function moved(view: CalendarView, moves: Move[]): CalendarView {
  const to = new Map(moves.map(({ id, day }) => [id, day]));
  const catchUps = view.catchUps.map((one) => {
    const day = to.get(one.id);
    return day ? { ...one, fields: { ...one.fields, day } } : one;
  });
  return { ...view, catchUps };
}
