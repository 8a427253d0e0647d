// What stands on the same hours stands side by side.
import type { CatchUpFields, Occasion } from '../api/bindings';
import { minutesOf } from '../days';

export type Laid = { one: Occasion; lane: number; of: number };

type Timed = Pick<CatchUpFields, 'time' | 'minutes'>;

/** From which minute of its day until which; one of which nobody said how long it lasts takes an hour. */
function span({ time, minutes }: Timed): [number, number] {
  const from = minutesOf(time ?? '12:00');
  return [from, from + (minutes ?? 60)];
}

/** Do both share some minutes of a day? One without a time is at none. */
export function overlap(one: Timed, other: Timed): boolean {
  if (!one.time || !other.time) return false;
  const [[from, to], [begin, end]] = [span(one), span(other)];
  return from < end && begin < to;
}

const begins = ({ fields }: Occasion) => span(fields)[0];
/** As it is drawn: half an hour at least. */
const ends = ({ fields }: Occasion) => Math.max(span(fields)[0] + 30, span(fields)[1]);

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
