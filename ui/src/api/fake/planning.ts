// Weeks, questions and quick add in the in-memory book; their rules live in the program.
import type { Ask, CatchUpEdit, Planning, Reading, Week, WeekLine } from '../bindings';
import { FakeCalendar } from './calendar';
import { shifted } from './dates';
import { nameOf, nudgeOf } from './sentences';
import type { Soul } from './souls';

const short = (one: Soul) => nameOf(one).split(' ')[0] ?? '';

export class FakePlanning extends FakeCalendar {
  /** The question of the day, where a test gives one. */
  asks: Ask | null = null;

  async week(start: string): Promise<Week> {
    const { people, plans, rings, settings } = await this.reading();
    const first = start < this.day ? this.day : start;
    const busy = new Set(plans.flatMap((one) => (one.state === 'planned' ? one.people : [])));
    const due = people.flatMap((one) => {
      const nudge = nudgeOf(one, rings, this.day, settings);
      return nudge && !busy.has(one.id) ? [{ one, because: nudge.because }] : [];
    });
    const last = shifted(start, 6);
    const placed = due.slice(0, settings.weeklyBudget).map(({ one, because }, at) => ({
      who: this.someone(one),
      day: [shifted(first, at % 7), last].sort()[0] ?? first,
      why: 'Due 3 weeks ago',
      because,
    }));
    const planned = plans.filter(({ fields }) => fields.day >= start && fields.day <= last).length;
    const waiting = due.length - placed.length;
    const { weeklyBudget: room, pausedUntil: paused } = settings;
    const pausedUntil = paused && paused > last ? paused : null;
    return { first, last, planned, room, placed, waiting, pausedUntil };
  }

  planWeek(lines: WeekLine[]) {
    const plans = lines.map(({ person, day }, at) => ({
      id: `w${this.next}-${at}`,
      people: [person],
      fields: this.someTime(day),
      state: 'planned' as const,
      repeats: null,
    }));
    return this.change(`Planned catch-ups with ${lines.length} people`, ['catchUps'], (book) => ({
      ...book,
      plans: [...book.plans, ...plans],
    }));
  }

  async question() {
    await this.reading();
    return this.asks;
  }
  answerQuestion(_person: string, yes: boolean) {
    this.asks = null;
    this.opened.push(`answered:${yes}`);
    return this.change(yes ? 'Sunday is kept for Ann' : 'Left as it is', ['people'], (book) => ({
      ...book,
    }));
  }
  leaveOpen(occasion: string) {
    this.left.push(occasion);
    return this.change('Left open whether you met', ['catchUps'], (book) => ({ ...book }));
  }
  setPlanning(person: string, planning: Planning) {
    const said = 'Changed what planning keeps to with';
    return this.changePerson(person, said, (one) => ({ ...one, planning }));
  }
  async roomFor() {
    await this.reading();
    return shifted(this.day, 3);
  }
  editCatchUp(id: string, edit: CatchUpEdit) {
    this.reached = edit.reach;
    const { people, fields, every } = edit;
    const repeats = every.trim() === '' ? null : `every ${every.replace(/^every /, '')}`;
    return this.changePlans('Changed the meeting', (one) =>
      one.id === id ? { ...one, people, fields, repeats } : one,
    );
  }

  /** Reads "coffee with NAME tomorrow", which is enough to try the bar with. */
  async readSentence(sentence: string): Promise<Reading> {
    const { people } = await this.reading();
    const unsure = (kind: Reading['unsure'], name = ''): Reading => ({
      words: null,
      runsInto: [],
      unsure: kind,
      name,
      choices: [],
    });
    if (sentence.trim() === '') return unsure(null);
    const named = people.find((one) => sentence.includes(short(one)));
    const stranger = /with (\w+)/.exec(sentence)?.[1];
    if (!named) return stranger ? unsure('unknown', stranger) : unsure('nobody');
    if (!/tomorrow/.test(sentence)) return unsure('noDay');
    const words = `Coffee with ${nameOf(named)} · tomorrow`;
    return { words, runsInto: ['1 planned already'], unsure: null, name: '', choices: [] };
  }
  async quickAdd(sentence: string) {
    const { people } = await this.reading();
    const named = people.find((one) => sentence.includes(short(one)));
    return this.planCatchUp([named?.id ?? ''], this.someTime(shifted(this.day, 1)), '');
  }
}
