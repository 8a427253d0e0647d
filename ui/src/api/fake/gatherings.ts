// Gatherings and introductions of the in-memory book.
import type {
  Companion,
  Gathering,
  GatheringFields,
  Gatherings,
  Guest,
  Introduction,
  Says,
} from '../bindings';
import { nameOf } from './sentences';
import { FakeTalks } from './talks';

/** A gathering as it is kept; what is shown of it is worked out. */
export type Held = { id: string; fields: GatheringFields; guests: Guest[] };

export class FakeGatherings extends FakeTalks {
  async gatherings(): Promise<Gatherings> {
    const { gatherings, suggested, introductions } = await this.reading();
    return {
      gatherings: gatherings.map((one) => this.#shown(one)),
      suggested,
      introductions,
      communities: this.#communities(),
    };
  }
  async gathering(id: string): Promise<Gathering> {
    const one = (await this.reading()).gatherings.find((held) => held.id === id);
    return one ? this.#shown(one) : this.refuse('notFound', 'This gathering is gone.');
  }

  addGathering(fields: GatheringFields) {
    const id = `g${this.next}`;
    return this.#held(`Added ${fields.name}`, (all) => [{ id, fields, guests: [] }, ...all], id);
  }
  letGoOfIntroducing(one: string, other: string) {
    const pair = [one, other].toSorted().join();
    return this.change('Not suggesting them to each other any more', ['people'], (book) => ({
      ...book,
      suggested: book.suggested.filter(
        ({ needs, offers }) => [needs.person, offers.person].toSorted().join() !== pair,
      ),
    }));
  }
  editGathering(id: string, fields: GatheringFields) {
    return this.#one(id, `Changed ${fields.name}`, (one) => ({ ...one, fields }));
  }
  removeGathering(id: string) {
    return this.#held('Removed the gathering', (all) => all.filter((one) => one.id !== id));
  }
  invite(id: string, person: string) {
    const guest = this.#guest(person, nameOf(this.soulOf(person)), 'invited');
    return this.#one(id, `Asked along: ${guest.name}`, (one) => ({
      ...one,
      guests: [...one.guests, guest],
    }));
  }
  /** Who is new is there by name alone. */
  meet(id: string, who: Companion, line: string, next: string) {
    const person = who.kind === 'known' ? who.id : who.name;
    const name = who.kind === 'known' ? nameOf(this.soulOf(who.id)) : who.name;
    const guest = { ...this.#guest(person, name, 'met'), line, next };
    return this.#one(id, `Met ${name}`, (one) => ({
      ...one,
      guests: [...one.guests.filter((other) => other.person !== person), guest],
    }));
  }
  editGuest(id: string, line: string, next: string) {
    return this.#guests('Changed what you noted', (all) =>
      all.map((one) => (one.id === id ? { ...one, line, next } : one)),
    );
  }
  removeGuest(id: string) {
    return this.#guests('Took them out', (all) => all.filter((one) => one.id !== id));
  }

  addIntroduction(one: string, other: string, words: string) {
    const id = `i${this.next}`;
    const sides = [one, other].map((person) => {
      return { person, name: nameOf(this.soulOf(person)), says: 'notAsked' as Says };
    });
    const made = { id, sides, words, made: null, ready: false, outcome: '' };
    return this.#introduced('To introduce them: ask both first', (all) => [made, ...all], id);
  }
  saysToIntroduction(id: string, person: string, says: Says) {
    return this.#pair(id, 'Noted', (one) => {
      const sides = one.sides.map((side) => (side.person === person ? { ...side, says } : side));
      return { ...one, sides, ready: sides.every((side) => side.says === 'yes') };
    });
  }
  introduce(id: string) {
    return this.#pair(id, 'Introduced', (one) => ({
      ...one,
      made: 'introduced today',
      ready: false,
    }));
  }
  cameOfIntroduction(id: string, outcome: string) {
    return this.#pair(id, 'Noted what came of it', (one) => ({ ...one, outcome }));
  }
  removeIntroduction(id: string) {
    return this.#introduced('Removed', (all) => all.filter((one) => one.id !== id));
  }

  #shown({ id, fields, guests }: Held): Gathering {
    const met = guests.filter(({ presence }) => presence === 'met').length;
    const count = fields.hoped ? `${met} of ${fields.hoped} met` : `${met} met`;
    return { id, fields, when: fields.day, hasCome: fields.day <= this.day, count, met, guests };
  }
  #guest(person: string, name: string, presence: Guest['presence']): Guest {
    const met = presence === 'met';
    return {
      id: `u${this.next}`,
      person,
      name,
      initials: name.slice(0, 2).toUpperCase(),
      photo: null,
      presence,
      line: '',
      next: '',
      followUp: met ? 'Follow up on Monday' : null,
      opener: met ? `It was good to meet you, ${name}.` : '',
    };
  }
  #communities() {
    const places = new Map<string, string[]>();
    for (const one of this.book.people) {
      const of = one.fields.organization;
      if (of) places.set(of, [...(places.get(of) ?? []), nameOf(one)]);
    }
    return [...places]
      .filter(([, names]) => names.length > 1)
      .map(([name, names]) => ({
        name,
        isTag: false,
        search: `works at ${name}`,
        count: names.length,
        names: names.join(', '),
        last: 'no talk noted yet',
      }));
  }

  #held(said: string, change: (all: Held[]) => Held[], id: string | null = null) {
    const gatherings = (all: Held[]) => change(all);
    return this.change(
      said,
      ['people', 'reminders'],
      (book) => ({ ...book, gatherings: gatherings(book.gatherings) }),
      id,
    );
  }
  #one(id: string, said: string, change: (one: Held) => Held) {
    return this.#held(said, (all) => all.map((one) => (one.id === id ? change(one) : one)));
  }
  #guests(said: string, change: (all: Guest[]) => Guest[]) {
    return this.#held(said, (all) => all.map((one) => ({ ...one, guests: change(one.guests) })));
  }
  #introduced(
    said: string,
    change: (all: Introduction[]) => Introduction[],
    id: string | null = null,
  ) {
    return this.change(
      said,
      ['people', 'reminders'],
      (book) => ({ ...book, introductions: change(book.introductions) }),
      id,
    );
  }
  #pair(id: string, said: string, change: (one: Introduction) => Introduction) {
    return this.#introduced(said, (all) => all.map((one) => (one.id === id ? change(one) : one)));
  }
}
