// What settings promise.
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage, settle, until } from '../testing/page';

afterEach(closePage);

async function openSettings() {
  const page = await openPage();
  await page.click('[data-testid="nav-settings"]');
  await until(() => page.all('[data-testid="theme-select"]').length === 1);
  return page;
}

const pick = async (page: Awaited<ReturnType<typeof openPage>>, value: string) =>
  page.click(`[data-testid="theme-select"] input[value="${value}"]`);

test('a theme is worn at once, kept, and taken off again when saving fails', async () => {
  const page = await openSettings();
  await pick(page, 'dark');
  expect(document.documentElement.dataset.theme).toBe('dark');
  expect(page.fake.book.settings.theme).toBe('dark');
  page.fake.fails = true;
  await pick(page, 'light');
  await settle();
  expect(document.documentElement.dataset.theme).toBe('dark');
  page.fake.fails = false;
  await pick(page, 'system');
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

test('a time that is no time is refused where it stands', async () => {
  const page = await openSettings();
  const field = page.all('input').find((one) => (one as HTMLInputElement).value === '21:00');
  field?.setAttribute('data-quiet', '');
  await page.write('[data-quiet]', 'late');
  expect(page.text()).toContain('Write a time as hours and minutes, like 09:00.');
  expect(page.fake.book.settings.quietFrom).toBe('21:00');
});

test('the health light says in words whether reminders arrive', async () => {
  const page = await openSettings();
  expect(page.get('health-light').textContent).toContain('Working.');
});

test('everyone goes out in the form that is chosen, and the page says where to', async () => {
  const page = await openSettings();
  const form = page.get('export-form') as HTMLSelectElement;
  form.value = 'csv';
  form.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  expect(page.text()).toContain('with the columns of Google Contacts');
  await page.click('[data-testid="export-button"]');
  await until(() => page.text().includes('people to people.'));
  expect(page.fake.opened).toEqual(['export:csv']);
});

test('round numbers of days are wanted until they are switched off', async () => {
  const page = await openSettings();
  expect((page.get('round-days') as HTMLInputElement).checked).toBe(true);
  await page.click('[data-testid="round-days"]');
  expect(page.fake.book.settings.roundDays).toBe(false);
});

test('a press on the name of a part goes there, for the keyboard too', async () => {
  const page = await openSettings();
  const parts = [...document.querySelectorAll('.contents button')].map((one) => one.textContent);
  const titles = [...document.querySelectorAll('.view > section h2')].map((one) =>
    one.textContent.trim(),
  );
  expect(parts).toEqual(titles);
  await page.click('[data-testid="to-circles"]');
  expect(document.activeElement?.textContent.trim()).toBe('Circles and rhythms');
});
