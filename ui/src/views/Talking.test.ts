// Writing down a talk: who else was there, how near it went, what was appreciated.
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage, until, type Page } from '../testing/page';

afterEach(closePage);

async function writing(note: string): Promise<Page> {
  const page = await openPage();
  page.fake.send.goTo({ to: 'person', id: 'p3', say: null });
  await until(() => page.all('[data-testid="composer-note"]').length === 1);
  const field = page.get('composer-note') as HTMLTextAreaElement;
  await page.write('[data-testid="composer-note"]', note);
  field.setSelectionRange(note.length, note.length);
  return page;
}
const offered = (page: Page) =>
  page.all('[data-testid="mention"]').map((one) => one.textContent?.trim() ?? '');
const note = (page: Page) => (page.get('composer-note') as HTMLTextAreaElement).value;
const there = (page: Page) =>
  page.all('[data-testid="also-there"] [dir="auto"]').map((one) => one.textContent);
const newest = (page: Page) => page.fake.book.people.find(({ id }) => id === 'p3')?.talks[0];

test('whoever else was there is named with an @, and whoever is new is added by name', async () => {
  const page = await writing('Dinner with @Bo');
  await until(() => offered(page).some((one) => one.includes('Bo Lindqvist')));
  expect(offered(page).at(-1)).toBe('Add “Bo” to your people');
  await page.press('Enter');
  await until(() => there(page).length === 1);
  expect(note(page)).toBe('Dinner with Bo Lindqvist');
  await page.write('[data-testid="composer-note"]', `${note(page)} and @Mareike`);
  await until(() => offered(page).some((one) => one.includes('Add “Mareike”')));
  await page.press('ArrowDown');
  await page.press('Enter');
  await until(() => there(page).length === 2);
  await page.click('[data-testid="composer-save"]');
  await until(() => newest(page)?.note === 'Dinner with Bo Lindqvist and Mareike');
  expect(newest(page)?.others.map(({ name }) => name)).toEqual(['Bo Lindqvist', 'Mareike']);
  expect(there(page)).toEqual([]);
});

test('Escape closes the list and leaves the note; an address is no name', async () => {
  const page = await writing('See @Bo');
  await until(() => offered(page).length > 0);
  await page.press('Escape');
  expect(offered(page)).toEqual([]);
  expect(note(page)).toBe('See @Bo');
  await page.write('[data-testid="composer-note"]', 'Write to ana@example');
  await until(() => offered(page).length === 0);
});

test('nobody new is added by the way: Enter ends the line but behind a whole name, and a sentence is no name', async () => {
  const page = await writing('@Mareike');
  await until(() => offered(page).length === 1);
  const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  page.get('composer-note').dispatchEvent(enter);
  expect([enter.defaultPrevented, there(page)]).toEqual([false, []]);
  await page.write('[data-testid="composer-note"]', 'With @Marta Reis');
  await until(() => offered(page).includes('Add “Marta Reis” to your people'));
  await page.press('Enter');
  await until(() => there(page).includes('Marta Reis'));
  await page.write('[data-testid="composer-note"]', '@home we cooked all day');
  await until(() => offered(page).length === 0);
});

test('what is begun is there when one comes back, with whoever was there', async () => {
  const page = await writing('Dinner with @Bo');
  await until(() => offered(page).some((one) => one.includes('Bo Lindqvist')));
  await page.press('Enter');
  await until(() => there(page).length === 1);
  page.fake.send.goTo({ to: 'today' });
  await until(() => page.all('[data-testid="composer-note"]').length === 0);
  page.fake.send.goTo({ to: 'person', id: 'p3', say: null });
  await until(() => page.all('[data-testid="composer-note"]').length === 1);
  expect([note(page), there(page)]).toEqual(['Dinner with Bo Lindqvist', ['Bo Lindqvist']]);
});

test('what was appreciated stands in the timeline, and how it was is closed again', async () => {
  const page = await writing('Her job');
  page
    .all('.composer button')
    .find((one) => one.textContent?.includes('How it was'))
    ?.click();
  await until(() => page.all('[data-testid="composer-depth"]').length === 1);
  await page.write('[data-testid="composer-appreciated"]', 'She listened');
  await page.click('[data-testid="composer-save"]');
  await until(() => newest(page)?.note === 'Her job');
  expect(newest(page)).toMatchObject({ depth: null, feeling: null, appreciated: 'She listened' });
  await until(() => page.text().includes('She listened'));
  expect(page.all('[data-testid="composer-depth"]')).toEqual([]);
});
