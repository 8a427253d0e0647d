// How far ahead reminders come, as a few choices.
import { words } from '../words';

const choices = (kind: 'days' | 'minutes', codes: number[]) =>
  codes.map((code) => ({
    code: String(code),
    name: words.leads[kind](code),
    short: words.leads[kind](code),
  }));

/** Of a date in a life: days. */
export const daysAhead = choices('days', [14, 7, 3, 1, 0]);
/** Of a catch-up: minutes. */
export const minutesAhead = choices('minutes', [1440, 180, 60, 15, 0]);
