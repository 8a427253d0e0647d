// Where the page is: a place, the way back, and the person looked at from the side.
export type Place =
  | { view: 'today' }
  | { view: 'calendar' }
  | { view: 'people' }
  | { view: 'insights'; id?: string }
  | { view: 'gatherings' }
  | { view: 'you' }
  | { view: 'gathering'; id: string }
  | { view: 'person'; id: string; then?: 'edit' | 'log' | 'snooze' }
  | { view: 'brief'; id: string }
  | { view: 'letter'; id: string }
  | { view: 'import' }
  | { view: 'duplicates' }
  | { view: 'stayClose' }
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

  /** Someone's page, and there what was meant to be done. */
  person(id: string, then?: 'edit' | 'log' | 'snooze'): void {
    this.go({ view: 'person', id, ...(then && { then }) });
  }

  /** What is to be done at this place, once. */
  take(): 'edit' | 'log' | 'snooze' | undefined {
    if (this.place.view !== 'person' || !this.place.then) return undefined;
    const { then, ...place } = this.place;
    this.place = place;
    return then;
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
