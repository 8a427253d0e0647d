// The file the in-memory book imports: 120 people, a few already here, and three cards with problems.
import { noFields } from '../../blank';
import type { ImportPreview, PreviewRow, Problem } from '../bindings';
import { nameOf } from './sentences';
import { soul, type Soul } from './souls';

const given = [
  'Alma',
  'Boris',
  'Carmen',
  'Dilan',
  'Edda',
  'Farid',
  'Gwen',
  'Hugo',
  'Irene',
  'Jamal',
];
const family = [
  'Alves',
  'Bauer',
  'Chen',
  'Dietz',
  'Egede',
  'Flores',
  'Grant',
  'Hassan',
  'Ito',
  'Jokinen',
  'Kaya',
  'Lopes',
];

const problems = (file: string): Problem[] => [
  { file, card: 17, line: 204, reason: 'The card has no name, mail or phone.' },
  {
    file,
    card: 58,
    line: 731,
    reason: 'The birthday “31 February” is not a day. The rest of the card is kept.',
  },
  { file, card: 103, line: 1290, reason: 'The card ends in the middle.' },
];

/** Null when nothing in these files can be read. */
export function cardsIn(files: string[]): { preview: ImportPreview; people: Soul[] } | null {
  const file = files.find((path) => path.toLowerCase().endsWith('.vcf'));
  if (!file) return null;
  const name = file.split(/[\\/]/).at(-1) ?? file;
  const people = Array.from({ length: 112 }, (_, i) =>
    soul(`i${i + 1}`, {
      name: {
        ...noFields.name,
        given: given[i % given.length] ?? '',
        family: family[i % family.length] ?? '',
      },
      emails: [{ label: 'home', value: `card${i + 1}@example.org` }],
      birthday: i % 3 === 0 ? `19${60 + (i % 40)}-04-15` : '',
    }),
  );
  const fates: PreviewRow[] = people.slice(0, 50).map((one, i) => ({
    name: nameOf(one),
    birthday: one.fields.birthday ? `15 April 19${60 + (i % 40)}` : '',
    detail: one.fields.emails[0]?.value ?? '',
    fate: i === 4 ? 'changed' : i === 7 ? 'same' : 'new',
  }));
  const preview: ImportPreview = {
    files: [name],
    cards: 120,
    added: people.length,
    updated: 3,
    unchanged: 2,
    first: fates,
    problems: problems(name),
    problemCount: 3,
    twins: [{ name: 'Ana Costa', inBook: 'Ana Costa', evidence: 'Same name, different mail' }],
  };
  return { preview, people };
}
