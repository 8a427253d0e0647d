// What the brief and boundaries promise.
import { afterEach, expect, test, vi } from 'vitest';
import { closePage, openAna, openPage, settle, until, type Page } from '../testing/page';

afterEach(closePage);

async function openBrief(): Promise<Page> {
  const page = await openAna();
  await page.click('[data-testid="brief-button"]');
  await until(() => page.all('[data-testid="brief-title"]').length === 1);
  return page;
}

const family = {
  kind: 'topic' as const,
  words: 'her father',
  topics: ['family' as const],
  channel: null,
  from: '',
  until: '',
  since: '2026-01-01',
};

test('what someone does not want is noted with the topics that the words name, and can be changed', async () => {
  const page = await openAna();
  await page.click('[data-testid="add-boundary"]');
  await page.write('[data-testid="boundary-words"]', 'her father');
  const family = () =>
    page.all('[data-testid="boundary-topics"] input[value="family"]')[0] as HTMLInputElement;
  await until(() => family().checked);
  await page.click('[data-testid="boundary-save"]');
  await until(() => page.all('[data-testid="boundary"]').length === 1);
  expect((await page.fake.person('p3')).boundaries[0]?.fields.topics).toEqual(['family']);
  // Whoever has chosen for themselves is not chosen for.
  await page.click('[data-testid="boundary"]');
  family().click();
  await page.write('[data-testid="boundary-words"]', 'her mother');
  await page.click('[data-testid="boundary-save"]');
  await until(() => page.get('better-not').textContent?.includes('her mother') === true);
  expect((await page.fake.person('p3')).boundaries[0]?.fields.topics).toEqual([]);
  await page.click('[data-testid="boundary"]');
  await page.click('[data-testid="boundary-remove"]');
  await until(() => page.all('[data-testid="boundary"]').length === 0);
});

test('a boundary that says nothing is not saved, and says what is missing', async () => {
  const page = await openAna();
  await page.click('[data-testid="add-boundary"]');
  await page.click('[data-testid="boundary-save"]');
  await until(() => page.text().includes('Say what not to bring up'));
  expect((await page.fake.person('p3')).boundaries).toEqual([]);
});

test('what someone told is noted, changed and comes back before one talks', async () => {
  const page = await openAna();
  await page.click('[data-testid="add-fact"]');
  await page.click('[data-testid="fact-save"]');
  await until(() => page.text().includes('Say what there is to know.'));
  await page.write('[data-testid="fact-words"]', 'ice hockey');
  await page.click('[data-testid="fact-save"]');
  await until(() => page.all('[data-testid="fact"]').length === 1);
  await page.click('[data-testid="fact"]');
  await page.write('[data-testid="fact-words"]', 'skating');
  await page.click('[data-testid="fact-save"]');
  await until(() => page.get('facts').textContent?.includes('skating') === true);
  const confirm = vi.spyOn(page.fake, 'confirmFact');
  await page.click('[data-testid="fact"]');
  page
    .all('dialog button')
    .find((one) => one.textContent?.trim() === 'Still so today')
    ?.click();
  await until(() => page.all('dialog').length === 0);
  expect(confirm).toHaveBeenCalledTimes(1);
  await page.click('[data-testid="fact"]');
  await page.click('[data-testid="fact-remove"]');
  await until(() => page.all('[data-testid="fact"]').length === 0);
  await page.press('z', { ctrlKey: true });
  await until(() => page.all('[data-testid="fact"]').length === 1);
  await page.press('b');
  await until(() => page.all('[data-testid="brief-facts"]').length === 1);
  expect(page.get('brief-facts').textContent).toContain('skating');
});

test('B opens the brief from Today, and from someone’s page and back', async () => {
  const page = await openPage();
  await until(() => page.all('[data-row]').length > 0);
  await page.press('b');
  await until(() => page.all('[data-testid="brief-title"]').length === 1);
  await page.press('b');
  await until(() => page.all('[data-testid="person-name"]').length === 1);
});

test('in the brief what they do not want stands first, and the question keeps to it', async () => {
  const page = await openAna();
  await page.fake.addBoundary('p3', family);
  await page.fake.passQuestion('p3', 'What do you cook when you’ve only got fifteen minutes?');
  await page.press('b');
  await until(() => page.all('[data-testid="brief-boundaries"]').length === 1);
  const sections = page.all('main section').map((one) => one.getAttribute('data-testid'));
  expect(sections[0]).toBe('brief-boundaries');
  expect(page.get('brief-question').textContent).toContain('looking forward');
});

test('another question comes at a press, and none when there is none', async () => {
  const page = await openBrief();
  const asked = () => page.get('brief-question').textContent ?? '';
  expect(asked()).toContain('fifteen minutes');
  await page.click('[data-testid="another-question"]');
  await until(() => asked().includes('Sundays'));
  await page.click('[data-testid="question-asked"]');
  await until(() => asked().includes('looking forward'));
  await page.click('[data-testid="another-question"]');
  await until(() => asked().includes('No question fits now.'));
  await page.press('z', { ctrlKey: true });
  await until(() => asked().includes('looking forward'));
});

test('whether it is still so is answered where it is asked', async () => {
  const page = await openAna();
  await page.fake.addBoundary('p3', family);
  page.fake.book.limits = page.fake.book.limits.map((one) => ({ ...one, confirmed: false }));
  await page.press('b');
  await until(() => page.text().includes('Still so?'));
  page
    .all('main button')
    .find((one) => one.textContent?.trim() === 'Still so')
    ?.click();
  await until(() => !page.text().includes('Still so?'));
  expect(page.text()).toContain('her father');
});

test('from the brief one goes on to note the talk', async () => {
  const page = await openBrief();
  await page.press('l');
  await until(() => page.all('[data-testid="composer-note"]').length === 1);
  await settle();
  expect(document.activeElement).toBe(page.get('composer-note'));
});

test('Q goes quiet for the talk, and speaks again', async () => {
  const page = await openBrief();
  const quiet = () => page.get('go-quiet');
  await page.press('q');
  await until(() => quiet().textContent?.includes('Quiet until 15:30') === true);
  expect(quiet().getAttribute('aria-pressed')).toBe('true');
  await page.press('q');
  await until(() => quiet().textContent?.includes('Go quiet') === true);
});
