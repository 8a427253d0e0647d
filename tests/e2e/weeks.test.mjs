// Planning weeks in the real window: hours, what a day runs into, a week that is agreed to, sentences, what was missed, other calendars.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { day, eventually, withDesk } from './support/desk.mjs';
import { pointer } from './support/hands.mjs';

/** The day of this week, from Monday, that is so many days on: every test looks at the week it is. */
function ofWeek(days) {
  const back = (new Date(`${day()}T12:00:00`).getDay() + 6) % 7;
  return day(days - back);
}
const planned = (desk, from = day(-7), until = day(60)) =>
  desk.ask('catch-up', 'list', '--from', from, '--until', until).map((one) => `${one.title} ${one.day} ${one.time ?? ''} ${one.state}`.trim());

async function calendar(desk, look) {
  const page = await desk.window();
  await page.click('nav-calendar');
  await page.find('month');
  if (look) {
    await page.press(look);
    await page.find(look === '2' ? 'week' : 'agenda');
  }
  return page;
}
const chip = (page, title) => page.session.findElement(By.xpath(`//*[@data-testid="chip"][contains(., "${title}")]`));
const slot = (page, on, time) => page.session.findElement(By.css(`[data-testid="week"] [data-day="${on}"] .slot[data-time="${time}"]`));
/** Carries something over a place, and holds it there. */
async function carry(page, from, to) {
  const hand = await pointer(page);
  await hand.take(from);
  await hand.over(to);
  return hand;
}

test('in a week a catch-up is carried to another hour of another day, and Ctrl+Z brings it back', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa');
    desk.fondly('catch-up', 'add', 'Ana', '--on', ofWeek(1), '--at', '10:00', '--for', 'coffee');
    const page = await calendar(desk, '2');
    await (await carry(page, await chip(page, 'Ana Costa'), await slot(page, ofWeek(3), '14:30'))).drop();
    await eventually('the move', () => planned(desk)[0] === `Coffee with Ana Costa ${ofWeek(3)} 14:30 planned`);
    await page.ctrl('z');
    await eventually('the undo', () => planned(desk)[0] === `Coffee with Ana Costa ${ofWeek(1)} 10:00 planned`);
    await eventually('the chip where it was', async () => {
      const at = await page.session.executeScript('return arguments[0].closest("[data-day]").dataset.day', await chip(page, 'Ana Costa'));
      if (at !== ofWeek(1)) return false;
      await page.session.executeScript('arguments[0].focus()', await chip(page, 'Ana Costa'));
      return true;
    });
    await page.session.actions().keyDown(Key.ALT).sendKeys(Key.ARROW_DOWN, Key.ARROW_RIGHT).keyUp(Key.ALT).perform();
    await eventually('half an hour and a day on', () => planned(desk)[0] === `Coffee with Ana Costa ${ofWeek(2)} 10:30 planned`);
    const above = await page.session.findElement(By.css(`[data-testid="week"] [data-day="${ofWeek(4)}"][data-time=""]`));
    await (await carry(page, await chip(page, 'Ana Costa'), above)).drop();
    await eventually('some time that day', () => planned(desk)[0] === `Coffee with Ana Costa ${ofWeek(4)}  planned`);
  }));

test('what is let go over another catch-up, or over a note, goes to the half hour under the pointer', () =>
  withDesk(async (desk) => {
    for (const name of ['Ana Costa', 'Bo Lind']) desk.fondly('add', name);
    desk.fondly('catch-up', 'add', 'Ana', '--on', ofWeek(1), '--at', '10:00', '--minutes', '120');
    desk.fondly('catch-up', 'add', 'Bo', '--on', ofWeek(2), '--at', '10:00');
    const page = await calendar(desk, '2');
    const bo = () => planned(desk).find((line) => line.includes('Bo Lind'));
    await (await carry(page, await chip(page, 'Bo Lind'), await slot(page, ofWeek(1), '11:30'))).drop();
    await eventually('beside her', () => bo() === `Meeting with Bo Lind ${ofWeek(1)} 11:30 planned`);
    const note = await page.find('toast');
    const under = await page.session.executeScript(
      `const box = arguments[0].getBoundingClientRect();
       const at = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2).find((one) => one.matches('.slot'));
       return at && { day: at.closest('[data-day]').dataset.day, time: at.dataset.time };`,
      note,
    );
    assert.ok(under, 'the note lies over an hour');
    await (await carry(page, await chip(page, 'Bo Lind'), await slot(page, under.day, under.time))).drop();
    await eventually('where the note lies', () => bo() === `Meeting with Bo Lind ${under.day} ${under.time} planned`);
  }));

