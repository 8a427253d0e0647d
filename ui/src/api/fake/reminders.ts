// What is to be reminded of, in the in-memory book.
import type { Later, Reminder, ReminderFields } from '../bindings';
import { shifted } from './dates';
import { FakePlanning } from './planning';

export type Note = { id: string; fields: ReminderFields; hidden: string | null };

export class FakeReminders extends FakePlanning {
  #shown({ id, fields }: Note): Reminder {
    const { kind, person, words, day, time, every, theirClock } = fields;
    const who = person === null ? null : this.someone(this.soulOf(person));
    const when = day === this.day ? 'today' : day;
    const repeats = every || null;
    return { id, kind, who, words, day, firstDay: day, time, repeats, theirClock, when };
  }

  async reminders() {
    const { notes } = await this.reading();
    return notes.map((note) => this.#shown(note));
  }
  protected remindersDue(): Reminder[] {
    const due = this.book.notes.filter(
      ({ fields, hidden }) => fields.day <= this.day && (hidden ?? '') <= this.day,
    );
    return due.map((note) => this.#shown(note));
  }
  protected remindersAbout(id: string): Reminder[] {
    const theirs = this.book.notes.filter(({ fields }) => fields.person === id);
    return theirs.map((note) => this.#shown(note));
  }

  addReminder(fields: ReminderFields) {
    const id = `r${this.next}`;
    return this.#put(`Reminder: ${fields.words}`, (notes) => [
      ...notes,
      { id, fields, hidden: null },
    ]);
  }
  addEvent(person: string, words: string, day: string) {
    const fields = { person, words, time: null, every: '', theirClock: false };
    const pair: Note[] = [
      {
        id: `w${this.next}`,
        fields: { ...fields, kind: 'wish', day: shifted(day, -1) },
        hidden: null,
      },
      {
        id: `r${this.next}`,
        fields: { ...fields, kind: 'openLoop', day: shifted(day, 1) },
        hidden: null,
      },
    ];
    return this.#put(`Wish luck, then ask how it was: ${words}`, (notes) => [...notes, ...pair]);
  }
  editReminder(id: string, fields: ReminderFields) {
    return this.#put(`Changed “${fields.words}”`, (notes) =>
      notes.map((one) => (one.id === id ? { ...one, fields } : one)),
    );
  }
  finishReminder(id: string) {
    return this.#put('It is done', (notes) => notes.filter((one) => one.id !== id));
  }
  removeReminder(id: string) {
    return this.#put('Removed it', (notes) => notes.filter((one) => one.id !== id));
  }
  snoozeReminder(id: string, _on: string, until: Later) {
    const hidden = this.dayOf(until);
    return this.#put('It is hidden', (notes) =>
      notes.map((one) => (one.id === id ? { ...one, hidden } : one)),
    );
  }

  #put(said: string, change: (notes: Note[]) => Note[]) {
    return this.change(said, ['reminders'], (book) => ({ ...book, notes: change(book.notes) }));
  }
}
