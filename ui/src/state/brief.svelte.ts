// The brief before a talk: asked for when it is opened, and again when something it shows has changed.
import type { Boundary, Brief as BriefOf, Done } from '../api/bindings';
import { sentenceOf } from '../api/host';
import { words } from '../words';
import type { Acts } from './acts.svelte';

export class Brief {
  id = $state<string | null>(null);
  view = $state.raw<BriefOf | null>(null);
  failed = $state<string | null>(null);
  #asked = 0;

  constructor(private readonly acts: Acts) {}

  async open(id: string | null): Promise<void> {
    if (id === this.id) return;
    this.id = id;
    this.view = null;
    this.failed = null;
    await this.load();
  }

  async load(): Promise<void> {
    const id = this.id;
    const asked = ++this.#asked;
    if (id === null) return;
    try {
      const view = await this.acts.host.brief(id);
      if (asked !== this.#asked) return;
      this.view = view;
      this.failed = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.view = null;
      this.failed = sentenceOf(error, words.person.notFound);
    }
  }

  another = (question: string): Promise<Done | null> =>
    this.#do((host, id) => host.passQuestion(id, question));
  questionAsked = (question: string): Promise<Done | null> =>
    this.#do((host, id) => host.questionAsked(id, question));
  confirm = (one: Boundary): Promise<Done | null> =>
    this.#do((host) => host.confirmBoundary(one.id));
  ended = (one: Boundary): Promise<Done | null> => this.#do((host) => host.removeBoundary(one.id));

  async #do(write: (host: Acts['host'], id: string) => Promise<Done>): Promise<Done | null> {
    const id = this.id;
    return id === null ? null : this.acts.do(() => write(this.acts.host, id));
  }
}
