// What the user wants to share, in the in-memory book.
import type { ShareFields, ToShare } from '../bindings';
import { FakeHardTimes } from './hard';
import { nameOf } from './sentences';

export type Kept = { id: string; fields: ShareFields; told: string[] };

export class FakeShares extends FakeHardTimes {
  protected sharesWith(person: string): ToShare {
    const open = this.book.shares
      .filter(
        ({ fields: { whom }, told }) => !told.includes(person) && (whom?.includes(person) ?? true),
      )
      .map(({ id, fields: { words, whom } }) => ({
        id,
        words,
        whom: whom?.map((who) => ({ id: who, name: nameOf(this.soulOf(who)) })) ?? null,
        saved: 'saved today',
        touches: false,
      }));
    return { open, heldBack: 0 };
  }

  addShare(fields: ShareFields) {
    const id = `s${this.next}`;
    return this.#put(`Saved: ${fields.words}`, (shares) => [...shares, { id, fields, told: [] }]);
  }
  editShare(id: string, fields: ShareFields) {
    return this.#put(`Changed “${fields.words}”`, (shares) =>
      shares.map((one) => (one.id === id ? { ...one, fields } : one)),
    );
  }
  tellShare(id: string, person: string) {
    return this.#put(`Told ${nameOf(this.soulOf(person))}`, (shares) =>
      shares.map((one) => (one.id === id ? { ...one, told: [...one.told, person] } : one)),
    );
  }
  removeShare(id: string) {
    return this.#put('Removed it', (shares) => shares.filter((one) => one.id !== id));
  }

  #put(said: string, change: (shares: Kept[]) => Kept[]) {
    return this.change(said, ['people'], (book) => ({ ...book, shares: change(book.shares) }));
  }
}
