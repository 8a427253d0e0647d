// Planning by hand in the real window: carried by pointer and by a real mouse, moved by keys, across months, put back, undone.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
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
const cell = (page, on) => page.session.findElement(By.css(`[data-day="${on}"]`));
const planned = (desk) => desk.ask('catch-up', 'list', '--from', `${day().slice(0, 8)}01`, '--until', day(70)).map((one) => `${one.title} ${one.day}`);

/** Carries something to a day by pointer actions. */
async function carry(page, from, to) {
  const hand = page.session.actions({ async: true });
  await hand.move({ origin: from }).press().move({ origin: from, x: 8, y: 8 }).move({ origin: to, x: 0, y: 20, duration: 150 }).release().perform();
}

test('a catch-up is carried to another day, and Ctrl+Z brings it back', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa');
    desk.fondly('catch-up', 'add', 'Ana', '--on', TENTH, '--for', 'coffee');
    const page = await calendar(desk);
    await carry(page, await chip(page, 'Ana Costa'), await cell(page, tenth(2)));
    await eventually('the move', () => planned(desk)[0] === `Coffee with Ana Costa ${tenth(2)}`);
    await page.reads('told', 'Moved the meeting with Ana Costa');
    await page.ctrl('z');
    await eventually('the undo', () => planned(desk)[0] === `Coffee with Ana Costa ${TENTH}`);
  }));

test('a real mouse carries it too, and Escape puts it back', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa');
    desk.fondly('catch-up', 'add', 'Ana', '--on', TENTH, '--for', 'coffee');
    const page = await calendar(desk);
    const mouse = (...words) => spawnSync('xdotool', words, { env: desk.env });
    // Where the page is on the screen, a mouse that is moved tells best: frames are counted in more than one way.
    await page.session.executeScript("addEventListener('pointermove', (e) => (window.mouse = [e.clientX, e.clientY]), { once: true })");
    mouse('mousemove', '600', '500');
    const [left, top] = await eventually('the mouse', () => page.session.executeScript('return window.mouse'));
    const corner = [600 - left, 500 - top];
    const at = async (element, down = 0) => {
      const [x, y, height] = await page.session.executeScript(
        'const b = arguments[0].getBoundingClientRect(); return [b.x + b.width / 2, b.y, b.height]',
        element,
      );
      return [corner[0] + x, corner[1] + y + (down || height / 2)].map((n) => String(Math.round(n)));
    };
    const drag = async (to, end) => {
      mouse('mousemove', ...(await at(await chip(page, 'Ana Costa'))));
      mouse('mousedown', '1');
      const [x, y] = await at(await cell(page, to), 60);
      mouse('mousemove', x, y);
      mouse('mousemove_relative', '3', '3');
      await eventually('the day under it', () => page.session.executeScript(`return document.querySelector('[data-day="${to}"]').classList.contains('over')`));
      end();
    };
    await drag(tenth(3), () => {
      mouse('key', 'Escape');
      mouse('mouseup', '1');
    });
    await page.reads('told', 'was put back');
    assert.equal(planned(desk)[0], `Coffee with Ana Costa ${TENTH}`);
    await drag(tenth(3), () => mouse('mouseup', '1'));
    await eventually('the move', () => planned(desk)[0] === `Coffee with Ana Costa ${tenth(3)}`);
  }));

test('one that comes round asks how much is meant; several that are selected move together', () =>
  withDesk(async (desk) => {
    for (const name of ['Ana Costa', 'Bo Lind', 'Cy Ray']) desk.fondly('add', name);
    desk.fondly('catch-up', 'add', 'Ana', '--on', TENTH, '--every', 'week');
    desk.fondly('catch-up', 'add', 'Bo', '--on', tenth(1));
    desk.fondly('catch-up', 'add', 'Cy', '--on', tenth(2));
    const page = await calendar(desk);
    await carry(page, await chip(page, 'Ana Costa'), await cell(page, tenth(1)));
    await page.click('reach-on');
    await eventually('from here on', () => planned(desk).filter((one) => one.startsWith('Meeting with Ana')).slice(0, 2).join() === [1, 8].map((n) => `Meeting with Ana Costa ${tenth(n)}`).join());
    for (const name of ['Bo Lind', 'Cy Ray']) {
      await page.session.executeScript('arguments[0].focus()', await chip(page, name));
      await page.press('x');
    }
    await carry(page, await chip(page, 'Bo Lind'), await cell(page, tenth(3)));
    await eventually('both', () => ['Bo Lind', 'Cy Ray'].every((name, i) => planned(desk).includes(`Meeting with ${name} ${tenth(3 + i)}`)));
    await page.ctrl('z');
    await eventually('both back in one step', () => ['Bo Lind', 'Cy Ray'].every((name, i) => planned(desk).includes(`Meeting with ${name} ${tenth(1 + i)}`)));
  }));

test('someone who is due is carried from the rail to a day', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Zoe Due', '--every', '2 weeks');
    desk.fondly('log', 'Zoe Due', '--on', day(-20), '--note', 'Her exam');
    const page = await calendar(desk);
    await carry(page, await page.find('unplanned-person'), await cell(page, TENTH));
    await eventually('the plan', () => planned(desk)[0] === `Catch-up with Zoe Due ${TENTH}`);
    await page.reads('toast', 'Planned a catch-up with Zoe Due');
  }));

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
    await (await page.find('finish-note')).sendKeys('Her boat');
    await page.click('cancel');
    await eventually('cancelled', () => desk.ask('catch-up', 'list', '--from', on(35), '--until', on(35))[0].state === 'cancelled');
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
