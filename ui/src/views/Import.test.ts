// What an import promises.
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage, settle, until } from '../testing/page';

afterEach(closePage);

async function atPreview(tick = 1) {
  const page = await openPage({ tick });
  await page.click('[data-testid="nav-import"]');
  await page.click('[data-testid="import-choose"]');
  await until(() => page.all('[data-testid="import-preview"]').length === 1);
  return page;
}

test('reading shows how far it is, and can be stopped', async () => {
  const page = await openPage({ tick: 20 });
  await page.click('[data-testid="nav-import"]');
  await page.click('[data-testid="import-choose"]');
  await until(() => /[1-9]\d* %/.test(page.text()));
  await page.click('[data-testid="import-cancel"]');
  await until(() => page.text().includes('Cancelled. Nothing was kept.'));
  expect(page.all('[data-testid="import-preview"]')).toHaveLength(0);
});

test('the preview counts what would change, shows problems with their place, and writes nothing', async () => {
  const page = await atPreview();
  const preview = page.get('import-preview').textContent ?? '';
  expect(preview).toContain('117 cards found');
  expect(preview).toContain('111');
  await page.click('[data-testid="count-problems"]');
  expect(page.get('import-preview').textContent).toContain('1290');
  expect(page.get('import-preview').textContent).toContain('The card ends in the middle.');
  expect(page.fake.book.people).toHaveLength(25);
});

test('the user decides for all and for one, and the program is told', async () => {
  const page = await atPreview();
  const pressed = () => page.get('import-run').textContent?.trim();
  expect(pressed()).toBe('Import 115 people');
  expect(page.text()).toContain('may be');
  await page.click('[data-testid="count-new"]');
  await until(() => page.all('[aria-label="Bring in Alma Alves"]').length === 1);
  await page.click('[aria-label="Bring in Alma Alves"]');
  expect(pressed()).toBe('Import 114 people');
  await page.click('[data-testid="count-changed"]');
  await until(() => page.text().includes('Sails on Sundays'));
  await page.click('[data-testid="preview-row"] [aria-label^="Note"] input[value="theirs"]');
  await page.click('[data-testid="count-twins"]');
  await until(() => page.text().includes('may be'));
  await page.click('[data-testid="same-from"] input[value="certain"]');
  expect(page.text()).toContain('+351 912 345 678');
  await page.click('[data-testid="import-run"]');
  await until(() => page.all('[data-testid="import-report"]').length === 1);
  const told = page.fake.decided;
  expect(told?.sameFrom).toBe('certain');
  expect(told?.cards.map(({ who, theirs }) => [who?.is ?? null, theirs])).toEqual([
    ['leftOut', []],
    [null, ['note']],
  ]);
});

test('importing reports what came in, and undo takes it all back', async () => {
  const page = await atPreview();
  await page.click('[data-testid="import-run"]');
  await until(() => page.all('[data-testid="import-report"]').length === 1);
  expect(page.get('import-report').textContent).toContain('112 added');
  expect(page.fake.book.people.length).toBe(137);
  await page.click('[data-testid="import-undo"]');
  await until(() => page.text().includes('The import was undone.'));
  expect(page.fake.book.people).toHaveLength(25);
});

test('progress is shown while it runs, and cancel keeps nothing', async () => {
  const page = await atPreview(20);
  await page.click('[data-testid="import-run"]');
  await until(() => Number(page.all('progress')[0]?.getAttribute('value') ?? 0) >= 0);
  await page.click('[data-testid="import-cancel"]');
  await until(() => page.text().includes('Cancelled. Nothing was kept.'));
  expect(page.fake.book.people).toHaveLength(25);
});

test('a file without contacts says so and offers another try', async () => {
  const page = await openPage();
  await page.click('[data-testid="nav-import"]');
  await page.write('[data-testid="import-path"]', '/tmp/holiday.png');
  page.all('form')[0]?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
  await until(() => page.text().includes('That file has no contacts we can read.'));
  expect(page.get('import-choose')).toBeTruthy();
});

test('a file dropped on the window leads straight to its preview', async () => {
  const page = await openPage();
  page.fake.send.dragOver(true);
  await settle();
  expect(page.text()).toContain('Let go to look at the file');
  page.fake.send.cardsDropped(['/home/sam/all.vcf']);
  await until(() => page.all('[data-testid="import-preview"]').length === 1);
  expect(page.text()).not.toContain('Let go to look at the file');
});
