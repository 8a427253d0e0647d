// The brief in the real window: from a card to the page before a talk, by keyboard alone.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { CARDS, day, eventually, withDesk } from './support/desk.mjs';

/** Where nothing is left to keep one goes on writing: a key that comes before that is typed into the note. */
const goesOnWriting = (page) =>
  eventually('the focus in the note', async () => {
    const focused = await page.session.switchTo().activeElement();
    return (await focused.getAttribute('data-testid')) === 'composer-note';
  });

/** Presses an item in the menu of someone's page. */
async function choose(page, words) {
  await page.session.executeScript(`document.querySelector('header button[aria-label="More"]').click()`);
  await eventually(`“${words}” in the menu`, async () => {
    for (const item of await page.session.findElements({ css: '[role="menuitem"]' }))
      if ((await item.getText()).includes(words)) return item.click().then(() => true);
  });
}

test('from a file of cards to the first brief, which keeps to what they do not want', () =>
  withDesk(async (desk) => {
    desk.fondly('import', join(CARDS, 'mangstadt+ez-vcard/gmail-list.vcf'));
    desk.fondly('log', 'Arnold Smith', '--note', 'His father is in hospital.', '--on', day(-3));
    const page = await desk.window();
    await page.click('nav-people');
    await (await page.find('people-search')).sendKeys('Arnold');
    await page.reads('people-row', 'Arnold Smith');
    await page.press(Key.ENTER);
    await page.find('person-name');
    await page.press('b');
    await page.reads('brief-title', 'Before you talk to Arnold Smith');
    await page.reads('brief-talks', 'His father is in hospital.');
    // Back to him, to note what he does not want.
    await page.press('b');
    await page.click('add-boundary');
    await (await page.find('boundary-words')).sendKeys('his father', Key.ENTER);
    await page.reads('better-not', 'his father');
    const [noted] = desk.ask('boundary', 'list', 'Arnold Smith');
    assert.deepEqual([noted.says, noted.fields.topics], ['his father', ['family']]);
    await page.press('b');
    // Then it goes quiet, until the talk is noted or the same key is pressed.
    await page.press('q');
    await page.reads('go-quiet', 'Quiet until');
    assert.match(desk.fondly('brief', 'Arnold Smith'), /quiet until \d\d:\d\d/);
    await page.picture('quiet');
    await page.press('q');
    await page.reads('go-quiet', 'Go quiet');
    await page.reads('brief-boundaries', 'his father');
    await page.reads('brief-talks', 'About something better not brought up.');
    const question = await (await page.find('brief-question')).getText();
    await page.click('another-question');
    const other = desk.ask('brief', 'Arnold Smith').question;
    await page.reads('brief-question', other.words);
    assert.ok(!question.includes(other.words) && !other.topics.includes('family'));
    // What was wanted is undone like anything else: the question stands again.
    await page.ctrl('z');
    await eventually('the question before', async () => question.includes(desk.ask('brief', 'Arnold Smith').question.words));
    await page.press('l');
    await page.find('composer-note');
  }));

test('what a note says besides is kept at a press, and what is saved to share stands in the brief until they were told', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa', '--every', '3 weeks');
    const page = await desk.window();
    await page.click('nav-people');
    await page.find('people-row');
    await page.press(Key.ENTER);
    await page.find('person-name');
    await (await page.find('composer-note')).sendKeys('She likes old maps, and her exam is tomorrow. I’ll lend her the tent.');
    await page.reads('noticed', 'Taste: Old maps');
    await (await page.find('composer-note')).sendKeys(Key.chord(Key.ALT, Key.ENTER));
    await eventually('the fact', async () => desk.ask('fact', 'list', 'Ana').length === 1);
    await eventually('it is not proposed again', async () => (await page.all('keep-noticed')).length === 2);
    await page.click('composer-save');
    // What was not kept before saving still can be.
    await page.reads('noticed', 'lend her the tent');
    await page.click('keep-noticed');
    await eventually('one is left', async () => (await page.all('keep-noticed')).length === 1);
    await page.click('keep-noticed');
    await eventually('all: the promise, the wish of luck and what is asked after', async () => desk.ask('reminders', 'list').length === 3);
    await goesOnWriting(page);
    await page.press(Key.ESCAPE, 'h');
    await (await page.find('share-words')).sendKeys('The map of the coast path', Key.ENTER);
    await page.reads('to-share', 'The map of the coast path');
    await page.press('b');
    await page.reads('to-share', 'The map of the coast path');
    const [told] = await page.all('share');
    await (await told.findElement({ css: '.act button' })).click();
    await eventually('told', async () => desk.ask('share', 'list', 'Ana').open.length === 0);
  }));

