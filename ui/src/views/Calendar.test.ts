// The calendar: planning, moving by hand and by key, and what became of it.
import { expect, test } from 'vitest';
import { dayAfter, dayInWords, fridayAfter, monthAfter, monthGrid, thisDay } from '../days';
import { openPage, until } from '../testing/page';

async function atCalendar() {
  const page = await openPage({ today: thisDay() });
  const [ann, bo] = page.fake.book.people;
  const fields = (day: string) => ({
    day,
    time: null,
    minutes: null,
    channel: 'call' as const,
    place: '',
    whatFor: 'Coffee',
  });
  const day = `${page.fake.day.slice(0, 8)}10`;
  await page.fake.planCatchUp([ann?.id ?? ''], fields(day), '');
  await page.fake.planCatchUp([bo?.id ?? ''], fields(day), 'week');
  await page.click('[data-testid="nav-calendar"]');
  await until(() => page.all('[data-testid="chip"]').length === 2);
  return { page, day };
}
const dayOf = (chip: Element | undefined) => chip?.closest('[data-day]')?.getAttribute('data-day');

test('a month begins with the week that holds its first day', () => {
  expect(monthGrid('2026-03-15', 1)[0]).toBe('2026-02-23');
  expect(monthGrid('2026-03-15', 7)[0]).toBe('2026-03-01');
  expect(monthGrid('2026-03-15', 1)).toHaveLength(42);
  expect(monthAfter('2026-01-31', 1)).toBe('2026-02-28');
  expect(fridayAfter('2026-03-13')).toBe('2026-03-20');
});

test('Alt and an arrow moves the catch-up, the focus stays on it, and Ctrl+Z puts it back', async () => {
  const { page, day } = await atCalendar();
  const chip = page.all('[data-testid="chip"]')[0];
  chip?.focus();
  await page.press('ArrowRight', { altKey: true });
  const moved = () => page.all('[data-testid="chip"]').map(dayOf);
  await until(() => moved().includes(dayAfter(day, 1)));
  await until(() => dayOf(document.activeElement ?? undefined) === dayAfter(day, 1));
  await page.fake.undo(null);
  await until(() => moved().every((one) => one === day));
});

test('whoever has gone on to another while one is being moved keeps the focus there', async () => {
  const { page, day } = await atCalendar();
  const chip = (at: number) => page.all('[data-testid="chip"]')[at];
  const move = page.fake.moveCatchUps.bind(page.fake);
  let moves = () => {};
  page.fake.moveCatchUps = async (...asked) => {
    await new Promise<void>((wake) => (moves = wake));
    return move(...asked);
  };
  chip(0)?.focus();
  await page.press('ArrowRight', { altKey: true });
  const other = chip(1) === document.activeElement ? chip(0) : chip(1);
  other?.focus();
  moves();
  await until(() => page.text().includes('Moved'));
  await until(() => page.all('[data-testid="chip"]').map(dayOf).includes(dayAfter(day, 1)));
  expect(document.activeElement).toBe(other);
});

test('picked up by Space it is told where it is, and Escape puts it back', async () => {
  const { page, day } = await atCalendar();
  const chip = page.all('[data-testid="chip"]')[0];
  chip?.focus();
  await page.press(' ');
  await until(() => page.get('told').textContent?.includes('picked up') === true);
  await page.press('ArrowDown');
  const told = `${dayInWords(dayAfter(day, 7))}, Free`;
  await until(() => page.get('told').textContent?.startsWith(told) === true);
  await page.press('Escape');
  await until(() => page.get('told').textContent?.includes('put back') === true);
  expect(dayOf(page.all('[data-testid="chip"]')[0])).toBe(day);
});

test('one that comes round asks how much is meant', async () => {
  const { page, day } = await atCalendar();
  const chip = page.all('[data-testid="chip"]')[1];
  chip?.focus();
  await page.press(' ');
  await page.press('ArrowRight');
  await page.press('Enter');
  await until(() => page.all('[data-testid="reach-on"]').length === 1);
  await page.click('[data-testid="reach-on"]');
  await until(() => page.fake.reached === 'fromHereOn');
  expect(dayOf(page.all('[data-testid="chip"]')[1])).toBe(dayAfter(day, 1));
});

test('done takes a line, and with nobody nothing is planned', async () => {
  const { page } = await atCalendar();
  await page.click('[data-testid="chip"]');
  await until(() => page.all('[data-testid="finish"]').length === 1);
  await page.click('[data-testid="finish"]');
  await until(() => page.fake.opened.includes('finished:'));
  await page.click('[data-testid="plan"]');
  await until(() => page.all('[data-testid="plan-save"]').length === 1);
  document.querySelector<HTMLFormElement>('#plan')?.requestSubmit();
  await until(() => page.text().includes('Say with whom.'));
});
