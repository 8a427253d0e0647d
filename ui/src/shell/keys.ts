// Keys to commands. Single keys stay out of text fields; an open dialog keeps every key to itself.
import { tinykeys } from 'tinykeys';
import type { App } from '../state/app.svelte';
import { type Command, type CommandName, commands } from '../state/commands.svelte';

const typing = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable="true"]') !== null;

/** In a field with nothing in it there is no typing to undo: after a note was saved, Ctrl+Z means the note. */
const undoesNothing = (name: CommandName, field: EventTarget | null) =>
  (name === 'undo' || name === 'redo') &&
  (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
  field.value === '';

export function listen(app: App): () => void {
  const isOpen = ({ name, always }: Command, { target }: KeyboardEvent) =>
    always || !typing(target) || undoesNothing(name, target);
  // One key may be several commands, of which the page offers one.
  const bound = commands.flatMap(({ press }) =>
    press.map((key) => [
      key,
      (event: KeyboardEvent) => {
        const fits = commands.filter((one) => one.press.includes(key) && isOpen(one, event));
        if (fits.some(({ name }) => app.commands.run(name))) event.preventDefault();
      },
    ]),
  );
  const stop = tinykeys(window, Object.fromEntries(bound), {
    ignore: (event) =>
      event.isComposing ||
      event.defaultPrevented ||
      document.querySelector('dialog[open]') !== null,
  });
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    // Escape in a list of choices closes the list.
    if (event.target instanceof HTMLSelectElement) return;
    if (document.querySelector('dialog[open]')) return;
    if (app.router.peek) app.router.peek = null;
    else app.router.back();
  };
  window.addEventListener('keydown', escape);
  return () => {
    stop();
    window.removeEventListener('keydown', escape);
  };
}

/** Moves the focus to the next of the page's panes, round and round. */
export function nextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  // Of one within another, the inner one.
  const here = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + 1) % panes.length];
  const entries = [...(next?.querySelectorAll<HTMLElement>('[data-pane-entry]') ?? [])];
  // An entry of an inner pane is none of the outer one.
  (entries.find((entry) => entry.closest('[data-pane]') === next) ?? next)?.focus();
}
