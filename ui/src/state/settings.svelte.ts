// How the user wants it: settings, the theme in force, what was shown and what was changed.
import type {
  ExportForm,
  FindingLine,
  ReminderLine,
  SettingsFields,
  SettingsView,
  StepLine,
  Theme,
} from '../api/bindings';
import { sentenceOf } from '../api/host';
import { words } from '../words';
import type { Acts } from './acts.svelte';

export class Settings {
  view = $state.raw<SettingsView | null>(null);
  reminders = $state.raw<ReminderLine[]>([]);
  steps = $state.raw<StepLine[]>([]);
  failed = $state<string | null>(null);
  /** A test was shown; whether it was seen only the user knows. */
  asking = $state(false);
  findings = $state.raw<FindingLine[]>([]);
  #asked = 0;

  constructor(private readonly acts: Acts) {}

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await this.acts.host.settings();
      if (asked !== this.#asked) return;
      this.view = view;
      this.failed = null;
      wear(view.fields.theme);
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    }
  }

  async loadHistory(): Promise<void> {
    const { host } = this.acts;
    const both = await this.acts.quietly(() =>
      Promise.all([host.reminderHistory(), host.history()]),
    );
    if (both) [this.reminders, this.steps] = both;
  }

  async change(change: Partial<SettingsFields>): Promise<void> {
    const before = this.view;
    if (!before) return;
    const fields = { ...before.fields, ...change };
    await this.acts.do(
      () => this.acts.host.changeSettings(fields),
      () => {
        this.view = { ...before, fields };
        wear(fields.theme);
        return () => {
          this.view = before;
          wear(before.fields.theme);
        };
      },
    );
  }

  async startAtLogin(on: boolean): Promise<void> {
    const before = this.view;
    if (!before) return;
    this.view = { ...before, startAtLogin: on };
    await this.acts.quietly(() => this.acts.host.setStartAtLogin(on));
    await this.load();
  }

  async test(): Promise<void> {
    const sent = await this.acts.quietly(async () => {
      await this.acts.host.sendTestNotification();
      return true;
    });
    this.findings = [];
    this.asking = sent === true;
    if (!sent) await this.examine();
  }

  /** Did the user see the test? If not, why it may be so. */
  async saw(it: boolean): Promise<void> {
    this.asking = false;
    if (it) this.acts.toasts.done(words.settings.testSeen);
    else await this.examine();
  }

  async examine(): Promise<void> {
    this.findings = (await this.acts.quietly(() => this.acts.host.examineReminders())) ?? [];
  }

  async export(form: ExportForm): Promise<void> {
    const said = await this.acts.quietly(() => this.acts.host.exportPeople(form));
    if (said) this.acts.toasts.done(said);
  }

  async chooseCalendarFolder(): Promise<void> {
    const calendarFolder = await this.acts.quietly(() => this.acts.host.chooseFolder());
    if (calendarFolder) await this.change({ calendarFolder });
  }

  openFolder = () => this.acts.quietly(() => this.acts.host.openDataFolder());
}

/** Puts the theme on the page; "system" leaves it to `color-scheme`. */
export function wear(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}
