// Planning a week: what is proposed, what the user makes of it, and agreeing.
import type { Placed, Week } from '../api/bindings';
import type { Acts } from './acts.svelte';

export class WeekPlan {
  week = $state.raw<Week | null>(null);
  /** Days that the user chose instead. */
  days = $state.raw<Record<string, string>>({});
  /** Who is left out. */
  left = $state.raw<string[]>([]);
  #asked = 0;

  constructor(private readonly acts: Acts) {}

  async load(start: string): Promise<void> {
    const asked = ++this.#asked;
    const week = await this.acts.quietly(() => this.acts.host.week(start));
    if (asked !== this.#asked) return;
    [this.week, this.days, this.left] = [week, {}, []];
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
    const lines = this.taken.map((one) => ({ person: one.who.id, day: this.dayOf(one) }));
    return (await this.acts.do(() => this.acts.host.planWeek(lines))) !== null;
  }
}
