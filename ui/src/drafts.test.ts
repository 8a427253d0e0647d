// What a draft promises.
import { expect, test } from 'vitest';
import { laidOver, tagsIn } from './drafts';

test('only what was typed is laid over what has changed since', () => {
  const over = { name: { given: 'Ana', family: 'Costa' }, title: '', phones: ['1'] };
  const typed = { ...over, name: { given: 'Anna', family: 'Costa' }, title: 'Vet' };
  const now = { name: { given: 'Ana', family: 'Lima' }, title: '', phones: ['2'] };
  expect(laidOver({ over, typed }, now)).toEqual({
    name: { given: 'Anna', family: 'Lima' },
    title: 'Vet',
    phones: ['2'],
  });
  expect(laidOver(undefined, now)).toEqual(now);
});

test.each([
  ['', []],
  ['work, choir', ['work', 'choir']],
  [' work ,, choir, work', ['work', 'choir']],
  ['Friends, close, choir', ['Friends, close', 'choir']],
  ['choir, Friends, close', ['choir', 'Friends, close']],
  ['Friends, closest', ['Friends', 'closest']],
])('the tags in “%s” are %o where one known tag holds a comma', (text, tags) => {
  expect(tagsIn(text, ['Friends, close', 'choir'])).toEqual(tags);
});
