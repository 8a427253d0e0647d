// What passes between the user and someone: noted, given, thanked, and nothing is added up.
import { afterEach, expect, test } from 'vitest';
import { closePage, openAna, until, type Page } from '../testing/page';

afterEach(closePage);

async function received(page: Page, what: string) {
  await page.press('v');
  await page.click('[data-testid="exchange-standing"] input[value="received"]');
  await page.write('[data-testid="exchange-words"]', what);
  await page.click('[data-testid="exchange-save"]');
  await until(() => page.all('[data-testid="to-thank"] [data-testid="exchange"]').length === 1);
}

test('V on someone’s page notes an idea; Given makes it a gift, and Undo an idea again', async () => {
  const page = await openAna();
  await page.press('v');
  await page.click('[data-testid="exchange-save"]');
  expect(document.body.textContent).toContain('Say what it is.');
  await page.write('[data-testid="exchange-words"]', 'A fern');
  await page.click('[data-testid="exchange-save"]');
  await until(() => page.all('[data-testid="ideas"] [data-testid="exchange"]').length === 1);
  await page.click('[data-testid="ideas"] .act button');
  await until(() => page.all('[data-testid="passed"] li').length === 1);
  expect(page.fake.book.exchanges[0]?.fields.standing).toBe('given');
  await page.press('z', { ctrlKey: true });
  await until(() => page.all('[data-testid="ideas"] [data-testid="exchange"]').length === 1);
});

test('what was received waits on Today and in the brief until they were thanked', async () => {
  const page = await openAna();
  await received(page, 'A scarf');
  await page.press('b');
  await until(() => page.all('[data-testid="brief-giving"]').length === 1);
  expect(page.get('brief-giving').textContent).toContain('A scarf');
  await page.press('1', { ctrlKey: true });
  await until(() => page.all('[data-testid="today-thanks"]').length === 1);
  expect(page.get('today-thanks').textContent).toContain('A scarf');
  await page.click('[data-testid="today-thanks"] .act button');
  await until(() => page.all('[data-testid="today-thanks"]').length === 0);
});

test('what was noted can be changed and removed', async () => {
  const page = await openAna();
  await received(page, 'A scarf');
  await page.click('[data-testid="to-thank"] .open');
  await page.write('[data-testid="exchange-words"]', 'A shawl');
  await page.click('[data-testid="exchange-thanked"]');
  await page.click('[data-testid="exchange-save"]');
  await until(() => page.all('[data-testid="passed"] li').length === 1);
  expect(page.fake.book.exchanges[0]?.fields.words).toBe('A shawl');
  expect(page.fake.book.exchanges[0]?.fields.thankedOn).not.toBeNull();
  await page.click('[data-testid="passed"] button');
  await page.click('[data-testid="exchange-remove"]');
  await until(() => page.all('[data-testid="passed"]').length === 0);
});

test('what they need becomes an idea of how to help', async () => {
  const page = await openAna();
  await page.fake.addFact('p3', { kind: 'need', words: 'A plumber', saidOn: page.fake.day });
  await until(() => page.all('[data-testid="needs"] li').length === 1);
  await page.click('[data-testid="needs"] .act button');
  await page.click('[data-testid="exchange-save"]');
  await until(() => page.all('[data-testid="ideas"] [data-testid="exchange"]').length === 1);
  const { kind, words, standing } = page.fake.book.exchanges[0]?.fields ?? {};
  expect([kind, words, standing]).toEqual(['help', 'A plumber', 'idea']);
});

test('where one has only asked, a sentence says so, and again where one more is noted', async () => {
  const page = await openAna();
  const on = page.fake.day;
  for (const words of ['The drill', 'The tent', 'The move'])
    await page.fake.addExchange('p3', {
      kind: 'help',
      words,
      standing: 'received',
      on,
      askedFor: true,
      thankedOn: null,
    });
  await until(() => page.all('[data-testid="only-asked"]').length === 1);
  await page.press('v');
  await page.click('[data-testid="exchange-standing"] input[value="received"]');
  await page.click('[data-testid="exchange-asked"]');
  expect(document.querySelector('dialog')?.textContent).toContain('The last three times');
});

test('thanking by keys goes on with the next', async () => {
  const page = await openAna();
  for (const words of ['The drill', 'The tent'])
    await page.fake.addExchange('p3', {
      kind: 'help',
      words,
      standing: 'received',
      on: page.fake.day,
      askedFor: false,
      thankedOn: null,
    });
  await until(() => page.all('[data-testid="to-thank"] li').length === 2);
  await page.click('[data-testid="to-thank"] .act button');
  await until(() => page.all('[data-testid="to-thank"] li').length === 1);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Thanked: The tent');
});