test('while something is carried the day says what it would run into, and takes it all the same', () =>
  withDesk(async (desk) => {
    for (const name of ['Ana Costa', 'Bo Lind', 'Cy Ray']) desk.fondly('add', name);
    desk.fondly('edit', 'Ana', '--away', `${ofWeek(5)}/${ofWeek(6)}`);
    desk.fondly('settings', '--keep-free', 'sunday');
    desk.fondly('catch-up', 'add', 'Ana', '--on', ofWeek(1), '--for', 'coffee');
    for (const name of ['Bo', 'Cy']) desk.fondly('catch-up', 'add', name, '--on', ofWeek(6));
    const page = await calendar(desk);
    const cell = await page.session.findElement(By.css(`[data-testid="month"] [data-day="${ofWeek(6)}"]`));
    const hand = await carry(page, await chip(page, 'Ana Costa'), cell);
    await page.reads('holds', '2 planned');
    const holds = await page.text('holds');
    assert.match(holds, /Ana Costa is away/);
    assert.match(holds, /A day you keep free/);
    await hand.drop();
    await eventually('the move', () => planned(desk).some((one) => one.startsWith(`Coffee with Ana Costa ${ofWeek(6)}`)));
  }));

test('a week is proposed with its reasons, changed, agreed to, and undone in one step', () =>
  withDesk(async (desk) => {
    // Due on the Thursday of next week: what is left of this one may be a day.
    for (const name of ['Ana Costa', 'Bo Lind', 'Cy Ray']) {
      desk.fondly('add', name, '--every', '2 weeks');
      desk.fondly('log', name, '--on', ofWeek(-4));
    }
    const page = await calendar(desk);
    await page.press('w');
    await page.find('which-week');
    await page.session.executeScript(`document.querySelectorAll('[data-testid="which-week"] input')[1].click()`);
    await eventually('the lines', async () => (await page.all('week-line')).length === 3);
    assert.match((await page.rows('week-line'))[0], /Due/);
    await (await page.all('week-leave'))[0].click();
    await page.reads('week-agree', 'Plan 2 catch-ups');
    assert.deepEqual(await page.faults(), [], 'the proposal');
    await page.click('week-agree');
    await eventually('two catch-ups', () => planned(desk).length === 2);
    assert.equal(desk.ask('plan', '--week', ofWeek(7)).placed.length, 1, 'the terminal proposes who is left');
    await page.ctrl('z');
    await eventually('none', () => planned(desk).length === 0);
    desk.fondly('plan', '--week', ofWeek(7), '--accept');
    assert.equal(planned(desk).length, 3);
  }));

test('a sentence is said back before it is saved, on any screen, and what is unsure is asked', () =>
  withDesk(async (desk) => {
    for (const name of ['Ann Lee', 'Bo Lind', 'Kim Roth', 'Kim Park']) desk.fondly('add', name);
    const page = await desk.window();
    await page.find('quick-field');
    await page.press('n');
    await page.press('coffee with Ann and Bo tomorrow at 5');
    await page.reads('quick-echo', 'Coffee with Ann Lee and Bo Lind · tomorrow');
    assert.deepEqual(await page.faults(), []);
    await page.press(Key.ENTER);
    await eventually('the catch-up', () => planned(desk)[0] === `Coffee with Ann Lee and Bo Lind ${day(1)} 17:00 planned`);
    await page.press('call Bo tomorrow');
    await page.reads('quick-runs-into', '1 planned already');
    await page.press(Key.ESCAPE);
    await page.press('n');
    await page.press('Kaffee mit Kim am Sonntag');
    await page.reads('quick-echo', 'Which Kim?');
    await page.press(Key.ENTER);
    assert.equal(planned(desk).length, 1, 'nothing is guessed');
    await page.click('quick-choice');
    await page.reads('quick-echo', 'Kaffee with Kim Park');
    await page.press(Key.ENTER);
    await eventually('the second', () => planned(desk).length === 2);
  }));

test('what was missed is asked once on Today, and a yes is noted for everyone', () =>
  withDesk(async (desk) => {
    for (const name of ['Ana Costa', 'Bo Lind']) desk.fondly('add', name);
    desk.fondly('catch-up', 'add', 'Ana', 'Bo', '--on', day(-2), '--for', 'soup');
    desk.fondly('catch-up', 'add', 'Bo', '--on', day(-3), '--for', 'tea');
    desk.fondly('catch-up', 'add', 'Ana', '--on', day(), '--at', '23:30', '--channel', 'call');
    const page = await desk.window();
    await page.reads('today-planned', 'Call with Ana Costa');
    await page.reads('today-missed', 'Tea with Bo Lind');
    assert.deepEqual(await page.faults(), []);
    await page.click('met-open');
    await eventually('one left', async () => (await page.all('missed-row')).length === 1);
    await page.click('met-yes');
    await (await page.find('met-note')).sendKeys('Two bowls', Key.ENTER);
    await eventually('noted', () => desk.ask('show', 'Bo Lind').timeline[0]?.note === 'Two bowls');
    await eventually('nothing left', async () => (await page.all('missed-row')).length === 0);
    assert.equal(desk.ask('show', 'Ana Costa').timeline[0].note, 'Two bowls');
  }));

