// What happens to a sentence on its way into the book.
import { expect, test } from 'vitest';
import type { Done, Reading } from '../api/bindings';
import type { Host } from '../api/host';
import type { Acts } from './acts.svelte';
import { Quick } from './quick.svelte';

/** A line whose answers to `add` come when the test says so; null is a refusal. */
function slowLine() {
  const answers: ((done: Done | null) => void)[] = [];
  const reading: Reading = { words: 'Coffee', runsInto: [], unsure: null, name: '', choices: [] };
  const acts = {
    host: { readSentence: async () => reading, quickAdd: async () => null } as unknown as Host,
    quietly: (ask: () => Promise<Reading>) => ask(),
    do: () => new Promise<Done | null>((answer) => answers.push(answer)),
  };
  return { quick: new Quick(acts as unknown as Acts), answers };
}

test('a sentence that is added leaves the line at once, and what is typed meanwhile stays', async () => {
  const { quick, answers } = slowLine();
  await quick.read('coffee with Ana');
  const added = quick.add();
  expect(quick.sentence).toBe('');
  await quick.read('call Bo');
  answers[0]?.({} as Done);
  await added;
  expect(quick.sentence).toBe('call Bo');
});

test('a sentence is added once, however often Enter is pressed', async () => {
  const { quick, answers } = slowLine();
  await quick.read('coffee with Ana');
  void quick.add();
  expect(await quick.add()).toBeNull();
  expect(answers).toHaveLength(1);
});

test('a sentence that was refused comes back, but never over another', async () => {
  const { quick, answers } = slowLine();
  await quick.read('coffee with Ana');
  const first = quick.add();
  answers[0]?.(null);
  await first;
  expect(quick.sentence).toBe('coffee with Ana');
  const second = quick.add();
  await quick.read('call Bo');
  answers[1]?.(null);
  await second;
  expect(quick.sentence).toBe('call Bo');
});
