// The rows of Today, whatever they are about: one list that keys move through and that several are chosen from.
import type { Celebration, Nudge, NudgeId, Reminder, TodayView } from '../api/bindings';

/** `key` names the row on the page, `id` in what the program is asked. */
export type Row = { key: string; id: NudgeId; person: string | null } & (
  { on: Celebration } | { reminder: Reminder } | { nudge: Nudge }
);

export const celebrationKey = ({ milestone, period }: Celebration) => `c-${milestone}-${period}`;
export const reminderKey = ({ id, day }: Reminder) => `r-${id}-${day}`;
export const nudgeKey = ({ person }: { person: string }) => `n-${person}`;

/** As they stand on the page; `shown` is how many are shown of those to reach out to. */
export function rowsOf(view: TodayView | null, shown = Infinity): Row[] {
  if (!view) return [];
  return [
    ...view.celebrate.map((on): Row => {
      const { milestone, period, person } = on;
      return {
        key: celebrationKey(on),
        id: { kind: 'celebration', milestone, period },
        person,
        on,
      };
    }),
    ...view.reminders.map((reminder): Row => {
      const { id, day, who } = reminder;
      const person = who?.id ?? null;
      return { key: reminderKey(reminder), id: { kind: 'reminder', id, day }, person, reminder };
    }),
    ...[...view.reachOut.slice(0, shown), ...view.waiting].map((nudge): Row => {
      const { person } = nudge;
      return { key: nudgeKey(nudge), id: { kind: 'checkIn', person }, person, nudge };
    }),
  ];
}

/** The day without some of its rows. */
export function withoutRows(view: TodayView, keys: ReadonlySet<string>): TodayView {
  const others = (list: Nudge[]) => list.filter((one) => !keys.has(nudgeKey(one)));
  return {
    ...view,
    celebrate: view.celebrate.filter((one) => !keys.has(celebrationKey(one))),
    reminders: view.reminders.filter((one) => !keys.has(reminderKey(one))),
    reachOut: others(view.reachOut),
    waiting: others(view.waiting),
  };
}
