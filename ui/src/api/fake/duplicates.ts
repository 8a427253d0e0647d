// People of the in-memory book side by side, as if they were one.
import type { Compared, ComparedPerson, DuplicateGroup } from '../bindings';
import { nameOf } from './sentences';
import type { Soul } from './souls';

const personOf = (one: Soul): ComparedPerson => ({
  id: one.id,
  name: nameOf(one),
  initials: nameOf(one).slice(0, 1),
  photo: null,
  tone: null,
  circle: null,
  detail: one.fields.emails[0]?.value ?? '',
  talks: one.talks.length,
});

export const duplicateOf = (people: Soul[]): DuplicateGroup => ({
  people: people.map(personOf),
  sureness: 'certain',
  evidence: ['the same e-mail address', 'the same name'],
});

export const comparedOf = (people: Soul[]): Compared => ({
  people: people.map(personOf),
  rows: [
    { facet: 'name', differs: true, texts: people.map((one) => [nameOf(one)]), stands: 0 },
    {
      facet: 'emails',
      differs: false,
      texts: people.map((one) => one.fields.emails.map(({ value }) => value)),
      stands: null,
    },
  ],
});
