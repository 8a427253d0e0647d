// What passes between the user and someone, in the in-memory book.
import type { Exchange, ExchangeFields, Fact, Giving, ToThank } from '../bindings';
import { nameOf } from './sentences';
import { FakeShares } from './shares';

export type Passed = { id: string; person: string; fields: ExchangeFields };

const standsAs = { idea: 'an idea', given: 'given today', received: 'received today' };

const viewOf = ({ id, fields }: Passed): Exchange => ({
  id,
  fields,
  stands: `${fields.kind}, ${standsAs[fields.standing]}`,
  touches: false,
});
const isToThank = ({ fields }: Passed) =>
  fields.standing === 'received' && fields.thankedOn === null;

export class FakeExchanges extends FakeShares {
  protected givingWith(person: string): Giving {
    const all = this.book.exchanges.filter((one) => one.person === person);
    const asked = all.filter(({ fields }) => fields.askedFor);
    const isIdea = ({ fields }: Passed) => fields.standing === 'idea';
    return {
      toThank: all.filter(isToThank).map(viewOf),
      ideas: all.filter(isIdea).map(viewOf),
      passed: all.filter((one) => !isToThank(one) && !isIdea(one)).map(viewOf),
      needs: this.needsOf(person),
      hint: asked.length < 3 ? null : 'The last three times you asked something of them.',
    };
  }
  protected needsOf(_person: string): Fact[] {
    return [];
  }
  protected thanksOfToday(): ToThank[] {
    return this.book.exchanges.filter(isToThank).map((one) => ({
      person: one.person,
      name: nameOf(this.soulOf(one.person)),
      exchange: viewOf(one),
    }));
  }

  addExchange(person: string, fields: ExchangeFields) {
    const id = `x${this.next}`;
    return this.#put(`Noted: ${fields.words}`, (all) => [...all, { id, person, fields }]);
  }
  editExchange(id: string, fields: ExchangeFields) {
    return this.#change(id, `Changed “${fields.words}”`, () => fields);
  }
  giveIdea(id: string) {
    return this.#change(id, 'Given', (before) => ({
      ...before,
      standing: 'given',
      on: this.day,
    }));
  }
  thank(id: string) {
    return this.#change(id, 'Thanked', (before) => ({ ...before, thankedOn: this.day }));
  }
  removeExchange(id: string) {
    return this.#put('Removed it', (all) => all.filter((one) => one.id !== id));
  }

  #change(id: string, said: string, change: (before: ExchangeFields) => ExchangeFields) {
    return this.#put(said, (all) =>
      all.map((one) => (one.id === id ? { ...one, fields: change(one.fields) } : one)),
    );
  }
  #put(said: string, change: (all: Passed[]) => Passed[]) {
    return this.change(said, ['people'], (book) => ({
      ...book,
      exchanges: change(book.exchanges),
    }));
  }
}
