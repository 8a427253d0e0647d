// Which row of a list the keys act on: the one last focused, and when it goes, the one that takes its place.
import { Press } from '../shared/press';

type Row = { key: string };

export class Lit<T extends Row> {
  #chosen = $state<string | null>(null);
  /** Where the chosen row stood. */
  #place = $state(0);
  readonly press = new Press();

  constructor(
    private readonly rows: () => T[],
    /** The one that is lit as long as none was chosen. */
    private readonly first: (rows: T[]) => T | undefined,
  ) {}

  get row(): T | undefined {
    const rows = this.rows();
    return (
      rows.find(({ key }) => key === this.#chosen) ??
      (this.#chosen === null ? this.first(rows) : rows[Math.min(this.#place, rows.length - 1)]) ??
      rows[0]
    );
  }

  get chosen(): boolean {
    return this.#chosen !== null;
  }

  light(key: string): void {
    this.#chosen = key;
    this.#place = this.rows().findIndex((row) => row.key === key);
  }

  /** A row that takes the focus is lit; one that is pressed, when it is let go. */
  focused(key: string): void {
    this.press.after(() => this.light(key));
  }

  /** The row so many further on, as far as there are any. */
  further(by: number): T | undefined {
    const rows = this.rows();
    const now = rows.findIndex(({ key }) => key === this.row?.key);
    return rows[Math.max(0, Math.min(rows.length - 1, now + by))];
  }

  /** Several are about to go: of those that stay, the one after the lit one takes over. */
  leave(gone: T[]): T[] {
    this.#place = this.rows()
      .slice(0, this.#place)
      .filter((row) => !gone.includes(row)).length;
    return gone;
  }
}
