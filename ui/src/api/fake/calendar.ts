// What is planned in the in-memory book; the rules of coming round live in the program.
import type {
  CalendarView,
  CatchUpFields,
  CatchUpState,
  Move,
  Occasion,
  Reach,
  Someone,
} from '../bindings';
import { nextOf, shifted } from './dates';
import { FakeImports } from './imports';
import { dueOf, nameOf, nudgeOf, rowOf } from './sentences';
import type { Soul } from './souls';

export type Planned = {
  id: string;
  people: string[];
  fields: CatchUpFields;
  state: CatchUpState;
  repeats: string | null;
};

const codeOf = (day: string) =>
  ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][new Date(`${day}T12:00:00`).getDay()] ?? '';

function datesBetween(from: string, to: string): string[] {
  const days = [];
  for (let day = from; day <= to; day = shifted(day, 1)) days.push(day);
  return days;
}

export class FakeCalendar extends FakeImports {
  /** How far the last move or cancelling was said to reach. */
  reached: Reach | null = null;
  /** Those that were left open. */
  left: string[] = [];

  async calendar(from: string, to: string): Promise<CalendarView> {
    const { people, plans, rings, settings, gatherings } = await this.reading();
    const within = (day: string) => from <= day && day <= to;
    const active = people.filter(({ state }) => state === 'active');
    const busy = new Set(plans.flatMap((one) => (one.state === 'planned' ? one.people : [])));
    return {
      today: this.day,
      catchUps: plans
        .filter(({ fields }) => within(fields.day))
        .sort((a, b) => a.fields.day.localeCompare(b.fields.day))
        .map((one) => this.#occasion(one)),
      milestones: active.flatMap((one) =>
        one.events.flatMap((event) => {
          const day = nextOf(event.fields.date, from);
          if (!day || !within(day)) return [];
          const label = event.fields.label;
          return [{ milestone: event.id, day, who: this.someone(one), label, years: null }];
        }),
      ),
      gatherings: gatherings
        .filter(({ fields }) => within(fields.day))
        .map(({ id, fields }) => ({ id, day: fields.day, name: fields.name })),
      checkIns: active.flatMap((one) => {
        const day = dueOf(one, rings, this.day);
        if (!day || day <= this.day || !within(day) || busy.has(one.id)) return [];
        return [{ day, who: this.someone(one) }];
      }),
      unplanned: active.flatMap((one) => {
        const nudge = nudgeOf(one, rings, this.day, settings);
        if (!nudge || busy.has(one.id)) return [];
        return [{ who: this.someone(one), because: nudge.because }];
      }),
      closed: datesBetween(from, to).filter((day) => settings.closedDays.includes(codeOf(day))),
      away: active.flatMap((one) =>
        one.planning.away.split(' ').flatMap((time) => {
          const [first, until] = time.split('/');
          if (!first || !until) return [];
          return [{ person: one.id, name: nameOf(one), from: first, until }];
        }),
      ),
      reminders: [{ day: shifted(this.day, 1), time: settings.notifyAt, count: 2 }].filter(
        ({ day }) => within(day),
      ),
    };
  }

  /** What is planned for this day, and what was of late and was not asked about. */
  protected asked(): { planned: Occasion[]; missed: Occasion[] } {
    const open = this.book.plans.filter(({ state }) => state === 'planned');
    const ago = shifted(this.day, -14);
    return {
      planned: open
        .filter(({ fields }) => fields.day === this.day)
        .map((one) => this.#occasion(one)),
      missed: open
        .filter(
          ({ id, fields }) => fields.day < this.day && fields.day >= ago && !this.left.includes(id),
        )
        .map((one) => this.#occasion(one)),
    };
  }
  /** What is planned with someone. */
  protected plannedWith(id: string): Occasion[] {
    const open = this.book.plans.filter(
      ({ state, people }) => state === 'planned' && people.includes(id),
    );
    return open.filter(({ fields }) => fields.day >= this.day).map((one) => this.#occasion(one));
  }

  async readRepetition(text: string) {
    const said = text.trim();
    if (said === '') return null;
    if (!/week|month|day/i.test(said))
      return this.refuse('refused', 'That is no repetition. Try “week”.');
    return `every ${said.replace(/^every /, '')}`;
  }

  planCatchUp(people: string[], fields: CatchUpFields, every: string) {
    const id = `p${this.next}`;
    const names = people.map((one) => nameOf(this.soulOf(one))).join(' and ');
    const repeats = every.trim() === '' ? null : `every ${every}`;
    const one: Planned = { id, people, fields, state: 'planned', repeats };
    return this.change(
      `Planned a meeting with ${names}`,
      ['catchUps'],
      (book) => ({ ...book, plans: [...book.plans, one] }),
      id,
    );
  }
  moveCatchUps(moves: Move[], reach: Reach) {
    this.reached = reach;
    const to = new Map(moves.map((move) => [move.id, move]));
    return this.changePlans(`Moved ${moves.length} catch-ups`, (one) => {
      const move = to.get(one.id);
      if (!move) return one;
      const time = move.time === null ? one.fields.time : move.time || null;
      return { ...one, fields: { ...one.fields, day: move.day, time } };
    });
  }
  finishCatchUp(id: string, note: string) {
    this.opened.push(`finished:${note}`);
    return this.#state(id, 'done', 'Logged a meeting');
  }
  cancelCatchUp(id: string, reach: Reach) {
    this.reached = reach;
    return this.#state(id, 'cancelled', 'Cancelled the meeting');
  }
  restoreCatchUp(id: string) {
    return this.#state(id, 'planned', 'Planned again');
  }

  #state(id: string, state: CatchUpState, said: string) {
    return this.changePlans(said, (one) => (one.id === id ? { ...one, state } : one));
  }
  protected changePlans(said: string, change: (one: Planned) => Planned) {
    return this.change(said, ['catchUps'], (book) => ({ ...book, plans: book.plans.map(change) }));
  }

  #occasion({ id, people, fields, state, repeats }: Planned): Occasion {
    const with_ = people.map((one) => this.someone(this.soulOf(one)));
    const names = with_.map(({ name }) => name).join(' and ');
    const title = `${fields.whatFor === '' ? 'Meeting' : fields.whatFor} with ${names}`;
    return { id, title, fields, state, people: with_, repeats, theirTimes: [] };
  }
  protected someTime(day: string): CatchUpFields {
    return { day, time: null, minutes: null, channel: 'other', place: '', whatFor: '' };
  }
  protected someone(one: Soul): Someone {
    const { id, name, initials, photo, tone } = rowOf(one, this.book.rings, this.day);
    return { id, name, initials, photo, tone };
  }
}
