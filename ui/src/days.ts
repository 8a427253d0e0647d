// How days and instants are said on screen. Reading dates is the program's job, not the page's.

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const shortYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const instant = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long' });

/** Noon, so that no shift of clocks can move the day. */
const noon = (day: string) => new Date(`${day}T12:00:00`);

export function civil(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const thisDay = () => civil(new Date());

export const daysBetween = (from: string, to: string) =>
  Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000);

/** "3 weeks ago", "tomorrow", "in 5 days". */
export function awayFrom(day: string, today = thisDay()): string {
  const days = daysBetween(today, day);
  const size = Math.abs(days);
  // The same steps as the program's own sentences, which stand beside these.
  if (size < 14 || (size < 28 && size % 7 !== 0)) return relative.format(days, 'day');
  if (size < 70) return relative.format(Math.trunc(days / 7), 'week');
  if (size < 700) return relative.format(Math.round(days / 30.4375), 'month');
  return relative.format(Math.round(days / 365.25), 'year');
}

/** "12 March 2026". */
export const wholeDay = (day: string) => long.format(noon(day));

/** "12 Mar" this year, "12 Mar 2024" otherwise. */
export const briefDay = (day: string, today = thisDay()) =>
  (day.slice(0, 4) === today.slice(0, 4) ? short : shortYear).format(noon(day));

/** "Tue 3 Mar, 09:00", in the person's own time. */
export function clockTime(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : instant.format(date);
}

/** The names of the last twelve months, oldest first. */
export function lastMonths(today = thisDay()): string[] {
  const date = noon(`${today.slice(0, 7)}-15`);
  return Array.from({ length: 12 }, (_, i) =>
    monthName.format(new Date(date.getFullYear(), date.getMonth() - 11 + i, 15)),
  );
}

export function dayAfter(day: string, days: number): string {
  const date = noon(day);
  date.setDate(date.getDate() + days);
  return civil(date);
}

/** The same day of another month, or its last one. */
export function monthAfter(day: string, months: number): string {
  const date = noon(`${day.slice(0, 8)}01`);
  date.setMonth(date.getMonth() + months + 1, 0);
  const last = date.getDate();
  date.setDate(Math.min(Number(day.slice(8)), last));
  return civil(date);
}

type Week = { firstDay: number };
type WithWeek = Intl.Locale & { getWeekInfo?: () => Week; weekInfo?: Week };

/** The day a week begins with where the user lives: 1 Monday … 7 Sunday; Monday where the system names no place. */
export function firstDayOfWeek(locale = navigator.language): number {
  try {
    const known = new Intl.Locale(locale) as WithWeek;
    return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
  } catch {
    return 1;
  }
}

const longWeekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const codes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The days of a week in the user's order, with the codes the program knows them by. */
export function weekdays(): { code: string; name: string; short: string }[] {
  return weekOf(thisDay()).map((day) => ({
    code: codes[noon(day).getDay()] ?? '',
    name: longWeekday.format(noon(day)),
    short: weekdayOf(day),
  }));
}

/** The week that holds a day. */
export function weekOf(day: string, first = firstDayOfWeek()): string[] {
  const back = (noon(day).getDay() - first + 7) % 7;
  return Array.from({ length: 7 }, (_, i) => dayAfter(day, i - back));
}

export const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** A time of the same day so many minutes later, its ends at the latest. */
export function timeAfter(time: string, minutes: number): string {
  const at = Math.max(0, Math.min(23 * 60 + 30, minutesOf(time) + minutes));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`;
}

/** The six weeks that hold a month. */
export function monthGrid(day: string, first = firstDayOfWeek()): string[] {
  const start = `${day.slice(0, 8)}01`;
  const back = (noon(start).getDay() - first + 7) % 7;
  return Array.from({ length: 42 }, (_, i) => dayAfter(start, i - back));
}

const monthAndYear = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const wholeWeekday = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

/** "March 2026". */
export const monthOf = (day: string) => monthAndYear.format(noon(day));
/** "Wed". */
export const weekdayOf = (day: string) => weekday.format(noon(day));
/** "Wednesday, 11 March". */
export const dayInWords = (day: string) => wholeWeekday.format(noon(day));
/** The Friday after a day. */
export const fridayAfter = (day: string) => dayAfter(day, ((5 - noon(day).getDay() + 6) % 7) + 1);
