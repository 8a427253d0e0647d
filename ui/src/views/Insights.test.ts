// What the pictures of a year promise.
import { afterEach, expect, test } from 'vitest';
import { closePage, openAna, openPage, until } from '../testing/page';

afterEach(closePage);

test('each chart says one sentence, and is a table at a press', async () => {
  const page = await openPage();
  await page.press('4', { ctrlKey: true });
  await until(() => page.all('[data-testid="chart-months"]').length === 1);
  const chart = page.get('chart-months');
  expect(chart.querySelector('h2')?.textContent).toMatch(/talks in a year/);
  expect(chart.querySelectorAll('svg')).toHaveLength(12);
  // A screen reader has the table anyway.
  expect(chart.querySelectorAll('tbody tr')).toHaveLength(12);
  chart.querySelector('button')?.click();
  await until(() => chart.querySelectorAll('svg').length === 0);
  expect(chart.querySelector('table')?.closest('.unseen')).toBeNull();
});

test('a person’s page leads to the year with them alone, where circles are not asked about', async () => {
  const page = await openAna();
  await page.click('[data-testid="year-together"] button');
  await until(() => page.all('h1').some(({ textContent }) => textContent?.startsWith('You and')));
  expect(page.all('[data-testid="chart-circles"]')).toHaveLength(0);
});

test('without talks there is no picture, and it says what makes one', async () => {
  const page = await openPage({ book: 'empty' });
  await page.press('4', { ctrlKey: true });
  await until(() => page.text().includes('Log three chats and a picture appears.'));
});
