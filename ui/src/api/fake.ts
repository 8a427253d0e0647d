// The program's second body: a book in memory, so that the whole page runs in a browser and in tests.
import type {
  CircleFields,
  CircleView,
  DeedKind,
  ExportForm,
  Later,
  LeapDay,
  Nudge,
  PeopleAsk,
  PersonFields,
  SettingsFields,
  SmallActs,
} from './bindings';
import { readDate, shifted } from './fake/dates';
import { insightsOf } from './fake/insights';
import { FakeClose } from './fake/close';
import { celebrationOf, dueOf, nameOf, nudgeOf, rhythmOf, rowOf, viewOf } from './fake/sentences';
import { soul, type Event, type Soul } from './fake/souls';
import type { Host } from './host';

export class Fake extends FakeClose implements Host {
  #atLogin = false;

  async today(everyone = false) {
    const { people, rings, settings } = await this.reading();
    const close = new Set(people.filter((one) => one.circle ?? one.own).map(({ id }) => id));
    const festive = people
      .flatMap((one) =>
        one.events.flatMap((e) => celebrationOf(one, e, rings, this.day, settings) ?? []),
      )
      .sort((a, b) => a.on.localeCompare(b.on));
    const others = festive.filter(({ person }) => !close.has(person));
    const hidden = everyone ? [] : others.slice(Math.max(0, 5 - (festive.length - others.length)));
    const nudges = people.flatMap((one) => nudgeOf(one, rings, this.day, settings) ?? []);
    return {
      day: this.day,
      userName: settings.userName,
      peopleCount: people.filter(({ state }) => state === 'active').length,
      nobodyKeptClose: this.isNobodyKeptClose(),
      celebrate: festive.filter((one) => !hidden.includes(one)),
      moreToCelebrate: hidden.length,
      reachOut: nudges.filter(({ late }) => late === null),
      waiting: nudges.filter(({ late }) => late !== null),
      ...this.asked(),
      remembered: [],
      gatherings: [],
      reminders: this.remindersDue(),
      toThank: this.thanksOfToday(),
      smallActs: this.#smallActs(people, nudges),
      clock: this.doubt,
    };
  }

