// Planning a week: what is proposed, what the user makes of it, and agreeing.
import type { Placed, Week } from '../api/bindings';
import { sentenceOf } from '../api/host';
import { words } from '../words';
import type { Acts } from './acts.svelte';

export class WeekPlan {
  week = $state.raw<Week | null>(null);
  /** Days that the user chose instead. */
  days = $state.raw<Record<string, string>>({});
  /** Who is left out. */
  left = $state.raw<string[]>([]);
  failed = $state<string | null>(null);
  busy = $state(false);
  #asked = 0;

  constructor(private readonly acts: Acts) {}

  async load(start: string): Promise<void> {
    const asked = ++this.#asked;
    [this.week, this.days, this.left, this.failed] = [null, {}, [], null];
    try {
      const week = await this.acts.host.week(start);
      if (asked === this.#asked) this.week = week;
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    }
  }

  dayOf({ who, day }: Placed): string {
    return this.days[who.id] ?? day;
  }
  move({ who }: Placed, day: string): void {
    this.days = { ...this.days, [who.id]: day };
  }
  isLeft({ who }: Placed): boolean {
    return this.left.includes(who.id);
  }
  toggle(one: Placed): void {
    const { id } = one.who;
    this.left = this.isLeft(one) ? this.left.filter((other) => other !== id) : [...this.left, id];
  }

  get taken(): Placed[] {
    return this.week?.placed.filter((one) => !this.isLeft(one)) ?? [];
  }

  async agree(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const lines = this.taken.map((one) => ({ person: one.who.id, day: this.dayOf(one) }));
    const done = await this.acts.do(() => this.acts.host.planWeek(lines));
    this.busy = false;
    return done !== null;
  }
}
