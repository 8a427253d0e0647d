// What can be done by key: one table for the keys, the palette and the sheet of keys.
import { untrack } from 'svelte';
import { words } from '../words';

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

type Group = keyof typeof words.shortcuts.groups;
export type CommandName = keyof typeof words.commands;
/** `press` is in tinykeys' words; `keys` is what the user reads. */
export type Command = {
  name: CommandName;
  group: Group;
  press: string[];
  keys: string[];
  /** Works inside text fields too. */
  always?: true;
  /** Not worth a line in the palette. */
  hidden?: true;
};

const mod = mac ? '⌘' : 'Ctrl';

export const commands: Command[] = [
  {
    name: 'palette',
    group: 'anywhere',
    press: ['$mod+k'],
    keys: [mod, 'K'],
    always: true,
    hidden: true,
  },
  { name: 'search', group: 'anywhere', press: ['/'], keys: ['/'] },
  { name: 'today', group: 'anywhere', press: ['$mod+1'], keys: [mod, '1'], always: true },
  { name: 'calendar', group: 'anywhere', press: ['$mod+2'], keys: [mod, '2'], always: true },
  { name: 'people', group: 'anywhere', press: ['$mod+3'], keys: [mod, '3'], always: true },
  { name: 'insights', group: 'anywhere', press: ['$mod+4'], keys: [mod, '4'], always: true },
  { name: 'gatherings', group: 'anywhere', press: ['$mod+5'], keys: [mod, '5'], always: true },
  { name: 'you', group: 'anywhere', press: ['$mod+6'], keys: [mod, '6'], always: true },
  { name: 'quickAdd', group: 'anywhere', press: ['n'], keys: ['N'] },
  { name: 'remind', group: 'anywhere', press: ['r'], keys: ['R'] },
  { name: 'share', group: 'anywhere', press: ['h'], keys: ['H'] },
  { name: 'newPerson', group: 'anywhere', press: ['$mod+n'], keys: [mod, 'N'], always: true },
  { name: 'import', group: 'anywhere', press: [], keys: [] },
  { name: 'duplicates', group: 'anywhere', press: [], keys: [] },
  { name: 'stayClose', group: 'anywhere', press: [], keys: [] },
  { name: 'settings', group: 'anywhere', press: ['$mod+,'], keys: [mod, ','], always: true },
  { name: 'undo', group: 'anywhere', press: ['$mod+z'], keys: [mod, 'Z'] },
  { name: 'redo', group: 'anywhere', press: ['$mod+Shift+z'], keys: [mod, 'Shift', 'Z'] },
  { name: 'back', group: 'anywhere', press: ['Alt+ArrowLeft'], keys: ['Alt', '←'], always: true },
  { name: 'nextPane', group: 'anywhere', press: ['F6'], keys: ['F6'], always: true, hidden: true },
  { name: 'quit', group: 'anywhere', press: ['$mod+q'], keys: [mod, 'Q'], always: true },
  { name: 'shortcuts', group: 'anywhere', press: ['?', 'Shift+?'], keys: ['?'] },
  { name: 'down', group: 'rows', press: ['j', 'ArrowDown'], keys: ['J', '↓'], hidden: true },
  { name: 'up', group: 'rows', press: ['k', 'ArrowUp'], keys: ['K', '↑'], hidden: true },
  { name: 'open', group: 'rows', press: [], keys: ['Enter'], hidden: true },
  { name: 'peek', group: 'rows', press: [], keys: ['Space'], hidden: true },
  { name: 'select', group: 'rows', press: ['x'], keys: ['X'] },
  { name: 'clearSelection', group: 'rows', press: ['Escape'], keys: ['Esc'] },
  { name: 'log', group: 'rows', press: ['l'], keys: ['L'] },
  { name: 'brief', group: 'rows', press: ['b'], keys: ['B'] },
  { name: 'quiet', group: 'rows', press: ['q'], keys: ['Q'] },
  { name: 'give', group: 'rows', press: ['v'], keys: ['V'] },
  { name: 'letter', group: 'rows', press: [], keys: [] },
  { name: 'another', group: 'rows', press: ['a'], keys: ['A'] },
  { name: 'print', group: 'rows', press: ['$mod+p'], keys: [mod, 'P'] },
  { name: 'snooze', group: 'rows', press: ['s'], keys: ['S'] },
  { name: 'copy', group: 'rows', press: ['c'], keys: ['C'] },
  { name: 'congratulate', group: 'rows', press: ['g'], keys: ['G'] },
  { name: 'done', group: 'rows', press: ['d'], keys: ['D'] },
  { name: 'edit', group: 'rows', press: ['e'], keys: ['E'] },
  { name: 'archive', group: 'rows', press: ['Delete'], keys: ['Del'] },
  { name: 'plan', group: 'calendar', press: ['p'], keys: ['P'] },
  { name: 'calendarToday', group: 'calendar', press: ['t'], keys: ['T'] },
  { name: 'planWeek', group: 'calendar', press: ['w'], keys: ['W'] },
  { name: 'month', group: 'calendar', press: ['1'], keys: ['1'] },
  { name: 'week', group: 'calendar', press: ['2'], keys: ['2'] },
  { name: 'agenda', group: 'calendar', press: ['3'], keys: ['3'] },
  { name: 'monthBefore', group: 'calendar', press: ['PageUp'], keys: ['Page ↑'] },
  { name: 'monthAfter', group: 'calendar', press: ['PageDown'], keys: ['Page ↓'] },
  { name: 'moveBy', group: 'calendar', press: [], keys: ['Alt', '←↑↓→'], hidden: true },
  { name: 'pickUp', group: 'calendar', press: [], keys: ['Space'], hidden: true },
  { name: 'selectChip', group: 'calendar', press: [], keys: ['X'], hidden: true },
  { name: 'everyTwoWeeks', group: 'close', press: ['1'], keys: ['1'] },
  { name: 'everyMonth', group: 'close', press: ['2'], keys: ['2'] },
  { name: 'everySeason', group: 'close', press: ['3'], keys: ['3'] },
  { name: 'everyYear', group: 'close', press: ['4'], keys: ['4'] },
  { name: 'keepNoticed', group: 'composer', press: [], keys: ['Alt', 'Enter'], hidden: true },
  { name: 'saveEntry', group: 'composer', press: [], keys: [mod, 'Enter'], hidden: true },
  { name: 'pickChannel', group: 'composer', press: [], keys: ['Alt', '1', '…', '5'], hidden: true },
];

type Offer = Partial<Record<CommandName, () => void>>;

export class Commands {
  #offers = $state.raw<Offer[]>([]);

  /** Offers ways to act while something is on the page; the newest offer wins. Returns its end. */
  offer(offer: Offer): () => void {
    // Untracked: an effect that offers must not run again because of its own offer.
    untrack(() => (this.#offers = [...this.#offers, offer]));
    return () =>
      untrack(() => {
        this.#offers = this.#offers.filter((one) => one !== offer);
      });
  }

  /** What the palette can show now. */
  get listed(): Command[] {
    return commands.filter((command) => !command.hidden && this.#find(command.name));
  }

  /** False when nobody offers it here. */
  run(name: CommandName): boolean {
    const act = this.#find(name);
    act?.();
    return act !== undefined;
  }

  #find(name: CommandName): (() => void) | undefined {
    return this.#offers.findLast((offer) => offer[name])?.[name];
  }
}

export const keysOf = (name: CommandName): string[] =>
  commands.find((command) => command.name === name)?.keys ?? [];
