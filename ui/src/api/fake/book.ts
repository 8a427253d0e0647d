// The door of the in-memory book: one way to change it, with undo, redo, and word to whoever listens.
import { thisDay } from '../../days';
import type { Introduction, SuggestedIntroduction, Pondered } from '../bindings';
import type { Thinking, Wanted } from './you';
import type {
  Changed,
  CommandError,
  Done,
  ErrorCode,
  GoTo,
  Later,
  SettingsFields,
  Subject,
  TimelineEntry,
} from '../bindings';
import type { Unlisten } from '../host';
import type { Planned } from './calendar';
import type { Given, Known, Limit } from './briefs';
import type { Note } from './reminders';
import type { Kept } from './shares';
import type { Passed } from './exchanges';
import type { Held } from './gatherings';
import type { Gone, Torn } from './hard';
import { readDate, shifted } from './dates';
import { nameOf } from './sentences';
import { crowd, handful, rings, type Event, type Ring, type Soul } from './souls';

type Book = {
  people: Soul[];
  plans: Planned[];
  notes: Note[];
  limits: Limit[];
  given: Given[];
  facts: Known[];
  shares: Kept[];
  exchanges: Passed[];
  hardTimes: Gone[];
  rifts: Torn[];
  gatherings: Held[];
  suggested: SuggestedIntroduction[];
  /** With whom the user talks, so that it is quiet. */
  quietFor: string | null;
  introductions: Introduction[];
  goals: Wanted[];
  answers: Partial<Record<Pondered, string>>;
  thoughts: Thinking[];
  quiet: string | null;
  rings: Ring[];
  settings: SettingsFields;
};
type Step = {
  step: number;
  at: string;
  said: string;
  what: Subject[];
  before: Book;
  after: Book;
  undone: boolean;
};

/** What a test or an address asks of the fake. */
export type FakeOptions = {
  book?: 'some' | 'empty' | 'many' | 'busy';
  today?: string;
  /** Every write is refused, so that rolling back can be seen. */
  fails?: boolean;
  /** Answers wait this long. */
  slow?: number;
  /** How long one tick of an import takes. */
  tick?: number;
};

const firstSettings: SettingsFields = {
  userName: 'Sam',
  notifyAt: '09:00',
  quietFrom: '21:00',
  quietTo: '08:00',
  theme: 'system',
  birthdayWords: 'Happy birthday, {name}! I hope the day is a good one.',
  milestoneWords: 'Congratulations, {name}. I thought of you.',
  checkInWords: 'Hi {name}, you came to mind. How are you?',
  discreet: false,
  weeklyBudget: 7,
  closedDays: '',
  pausedUntil: null,
  calendarFolder: '',
  birthdayLeads: '0',
  milestoneLeads: '0',
  catchUpLeads: '60',
  digest: false,
  popupsADay: 12,
  silentUntil: null,
  roundDays: true,
  thoughtKeys: '',
};

export class FakeBook {
  book: Book;
  copied: string[] = [];
  opened: string[] = [];
  fails: boolean;
  readonly day: string;
  #slow: number;
  protected readonly tick: number;
  #steps: Step[] = [];
  protected next = 1;
  #changed = new Set<(event: Changed) => void>();
  #goTo = new Set<(event: GoTo) => void>();
  #dropped = new Set<(event: { files: string[] }) => void>();
  #over = new Set<(over: boolean) => void>();

  constructor({
    book = 'some',
    today = thisDay(),
    fails = false,
    slow = 0,
    tick = 60,
  }: FakeOptions = {}) {
    this.day = today;
    this.fails = fails;
    this.#slow = slow;
    this.tick = tick;
    const people = {
      some: () => handful(today),
      many: () => crowd(100_000, today),
      empty: () => [],
      busy: () => handful(today),
    };
    this.book = {
      people: people[book](),
      notes: [],
      limits: [],
      given: [],
      facts: [],
      shares: [],
      exchanges: [],
      hardTimes: [],
      rifts: [],
      gatherings: [],
      suggested: [],
      quietFor: null,
      introductions: [],
      goals: [],
      answers: {},
      thoughts: [],
      quiet: null,
      plans: book === 'busy' ? packed(today, people.some()) : [],
      rings,
      settings: book === 'empty' ? { ...firstSettings, userName: '' } : firstSettings,
    };
  }

  async undo(step: number | null) {
    const last =
      step === null
        ? this.#steps.findLast(({ undone }) => !undone)
        : this.#steps.find((one) => one.step === step && !one.undone);
    if (!last) return this.refuse('refused', 'There is nothing to undo.');
    last.undone = true;
    this.book = last.before;
    this.#tell([...last.what, 'history']);
    return { step: last.step, said: `Undone: ${last.said}` };
  }
  async redo() {
    const next = this.#steps.find(({ undone }) => undone);
    if (!next) return this.refuse('refused', 'There is nothing to redo.');
    next.undone = false;
    this.book = next.after;
    this.#tell([...next.what, 'history']);
    return { step: next.step, said: `Done again: ${next.said}` };
  }
  async history() {
    return this.#steps.map(({ step, at, said, undone }) => ({ step, at, said, undone })).reverse();
  }