  /** Two lines or a call to the first who are due, an evening with the first of all. */
  #smallActs(people: Soul[], nudges: Nudge[]): SmallActs {
    const someone = (id: string) => this.someone(this.soulOf(id));
    const step = (deed: DeedKind, words: (name: string) => string) =>
      nudges.slice(0, 2).map(({ person, name, because }) => {
        return { who: someone(person), deed, about: null, words: words(name), because };
      });
    const [first] = people;
    const meet = first && {
      who: this.someone(first),
      deed: 'meet' as const,
      about: null,
      words: `Ask ${nameOf(first)} for an evening`,
      because: 'No meeting noted yet',
    };
    const efforts = [
      { effort: '2 minutes', acts: step('write', (name) => `Write ${name} two lines`) },
      { effort: '20 minutes', acts: step('call', (name) => `Call ${name}`) },
      { effort: 'An evening', acts: meet ? [meet] : [] },
    ].filter(({ acts }) => acts.length > 0);
    return {
      taken: people.some(({ talks }) => talks.some(({ day }) => day === this.day)),
      efforts,
    };
  }

  async insights(whose: string | null) {
    const { people, rings, exchanges } = await this.reading();
    const count = (standing: string) =>
      exchanges.filter(({ fields }) => fields.standing === standing).length;
    const [given, received] = [count('given'), count('received')];
    return insightsOf({ people, whose, rings, day: this.day, given, received });
  }

  async people(ask: PeopleAsk) {
    const { people, rings } = await this.reading();
    // Of all that a search can say this one knows “likes …”.
    const likes = /\blikes (\w+)/i.exec(ask.query);
    const sought = ask.query
      .replace(likes?.[0] ?? '', '')
      .replace(',', '')
      .trim()
      .toLowerCase();
    const fits = ({ talks }: Soul) => talks.some(({ note }) => note.includes(likes?.[1] ?? ''));
    const found = people.filter(
      (one) =>
        this.#shown(one, ask.show) &&
        (ask.circle === null || one.circle === ask.circle) &&
        (sought === '' || nameOf(one).toLowerCase().includes(sought)) &&
        (!likes || fits(one)),
    );
    const rows = found.slice(ask.offset, ask.offset + ask.limit);
    return {
      total: found.length,
      offset: ask.offset,
      rows: rows.map((one) => ({
        ...rowOf(one, rings, this.day),
        why: likes ? `Interest: ${likes[1]}` : null,
      })),
      understood: likes ? [{ words: `Likes ${likes[1]}`, without: sought, others: [] }] : [],
    };
  }

  #shown(one: Soul, show: PeopleAsk['show']): boolean {
    if (show === 'archived' || show === 'deceased' || show === 'trashed') return one.state === show;
    if (one.state !== 'active') return false;
    if (show === 'knowBetter') return one.knowBetter === true;
    if (show === 'noRhythm') return rhythmOf(one, this.book.rings) === null;
    const due = dueOf(one, this.book.rings, this.day);
    return show === 'active' || (due !== null && due <= this.day);
  }

  async person(id: string) {
    const { people, rings } = await this.reading();
    return {
      ...viewOf(this.soulOf(id), rings, people, this.day),
      planned: this.plannedWith(id),
      reminders: this.remindersAbout(id),
      boundaries: this.boundariesOf(id),
      facts: this.factsOf(id),
      hardTimes: this.hardTimesOf(id),
      rifts: this.riftsWith(id),
      toShare: this.sharesWith(id),
      giving: this.givingWith(id),
    };
  }

  addPerson(fields: PersonFields) {
    const id = `n${this.next}`;
    const one = this.born({ ...soul(id, fields) }, fields.birthday);
    if (!nameOf(one)) return this.refuse('refused', 'Give at least one name.');
    return this.change(
      `Added ${nameOf(one)}`,
      ['people'],
      (book) => ({ ...book, people: [one, ...book.people] }),
      id,
    );
  }

  editPerson(id: string, fields: PersonFields) {
    return this.changePerson(id, 'Changed', (one) =>
      this.born({ ...one, fields }, fields.birthday),
    );
  }

  archivePerson(id: string) {
    return this.changePerson(id, 'Archived', (one) => ({ ...one, state: 'archived' }));
  }
  reactivatePerson(id: string) {
    return this.changePerson(id, 'Restored', (one) => ({
      ...one,
      state: 'active',
      trashedOn: null,
    }));
  }
  setMe(id: string, isMe: boolean) {
    return this.changePerson(id, 'Changed', (one) => ({
      ...one,
      isMe,
      state: isMe ? 'archived' : 'active',
    }));
  }
  knowBetter(id: string, knowBetter: boolean) {
    return this.changePerson(id, 'Changed', (one) => ({ ...one, knowBetter }));
  }
  async related() {
    return null;
  }
  markDeceased(id: string) {
    return this.changePerson(id, 'Will remember', (one) => ({ ...one, state: 'deceased' }));
  }
  trashPerson(id: string) {
    return this.changePerson(id, 'Moved to the trash:', (one) => ({
      ...one,
      state: 'trashed',
      trashedOn: this.day,
    }));
  }

  addMilestone(person: string, fields: Event['fields']) {
    const event: Event = {
      id: `m${this.next}`,
      fields: { ...fields, date: readDate(fields.date).value },
      done: [],
      hidden: null,
    };
    return this.changePerson(person, 'Added a milestone for', (one) => ({
      ...one,
      events: [...one.events, event],
    }));
  }
  editMilestone(id: string, fields: Event['fields']) {
    return this.changeEvent(id, 'Changed a milestone of', (event) => ({
      ...event,
      fields: { ...fields, date: readDate(fields.date).value },
    }));
  }
  removeMilestone(id: string) {
    return this.changeEvent(id, 'Removed a milestone of', () => null);
  }
  async readDay(text: string) {
    const read = await this.readDate(text);
    if (read.value <= this.day) return this.refuse('refused', 'Give a day to come.');
    return read;
  }
  async readDate(text: string) {
    await this.reading();
    return readDate(text);
  }

  faceOf(photo: string) {
    return photo;
  }
  async circles(): Promise<CircleView[]> {
    const { people, rings } = await this.reading();
    return rings.map((ring) => ({
      ...ring,
      notifyAt: null,
      people: people.filter(({ circle, state }) => circle === ring.id && state === 'active').length,
    }));
  }
  addCircle(fields: CircleFields) {
    const id = `c${this.next + 100}`;
    return this.change(
      `Added the circle ${fields.name}`,
      ['circles'],
      (book) => ({ ...book, rings: [...book.rings, { id, ...fields }] }),
      id,
    );
  }
  editCircle(id: string, fields: CircleFields) {
    return this.change(`Changed the circle ${fields.name}`, ['circles'], (book) => ({
      ...book,
      rings: book.rings.map((ring) => (ring.id === id ? { id, ...fields } : ring)),
    }));
  }
  removeCircle(id: string) {
    const name = this.book.rings.find((ring) => ring.id === id)?.name ?? '';
    return this.change(`Removed the circle ${name}`, ['circles', 'people'], (book) => ({
      ...book,
      rings: book.rings.filter((ring) => ring.id !== id),
      people: book.people.map((one) => (one.circle === id ? { ...one, circle: null } : one)),
    }));
  }
  setCircle(person: string, circle: string | null) {
    return this.changePerson(person, 'Changed the circle of', (one) => ({ ...one, circle }));
  }
  setRhythm(person: string, own: Soul['own']) {
    return this.changePerson(person, 'Changed the rhythm with', (one) => ({ ...one, own }));
  }
  pausePerson(person: string, pausedUntil: string | null) {
    const said = pausedUntil ? 'Paused' : 'Going on with';
    return this.changePerson(person, said, (one) => ({ ...one, pausedUntil }));
  }

  snoozeCheckIn(person: string, until: Later) {
    return this.changePerson(person, 'Snoozed', (one) => ({
      ...one,
      snoozedUntil: this.dayOf(until),
    }));
  }
  skipCheckIn(person: string) {
    return this.changePerson(person, 'Let this one go for', (one) => ({
      ...one,
      skippedOn: this.day,
    }));
  }
  congratulate(milestone: string, period: string, text: string, way: string | null) {
    if (way) this.opened.push(`${way}:${text}`);
    return this.changeEvent(milestone, 'Congratulated', (event) => ({
      ...event,
      done: [...event.done, period],
    }));
  }
  markCelebrated(milestone: string, period: string) {
    return this.changeEvent(milestone, 'Celebrated with', (event) => ({
      ...event,
      done: [...event.done, period],
    }));
  }
  snoozeMilestone(milestone: string, _period: string, until: Later) {
    return this.changeEvent(milestone, 'Snoozed', (event) => ({
      ...event,
      hidden: this.dayOf(until),
    }));
  }

  setLeapDay(person: string, leapDay: LeapDay) {
    return this.changePerson(person, 'Changed', (one) => ({ ...one, leapDay }));
  }
  async exportPeople(form: ExportForm) {
    this.opened.push(`export:${form}`);
    return `Wrote ${this.book.people.length} people to people.`;
  }
  async settings() {
    const { settings } = await this.reading();
    return {
      fields: settings,
      startAtLogin: this.#atLogin,
      startAtLoginWorks: true,
      thoughtCommand: null,
      dataFolder: '/home/sam/.local/share/app.fondly.Fondly',
      version: '0.1.0',
      health: {
        light: 'good' as const,
        sentence: 'Reminders are arriving. The last one showed this morning.',
        lastCheck: `${this.day}T09:00:00`,
        nextDue: `${shifted(this.day, 1)}T09:00:00`,
      },
      calendarTrouble: null,
    };
  }
  changeSettings(settings: SettingsFields) {
    return this.change('Settings saved', ['settings'], (book) => ({ ...book, settings }));
  }
  async setStartAtLogin(on: boolean) {
    this.#atLogin = on;
  }
  async chooseFolder() {
    return '/home/sam/Calendars';
  }
  async openDataFolder() {
    this.opened.push('data folder');
  }
  async sendTestNotification() {
    this.opened.push('test notification');
  }
  async examineReminders() {
    return [
      { isWell: true, sentence: 'Someone reminds of this book.' },
      { isWell: false, sentence: 'Nothing is said until 16 March, 09:00: you asked for silence.' },
    ];
  }
  async reminderHistory() {
    const { people } = await this.reading();
    return people.slice(0, 6).map((one, i) => ({
      at: `${shifted(this.day, -i)}T09:00:00`,
      person: one.id,
      name: nameOf(one),
      about: i === 0 ? ('milestone' as const) : ('checkIn' as const),
      what: i === 0 ? 'Birthday' : 'Check-in',
      on: shifted(this.day, -i),
      state: i === 4 ? ('held' as const) : ('presented' as const),
      why: i === 4 ? 'quiet hours' : 'the system took it',
      log: [
        {
          at: `${shifted(this.day, -i)}T09:00:00`,
          state: i === 4 ? ('held' as const) : ('presented' as const),
          why: i === 4 ? 'quiet hours' : 'the system took it',
        },
      ],
    }));
  }
  async quit() {
    this.opened.push('quit');
  }
  async openLink(url: string) {
    this.opened.push(url);
  }
}

/** The fake an address asks for: `?fake=empty`, `many`, `busy`, `clock`, `fails` or `slow`. */
export function fakeFrom(address: string): Fake {
  const asked = new URLSearchParams(address).get('fake');
  if (asked === 'empty' || asked === 'many' || asked === 'busy') return new Fake({ book: asked });
  const fake = new Fake({ fails: asked === 'fails', slow: asked === 'slow' ? 1200 : 0 });
  if (asked === 'clock')
    fake.doubt = { shows: '12 March 2029, 10:00', expected: '10 March 2026, 10:00' };
  return fake;
}
