// The window day by day: keys only, start at login, quitting, and what a screen reader meets.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { day, eventually, withDesk } from './support/desk.mjs';

test('someone is added, given a rhythm and noted about by keys alone', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    await page.session.wait(async () => (await page.session.getTitle()) === 'Fondly', 10_000);
    await page.find('nav-today');
    await page.ctrl('n');
    await eventually('the form', () => page.session.executeScript("return document.activeElement?.matches('dialog[open] input')"));
    await page.press('Ana', Key.TAB, 'Costa', Key.ENTER);
    await eventually('Ana in the book', () => desk.ask('people').some((person) => person.name === 'Ana Costa'));
    await page.ctrl('k');
    await page.press('Ana');
    await eventually('Ana in the palette', async () => (await page.rows('palette')).join().includes('Ana Costa'));
    await page.press(Key.ENTER);
    await page.reads('person-name', 'Ana Costa');
    await page.press('l');
    await eventually('the composer', () => page.session.executeScript("return document.activeElement?.closest('[data-testid=composer-note]') !== null"));
    await page.press('Starts at Acme in May');
    await page.ctrl(Key.ENTER);
    await eventually('the note', () => desk.ask('show', 'Ana').timeline[0]?.note === 'Starts at Acme in May');
    await page.ctrl('z');
    await eventually('the note gone', () => desk.ask('show', 'Ana').timeline.length === 0);
    await page.ctrl('Z', true);
    await eventually('the note back', () => desk.ask('show', 'Ana').timeline.length === 1);
  }));

test('Today ends in one small step, and once it was taken asks for no more', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa', '--every', '2 weeks');
    desk.fondly('log', 'Ana Costa', '--on', day(-40), '--note', 'Her exam');
    desk.fondly('share', 'add', 'the article about ferns', '--for', 'Ana');
    const page = await desk.window();
    const step = (selector) => `document.querySelector('[data-testid="today-step"] ${selector}')`;
    const press = (selector) => page.session.executeScript(`${step(selector)}.click()`);
    await page.find('today-step');
    // Which comes first goes by the day.
    await eventually('what was saved for her', async () => {
      if ((await page.text('today-step')).includes('Tell Ana Costa: the article about ferns')) return true;
      await press('header button');
      return false;
    });
    await press('.act button');
    await page.reads('today-step', 'You took a step today. That is enough.');
    assert.equal(desk.fondly('today').includes('One small step'), false);
    await press('header button');
    await page.reads('today-step', 'Write Ana Costa two lines');
    await press('.open');
    await page.reads('person-name', 'Ana Costa');
  }));

test('start at login is off until it is turned on, and starts without a window', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    const entry = join(desk.env.HOME, '.config/autostart/Fondly.desktop');
    await page.find('nav-settings');
    assert.ok(!existsSync(entry), 'off at first');
    await page.click('nav-settings');
    const toggle = async () => (await page.find('start-at-login')).click();
    await toggle();
    await eventually('the entry', () => existsSync(entry));
    const exec = readFileSync(entry, 'utf8').match(/^Exec=(.*)$/m)[1];
    assert.ok(exec.endsWith(` --background "--data=${desk.data}"`), `without a window, and on this very book: ${exec}`);
    await toggle();
    await eventually('no entry', () => !existsSync(entry));
  }));

test('Ctrl+Q ends the program', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    await page.find('nav-today');
    // The driver loses the window in the middle of its own command.
    await page.ctrl('q').catch(() => {});
    await eventually('the program gone', () => {
      try {
        process.kill(desk.pid(), 0);
        return false;
      } catch {
        return true;
      }
    });
  }));

test('what another program writes is seen when the window is looked at', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    await page.find('nav-people');
    desk.fondly('add', 'Late Comer', '--birthday', `--${day().slice(5)}`);
    desk.focusElsewhereAndBack();
    await page.reads('today-celebrate', 'Late Comer');
  }));

for (const theme of ['light', 'dark']) {
  test(`every screen is without faults for axe, ${theme}`, () =>
    withDesk(async (desk) => {
      const page = await desk.window({ args: ['--demo'] });
      await page.click('nav-settings');
      await page.find('theme-select');
      await page.session.executeScript(`document.querySelector('[data-testid="theme-select"] input[value="${theme}"]').click()`);
      for (const view of ['today', 'people', 'import', 'settings', 'person']) {
        if (view === 'person') {
          await page.click('nav-people');
          await page.find('people-row');
          await page.press(Key.ENTER);
          await page.find('person-name');
        } else {
          await page.click(`nav-${view}`);
        }
        assert.deepEqual(await page.faults(), [], `${view}, ${theme}`);
      }
      await page.click('add-boundary');
      await page.find('boundary-words');
      assert.deepEqual(await page.faults(), [], `a boundary, ${theme}`);
      await page.press(Key.ESCAPE, 'b');
      await page.find('brief-title');
      assert.deepEqual(await page.faults(), [], `the brief, ${theme}`);
    }));
}
