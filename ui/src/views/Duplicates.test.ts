// What the page of possible duplicates promises.
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage, until } from '../testing/page';

afterEach(closePage);

async function atDuplicates() {
  const page = await openPage();
  await page.click('[data-testid="nav-people"]');
  await page.click('[data-testid="duplicates"]');
  await until(() => page.all('[data-testid="duplicate-group"]').length === 1);
  return page;
}

test('entries side by side show what differs, and merge into the one that stays', async () => {
  const page = await atDuplicates();
  const before = page.fake.book.people.length;
  await page.click('[data-testid="compare"]');
  await until(() => page.all('dialog table tbody tr').length === 2);
  const kept = page.fake.book.people[1]?.id;
  page.all('dialog thead input[type="radio"]')[1]?.click();
  await until(() => page.all('dialog thead th:nth-child(2) [type="radio"]:checked').length === 1);
  await page.click('[data-testid="merge"]');
  await until(() => page.all('dialog').length === 0);
  expect(page.fake.book.people).toHaveLength(before - 1);
  expect(page.fake.book.people.some(({ id }) => id === kept)).toBe(true);
});

test('who are two people are never shown again', async () => {
  const page = await atDuplicates();
  await page.click('[aria-label$="are not the same"]');
  await until(() => page.text().includes('Nobody looks like someone else.'));
});
