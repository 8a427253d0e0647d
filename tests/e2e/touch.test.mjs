// A finger in Chromium: it carries a catch-up to a day, and someone from the rail onto one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './support/desk.mjs';
import { withBrowser } from './support/browser.mjs';

/** Carries one thing to another with a finger. */
async function carry(page, from, to) {
  const touch = await page.context().newCDPSession(page);
  const middle = async (locator) => {
    const { x, y, width, height } = await locator.boundingBox();
    return { x: x + width / 2, y: y + Math.min(height / 2, 60) };
  };
  const [start, end] = [await middle(from), await middle(to)];
  const finger = (type, points) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await finger('touchStart', [start]);
  for (let step = 1; step <= 10; step += 1) {
    await finger('touchMove', [{ x: start.x + ((end.x - start.x) * step) / 10, y: start.y + ((end.y - start.y) * step) / 10 }]);
  }
  await finger('touchEnd', []);
}

test('a finger carries someone onto a day, and what is planned to another', () =>
  withBrowser('?fake=some', { hasTouch: true }, async (page) => {
    await page.getByTestId('nav-calendar').tap();
    const day = (n) => page.locator('[data-testid="month"] .week').nth(3).locator('[data-day]').nth(n);
    await carry(page, page.getByTestId('unplanned-person').first(), day(1));
    await eventually('the chip', async () => (await day(1).getByTestId('chip').count()) === 1);
    await carry(page, day(1).getByTestId('chip'), day(4));
    await eventually('the chip on its new day', async () => (await day(4).getByTestId('chip').count()) === 1);
    assert.equal(await day(1).getByTestId('chip').count(), 0);
  }));
