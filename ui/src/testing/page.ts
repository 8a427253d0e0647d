// The whole page over the book in memory, with a few ways to look at it and act on it.
import { flushSync, mount, unmount } from 'svelte';
import { Fake } from '../api/fake';
import type { FakeOptions } from '../api/fake/book';
import Shell from '../shell/Shell.svelte';

export const day = '2026-11-22';

export type Page = Awaited<ReturnType<typeof openPage>>;

let close: (() => void) | null = null;

export function closePage(): void {
  close?.();
  close = null;
}

export async function openPage(options: FakeOptions = {}) {
  closePage();
  const fake = new Fake({ today: day, tick: 1, ...options });
  const target = document.createElement('div');
  document.body.replaceChildren(target);
  const shell = mount(Shell, { target, props: { host: fake } });
  close = () => void unmount(shell);
  await settle();
  return {
    fake,
    all: (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)],
    get: (id: string) => found(`[data-testid="${id}"]`),
    text: () => document.body.textContent ?? '',
    async click(selector: string) {
      found(selector).click();
      await settle();
    },
    async press(key: string, more: KeyboardEventInit = {}) {
      const target = document.activeElement ?? document.body;
      const code = /^\d$/.test(key)
        ? `Digit${key}`
        : /^[a-z]$/i.test(key)
          ? `Key${key.toUpperCase()}`
          : key;
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more }),
      );
      await settle();
    },
    async write(selector: string, text: string) {
      const field = found(selector) as HTMLInputElement;
      field.focus();
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await settle();
    },
  };
}

function found(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`Nothing on the page matches ${selector}`);
  return element;
}

/** Lets promises and effects run out. */
/** The page of Ana Costa, who is somewhere in the book of some people. */
export async function openAna(): Promise<Page> {
  const page = await openPage();
  page.fake.send.goTo({ to: 'person', id: 'p3', say: null });
  await until(() => page.all('[data-testid="composer-note"]').length === 1);
  return page;
}

export async function settle(ms = 0): Promise<void> {
  for (let i = 0; i < 5; i++) {
    await new Promise((go) => setTimeout(go, i === 0 ? ms : 0));
    flushSync();
  }
}

/** Waits until something is so, at most a second. */
export async function until(so: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !so(); i++) await settle(10);
  if (!so()) throw new Error('It did not come true within a second');
}
