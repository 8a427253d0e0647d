// Talks of the in-memory book: logged, changed, removed.
import type { Companion, InteractionFields, TimelineEntry } from '../bindings';
import { newestFirst } from './book';
import { FakeNudges } from './nudges';
import { nameOf } from './sentences';

export class FakeTalks extends FakeNudges {
  /** On the page of the first; who is new is there by name alone. */
  logInteraction([first, ...others]: Companion[], fields: InteractionFields) {
    const entry: TimelineEntry = { id: `t${this.next}`, ...fields, others: this.#named(others) };
    const said = fields.outcome === 'talked' ? 'Logged a chat with' : 'Noted that you tried';
    return this.changePerson(first?.kind === 'known' ? first.id : '', said, (one) => ({
      ...one,
      snoozedUntil: null,
      talks: newestFirst([entry, ...one.talks]),
    }));
  }
  editInteraction(id: string, [, ...others]: Companion[], fields: InteractionFields) {
    const change = { ...fields, others: this.#named(others) };
    return this.changeTalk(id, 'Changed a chat with', (entry) => ({ ...entry, ...change }));
  }
  readonly #named = (others: Companion[]) =>
    others.map((one) =>
      one.kind === 'known'
        ? { id: one.id, name: nameOf(this.soulOf(one.id)) }
        : { id: one.name, name: one.name },
    );
  removeInteraction(id: string) {
    return this.changeTalk(id, 'Removed a chat with', () => null);
  }
}
