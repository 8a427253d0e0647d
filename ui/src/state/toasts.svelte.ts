// Short notes at the foot of the window. One with an undo stays 8 s, and waits while it is looked at.
export type Toast = { id: number; text: string; kind: 'done' | 'problem'; step: number | null };

const stay = 8000;

export class Toasts {
  list = $state.raw<Toast[]>([]);
  #next = 1;
  #paused = false;
  #left = new Map<number, number>();
  #timers = new Map<number, { handle: ReturnType<typeof setTimeout>; since: number }>();

  done(text: string, step: number | null = null): void {
    this.#push({ text, kind: 'done', step });
  }

  problem(text: string): void {
    this.#push({ text, kind: 'problem', step: null });
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id)?.handle);
    this.#timers.delete(id);
    this.#left.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
    if (this.list.length === 0) this.#paused = false;
  }

  /** Takes away the note of a step that was undone some other way. */
  forget(step: number): void {
    for (const toast of this.list.filter((one) => one.step === step)) this.dismiss(toast.id);
  }

  pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    for (const [id, { handle, since }] of this.#timers) {
      clearTimeout(handle);
      this.#left.set(id, Math.max(1000, (this.#left.get(id) ?? stay) - (Date.now() - since)));
    }
    this.#timers.clear();
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    for (const id of this.#left.keys()) this.#run(id);
  }

  /** Two at most: an older one makes room, and Ctrl+Z still reaches it. */
  #push(toast: Omit<Toast, 'id'>): void {
    const id = this.#next++;
    this.list = [...this.list, { ...toast, id }];
    for (const old of this.list.slice(0, -2)) this.dismiss(old.id);
    this.#left.set(id, stay);
    if (!this.#paused) this.#run(id);
  }

  #run(id: number): void {
    const handle = setTimeout(() => this.dismiss(id), this.#left.get(id) ?? stay);
    this.#timers.set(id, { handle, since: Date.now() });
  }
}
