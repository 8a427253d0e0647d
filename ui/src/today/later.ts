// The four times a nudge can be put off to, each with its letter.
import type { Later } from '../api/bindings';
import { words } from '../words';

const letters: [Later, string][] = [
  ['hour', 'H'],
  ['tomorrow', 'D'],
  ['week', 'W'],
  ['month', 'M'],
];

export const laterItems = (onpick: (until: Later) => void) =>
  letters.map(([until, key]) => ({ label: words.later[until], key, run: () => onpick(until) }));