test('the calendar file follows what happens in the window and in the terminal', () =>
  withDesk(async (desk) => {
    const folder = join(desk.folder, 'calendars');
    mkdirSync(folder);
    desk.fondly('add', 'Ana Costa', '--birthday', '1980-04-15');
    desk.fondly('settings', '--calendar-in', folder);
    const file = join(folder, 'Fondly.ics');
    const says = (text) => existsSync(file) && readFileSync(file, 'utf8').includes(text);
    assert.ok(says('Ana Costa: Birthday (1980)'), 'the terminal keeps it');
    const page = await desk.window();
    await page.find('quick-field');
    await page.press('n');
    await page.press('coffee with Ana tomorrow');
    await page.find('quick-save');
    await page.press(Key.ENTER);
    await eventually('the catch-up in the file', () => says('Coffee with Ana Costa'));
    await page.ctrl('z');
    await eventually('its undoing', () => !says('Coffee with Ana Costa'));
    // Two programs keep it: the one that reminds may be writing it just now.
    await eventually('no folder', () => {
      rmSync(folder, { recursive: true, force: true });
      return !existsSync(folder);
    });
    await page.press('n');
    await page.press('call Ana tomorrow');
    await page.find('quick-save');
    await page.press(Key.ENTER);
    await page.click('nav-settings');
    const trouble = () => page.find('calendar-trouble').then((line) => line.getText());
    await eventually('the reason', async () => /could not be written\. All of it is safe/.test(await trouble()));
    mkdirSync(folder);
    await page.ctrl('z');
    await eventually('the file again', () => says('Ana Costa'));
    await eventually('no reason any more', async () => (await page.all('calendar-trouble')).length === 0);
  }));

test('events of a calendar are shown, left out, imported and undone', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa');
    const on = (offset) => day(offset).replaceAll('-', '');
    const event = (uid, offset, title) => `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:${on(offset)}T100000\r\nSUMMARY:${title}\r\nEND:VEVENT\r\n`;
    const text = `BEGIN:VCALENDAR\r\n${event(1, 3, 'Coffee with Ana')}${event(2, -3, 'Call Ana')}${event(3, 4, 'Lunch with Ana')}${event(4, 4, 'Dentist')}END:VCALENDAR\r\n`;
    const file = join(desk.folder, 'events.ics');
    writeFileSync(file, text);
    const page = await desk.window();
    await page.click('nav-import');
    await (await page.find('import-path')).sendKeys(file, Key.ENTER);
    await page.find('import-events');
    assert.deepEqual(await page.faults(), []);
    await (await page.all('take-event'))[2].click();
    await page.reads('import-run', 'Import 2 events');
    await page.click('import-run');
    await page.find('import-report');
    await eventually('one planned', () => planned(desk)[0] === `Coffee with Ana Costa ${day(3)} 10:00 planned`);
    assert.equal(desk.ask('show', 'Ana Costa').timeline.length, 1);
    await page.click('import-undo');
    await eventually('undone', () => planned(desk).length === 0 && desk.ask('show', 'Ana Costa').timeline.length === 0);
  }));

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in a week, on a person and in Settings, ${theme}`, () =>
    withDesk(async (desk) => {
      desk.fondly('add', 'Ana Costa', '--birthday', `1980-${ofWeek(2).slice(5)}`, '--every', '1 week');
      desk.fondly('settings', '--keep-free', 'sunday');
      desk.fondly('edit', 'Ana', '--gap', '5', '--keep', 'sunday', '--away', `${day(20)}/${day(25)}`);
      for (const [at, minutes] of [['10:00', '90'], ['10:30', '60'], ['20:00', '30']]) {
        desk.fondly('catch-up', 'add', 'Ana', '--on', ofWeek(4), '--at', at, '--minutes', minutes, '--every', 'week');
      }
      const page = await calendar(desk, '2');
      await page.session.executeScript(`document.documentElement.dataset.theme = '${theme}'`);
      await eventually('chips', async () => (await page.all('chip')).length === 3);
      assert.deepEqual(await page.faults(), [], 'week');
      await page.click('nav-people');
      await page.find('people-row');
      await page.press(Key.ENTER);
      await page.find('person-planned');
      assert.deepEqual(await page.faults(), [], 'person');
      await page.click('planning');
      await page.find('least-gap');
      assert.deepEqual(await page.faults(), [], 'what planning keeps to');
      await page.press(Key.ESCAPE);
      await page.click('nav-settings');
      await page.find('your-week');
      assert.deepEqual(await page.faults(), [], 'settings');
    }));
}
