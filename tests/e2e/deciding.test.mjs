// Looking before importing, and putting together who is one person, by the page, in the real window.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { eventually, withDesk } from './support/desk.mjs';

const card = (...lines) => `BEGIN:VCARD\r\nVERSION:3.0\r\n${lines.join('\r\n')}\r\nEND:VCARD\r\n`;

/** Writes a file of cards; its path. */
function cards(desk, name, ...all) {
  const path = join(desk.folder, name);
  writeFileSync(path, all.join(''));
  return path;
}

/** Looks at a file by the page's own path field. */
async function lookAt(page, file) {
  await page.click('nav-import');
  await (await page.find('import-path')).sendKeys(file, Key.ENTER);
  await page.find('import-preview');
}

/** Presses a radio button or a check box, which the page draws over. */
const press = (page, selector) => page.session.executeScript(`document.querySelector(${JSON.stringify(selector)}).click()`);
const kind = (page, name) => press(page, `[data-testid="count-${name}"]`);

test('a preview shows what changes, and the user’s choice stands: whom to take, what to keep, whom to leave out', () =>
  withDesk(async (desk) => {
    const marta = ['UID:marta', 'FN:Marta Berg', 'N:Berg;Marta;;;'];
    desk.fondly('import', cards(desk, 'before.vcf', card(...marta, 'NOTE:Sings', 'TITLE:Sailor')));
    desk.fondly('edit', 'Marta Berg', '--note', 'Sings alto');
    desk.fondly('add', 'Ana Costa', '--email', 'ana@example.org');
    const file = cards(desk, 'after.vcf', card(...marta, 'NOTE:In the choir', 'TITLE:Captain'),
      card('UID:ana', 'FN:Ana Costa', 'EMAIL:ana@example.org', 'TEL;TYPE=CELL:+351 912 345 678'), card('UID:bo', 'FN:Bo Lind'), card('UID:cy', 'FN:Cy Ray'));
    const page = await desk.window();
    await lookAt(page, file);
    await page.reads('import-run', 'Import 4 people');
    await page.reads('import-preview', 'may be');
    await kind(page, 'new');
    await page.reads('import-preview', 'Cy Ray');
    await press(page, '[aria-label="Bring in Cy Ray"]');
    await page.reads('import-run', 'Import 3 people');
    await kind(page, 'changed');
    await page.reads('import-preview', 'Captain');
    await press(page, '[data-testid="preview-row"] [aria-label^="Note"] input[value="theirs"]');
    await kind(page, 'twins');
    await page.reads('import-preview', 'Because of the same e-mail address, the same name');
    await press(page, '[data-testid="preview-row"] input[value="same"]');
    await page.reads('import-preview', '+351 912 345 678');
    assert.equal(desk.ask('people').length, 2, 'nothing is written yet');
    await page.click('import-run');
    await page.reads('import-report', '1 added · 2 changed · 1 left out');
    assert.deepEqual(desk.ask('people').map(({ name }) => name), ['Ana Costa', 'Bo Lind', 'Marta Berg']);
    const known = desk.ask('show', 'Marta Berg');
    assert.deepEqual([known.note, known.title], ['In the choir', 'Captain']);
    assert.deepEqual(desk.ask('show', 'Ana Costa').phones, ['+351 912 345 678']);
  }));

test('a group becomes a circle when the user says so, and whom a card names is one press away', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    await lookAt(page, cards(desk, 'people.vcf', card('UID:bo', 'FN:Bo Lind', 'CATEGORIES:Close,Choir', 'ORG:Vela', 'TITLE:Sailor', 'ORG:Library', 'item1.X-ABRELATEDNAMES:Ana Lind', 'item1.X-ABLabel:_$!<Mother>!$_'),
      card('UID:ana', 'FN:Ana Lind', 'CATEGORIES:Choir')));
    await kind(page, 'groups');
    const choice = await page.session.findElement({ css: 'select[aria-label="Close comes in as"]' });
    await choice.sendKeys('A circle');
    await page.click('import-run');
    await page.reads('import-report', '2 added');
    const bo = desk.ask('show', 'Bo Lind');
    assert.deepEqual([bo.circle, bo.tags, bo.other_work], ['Close', ['Choir'], [{ title: '', organization: 'Library' }]]);
    assert.deepEqual(bo.relations.map(({ label, name }) => [label, name]), [['mother', 'Ana Lind']]);
    await page.click('nav-people');
    await page.find('people-row');
    await page.all('people-row').then(([row]) => row.click());
    await page.press(Key.ENTER);
    await page.reads('person-name', 'Ana Lind');
    assert.match(await page.session.findElement({ css: 'main' }).getText(), /Bo Lind\s*child/);
    await page.session.findElement({ xpath: '//button[normalize-space()="Bo Lind"]' }).click();
    await page.reads('person-name', 'Bo Lind');
    assert.match(await page.session.findElement({ css: 'main' }).getText(), /Ana Lind\s*mother/);
  }));

test('undoing an import says what it would take along, and takes it along when asked', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    await lookAt(page, cards(desk, 'people.vcf', card('UID:bo', 'FN:Bo Lind'), card('UID:cy', 'FN:Cy Ray')));
    await page.click('import-run');
    await page.find('import-report');
    desk.fondly('log', 'Bo Lind', '--note', 'His boat');
    await page.click('import-undo');
    const along = await page.find('undo-along');
    assert.match(await page.session.findElement({ css: 'dialog' }).getText(), /Logged a message with Bo Lind/);
    assert.equal(desk.ask('people').length, 2, 'asking undoes nothing');
    await along.click();
    await eventually('an empty book', () => desk.ask('people').length === 0);
    desk.fondly('redo');
    desk.fondly('redo');
    assert.equal(desk.ask('show', 'Bo Lind').timeline[0].note, 'His boat', 'and it can all be done again');
  }));

