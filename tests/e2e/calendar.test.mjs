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

/** What comes round, and how single ones of it differ: with whom, the rule, the first day, and what becomes of which coming round. */
const PLANS = [
  ['Weekly', 'wednesday', '2026-03-11', [['2026-03-18', 'move', '2026-03-20'], ['2026-03-25', 'cancel']]],
  ['Last of the month', 'month', '2026-01-31', [['2026-03-31', 'move', '2026-04-01']]],
  ['The 30th', 'month', '2026-01-30', [['2026-02-28', 'move', '2026-03-02']]],
  ['First Sunday', 'first sunday', '2026-02-01', []],
  ['Six weeks', '6 weeks', '2026-01-05', [['2026-02-16', 'cancel']]],
  ['Two days', '2 weeks on monday and thursday', '2026-01-05', []],
  ['Ending', 'week', '2026-01-06', [['2026-03-03', 'end']]],
  ['With a time', 'friday', '2026-01-09', [['2026-01-16', 'move', '2026-01-17']], ['--at', '17:30', '--minutes', '45']],
  ['Once', null, '2026-05-05', []],
];

test('what is planned falls on the same days in ical.js, in python’s icalendar and here', () =>
  withDesk(async (desk) => {
    const expected = {};
    for (const [name, every, first, changes, more = []] of PLANS) {
      desk.fondly('add', name);
      const rule = every ? ['--every', every] : [];
      const said = desk.fondly('catch-up', 'add', name, '--on', first, '--channel', 'call', ...rule, ...more);
      const id = said.match(/\(([0-9a-f-]+)[@)]/)[1];
      for (const [period, what, to] of changes) {
        if (what === 'move') desk.fondly('catch-up', 'move', `${id}@${period}`, '--to', to);
        if (what === 'cancel') desk.fondly('catch-up', 'cancel', `${id}@${period}`);
        if (what === 'end') desk.fondly('catch-up', 'cancel', `${id}@${period}`, '--from-here-on');
      }
    }
    for (const { title, day, time, state } of desk.ask('catch-up', 'list', '--from', '2025-01-01', '--until', '2032-12-31'))
      if (state !== 'cancelled') (expected[title] ??= []).push(time ? `${day}T${time}:00` : day);
    assert.equal(Object.keys(expected).length, PLANS.length);
    assert.equal(expected['Call with Ending'].length, 8);
    for (const days of Object.values(expected)) days.sort();
    const file = join(desk.folder, 'plans.ics');
    desk.fondly('export', file, '--format', 'ics');
    assert.deepEqual(plannedByIcal(readFileSync(file, 'utf8')), expected, 'ical.js');
    const python = spawnSync(join(ROOT, 'target/python/bin/python'), [join(ROOT, 'tests/e2e/support/calendar-days.py'), file], { encoding: 'utf8' });
    assert.equal(python.status, 0, python.stderr);
    assert.deepEqual(JSON.parse(python.stdout), expected, 'python');
  }));

/** The days of every event, its single comings round where they were moved to, as ical.js sees them. */
function plannedByIcal(text) {
  const all = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  const value = (one, name) => one.getFirstPropertyValue(name);
  const days = {};
  for (const one of all.filter((event) => !value(event, 'recurrence-id'))) {
    const exceptions = all.filter((other) => value(other, 'recurrence-id') && value(other, 'uid') === value(one, 'uid'));
    const event = new ICAL.Event(one, { exceptions });
    const found = (days[event.summary] ??= []);
    const dates = event.iterator();
    for (let next = dates.next(); next && next.year <= 2032; next = dates.next())
      found.push(event.getOccurrenceDetails(next).startDate.toString());
    found.sort();
  }
  return days;
}
