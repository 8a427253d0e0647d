// From a vCard file to a noted conversation, by the page, in the real window.
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { CARDS, day, eventually, withDesk } from './support/desk.mjs';

const GMAIL = join(CARDS, 'mangstadt+ez-vcard/gmail-list.vcf');

/** Imports a file by the page's own path field, as far as the report. */
async function importByPage(page, file) {
  await page.click('nav-import');
  const field = await page.find('import-path');
  await field.sendKeys(file, Key.ENTER);
  await page.find('import-preview');
  await page.click('import-run');
  return page.find('import-report');
}

test('a file is previewed, imported and undone by the page, and its people are found by searching', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    await importByPage(page, GMAIL);
    const people = desk.ask('people');
    assert.ok(people.length >= 3, 'the file holds several people');
    await page.click('nav-people');
    const field = await page.find('people-search');
    await field.sendKeys(people[0].name);
    await eventually('the one who was searched for', async () => {
      const rows = await page.rows('people-row');
      return rows.length >= 1 && rows[0].includes(people[0].name);
    });
    await page.click('nav-import');
    await (await page.find('import-path')).sendKeys(GMAIL, Key.ENTER);
    await page.reads('import-run', 'Nothing to import');
    assert.equal(desk.ask('people').length, people.length, 'the same file again changes nothing');
  }));

test('an empty book leads from a file of cards to the first brief, each step by a button that is there', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    const press = async (words) => {
      const named = `//button[normalize-space(.)="${words}"]`;
      await eventually(words, async () => (await page.session.findElements({ xpath: named })).length === 1);
      await page.session.findElement({ xpath: named }).click();
    };
    await press('Import people');
    await (await page.find('import-path')).sendKeys(GMAIL, Key.ENTER);
    await press('Import 3 people');
    // The one question from which everything else follows, answered by the keys alone.
    await press('Choose whom to stay close to');
    await page.find('maybe-close');
    await page.press('1', 'j', '2');
    await press('Keep 2 people close');
    await page.reads('first-catch-up', 'A first catch-up?');
    await press('Plan it');
    await eventually('the first catch-up', () => desk.ask('catch-up', 'list').length === 1);
    assert.equal(desk.ask('people').filter(({ next_due }) => next_due !== null).length, 2);
    await page.click('nav-people');
    await page.click('people-row');
    await page.click('brief-button');
    assert.match(await page.reads('brief-title', 'Before you talk to'), /Arnold Smith|Chris Beatle|Doug White/);
    // Nothing was said yet: there is a question to begin with.
    await page.find('brief-question');
    assert.deepEqual(await page.faults(), []);
  }));

test('an import is undone from its report', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    await importByPage(page, GMAIL);
    await page.click('import-undo');
    await eventually('an empty book', () => desk.ask('people').length === 0);
  }));

test('someone who is waiting is logged from Today, and the log is undone from the toast', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa', '--every', '3 weeks', '--email', 'ana@example.org');
    desk.fondly('log', 'Ana', '--on', day(-24), '--channel', 'call', '--note', 'Her move to Porto.');
    const page = await desk.window();
    const reach = await page.reads('today-reach', 'Ana Costa');
    assert.match(reach, /Every 3 weeks · last talked 24 days ago: “Her move to Porto”/);
    await page.click('log-button');
    const note = await page.find('composer-note');
    await note.sendKeys('The lemon tree bears.', Key.chord(Key.CONTROL, Key.ENTER));
    await eventually('the note in the book', () => desk.ask('show', 'Ana').timeline.some((entry) => entry.note === 'The lemon tree bears.'));
    await page.find('undo-toast');
    const [toast] = await page.all('toast');
    assert.ok((await toast.getRect()).height < 100, 'a toast is one line high, not the window');
    await page.ctrl('z');
    await eventually('the note gone', () => desk.ask('show', 'Ana').timeline.length === 1);
    await page.reads('today-reach', 'Ana Costa');
  }));

test('someone is snoozed from Today and is hidden until tomorrow', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Bo Lind', '--every', '4 weeks');
    desk.fondly('log', 'Bo', '--on', day(-35));
    const page = await desk.window();
    await page.reads('today-reach', 'Bo Lind');
    await page.press('j');
    await page.press('s');
    await page.press('d');
    await eventually('nobody to reach', () => desk.ask('today').reach_out.length === 0);
    assert.equal(desk.ask('today', '--on', day(2)).reach_out.length, 1, 'the day after tomorrow Bo is back');
  }));

test('a birthday is congratulated on by mail with words of one’s own, and it is recorded', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Marta Berg', '--birthday', `1986${day().slice(4)}`, '--email', 'marta@example.org');
    const page = await desk.window();
    await page.reads('today-celebrate', 'Turns');
    await page.click('congratulate-button');
    const dialog = await page.session.findElement({ css: 'dialog[open]' });
    const words = await dialog.findElement({ css: 'textarea' });
    await words.clear();
    await words.sendKeys('Happy forty, dear Marta');
    const mail = await dialog.findElement({ xpath: './/button[contains(., "Mail")]' });
    await mail.click();
    const link = await eventually('the mail program', () => desk.openedLinks()[0]);
    assert.equal(link, 'mailto:marta@example.org?body=Happy%20forty%2C%20dear%20Marta');
    await eventually('it on the timeline', () => desk.ask('show', 'Marta').timeline.some((entry) => entry.note.includes('Happy forty, dear Marta')));
    assert.equal(desk.ask('today').celebrate.length, 0, 'Marta is celebrated');
  }));

test('where no program takes the mail, nothing is recorded, and it is said', () =>
  withDesk(async (desk) => {
    desk.refuseLinks();
    desk.fondly('add', 'Marta Berg', '--birthday', `1986${day().slice(4)}`, '--email', 'marta@example.org');
    const page = await desk.window();
    await page.click('congratulate-button');
    const dialog = await page.session.findElement({ css: 'dialog[open]' });
    await (await dialog.findElement({ xpath: './/button[contains(., "Mail")]' })).click();
    await page.reads('toast', 'No program here opens mailto links. Nothing was recorded.');
    assert.equal(desk.ask('today').celebrate.length, 1, 'Marta is still to be celebrated');
    assert.deepEqual(desk.ask('show', 'Marta').timeline, []);
  }));

test('a file that is no vCard gets a sentence, and nothing changes', () =>
  withDesk(async (desk) => {
    const picture = join(desk.folder, 'picture.vcf');
    copyFileSync('/bin/true', picture);
    const page = await desk.window();
    await page.click('nav-import');
    await (await page.find('import-path')).sendKeys(picture, Key.ENTER);
    await eventually('the sentence', async () => (await page.session.findElement({ css: 'main' }).getText()).includes('has no contacts we can read. Nothing was changed.'));
    assert.equal(desk.ask('people').length, 0, 'nobody came in');
  }));