test('what someone gave is noticed in a note, waits on Today, and is thanked there', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa', '--every', '3 weeks');
    const page = await desk.window();
    await page.click('nav-people');
    await page.find('people-row');
    await page.press(Key.ENTER);
    await page.find('person-name');
    await (await page.find('composer-note')).sendKeys('She helped me move yesterday.');
    await page.reads('noticed', 'Help received: Helped me move');
    await page.click('keep-noticed');
    await page.reads('to-thank', 'Helped me move');
    await goesOnWriting(page);
    await page.click('composer-save');
    await eventually('the talk', async () => desk.ask('show', 'Ana').timeline.length === 1);
    await page.press(Key.ESCAPE, 'v');
    await (await page.find('exchange-words')).sendKeys('A fern', Key.ENTER);
    await page.reads('ideas', 'A fern');
    await page.click('nav-today');
    await page.reads('today-thanks', 'Ana Costa: Helped me move');
    const [thanks] = await page.all('today-thanks');
    await (await thanks.findElement({ css: '.act button' })).click();
    await eventually('thanked', async () => desk.ask('exchange', 'list').length === 0);
    await page.ctrl('z');
    await page.reads('today-thanks', 'Helped me move');
  }));

test('a letter is kept as it is typed, and once sent it stands among the talks and thanks for the year', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa', '--every', '3 weeks');
    desk.fondly('exchange', 'add', 'Ana', 'A scarf', '--received');
    desk.fondly('log', 'Ana', '--note', 'Her move to Porto.', '--on', day(-30));
    const page = await desk.window();
    await page.click('nav-people');
    await page.find('people-row');
    await page.press(Key.ENTER);
    await page.click('write-letter');
    await page.reads('letter-kindnesses', 'A scarf');
    await page.reads('letter-talks', 'Her move to Porto.');
    await (await page.find('letter-words')).sendKeys('Thank you for the scarf.');
    await eventually('kept', async () => desk.ask('letter', 'Ana').words === 'Dear Ana,\n\nThank you for the scarf.');
    assert.deepEqual(await page.faults(), []);
    await page.click('letter-sent');
    await page.find('person-name');
    await eventually('thanked', async () => desk.ask('exchange', 'list').length === 0);
    assert.match(desk.fondly('brief', 'Ana'), /Dear Ana,/);
  }));

test('a hard time is noted from the menu and over at a press; what is to mend stands in the brief until it is settled', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa', '--every', '3 weeks');
    const page = await desk.window();
    const menu = (words) => choose(page, words);
    await page.click('nav-people');
    await page.find('people-row');
    await page.press(Key.ENTER);
    await page.find('person-name');
    await menu('They go through a hard time');
    await (await page.find('hard-time-words')).sendKeys('her knee', Key.ENTER);
    await page.reads('hard-times', 'Illness: her knee');
    await page.reads('person-reminders', 'Be there');
    await menu('Something stands between us');
    await (await page.find('rift-words')).sendKeys('I forgot the concert');
    await (await page.find('rift-their-side')).sendKeys('She waited an hour');
    await page.click('rift-save');
    await page.reads('rifts', 'I forgot the concert');
    await page.press('b');
    await page.reads('brief-hard-times', 'Illness: her knee');
    await page.reads('brief-rifts', 'She waited an hour');
    const faults = await page.faults();
    assert.deepEqual(faults, []);
    await page.press('b');
    await page.find('hard-times');
    const press = (section) => page.session.executeScript(`document.querySelector('[data-testid="${section}"] .act button').click()`);
    await press('hard-times');
    await eventually('no reminder of it any more', async () => desk.ask('reminders', 'list').length === 0);
    await press('rifts');
    await eventually('it is settled', async () => desk.ask('mend', 'list', 'Ana Costa')[0].settled);
  }));

