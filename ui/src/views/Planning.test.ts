// Planning: a week that is agreed to, a sentence that is understood, what was missed, the question of the day, what planning keeps to.
import { expect, test } from 'vitest';
import { lanes } from '../calendar/lanes';
import { dayAfter, thisDay, timeAfter, weekOf } from '../days';
import { openPage, until } from '../testing/page';
import type { Occasion } from '../api/bindings';

const someTime = (day: string, time: string | null = null) => ({
  day,
  time,
  minutes: null,
  channel: 'call' as const,
  place: '',
  whatFor: 'Coffee',
});

test('what is proposed for a week is planned as it was changed, in one step', async () => {
  const page = await openPage({ today: thisDay() });
  await page.click('[data-testid="nav-calendar"]');
  await until(() => page.all('[data-testid="plan-week"]').length === 1);
  await page.press('w');
  await until(() => page.all('[data-testid="week-line"]').length > 1);
  const lines = page.all('[data-testid="week-line"]').length;
  const [first] = page.all('[data-testid="week-leave"]');
  first?.click();
  const last = page.all('[data-testid="week-day"]').at(-1) as HTMLSelectElement;
  const sunday = [...last.options].at(-1)?.value ?? '';
  last.value = sunday;
  last.dispatchEvent(new Event('change', { bubbles: true }));
  await page.click('[data-testid="week-agree"]');
  await until(() => page.fake.book.plans.length === lines - 1);
  expect(page.fake.book.plans.some(({ fields }) => fields.day === sunday)).toBe(true);
  await page.fake.undo(null);
  expect(page.fake.book.plans).toHaveLength(0);
});

test('quick add says what it understood, asks what it did not, and saves only then', async () => {
  const page = await openPage({ today: thisDay() });
  const echo = () => page.all('[data-testid="quick-echo"]')[0]?.textContent ?? '';
  await page.press('n');
  expect(document.activeElement?.getAttribute('data-testid')).toBe('quick-field');
  await page.write('[data-testid="quick-field"]', 'coffee with Nobody tomorrow');
  await until(() => echo().includes('Nobody in your book is called Nobody'));
  expect(page.all('[data-testid="quick-save"]')).toHaveLength(0);
  await page.write('[data-testid="quick-field"]', 'coffee with Ana');
  await until(() => echo().includes('On which day?'));
  await page.write('[data-testid="quick-field"]', 'coffee with Ana tomorrow');
  await until(() => echo().includes('Coffee with Ana Costa · tomorrow'));
  await page.click('[data-testid="quick-save"]');
  await until(() => page.fake.book.plans.length === 1);
  expect((page.get('quick-field') as HTMLInputElement).value).toBe('');
});

test('a missed catch-up asks once, and a yes takes a line', async () => {
  const today = thisDay();
  const page = await openPage({ today });
  const ann = page.fake.book.people[0]?.id ?? '';
  await page.fake.planCatchUp([ann], someTime(dayAfter(today, -2)), '');
  await page.fake.planCatchUp([ann], someTime(dayAfter(today, -3)), '');
  await until(() => page.all('[data-testid="missed-row"]').length === 2);
  await page.click('[data-testid="met-yes"]');
  await page.write('[data-testid="met-note"]', 'Soup');
  document.querySelector<HTMLFormElement>('[data-testid="missed-row"] form')?.requestSubmit();
  await until(() => page.fake.opened.includes('finished:Soup'));
  await until(() => page.all('[data-testid="missed-row"]').length === 1);
  await page.click('[data-testid="met-open"]');
  await until(() => page.all('[data-testid="missed-row"]').length === 0);
  expect(page.fake.left).toHaveLength(1);
});

test('what is planned for today stands there, and the question of the day goes when it is answered', async () => {
  const today = thisDay();
  const page = await openPage({ today });
  const ann = page.fake.book.people[0]?.id ?? '';
  page.fake.asks = { person: ann, name: 'Ann', question: 'Keep Sundays for Ann?', because: '…' };
  await page.fake.planCatchUp([ann], someTime(today, '17:00'), '');
  await until(() => page.all('[data-testid="planned-row"]').length === 1);
  await until(() => page.text().includes('Keep Sundays for Ann?'));
  await page.click('[data-testid="answer-no"]');
  await until(() => page.fake.opened.includes('answered:false'));
  await until(() => page.all('[data-testid="question"]').length === 0);
});

test('a week has hours: Alt and an arrow moves by half of one, and what is carried says where it is', async () => {
  const today = thisDay();
  const page = await openPage({ today });
  const ann = page.fake.book.people[0]?.id ?? '';
  await page.fake.planCatchUp([ann], someTime(today, '17:00'), '');
  await page.click('[data-testid="nav-calendar"]');
  await page.press('2');
  await until(() => page.all('[data-testid="week"]').length === 1);
  page.all('[data-testid="chip"]')[0]?.focus();
  await page.press('ArrowDown', { altKey: true });
  await until(() => page.fake.book.plans[0]?.fields.time === '17:30');
  await page.press(' ');
  await page.press('ArrowUp');
  await until(() => page.get('told').textContent?.includes('17:00, Free') === true);
  await page.press('Enter');
  await until(() => page.fake.book.plans[0]?.fields.time === '17:00');
});

test('what planning keeps to with someone is set on their page', async () => {
  const page = await openPage({ today: thisDay() });
  const one = page.fake.book.people[0];
  page.fake.send.goTo({ to: 'person', id: one?.id ?? '', say: null, snooze: false } as never);
  await until(() => page.all('[data-testid="planning"]').length === 1);
  await page.click('[data-testid="planning"]');
  await page.write('[data-testid="least-gap"]', '14');
  await page.click('[data-testid="kept-days"] input[value="SU"]');
  await page.click('[data-testid="planning-save"]');
  const planning = () => page.fake.book.people[0]?.planning;
  await until(() => planning()?.leastGap === 14);
  expect(planning()?.keptDays).toBe('SU');
  await until(() => page.text().includes('At least 14 days between talks'));
});

test('the user’s week is set in Settings', async () => {
  const page = await openPage({ today: thisDay() });
  await page.click('[data-testid="nav-settings"]');
  await until(() => page.all('[data-testid="keep-free"]').length === 1);
  await page.click('[data-testid="keep-free"] input[value="SU"]');
  await until(() => page.fake.book.settings.closedDays === 'SU');
  await page.click('[data-testid="calendar-folder"]');
  await until(() => page.fake.book.settings.calendarFolder === '/home/sam/Calendars');
});

test('weeks begin where they begin, and times stay on their day', () => {
  expect(weekOf('2026-03-15', 1)[0]).toBe('2026-03-09');
  expect(weekOf('2026-03-15', 7)[0]).toBe('2026-03-15');
  expect(timeAfter('23:30', 30)).toBe('23:30');
  expect(timeAfter('00:00', -30)).toBe('00:00');
});

test('what stands on the same hours stands side by side', () => {
  const at = (id: string, time: string, minutes: number) =>
    ({ id, fields: { ...someTime('2026-03-10', time), minutes } }) as Occasion;
  const laid = lanes([
    at('a', '17:00', 120),
    at('b', '17:30', 60),
    at('c', '18:30', 30),
    at('d', '20:00', 30),
  ]);
  expect(laid.map(({ one, lane, of }) => `${one.id} ${lane}/${of}`)).toEqual([
    'a 0/2',
    'b 1/2',
    'c 1/2',
    'd 0/1',
  ]);
});
