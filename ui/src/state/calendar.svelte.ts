// The calendar: which days are looked at, what is planned on them, and changing it.
import type {
  CalendarView,
  CatchUpEdit,
  CatchUpFields,
  Done,
  Move,
  Occasion,
  PersonRow,
  Reach,
  Someone,
} from '../api/bindings';
import { sentenceOf } from '../api/host';
import type { Spot } from '../calendar/drag.svelte';
import { overlap } from '../calendar/lanes';
import { dayAfter, daysBetween, monthAfter, monthGrid, thisDay, weekOf } from '../days';
import { words } from '../words';
import type { Acts } from './acts.svelte';
import { WeekPlan } from './weekPlan.svelte';

export type Look = 'month' | 'week' | 'agenda';
/** What a new catch-up starts with. */
export type Plan = { people: Someone[]; day: string; time: string };

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
  /** The one that is being changed. */
  editing = $state.raw<Occasion | null>(null);
  /** The first day of the week that is being planned. */
  weekPlan = $state<string | null>(null);
  /** A drop of one that comes round: the user is asked how much is meant. */
  asking = $state.raw<{ moves: Move[]; one: Occasion } | null>(null);
  /** What a screen reader is told. */
  told = $state('');
  #asked = 0;
  /** Everything that was seen: what is carried may be of a month that is not looked at any more. */
  readonly #seen = new Map<string, Occasion>();

  readonly weekPlanning: WeekPlan;

  constructor(private readonly acts: Acts) {
    this.weekPlanning = new WeekPlan(acts);
  }

  get days(): string[] {
    if (this.look === 'month') return monthGrid(this.anchor);
    if (this.look === 'week') return weekOf(this.anchor);
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

  /** Opens one that another page shows, and that no month looked at so far did. */
  openFromElsewhere(one: Occasion): void {
    this.#seen.set(one.id, one);
    this.open = one;
  }

  occasion(id: string): Occasion | undefined {
    return this.view?.catchUps.find((one) => one.id === id) ?? this.#seen.get(id);
  }

  /** The same view so many steps on: a month, or a week. */
  turn(steps: number): Promise<void> {
    if (this.look === 'week') return this.show(dayAfter(this.anchor, 7 * steps));
    return this.show(monthAfter(this.anchor, steps));
  }

  /** What a day holds, and what something with these people would run into there; it may be put there all the same. */
  holds({ day, time }: Spot, people: string[], but: string): string[] {
    const { view } = this;
    if (!view) return [];
    const on = view.catchUps.filter(
      ({ id, fields, state }) => fields.day === day && state === 'planned' && id !== but,
    );
    const away = view.away.filter(
      ({ person, from, until }) => people.includes(person) && from <= day && day <= until,
    );
    const carried = { time, minutes: this.occasion(but)?.fields.minutes ?? null };
    const beside = on.find(({ fields }) => overlap(carried, fields));
    const said = [
      beside ? words.calendar.beside(beside.title) : null,
      on.length > 0 ? words.calendar.planned(on.length) : words.calendar.free,
      ...away.map(({ name }) => words.calendar.isAway(name)),
      view.closed.includes(day) ? words.calendar.keptFree : null,
      day < view.today ? words.calendar.isOver : null,
    ];
    return said.filter((one) => one !== null);
  }

  select(id: string): void {
    const others = this.selected.filter((one) => one !== id);
    this.selected = others.length < this.selected.length ? others : [...this.selected, id];
  }

  /** Moves a catch-up, and those that are selected with it by as many days; asks first where one comes round. */
  async drop(id: string, { day, time }: Spot, ask = true): Promise<void> {
    const one = this.occasion(id);
    const stays = one?.fields.day === day && (time === null || (one.fields.time ?? '') === time);
    if (!one || one.state !== 'planned' || stays) return;
    const together = this.selected.includes(id) ? this.selected : [id];
    const by = daysBetween(one.fields.day, day);
    const moves = together.flatMap((other) => {
      const at = this.occasion(other);
      if (!at || at.state !== 'planned') return [];
      return [{ id: other, day: dayAfter(at.fields.day, by), time: other === id ? time : null }];
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

  edit(id: string, edit: CatchUpEdit): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.editCatchUp(id, edit));
  }
  /** Moves it to the day on which there is room. */
  async moveWhereThereIsRoom(one: Occasion): Promise<void> {
    const day = await this.acts.quietly(() => this.acts.host.roomFor(one.id));
    if (day === one.fields.day) this.acts.toasts.done(words.calendar.roomHere);
    else if (day) await this.drop(one.id, { day, time: null });
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
export const someTime = ({ day, time }: Spot): CatchUpFields => ({
  day,
  time: time || null,
  minutes: null,
  channel: 'other',
  place: '',
  whatFor: '',
});

function moved(view: CalendarView, moves: Move[]): CalendarView {
  const to = new Map(moves.map((move) => [move.id, move]));
  const catchUps = view.catchUps.map((one) => {
    const move = to.get(one.id);
    if (!move) return one;
    const time = move.time === null ? one.fields.time : move.time || null;
    return { ...one, fields: { ...one.fields, day: move.day, time } };
  });
  return { ...view, catchUps };
}
