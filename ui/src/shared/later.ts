// The times a nudge can be put off to, each with its letter.
import type { Later } from '../api/bindings';
import { words } from '../words';

const letters: [Later, string][] = [
  ['hour', 'H'],
  ['tonight', 'T'],
  ['tomorrow', 'D'],
  ['weekend', 'E'],
  ['nextWeek', 'W'],
  ['month', 'M'],
];

export const laterItems = (onpick: (until: Later) => void) =>
  letters.map(([until, key]) => ({ label: words.later[until], key, run: () => onpick(until) }));
