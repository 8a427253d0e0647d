// The ways a file comes in by the mouse: dropped out of another program, and chosen in the system’s own dialog.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CARDS, eventually, ROOT, withDesk } from './support/desk.mjs';

const FILE = join(CARDS, 'mangstadt+ez-vcard/gmail-list.vcf');
const tool = (command, ...args) => spawnSync(command, args.map(String), { encoding: 'utf8' }).stdout.trim();

test('a .vcf dropped on any screen of the window is previewed, and nothing is written before Import is pressed', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    await page.find('nav-today');
    // The system's own Python: it has the bindings to GTK.
    desk.start('/usr/bin/python3', [join(ROOT, 'tests/e2e/support/drag-source.py'), FILE]);
    await eventually('the drag source', () => tool('wmctrl', '-l').includes('Drag source'));
    tool('wmctrl', '-r', 'Fondly', '-e', '0,0,0,1000,800');
    tool('wmctrl', '-r', 'Drag source', '-e', '0,1150,500,200,120');
    await eventually('it in its place', () => Number(tool('xdotool', 'search', '--name', '^Drag source$', 'getwindowgeometry').match(/Position: (\d+)/)?.[1]) > 1000);
    const wait = () => new Promise((wake) => setTimeout(wake, 60));
    tool('xdotool', 'mousemove', 1240, 560, 'mousedown', 1);
    for (let step = 0; step <= 20; step += 1) {
      tool('xdotool', 'mousemove', 1240 - step * 32, 560 - step * 8);
      await wait();
    }
    await wait();
    tool('xdotool', 'mouseup', 1);
    await page.reads('import-preview', 'Arnold Smith');
    assert.equal(desk.ask('people').length, 0, 'nothing is written yet');
    await page.click('import-run');
    await page.find('import-report');
    assert.equal(desk.ask('people').length, 3);
  }));

test('a face in a card is shown, made by the program and not by the page', () =>
  withDesk(async (desk) => {
    desk.fondly('import', join(CARDS, 'FolkerKinzel+VCards/Photo v3.vcf'));
    const page = await desk.window();
    await page.click('nav-people');
    await page.find('people-row');
    const faces = "return [...document.querySelectorAll('img')].map((one) => one.naturalWidth)";
    await eventually('a face', async () => (await page.session.executeScript(faces))[0] === 192);
  }));

test('a file is chosen in the system’s own dialog', () =>
  withDesk(async (desk) => {
    const page = await desk.window();
    await page.click('nav-import');
    // A name without capitals and signs: each would be two keys pressed at once, and such a typist slips.
    const file = join(tmpdir(), `cards-${process.pid}.vcf`);
    copyFileSync(FILE, file);
    const dialog = () => tool('xdotool', 'search', '--onlyvisible', '--name', '^Open File$').split('\n').at(-1);
    // A dialog that is only just there may not listen yet: what it did not take is begun anew.
    await eventually('the dialog to take the path', async () => {
      if (!dialog()) await page.click('import-choose');
      await eventually('the dialog', dialog);
      tool('xdotool', 'windowactivate', '--sync', dialog());
      tool('xdotool', 'type', '--delay', 40, file);
      tool('xdotool', 'key', 'Return');
      const closed = () => eventually('it to close', () => !dialog(), 4);
      return closed().catch(async () => {
        tool('wmctrl', '-c', 'Open File');
        await closed();
        return false;
      });
    }, 40);
    await page.reads('import-preview', 'Arnold Smith');
    rmSync(file);
  }));
