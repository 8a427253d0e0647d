// The brief before a talk, and what is done about its question and its boundaries.
import type { Boundary, Brief as BriefOf, Done } from '../api/bindings';
import type { Acts } from './acts.svelte';
import { Looked } from './looked.svelte';

export class Brief extends Looked<BriefOf> {
  constructor(private readonly acts: Acts) {
    super((id) => acts.host.brief(id));
  }

  another = (question: string): Promise<Done | null> =>
    this.#do((host, id) => host.passQuestion(id, question));
  questionAsked = (question: string): Promise<Done | null> =>
    this.#do((host, id) => host.questionAsked(id, question));
  quiet = (): Promise<Done | null> =>
    this.#do((host, id) => (this.view?.quietUntil ? host.endQuiet() : host.goQuiet(id)));
  confirm = (one: Boundary): Promise<Done | null> =>
    this.#do((host) => host.confirmBoundary(one.id));
  ended = (one: Boundary): Promise<Done | null> => this.#do((host) => host.removeBoundary(one.id));

  async #do(write: (host: Acts['host'], id: string) => Promise<Done>): Promise<Done | null> {
    const id = this.id;
    return id === null ? null : this.acts.do(() => write(this.acts.host, id));
  }
}
