// What an import says.
import { counted, plural } from './counting';

export const importing = {
  title: 'Import',
  intro:
    'Bring people in from a .vcf file, a table (.csv) or a copy that Fondly wrote. You see what would change before anything is saved.',
  drop: 'Drop a file here',
  dropNow: 'Let go to look at the file',
  choose: 'Choose a file',
  path: 'Or paste a path',
  look: 'Look at it',
  found: (cards: number) => `${plural(cards, 'card', 'cards')} found`,
  from: (files: string) => `in ${files}`,
  counts: { new: 'New', changed: 'Changed', same: 'Already here', problems: 'Problems' },
  first: (n: number, all: number) =>
    n < all ? `The first ${counted(n)} of ${counted(all)}` : 'What is in it',
  fate: { new: 'New', changed: 'Changed', same: 'Already here' },
  problems: 'Problems',
  problemsIntro: 'This could not be read. Everything else comes in.',
  moreProblems: (n: number) => `and ${counted(n)} more`,
  file: 'File',
  card: 'Card',
  line: 'Line',
  reason: 'Reason',
  name: 'Name',
  birthday: 'Birthday',
  detail: 'Detail',
  twins: 'Possibly the same person',
  twinsIntro: 'They come in as new people. Nothing is merged.',
  twin: (name: string, inBook: string) => (name === inBook ? name : `${name} and ${inBook}`),
  run: (n: number) => `Import ${plural(n, 'person', 'people')}`,
  nothing: 'Nothing new in this file',
  another: 'Choose another file',
  importing: 'Importing',
  looking: 'Reading',
  part: (done: number, total: number) => (total > 0 ? `${Math.floor((100 * done) / total)} %` : ''),
  progress: (done: number, total: number) => `${counted(done)} of ${counted(total)}`,
  rate: (perSecond: number) => `${counted(perSecond)} a second`,
  cancelHint: 'Cancel keeps nothing from this file.',
  cancelled: 'Cancelled. Nothing was kept.',
  done: 'Everyone is in',
  doneSummary: (added: number, updated: number, unchanged: number) =>
    [
      `${counted(added)} added`,
      updated ? `${counted(updated)} changed` : '',
      unchanged ? `${counted(unchanged)} already here` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  undo: 'Undo import',
  undone: 'The import was undone. Your people are as they were before.',
  seePeople: 'See your people',
  startOver: 'Import another file',
};
