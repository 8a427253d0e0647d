// An import from choosing a file to undoing it: nothing is written before Import is pressed.
import type { ImportPreview, ImportProgress, ImportReport } from '../api/bindings';
import { codeOf, sentenceOf } from '../api/host';
import { words } from '../words';
import type { Acts } from './acts.svelte';

export type Stage = 'choose' | 'reading' | 'preview' | 'running' | 'report';

export class Import {
  stage = $state<Stage>('choose');
  preview = $state.raw<ImportPreview | null>(null);
  progress = $state.raw<ImportProgress>({ step: 'reading', done: 0, total: 0 });
  perSecond = $state(0);
  report = $state.raw<ImportReport | null>(null);
  problem = $state<string | null>(null);
  undone = $state(false);
  cancelled = $state(false);
  #files: string[] = [];
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
    this.problem = null;
    this.cancelled = false;
    this.progress = { step: 'reading', done: 0, total: 0 };
    this.perSecond = 0;
    this.stage = 'reading';
    try {
      const preview = await this.acts.host.previewImport(files, (seen) => {
        if (asked === this.#asked) this.progress = seen;
      });
      if (asked !== this.#asked) return;
      this.preview = preview;
      this.stage = 'preview';
    } catch (error) {
      if (asked !== this.#asked) return;
      if (codeOf(error) === 'cancelled') return this.#stopped();
      this.problem = sentenceOf(error, words.trouble);
      this.stage = 'choose';
    }
  }

  async run(): Promise<void> {
    const total = (this.preview?.added ?? 0) + (this.preview?.updated ?? 0);
    this.progress = { step: 'writing', done: 0, total };
    this.perSecond = 0;
    this.problem = null;
    this.stage = 'running';
    const began = Date.now();
    try {
      const report = await this.acts.host.runImport(this.#files, (seen) => {
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
    if (step === null) return;
    const undone = await this.acts.quietly(() => this.acts.host.undo(step));
    if (undone) this.undone = true;
  }

  #stopped(): void {
    this.startOver();
    this.cancelled = true;
  }

  startOver(): void {
    this.#asked++;
    this.stage = 'choose';
    this.preview = null;
    this.report = null;
    this.problem = null;
    this.undone = false;
    this.cancelled = false;
  }
}
