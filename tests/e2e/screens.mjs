// Pictures of every screen, light and dark, wide and narrow, and of what is easily overlooked: the empty book, long names, dialogs,
// what is on the way in. Not a test: for people to look at. `tests/e2e/run screens.mjs`
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { CARDS, day, eventually, withDesk } from './support/desk.mjs';

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
    for (const view of ['today', 'calendar', 'people', 'import', 'settings']) {
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
    await page.click('add-boundary');
    await (await page.find('boundary-words')).sendKeys('her father');
    await take('boundary');
    await page.press(Key.ESCAPE, 'b');
    await page.find('brief-title');
    await take('brief');
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

// Several rows at once with long names, a clock that is not believed, a round number, dates of other calendars, a reminder about someone.
await withDesk(async (desk) => {
  const long = 'Maximiliane Theodora Wolkenstein-Trostburg von und zu Hohenschwangau';
  const ago = (days) => day(-days);
  desk.fondly('settings', '--quiet', 'off', '--notify-at', '00:00');
  for (const [name, born] of [[long, `--${day().slice(5)}`], ['Bo Lind', ago(10_000)], ['Cy Ray', `--${day(1).slice(5)}`]]) desk.fondly('add', name, '--birthday', born);
  desk.fondly('add', 'Miriam Levi', '--birthday', '26 Nisan 5756');
  desk.fondly('reminders', 'add', 'call about the house', '--about', 'Miriam', '--on', day(), '--at', '00:00', '--their-clock');
  await desk.notifications();
  const { set } = desk.bySetClock('--background');
  await eventually('the reminders', () => desk.ask('health').light === 'good');
  set('+9d');
  desk.fondly('add', 'Ana Costa');
  await eventually('doubt', () => desk.ask('health').light === 'waiting', 60);
  const page = await desk.window();
  await page.find('clock-card');
  await inEveryLook(page, ['wide', 'narrow', 'phone'], async (take) => {
    await page.click('nav-today');
    await page.find('clock-card');
    for (const picture of (await page.all('select-button')).slice(0, 2)) await picture.click();
    await take('several');
    await page.press(Key.ESCAPE, 'r');
    await take('reminder');
    await page.press(Key.ESCAPE);
    await page.click('nav-people');
    const search = await page.find('people-search');
    await search.clear();
    await search.sendKeys('Miriam');
    await pause();
    await page.press(Key.ENTER);
    await page.reads('person-name', 'Miriam Levi');
    await take('nisan');
    await page.press('e');
    await take('edit-nisan');
    await page.press(Key.ESCAPE);
  });
});

/** A card of each kind that an import has to ask about, and a few that can't be read. */
function news() {
  const card = (...lines) => `BEGIN:VCARD\r\nVERSION:3.0\r\n${lines.join('\r\n')}\r\nEND:VCARD\r\n`;
  const known = ['UID:marta', 'FN:Marta Berg', 'N:Berg;Marta;;;'];
  const before = card(...known, 'NOTE:Sings alto', 'TEL;TYPE=CELL:+46 70 111 22 33', 'BDAY:1986-03-03');
  const after = card(...known, 'NOTE:Sings alto in the new choir', 'TEL;TYPE=CELL:+46 70 999 88 77', 'BDAY:1986-03-03', 'ORG:Vela Shipping');
  const twins = card('UID:a', 'FN:Ana Costa', 'EMAIL:ana@example.org', 'TEL;TYPE=CELL:+351 912 345 678', 'NOTE:From the phone')
    + card('UID:b', 'FN:Robert Lind', 'EMAIL:bo@example.org') + card('UID:c', 'FN:Zoë Ray');
  const fresh = Array.from({ length: 120 }, (_, n) => card(`UID:n${n}`, `FN:Person Number ${n}`, `EMAIL:n${n}@example.org`, n % 4 ? 'ORG:Vela' : 'BDAY:31 February')).join('');
  return { before, after: after + twins + fresh };
}

await withDesk(async (desk) => {
  const { before, after } = news();
  const [first, second] = [join(desk.folder, 'before.vcf'), join(desk.folder, 'after.vcf')];
  writeFileSync(first, before);
  writeFileSync(second, after);
  const table = join(desk.folder, 'osoby.csv');
  writeFileSync(table, 'Kto;Poczta;Kiedy;But\nAna Costa;ana@example.org;15.4.1986;38\nBo Ray;bo@example.org;;44\n');
  desk.fondly('import', first);
  desk.fondly('edit', 'Marta Berg', '--note', 'Sings alto, hates opera');
  for (const [name, email] of [['Ana Costa', 'ana@example.org'], ['Anita Costa', 'ana@example.org'], ['Bo Lind', 'bo@example.org'], ['Zoë Ray', 'zoe@example.org'], ['Zoë Ray', 'zoe@example.org']])
    desk.fondly('add', name, '--email', email, '--circle', 'close');
  desk.fondly('log', 'Bo Lind', '--on', '2026-01-01', '--note', 'x');
  const page = await desk.window();
  await page.find('nav-today');
  await inEveryLook(page, ['wide', 'narrow', 'phone'], async (take) => {
    await page.click('nav-import');
    for (const field of await page.all('import-path')) await field.sendKeys(second, Key.ENTER);
    await page.find('import-preview');
    for (const kind of ['new', 'twins', 'changed', 'problems']) {
      await page.session.executeScript(`document.querySelector('[data-testid="count-${kind}"]').click()`);
      if (kind === 'twins') await page.session.executeScript(`setTimeout(() => document.querySelector('[data-testid="same-from"] input[value="likely"]').click(), 300)`);
      await pause();
      await take(`preview-${kind}`);
    }
    await page.session.executeScript(`[...document.querySelectorAll('button')].find((one) => one.textContent.includes('Choose another'))?.click()`);
    for (const field of await page.all('import-path')) await field.sendKeys(table, Key.ENTER);
    await page.find('count-columns');
    await page.session.executeScript(`document.querySelector('[data-testid="count-columns"]').click()`);
    await take('columns');
    await page.click('nav-people');
    await page.click('duplicates');
    await page.find('duplicate-group');
    await take('duplicates');
    await page.click('compare');
    await page.find('merge');
    await take('compare');
    await page.press(Key.ESCAPE);
    await page.click('nav-import');
    await page.session.executeScript(`[...document.querySelectorAll('button')].find((one) => one.textContent.includes('Choose another'))?.click()`);
  });
});
