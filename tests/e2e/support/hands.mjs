// Two hands that carry things in the window: a pointer of the driver, and a real X11 mouse.
import { spawnSync } from 'node:child_process';
import { Key } from 'selenium-webdriver';
import { eventually } from './desk.mjs';

/** How far below its upper edge an element is taken, or something put down on it, at most. */
const BELOW = 60;

/** The driver's own pointer. */
export async function pointer(page) {
  const { session } = page;
  const hand = () => session.actions({ async: true });
  return {
    take: (element) => hand().move({ origin: element }).press().move({ origin: element, x: 8, y: 8 }).perform(),
    over: (element) => hand().move({ origin: element, duration: 150 }).move({ origin: element, x: 1, y: 1 }).perform(),
    drop: () => hand().release().perform(),
    escape: async () => {
      await page.press(Key.ESCAPE);
      await hand().release().perform();
    },
  };
}

/** A mouse as the window system has it. */
export async function mouse(page, desk) {
  const { session } = page;
  const does = (...words) => spawnSync('xdotool', words.map(String), { env: desk.env });
  // Where the page is on the screen, a mouse that is moved tells best: frames are counted in more than one way.
  await session.executeScript("window.mouse = null; addEventListener('pointermove', (e) => (window.mouse = [e.clientX, e.clientY]), { once: true })");
  const [left, top] = await eventually('the mouse', async () => {
    does('mousemove', 600, 500 + Math.round(Math.random() * 10));
    const seen = await session.executeScript('return window.mouse');
    if (!seen) return false;
    const [x, y] = spawnSync('xdotool', ['getmouselocation'], { env: desk.env, encoding: 'utf8' }).stdout.match(/\d+/g).map(Number);
    return [x - seen[0], y - seen[1]];
  });
  const middle = async (element) => {
    const box = 'const b = arguments[0].getBoundingClientRect(); return [b.x + b.width / 2, b.y + Math.min(b.height / 2, arguments[1])]';
    const [x, y] = await session.executeScript(box, element, BELOW);
    return [Math.round(left + x), Math.round(top + y)];
  };
  const nudge = () => does('mousemove_relative', 3, 3);
  return {
    take: async (element) => {
      does('mousemove', ...(await middle(element)));
      does('mousedown', 1);
      for (let step = 0; step < 4; step += 1) nudge();
    },
    over: async (element) => {
      does('mousemove', ...(await middle(element)));
      nudge();
    },
    drop: async () => does('mouseup', 1),
    escape: async () => {
      does('key', 'Escape');
      does('mouseup', 1);
    },
  };
}
