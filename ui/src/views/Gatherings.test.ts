// Where one meets people: a gathering, whom one met there, and two who are brought together.
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage, until, type Page } from '../testing/page';

afterEach(closePage);

async function gathering(): Promise<Page> {
  const page = await openPage();
  await page.press('5', { ctrlKey: true });
  await until(() => page.all('[data-testid="add-gathering"]').length === 1);
  await page.click('[data-testid="add-gathering"]');
  await page.write('[data-testid="gathering-name"]', 'Book fair');
  await page.write('[data-testid="gathering-hoped"]', '3');
  await page.write('[data-testid="gathering-pitch"]', 'I mend old books');
  await page.write('[data-testid="gathering-day"]', page.fake.day);
  await page.click('[data-testid="gathering-save"]');
  await until(() => page.all('[data-testid="gathering-count"]').length === 1);
  return page;
}
const guests = (page: Page) =>
  page.all('[data-testid="guest"] .name').map((one) => one.textContent?.trim());

test('a gathering opens with its goal and its pitch; whom one meets is noted one after the other', async () => {
  const page = await gathering();
  expect(page.get('gathering-pitch-card').textContent).toBe('I mend old books');
  expect(page.get('gathering-count').textContent).toBe('0 of 3 met');
  await page.write('[data-testid="met-name"]', 'Rita Vale');
  await page.write('[data-testid="met-line"]', 'binds books');
  expect(page.get('gathering-met').textContent).toContain('New in your people');
  await page.click('[data-testid="met-save"]');
  await until(() => guests(page).length === 1);
  expect((page.get('met-name') as HTMLInputElement).value).toBe('');
  expect(document.activeElement).toBe(page.get('met-name'));
  expect(page.get('gathering-count').textContent).toBe('1 of 3 met');
  await page.write('[data-testid="met-name"]', 'Bo Lindqvist');
  await until(
    () => page.get('gathering-met').textContent?.includes('In your people already') === true,
  );
  await page.click('[data-testid="met-save"]');
  await until(() => guests(page).length === 2);
  expect(guests(page)).toEqual(['Rita Vale', 'Bo Lindqvist']);
  await page.fake.undo(null);
  await until(() => guests(page).length === 1);
});

test('whoever of a name is meant can be said, and someone new of the same name', async () => {
  const page = await gathering();
  await page.write('[data-testid="met-name"]', 'Bo Lindqvist');
  const button = (says: string) =>
    page
      .all('[data-testid="gathering-met"] form button')
      .find((one) => one.textContent?.trim() === says);
  await until(() => button('It is someone new') !== undefined);
  button('It is someone new')?.click();
  await until(() => button('It is Bo Lindqvist') !== undefined);
  await page.click('[data-testid="met-save"]');
  await until(() => guests(page).length === 1);
  const one = (await page.fake.gatherings()).gatherings[0]?.guests[0];
  expect(one?.person).toBe('Bo Lindqvist');
});

test('two are brought together once both said yes, and what came of it is noted', async () => {
  const page = await openPage();
  await page.fake.addIntroduction('p1', 'p2', 'old maps');
  await page.press('5', { ctrlKey: true });
  await until(() => page.all('[data-testid="introduction-says"]').length === 2);
  expect(page.all('[data-testid="introduce"]')).toEqual([]);
  const [one] = (await page.fake.gatherings()).introductions;
  for (const side of one?.sides ?? [])
    await page.fake.saysToIntroduction(one?.id ?? '', side.person, 'yes');
  await until(() => page.all('[data-testid="introduce"]').length === 1);
  await page.click('[data-testid="introduce"]');
  await until(() => page.all('[data-testid="introduction-outcome"]').length === 1);
  await page.write('[data-testid="introduction-outcome"]', 'They share a workshop');
  await page.click('[data-testid="introduction"] button[type="submit"]');
  await until(() => page.text().includes('Noted what came of it'));
  expect((await page.fake.gatherings()).introductions[0]?.outcome).toBe('They share a workshop');
});

test('a name that may be of someone in the book is asked about, and Enter does not choose for the user', async () => {
  const page = await gathering();
  expect(document.activeElement).toBe(page.get('met-name'));
  await page.write('[data-testid="met-name"]', 'bo');
  await until(() => page.get('gathering-met').textContent?.includes('Who is it?') === true);
  await page.click('[data-testid="met-save"]');
  await page.press('Enter');
  expect(guests(page)).toEqual([]);
  page
    .all('.foot button')
    .find((one) => one.textContent?.includes('It is Bo'))
    ?.click();
  await until(() => guests(page).length === 1);
  expect(guests(page)[0]).toContain('Bo Lindqvist');
});

test('two who are suggested and are not to be introduced are gone', async () => {
  const page = await openPage();
  const side = (person: string, name: string) => ({ person, name, words: 'energy' });
  const suggested = [{ needs: side('p3', 'Ana'), offers: side('p4', 'Bo') }];
  page.fake.book = { ...page.fake.book, suggested };
  await page.press('5', { ctrlKey: true });
  await until(() => page.all('[data-testid="not-these"]').length === 1);
  await page.click('[data-testid="not-these"]');
  await until(() => page.all('[data-testid="suggested"]').length === 0);
});
