// The people of the in-memory book: 25 written by hand, or as many as a test asks for.
import { noFields } from '../../blank';
import type {
  Depth,
  ChannelView,
  Labelled,
  LeapDay,
  MilestoneFields,
  MilestoneKind,
  PersonFields,
  PersonState,
  Planning,
  RhythmView,
  TimelineEntry,
  Tone,
} from '../bindings';
import { shifted } from './dates';

export type Event = { id: string; fields: MilestoneFields; done: string[]; hidden: string | null };
export type Soul = {
  id: string;
  fields: PersonFields;
  circle: string | null;
  isMe?: boolean;
  knowBetter?: boolean;
  intention?: string;
  trust?: Depth | null;
  own: RhythmView | null;
  state: PersonState;
  trashedOn: string | null;
  pausedUntil: string | null;
  snoozedUntil: string | null;
  skippedOn: string | null;
  events: Event[];
  talks: TimelineEntry[];
  planning: Planning;
  leapDay: LeapDay;
};
export type Ring = { id: string; name: string; tone: Tone; rhythm: RhythmView | null };

const every = (n: number, unit: RhythmView['unit']): RhythmView => ({
  every: n,
  unit,
  fixedFrom: null,
});

export const rings: Ring[] = [
  { id: 'c1', name: 'Inner', tone: 'inner', rhythm: every(1, 'week') },
  { id: 'c2', name: 'Family', tone: 'family', rhythm: every(2, 'week') },
  { id: 'c3', name: 'Friends', tone: 'friends', rhythm: every(3, 'week') },
  { id: 'c4', name: 'Work', tone: 'work', rhythm: every(2, 'month') },
  { id: 'c5', name: 'Wider', tone: 'wider', rhythm: null },
];

export const soul = (id: string, fields: Partial<PersonFields>): Soul => ({
  id,
  fields: { ...noFields, ...fields },
  circle: null,
  own: null,
  state: 'active',
  trashedOn: null,
  pausedUntil: null,
  snoozedUntil: null,
  skippedOn: null,
  events: [],
  talks: [],
  planning: { leastGap: 0, keptDays: '', away: '' },
  leapDay: 'february28',
});

// given, family, circle, own weeks, days since the last talk, about, birthday in days, turns, city
type Line = [string, string, string | null, number, number | null, string, number, number, string];
const lines: Line[] = [
  ['Marta', 'Berg', 'c3', 0, 9, 'her new kitchen', 0, 40, 'Malmö'],
  ['Tunde', 'Okafor', 'c4', 0, 20, 'the move to the river office', 60, 35, 'Lagos'],
  ['Ana', 'Costa', 'c3', 0, 24, 'her move to Porto', 120, 33, 'Porto'],
  ['Hiro', 'Nakamura', 'c3', 4, 31, 'coffee near the station', 200, 41, 'Kyoto'],
  ['Priya', 'Diaz', 'c3', 6, 92, 'her half marathon', 33, 38, 'Leeds'],
  ['Bo', 'Lindqvist', 'c2', 0, 15, 'the exam results she was waiting for', 150, 22, 'Uppsala'],
  ['Ruth', 'Abara', 'c1', 0, 4, 'her garden', 80, 71, 'Bristol'],
  ['Sofia', 'Marchetti', 'c3', 0, 22, 'the choir', 45, 36, 'Torino'],
  ['Jonas', 'Weber', 'c3', 0, 13, 'climbing in spring', 260, 34, 'Graz'],
  ['Leila', 'Haddad', 'c2', 0, 6, 'the twins', 12, 31, 'Tunis'],
  ['Oskar', 'Nowak', 'c3', 0, 21, '', 310, 45, 'Gdańsk'],
  ['李', '小龍', 'c3', 0, 21, '新しい仕事', 90, 29, '香港'],
  ['ليلى', 'منصور', 'c3', 0, 26, 'كتابها الأول', 170, 39, 'عمّان'],
  [
    'Maximiliana-Theodora',
    'von Hohenfelsenstein-Oppenheimer zu Rabenau',
    'c4',
    0,
    63,
    'the archive and everything that was found in it that rainy afternoon',
    6,
    52,
    'Regensburg',
  ],
  ['Grace', 'Mbeki', 'c2', 0, 5, 'Sunday lunch', 100, 66, 'Durban'],
  ['Tom', 'Ashworth', 'c4', 0, 130, 'the old team', 210, 48, 'York'],
  ['Ines', 'Ferreira', null, 0, 300, 'a book on tides', 140, 30, 'Faro'],
  ['Wei', 'Zhang', 'c5', 0, 410, '', 250, 27, 'Chengdu'],
  ['Nadia', 'Petrova', 'c3', 0, 2, 'the train to Varna', 70, 37, 'Sofia'],
  ['Samuel', 'Adeyemi', 'c1', 0, 1, 'football', 300, 43, 'Ibadan'],
  ['Clara', 'Jensen', 'c4', 0, 12, 'the talk she gave', 180, 32, 'Aarhus'],
  ['Pablo', 'Ruiz', 'c5', 0, null, '', 220, 26, 'Cádiz'],
  ['Yuki', 'Tanaka', null, 0, null, '', 330, 24, 'Osaka'],
  ['Henrik', 'Dahl', 'c3', 0, 60, 'sailing', 290, 58, 'Bergen'],
  ['Elif', 'Yılmaz', 'c4', 0, 200, 'her first job', 240, 25, 'İzmir'],
];

