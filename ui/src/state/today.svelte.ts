// What is worth doing today, and acting on it.
import type {
  Ask,
  Celebration,
  Done,
  InteractionFields,
  Later,
  Nudge,
  Occasion,
  Reminder,
  TodayView,
  WayKind,
} from '../api/bindings';
import { sentenceOf } from '../api/host';
import { words } from '../words';
import type { Acts, Paint } from './acts.svelte';

export class Today {
  view = $state.raw<TodayView | null>(null);
  /** The question of the day. */
  ask = $state.raw<Ask | null>(null);
  failed = $state<string | null>(null);
  #asked = 0;

  constructor(private readonly acts: Acts) {}

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await this.acts.host.today();
      if (asked !== this.#asked) return;
      this.view = view;
      this.failed = null;
      const ask = await this.acts.quietly(() => this.acts.host.question());
      if (asked === this.#asked) this.ask = ask;
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    }
  }

  get count(): number {
    const view = this.view;
    return view
      ? view.celebrate.length + view.reachOut.length + view.waiting.length + view.reminders.length
      : 0;
  }

  log(person: string, fields: InteractionFields): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.logInteraction(person, fields),
      this.#without((view) => withoutPerson(view, person)),
    );
  }

  snooze(person: string, until: Later): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.snoozeCheckIn(person, until),
      this.#without((view) => withoutPerson(view, person)),
    );
  }

  skip(person: string): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.skipCheckIn(person),
      this.#without((view) => withoutPerson(view, person)),
    );
  }

  /** They met. */
  finish(one: Occasion, note: string): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.finishCatchUp(one.id, note),
      this.#without((view) => withoutOccasion(view, one)),
    );
  }
  /** It did not come to it. */
  cancel(one: Occasion): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.cancelCatchUp(one.id, 'this'),
      this.#without((view) => withoutOccasion(view, one)),
    );
  }
  leaveOpen(one: Occasion): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.leaveOpen(one.id),
      this.#without((view) => withoutOccasion(view, one)),
    );
  }
  async answer(yes: boolean): Promise<void> {
    const { ask } = this;
    this.ask = null;
    if (ask) await this.acts.do(() => this.acts.host.answerQuestion(ask.person, yes));
  }

  congratulate(on: Celebration, text: string, way: WayKind): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.congratulate(on.milestone, on.period, text, way),
      this.#without((view) => withoutCelebration(view, on)),
    );
  }

  celebrated(on: Celebration): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.markCelebrated(on.milestone, on.period),
      this.#without((view) => withoutCelebration(view, on)),
    );
  }

  snoozeCelebration(on: Celebration, until: Later): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.snoozeMilestone(on.milestone, on.period, until),
      this.#without((view) => withoutCelebration(view, on)),
    );
  }

  /** Paints the day without something to be reminded of. */
  withoutReminder(one: Reminder): Paint {
    const others = (view: TodayView) => view.reminders.filter(({ id }) => id !== one.id);
    return this.#without((view) => ({ ...view, reminders: others(view) }));
  }

  #without(shown: (view: TodayView) => TodayView): Paint {
    return () => {
      const before = this.view;
      if (before) this.view = shown(before);
      return () => {
        this.view = before;
      };
    };
  }
}

function withoutPerson(view: TodayView, person: string): TodayView {
  const others = (list: Nudge[]) => list.filter((nudge) => nudge.person !== person);
  return { ...view, reachOut: others(view.reachOut), waiting: others(view.waiting) };
}

function withoutOccasion(view: TodayView, one: Occasion): TodayView {
  const others = (list: Occasion[]) => list.filter(({ id }) => id !== one.id);
  return { ...view, planned: others(view.planned), missed: others(view.missed) };
}

function withoutCelebration(view: TodayView, on: Celebration): TodayView {
  return {
    ...view,
    celebrate: view.celebrate.filter(
      (one) => one.milestone !== on.milestone || one.period !== on.period,
    ),
  };
}
