// Being reminded of something: from anywhere, about someone, done and put off.
import { expect, test, vi } from 'vitest';
import { thisDay } from '../days';
import { openPage, settle, until } from '../testing/page';

test('R on any screen asks what to be reminded of, and Today shows it when it is due', async () => {
  const page = await openPage({ today: thisDay() });
  await page.press('r');
  await page.write('[data-testid="reminder-words"]', 'Call the florist');
  await page.click('[data-testid="reminder-save"]');
  const row = page.get('today-reminders');
  expect(row.textContent).toContain('Call the florist');
  await page.click('[data-testid="reminder-done"]');
  expect(page.all('[data-testid="today-reminders"]')).toHaveLength(0);
});

test('a reminder is removed from its form', async () => {
  const page = await openPage({ today: thisDay() });
  await page.press('r');
  await page.write('[data-testid="reminder-words"]', 'Call the florist');
  await page.click('[data-testid="reminder-save"]');
  await page.click('[data-testid="reminder-row"] .name');
  await page.click('[data-testid="reminder-remove"]');
  await until(() => page.all('[data-testid="reminder-row"]').length === 0);
  expect(page.fake.book.notes).toEqual([]);
  expect(page.all('dialog')).toHaveLength(0);
});

test('a reminder without words is not saved, and says what is missing', async () => {
  const page = await openPage({ today: thisDay() });
  await page.press('r');
  await page.click('[data-testid="reminder-save"]');
  expect(document.body.textContent).toContain('Say what to be reminded of.');
});

test('D does what the lit reminder says, S then D puts it off', async () => {
  const page = await openPage({ today: thisDay() });
  for (const words of ['Water the ferns', 'Call the florist']) {
    await page.press('r');
    await page.write('[data-testid="reminder-words"]', words);
    await page.click('[data-testid="reminder-save"]');
  }
  const snooze = vi.spyOn(page.fake, 'snoozeReminder');
  page.all('[data-testid="reminder-row"] .name')[0]?.focus();
  await page.press('s');
  await page.press('d');
  expect(snooze).toHaveBeenCalledWith(expect.any(String), page.fake.day, 'tomorrow');
  page.all('[data-testid="reminder-row"] .name')[0]?.focus();
  await page.press('d');
  expect(page.all('[data-testid="today-reminders"]')).toHaveLength(0);
});

test('a reminder about someone may come by their clock; one about nobody has no such choice', async () => {
  const page = await openPage({ today: thisDay() });
  await page.press('r');
  expect(page.all('[data-testid="reminder-their-clock"]')).toHaveLength(0);
  await page.click('dialog button[aria-label="Close"]');
  page.fake.send.goTo({ to: 'person', id: 'p3', say: null });
  await until(() => page.all('[data-testid="remind-me"]').length === 1);
  await page.click('[data-testid="remind-me"]');
  await page.write('[data-testid="reminder-words"]', 'Wish her luck');
  await page.click('[data-testid="reminder-their-clock"]');
  await page.click('[data-testid="reminder-save"]');
  expect(page.fake.book.notes[0]?.fields).toMatchObject({ person: 'p3', theirClock: true });
  const edit = vi.spyOn(page.fake, 'editReminder');
  page.all('[data-testid="person-reminders"] li > button')[0]?.click();
  await settle();
  expect((page.get('reminder-their-clock') as HTMLInputElement).checked).toBe(true);
  await page.click('[data-testid="reminder-their-clock"]');
  await page.click('[data-testid="reminder-save"]');
  expect(edit.mock.calls[0]?.[1]).toMatchObject({ theirClock: false });
});