export function handful(today: string): Soul[] {
  return lines.map((line, i) => written(line, `p${i + 1}`, today));
}

function written(line: Line, id: string, today: string): Soul {
  const [given, family, circle, weeks, ago, about, away, turns, city] = line;
  const latin = /^[A-Za-z-]+$/.test(given);
  const mail = latin ? `${given.toLowerCase()}@example.org` : 'friend@example.org';
  const born = `${Number(shifted(today, away).slice(0, 4)) - turns}${shifted(today, away).slice(4)}`;
  const events = [event(`${id}-b`, 'birthday', 'Birthday', born, true)];
  if (id === 'p2') {
    events.push(
      event(`${id}-w`, 'workAnniversary', 'One year at Northwind', shifted(today, 2), true),
    );
  }
  return {
    ...soul(id, {
      name: { ...noFields.name, given, family },
      organization: circle === 'c4' ? 'Northwind' : '',
      title: circle === 'c4' ? 'Editor' : '',
      pronouns: id === 'p3' ? 'she/her' : '',
      note: id === 'p3' ? 'Loves lemon trees, early trains and long letters.' : '',
      emails: [{ label: 'home', value: mail }],
      phones: [{ label: 'mobile', value: `+351 91 555 ${String(1000 + id.length * 37)}` }],
      addresses: [{ label: 'home', value: city }],
      links: id === 'p3' ? [{ label: 'blog', value: 'https://example.org/ana' }] : [],
      tags: id === 'p3' ? ['running', 'books'] : [],
      birthday: born,
    }),
    circle,
    own: weeks > 0 ? every(weeks, 'week') : null,
    state: id === 'p24' ? 'archived' : id === 'p25' ? 'trashed' : 'active',
    trashedOn: id === 'p25' ? shifted(today, -4) : null,
    events,
    talks: ago === null ? [] : talksOf(id, shifted(today, -ago), about),
  };
}

const event = (
  id: string,
  kind: MilestoneKind,
  label: string,
  date: string,
  yearly: boolean,
): Event => ({
  id,
  fields: { kind, label, date, yearly, note: '', leads: null },
  done: [],
  hidden: null,
});

const ways: ChannelView[] = ['call', 'message', 'inPerson', 'video', 'letter'];

function talksOf(id: string, last: string, about: string): TimelineEntry[] {
  const told = about && `Talked about ${about}.`;
  return Array.from({ length: 5 }, (_, i) => ({
    id: `${id}-t${i}`,
    day: shifted(last, -(i * 41 + (i > 1 ? 13 : 0))),
    channel: ways[(i + id.length) % ways.length] ?? 'call',
    outcome: i === 3 ? ('noAnswer' as const) : ('talked' as const),
    startedBy: i % 2 === 0 ? ('me' as const) : ('them' as const),
    note:
      i === 0
        ? told
        : (['', 'A short hello.', 'Laughed about the old flat.', '', 'Met at the market.'][i] ??
          ''),
    depth: null,
    feeling: null,
    appreciated: '',
    others: id === 'p3' && i === 2 ? [{ id: 'p2', name: 'Bo Lindqvist' }] : [],
  }));
}

/** A book with as many people as asked: light ones, so that a hundred thousand fit. */
export function crowd(count: number, today: string): Soul[] {
  const known = handful(today);
  const given = ['Ada', 'Ben', 'Cleo', 'Dario', 'Emil', 'Fay', 'Gita', 'Hal', 'Ida', 'Jon'];
  const family = ['Moss', 'Reed', 'Stone', 'Vale', 'Wood', 'Brook', 'Field', 'Hill', 'Marsh'];
  for (let i = known.length; i < count; i++) {
    const home: Labelled[] = [];
    known.push(
      soul(`p${i + 1}`, {
        name: {
          ...noFields.name,
          given: given[i % given.length] ?? '',
          family: `${family[i % family.length] ?? ''} ${i + 1}`,
        },
        addresses: home,
      }),
    );
  }
  return known;
}
