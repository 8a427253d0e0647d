// What the user wants and thinks: the week looked back on, goals, a quiet week, and why they are in touch with someone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { eventually, withDesk } from './support/desk.mjs';

test('the week is looked back on by keys alone; what is wanted and thought is kept for nobody else’s eyes', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa');
    desk.fondly('log', 'Ana', '--felt', 'lifted', '--note', 'Her boat');
    const page = await desk.window();
    await page.find('nav-you');
    await page.ctrl('6');
    await page.reads('review', 'Talks that lifted you: Ana');
    await (await page.find('review-energy')).sendKeys('Ana, by the sea', Key.TAB);
    await page.reads('review', '1 of 5 answered');
    const review = desk.ask('review');
    assert.deepEqual(review.questions.map(({ answer }) => answer), ['Ana, by the sea', '', '', '', '']);
    await page.click('add-goal');
    await (await page.find('goal-words')).sendKeys('A mentor');
    await page.click('goal-person');
    await (await page.find('pick-search')).sendKeys('Ana');
    await eventually('Ana', async () => {
      const [one] = await page.session.findElements({ css: 'dialog li button' });
      return (await one?.getText())?.includes('Ana Costa') && one.click().then(() => true);
    });
    await page.click('goal-save');
    await page.reads('goals', 'A mentor');
    assert.deepEqual(desk.ask('goal', 'list')[0].people.map(({ name }) => name), ['Ana Costa']);
    await (await page.find('thought')).sendKeys('I was jealous of her boat', Key.ENTER);
    await page.reads('thoughts', 'I was jealous of her boat');
    assert.equal(desk.ask('people', 'jealous').people?.length ?? desk.ask('people', 'jealous').length, 0);
    await page.session.executeScript(`document.querySelector('[data-testid="quiet"] input').click()`);
    await eventually('a quiet week', async () => desk.ask('review').quiet);
    assert.deepEqual(await page.faults(), []);
    desk.fondly('intention', 'Ana', 'She makes me braver');
    await page.click('nav-people');
    await page.find('people-row');
    await page.press(Key.ENTER);
    await page.reads('intention', 'She makes me braver');
    await page.session.findElement(By.css('button[aria-label="More"]')).click();
    await page.session.findElement(By.xpath('//*[@role="menuitem"][contains(., "Intention and trust")]')).click();
    await (await page.find('trust')).sendKeys('Anything');
    assert.deepEqual(await page.faults(), []);
    await page.picture('trust');
    await page.click('intention-save');
    await page.reads('trust', 'Anything');
    await page.press('b');
    await page.reads('brief-intention', 'She makes me braver');
    await page.reads('brief-trust', 'Anything');
  }));
