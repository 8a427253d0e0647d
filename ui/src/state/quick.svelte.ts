// Quick add: the sentence that is typed, what it was understood to mean, and doing it.
import type { Done, Reading } from '../api/bindings';
import type { Acts } from './acts.svelte';

export class Quick {
  sentence = $state('');
  reading = $state.raw<Reading | null>(null);
  #asked = 0;
  /** The sentence that the reading is of: only what was said back is done. */
  #read = '';

  constructor(private readonly acts: Acts) {}

  async read(sentence: string): Promise<void> {
    this.sentence = sentence;
    const asked = ++this.#asked;
    if (sentence.trim() === '') {
      this.reading = null;
      return;
    }
    const reading = await this.acts.quietly(() => this.acts.host.readSentence(sentence));
    if (asked === this.#asked) [this.reading, this.#read] = [reading, sentence];
  }

  /**
   * Does what was said back, once: it leaves the line at once, so that the next sentence can be typed, and comes back if
   * it was refused and nothing was. An unclear sentence stays for its question to be answered.
   */
  async add(): Promise<Done | null> {
    const { sentence, reading } = this;
    if (!reading?.words || this.#read !== sentence) return null;
    void this.read('');
    const done = await this.acts.do(() => this.acts.host.quickAdd(sentence));
    if (!done && this.sentence === '') await this.read(sentence);
    return done;
  }
}
