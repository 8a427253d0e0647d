// Several rows of Today at once, as one step of the in-memory book; and the clock it may doubt.
import { talk } from '../../blank';
import type { ClockDoubt, Later, NudgeId, TimelineEntry } from '../bindings';
import { newestFirst } from './book';
import { FakeBriefs } from './briefs';
import type { Note } from './reminders';
import type { Event, Soul } from './souls';

type Answer = {
  celebration: (event: Event, period: string) => Event;
  checkIn: (one: Soul) => Soul;
  reminder: (note: Note) => Note | null;
};

export class FakeNudges extends FakeBriefs {
  /** Why the clock is not believed, where a test gives a reason. */
  doubt: ClockDoubt | null = null;

  async trustClock() {
    await this.reading();
    if (this.fails) return this.refuse('broken', 'The book could not be written.');
    this.doubt = null;
  }

  finishNudges(nudges: NudgeId[]) {
    const entry = (at: number): TimelineEntry => ({
      ...talk(this.day, 'other', ''),
      id: `t${this.next}-${at}`,
      startedBy: 'me',
      others: [],
    });
    let at = 0;
    return this.#answer(nudges, 'done', {
      celebration: (event, period) => ({ ...event, done: [...event.done, period] }),
      checkIn: (one) => ({
        ...one,
        snoozedUntil: null,
        talks: newestFirst([entry(at++), ...one.talks]),
      }),
      reminder: () => null,
    });
  }

  snoozeNudges(nudges: NudgeId[], until: Later) {
    const hidden = this.dayOf(until);
    return this.#answer(nudges, 'hidden', {
      celebration: (event) => ({ ...event, hidden }),
      checkIn: (one) => ({ ...one, snoozedUntil: hidden }),
      reminder: (note) => ({ ...note, hidden }),
    });
  }

  #answer(nudges: NudgeId[], what: string, { celebration, checkIn, reminder }: Answer) {
    if (nudges.length === 0)
      return this.refuse('refused', 'Please choose something first. Nothing was changed.');
    const said = `${nudges.length === 1 ? '1 is' : `${nudges.length} are`} ${what}`;
    return this.change(said, ['milestones', 'interactions', 'reminders'], (book) =>
      nudges.reduce((book, nudge) => {
        if (nudge.kind === 'reminder') {
          const notes = book.notes.flatMap((note) =>
            note.id === nudge.id ? (reminder(note) ?? []) : note,
          );
          return { ...book, notes };
        }
        const people = book.people.map((one) => {
          if (nudge.kind === 'checkIn') return one.id === nudge.person ? checkIn(one) : one;
          const events = one.events.map((event) =>
            event.id === nudge.milestone ? celebration(event, nudge.period) : event,
          );
          return { ...one, events };
        });
        return { ...book, people };
      }, book),
    );
  }
}