test('one card is the user’s own: what both like stands in the brief, and how others are related is told', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Sam Lee');
    desk.fondly('add', 'Rita Dias', '--every', '3 weeks');
    desk.fondly('add', 'Rosa Lee');
    desk.fondly('fact', 'add', 'Sam Lee', 'ice hockey', '--kind', 'interest');
    desk.fondly('fact', 'add', 'Rita Dias', 'hockey on Sundays', '--kind', 'interest');
    const page = await desk.window();
    const menu = (words) => choose(page, words);
    const open = async (name) => {
      await page.click('nav-people');
      const search = await page.find('people-search');
      await search.clear();
      await search.sendKeys(name);
      await page.reads('people-row', name);
      await page.press(Key.ENTER);
      await page.reads('person-name', name);
    };
    await open('Sam Lee');
    await menu('This is me');
    await eventually('it is known', async () => desk.ask('show', 'Sam Lee').is_me);
    await open('Rita Dias');
    await page.reads('together', 'Interest: hockey on Sundays');
    await menu('Get to know them better');
    await page.reads('together', 'You want to know them better');
    await menu('How are they related to');
    await (await page.find('pick-search')).sendKeys('Rosa');
    await eventually('someone to pick', async () => {
      const [one] = await page.session.findElements({ css: 'dialog li button, [role="dialog"] li button' });
      return one && one.click().then(() => true);
    });
    await page.reads('pick-said', 'Your book knows no tie between them.');
    await page.press(Key.ESCAPE);
    await page.press('b');
    await page.reads('brief-in-common', 'hockey on Sundays');
    assert.deepEqual(await page.faults(), []);
  }));

test('whoever else was there is named with an @, someone new among them; how it was is noted, and changed afterwards', () =>
  withDesk(async (desk) => {
    for (const name of ['Ana Costa', 'Bo Lindqvist']) desk.fondly('add', name);
    const page = await desk.window();
    await page.click('nav-people');
    await (await page.find('people-search')).sendKeys('Ana');
    await page.reads('people-row', 'Ana Costa');
    await page.press(Key.ENTER);
    await page.find('person-name');
    const note = await page.find('composer-note');
    await note.sendKeys('Dinner with @bo');
    await page.reads('mention', 'Bo Lindqvist');
    await note.sendKeys(Key.ENTER);
    await page.reads('also-there', 'Bo Lindqvist');
    await note.sendKeys(' and @Marta Reis');
    await page.reads('mention', 'Add “Marta Reis”');
    // Somebody new only where one says so.
    await note.sendKeys(Key.ARROW_DOWN, Key.TAB);
    await eventually('both are there', async () => (await page.text('also-there')).includes('Marta Reis'));
    await page.click('how-it-was');
    await (await page.find('composer-depth')).sendKeys('Deep');
    await (await page.find('composer-appreciated')).sendKeys('Bo cooked', Key.chord(Key.CONTROL, Key.ENTER));
    const talks = (who) => desk.ask('show', who).timeline;
    await eventually('the talk', async () => talks('Marta Reis').length === 1);
    const [talk] = talks('Ana Costa');
    assert.deepEqual([talk.note, talk.depth, talk.appreciated], ['Dinner with Bo Lindqvist and Marta Reis', 'deep', 'Bo cooked']);
    assert.deepEqual(talk.others, ['Bo Lindqvist', 'Marta Reis']);
    // Bo was not there after all.
    await page.session.executeScript(`document.querySelector('ol button[aria-label="Edit"]').click()`);
    await eventually('Bo can be taken out', async () => {
      const [out] = await page.session.findElements({ css: 'button[aria-label="Bo Lindqvist was not there"]' });
      return out?.click().then(() => true);
    });
    await page.session.executeScript(`document.querySelector('ol [data-testid="composer-save"]').click()`);
    await eventually('he was not there', async () => talks('Bo Lindqvist').length === 0);
    assert.deepEqual(talks('Ana Costa')[0].others, ['Marta Reis']);
    assert.deepEqual(await page.faults(), []);
  }));
