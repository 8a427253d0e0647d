// What people do not want, and the brief before a talk, in the in-memory book.
import type {
  Boundary,
  BoundaryFields,
  Brief,
  Fact,
  FactFields,
  Noticed,
  Question,
  Topic,
} from '../bindings';
import { FakeLetters } from './letters';
import { nameOf } from './sentences';

export type Limit = { id: string; person: string; fields: BoundaryFields; confirmed: boolean };
export type Given = { person: string; words: string };

export type Known = { id: string; person: string; fields: FactFields };

const questions: Question[] = [
  {
    words: 'What do you cook when you’ve only got fifteen minutes?',
    depth: 'light',
    topics: ['food'],
  },
  { words: 'What does your family do on Sundays?', depth: 'real', topics: ['family'] },
  { words: 'What are you looking forward to?', depth: 'deep', topics: ['future'] },
];
const named: [RegExp, Topic][] = [
  [/father|mother|family/i, 'family'],
  [/job|work/i, 'work'],
];

export class FakeBriefs extends FakeLetters {
  async readTopics(text: string): Promise<Topic[]> {
    await this.reading();
    return named.filter(([words]) => words.test(text)).map(([, topic]) => topic);
  }

  protected boundariesOf(id: string): Boundary[] {
    return this.book.limits
      .filter(({ person }) => person === id)
      .map(({ id, fields, confirmed }) => ({
        id,
        fields,
        says: fields.words || fields.topics.join(', ') || fields.kind,
        sinceShown: fields.since === this.day ? 'today' : fields.since,
        isToConfirm: !confirmed,
      }));
  }

  goQuiet(person: string) {
    return this.change('Quiet for an hour', ['settings'], (book) => ({
      ...book,
      quietFor: person,
    }));
  }
  endQuiet() {
    return this.change('Not quiet any more', ['settings'], (book) => ({ ...book, quietFor: null }));
  }
  async brief(id: string): Promise<Brief> {
    const { given } = await this.reading();
    const one = this.soulOf(id);
    const boundaries = this.boundariesOf(id);
    const avoided = boundaries.flatMap(({ fields }) => fields.topics);
    const known = given.filter(({ person }) => person === id).map(({ words }) => words);
    const open = questions.filter(
      ({ words, topics }) => !known.includes(words) && !topics.some((one) => avoided.includes(one)),
    );
    return {
      toIntroduce: [],
      intention: this.soulOf(id).intention ?? '',
      trust: this.soulOf(id).trust ?? null,
      quietUntil: this.book.quietFor === id ? '15:30' : null,
      person: id,
      name: nameOf(one),
      pronounced: one.fields.name.phoneticGiven,
      pronouns: one.fields.pronouns,
      theirTime: null,
      notNow: null,
      boundaries,
      talks: one.talks.slice(0, 3).map(({ day, channel, note }) => ({
        day,
        ago: day,
        channel,
        words: note || null,
        heldBack: false,
      })),
      open: this.remindersAbout(id).map((reminder) => ({ reminder, touches: false })),
      heldBack: 0,
      planned: null,
      near: [],
      facts: this.factsOf(id),
      hardTimes: this.hardTimesOf(id).filter(({ lasts }) => lasts),
      rifts: this.riftsWith(id).filter(({ settled }) => !settled),
      toShare: this.sharesWith(id).open,
      ...this.#passing(id),
      inCommon: [],
      around: [],
      question: open[0] ?? null,
      unknown: 'Where do you live these days?',
    };
  }

  #passing(id: string) {
    const { toThank, ideas, hint } = this.givingWith(id);
    return { toThank, ideas, onlyAsked: hint };
  }

  protected override needsOf(id: string): Fact[] {
    return this.factsOf(id).filter(({ fields }) => fields.kind === 'need');
  }
  protected factsOf(id: string): Fact[] {
    return this.book.facts
      .filter(({ person }) => person === id)
      .map(({ id, fields }) => ({ id, fields, about: fields.kind, age: `said ${fields.saidOn}` }));
  }
  addFact(person: string, fields: FactFields) {
    const id = `f${this.next}`;
    return this.#know(`Noted: ${fields.words}`, (facts) => [...facts, { id, person, fields }]);
  }
  editFact(id: string, fields: FactFields) {
    return this.#know(`Changed “${fields.words}”`, (facts) =>
      facts.map((one) => (one.id === id ? { ...one, fields } : one)),
    );
  }
  confirmFact(id: string) {
    const saidOn = this.day;
    return this.#know('Still so', (facts) =>
      facts.map((one) => (one.id === id ? { ...one, fields: { ...one.fields, saidOn } } : one)),
    );
  }
  removeFact(id: string) {
    return this.#know('Removed it', (facts) => facts.filter((one) => one.id !== id));
  }
  async noticed(person: string, note: string): Promise<Noticed[]> {
    await this.reading();
    const said = [...note.matchAll(/likes (\w+)/g)].map(([, what]) => what ?? '');
    const known = this.factsOf(person).map(({ fields }) => fields.words);
    return said.filter((what) => !known.includes(what)).map((what) => ({ says: `Likes: ${what}` }));
  }
  keepNoticed(person: string, _note: string, _on: string, says: string) {
    const words = says.replace('Likes: ', '');
    return this.addFact(person, { kind: 'taste', words, saidOn: this.day });
  }
  #know(said: string, change: (facts: Known[]) => Known[]) {
    return this.change(said, ['people'], (book) => ({ ...book, facts: change(book.facts) }));
  }

  addBoundary(person: string, fields: BoundaryFields) {
    const id = `l${this.next}`;
    return this.#put(`Better not: ${fields.words}`, (limits) => [
      ...limits,
      { id, person, fields, confirmed: true },
    ]);
  }
  editBoundary(id: string, fields: BoundaryFields) {
    return this.#put(`Changed “${fields.words}”`, (limits) =>
      limits.map((one) => (one.id === id ? { ...one, fields } : one)),
    );
  }
  confirmBoundary(id: string) {
    return this.#put('Still so', (limits) =>
      limits.map((one) => (one.id === id ? { ...one, confirmed: true } : one)),
    );
  }
  removeBoundary(id: string) {
    return this.#put('No longer', (limits) => limits.filter((one) => one.id !== id));
  }

  /** First words that were taken, in their order. */
  used: string[] = [];
  async openerUsed(_person: string, words: string) {
    this.used.push(words);
  }

  passQuestion(person: string, words: string) {
    return this.#give(`Another question for ${nameOf(this.soulOf(person))}`, { person, words });
  }
  questionAsked(person: string, words: string) {
    return this.#give(`You asked: “${words}”`, { person, words });
  }

  #give(said: string, one: Given) {
    return this.change(said, ['people'], (book) => ({ ...book, given: [...book.given, one] }));
  }
  #put(said: string, change: (limits: Limit[]) => Limit[]) {
    return this.change(said, ['people'], (book) => ({ ...book, limits: change(book.limits) }));
  }
}
