// What is planned is carried in the real window, by the driver's pointer and by a real mouse: to a day, put back, all from here on, several
// at once, from the rail, across months, and undone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { By } from 'selenium-webdriver';
import { day, eventually, withDesk } from './support/desk.mjs';
import { mouse, pointer } from './support/hands.mjs';

/** A day of this month that is no Sunday at its edge: every test looks at the month it is. */
const TENTH = `${day().slice(0, 8)}10`;
const tenth = (days) => `${day().slice(0, 8)}${String(10 + days).padStart(2, '0')}`;
const [year, month] = day().split('-').map(Number);
const NEXT_MONTH = `${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-17`;

const chip = (page, title) => page.session.findElement(By.xpath(`//*[@data-testid="chip"][contains(., "${title}")]`));
const cell = (page, on) => page.session.findElement(By.css(`[data-day="${on}"]`));
const planned = (desk) => desk.ask('catch-up', 'list', '--from', `${day().slice(0, 8)}01`, '--until', day(70)).map((one) => `${one.title} ${one.day}`);

/** The calendar of a book, and a hand in it that carries one thing to another. */
async function calendar(desk, kind) {
  const page = await desk.window();
  await page.click('nav-calendar');
  await page.find('month');
  const hand = await kind(page, desk);
  const carry = async (from, on) => {
    await hand.take(from);
    await hand.over(await cell(page, on));
    await eventually('the day under it', () => page.session.executeScript('return document.querySelector(arguments[0]).classList.contains("over")', `[data-day="${on}"]`));
  };
  return { page, hand, carry };
}

for (const [name, kind] of Object.entries({ 'a pointer': pointer, 'a real mouse': mouse })) {
  test(`${name} carries a catch-up to another day; Escape puts it back, Ctrl+Z brings it back`, () =>
    withDesk(async (desk) => {
      desk.fondly('add', 'Ana Costa');
      desk.fondly('catch-up', 'add', 'Ana', '--on', TENTH, '--for', 'coffee');
      const { page, hand, carry } = await calendar(desk, kind);
      await carry(await chip(page, 'Ana Costa'), tenth(2));
      await hand.escape();
      await page.reads('told', 'was put back');
      assert.equal(planned(desk)[0], `Coffee with Ana Costa ${TENTH}`);
      await carry(await chip(page, 'Ana Costa'), tenth(2));
      await hand.drop();
      await eventually('the move', () => planned(desk)[0] === `Coffee with Ana Costa ${tenth(2)}`);
      await page.reads('told', 'Moved the meeting with Ana Costa');
      await page.ctrl('z');
      await eventually('the undo', () => planned(desk)[0] === `Coffee with Ana Costa ${TENTH}`);
    }));

  test(`${name} carries one that comes round, which asks how much is meant, and several that are selected, as one step`, () =>
    withDesk(async (desk) => {
      for (const name of ['Ana Costa', 'Bo Lind', 'Cy Ray']) desk.fondly('add', name);
      desk.fondly('catch-up', 'add', 'Ana', '--on', TENTH, '--every', 'week');
      desk.fondly('catch-up', 'add', 'Bo', '--on', tenth(1));
      desk.fondly('catch-up', 'add', 'Cy', '--on', tenth(2));
      const { page, hand, carry } = await calendar(desk, kind);
      await carry(await chip(page, 'Ana Costa'), tenth(1));
      await hand.drop();
      await page.click('reach-on');
      const anas = () => planned(desk).filter((one) => one.startsWith('Meeting with Ana'));
      await eventually('from here on', () => anas().slice(0, 2).join() === [1, 8].map((n) => `Meeting with Ana Costa ${tenth(n)}`).join());
      // A key goes to what has the focus, which what was moved gets when its day is drawn anew.
      const focused = `const has = document.activeElement; return has.dataset.chip && has.closest('[data-day]')?.dataset.day === arguments[0] && has.textContent.includes('Ana')`;
      await eventually('the focus on what was moved', () => page.session.executeScript(focused, tenth(1)));
      for (const name of ['Bo Lind', 'Cy Ray']) {
        await page.session.executeScript('arguments[0].focus()', await chip(page, name));
        await page.press('x');
        await eventually(`${name} selected`, async () => (await (await chip(page, name)).getAttribute('aria-pressed')) === 'true');
      }
      await carry(await chip(page, 'Bo Lind'), tenth(3));
      await hand.drop();
      const both = (days) => ['Bo Lind', 'Cy Ray'].every((name, i) => planned(desk).includes(`Meeting with ${name} ${tenth(days + i)}`));
      await eventually('both', () => both(3));
      await page.ctrl('z');
      await eventually('both back in one step', () => both(1));
    }));

  test(`${name} carries someone who is due from the rail to a day`, () =>
    withDesk(async (desk) => {
      desk.fondly('add', 'Zoe Due', '--every', '2 weeks');
      desk.fondly('log', 'Zoe Due', '--on', day(-20), '--note', 'Her exam');
      const { page, hand, carry } = await calendar(desk, kind);
      await carry(await page.find('unplanned-person'), TENTH);
      await hand.drop();
      await eventually('the plan', () => planned(desk)[0] === `Catch-up with Zoe Due ${TENTH}`);
      await page.reads('toast', 'Planned a catch-up with Zoe Due');
    }));

  test(`${name} that holds at the edge turns the month, and puts it down in the next`, () =>
    withDesk(async (desk) => {
      desk.fondly('add', 'Ana Costa');
      desk.fondly('catch-up', 'add', 'Ana', '--on', TENTH);
      const { page, hand, carry } = await calendar(desk, kind);
      await carry(await chip(page, 'Ana Costa'), tenth(1));
      await hand.over(await page.session.findElement(By.css('[data-turn="1"]')));
      const there = () => page.session.findElements(By.css(`[data-day="${NEXT_MONTH}"]`));
      await eventually('the next month', async () => (await there()).length === 1);
      await hand.over(await cell(page, NEXT_MONTH));
      await hand.drop();
      await eventually('the move', () => planned(desk)[0] === `Meeting with Ana Costa ${NEXT_MONTH}`);
    }));
}
