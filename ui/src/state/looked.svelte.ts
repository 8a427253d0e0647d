// What is looked at of someone: asked for when it is opened, and again when something it shows has changed. An answer that comes late is dropped.
import { codeOf, sentenceOf } from '../api/host';
import { words } from '../words';

export class Looked<T> {
  id = $state<string | null>(null);
  view = $state.raw<T | null>(null);
  failed = $state<string | null>(null);
  /** They were here a moment ago: what made them was undone. */
  gone = $state(false);
  #asked = 0;

  constructor(private readonly ask: (id: string) => Promise<T>) {}

  async open(id: string | null): Promise<void> {
    if (id === this.id) return;
    this.id = id;
    this.view = null;
    this.failed = null;
    this.gone = false;
    await this.load();
  }

  async load(): Promise<void> {
    const id = this.id;
    const asked = ++this.#asked;
    if (id === null) return;
    try {
      const view = await this.ask(id);
      if (asked !== this.#asked) return;
      this.view = view;
      this.failed = null;
      this.gone = false;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.gone = this.view !== null && codeOf(error) === 'notFound';
      this.view = null;
      this.failed = sentenceOf(error, words.person.notFound);
    }
  }
}
