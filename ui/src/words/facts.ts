// What is said of what people told of themselves.
import type { FactKind } from '../api/bindings';

export const facts = {
  title: 'Good to know',
  add: 'Add',
  none: 'What they like, plan, eat, need. It comes back before you talk.',
  new: (name: string) => `Good to know about ${name}`,
  change: 'Change what you noted',
  kind: 'What it is about',
  kinds: {
    interest: 'Interest',
    taste: 'Taste',
    diet: 'Diet',
    plan: 'Plan',
    need: 'Needs',
    skill: 'Good at',
    worry: 'Worry',
    met: 'How you met',
    other: 'Other',
  } satisfies Record<FactKind, string>,
  hints: {
    interest: 'For example “ice hockey”.',
    taste: 'For example “old maps; no surprises”.',
    diet: 'For example “vegetarian, no nuts”.',
    plan: 'For example “wants to learn to sail”.',
    need: 'For example “looks for a flat in Lyon”.',
    skill: 'For example “knows everything about tax”.',
    worry: 'It stands last in what you see before a talk.',
    met: 'For example “in the choir, 2014”.',
    other: 'Anything worth having in mind.',
  } satisfies Record<FactKind, string>,
  words: 'In your words',
  wordsNeeded: 'Say what there is to know.',
  saidOn: 'So when last',
  stillSo: 'Still so today',
};
