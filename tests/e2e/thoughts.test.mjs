// K10: a thought is taken down while another program is in front, by keys that the program that runs all day holds, with a window or without.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { BINARY, CARDS, ROOT, eventually, withDesk } from './support/desk.mjs';

const LINE = 'Park a thought';
const WINDOW = `${BINARY}-window`;
const keys = (desk, ...words) => spawnSync('xdotool', words, { env: desk.env, encoding: 'utf8' });
const lines = (desk) => desk.windows(LINE).length;
const thoughts = (desk) => desk.ask('think').map(({ words }) => words);

/** Another program with a window of its own comes in front. */
async function otherInFront(desk) {
  const title = 'Drag source';
  if (desk.windows(title).length === 0) {
    desk.start('/usr/bin/python3', [join(ROOT, 'tests/e2e/support/drag-source.py'), join(CARDS, 'mangstadt+ez-vcard/gmail-list.vcf')]);
    await eventually('the other program', () => desk.windows(title).length === 1);
  }
  spawnSync('wmctrl', ['-a', title]);
}

/** The title of the window that has the keyboard. */
const front = (desk) => keys(desk, 'getactivewindow', 'getwindowname').stdout.trim();
const wait = (ms) => new Promise((wake) => setTimeout(wake, ms));

/** Presses the keys until what holds them has begun; what is typed next is meant for the line, and Escape lets it go. */
async function opensAndLeaves(desk, chord) {
  await otherInFront(desk);
  await eventually(`the line on ${chord}`, () => {
    if (lines(desk) === 0) keys(desk, 'key', chord);
    return lines(desk) === 1;
  });
  await eventually('the line in front', () => front(desk) === LINE);
  await eventually('no line', () => {
    // The page may not be there yet.
    if (front(desk) === LINE) keys(desk, 'key', 'Escape');
    return lines(desk) === 0;
  });
}

test('keys open the line while another program is in front, with a window and without, and others once they are changed', () =>
  withDesk(async (desk) => {
    desk.fondly('settings', '--thought-keys', 'Ctrl+Alt+T');
    desk.program('--background');
    await opensAndLeaves(desk, 'ctrl+alt+t');
    assert.equal(desk.windows().length, 0, 'no other window came with it');
    const page = await desk.window();
    await page.find('nav-today');
    await opensAndLeaves(desk, 'ctrl+alt+t');
    assert.equal(desk.windows().length, 1, 'the window stays');
    desk.fondly('settings', '--thought-keys', 'shift+super+f9');
    await opensAndLeaves(desk, 'shift+super+F9');
    keys(desk, 'key', 'ctrl+alt+t');
    await wait(2500);
    assert.equal(lines(desk), 0, 'the keys from before are given back');
    const none = desk.run('settings', '--thought-keys', 'ctrl+c');
    assert.match(none.stderr, /no keys to press together.*Nothing was changed/);
  }));

test('keys that another program has are refused, and nothing is changed', () =>
  withDesk(async (desk) => {
    // Openbox closes windows by it.
    const refused = desk.run('settings', '--thought-keys', 'Alt+F4');
    assert.match(refused.stderr, /Another program has Alt\+F4 already\. Please choose other keys\. Nothing was changed\./);
    assert.match(desk.fondly('settings'), /thought +none/);
  }));

test('the line keeps a thought by Enter and is gone; Escape asks once before it lets go of what was typed', () =>
  withDesk(async (desk) => {
    const page = await desk.window({ binary: WINDOW, args: ['--at=thought'] });
    const field = await page.find('thought');
    await eventually('the keyboard', async () => (await page.session.switchTo().activeElement().getAttribute('data-testid')) === 'thought');
    const warned = () => page.session.findElement({ css: 'main' }).getText().then((text) => text.includes('Nothing was kept yet'));
    // The window's frame asks for what Escape asks for.
    await field.sendKeys('The boat needs');
    spawnSync('wmctrl', ['-c', LINE]);
    await eventually('a word of warning for the frame', warned);
    await field.sendKeys(' a sail');
    assert.equal(await warned(), false);
    await page.press(Key.ESCAPE);
    await eventually('a word of warning', warned);
    await page.picture('thought');
    assert.deepEqual(await page.faults(), []);
    // The window is gone before the driver has its answer.
    await field.sendKeys(Key.ENTER).catch(() => {});
    await eventually('no line', () => lines(desk) === 0);
    await page.session.quit().catch(() => {});
    desk.page = undefined;
    assert.deepEqual(thoughts(desk), ['The boat needs a sail']);
    desk.fondly('undo');
    assert.deepEqual(thoughts(desk), []);
  }));

test('where the session lends no keys, the settings name a command for a key of the desktop, and it opens the line', () =>
  withDesk(async (desk) => {
    // As under Wayland, where the window itself may still be one of the X server beside it.
    Object.assign(desk.env, { WAYLAND_DISPLAY: 'none', GDK_BACKEND: 'x11' });
    const page = await desk.window();
    await page.find('nav-today');
    await page.ctrl(',');
    const command = await page.text('thought-command');
    assert.match(command, /\/fondly think --window$/);
    assert.equal((await page.all('set-thought-keys')).length, 0);
    spawnSync(command, { env: desk.env, shell: true });
    await eventually('the line', () => lines(desk) === 1);
  }));

test('in the settings the keys are set by pressing them', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    await page.find('nav-today');
    await page.ctrl(',');
    await page.click('set-thought-keys');
    await page.session.actions().keyDown(Key.CONTROL).keyDown(Key.ALT).sendKeys('j').keyUp(Key.ALT).keyUp(Key.CONTROL).perform();
    await page.reads('thought-keys', 'Ctrl+Alt+J');
    await page.picture('thought-keys');
    await opensAndLeaves(desk, 'ctrl+alt+j');
  }));
