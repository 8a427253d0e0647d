// The letter to someone: what it is written from, and its words, which are kept as they are typed.
import type { Done, Letter as LetterOf } from '../api/bindings';
import type { Acts } from './acts.svelte';
import { Looked } from './looked.svelte';

/** So long after the last key, in milliseconds, the words are kept. */
const REST = 1000;

export class Letter extends Looked<LetterOf> {
  #waiting: { id: string; words: string } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly acts: Acts) {
    super((id) => acts.host.letter(id));
  }

  typed(id: string, words: string): void {
    this.#waiting = { id, words };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), REST);
  }

  /** Keeps now what waits to be kept. */
  async keep(): Promise<void> {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = null;
    if (!waiting) return;
    const kept = await this.acts.quietly(() =>
      this.acts.host.keepLetter(waiting.id, waiting.words).then(() => true),
    );
    // What could not be kept is tried again with the next key, or when the page is left.
    if (!kept) this.#waiting ??= waiting;
  }

  /** It was sent. It is kept first: whoever takes that back has all of it again. */
  async send(id: string, words: string): Promise<Done | null> {
    await this.keep();
    return this.acts.do(() => this.acts.host.sendLetter(id, words));
  }
}
