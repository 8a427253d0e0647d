// What choosing whom to stay close to promises.
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage, type Page, until } from '../testing/page';

afterEach(closePage);

/** Everybody’s rhythm is taken away, and the question is opened from Today. */
async function asked(): Promise<Page> {
  const page = await openPage();
  for (const { id } of page.fake.book.people) {
    await page.fake.setCircle(id, null);
    await page.fake.setRhythm(id, null);
  }
  await page.click('[data-testid="nav-today"]');
  await until(() => page.all('[data-testid="ask-whom"]').length === 1);
  await page.click('[data-testid="ask-whom"]');
  await until(() => page.all('[data-testid="maybe-close"]').length > 0);
  return page;
}
const kept = (page: Page) => page.fake.book.people.filter(({ own }) => own !== null);
const pressed = (page: Page) => page.all('[data-testid="maybe-close"] [aria-pressed="true"]');

test('a book in which someone has a rhythm does not ask', async () => {
  const page = await openPage();
  expect(page.all('[data-testid="ask-whom"]')).toEqual([]);
});

test('twelve are asked about, and twelve more when wanted', async () => {
  const page = await asked();
  expect(page.all('[data-testid="maybe-close"]')).toHaveLength(12);
  await page.click('[data-testid="close-more"]');
  await until(() => page.all('[data-testid="maybe-close"]').length > 12);
});

test('digits choose how often for the lit row, and the same once more takes it back', async () => {
  const page = await asked();
  await page.press('1');
  await page.press('j');
  await page.press('3');
  expect(pressed(page).map((one) => one.textContent?.trim())).toEqual(['2 weeks', 'Season']);
  await page.press('3');
  expect(pressed(page)).toHaveLength(1);
});

test('nothing is written before it is pressed; then it is one step, and a first catch-up is offered', async () => {
  const page = await asked();
  await page.press('2');
  await page.press('j');
  await page.press('4');
  expect(kept(page)).toEqual([]);
  expect(page.get('close-keep').textContent).toContain('Keep 2 people close');
  await page.click('[data-testid="close-keep"]');
  await until(() => page.all('[data-testid="first-catch-up"]').length === 1);
  expect(kept(page).map(({ own }) => own?.every)).toEqual([1, 12]);
  expect(page.get('first-catch-up').textContent).toContain('a call');
  const before = page.fake.book.plans.length;
  await page.click('[data-testid="first-plan"]');
  await until(() => page.fake.book.plans.length === before + 1);
  await until(() => page.all('[data-testid="ask-whom"]').length === 0);
});

test('an answer that is undone is asked again, with what was chosen', async () => {
  const page = await asked();
  await page.press('2');
  await page.click('[data-testid="close-keep"]');
  await until(() => page.all('[data-testid="first-catch-up"]').length === 1);
  await page.press('z', { ctrlKey: true });
  await until(() => page.all('[data-testid="maybe-close"]').length === 12);
  expect(kept(page)).toEqual([]);
  expect(pressed(page)).toHaveLength(1);
});

test('in the calendar the same digits still choose the view', async () => {
  const page = await openPage();
  await page.press('2', { ctrlKey: true });
  await until(() => page.all('[data-testid="looks"]').length === 1);
  await page.press('3');
  await until(() => page.all('[data-testid="agenda"]').length === 1);
});
