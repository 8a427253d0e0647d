// What comes into the in-memory book from files, and who in it may be one person.
import type {
  ColumnMeaning,
  CommandError,
  Decisions,
  ImportPreview,
  ImportProgress,
  ImportReport,
  LinesAsk,
} from '../bindings';
import { FakeBook } from './book';
import { cardsIn } from './cards';
import { comparedOf, duplicateOf } from './duplicates';
import { nameOf } from './sentences';

export class FakeImports extends FakeBook {
  #cancelled = false;
  /** What the page decided about the last import. */
  decided: Decisions | null = null;
  apart = false;

  async previewImport(
    files: string[],
    _columns: ColumnMeaning[],
    progress: (seen: ImportProgress) => void,
  ): Promise<ImportPreview> {
    await this.reading();
    const cards = cardsIn(files);
    if (!cards) throw unreadable;
    this.#cancelled = false;
    for (let tick = 1; tick <= 20; tick++) {
      await new Promise((go) => setTimeout(go, this.tick));
      if (this.#cancelled) throw cancelled;
      progress({ step: 'reading', done: tick, total: 20 });
    }
    return cards.preview;
  }

  async importLines({ kind, offset, limit }: LinesAsk) {
    const rows = cardsIn(['people.vcf'])?.lines(kind) ?? [];
    return { total: rows.length, rows: rows.slice(offset, offset + limit) };
  }

  async runImport(files: string[], decisions: Decisions, progress: (seen: ImportProgress) => void) {
    this.decided = decisions;
    const cards = cardsIn(files);
    if (!cards) throw unreadable;
    if (this.fails)
      return this.refuse('broken', 'The book could not be written. Nothing was changed.');
    this.#cancelled = false;
    const total = cards.people.length + cards.preview.updated;
    for (let tick = 1; tick <= 20; tick++) {
      await new Promise((go) => setTimeout(go, this.tick));
      if (this.#cancelled) return report(cards.preview, null, true);
      progress({ step: 'writing', done: Math.round((total * tick) / 20), total });
    }
    const done = await this.change(
      `Imported ${cards.people.length} people`,
      ['people', 'milestones'],
      (book) => ({
        ...book,
        people: [...cards.people, ...book.people],
      }),
    );
    return report(cards.preview, done.step, false);
  }

  async cancelImport() {
    this.#cancelled = true;
  }
  async chooseCards() {
    return ['/home/sam/Downloads/contacts.vcf'];
  }

  async duplicates() {
    const { people } = await this.reading();
    const groups = people.length < 4 || this.apart ? [] : [duplicateOf(people.slice(0, 2))];
    return { groups, total: groups.length, certain: groups.length };
  }
  async comparePeople(ids: string[]) {
    await this.reading();
    return comparedOf(ids.map((id) => this.soulOf(id)));
  }
  mergePeople(keep: string, others: string[]) {
    return this.change(`Merged into ${nameOf(this.soulOf(keep))}`, ['people'], (book) => ({
      ...book,
      people: book.people.filter(({ id }) => !others.includes(id)),
    }));
  }
  async mergeCertain() {
    const [one, other] = this.book.people;
    return this.mergePeople(one?.id ?? '', [other?.id ?? '']);
  }
  keepApart(people: string[]) {
    this.apart = true;
    return this.changePerson(people[0] ?? '', 'Two people:', (one) => one);
  }
  unmerge(part: string) {
    return this.changePerson(part, 'Taken apart:', (one) => one);
  }
  async wouldTakeAlong() {
    return [];
  }
  undoAlong(step: number) {
    return this.undo(step);
  }
}

const cancelled: CommandError = {
  code: 'cancelled',
  message: 'Cancelled. Nothing was changed.',
};

const unreadable: CommandError = {
  code: 'unreadable',
  message: 'That file has no contacts we can read. Nothing was changed. Try a .vcf export.',
};

const report = (
  { added, updated, unchanged, problems, problemCount }: ImportPreview,
  step: number | null,
  cancelled: boolean,
): ImportReport => ({
  added,
  updated,
  unchanged,
  leftOut: 0,
  talks: 0,
  catchUps: 0,
  problems,
  problemCount,
  step,
  cancelled,
});
