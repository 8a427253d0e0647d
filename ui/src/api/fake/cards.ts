// The file the in-memory book imports: 120 people, a few already here, and three cards with problems.
import { noFields } from '../../blank';
import type { Fate, ImportPreview, LineKind, PreviewRow, Problem, Twin } from '../bindings';
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

type Cards = { preview: ImportPreview; people: Soul[]; lines: (kind: LineKind) => PreviewRow[] };

const twin: Twin = {
  person: 'p1',
  name: 'Ana Costa',
  sureness: 'certain',
  evidence: ['the same e-mail address', 'the same name'],
  news: {
    differences: [{ facet: 'phones', before: [], after: ['+351 912 345 678 (cell)'] }],
    conflicts: [{ facet: 'note', mine: 'Moved to Porto', theirs: 'Sails on Sundays' }],
  },
};

/** Null when nothing in these files can be read. */
export function cardsIn(files: string[]): Cards | null {
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
  const row = (one: Soul, i: number, fate: Fate): PreviewRow => ({
    key: String(i).padStart(64, '0'),
    name: nameOf(one),
    birthday: one.fields.birthday ? `15 April 19${60 + (i % 40)}` : '',
    detail: one.fields.emails[0]?.value ?? '',
    fate,
    whose: fate === 'changed' ? nameOf(one) : null,
    news: fate === 'changed' ? twin.news : { differences: [], conflicts: [] },
    twin: i === 111 ? twin : null,
    rests: false,
  });
  const kinds: Record<LineKind, PreviewRow[]> = {
    new: people.slice(0, 111).map((one, i) => row(one, i, 'new')),
    twins: people.slice(111).map((one) => row(one, 111, 'new')),
    changed: people.slice(0, 3).map((one, i) => row(one, 200 + i, 'changed')),
    same: people.slice(3, 5).map((one, i) => row(one, 300 + i, 'same')),
  };
  const preview: ImportPreview = {
    files: [name],
    cards: 117,
    added: people.length,
    updated: 3,
    resting: 0,
    unchanged: 2,
    number: 1,
    talks: 0,
    conflicts: 3,
    twins: 1,
    certain: 1,
    likely: 1,
    maybe: 1,
    problems: problems(name),
    problemCount: 3,
    columns: [],
    events: [],
    groups: [{ name: 'Choir', people: 2 }],
  };
  return { preview, people, lines: (kind) => kinds[kind] };
}
