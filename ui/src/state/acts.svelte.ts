// Doing something: paint at once, write, offer Undo, and roll back with a sentence when it fails.
import type { Done, StepLine, Undone } from '../api/bindings';
import { codeOf, sentenceOf, type Host } from '../api/host';
import { words } from '../words';
import type { Toasts } from './toasts.svelte';

/** Paints the change at once and returns how to take it back. */
export type Paint = () => () => void;

export class Acts {
  constructor(
    readonly host: Host,
    readonly toasts: Toasts,
  ) {}

  async do(write: () => Promise<Done>, paint?: Paint): Promise<Done | null> {
    const unpaint = paint?.();
    try {
      const done = await write();
      this.toasts.done(done.said, done.step);
      return done;
    } catch (error) {
      unpaint?.();
      this.toasts.problem(sentenceOf(error, words.trouble));
      return null;
    }
  }

  /** For what leaves no step behind: a folder opened, a test sent. */
  async quietly<T>(run: () => Promise<T>): Promise<T | null> {
    try {
      return await run();
    } catch (error) {
      this.toasts.problem(sentenceOf(error, words.trouble));
      return null;
    }
  }

  /** Hears of every step that was undone, whichever way. */
  onundone: (step: number) => void = () => {};

  /** An older change whose undoing would take later ones along: the user is asked. */
  along = $state.raw<{ step: number; steps: StepLine[] } | null>(null);

  async undo(step: number | null): Promise<void> {
    try {
      this.#undone(await this.host.undo(step));
    } catch (error) {
      if (codeOf(error) === 'inTheWay' && step !== null) {
        const steps = await this.quietly(() => this.host.wouldTakeAlong(step));
        if (steps) this.along = { step, steps };
      } else this.toasts.problem(sentenceOf(error, words.trouble));
    }
  }

  async undoAlong(): Promise<void> {
    const asked = this.along;
    this.along = null;
    const undone = asked && (await this.quietly(() => this.host.undoAlong(asked.step)));
    if (!undone) return;
    for (const { step } of asked.steps) {
      this.toasts.forget(step);
      this.onundone(step);
    }
    this.#undone(undone);
  }

  #undone({ step, said }: Undone): void {
    // Its own note must not offer what is done already.
    this.toasts.forget(step);
    this.onundone(step);
    this.toasts.done(said);
  }

  async redo(): Promise<void> {
    const redone = await this.quietly(() => this.host.redo());
    if (redone) this.toasts.done(redone.said);
  }

  async copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      this.toasts.done(words.copied);
      return true;
    } catch {
      this.toasts.problem(words.copyFailed);
      return false;
    }
  }

  /** Copies first words for someone; they do not come again soon. */
  async copyOpener(person: string, opener: string): Promise<void> {
    if (await this.copy(opener)) await this.quietly(() => this.host.openerUsed(person, opener));
  }
}
