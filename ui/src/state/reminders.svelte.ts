// What is to be reminded of: the form that is open, and what is done about each.
import type { Done, Later, Reminder, ReminderFields } from '../api/bindings';
import type { Acts, Paint } from './acts.svelte';

/** What the form starts with. */
export type Begun = { one: Reminder | null; who: { id: string; name: string } | null };

export class Reminders {
  /** The form; null when it is closed. */
  form = $state.raw<Begun | null>(null);

  constructor(
    private readonly acts: Acts,
    /** Paints Today without one. */
    private readonly without: (one: Reminder) => Paint,
  ) {}

  /** Be reminded of something new, perhaps about someone. */
  begin(who: Begun['who'] = null): void {
    this.form = { one: null, who };
  }
  edit(one: Reminder): void {
    this.form = { one, who: one.who };
  }

  /** Keeps what was typed; of an event, luck is wished before it and asked after it. */
  async save(fields: ReminderFields, event: boolean): Promise<boolean> {
    const one = this.form?.one;
    const { host } = this.acts;
    const done = await this.acts.do(() => {
      if (one) return host.editReminder(one.id, fields);
      if (event && fields.person) return host.addEvent(fields.person, fields.words, fields.day);
      return host.addReminder(fields);
    });
    return done !== null;
  }
  finish(one: Reminder): Promise<Done | null> {
    return this.acts.do(() => this.acts.host.finishReminder(one.id, one.day), this.without(one));
  }
  snooze(one: Reminder, until: Later): Promise<Done | null> {
    return this.acts.do(
      () => this.acts.host.snoozeReminder(one.id, one.day, until),
      this.without(one),
    );
  }
  remove(one: Reminder): Promise<Done | null> {
    this.form = null;
    return this.acts.do(() => this.acts.host.removeReminder(one.id), this.without(one));
  }
}
