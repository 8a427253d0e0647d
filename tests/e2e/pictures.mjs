// The pictures of the README, taken anew from the real window: `tests/e2e/run pictures.mjs`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { CARDS, ROOT, withDesk } from './support/desk.mjs';

const folder = join(ROOT, 'docs/pictures');
mkdirSync(folder, { recursive: true });

await withDesk(async (desk) => {
  const page = await desk.window({ args: ['--demo'] });
  const take = async (name) => {
    await new Promise((wake) => setTimeout(wake, 700));
    writeFileSync(join(folder, `${name}.png`), await page.session.takeScreenshot(), 'base64');
  };
  await page.find('today-celebrate');
  await take('today');
  await page.click('nav-calendar');
  await page.find('chip');
  await take('calendar');
  await page.click('nav-import');
  await (await page.find('import-path')).sendKeys(join(CARDS, 'mangstadt+ez-vcard/gmail-list.vcf'), Key.ENTER);
  await page.find('import-preview');
  await take('import');
  await page.click('nav-people');
  await (await page.find('people-search')).sendKeys('Ana Costa');
  await page.find('people-row');
  await new Promise((wake) => setTimeout(wake, 500));
  await page.press(Key.ENTER);
  await page.find('person-name');
  await take('person');
  await page.press('b');
  await page.find('brief-title');
  await take('brief');
});
