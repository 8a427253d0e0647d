// What the pictures of a year say.
import { plural } from './counting';

export const insights = {
  title: 'Insights',
  intro: 'The last twelve months. Nobody is ranked, and nothing is owed.',
  empty: 'Log three chats and a picture appears.',
  emptyHint: 'What you note about your talks is counted here, on this computer only.',
  titleWith: (name: string) => (name ? `You and ${name}` : 'You two'),
  introWith: 'The last twelve months. Nothing is owed.',
  emptyWith: (name: string) => `Log three chats with ${name} and a picture appears.`,
  open: 'The year together',
  asTable: 'As a table',
  you: 'You',
  they: 'They',
  given: 'Given',
  received: 'Received',
  met: 'In person',
  otherwise: 'Otherwise',
  real: 'As it was',
  planned: 'As you mean it',
  noTalk: 'no talk',
  noRhythm: 'no rhythm',
  month: (name: string, talks: number, met: number) =>
    `${name}: ${plural(talks, 'talk', 'talks')}, ${met} in person`,
  round: (real: string, planned: string) =>
    [real || 'no talk', planned ? `meant ${planned}` : 'no rhythm'].join(', '),
  columns: {
    months: ['Month', 'Talks', 'In person'],
    depth: ['How near', 'Talks'],
    begun: ['Who reached out', 'Times'],
    circles: ['Circle', 'People', 'As it was', 'As you mean it'],
    giving: ['What', 'Times'],
  },
};
