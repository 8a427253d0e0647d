// What is said of what the user wants to share.
import { inARow } from './counting';

export const shares = {
  title: 'To share',
  add: 'Save',
  none: 'Save an article, a clip, a thought: it waits here until you told them.',
  new: 'Something to share',
  newNews: 'News for whoever you talk to',
  removeForAll: 'Remove for all',
  change: 'Change what you saved',
  words: 'What',
  wordsNeeded: 'Say what to share.',
  savedHint: 'For example “the article about ferns”. It waits until you told them.',
  newsHint: 'For example “we moved to Porto”. It comes up with whoever you talk to, for a year.',
  whom: 'For whom',
  forWhom: (names: string[]) => `For ${inARow(names)}`,
  forAnyone: 'For whoever I talk to',
  news: 'Your news',
  told: 'Told',
};
