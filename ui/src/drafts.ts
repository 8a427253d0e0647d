// What was typed and not saved, and how it is laid over what has changed since.

import type { InteractionFields } from './api/bindings';
import type { There } from './there';

/** A talk that is being written down. */
export type TalkDraft = Pick<InteractionFields, 'note' | 'depth' | 'feeling' | 'appreciated'> & {
  there: There[];
};

/** What was typed, and what it was typed over. */
export type Draft<T> = { over: T; typed: T };

/** What was typed and not saved, each by what it is about. */
export class Drafts<T> {
  readonly #kept = new Map<string, T>();

  of(about: string): T | undefined {
    return this.#kept.get(about);
  }

  keep(about: string, draft: T | null): void {
    if (draft === null) this.#kept.delete(about);
    else this.#kept.set(about, draft);
  }
}

export const sameAs = (one: unknown, other: unknown) =>
  JSON.stringify(one) === JSON.stringify(other);

const isParts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Only what was typed stands over `now`: what changed elsewhere meanwhile stays changed. */
export function laidOver<T extends object>(draft: Draft<T> | undefined, now: T): T {
  const merged = structuredClone(now) as Record<string, unknown>;
  for (const [key, typed] of Object.entries(draft?.typed ?? {})) {
    const over = (draft?.over as Record<string, unknown> | undefined)?.[key];
    const here = merged[key];
    if (isParts(typed) && isParts(over) && isParts(here))
      merged[key] = laidOver({ over, typed }, here);
    else if (!sameAs(typed, over)) merged[key] = structuredClone(typed);
  }
  return merged as T;
}

/** The tags in a text with commas; a known tag that holds a comma itself is one tag. */
export function tagsIn(text: string, known: string[]): string[] {
  const whole = known.filter((tag) => tag.includes(',')).sort((a, b) => b.length - a.length);
  const tags: string[] = [];
  let rest = text;
  while (rest.trim() !== '') {
    const start = rest.trimStart();
    const found = whole.find(
      (tag) => start.startsWith(tag) && /^\s*(,|$)/.test(start.slice(tag.length)),
    );
    const end = found
      ? found.length
      : start.indexOf(',') === -1
        ? start.length
        : start.indexOf(',');
    const tag = start.slice(0, end).trim();
    if (tag !== '' && !tags.includes(tag)) tags.push(tag);
    rest = start.slice(end).replace(/^\s*,/, '');
  }
  return tags;
}
