// What the user wants and thinks: goals, the week looked back on, thoughts, why they are in touch.
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage, until, type Page } from '../testing/page';

afterEach(closePage);

async function looking(): Promise<Page> {
  const page = await openPage();
  await page.press('6', { ctrlKey: true });
  await until(() => page.all('[data-testid="review"]').length === 1);
  return page;
}

test('an answer is kept as one goes on, and the next question waits', async () => {
  const page = await looking();
  expect(page.get('review').textContent).toContain('You talked to Ana');
  await page.write('[data-testid="review-energy"]', 'Ana, by the sea');
  page.get('review-energy').dispatchEvent(new Event('blur'));
  await until(() => page.get('review').textContent?.includes('1 of 5 answered') === true);
  expect((page.get('review-energy') as HTMLTextAreaElement).value).toBe('Ana, by the sea');
  await page.fake.undo(null);
  await until(() => (page.get('review-energy') as HTMLTextAreaElement).value === '');
});

test('what one would like is noted with whom one has in mind, and comes to be', async () => {
  const page = await looking();
  await page.click('[data-testid="add-goal"]');
  await page.write('[data-testid="goal-words"]', 'A mentor');
  await page.click('[data-testid="goal-person"]');
  await until(() => page.all('dialog li button').length > 0);
  page.all('dialog li button')[0]?.click();
  await until(() => page.all('[data-testid="goal-save"]').length === 1);
  expect((page.get('goal-words') as HTMLInputElement).value).toBe('A mentor');
  await page.click('[data-testid="goal-save"]');
  await until(() => page.get('goals').textContent?.includes('A mentor') === true);
  expect((await page.fake.you()).goals[0]?.people).toHaveLength(1);
  page.all('[data-testid="goals"] .act button')[0]?.click();
  await until(() => page.get('goals').textContent?.includes('Not after all') === true);
});

test('a thought is kept for nobody else’s eyes, and a week is kept quiet', async () => {
  const page = await looking();
  await page.write('[data-testid="thought"]', 'I need quiet evenings');
  await page.click('[data-testid="thoughts"] button[type="submit"]');
  await until(() => page.get('thoughts').textContent?.includes('I need quiet evenings') === true);
  const [quiet] = page.all('[data-testid="quiet"] input');
  quiet?.click();
  await until(() => page.fake.book.quiet !== null);
});

test('why one is in touch and what one can tell stand on their page and in the brief', async () => {
  const page = await openPage();
  await page.fake.setIntention('p3', 'She makes me braver');
  await page.fake.setTrust('p3', 'deep');
  page.fake.send.goTo({ to: 'person', id: 'p3', say: null });
  await until(() => page.all('[data-testid="intention"]').length === 1);
  expect(page.get('intention').textContent).toContain('She makes me braver');
  expect(page.get('trust').textContent).toContain('Anything');
  await page.press('b');
  await until(() => page.all('[data-testid="brief-intention"]').length === 1);
  expect(page.get('brief-trust').textContent).toContain('Anything');
});

test('a thought that was parked is placed with whom it is about', async () => {
  const page = await looking();
  await page.fake.addReflection(null, 'Ask about her father, gently');
  await until(() => page.all('[data-testid="place-thought"]').length === 1);
  await page.click('[data-testid="place-thought"]');
  await until(() => page.all('[data-testid="pick-search"]').length === 1);
  await page.write('[data-testid="pick-search"]', 'Ana');
  await until(() => page.all('dialog li button').length > 0);
  await page.click('dialog li button');
  await until(() => page.all('[data-testid="place-thought"]').length === 0);
  expect(page.fake.book.thoughts[0]?.person).not.toBeNull();
});
