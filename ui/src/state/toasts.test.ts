// How long a note stays.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Toasts } from './toasts.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a note stays eight seconds', () => {
  const toasts = new Toasts();
  toasts.done('Archived Ana', 1);
  vi.advanceTimersByTime(7900);
  expect(toasts.list).toHaveLength(1);
  vi.advanceTimersByTime(200);
  expect(toasts.list).toHaveLength(0);
});

test('a note waits while it is pointed at, and goes after what was left', () => {
  const toasts = new Toasts();
  toasts.done('Archived Ana', 1);
  vi.advanceTimersByTime(6000);
  toasts.pause();
  vi.advanceTimersByTime(60_000);
  expect(toasts.list).toHaveLength(1);
  toasts.resume();
  vi.advanceTimersByTime(2100);
  expect(toasts.list).toHaveLength(0);
});

test('two notes at most stand at once', () => {
  const toasts = new Toasts();
  for (const n of [1, 2, 3]) toasts.done(`Change ${n}`, n);
  expect(toasts.list.map(({ text }) => text)).toEqual(['Change 2', 'Change 3']);
});
