// The small window for a thought: what is typed is kept, or let go only when asked twice; what fails is said, and nothing typed is lost.
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { Fake } from '../api/fake';
import { until } from '../testing/page';
import ParkThought from './ParkThought.svelte';

let close: () => void = () => {};
afterEach(() => close());

function open() {
  const fake = new Fake({ today: '2026-11-22', tick: 1 });
  const target = document.createElement('div');
  document.body.replaceChildren(target);
  const page = mount(ParkThought, { target, props: { host: fake } });
  close = () => void unmount(page);
  flushSync();
  const field = target.querySelector('input');
  if (!field) throw new Error('There is no field.');
  return {
    parked: vi.spyOn(fake, 'parkThought'),
    field,
    text: () => target.textContent ?? '',
    type(words: string) {
      field.value = words;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      flushSync();
    },
    enter: () => target.querySelector('form')?.requestSubmit(),
    escape() {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      flushSync();
    },
  };
}

test('Enter keeps what was typed', async () => {
  const page = open();
  expect(document.activeElement).toBe(page.field);
  page.type('The boat');
  page.enter();
  await until(() => page.parked.mock.calls.length === 1);
  expect(page.parked).toHaveBeenCalledWith('The boat');
});

test('Escape leaves at once while nothing is typed, and is asked for twice where something is', async () => {
  const page = open();
  page.type('The boat');
  page.escape();
  expect(page.parked).not.toHaveBeenCalled();
  expect(page.text()).toContain('Nothing was kept yet');
  page.type('The boat needs a sail');
  page.escape();
  expect(page.parked).not.toHaveBeenCalled();
  page.escape();
  expect(page.parked).toHaveBeenCalledExactlyOnceWith('');
});

test('what could not be kept stays typed, with the sentence that says why', async () => {
  const page = open();
  page.parked.mockRejectedValueOnce({ code: 'diskFull', message: 'The disk is full.' });
  page.type('The boat');
  page.enter();
  await until(() => page.text().includes('The disk is full.'));
  expect(page.field.value).toBe('The boat');
});
