// What finding someone promises.
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage, until } from '../testing/page';

afterEach(closePage);

test('the search has the focus, and typing narrows the list', async () => {
  const page = await openPage();
  await page.click('[data-testid="nav-people"]');
  expect(document.activeElement?.matches('input[type="search"]')).toBe(true);
  await page.write('input[type="search"]', 'costa');
  await until(() => page.all('[data-testid="people-row"]').length === 1);
  expect(page.get('people-row').textContent).toContain('Ana Costa');
  expect(page.get('people-row').getAttribute('aria-setsize')).toBe('1');
  expect(page.get('people-row').getAttribute('aria-posinset')).toBe('1');
});

test('a name nobody has can be added at once', async () => {
  const page = await openPage();
  await page.click('[data-testid="nav-people"]');
  await page.write('input[type="search"]', 'Xenia');
  await until(() => page.text().includes('No one called “Xenia”.'));
  page
    .all('button')
    .find((button) => button.textContent?.includes('Add Xenia'))
    ?.click();
  await until(() => page.all('dialog form').length === 1);
  page
    .all('dialog form')[0]
    ?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
  await until(() => page.all('[data-testid="person-name"]').length === 1);
  expect(page.get('person-name').textContent).toBe('Xenia');
});

test('a question is understood, says why someone was found, and what it asks for can be left out', async () => {
  const page = await openPage();
  await page.click('[data-testid="nav-people"]');
  await page.write('input[type="search"]', 'Ana, likes market');
  await until(() => page.all('[data-testid="condition"]').length === 1);
  expect(page.get('condition').textContent).toContain('Likes market');
  await page.click('[data-testid="condition"]');
  await until(() => page.all('[role="menuitem"]').length === 1);
  await page.click('[role="menuitem"]');
  await until(() => page.all('[data-testid="condition"]').length === 0);
  expect(page.all('input[type="search"]')[0]).toHaveProperty('value', 'ana');
  expect(page.get('people-row').textContent).toContain('Ana Costa');
});

test('what can be asked for is put into the search, and its example is typed over', async () => {
  const page = await openPage();
  await page.click('[data-testid="nav-people"]');
  await page.click('[data-testid="ask"]');
  await until(() => page.all('[role="menuitem"]').length > 4);
  page
    .all('[role="menuitem"]')
    .find((item) => item.textContent?.includes('What they like'))
    ?.click();
  const search = () => page.all('input[type="search"]')[0] as HTMLInputElement | undefined;
  await until(() => search()?.value === 'likes music');
  await until(() => document.activeElement === search() && search()?.selectionStart === 6);
  await until(() => page.text().includes('Nobody fits all of it.'));
});

test('the palette finds people first and opens the chosen one', async () => {
  const page = await openPage();
  await page.press('k', { ctrlKey: true });
  await page.write('[data-testid="palette"] input', 'ana');
  await until(() => page.all('[data-testid="palette"] [role="option"]').length > 0);
  expect(page.all('[data-testid="palette"] [role="option"]')[0]?.textContent).toContain(
    'Ana Costa',
  );
  await page.press('Enter');
  await until(() => page.all('[data-testid="person-name"]').length === 1);
  expect(page.get('person-name').textContent).toBe('Ana Costa');
});
