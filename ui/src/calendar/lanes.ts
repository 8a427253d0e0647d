// What stands on the same hours stands side by side.
import type { Occasion } from '../api/bindings';
import { minutesOf } from '../days';

export type Laid = { one: Occasion; lane: number; of: number };

const begins = ({ fields }: Occasion) => minutesOf(fields.time ?? '12:00');
const ends = (one: Occasion) => begins(one) + Math.max(30, one.fields.minutes ?? 60);

/** Each with its lane, and how many lanes there are where it stands. */
export function lanes(on: Occasion[]): Laid[] {
  const laid: Laid[] = [];
  let group: Laid[] = [];
  let until = -1;
  for (const one of [...on].sort((a, b) => begins(a) - begins(b))) {
    if (begins(one) >= until) group = [];
    const busy = new Set(
      group.filter((other) => ends(other.one) > begins(one)).map(({ lane }) => lane),
    );
    let lane = 0;
    while (busy.has(lane)) lane += 1;
    const mine = { one, lane, of: 1 };
    group.push(mine);
    laid.push(mine);
    const of = Math.max(...group.map((other) => other.lane)) + 1;
    for (const other of group) other.of = of;
    until = Math.max(until, ends(one));
  }
  return laid;
}
