// The tray: Fondly's place while no window is open, its menu clicked as a panel clicks it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT, eventually, withDesk } from './support/desk.mjs';

const click = (desk, entry) => {
  const panel = spawnSync('/usr/bin/python3', [join(ROOT, 'tests/e2e/support/panel.py'), entry], { env: desk.env, encoding: 'utf8', timeout: 40_000 });
  assert.equal(panel.status, 0, panel.stderr);
  return panel.stdout.trim().split('\n');
};

test('the tray opens the window of a program that runs without one, and ends it', () =>
  withDesk(async (desk) => {
    const program = desk.program('--background');
    assert.deepEqual(click(desk, 'Open Fondly'), ['Open Fondly', 'Quit']);
    await eventually('the window', () => desk.windows().length === 1);
    click(desk, 'Quit');
    assert.deepEqual(await program.ended, { code: 0, signal: null });
  }));