test('two entries of one person are compared, merged, and taken apart again; who are two stay two', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa', '--email', 'ana@example.org', '--birthday', '15 April');
    desk.fondly('add', 'Anita Costa', '--email', 'ana@example.org', '--birthday', '1986-04-15', '--organization', 'Vela');
    desk.fondly('add', 'Bo Lind', '--phone', '+46 70 123 45 67');
    desk.fondly('add', 'Bo Lind', '--phone', '+46 70 123 45 67');
    desk.fondly('log', 'Ana Costa', '--note', 'Her move');
    const page = await desk.window();
    await page.click('nav-people');
    await page.click('duplicates');
    await eventually('both groups', async () => (await page.all('duplicate-group')).length === 2);
    assert.deepEqual(await page.faults(), []);
    await press(page, '[aria-label="Bo Lind, Bo Lind are not the same"]');
    await eventually('one group', async () => (await page.all('duplicate-group')).length === 1);
    await page.click('compare');
    await page.find('merge');
    const dialog = await page.session.findElement({ css: 'dialog' });
    await eventually('the comparison', async () => /15 April 1986/.test(await dialog.getText()));
    assert.deepEqual(await page.faults(), []);
    await press(page, 'dialog input[aria-label="Whose Name stands: Anita Costa"]');
    await page.click('merge');
    await page.reads('toast', 'Merged');
    const [merged] = desk.ask('people');
    const ana = desk.ask('show', merged.id);
    assert.deepEqual([ana.name, ana.birthday, ana.organization, ana.timeline.length], ['Anita Costa', '1986-04-15', 'Vela', 1]);
    assert.deepEqual(desk.ask('duplicates'), []);
    desk.fondly('unmerge', ana.id);
    assert.deepEqual(desk.ask('people').map(({ name }) => name), ['Ana Costa', 'Anita Costa', 'Bo Lind', 'Bo Lind']);
    assert.equal(desk.ask('show', 'Ana Costa').organization, '');
  }));

test('someone is merged by their name from their own page, and taken apart there', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Li Wei');
    desk.fondly('add', 'Wei from the choir', '--email', 'wei@example.org');
    const page = await desk.window();
    await page.click('nav-people');
    await page.find('people-row');
    await page.all('people-row').then(([row]) => row.click());
    await page.press(Key.ENTER);
    await page.find('person-name');
    await press(page, '[aria-label="More"]');
    await page.session.executeScript(`[...document.querySelectorAll('[role="menuitem"], button')].find((one) => one.textContent.includes('Merge with')).click()`);
    const search = await page.find('pick-search');
    await search.clear();
    await search.sendKeys('choir');
    await eventually('the one who is sought', async () => /Wei from the choir/.test(await page.session.findElement({ css: 'dialog' }).getText()));
    await press(page, 'dialog li button');
    await page.click('merge');
    await page.reads('merged', 'Wei from the choir');
    assert.deepEqual(desk.ask('people').map(({ name }) => name), ['Li Wei']);
    await press(page, '[aria-label="Take Wei from the choir apart again"]');
    await eventually('both', () => desk.ask('people').length === 2);
  }));

test('a table whose columns nobody knows comes in as the user says, and a calendar’s birthdays go to those of the same name', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Bo Lind');
    const table = join(desk.folder, 'osoby.csv');
    writeFileSync(table, 'Kto;Poczta;Kiedy;But\nAna Costa;ana@example.org;15.4.1986;38\nBo Ray;bo@example.org;;44\n');
    const page = await desk.window();
    await lookAt(page, table);
    await kind(page, 'columns');
    await page.reads('import-preview', 'Stays behind');
    assert.deepEqual(await page.faults(), []);
    for (const [column, meaning] of [['Kto', 'name'], ['Kiedy', 'birthday']]) {
      await press(page, `select[aria-label="What ${column} is"] option[value="${meaning}"]`);
      await page.session.executeScript(`const one = document.querySelector('select[aria-label="What ${column} is"]'); one.value = '${meaning}'; one.dispatchEvent(new Event('change', { bubbles: true }))`);
      await eventually(`${column} to be taken`, () => page.session.executeScript(`return document.querySelector('select[aria-label="What ${column} is"]').value === '${meaning}'`));
    }
    await kind(page, 'new');
    await page.reads('import-preview', 'Ana Costa');
    await page.click('import-run');
    await page.find('import-report');
    const ana = desk.ask('show', 'Ana Costa');
    assert.deepEqual([ana.birthday, ana.emails], ['1986-04-15', ['ana@example.org']]);

    const calendar = join(desk.folder, 'birthdays.ics');
    writeFileSync(calendar, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:b1@facebook.com\r\nDTSTART:20261224\r\nSUMMARY:Bo Lind's birthday\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    await page.session.executeScript(`[...document.querySelectorAll('button')].find((one) => one.textContent.includes('Import another')).click()`);
    await (await page.find('import-path')).sendKeys(calendar, Key.ENTER);
    await page.find('same-from');
    await press(page, '[data-testid="same-from"] input[value="byName"]');
    await page.reads('import-preview', '24 December');
    await page.click('import-run');
    await page.find('import-report');
    assert.equal(desk.ask('show', 'Bo Lind').birthday, '--12-24');
  }));