  onChanged = (heard: (event: Changed) => void) => listening(this.#changed, heard);
  onGoTo = (heard: (event: GoTo) => void) => listening(this.#goTo, heard);
  onCardsDropped = (heard: (event: { files: string[] }) => void) => listening(this.#dropped, heard);
  onDragOver = (heard: (over: boolean) => void) => listening(this.#over, heard);

  /** As if a notification had been clicked, or files let go over the window. */
  send = {
    goTo: (event: GoTo) => this.#goTo.forEach((heard) => heard(event)),
    cardsDropped: (files: string[]) => this.#dropped.forEach((heard) => heard({ files })),
    dragOver: (over: boolean) => this.#over.forEach((heard) => heard(over)),
  };

  protected async reading(): Promise<Book> {
    if (this.#slow > 0) await new Promise((go) => setTimeout(go, this.#slow));
    return this.book;
  }

  protected soulOf(id: string): Soul {
    const one = this.book.people.find((soul) => soul.id === id);
    if (!one) throw problem('notFound', 'This person is not in your book any more.');
    return one;
  }

  protected async refuse(code: ErrorCode, message: string): Promise<never> {
    await this.reading();
    throw problem(code, message);
  }

  protected async change(
    said: string,
    what: Subject[],
    change: (book: Book) => Book,
    id: string | null = null,
  ): Promise<Done> {
    await this.reading();
    if (this.fails) throw problem('broken', 'The book could not be written. Nothing was changed.');
    const before = this.book;
    this.book = change(before);
    const step = this.next++;
    const at = new Date().toISOString();
    this.#steps = [
      ...this.#steps.filter(({ undone }) => !undone),
      { step, at, said, what, before, after: this.book, undone: false },
    ];
    this.#tell([...what, 'history']);
    return { step, id, said };
  }

  protected changePerson(id: string, said: string, change: (one: Soul) => Soul): Promise<Done> {
    return this.change(
      `${said} ${nameOf(this.soulOf(id))}`,
      ['people', 'interactions', 'milestones'],
      (book) => ({
        ...book,
        people: book.people.map((one) => (one.id === id ? change(one) : one)),
      }),
    );
  }

  protected changeEvent(
    id: string,
    said: string,
    change: (event: Event) => Event | null,
  ): Promise<Done> {
    const owner = this.book.people.find(({ events }) => events.some((event) => event.id === id));
    if (!owner) return this.refuse('notFound', 'This milestone is gone.');
    return this.changePerson(owner.id, said, (one) => ({
      ...one,
      events: kept(one.events, id, change),
    }));
  }

  protected changeTalk(
    id: string,
    said: string,
    change: (entry: TimelineEntry) => TimelineEntry | null,
  ): Promise<Done> {
    const owner = this.book.people.find(({ talks }) => talks.some((entry) => entry.id === id));
    if (!owner) return this.refuse('notFound', 'This entry is gone.');
    return this.changePerson(owner.id, said, (one) => ({
      ...one,
      talks: newestFirst(kept(one.talks, id, change)),
    }));
  }

  protected born(one: Soul, birthday: string): Soul {
    const others = one.events.filter(({ fields }) => fields.kind !== 'birthday');
    if (birthday === '') return { ...one, events: others };
    const fields = {
      kind: 'birthday' as const,
      label: 'Birthday',
      date: readDate(birthday).value,
      yearly: true,
      note: '',
      leads: null,
    };
    return { ...one, events: [{ id: `${one.id}-b`, fields, done: [], hidden: null }, ...others] };
  }

  protected dayOf(until: Later): string {
    return shifted(
      this.day,
      { hour: 1, tonight: 1, tomorrow: 1, weekend: 3, nextWeek: 7, month: 30 }[until],
    );
  }

  #tell(what: Subject[]): void {
    for (const heard of this.#changed) heard({ what });
  }
}

/** A month in which every day is full. */
function packed(today: string, people: Soul[]): Planned[] {
  const first = shifted(`${today.slice(0, 8)}01`, -7);
  return Array.from({ length: 49 * 8 }, (_, at) => ({
    id: `busy${at}`,
    people: [people[at % people.length]?.id ?? ''],
    fields: {
      day: shifted(first, at % 49),
      time: null,
      minutes: null,
      channel: 'call' as const,
      place: '',
      whatFor: 'A plan',
    },
    state: 'planned' as const,
    repeats: null,
  }));
}

const problem = (code: ErrorCode, message: string): CommandError => ({ code, message });

export const newestFirst = (talks: TimelineEntry[]) =>
  [...talks].sort((a, b) => b.day.localeCompare(a.day));

const kept = <T extends { id: string }>(list: T[], id: string, change: (one: T) => T | null): T[] =>
  list.flatMap((one) => (one.id === id ? (change(one) ?? []) : one));

function listening<T>(all: Set<(event: T) => void>, heard: (event: T) => void): Unlisten {
  all.add(heard);
  return () => all.delete(heard);
}
