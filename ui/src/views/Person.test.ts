// What a person's page promises.
import { afterEach, expect, test } from 'vitest';
import { closePage, openAna, openPage, settle, until, type Page } from '../testing/page';

afterEach(closePage);

const button = (page: Page, label: string) =>
  page
    .all('button')
    .find((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').includes(label));

test('what was said goes to the top of the timeline', async () => {
  const page = await openAna();
  await page.write('[data-testid="composer-note"]', 'The flat worked out');
  await page.press('Enter', { ctrlKey: true });
  await until(() => page.all('ol > li')[0]?.textContent?.includes('The flat worked out') === true);
  expect((page.get('composer-note') as HTMLTextAreaElement).value).toBe('');
});

test('yesterday is a day one can write', async () => {
  const page = await openAna();
  await page.write('.composer input[type="text"]', 'yesterday');
  await page.click('[data-testid="composer-save"]');
  const { timeline } = await page.fake.person('p3');
  const before = new Date();
  before.setDate(before.getDate() - 1);
  expect(new Date(`${timeline[0]?.day}T12:00:00`).getDate()).toBe(before.getDate());
});

test('a day that is not whole is refused with a hint, and the note stays', async () => {
  const page = await openAna();
  await page.write('[data-testid="composer-note"]', 'Keep me');
  await page.write('.composer input[type="text"]', 'May 2026');
  await page.click('[data-testid="composer-save"]');
  await until(() => page.text().includes('Give a whole day'));
  expect((page.get('composer-note') as HTMLTextAreaElement).value).toBe('Keep me');
});

test('a milestone echoes the date as it was understood before it is saved', async () => {
  const page = await openAna();
  button(page, 'Add a milestone')?.click();
  await until(() => page.all('dialog form').length === 1);
  const date = page.all('dialog input[type="text"]')[1];
  date?.setAttribute('data-date', '');
  await page.write('[data-date]', '3 may 2019');
  await until(() => page.text().includes('Understood as 3 May 2019'));
  await page.write('[data-date]', 'soonish 99');
  await until(() => page.text().includes('is not a date we can read'));
});

test('a date of another calendar is said back in both, when it is typed and when it is there already', async () => {
  const page = await openAna();
  await page.fake.editMilestone('p3-b', {
    kind: 'birthday',
    label: 'Birthday',
    date: '26 Nisan 5756',
    yearly: true,
    note: '',
    leads: null,
  });
  const both = '26 Nisan 5756 (15 April 1996)';
  await until(() => page.text().includes(both));
  button(page, 'Edit: Birthday')?.click();
  await until(() => page.text().includes(`Understood as ${both}`));
  const date = page.all('dialog input[type="text"]')[1] as HTMLInputElement;
  expect(date.value).toBe('26 Nisan 5756');
  page.all('dialog button[type="submit"]')[0]?.click();
  await until(() => page.all('dialog').length === 0);
  expect((await page.fake.person('p3')).milestones[0]?.fields.date).toBe('hebrew:5756-07-26');
});

test('where some years lack a day, one chooses where it is kept, in words that fit its calendar', async () => {
  const page = await openAna();
  expect(page.all('[data-testid="leap-day"]')).toHaveLength(0);
  const fields = { kind: 'custom' as const, label: '', yearly: true, note: '', leads: null };
  await page.fake.addMilestone('p3', { ...fields, date: '2004-02-29' });
  await until(() => page.all('[data-testid="leap-day"]').length === 1);
  expect(page.get('leap-day').textContent).toContain('1 March');
  await page.fake.addMilestone('p3', { ...fields, date: '30 Cheshvan 5784' });
  await until(() => page.get('leap-day').textContent?.includes('The day after') === true);
  const choice = page.get('leap-day') as HTMLSelectElement;
  choice.value = 'march1';
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  expect((await page.fake.person('p3')).leapDay).toBe('march1');
});

test('what was typed in the form and not saved is there the next time, and can be thrown away', async () => {
  const page = await openAna();
  const role = () =>
    page.all('dialog label').find((label) => label.textContent === 'Role')
      ?.nextElementSibling as HTMLInputElement;
  await page.press('e');
  const before = role().value;
  expect(page.text()).not.toContain('still here');
  await page.write(`[id="${role().id}"]`, 'Head of maps');
  button(page, 'Cancel')?.click();
  await settle();
  await page.press('e');
  expect(page.text()).toContain('still here');
  expect(role().value).toBe('Head of maps');
  button(page, 'Start over')?.click();
  await settle();
  expect(role().value).toBe(before);
});

test('who is not there any more leads back to where one came from', async () => {
  const page = await openAna();
  const heading = () => page.all('h1')[0]?.textContent ?? '';
  const ana = heading();
  await page.press('n', { ctrlKey: true });
  await page.write('dialog input', 'Zed');
  page.all('dialog form')[0]?.dispatchEvent(new Event('submit', { cancelable: true }));
  await until(() => heading() === 'Zed');
  await page.press('z', { ctrlKey: true });
  await until(() => heading() === ana);
  await page.press('Z', { ctrlKey: true, shiftKey: true });
  await settle();
  const [zed] = (
    await page.fake.people({ query: 'Zed', circle: null, show: 'active', offset: 0, limit: 1 })
  ).rows;
  page.fake.send.goTo({ to: 'person', id: zed?.id ?? '', say: null });
  await until(() => heading() === 'Zed');
  await settle(20);
  expect(heading()).toBe('Zed');
});

test('archiving shows at once, can be restored, and rolls back when it fails', async () => {
  const page = await openAna();
  await page.press('Delete');
  await until(() => page.text().includes('Archived. Kept, and quiet.'));
  button(page, 'Restore')?.click();
  await until(() => page.all('[data-testid="log-button"]').length === 1);
  page.fake.fails = true;
  await page.press('Delete');
  await settle();
  expect(page.text()).not.toContain('Archived. Kept, and quiet.');
  expect(page.text()).toContain('The book could not be written.');
});

test('an address opens through the program and nothing else', async () => {
  const page = await openAna();
  button(page, 'ana@example.org')?.click();
  await settle();
  expect(page.fake.opened).toEqual(['mailto:ana@example.org']);
});

test('a person who is gone is said to be gone', async () => {
  const page = await openPage();
  page.fake.send.goTo({ to: 'person', id: 'nobody', say: null });
  await until(() => page.text().includes('This person is not in your book any more.'));
});

test('words that were not saved are there when one comes back', async () => {
  const page = await openAna();
  await page.write('[data-testid="composer-note"]', 'Half a thought');
  await page.click('[data-testid="nav-today"]');
  page.fake.send.goTo({ to: 'person', id: 'p3', say: null });
  await until(() => page.all('[data-testid="composer-note"]').length === 1);
  expect((page.get('composer-note') as HTMLTextAreaElement).value).toBe('Half a thought');
});
