// The list of people: only the rows in sight are asked for, and an answer that comes too late is dropped.
import type { ConditionView, PeopleAsk, PersonRow } from '../api/bindings';
import { sentenceOf, type Host } from '../api/host';
import { words } from '../words';

export const pageSize = 60;
const pagesKept = 8;

export class People {
  query = $state('');
  circle = $state<string | null>(null);
  show = $state<PeopleAsk['show']>('active');
  total = $state<number | null>(null);
  active = $state(0);
  failed = $state<string | null>(null);
  /** What the search asks for besides words. */
  understood = $state.raw<ConditionView[]>([]);
  /** The search that was answered last: what is understood is of that one. */
  #answered = '';
  #pages = $state.raw(new Map<number, PersonRow[]>());
  #asked = 0;
  #pending = new Set<number>();
  #inSight: [number, number] = [0, 0];

  constructor(private readonly host: Host) {}

  /** Another search in the place of one that was understood; nothing while more than that has been typed. */
  async reword(query: string): Promise<void> {
    if (this.#answered === this.query) await this.search({ query });
  }

  row(index: number): PersonRow | null {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null;
  }

  /** A new question: back to the first row. */
  async search(change: Partial<Pick<People, 'query' | 'circle' | 'show'>> = {}): Promise<void> {
    Object.assign(this, change);
    this.active = 0;
    this.#inSight = [0, 0];
    await this.refresh();
  }

  /** The same question again, for the rows in sight. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    const { query } = this;
    this.#pending.clear();
    const pages = this.#pagesInSight();
    try {
      const answers = await Promise.all(pages.map((page) => this.#ask(page)));
      if (asked !== this.#asked) return;
      this.#pages = new Map(pages.map((page, i) => [page, answers[i]?.rows ?? []]));
      this.total = answers[0]?.total ?? 0;
      this.understood = answers[0]?.understood ?? [];
      this.#answered = query;
      this.active = Math.max(0, Math.min(this.active, this.total - 1));
      this.failed = null;
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    }
  }

  /** Rows `first` to `last` are in sight: asks for those that are missing. */
  async see(first: number, last: number): Promise<void> {
    this.#inSight = [first, last];
    if (this.total === null) return;
    const missing = this.#pagesInSight().filter(
      (page) => !this.#pages.has(page) && !this.#pending.has(page),
    );
    await Promise.all(missing.map((page) => this.#fetch(page)));
  }

  /** The first few who are called so, for whoever picks somebody. */
  async pick(query: string, most = 8): Promise<PersonRow[]> {
    const ask = { query, circle: null, show: 'active' as const, offset: 0, limit: most };
    return this.host.people(ask).then(
      ({ rows }) => rows,
      () => [],
    );
  }

  async #fetch(page: number): Promise<void> {
    const asked = this.#asked;
    this.#pending.add(page);
    try {
      const answer = await this.#ask(page);
      if (asked !== this.#asked) return;
      this.#pages = this.#nearest(new Map(this.#pages).set(page, answer.rows), page);
      this.total = answer.total;
    } catch (error) {
      if (asked === this.#asked) this.failed = sentenceOf(error, words.trouble);
    } finally {
      if (asked === this.#asked) this.#pending.delete(page);
    }
  }

  #ask(page: number) {
    const { query, circle, show } = this;
    return this.host.people({ query, circle, show, offset: page * pageSize, limit: pageSize });
  }

  #pagesInSight(): number[] {
    const [first, last] = this.#inSight.map((row) => Math.floor(row / pageSize));
    const from = first ?? 0;
    return Array.from({ length: (last ?? from) - from + 1 }, (_, i) => from + i);
  }

  /** Memory stays small however far one scrolls. */
  #nearest(pages: Map<number, PersonRow[]>, page: number): Map<number, PersonRow[]> {
    const near = [...pages].sort(([a], [b]) => Math.abs(a - page) - Math.abs(b - page));
    return new Map(near.slice(0, pagesKept));
  }
}
