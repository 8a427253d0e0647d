// Goals, the week looked back on and thoughts of the in-memory book.
import type { Depth, GoalFields, Pondered, Thought, You } from '../bindings';
import { FakeGatherings } from './gatherings';
import { nameOf } from './sentences';

export type Wanted = { id: string; fields: GoalFields; reached: boolean };
export type Thinking = Thought & { person: string | null };

const questions: [Pondered, string][] = [
  ['energy', 'Who gave you energy this week?'],
  ['missed', 'Whom did you miss, or think of and not tell?'],
  ['promised', 'What did you promise, and is it on its way?'],
  ['hard', 'What was hard, or was left unsaid?'],
  ['next', 'What is the next week for?'],
];

export class FakeYou extends FakeGatherings {
  async you(): Promise<You> {
    const { goals, answers, thoughts, quiet } = await this.reading();
    return {
      review: {
        monday: this.day,
        week: 'this week',
        questions: questions.map(([which, question]) => ({
          which,
          question,
          told: which === 'energy' ? 'You talked to Ana' : '',
          answer: answers[which] ?? '',
        })),
        quiet: quiet === this.day,
        nextQuiet: quiet !== null && quiet > this.day,
      },
      goals: goals.map(({ id, fields, reached }) => ({
        id,
        fields,
        reached,
        people: fields.people.map((person) => ({ id: person, name: nameOf(this.soulOf(person)) })),
        done: 'no talk since',
        when: `since ${this.day}`,
      })),
      me: null,
      matters: [],
      thoughts: thoughts.filter(({ person }) => person === null),
    };
  }

  addGoal(fields: GoalFields) {
    const id = `w${this.next}`;
    return this.#wanted(`You would like: ${fields.words}`, (all) => [
      ...all,
      { id, fields, reached: false },
    ]);
  }
  editGoal(id: string, fields: GoalFields) {
    return this.#wanted(`Changed “${fields.words}”`, (all) =>
      all.map((one) => (one.id === id ? { ...one, fields } : one)),
    );
  }
  reachGoal(id: string, reached: boolean) {
    return this.#wanted('It came to be', (all) =>
      all.map((one) => (one.id === id ? { ...one, reached } : one)),
    );
  }
  removeGoal(id: string) {
    return this.#wanted('Removed', (all) => all.filter((one) => one.id !== id));
  }
  setIntention(person: string, intention: string) {
    return this.changePerson(person, 'Noted why you are in touch with', (one) => ({
      ...one,
      intention,
    }));
  }
  setTrust(person: string, trust: Depth | null) {
    return this.changePerson(person, 'Noted what you can tell', (one) => ({ ...one, trust }));
  }
  async theme() {
    return (await this.reading()).settings.theme;
  }
  async parkThought(words: string) {
    if (words.trim() !== '') await this.addReflection(null, words);
  }
  answerReview(_on: string, question: Pondered, words: string) {
    return this.change('Kept your answer', ['people'], (book) => ({
      ...book,
      answers: { ...book.answers, [question]: words },
    }));
  }
  addReflection(person: string | null, words: string) {
    const one = { id: `th${this.next}`, person, words, when: this.day };
    return this.change('Kept for your eyes only', ['people'], (book) => ({
      ...book,
      thoughts: [one, ...book.thoughts],
    }));
  }
  placeReflection(id: string, person: string | null) {
    return this.change('The thought is about someone', ['people'], (book) => ({
      ...book,
      thoughts: book.thoughts.map((one) => (one.id === id ? { ...one, person } : one)),
    }));
  }
  removeReflection(id: string) {
    return this.change('Removed the thought', ['people'], (book) => ({
      ...book,
      thoughts: book.thoughts.filter((one) => one.id !== id),
    }));
  }
  keepQuiet(quiet: string | null) {
    return this.change('A quiet week', ['settings'], (book) => ({ ...book, quiet }));
  }

  #wanted(said: string, change: (all: Wanted[]) => Wanted[]) {
    return this.change(said, ['people'], (book) => ({ ...book, goals: change(book.goals) }));
  }
}
