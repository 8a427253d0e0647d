// What the in-memory book says about its people: names, becauses, openers, ways.
import type {
  Celebration,
  MilestoneView,
  Nudge,
  PersonRow,
  PersonView,
  RhythmView,
  SettingsFields,
  Way,
} from '../bindings';
import { words } from '../../words';
import { after, apart, canBeMissing, nextOf, shifted, shownDate, span } from './dates';
import type { Event, Ring, Soul } from './souls';

export const nameOf = ({ fields: { name, organization } }: Soul): string =>
  name.display || [name.given, name.family].filter(Boolean).join(' ') || organization;

const initialsOf = (one: Soul): string =>
  nameOf(one)
    .split(/\s+/)
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .map((part) => [...part][0]?.toUpperCase() ?? '')
    .join('');

export const ringOf = (one: Soul, rings: Ring[]): Ring | null =>
  rings.find((ring) => ring.id === one.circle) ?? null;

export const rhythmOf = (one: Soul, rings: Ring[]): RhythmView | null =>
  one.own ?? ringOf(one, rings)?.rhythm ?? null;

export const lastOf = (one: Soul): string | null => one.talks[0]?.day ?? null;

export function dueOf(one: Soul, rings: Ring[], today: string): string | null {
  const rhythm = rhythmOf(one, rings);
  if (!rhythm || one.state !== 'active') return null;
  const from = [lastOf(one), one.skippedOn]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  const due = from ? after(from, rhythm) : today;
  return (
    [due, one.snoozedUntil, one.pausedUntil]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? due
  );
}

const opening = (template: string, one: Soul) =>
  template.replaceAll('{name}', one.fields.name.given || nameOf(one));

function waysOf({ fields }: Soul): Way[] {
  const mail = fields.emails[0]?.value;
  const phone = fields.phones[0]?.value;
  return [
    ...(mail ? [{ kind: 'mail' as const, label: `Mail ${mail}` }] : []),
    ...(phone ? [{ kind: 'phone' as const, label: `Call ${phone}` }] : []),
    ...(phone ? [{ kind: 'message' as const, label: `Message ${phone}` }] : []),
  ];
}

const aboutOf = (one: Soul): string =>
  /^Talked about (.*)\.$/.exec(one.talks[0]?.note ?? '')?.[1] ?? '';

function becauseOf(one: Soul, rings: Ring[], today: string): string {
  const rhythm = rhythmOf(one, rings);
  const aim = rhythm ? words.rhythm(rhythm.every, rhythm.unit) : '';
  const last = lastOf(one);
  if (!last) return `You hoped for ${aim} · you haven’t talked yet`;
  const about = aboutOf(one);
  const ago = `last talked ${span(apart(last, today))} ago${about ? `, about ${about}` : ''}`;
  return `${aim.charAt(0).toUpperCase()}${aim.slice(1)} · ${ago}`;
}

/** Someone due by rhythm today; `late` once half a rhythm has gone by. */
export function nudgeOf(
  one: Soul,
  rings: Ring[],
  today: string,
  set: SettingsFields,
): Nudge | null {
  const due = dueOf(one, rings, today);
  const rhythm = rhythmOf(one, rings);
  if (!due || !rhythm || due > today) return null;
  const over = apart(due, today);
  const long = apart(due, after(due, rhythm)) * 0.5;
  const about = aboutOf(one);
  return {
    ...headOf(one, rings),
    person: one.id,
    because: becauseOf(one, rings, today),
    due,
    late: over > long ? `${span(over)} over` : null,
    opener: about ? `How is it going with ${about}?` : opening(set.checkInWords, one),
    ways: waysOf(one),
  };
}

const headOf = (one: Soul, rings: Ring[]) => ({
  name: nameOf(one),
  initials: initialsOf(one),
  photo: null,
  tone: ringOf(one, rings)?.tone ?? null,
});

