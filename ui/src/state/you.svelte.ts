// What the user wants and thinks: goals, the week looked back on, thoughts.
import type { Done, Goal, GoalFields, Pondered, You as YouView } from '../api/bindings';
import { sentenceOf } from '../api/host';
import { words } from '../words';
import type { Acts } from './acts.svelte';

export class You {
  view = $state.raw<YouView | null>(null);
  failed = $state<string | null>(null);
  /** The form of a goal; null when it is closed. */
  form = $state.raw<Goal | 'new' | null>(null);
  #asked = 0;

  constructor(private readonly acts: Acts) {}

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await this.acts.host.you();
      if (asked !== this.#asked) return;
      [this.view, this.failed] = [view, null];
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    }
  }

  save(fields: GoalFields): Promise<Done | null> {
    const { form } = this;
    const before = form === 'new' ? null : form;
    const { host } = this.acts;
    return this.acts.do(() => (before ? host.editGoal(before.id, fields) : host.addGoal(fields)));
  }
  reach(goal: string, reached: boolean): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.reachGoal(goal, reached));
  }
  removeGoal(goal: string): Promise<Done | null> {
    this.form = null;
    return this.acts.do(() => this.acts.host.removeGoal(goal));
  }

  answer(on: string, question: Pondered, text: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.answerReview(on, question, text));
  }
  think(text: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.addReflection(null, text));
  }
  place(thought: string, person: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.placeReflection(thought, person));
  }
  forget(thought: string): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.removeReflection(thought));
  }
  keepQuiet(week: string | null): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.keepQuiet(week));
  }
}
