// A letter to someone, in the in-memory book.
import type { Done, Letter } from '../bindings';
import { FakeExchanges } from './exchanges';
import { nameOf } from './sentences';

export class FakeLetters extends FakeExchanges {
  letters = new Map<string, string>();

  async letter(person: string): Promise<Letter> {
    await this.reading();
    const one = this.soulOf(person);
    const { toThank, passed } = this.givingWith(person);
    return {
      person,
      name: nameOf(one),
      notWanted: null,
      words: this.letters.get(person) ?? `Dear ${nameOf(one).split(' ')[0] ?? ''},\n\n`,
      kindnesses: [...toThank, ...passed].filter(({ fields }) => fields.standing === 'received'),
      appreciated: [],
      talks: [],
      heldBack: 0,
    };
  }
  async keepLetter(person: string, words: string): Promise<null> {
    this.letters.set(person, words);
    return null;
  }
  sendLetter(person: string, _words: string): Promise<Done> {
    this.letters.delete(person);
    return this.change(
      `Sent your letter to ${nameOf(this.soulOf(person))}`,
      ['people'],
      (book) => ({
        ...book,
        exchanges: book.exchanges.map((one) =>
          one.person === person && one.fields.standing === 'received'
            ? { ...one, fields: { ...one.fields, thankedOn: this.day } }
            : one,
        ),
      }),
    );
  }
}
