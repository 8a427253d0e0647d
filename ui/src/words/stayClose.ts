// What is said while the user chooses whom to stay close to.
import type { ChannelView } from '../api/bindings';
import { counted } from './counting';

export const stayClose = {
  title: 'Who do you want to stay close to?',
  intro:
    'Choose how often for a few: Fondly tells you when it is time to be in touch. You can change it whenever you like.',
  keys: 'J and K go from one to the next, 1 to 4 say how often.',
  choose: 'Choose a few',
  list: 'People without a rhythm',
  oftenWith: (name: string) => `How often with ${name}`,
  often: {
    twoWeeks: '2 weeks',
    month: 'Month',
    season: 'Season',
    year: 'Year',
  },
  more: (n: number) => `Show ${counted(n)} more`,
  someoneElse: 'Someone else',
  someoneHint: 'They come to the top of the list, and you choose how often.',
  keep: (n: number) =>
    n === 0
      ? 'Keep them close'
      : n === 1
        ? 'Keep 1 person close'
        : `Keep ${counted(n)} people close`,
  notNow: 'Not now',
  nobody: 'Everyone has a rhythm',
  nobodyHint: 'Whoever comes into your book without one is asked about here.',
  kept: (n: number) =>
    n === 1 ? 'You keep one person close.' : `You keep ${counted(n)} people close.`,
  first: 'A first catch-up?',
  firstHint: 'The day has room. Planning it is a good way to begin.',
  by: {
    inPerson: 'in person',
    call: 'a call',
    video: 'a video call',
    message: 'a message',
    letter: 'a letter',
    other: 'a catch-up',
  } satisfies Record<ChannelView, string>,
  when: (day: string, by: string) => `${day} · ${by}`,
  plan: 'Plan it',
  another: 'Another day',
  toToday: 'Go to Today',
};
