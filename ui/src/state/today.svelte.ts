// What is worth doing today, and acting on it.
import type {
  Ask,
  Celebration,
  Done,
  InteractionFields,
  Later,
  Occasion,
  Reminder,
  TodayView,
  WayKind,
} from '../api/bindings';
import { sentenceOf } from '../api/host';
import { words } from '../words';
import type { Acts, Paint } from './acts.svelte';
import { celebrationKey, nudgeKey, reminderKey, type Row, rowsOf, withoutRows } from './rows';
import { Selection } from './selection.svelte';

export class Today {
  view = $state.raw<TodayView | null>(null);
  /** The question of the day. */
  ask = $state.raw<Ask | null>(null);
  failed = $state<string | null>(null);
  /** With the celebrations of people who are not kept close? */
  everyone = $state(false);
  /** The rows that are to be acted on at once. */
  readonly selection = new Selection();
  #asked = 0;

  constructor(private readonly acts: Acts) {}

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await this.acts.host.today(this.everyone);
      if (asked !== this.#asked) return;
      this.view = view;
      this.failed = null;
      this.selection.keep(rowsOf(view).map(({ key }) => key));
      const ask = await this.acts.quietly(() => this.acts.host.question());
      if (asked === this.#asked) this.ask = ask;
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    }
  }

  /** Shows everyone's celebrations, or no longer. */
  toggleEveryone(): Promise<void> {
    this.everyone = !this.everyone;
    return this.load();
  }

  get count(): number {
    const view = this.view;
    return view
      ? view.celebrate.length + view.reachOut.length + view.waiting.length + view.reminders.length
      : 0;
  }

  log(person: string, fields: InteractionFields): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.logInteraction([{ kind: 'known', id: person }], fields),
      this.#withoutRow(nudgeKey({ person })),
    );
  }

  snooze(person: string, until: Later): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.snoozeCheckIn(person, until),
      this.#withoutRow(nudgeKey({ person })),
    );
  }

  skip(person: string): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.skipCheckIn(person),
      this.#withoutRow(nudgeKey({ person })),
    );
  }

  /** Several rows are done, in one step. */
  finishSeveral(rows: Row[]): Promise<Done | null> {
    const nudges = rows.map(({ id }) => id);
    return this.acts.do(() => this.acts.host.finishNudges(nudges), this.#withoutSelected(rows));
  }

  snoozeSeveral(rows: Row[], until: Later): Promise<Done | null> {
    const nudges = rows.map(({ id }) => id);
    return this.acts.do(
      () => this.acts.host.snoozeNudges(nudges, until),
      this.#withoutSelected(rows),
    );
  }

  /** The computer's clock is right, whatever was expected. */
  async trustClock(): Promise<void> {
    const unpaint = this.#without((view) => ({ ...view, clock: null }))();
    const done = await this.acts.quietly(async () => {
      await this.acts.host.trustClock();
      return true;
    });
    if (done) await this.load();
    else unpaint();
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
      this.#withoutRow(celebrationKey(on)),
    );
  }

  celebrated(on: Celebration): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.markCelebrated(on.milestone, on.period),
      this.#withoutRow(celebrationKey(on)),
    );
  }

  snoozeCelebration(on: Celebration, until: Later): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.snoozeMilestone(on.milestone, on.period, until),
      this.#withoutRow(celebrationKey(on)),
    );
  }

  /** Paints the day without something to be reminded of. */
  withoutReminder(one: Reminder): Paint {
    return this.#withoutRow(reminderKey(one));
  }

  #withoutRow(key: string): Paint {
    return this.#without((view) => withoutRows(view, new Set([key])));
  }

  /** What was selected is selected again when it comes back. */
  #withoutSelected(rows: Row[]): Paint {
    const keys = new Set(rows.map(({ key }) => key));
    const paint = this.#without((view) => withoutRows(view, keys));
    return () => {
      const unpaint = paint();
      this.selection.clear();
      return () => {
        unpaint();
        this.selection.keys = keys;
      };
    };
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

function withoutOccasion(view: TodayView, one: Occasion): TodayView {
  const others = (list: Occasion[]) => list.filter(({ id }) => id !== one.id);
  return { ...view, planned: others(view.planned), missed: others(view.missed) };
}
