// Quick add: the sentence that is typed, what it was understood to mean, and doing it.
import type { Done, Reading } from '../api/bindings';
import type { Acts } from './acts.svelte';

export class Quick {
  sentence = $state('');
  reading = $state.raw<Reading | null>(null);
  #asked = 0;

  constructor(private readonly acts: Acts) {}

  async read(sentence: string): Promise<void> {
    this.sentence = sentence;
    const asked = ++this.#asked;
    if (sentence.trim() === '') {
      this.reading = null;
      return;
    }
    const reading = await this.acts.quietly(() => this.acts.host.readSentence(sentence));
    if (asked === this.#asked) this.reading = reading;
  }

  /** Does what is meant; an unclear sentence stays for its question to be answered. */
  async add(): Promise<Done | null> {
    const { sentence } = this;
    await this.read(sentence);
    if (!this.reading?.words) return null;
    const done = await this.acts.do(() => this.acts.host.quickAdd(sentence));
    if (done) await this.read('');
    return done;
  }
}
