// Pictures of every screen, light and dark, wide and narrow, and of what is easily overlooked: the empty book, long names, dialogs,
// what is on the way in. Not a test: for people to look at. `tests/e2e/run screens.mjs`
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { CARDS, withDesk } from './support/desk.mjs';

const SIZES = { wide: [1280, 860], narrow: [700, 860], phone: [480, 800] };
const pause = () => new Promise((wake) => setTimeout(wake, 500));

async function inEveryLook(page, sizes, take) {
  for (const theme of ['light', 'dark']) {
    await page.click('nav-settings');
    await page.find('theme-select');
    await page.session.executeScript(`document.querySelector('[data-testid="theme-select"] input[value="${theme}"]').click()`);
    for (const size of sizes) {
      const [width, height] = SIZES[size];
      await page.session.manage().window().setRect({ width, height });
      await take(async (name) => {
        await pause();
        await page.picture(`${name}-${theme}-${size}`);
      });
    }
  }
}

await withDesk(async (desk) => {
  const page = await desk.window({ args: ['--demo'] });
  await page.find('today-celebrate');
  await inEveryLook(page, ['wide', 'narrow', 'phone'], async (take) => {
    for (const view of ['today', 'people', 'import', 'settings']) {
      await page.click(`nav-${view}`);
      await take(view);
    }
    await page.click('nav-people');
    await page.find('people-row');
    const [row] = await page.all('people-row');
    await row.click();
    await page.press(Key.ENTER);
    await page.find('person-name');
    await take('person');
    await page.press('e');
    await take('edit');
    await page.press(Key.ESCAPE);
    await page.click('nav-today');
    await page.find('today-celebrate');
    await page.press('j', ' ');
    await take('peek');
    await page.press(Key.ESCAPE, 'g');
    await take('congratulate');
    await page.press(Key.ESCAPE);
    await page.ctrl('k');
    await page.press('s', 'e');
    await take('palette');
    await page.press(Key.ESCAPE);
  });
});

await withDesk(async (desk) => {
  const page = await desk.window();
  await page.find('nav-today');
  await inEveryLook(page, ['wide', 'phone'], async (take) => {
    await page.click('nav-today');
    await take('first-run');
    await page.click('nav-people');
    await take('empty-people');
    await page.click('nav-import');
    await take('empty-import');
    for (const field of await page.all('import-path')) await field.sendKeys(join(CARDS, 'mangstadt+ez-vcard/gmail-list.vcf'), Key.ENTER);
    await page.find('import-preview');
    await take('preview');
  });
});

await withDesk(async (desk) => {
  const long = 'Maximiliane Theodora Wolkenstein-Trostburg von und zu Hohenschwangau';
  const unbroken = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter';
  for (const name of [long, unbroken, '李小龍', 'مُحمَّد الفاتح', '🎂']) desk.fondly('add', name, '--every', '2 weeks', '--birthday', '1 March');
  for (const name of [long, unbroken]) desk.fondly('log', name, '--on', '2026-01-01', '--note', 'x'.repeat(200));
  const page = await desk.window();
  await page.find('nav-today');
  await inEveryLook(page, ['wide', 'narrow', 'phone'], async (take) => {
    for (const view of ['today', 'people']) {
      await page.click(`nav-${view}`);
      await take(`long-${view}`);
    }
    const rows = await page.all('people-row');
    await rows[0].click();
    await page.press(Key.ENTER);
    await page.find('person-name');
    await take('long-person');
  });
});
