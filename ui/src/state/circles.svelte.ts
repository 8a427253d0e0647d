// The circles people are in, and the rhythm each carries.
import type { CircleFields, CircleView, Done } from '../api/bindings';
import type { Acts } from './acts.svelte';

export class Circles {
  list = $state.raw<CircleView[]>([]);
  #asked = 0;

  constructor(private readonly acts: Acts) {}

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const list = await this.acts.quietly(() => this.acts.host.circles());
    if (list && asked === this.#asked) this.list = list;
  }

  add = (fields: CircleFields): Promise<Done | null> =>
    this.acts.do(() => this.acts.host.addCircle(fields));
  edit = (id: string, fields: CircleFields): Promise<Done | null> =>
    this.acts.do(() => this.acts.host.editCircle(id, fields));
  remove = (id: string): Promise<Done | null> =>
    this.acts.do(
      () => this.acts.host.removeCircle(id),
      () => {
        const before = this.list;
        this.list = before.filter((circle) => circle.id !== id);
        return () => {
          this.list = before;
        };
      },
    );
}
