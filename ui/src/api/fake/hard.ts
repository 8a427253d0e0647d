// What people go through and what stands between two, in the in-memory book.
import type { HardTime, HardTimeFields, Rift, RiftFields } from '../bindings';
import { FakeReminders } from './reminders';

export type Gone = { id: string; person: string; fields: HardTimeFields; over: boolean };
export type Torn = { id: string; person: string; fields: RiftFields; settled: boolean };

export class FakeHardTimes extends FakeReminders {
  protected hardTimesOf(whose: string): HardTime[] {
    return this.book.hardTimes
      .filter(({ person }) => person === whose)
      .map(({ id, fields, over }) => ({
        id,
        fields,
        says: [fields.kind, fields.words].filter(Boolean).join(': '),
        when: `since ${fields.since}`,
        lasts: !over,
      }));
  }
  protected riftsWith(whose: string): Rift[] {
    return this.book.rifts
      .filter(({ person }) => person === whose)
      .map(({ id, fields, settled }) => ({ id, fields, settled, when: `since ${fields.since}` }));
  }

  addHardTime(person: string, fields: HardTimeFields) {
    const id = `h${this.next}`;
    return this.#through('Noted', (all) => [...all, { id, person, fields, over: false }]);
  }
  editHardTime(id: string, fields: HardTimeFields) {
    return this.#through('Changed', (all) =>
      all.map((one) => (one.id === id ? { ...one, fields } : one)),
    );
  }
  endHardTime(id: string) {
    return this.#through('It is over', (all) =>
      all.map((one) => (one.id === id ? { ...one, over: true } : one)),
    );
  }
  removeHardTime(id: string) {
    return this.#through('Removed it', (all) => all.filter((one) => one.id !== id));
  }

  addRift(person: string, fields: RiftFields) {
    const id = `t${this.next}`;
    return this.#between(`To mend: ${fields.words}`, (all) => [
      ...all,
      { id, person, fields, settled: false },
    ]);
  }
  editRift(id: string, fields: RiftFields) {
    return this.#between('Changed', (all) =>
      all.map((one) => (one.id === id ? { ...one, fields } : one)),
    );
  }
  settleRift(id: string) {
    return this.#between('Settled', (all) =>
      all.map((one) => (one.id === id ? { ...one, settled: true } : one)),
    );
  }
  removeRift(id: string) {
    return this.#between('Removed it', (all) => all.filter((one) => one.id !== id));
  }

  #through(said: string, change: (all: Gone[]) => Gone[]) {
    return this.change(said, ['people'], (book) => ({
      ...book,
      hardTimes: change(book.hardTimes),
    }));
  }
  #between(said: string, change: (all: Torn[]) => Torn[]) {
    return this.change(said, ['people'], (book) => ({ ...book, rifts: change(book.rifts) }));
  }
}
