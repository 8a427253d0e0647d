// What Today promises.
import { talk } from '../blank';
import { afterEach, expect, test, vi } from 'vitest';
import { closePage, openPage, until } from '../testing/page';
import { words } from '../words';

afterEach(closePage);

const names = (within: HTMLElement) =>
  [...within.querySelectorAll('[data-row]')].map((row) => row.textContent?.trim());

test('today greets by name and says who is waiting and why', async () => {
  const page = await openPage();
  expect(page.text()).toMatch(/Good (morning, Sam|afternoon, Sam|evening, Sam)/);
  expect(names(page.get('today-celebrate'))).toContain('Marta Berg');
  expect(page.get('today-celebrate').textContent).toContain('Turns 40 today');
  expect(page.get('today-reach').textContent).toContain(
    'last talked 24 days ago, about her move to Porto',
  );
  expect(page.get('today-waiting').textContent).toContain('Priya Diaz');
});

test('a greeting without a name has no dangling comma', () => {
  expect(words.today.greeting(9, '')).toBe('Good morning');
  expect(words.today.greeting(20, ' ')).toBe('Good evening');
});

test('at most five people are offered at once, and the rest on request', async () => {
  const page = await openPage();
  const all = (await page.fake.today()).reachOut.length;
  expect(all).toBeGreaterThan(5);
  expect(names(page.get('today-reach'))).toHaveLength(5);
  page.all('[data-testid="today-reach"] button[aria-expanded="false"]').at(-1)?.click();
  await until(() => names(page.get('today-reach')).length === all);
});

test('an opener that is copied is told to the program, so that it does not come again', async () => {
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: async () => undefined },
    configurable: true,
  });
  const page = await openPage();
  await until(() => page.all('[data-row]').length > 0);
  const { reachOut } = await page.fake.today();
  await page.press('c');
  await until(() => page.fake.used.length === 1);
  expect(page.fake.used).toEqual([reachOut[0]?.opener]);
});

test('only the lit row shows an opener', async () => {
  const page = await openPage();
  expect(page.text().match(/A way to start/g)).toHaveLength(1);
});

test('Today ends in one small step, by how much time there is, and after it asks for no more', async () => {
  const page = await openPage();
  const step = () => page.get('today-step');
  expect(step().textContent).toMatch(/Write .+ two lines/);
  const first = step().querySelector('.open .words')?.textContent;
  const button = (says: string) =>
    [...step().querySelectorAll('button')].find((one) => one.textContent?.includes(says));
  button('Another one')?.click();
  await until(() => step().querySelector('.open .words')?.textContent !== first);
  step().querySelector<HTMLInputElement>('input[value="An evening"]')?.click();
  await until(() => step().textContent?.includes('for an evening') === true);
  button('Plan it')?.click();
  await until(() => page.all('[data-testid="plan-save"]').length === 1);
  await page.press('Escape');
  const id = page.fake.book.people[0]?.id ?? '';
  await page.fake.logInteraction([{ kind: 'known', id }], talk(page.fake.day, 'call', ''));
  await page.click('[data-testid="nav-today"]');
  await until(() => step().textContent?.includes('You took a step today.') === true);
});

test('L, a note and Ctrl+Enter log a chat and take the person off the list', async () => {
  const page = await openPage();
  await page.press('l');
  expect(document.activeElement).toBe(page.get('composer-note'));
  await page.write('[data-testid="composer-note"]', 'Porto is lovely');
  await page.press('Enter', { ctrlKey: true });
  expect(names(page.get('today-reach'))).not.toContain('Ana Costa');
  const { timeline } = await page.fake.person('p3');
  expect(timeline[0]).toMatchObject({
    note: 'Porto is lovely',
    channel: 'call',
    outcome: 'talked',
  });
});

test('Alt and a digit pick the channel, and a note may begin with one', async () => {
  const page = await openPage();
  await page.press('l');
  await page.press('3', { altKey: true });
  const picked = () =>
    page.all('[role="radiogroup"] input').findIndex((input) => (input as HTMLInputElement).checked);
  expect(picked()).toBe(2);
  await page.write('[data-testid="composer-note"]', 'We met');
  await page.press('1');
  expect(picked()).toBe(2);
});

test('pressing the log button twice saves at once', async () => {
  const page = await openPage();
  const button = '[data-testid="today-reach"] [data-testid="log-button"]';
  await page.click(button);
  await page.click(button);
  expect(page.get('toast').textContent).toContain('Logged a chat with Ana Costa');
});

test('undo in the toast brings the person back', async () => {
  const page = await openPage();
  await page.press('l');
  await page.press('Enter', { ctrlKey: true });
  expect(names(page.get('today-reach'))).not.toContain('Ana Costa');
  await page.click('[data-testid="undo-toast"]');
  expect(names(page.get('today-reach'))).toContain('Ana Costa');
});

test('a failed save rolls the row back, keeps the words and says why', async () => {
  const page = await openPage();
  page.fake.fails = true;
  await page.press('l');
  await page.write('[data-testid="composer-note"]', 'Do not lose this');
  await page.press('Enter', { ctrlKey: true });
  expect(names(page.get('today-reach'))).toContain('Ana Costa');
  expect(page.get('toast').textContent).toContain('The book could not be written.');
  expect((page.get('composer-note') as HTMLInputElement).value).toBe('Do not lose this');
});

test('S then W snoozes the lit person until next week', async () => {
  const page = await openPage();
  const snooze = vi.spyOn(page.fake, 'snoozeCheckIn');
  await page.press('s');
  expect(page.get('snooze-button')).toBeTruthy();
  await page.press('w');
  expect(snooze).toHaveBeenCalledWith('p3', 'nextWeek');
  expect(names(page.get('today-reach'))).not.toContain('Ana Costa');
});

test('congratulating opens the chosen way with the words as they were edited', async () => {
  const page = await openPage();
  await page.click('[data-testid="congratulate-button"]');
  await page.write('dialog textarea', 'Happy birthday, dear Marta');
  const mail = page.all('dialog button').find((button) => button.textContent?.includes('Mail'));
  mail?.click();
  await until(() => !names(page.get('today-celebrate')).includes('Marta Berg'));
  expect(page.fake.opened).toEqual(['mail:Happy birthday, dear Marta']);
});

test('J moves to the next row, Space opens and closes the peek, and an open one follows', async () => {
  const page = await openPage();
  await page.press('j');
  expect(document.activeElement?.textContent).toContain('Hiro Nakamura');
  await page.press(' ');
  await until(() => page.all('aside h2').length === 1);
  expect(page.all('aside h2')[0]?.textContent).toBe('Hiro Nakamura');
  await page.press(' ');
  expect(page.all('aside')).toHaveLength(0);
  await page.press(' ');
  await page.press('j');
  await until(() => page.all('aside h2')[0]?.textContent === 'Bo Lindqvist');
  await page.press('Escape');
  expect(page.all('aside')).toHaveLength(0);
});

test('an empty book invites to import or to add someone', async () => {
  const page = await openPage({ book: 'empty' });
  expect(page.text()).toContain('Keep the people you care about close');
  expect(page.text()).toContain('Import people');
  expect(page.text()).toContain('Add someone');
});

test('a click on a notification opens the person and says what was done', async () => {
  const page = await openPage();
  page.fake.send.goTo({ to: 'person', id: 'p1', say: 'Congratulated Marta Berg' });
  await until(() => page.all('[data-testid="person-name"]').length === 1);
  expect(page.get('person-name').textContent).toBe('Marta Berg');
  expect(page.get('toast').textContent).toContain('Congratulated Marta Berg');
});
