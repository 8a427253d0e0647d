// What is chosen of a list, by the keys of its rows.
export class Selection {
  keys = $state.raw<ReadonlySet<string>>(new Set());

  has(key: string): boolean {
    return this.keys.has(key);
  }

  toggle(key: string): void {
    const keys = new Set(this.keys);
    if (!keys.delete(key)) keys.add(key);
    this.keys = keys;
  }

  clear(): void {
    if (this.keys.size > 0) this.keys = new Set();
  }

  /** Drops what is not there any more. */
  keep(present: readonly string[]): void {
    const keys = present.filter((key) => this.keys.has(key));
    if (keys.length < this.keys.size) this.keys = new Set(keys);
  }
}
