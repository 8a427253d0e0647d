// Just enough about dates for the in-memory book; the real rules live in the program.
import type { DateRead, RhythmView } from '../bindings';
import { civil } from '../../days';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const at = (day: string) => new Date(`${day}T12:00:00`);

export function shifted(day: string, days: number): string {
  const date = at(day);
  date.setDate(date.getDate() + days);
  return civil(date);
}

export const apart = (from: string, to: string) =>
  Math.round((at(to).getTime() - at(from).getTime()) / 86_400_000);

export function after(day: string, rhythm: RhythmView): string {
  if (rhythm.unit === 'month') {
    const date = at(day);
    date.setMonth(date.getMonth() + rhythm.every);
    return civil(date);
  }
  return shifted(day, rhythm.every * (rhythm.unit === 'week' ? 7 : 1));
}

/** "5 weeks", "24 days", "3 months". */
export function span(days: number): string {
  const of = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  if (days < 28) return of(days, 'day');
  if (days < 84) return of(Math.floor(days / 7), 'week');
  return of(Math.floor(days / 30.4), 'month');
}

/** Dates of other calendars that are known here; the program has their tables. */
const elsewhere: DateRead[] = [
  { value: 'hebrew:5756-07-26', shown: '26 Nisan 5756 (15 April 1996)' },
  { value: 'hebrew:5784-02-30', shown: '30 Cheshvan 5784 (14 November 2023)' },
];
const withoutOurs = (shown: string) => shown.replace(/ \(.*/, '');

/** Some years lack it. */
export const canBeMissing = (value: string) => /-02-29$|^hebrew:.*-30$/.test(value);

export function shownDate(value: string): string {
  const other = elsewhere.find((one) => one.value === value);
  if (other) return other.shown;
  const [, year, month, day] = /^(\d{4}|-)?-?(\d{2})?-?(\d{2})?$/.exec(value) ?? [];
  if (!month) return value;
  const name = months[Number(month) - 1] ?? '';
  return [day && String(Number(day)), name, year && year !== '-' ? year : '']
    .filter(Boolean)
    .join(' ');
}

export function readDate(text: string): DateRead {
  const said = text.trim();
  if (said === '') return { value: '', shown: '' };
  const other = elsewhere.find((one) => [one.value, withoutOurs(one.shown)].includes(said));
  if (other) return other;
  const value = iso(said) ?? spoken(said);
  if (!value) {
    throw {
      code: 'refused',
      message: `“${said}” is not a date we can read. Try “15 April 1996”, “15 April” or “1996”.`,
    };
  }
  return { value, shown: shownDate(value) };
}

function iso(said: string): string | null {
  return /^(\d{4}(-\d{2}(-\d{2})?)?|--\d{2}-\d{2})$/.test(said) ? said : null;
}

function spoken(said: string): string | null {
  const [, day, name = '', year] = /^(\d{1,2})?\.?\s*([a-z]{3,})\.?\s*(\d{4})?$/i.exec(said) ?? [];
  const month = months.findIndex((one) => one.toLowerCase().startsWith(name.toLowerCase())) + 1;
  if (!name || month === 0) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  if (day && year) return `${year}-${two(month)}-${two(Number(day))}`;
  if (day) return `--${two(month)}-${two(Number(day))}`;
  return year ? `${year}-${two(month)}` : null;
}

/** The next time a yearly day comes round, from `today` on, and its year. */
export function nextOf(date: string, today: string): string | null {
  const [, , month, day] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (!month || !day) return null;
  const thisYear = `${today.slice(0, 4)}-${month}-${day}`;
  return thisYear >= today ? thisYear : `${Number(today.slice(0, 4)) + 1}-${month}-${day}`;
}
