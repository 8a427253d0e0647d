// What is said of hard times, and of what is to mend.
import type { HardKind } from '../api/bindings';

export const hardTimes = {
  title: 'In a hard time',
  begin: 'They go through a hard time…',
  new: (name: string) => `What ${name} goes through`,
  change: 'Change what they go through',
  kind: 'What it is',
  kinds: {
    illness: 'Illness',
    loss: 'Loss',
    work: 'Lost work',
    separation: 'Separation',
    other: 'Something else',
  } satisfies Record<HardKind, string>,
  words: 'In your words',
  wordsHint: 'It can stay empty. It is for your eyes only.',
  wordsNeeded: 'Say what it is.',
  since: 'Since',
  plan: 'You are reminded to be there after three days, two weeks and two months; of a loss after a year, too. Until it is over nothing is said with cheer.',
  over: 'It is over',
  write: 'Write to them',
};

export const rifts = {
  title: 'To mend',
  begin: 'Something stands between us…',
  new: (name: string) => `Between you and ${name}`,
  change: 'Between you',
  aside: 'For your eyes only. Nothing of it is sent.',
  words: 'What happened',
  wordsNeeded: 'Say what happened.',
  theirSide: 'How it may look from their side',
  theirSideHint: 'What may they have seen, hoped for, feared?',
  step: 'What you will do',
  stepHint: 'Something small that is good for you both.',
  since: 'When',
  draft: 'What you may send',
  draftHint: 'Write it now, send it when you have slept on it.',
  draftNeeded: 'Write what to read again.',
  readAgain: 'Read it again on',
  copy: 'Copy it',
  settled: 'Settled',
};
