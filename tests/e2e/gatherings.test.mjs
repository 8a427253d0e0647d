// Where one meets people: a gathering from its pitch to hearing from whom one met there, and two who are brought together.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { day, eventually, withDesk } from './support/desk.mjs';

test('whom one meets is noted by keys alone, one after the other, and hears within three days', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Bo Lindqvist');
    const page = await desk.window();
    await page.find('nav-gatherings');
    await page.ctrl('5');
    await page.find('gatherings-title');
    await page.click('add-gathering');
    await (await page.find('gathering-name')).sendKeys('Book fair');
    await (await page.find('gathering-hoped')).sendKeys('3');
    await (await page.find('gathering-pitch')).sendKeys('I mend old books');
    await page.click('gathering-save');
    await page.reads('gathering-count', '0 of 3 met');
    // Today tells of it, and leads there.
    await page.ctrl('1');
    await page.reads('today-gathering', 'Book fair');
    await (await page.find('today-gathering')).findElement({ css: 'button' }).click();
    await page.reads('gathering-count', '0 of 3 met');
    await (await page.find('met-name')).sendKeys('Rita Vale', Key.TAB, 'binds books', Key.TAB, 'send the address', Key.ENTER);
    await page.reads('gathering-count', '1 of 3 met');
    // The next one is written where the last one was.
    await eventually('the name again', async () => {
      const focused = await page.session.switchTo().activeElement();
      return (await focused.getAttribute('data-testid')) === 'met-name';
    });
    await page.press('Bo Lindqvist');
    await page.reads('gathering-met', 'In your people already');
    await page.press(Key.ENTER);
    await page.reads('gathering-count', '2 of 3 met');
    await page.reads('gathering-met', 'send the address');
    const follow = desk.ask('reminders', 'list').filter(({ kind }) => kind === 'followUp');
    assert.deepEqual(follow.map((one) => [one.who.name, one.words]).sort(), [
      ['Bo Lindqvist', 'Say that it was good to meet'],
      ['Rita Vale', 'Send the address'],
    ]);
    assert.deepEqual(follow.map((one) => one.day).sort(), [day(1), day(2)]);
    assert.equal(desk.ask('show', 'Rita Vale').timeline[0].note, 'Book fair: binds books');
    assert.deepEqual(await page.faults(), []);
    await page.ctrl('z');
    await page.reads('gathering-count', '1 of 3 met');
    assert.equal(desk.ask('show', 'Bo Lindqvist').timeline.length, 0);
  }));

test('two are introduced once both want it, and what came of it is kept', () =>
  withDesk(async (desk) => {
    for (const name of ['Ana Costa', 'Bo Lindqvist']) desk.fondly('add', name);
    desk.fondly('fact', 'add', 'Ana', 'someone to mend her piano', '--kind', 'need');
    desk.fondly('fact', 'add', 'Bo', 'tunes every piano', '--kind', 'skill');
    const page = await desk.window();
    await page.click('nav-gatherings');
    await page.reads('suggested', 'Ana Costa needs: someone to mend her piano');
    await (await page.find('suggested')).findElement({ css: 'button' }).click();
    await eventually('both sides', async () => (await page.all('introduction-says')).length === 2);
    for (const at of [0, 1]) {
      const sides = await page.all('introduction-says');
      await sides[at].sendKeys('Yes');
      await eventually('a yes', async () => desk.ask('introduce', 'list')[0].sides[at].says === 'yes');
    }
    await page.click('introduce');
    await (await page.find('introduction-outcome')).sendKeys('The piano sings again', Key.ENTER);
    await eventually('the outcome', async () => desk.ask('introduce', 'list')[0].outcome === 'The piano sings again');
    assert.deepEqual(desk.ask('reminders', 'list'), []);
    assert.deepEqual(await page.faults(), []);
  }));
