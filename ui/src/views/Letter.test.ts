// A letter: written from what the year held, kept as it is typed, and sent by the user alone.
import { afterEach, expect, test } from 'vitest';
import { closePage, openAna, settle, until, type Page } from '../testing/page';

afterEach(closePage);

async function openLetter(): Promise<Page> {
  const page = await openAna();
  await page.click('[data-testid="add-exchange"]');
  await page.click('[data-testid="exchange-standing"] input[value="received"]');
  await page.write('[data-testid="exchange-words"]', 'A scarf');
  await page.click('[data-testid="exchange-save"]');
  await until(() => page.all('[data-testid="to-thank"]').length === 1);
  await page.click('[data-testid="write-letter"]');
  await until(() => page.all('[data-testid="letter-words"]').length === 1);
  return page;
}

const area = (page: Page) => page.get('letter-words') as HTMLTextAreaElement;

test('a letter is begun, kept while it is typed, and there when one comes back', async () => {
  const page = await openLetter();
  expect(page.get('letter-kindnesses').textContent).toContain('A scarf');
  expect(area(page).value).toMatch(/^Dear /);
  await page.write('[data-testid="letter-words"]', 'Dear Ana, thank you');
  page.fake.send.goTo({ to: 'person', id: 'p3', say: null });
  await until(() => page.all('[data-testid="write-letter"]').length === 1);
  expect(page.fake.letters.get('p3')).toBe('Dear Ana, thank you');
  await page.click('[data-testid="write-letter"]');
  await until(() => page.all('[data-testid="letter-words"]').length === 1);
  expect(area(page).value).toBe('Dear Ana, thank you');
});

test('what changes elsewhere leaves what is typed, and sent it thanks', async () => {
  const page = await openLetter();
  await page.write('[data-testid="letter-words"]', 'Dear Ana, thank you for the scarf');
  await page.fake.addFact('p3', { kind: 'taste', words: 'tea', saidOn: page.fake.day });
  await settle();
  expect(area(page).value).toContain('scarf');
  await page.click('[data-testid="letter-sent"]');
  await until(() => page.all('[data-testid="passed"] li').length === 1);
  expect(page.all('[data-testid="to-thank"]')).toHaveLength(0);
});
