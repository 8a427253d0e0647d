// What the last year looked like, with everybody or with one person.
import type { Insights as InsightsView } from '../api/bindings';
import { sentenceOf, type Host } from '../api/host';
import { words } from '../words';

export class Insights {
  view = $state.raw<InsightsView | null>(null);
  failed = $state<string | null>(null);
  #with: string | null = null;
  #asked = 0;

  constructor(private readonly host: Host) {}

  /** Looks at the year with someone; null: with everybody. */
  async open(id: string | null): Promise<void> {
    if (id !== this.#with) this.view = null;
    this.#with = id;
    await this.load();
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await this.host.insights(this.#with);
      if (asked !== this.#asked) return;
      this.view = view;
      this.failed = null;
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    }
  }
}
