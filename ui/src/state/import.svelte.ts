// An import from choosing a file to undoing it: nothing is written before Import is pressed.
import type {
  ColumnMeaning,
  ImportLines,
  ImportPreview,
  ImportProgress,
  ImportReport,
  LineKind,
  Meaning,
} from '../api/bindings';
import { codeOf, sentenceOf } from '../api/host';
import { words } from '../words';
import type { Acts } from './acts.svelte';
import { Decisions } from './decisions.svelte';

/** Lines that are shown at once; more on request. */
export const LINES = 50;

export type Stage = 'choose' | 'reading' | 'preview' | 'running' | 'report';

export class Import {
  stage = $state<Stage>('choose');
  preview = $state.raw<ImportPreview | null>(null);
  decisions = $state.raw(new Decisions());
  progress = $state.raw<ImportProgress>({ step: 'reading', done: 0, total: 0 });
  perSecond = $state(0);
  report = $state.raw<ImportReport | null>(null);
  problem = $state<string | null>(null);
  /** The table is read anew, its columns taken for something else: until then nothing is imported. */
  rereading = $state(false);
  undone = $state(false);
  cancelled = $state(false);
  #files: string[] = [];
  #columns: ColumnMeaning[] = [];
  #asked = 0;

  constructor(private readonly acts: Acts) {
    acts.onundone = (step) => (this.undone ||= step === this.report?.step);
  }

  async choose(): Promise<void> {
    const files = await this.acts.quietly(() => this.acts.host.chooseCards());
    if (files && files.length > 0) await this.look(files);
  }

  /** Reads the files and shows what they would change. */
  async look(files: string[]): Promise<void> {
    if (files.length === 0 || this.stage === 'running') return;
    const asked = ++this.#asked;
    this.#files = files;
    this.#columns = [];
    this.problem = null;
    this.cancelled = false;
    this.progress = { step: 'reading', done: 0, total: 0 };
    this.perSecond = 0;
    this.stage = 'reading';
    try {
      const preview = await this.acts.host.previewImport(files, [], (seen) => {
        if (asked === this.#asked) this.progress = seen;
      });
      if (asked !== this.#asked) return;
      this.preview = preview;
      this.decisions = new Decisions();
      this.stage = 'preview';
    } catch (error) {
      if (asked !== this.#asked) return;
      if (codeOf(error) === 'cancelled') return this.#stopped();
      this.problem = sentenceOf(error, words.trouble);
      this.stage = 'choose';
    }
  }

  /** Takes a column for what the user says; null: for what it was guessed to be. The cards are others then. */
  async mean(column: string, meaning: Meaning | null): Promise<void> {
    // Kept at once: the next one may be said before this one is answered.
    const others = this.#columns.filter((one) => one.column !== column);
    const columns = meaning === null ? others : [...others, { column, meaning }];
    this.#columns = columns;
    const asked = ++this.#asked;
    this.rereading = true;
    const preview = await this.acts.quietly(() =>
      this.acts.host.previewImport(this.#files, columns, () => {}),
    );
    if (asked !== this.#asked) return;
    this.rereading = false;
    if (!preview) {
      // What is shown is what would be imported.
      this.#columns = this.decisions.columns;
      return;
    }
    this.decisions = this.decisions.forOtherCards(columns);
    this.preview = preview;
  }

  /** A window of the lines of one kind. */
  async lines(kind: LineKind, offset: number): Promise<ImportLines | null> {
    const number = this.preview?.number ?? 0;
    const ask = { number, kind, offset, limit: LINES };
    try {
      return await this.acts.host.importLines(ask);
    } catch (error) {
      // Of a preview that another has replaced nothing is shown any more.
      const replaced = this.rereading || number !== this.preview?.number;
      if (!replaced) this.acts.toasts.problem(sentenceOf(error, words.trouble));
      return null;
    }
  }

  async run(): Promise<void> {
    if (this.rereading) return;
    const total = this.preview ? this.decisions.coming(this.preview) : 0;
    this.progress = { step: 'writing', done: 0, total };
    this.perSecond = 0;
    this.problem = null;
    this.stage = 'running';
    const began = Date.now();
    try {
      const decisions = this.decisions.told;
      const report = await this.acts.host.runImport(this.#files, decisions, (seen) => {
        this.progress = seen;
        const seconds = (Date.now() - began) / 1000;
        if (seen.step === 'writing' && seconds > 0.2)
          this.perSecond = Math.round(seen.done / seconds);
      });
      if (report.cancelled) {
        this.#stopped();
        return;
      }
      this.report = report;
      this.undone = false;
      this.stage = 'report';
    } catch (error) {
      if (codeOf(error) === 'cancelled') {
        this.#stopped();
        return;
      }
      this.problem = sentenceOf(error, words.trouble);
      this.stage = 'preview';
    }
  }

  async cancel(): Promise<void> {
    await this.acts.quietly(() => this.acts.host.cancelImport());
  }

  async undo(): Promise<void> {
    const step = this.report?.step ?? null;
    if (step !== null) await this.acts.undo(step);
  }

  #stopped(): void {
    this.startOver();
    this.cancelled = true;
  }

  startOver(): void {
    this.rereading = false;
    this.#asked++;
    this.stage = 'choose';
    this.preview = null;
    this.report = null;
    this.problem = null;
    this.undone = false;
    this.cancelled = false;
  }
}
