// The rules of the house that a program can check.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { words } from './words';

const root = join(import.meta.dirname, '.');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|svelte|css)$/.test(path))
  .map((path) => ({ path: relative('.', path), text: readFileSync(join(root, path), 'utf8') }));
const domains = [
  'brief',
  'today',
  'calendar',
  'people',
  'person',
  'import',
  'reminders',
  'settings',
  'duplicates',
];
const paths = (broken: typeof files) => broken.map(({ path }) => path);

test('only api/tauri.ts and the generated bindings import Tauri', () => {
  const allowed = ['api/tauri.ts', 'api/bindings.ts'];
  const users = files.filter(({ text }) => /^import .*@tauri-apps/m.test(text));
  expect(paths(users).filter((path) => !allowed.includes(path))).toEqual([]);
});

test('only api/tauri.ts uses the values of the bindings', () => {
  const users = files.filter(
    ({ path, text }) =>
      !path.endsWith('house.test.ts') &&
      /\/bindings'/.test(text.replace(/import type [^;]*;/g, '')),
  );
  expect(paths(users)).toEqual(['api/tauri.ts']);
});

test('no markup holds a style attribute, which the window’s policy forbids', () => {
  const markup = files.filter(({ path }) => path.endsWith('.svelte'));
  expect(paths(markup.filter(({ text }) => /\sstyle=["{]/.test(text)))).toEqual([]);
});

test('colours stand in tokens.css and nowhere else', () => {
  const styled = files.filter(({ path }) => /\.(svelte|css)$/.test(path));
  const coloured = styled.filter(({ text }) =>
    /#[0-9a-f]{3,8}\b(?=[^{]*;)|rgba?\(|hsl\(/i.test(text),
  );
  expect(paths(coloured)).toEqual(['styles/tokens.css']);
});

test('domain folders do not know each other, and shared knows none of them', () => {
  const crossing = files.filter(({ path, text }) => {
    const mine = path.split('/')[0] ?? '';
    if (![...domains, 'shared'].includes(mine)) return false;
    return domains.some((other) => other !== mine && text.includes(`from '../${other}/`));
  });
  expect(paths(crossing)).toEqual([]);
});

test('every file says in its first line what lives there', () => {
  const silent = files.filter(({ text }) => !/^(\/\/ |\/\* |<!-- )\S/.test(text));
  expect(paths(silent)).toEqual([]);
});

test('no component is longer than 300 lines, no file longer than 400', () => {
  const long = files.filter(({ path, text }) => {
    const most = path.endsWith('.svelte') ? 300 : 400;
    return path !== 'api/bindings.ts' && text.split('\n').length > most;
  });
  expect(paths(long)).toEqual([]);
});

test('the catalogue holds none of the forbidden words', () => {
  const told: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === 'string') told.push(value);
    else if (typeof value === 'function') told.push(value.toString());
    else if (value && typeof value === 'object') Object.values(value).forEach(gather);
  };
  gather(words);
  const forbidden =
    /\b(overdue|leads?|customers?|pipeline|touchpoints?|streaks?|scores?|targets?)\b/i;
  expect(told.filter((text) => forbidden.test(text))).toEqual([]);
});
