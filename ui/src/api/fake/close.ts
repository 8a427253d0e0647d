// Whom to stay close to, in the in-memory book: whoever has no rhythm, in the order of the book.
import type { Done, FirstCatchUp, KeptClose, MaybeClose } from '../bindings';
import { shifted } from './dates';
import { rhythmOf } from './sentences';
import type { Soul } from './souls';
import { FakeYou } from './you';

export class FakeClose extends FakeYou {
  protected isNobodyKeptClose(): boolean {
    const here = this.book.people.filter(({ state }) => state === 'active');
    return here.length > 0 && here.every((one) => this.#hasNone(one));
  }
  #hasNone(one: Soul): boolean {
    return one.state === 'active' && rhythmOf(one, this.book.rings) === null;
  }

  async maybeClose(most: number): Promise<MaybeClose> {
    const { people } = await this.reading();
    const found = people.filter((one) => this.#hasNone(one));
    const line = (one: Soul) => ({
      who: this.someone(one),
      because: one.events.length > 0 ? 'Birthday in the book' : '',
    });
    return { total: found.length, people: found.slice(0, most).map(line) };
  }
  keepClose(whom: KeptClose[]): Promise<Done> {
    const often = new Map(whom.map(({ person, rhythm }) => [person, rhythm]));
    return this.change(`You keep ${whom.length} people close`, ['people'], (book) => ({
      ...book,
      people: book.people.map((one) => ({ ...one, own: often.get(one.id) ?? one.own })),
    }));
  }
  async firstCatchUp([first]: string[]): Promise<FirstCatchUp | null> {
    await this.reading();
    if (first === undefined) return null;
    return { who: this.someone(this.soulOf(first)), day: shifted(this.day, 3), channel: 'call' };
  }
}