export function celebrationOf(
  one: Soul,
  event: Event,
  rings: Ring[],
  today: string,
  set: SettingsFields,
): Celebration | null {
  const on = nextOf(event.fields.date, shifted(today, -3));
  if (!on || one.state !== 'active') return null;
  const period = on.slice(0, 4);
  const away = apart(today, on);
  const hidden = event.hidden !== null && event.hidden > today;
  if (away > 7 || event.done.includes(period) || hidden) return null;
  const birthday = event.fields.kind === 'birthday';
  const when =
    away === 0
      ? 'Today'
      : away === 1
        ? 'Tomorrow'
        : away > 0
          ? `In ${span(away)}`
          : `${span(-away)} ago`;
  const turns = Number(period) - Number(event.fields.date.slice(0, 4));
  return {
    ...headOf(one, rings),
    milestone: event.id,
    period,
    person: one.id,
    label: birthday ? 'Birthday' : words.milestoneKinds[event.fields.kind],
    on,
    daysAway: away,
    when,
    gentle: false,
    because: birthday
      ? `Turns ${turns} ${when.toLowerCase()}`
      : `${event.fields.label} ${when.toLowerCase()}`,
    opener: opening(birthday ? set.birthdayWords : set.milestoneWords, one),
    ways: waysOf(one),
  };
}

export function rowOf(one: Soul, rings: Ring[], today: string): PersonRow {
  const ring = ringOf(one, rings);
  const due = dueOf(one, rings, today);
  return {
    ...headOf(one, rings),
    id: one.id,
    detail: [one.fields.organization, one.fields.addresses[0]?.value].filter(Boolean).join(' · '),
    circle: ring?.name ?? null,
    lastContact: lastOf(one),
    nextDue: due,
    waiting: due !== null && due <= today,
    state: one.state,
    why: null,
  };
}

function milestoneOf(event: Event, today: string): MilestoneView {
  const next = event.fields.yearly ? nextOf(event.fields.date, today) : null;
  const year = Number(event.fields.date.slice(0, 4));
  const away = next ? apart(today, next) : 0;
  const turns = next && year ? Number(next.slice(0, 4)) - year : null;
  const when = away === 0 ? 'today' : `in ${span(away)}`;
  const birthday = event.fields.kind === 'birthday' && turns !== null;
  return {
    id: event.id,
    fields: event.fields,
    shown: shownDate(event.fields.date),
    next,
    nextShown: next ? (birthday ? `turns ${turns} ${when}` : when) : null,
    canBeMissing: canBeMissing(event.fields.date),
  };
}

export function viewOf(one: Soul, rings: Ring[], people: Soul[], today: string): PersonView {
  const ring = ringOf(one, rings);
  const due = dueOf(one, rings, today);
  return {
    merged: [],
    hardTimes: [],
    rifts: [],
    closeness: null,
    near: null,
    intention: one.intention ?? '',
    trust: one.trust ?? null,
    thoughts: [],
    inCommon: [],
    toMe: null,
    household: [],
    isMe: one.isMe ?? false,
    knowBetter: one.knowBetter ?? false,
    boundaries: [],
    facts: [],
    toShare: { open: [], heldBack: 0 },
    giving: { toThank: [], ideas: [], passed: [], needs: [], hint: null },
    reminders: [],
    relationships: [],
    ...headOf(one, rings),
    id: one.id,
    state: one.state,
    trashedOn: one.trashedOn,
    fields: one.fields,
    circle: ring && {
      ...ring,
      notifyAt: null,
      people: people.filter(({ circle }) => circle === ring.id).length,
    },
    rhythm: rhythmOf(one, rings),
    rhythmFrom: one.own ? 'own' : ring?.rhythm ? 'circle' : null,
    lastContact: lastOf(one),
    nextDue: due,
    pausedUntil: one.pausedUntil,
    snoozedUntil: one.snoozedUntil,
    because: due !== null && due <= today ? becauseOf(one, rings, today) : null,
    milestones: one.events.map((event) => milestoneOf(event, today)),
    leapDay: one.leapDay,
    timeline: one.talks,
    months: Array.from({ length: 12 }, (_, i) => {
      const from = shifted(today, (i - 12) * 30.44);
      const to = shifted(today, (i - 11) * 30.44);
      return one.talks.filter(({ day }) => day > from && day <= to).length;
    }),
    ways: waysOf(one),
    planning: one.planning,
    theirTime: null,
    planned: [],
  };
}
