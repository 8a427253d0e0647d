// Dragging by pointer events alone: a mouse, a pen and a finger do the same, and so does a test. A drag begins after a few pixels, so
// that a press is a press; Escape puts it back; holding at an edge turns the month.

/** What is dragged, and with whom it is. */
export type Dragged = { id: string; title: string; people: string[] };
/** Where something hangs or goes: a day, and in a week an hour of it, or none (''); null leaves the hour as it is. */
export type Spot = { day: string; time: string | null };

export const sameSpot = (one: Spot | null, other: Spot | null) =>
  one?.day === other?.day && one?.time === other?.time;

/** The place on the page that a pointer is over. */
function spotAt(under: Element | null): Spot | null {
  const day = under?.closest<HTMLElement>('[data-day]')?.dataset.day;
  if (!day) return null;
  return { day, time: under?.closest<HTMLElement>('[data-time]')?.dataset.time ?? null };
}

/** Pixels from which on a press is a drag. */
const FAR = 5;
/** Milliseconds at an edge until the month turns. */
const HOLD = 600;

type Heard = {
  ondrop: (what: Dragged, spot: Spot) => void;
  onturn: (months: number) => void;
  onback: (what: Dragged) => void;
};

export class Drag {
  what = $state.raw<Dragged | null>(null);
  over = $state.raw<Spot | null>(null);
  at = $state.raw({ x: 0, y: 0 });
  #pressed: { what: Dragged; x: number; y: number } | null = null;
  #turning: ReturnType<typeof setTimeout> | null = null;
  #edge = 0;
  #justDropped = false;
  #next: { x: number; y: number; under: EventTarget | null } | null = null;
  #frame: number | null = null;

  constructor(private readonly heard: Heard) {}

  /** Takes hold of something; nothing moves yet. */
  press(event: PointerEvent, what: Dragged): void {
    if (event.button !== 0) return;
    this.#justDropped = false;
    // A finger holds on to what it touched first; what it is over has to be told all the same.
    if (event.target instanceof Element && event.target.hasPointerCapture?.(event.pointerId))
      event.target.releasePointerCapture(event.pointerId);
    this.#pressed = { what, x: event.clientX, y: event.clientY };
    const stop = new AbortController();
    const on = { signal: stop.signal };
    /** A second finger is none of ours. */
    const ours = (other: PointerEvent) => other.pointerId === event.pointerId;
    const end = () => {
      stop.abort();
      this.#clear();
    };
    // On the window: the chip itself goes when the month turns.
    window.addEventListener('pointermove', (moved) => ours(moved) && this.#moved(moved), on);
    window.addEventListener(
      'pointerup',
      (lifted) => {
        if (!ours(lifted)) return;
        // A hand that is faster than the frames: where it let go is asked once, of the page as it is now.
        const { clientX: x, clientY: y } = lifted;
        if (this.what || this.#next) this.#next = { x, y, under: document.elementFromPoint(x, y) };
        this.#look();
        const { what: dragged, over } = this;
        end();
        if (!dragged) return;
        this.#swallowNext();
        if (over) this.heard.ondrop(dragged, over);
        else this.heard.onback(dragged);
      },
      on,
    );
    window.addEventListener('pointercancel', (gone) => ours(gone) && this.#back(end), on);
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape' || !this.what) return;
        key.preventDefault();
        key.stopPropagation();
        this.#back(end);
        // The button is still held: its click comes when it is let go.
        this.#justDropped = true;
        window.addEventListener('pointerup', () => this.#swallowNext(), { once: true });
      },
      { ...on, capture: true },
    );
  }

  /** Was the press that just ended a drag? Then its click is none. */
  get swallowsClick(): boolean {
    const was = this.#justDropped;
    this.#justDropped = false;
    return was;
  }

  /** A mouse moves many times a frame; the page follows once. What is under it the event says: asking the page costs more. */
  #moved(event: PointerEvent): void {
    const pressed = this.#pressed;
    if (!pressed) return;
    const { clientX: x, clientY: y } = event;
    if (!this.what && Math.hypot(x - pressed.x, y - pressed.y) < FAR) return;
    event.preventDefault();
    // At once, not with the next frame: from here on what lies on a day does not hide it.
    if (!this.what && !this.#next) document.body.dataset.carrying = '';
    this.#next = { x, y, under: event.target };
    this.#frame ??= requestAnimationFrame(() => this.#look());
  }

  #look(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    const next = this.#next;
    [this.#frame, this.#next] = [null, null];
    if (!next || !this.#pressed) return;
    const { x, y } = next;
    const under = next.under instanceof Element ? next.under : null;
    this.what = this.#pressed.what;
    this.at = { x, y };
    const over = spotAt(under);
    if (!sameSpot(over, this.over)) this.over = over;
    this.#hold(Number(under?.closest<HTMLElement>('[data-turn]')?.dataset.turn ?? 0));
  }

  #hold(edge: number): void {
    if (edge === this.#edge) return;
    this.#edge = edge;
    if (this.#turning) clearInterval(this.#turning);
    this.#turning = edge === 0 ? null : setInterval(() => this.heard.onturn(edge), HOLD);
  }

  #back(end: () => void): void {
    const dragged = this.what;
    end();
    if (dragged) this.heard.onback(dragged);
  }

  /** The click of a drag comes at once, if it comes at all. */
  #swallowNext(): void {
    this.#justDropped = true;
    setTimeout(() => (this.#justDropped = false), 0);
  }

  #clear(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    [this.#frame, this.#next] = [null, null];
    this.#hold(0);
    this.#pressed = null;
    delete document.body.dataset.carrying;
    this.what = null;
    this.over = null;
  }
}
