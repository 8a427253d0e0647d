// Pictures of every screen, light and dark, wide and narrow, for people to look at. Not a test: run it with `npm run screens`.
import { Key } from 'selenium-webdriver';
import { withDesk } from './support/desk.mjs';

const SIZES = { wide: [1280, 860], narrow: [700, 860] };

await withDesk(async (desk) => {
  const page = await desk.window({ args: ['--demo'] });
  await page.find('today-celebrate');
  for (const theme of ['light', 'dark']) {
    await page.click('nav-settings');
    await page.find('theme-select');
    await page.session.executeScript(`document.querySelector('[data-testid="theme-select"] input[value="${theme}"]').click()`);
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      await page.session.manage().window().setRect({ width, height });
      for (const view of ['today', 'people', 'import', 'settings']) {
        await page.click(`nav-${view}`);
        await new Promise((wake) => setTimeout(wake, 500));
        await page.picture(`${view}-${theme}-${size}`);
      }
      await page.click('nav-people');
      await page.find('people-row');
      const [row] = await page.all('people-row');
      await row.click();
      await page.press(Key.ENTER);
      await page.find('person-name');
      await new Promise((wake) => setTimeout(wake, 500));
      await page.picture(`person-${theme}-${size}`);
    }
  }
});
