// Who in the book may be one person, and the two dialogs that settle it.
import type { Chosen, Duplicates as Found } from '../api/bindings';
import { sentenceOf } from '../api/host';
import { words } from '../words';
import type { Acts } from './acts.svelte';

export class Duplicates {
  found = $state.raw<Found | null>(null);
  failed = $state<string | null>(null);
  /** Those being looked at side by side. */
  comparing = $state.raw<string[] | null>(null);
  /** Someone whose other entry is being looked for. */
  picking = $state.raw<{ id: string; name: string } | null>(null);
  #asked = 0;

  constructor(private readonly acts: Acts) {}

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const found = await this.acts.host.duplicates();
      if (asked !== this.#asked) return;
      this.found = found;
      this.failed = null;
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    }
  }

  compare = (people: string[]) => this.acts.quietly(() => this.acts.host.comparePeople(people));

  async merge(keep: string, others: string[], choices: Chosen[]): Promise<boolean> {
    return (await this.acts.do(() => this.acts.host.mergePeople(keep, others, choices))) !== null;
  }

  async mergeCertain(): Promise<void> {
    await this.acts.do(() => this.acts.host.mergeCertain());
  }

  async keepApart(people: string[]): Promise<boolean> {
    return (await this.acts.do(() => this.acts.host.keepApart(people))) !== null;
  }

  async takeApart(part: string): Promise<void> {
    await this.acts.do(() => this.acts.host.unmerge(part));
  }
}
