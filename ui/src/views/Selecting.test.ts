// Several rows of Today at once: selected by key or by press, answered in one step.
import { afterEach, expect, test, vi } from 'vitest';
import { thisDay } from '../days';
import { closePage, day, openPage, type Page, settle, until } from '../testing/page';

afterEach(closePage);

const names = (page: Page) => page.all('[data-row]').map((row) => row.textContent?.trim());
const face = (page: Page, name: string) => {
  const found = page.all(`[data-testid="select-button"][aria-label="Select ${name}"]`)[0];
  if (!found) throw new Error(`There is no picture of ${name}`);
  return found;
};
const pressFace = async (page: Page, name: string) => {
  face(page, name).click();
  await settle();
};
const pressed = (page: Page) => page.all('[data-testid="select-button"][aria-pressed="true"]');

test('X selects the lit row and takes it back; D does all of them in one step, and Undo brings all back', async () => {
  const page = await openPage();
  const finish = vi.spyOn(page.fake, 'finishNudges');
  await page.press('x');
  await page.press('j');
  await page.press('x');
  await page.press('j');
  await page.press('x');
  await page.press('x');
  expect(page.get('selection-bar').textContent).toContain('2 selected');
  await page.press('d');
  expect(finish).toHaveBeenCalledOnce();
  expect(finish).toHaveBeenCalledWith([
    { kind: 'checkIn', person: 'p3' },
    { kind: 'checkIn', person: 'p4' },
  ]);
  expect(names(page)).not.toContain('Ana Costa');
  expect(names(page)).not.toContain('Hiro Nakamura');
  expect(page.all('[data-testid="selection-bar"]')).toHaveLength(0);
  expect(page.all('[data-testid="toast"]')).toHaveLength(1);
  expect(page.get('toast').textContent).toContain('2 are done');
  expect((await page.fake.person('p3')).timeline[0]).toMatchObject({ day, outcome: 'talked' });
  await page.click('[data-testid="undo-toast"]');
  expect(names(page)).toEqual(expect.arrayContaining(['Ana Costa', 'Hiro Nakamura']));
  expect(pressed(page)).toHaveLength(0);
});

test('a press on the picture selects what there is of every kind, and S puts all of it off at once', async () => {
  const page = await openPage({ today: thisDay() });
  await page.press('r');
  await page.write('[data-testid="reminder-words"]', 'Call the florist');
  await page.click('[data-testid="reminder-save"]');
  const snooze = vi.spyOn(page.fake, 'snoozeNudges');
  await pressFace(page, 'Marta Berg');
  await pressFace(page, 'Call the florist');
  await pressFace(page, 'Ana Costa');
  expect(pressed(page)).toHaveLength(3);
  expect(face(page, 'Ana Costa').closest('li')?.className).toContain('selected');
  await page.press('s');
  expect(page.get('selection-snooze').getAttribute('aria-expanded')).toBe('true');
  await page.press('w');
  expect(snooze).toHaveBeenCalledOnce();
  const [nudges, later] = snooze.mock.calls[0] ?? [];
  expect(nudges?.map(({ kind }) => kind)).toEqual(['celebration', 'reminder', 'checkIn']);
  expect(later).toBe('nextWeek');
  for (const name of ['Marta Berg', 'Call the florist', 'Ana Costa'])
    expect(names(page)).not.toContain(name);
  await page.press('z', { ctrlKey: true });
  expect(names(page)).toEqual(
    expect.arrayContaining(['Marta Berg', 'Call the florist', 'Ana Costa']),
  );
});

test('Escape closes the peek first, then selects nothing any more and stays on Today', async () => {
  const page = await openPage();
  await page.press('j');
  await page.press('x');
  await page.press(' ');
  await until(() => page.all('aside h2').length === 1);
  await page.press('Escape');
  expect(page.all('aside')).toHaveLength(0);
  expect(pressed(page)).toHaveLength(1);
  await page.press('Escape');
  expect(pressed(page)).toHaveLength(0);
  expect(page.all('[data-testid="today-reach"]')).toHaveLength(1);
});

test('what could not be done comes back, still selected, with the reason', async () => {
  const page = await openPage();
  const before = names(page);
  await pressFace(page, 'Marta Berg');
  await pressFace(page, 'Ana Costa');
  page.fake.fails = true;
  await page.click('[data-testid="selection-done"]');
  expect(page.get('toast').textContent).toContain('The book could not be written.');
  expect(names(page)).toEqual(before);
  expect(page.get('selection-bar').textContent).toContain('2 selected');
});

test('the selection stays when the day is read anew, without whoever is gone or out of sight', async () => {
  const page = await openPage();
  await pressFace(page, 'Ana Costa');
  await pressFace(page, 'Hiro Nakamura');
  await page.fake.archivePerson('p3');
  await until(() => !names(page).includes('Ana Costa'));
  expect(page.get('selection-bar').textContent).toContain('1 selected');
  const more = () => page.all('[data-testid="today-reach"] button[aria-expanded]').at(-1);
  more()?.click();
  await settle();
  page.all('[data-testid="today-reach"] [data-testid="select-button"]').at(-1)?.click();
  await settle();
  expect(page.get('selection-bar').textContent).toContain('2 selected');
  more()?.click();
  await settle();
  expect(page.get('selection-bar').textContent).toContain('1 selected');
  await page.click('[data-testid="selection-clear"]');
  expect(page.all('[data-testid="selection-bar"]')).toHaveLength(0);
});

test('a press on a row that is not lit moves nothing until it is let go', async () => {
  const page = await openPage();
  const lit = () => page.all('li.lit .name')[0]?.textContent?.trim();
  const button = face(page, 'Bo Lindqvist');
  button.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }));
  button.focus();
  await settle();
  expect(lit()).toBe('Ana Costa');
  button.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, button: 0 }));
  await settle();
  expect(lit()).toBe('Bo Lindqvist');
});

test('a clock that is not believed is asked about at the top, and reminders go on when it is right', async () => {
  const page = await openPage();
  page.fake.doubt = { shows: '12 March 2029, 10:00', expected: '10 March 2026, 10:00' };
  await page.fake.setCircle('p3', 'c3');
  await until(() => page.all('[data-testid="clock-card"]').length === 1);
  expect(page.get('clock-card').textContent).toContain('Is it really 12 March 2029, 10:00?');
  expect(page.get('clock-card').textContent).toContain('Fondly expected 10 March 2026, 10:00.');
  page.fake.fails = true;
  await page.click('[data-testid="trust-clock"]');
  expect(page.all('[data-testid="clock-card"]')).toHaveLength(1);
  page.fake.fails = false;
  await page.click('[data-testid="trust-clock"]');
  expect(page.all('[data-testid="clock-card"]')).toHaveLength(0);
  expect(page.fake.doubt).toBeNull();
});
