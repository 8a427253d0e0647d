// What the last year looked like.
import type { Insights as InsightsView } from '../api/bindings';
import { sentenceOf, type Host } from '../api/host';
import { words } from '../words';

export class Insights {
  view = $state.raw<InsightsView | null>(null);
  failed = $state<string | null>(null);
  #asked = 0;

  constructor(private readonly host: Host) {}

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await this.host.insights();
      if (asked !== this.#asked) return;
      this.view = view;
      this.failed = null;
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    }
  }
}
