// The same moves by keyboard: Alt and arrows at once; or Space picks up, arrows choose the day, Enter puts down, Escape puts back. Each
// says what it does to a screen reader, and the focus stays on what was moved.
import { tick } from 'svelte';
import type { Occasion } from '../api/bindings';
import { dayAfter, dayInWords, timeAfter } from '../days';
import type { Calendar } from '../state/calendar.svelte';
import { words } from '../words';
import type { Spot } from './drag.svelte';

/** Days that an arrow goes. */
export const DAYS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};
/** Minutes that an arrow goes in a week, where something has an hour. */
const MINUTES: Record<string, number> = { ArrowUp: -30, ArrowDown: 30 };

const spotOf = ({ fields }: Occasion): Spot => ({ day: fields.day, time: fields.time });

export class Carry {
  /** What is carried, and the day it is over. */
  now = $state.raw<{ one: Occasion; spot: Spot } | null>(null);

  #end: (() => void) | null = null;

  constructor(private readonly calendar: Calendar) {}

  key(event: KeyboardEvent, one: Occasion): void {
    const start = spotOf(one);
    const spot = this.#next(event.key, start);
    if (event.key.toLowerCase() === 'x') this.calendar.select(one.id);
    else if (event.key === ' ' && one.state === 'planned') {
      this.#pickUp(one);
      this.calendar.told = words.calendar.picked(one.title, dayInWords(one.fields.day));
    } else if (spot && event.altKey) {
      void this.calendar.drop(one.id, spot, false).then(() => this.follow(one.id, spot.day));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Where an arrow leads from a place; nowhere for another key. */
  #next(key: string, from: Spot): Spot | null {
    const minutes = this.calendar.look === 'week' && from.time ? (MINUTES[key] ?? 0) : 0;
    if (minutes !== 0 && from.time) return { ...from, time: timeAfter(from.time, minutes) };
    const days = DAYS[key] ?? 0;
    return days === 0 ? null : { ...from, day: dayAfter(from.day, days) };
  }

  /** From here on every key is about what is carried; where the month turns, its chip is not there to hear them. */
  #pickUp(one: Occasion): void {
    this.now = { one, spot: spotOf(one) };
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
    if (!now || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const spot = this.#next(event.key, now.spot);
    if (spot) {
      this.now = { ...now, spot };
      const people = now.one.people.map(({ id }) => id);
      const holds = calendar.holds(spot, people, now.one.id).join(', ');
      const where = [dayInWords(spot.day), spot.time].filter(Boolean).join(', ');
      calendar.told = words.calendar.over(where, holds);
      if (!calendar.days.includes(spot.day)) void calendar.show(spot.day);
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.putDown();
      void calendar.drop(now.one.id, now.spot).then(() => this.follow(now.one.id, now.spot.day));
    } else if (event.key === 'Escape') {
      this.putDown();
      calendar.told = words.calendar.putBack(now.one.title);
      void this.follow(now.one.id, now.one.fields.day);
    }
  }

  /** The focus stays on what was moved, wherever that is now, unless someone has gone on to another meanwhile. */
  async follow(id: string, day: string): Promise<void> {
    if (!this.calendar.days.includes(day)) await this.calendar.show(day);
    const chip = async () => {
      await tick();
      return document.querySelector<HTMLElement>(`[data-chip="${CSS.escape(id)}"]`);
    };
    // Carried into another month, it is there when that month was asked for again.
    if (!(await chip())) await this.calendar.load();
    const moved = await chip();
    const has =
      document.activeElement instanceof HTMLElement && document.activeElement.dataset.chip;
    if (!has || has === id) moved?.focus();
  }
}
