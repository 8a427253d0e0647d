// A press and what it moves. What takes the focus often changes its size; while the button is still down, that would pull the thing
// from under the pointer, and the click would go to whatever lies there when it is let go.
export class Press {
  #down = false;
  #waiting: (() => void) | null = null;

  /** Runs it now, or as soon as nothing is pressed any more; of several, the last. */
  after(run: () => void): void {
    if (this.#down) this.#waiting = run;
    else run();
  }

  /** Returns its end. */
  listen(): () => void {
    const stop = new AbortController();
    const on = { capture: true, signal: stop.signal };
    const end = () => {
      const run = this.#waiting;
      this.#down = false;
      this.#waiting = null;
      run?.();
    };
    // A finger makes these too. The click itself comes after mouseup, and finds its target before.
    window.addEventListener('mousedown', ({ button }) => (this.#down = button === 0), on);
    window.addEventListener('mouseup', end, on);
    // Ways in which a press ends without a word.
    window.addEventListener('dragend', end, on);
    window.addEventListener('keydown', end, on);
    window.addEventListener('blur', ({ target }) => target === window && end(), on);
    return () => stop.abort();
  }
}
