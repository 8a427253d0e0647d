// What a note says besides is proposed where it is written, and kept at a press.
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage, until, type Page } from '../testing/page';

afterEach(closePage);

async function writing(note: string): Promise<Page> {
  const page = await openPage();
  page.fake.send.goTo({ to: 'person', id: 'p3', say: null });
  await until(() => page.all('[data-testid="composer-note"]').length === 1);
  await page.write('[data-testid="composer-note"]', note);
  return page;
}
const proposed = (page: Page) =>
  page.all('[data-testid="keep-noticed"] [dir="auto"]').map((one) => one.textContent?.trim());

test('what a note says besides is kept at a press, and is not proposed again', async () => {
  const page = await writing('She likes tea, and likes maps');
  await until(() => proposed(page).length === 2);
  page.all('[data-testid="keep-noticed"]')[0]?.focus();
  await page.click('[data-testid="keep-noticed"]');
  await until(() => proposed(page).length === 1);
  await until(() => document.activeElement === page.all('[data-testid="keep-noticed"]')[0]);
  expect(page.get('facts').textContent).toContain('tea');
  expect((page.get('composer-note') as HTMLTextAreaElement).value).toContain('likes tea');
});

test('Alt and Enter keep the first; what was not kept before saving still can be, or is waved away', async () => {
  const page = await writing('She likes tea, and likes maps');
  await until(() => proposed(page).length === 2);
  page.get('composer-note').focus();
  await page.press('Enter', { altKey: true });
  await until(() => proposed(page).length === 1);
  await page.click('[data-testid="composer-save"]');
  await until(() => (page.get('composer-note') as HTMLTextAreaElement).value === '');
  expect(proposed(page)).toEqual(['Likes: maps']);
  await page.click('[data-testid="dismiss-noticed"]');
  await until(() => proposed(page).length === 0);
  expect(document.activeElement).toBe(page.get('composer-note'));
});

test('what is taken back is proposed again', async () => {
  const page = await writing('She likes tea');
  await until(() => proposed(page).length === 1);
  await page.click('[data-testid="keep-noticed"]');
  await until(() => proposed(page).length === 0);
  await page.fake.undo(null);
  await until(() => proposed(page).length === 1);
});
