// What reminders say.
import type { ReminderKind } from '../api/bindings';

export const reminders = {
  title: 'Reminders',
  none: 'Nothing to be reminded of.',
  add: 'Remind me',
  new: 'Remind me of something',
  change: 'Change the reminder',
  aboutWhom: (name: string) => `Remind me about ${name}`,
  words: 'What of',
  wordsNeeded: 'Say what to be reminded of.',
  kind: 'What it is',
  kinds: {
    own: 'Reminder',
    openLoop: 'Ask how it went',
    promise: 'I promised',
    theirPromise: 'They promised',
    wish: 'Wish luck',
    support: 'Be there',
    draft: 'Your draft',
    followUp: 'Follow up',
  } satisfies Record<ReminderKind, string>,
  event: 'It happens to them on this day',
  eventHint: 'You wish them luck the day before, and ask how it was the day after.',
  timeHint: 'Empty: when the other reminders come.',
  theirClock: 'On their clock',
  theirClockHint: 'It comes at this time where they live, if their time zone is known.',
  remove: 'Remove',
};

const ahead = (units: [number, string][], zero: string, base: string) => (n: number) => {
  if (n === 0) return zero;
  const [size, name] = units.find(([size]) => n % size === 0) ?? [1, base];
  const count = n / size;
  return count === 1 ? `1 ${name} before` : `${count} ${name}s before`;
};

/** How far ahead a reminder comes. */
export const leads = {
  days: ahead([[7, 'week']], 'On the day', 'day'),
  minutes: ahead(
    [
      [1440, 'day'],
      [60, 'hour'],
    ],
    'When it begins',
    'minute',
  ),
};
