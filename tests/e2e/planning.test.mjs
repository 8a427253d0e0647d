// Planning in the real window without a hand: moved by keys, across months; by its form.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { day, eventually, withDesk } from './support/desk.mjs';

/** A day of this month that is no Sunday at its edge: every test looks at the month it is. */
const TENTH = `${day().slice(0, 8)}10`;
const tenth = (days) => `${day().slice(0, 8)}${String(10 + days).padStart(2, '0')}`;

async function calendar(desk) {
  const page = await desk.window();
  await page.click('nav-calendar');
  await page.find('month');
  return page;
}
const chip = (page, title) => page.session.findElement(By.xpath(`//*[@data-testid="chip"][contains(., "${title}")]`));
const planned = (desk) => desk.ask('catch-up', 'list', '--from', `${day().slice(0, 8)}01`, '--until', day(70)).map((one) => `${one.title} ${one.day}`);

test('by keys alone: Alt and arrows, Space and Enter, across months, with the focus kept', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa');
    desk.fondly('catch-up', 'add', 'Ana', '--on', TENTH);
    const page = await calendar(desk);
    await page.session.executeScript('arguments[0].focus()', await chip(page, 'Ana Costa'));
    await page.session.actions().keyDown(Key.ALT).sendKeys(Key.ARROW_RIGHT).keyUp(Key.ALT).perform();
    await eventually('a day on', () => planned(desk)[0] === `Meeting with Ana Costa ${tenth(1)}`);
    const focused = () => page.session.executeScript('return document.activeElement.closest("[data-day]")?.dataset.day');
    await eventually('the focus', async () => (await focused()) === tenth(1));
    await page.press(' ');
    await page.reads('told', 'picked up');
    for (let week = 0; week < 5; week += 1) await page.press(Key.ARROW_DOWN);
    await page.press(Key.ENTER);
    const on = (days) => {
      const date = new Date(`${tenth(1)}T12:00:00`);
      date.setDate(date.getDate() + days);
      return date.toISOString().slice(0, 10);
    };
    await eventually('five weeks on', () => planned(desk)[0] === `Meeting with Ana Costa ${on(35)}`);
    await eventually('the focus', async () => (await focused()) === on(35));
    await page.press(Key.ENTER);
    await page.find('move-menu');
    assert.deepEqual(await page.all('finish-note'), [], 'nobody is asked what was said before they have met');
    await page.click('cancel');
    await eventually('cancelled', () => desk.ask('catch-up', 'list', '--from', on(35), '--until', on(35))[0].state === 'cancelled');
  }));

test('T and the arrows walk through the days, Enter plans on one, Ctrl+Enter says what was talked about', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa');
    desk.fondly('catch-up', 'add', 'Ana', '--on', day());
    const page = await calendar(desk);
    const number = () => page.session.executeScript('return document.activeElement.dataset.number');
    await page.press('t');
    await eventually('today', async () => (await number()) === day());
    await page.press(Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_LEFT);
    await eventually('six weeks on, less a day', async () => (await number()) === day(41));
    await page.press(Key.ENTER);
    await page.find('plan-who');
    await page.press(Key.ESCAPE);
    await page.press('t');
    await eventually('today again', async () => (await number()) === day());
    await page.session.executeScript('arguments[0].focus()', await chip(page, 'Ana Costa'));
    await page.press(Key.ENTER);
    await page.press(Key.ESCAPE);
    await page.session.actions().keyDown(Key.ALT).sendKeys(Key.ARROW_RIGHT).keyUp(Key.ALT).perform();
    const focused = () => page.session.executeScript('return document.activeElement.closest("[data-day]")?.dataset.day');
    await eventually('a day on', async () => planned(desk)[0].endsWith(day(1)) && (await focused()) === day(1));
    await page.ctrl('z');
    await eventually('the focus after the undo', async () => planned(desk)[0].endsWith(day()) && (await focused()) === day());
    await page.press(Key.ENTER);
    await (await page.find('finish-note')).sendKeys('Her boat', Key.chord(Key.CONTROL, Key.ENTER));
    await eventually('the talk', () => desk.ask('show', 'Ana').timeline[0]?.note === 'Her boat');
  }));

test('a catch-up is planned by its form, said back before it is saved', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa');
    const page = await calendar(desk);
    await page.press('p');
    await (await page.find('plan-who')).sendKeys('ana');
    await page.find('plan-found');
    await (await page.find('plan-who')).sendKeys(Key.ENTER);
    await (await page.find('plan-every')).sendKeys('first sunday');
    await eventually('its words', async () => /the first Sunday of every month/.test(await page.session.findElement({ css: 'dialog' }).getText()));
    assert.deepEqual(await page.faults(), []);
    await page.click('plan-save');
    await page.reads('toast', 'Planned a meeting with Ana Costa, the first Sunday of every month');
  }));

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in the calendar, ${theme}`, () =>
    withDesk(async (desk) => {
      desk.fondly('add', 'Ana Costa', '--birthday', `1980-${TENTH.slice(5)}`, '--every', '1 week');
      desk.fondly('add', 'Bo Lind', '--every', '2 weeks');
      desk.fondly('log', 'Bo Lind', '--on', day(-20));
      for (let n = 0; n < 8; n += 1) desk.fondly('catch-up', 'add', 'Ana', '--on', tenth(1), '--for', `plan ${n}`);
      const page = await calendar(desk);
      await page.session.executeScript(`document.documentElement.dataset.theme = '${theme}'`);
      assert.deepEqual(await page.faults(), [], 'month');
      await page.press('3');
      await page.find('agenda');
      assert.deepEqual(await page.faults(), [], 'agenda');
    }));
}
