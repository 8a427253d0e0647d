// What the list of people promises, whatever its size.
import { expect, test } from 'vitest';
import type { PeopleAsk, PeopleWindow } from '../api/bindings';
import { Fake } from '../api/fake';
import type { Host } from '../api/host';
import { pageSize, People } from './people.svelte';

/** A host whose answers come when the test says so. */
function slowHost() {
  const waiting: { ask: PeopleAsk; answer: (window: PeopleWindow) => void }[] = [];
  const host = {
    people: (ask: PeopleAsk) =>
      new Promise<PeopleWindow>((answer) => waiting.push({ ask, answer })),
  } as unknown as Host;
  return { host, waiting };
}

const windowOf = (name: string): PeopleWindow => ({
  total: 1,
  offset: 0,
  rows: [
    {
      id: name,
      name,
      initials: 'X',
      photo: null,
      detail: '',
      circle: null,
      tone: null,
      lastContact: null,
      nextDue: null,
      waiting: false,
      state: 'active',
      why: null,
    },
  ],
  understood: [],
});

test('an answer to an older question is dropped', async () => {
  const { host, waiting } = slowHost();
  const people = new People(host);
  const first = people.search({ query: 'a' });
  const second = people.search({ query: 'an' });
  waiting[1]?.answer(windowOf('Ana'));
  await second;
  waiting[0]?.answer(windowOf('Aaron'));
  await first;
  expect(people.row(0)?.name).toBe('Ana');
});

test('a hundred thousand people are asked for in windows of sixty', async () => {
  const fake = new Fake({ book: 'many', today: '2026-11-22' });
  const people = new People(fake);
  await people.search();
  expect(people.total).toBeGreaterThan(99_000);
  expect(people.row(pageSize - 1)).not.toBeNull();
  expect(people.row(pageSize)).toBeNull();
  await people.see(90_000, 90_020);
  expect(people.row(90_010)?.name).toBeTruthy();
});

test('the same window is never asked for twice at once', async () => {
  const { host, waiting } = slowHost();
  const people = new People(host);
  const search = people.search();
  waiting[0]?.answer({ ...windowOf('Ana'), total: 500 });
  await search;
  const both = [people.see(60, 80), people.see(61, 81)];
  expect(waiting).toHaveLength(2);
  waiting[1]?.answer(windowOf('Bo'));
  await Promise.all(both);
});
