// Keys pressed together: what they are called, and what is none.
import { expect, test } from 'vitest';
import { chordOf } from './chord';

const pressed = (key: string, more: KeyboardEventInit = {}) =>
  chordOf(new KeyboardEvent('keydown', { key, ...more }));

test.each([
  ['t', { ctrlKey: true, altKey: true }, 'Ctrl+Alt+T'],
  ['T', { ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+T'],
  ['F9', { metaKey: true }, 'Super+F9'],
  [' ', { altKey: true, ctrlKey: true, code: 'Space' }, 'Ctrl+Alt+Space'],
  ['†', { altKey: true, shiftKey: true, code: 'KeyT' }, 'Alt+Shift+T'],
  ['a', { metaKey: true, code: 'KeyQ' }, 'Super+A'],
])('%s is named as it is printed on the key', (key, more, name) => {
  expect(pressed(key, more)).toBe(name);
});

test.each([
  ['t', {}],
  ['c', { ctrlKey: true }],
  [' ', { ctrlKey: true, code: 'Space' }],
  ['T', { shiftKey: true }],
  ['Control', { ctrlKey: true, code: 'ControlLeft' }],
  ['F13', { ctrlKey: true }],
  ['Escape', { ctrlKey: true, code: 'Escape' }],
])('%s alone sets nothing', (key, more) => {
  expect(pressed(key, more)).toBeNull();
});
