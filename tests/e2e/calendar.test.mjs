// What other programs read in our calendar: the same days as ours, leap days included.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { ROOT, withDesk } from './support/desk.mjs';

const YEARS = Array.from({ length: 8 }, (_, n) => 2025 + n);
const isLeap = (year) => year % 4 === 0;

/** Who, their birthday as it is typed, where 29 February falls for them, and the day in each year. */
const PEOPLE = [
  ['Ana Costa', '1986-04-15', [], (year) => `${year}-04-15`],
  ['Bo, Lind; "Jr"', '--12-31', [], (year) => `${year}-12-31`],
  ['New Year', '1970-01-01', [], (year) => `${year}-01-01`],
  ['Leap February', '1988-02-29', [], (year) => `${year}-02-${isLeap(year) ? 29 : 28}`],
  ['Leap March', '1992-02-29', ['--leap-day', 'march-1'], (year) => (isLeap(year) ? `${year}-02-29` : `${year}-03-01`)],
  ['Leap without a year', '--02-29', [], (year) => `${year}-02-${isLeap(year) ? 29 : 28}`],
  ['Ends of February', '1990-02-28', [], (year) => `${year}-02-28`],
  ['To come', '2030-06-01', [], (year) => (year >= 2030 ? `${year}-06-01` : null)],
];

/** The days a calendar holds, as ical.js sees them. */
function byIcal(text) {
  const days = {};
  for (const component of new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    const dates = event.iterator();
    for (let next = dates.next(); next && next.year <= 2032; next = dates.next())
      if (next.year >= 2025) (days[event.summary] ??= []).push(next.toString());
  }
  return days;
}

test('every day is the same in ical.js, in python’s icalendar and here, from 2025 to 2032', () =>
  withDesk(async (desk) => {
    const expected = {};
    for (const [name, birthday, more, day] of PEOPLE) {
      desk.fondly('add', name, '--birthday', birthday);
      if (more.length > 0) desk.fondly('edit', name, ...more);
      const year = /^\d/.test(birthday) ? ` (${birthday.slice(0, 4)})` : '';
      expected[`${name}: Birthday${year}`] = YEARS.map(day).filter((one) => one !== null);
    }
    const file = join(desk.folder, 'birthdays.ics');
    desk.fondly('export', file, '--format', 'ics');
    assert.deepEqual(byIcal(readFileSync(file, 'utf8')), expected, 'ical.js');
    const python = spawnSync(join(ROOT, 'target/python/bin/python'), [join(ROOT, 'tests/e2e/support/calendar-days.py'), file], { encoding: 'utf8' });
    assert.equal(python.status, 0, python.stderr);
    assert.deepEqual(JSON.parse(python.stdout), expected, 'python');
  }));
