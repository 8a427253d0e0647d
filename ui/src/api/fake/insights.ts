// What the last year looked like, in the in-memory book: talks by month, who began, circles and exchanges.
import type { Insights } from '../bindings';
import { lastMonths } from '../../days';
import { nameOf } from './sentences';
import type { Ring, Soul } from './souls';

type Counted = {
  people: Soul[];
  /** With whom; null: with everybody. */
  whose: string | null;
  rings: Ring[];
  day: string;
  given: number;
  received: number;
};

export function insightsOf({ people, whose, rings, day, given, received }: Counted): Insights {
  const asked = people.filter(({ id }) => whose === null || id === whose);
  const talks = asked.flatMap(({ talks }) => talks).filter(({ outcome }) => outcome === 'talked');
  const [year, month] = day.split('-').map(Number);
  const back = (on: string) => {
    const [y, m] = on.split('-').map(Number);
    return ((year ?? 0) - (y ?? 0)) * 12 + (month ?? 0) - (m ?? 0);
  };
  const months = lastMonths(day).map((name, at) => {
    const of = talks.filter((talk) => back(talk.day) === 11 - at);
    const met = of.filter(({ channel }) => channel === 'inPerson').length;
    return { name: `${name} ${day.slice(0, 4)}`, talks: of.length, met };
  });
  const begun = (who: 'me' | 'them') => talks.filter(({ startedBy }) => startedBy === who).length;
  return {
    with: whose === null ? null : asked[0] ? nameOf(asked[0]) : '',
    enough: talks.length >= 3,
    months: { sentence: `${talks.length} talks in a year.`, months },
    begun: { sentence: 'You reach out first.', me: begun('me'), them: begun('them') },
    depth: { sentence: '4 of 10 talks went below the surface.', light: 6, real: 3, deep: 1 },
    circles: {
      sentence: 'Every circle comes round as you mean it to.',
      circles: (whose === null ? rings : []).map(({ id, name, tone }) => ({
        name,
        tone,
        people: people.filter(({ circle }) => circle === id).length,
        planned: 21,
        plannedInWords: 'every 3 weeks',
        real: 35,
        realInWords: 'every 5 weeks',
      })),
    },
    giving: { sentence: `You gave ${given} times.`, me: given, them: received },
  };
}
