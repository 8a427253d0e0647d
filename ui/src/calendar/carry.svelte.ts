// The same moves by keyboard: Alt and arrows at once; or Space picks up, arrows choose the day, Enter puts down, Escape puts back. Each
// says what it does to a screen reader, and the focus stays on what was moved.
import { tick } from 'svelte';
import type { Occasion } from '../api/bindings';
import { dayAfter, dayInWords } from '../days';
import type { Calendar } from '../state/calendar.svelte';
import { words } from '../words';

const BY: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export class Carry {
  /** What is carried, and the day it is over. */
  now = $state.raw<{ one: Occasion; day: string } | null>(null);

  #end: (() => void) | null = null;

  constructor(private readonly calendar: Calendar) {}

  key(event: KeyboardEvent, one: Occasion): void {
    const by = BY[event.key] ?? 0;
    if (event.key.toLowerCase() === 'x') this.calendar.select(one.id);
    else if (event.key === ' ' && one.state === 'planned') {
      this.#pickUp(one);
      this.calendar.told = words.calendar.picked(one.title, dayInWords(one.fields.day));
    } else if (by !== 0 && event.altKey) {
      const day = dayAfter(one.fields.day, by);
      void this.calendar.drop(one.id, day, false).then(() => this.follow(one.id, day));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** From here on every key is about what is carried; where the month turns, its chip is not there to hear them. */
  #pickUp(one: Occasion): void {
    this.now = { one, day: one.fields.day };
    const hear = (event: KeyboardEvent) => this.#carry(event);
    window.addEventListener('keydown', hear, { capture: true });
    this.#end = () => window.removeEventListener('keydown', hear, { capture: true });
  }

  /** Nothing is carried any more. */
  putDown(): void {
    this.#end?.();
    [this.#end, this.now] = [null, null];
  }

  #carry(event: KeyboardEvent): void {
    const { calendar, now } = this;
    const by = BY[event.key] ?? 0;
    if (!now || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (by !== 0) {
      const day = dayAfter(now.day, by);
      this.now = { ...now, day };
      const n = calendar.plannedOn(day);
      const holds = n > 0 ? words.calendar.planned(n) : words.calendar.free;
      calendar.told = words.calendar.over(dayInWords(day), holds);
      if (!calendar.days.includes(day)) void calendar.show(day);
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.putDown();
      void calendar.drop(now.one.id, now.day).then(() => this.follow(now.one.id, now.day));
    } else if (event.key === 'Escape') {
      this.putDown();
      calendar.told = words.calendar.putBack(now.one.title);
      void this.follow(now.one.id, now.one.fields.day);
    }
  }

  /** The focus stays on what was moved, wherever that is now. */
  async follow(id: string, day: string): Promise<void> {
    if (!this.calendar.days.includes(day)) await this.calendar.show(day);
    const chip = async () => {
      await tick();
      return document.querySelector<HTMLElement>(`[data-chip="${CSS.escape(id)}"]`);
    };
    // Carried into another month, it is there when that month was asked for again.
    if (!(await chip())) await this.calendar.load();
    (await chip())?.focus();
  }
}
