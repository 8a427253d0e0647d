// What the user wants to share: saved from anywhere, waiting with whom it is for, gone when they were told.
import { afterEach, expect, test } from 'vitest';
import { closePage, openAna, openPage, until } from '../testing/page';

afterEach(closePage);

test('H on someone’s page saves something for them; it stands in the brief until they were told, and Undo brings it back', async () => {
  const page = await openAna();
  await page.press('h');
  await page.click('[data-testid="share-save"]');
  expect(document.body.textContent).toContain('Say what to share.');
  await page.write('[data-testid="share-words"]', 'The article about ferns');
  await page.click('[data-testid="share-save"]');
  await until(() => page.all('[data-testid="share"]').length === 1);
  expect(page.fake.book.shares[0]?.fields.whom).toEqual(['p3']);
  await page.press('b');
  await until(() => page.all('[data-testid="brief-title"]').length === 1);
  await page.click('[data-testid="share"] .act button');
  await until(() => page.all('[data-testid="share"]').length === 0);
  await page.press('z', { ctrlKey: true });
  await until(() => page.all('[data-testid="share"]').length === 1);
});

test('H anywhere else saves news for whoever one talks to, which can become someone’s', async () => {
  const page = await openPage();
  await until(() => page.all('[data-row]').length > 0);
  await page.press('h');
  expect(page.all('[data-testid="share-reach"]')).toHaveLength(0);
  await page.write('[data-testid="share-words"]', 'We moved to Porto');
  await page.click('[data-testid="share-save"]');
  page.fake.send.goTo({ to: 'person', id: 'p3', say: null });
  await until(() => page.all('[data-testid="share"]').length === 1);
  expect(page.get('share').textContent).toContain('Your news');
  await page.click('[data-testid="share"] .open');
  await page.click('[data-testid="share-reach"] input[value="theirs"]');
  await page.click('[data-testid="share-save"]');
  expect(page.fake.book.shares[0]?.fields.whom).toEqual(['p3']);
  await page.click('[data-testid="share"] .open');
  await page.click('[data-testid="share-remove"]');
  await until(() => page.all('[data-testid="share"]').length === 0);
});
