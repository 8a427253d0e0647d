// Where the page is: a place, the way back, and the person looked at from the side.
export type Place =
  | { view: 'today' }
  | { view: 'people' }
  | { view: 'person'; id: string }
  | { view: 'import' }
  | { view: 'settings' };

export class Router {
  place = $state.raw<Place>({ view: 'today' });
  peek = $state<string | null>(null);
  #past: Place[] = [];

  go(place: Place): void {
    this.peek = null;
    const same = JSON.stringify(place) === JSON.stringify(this.place);
    if (same) return;
    this.#past = [...this.#past.slice(-49), this.place];
    this.place = place;
  }

  /** Looks at someone from the side; once more, and the pane closes. */
  look(id: string): void {
    this.peek = this.peek === id ? null : id;
  }

  /** While the pane is open it shows whoever is chosen. */
  follow(id: string): void {
    if (this.peek !== null) this.peek = id;
  }

  person(id: string): void {
    this.go({ view: 'person', id });
  }

  /** The place before; false when there is none. */
  back(): boolean {
    const before = this.#past.pop();
    if (!before) return false;
    this.peek = null;
    this.place = before;
    return true;
  }
}
