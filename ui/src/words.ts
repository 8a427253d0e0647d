// The catalogue: every text the page shows of its own. Sentence case, second person, no guilt.
import type {
  ChannelView,
  Later,
  MilestoneKind,
  PeopleAsk,
  PersonState,
  RhythmUnit,
  Tone,
} from './api/bindings';
import { counted, plural, spell } from './words/counting';
import { calendar } from './words/calendar';
import { importing } from './words/importing';
import { merging } from './words/merging';
import { person } from './words/person';
import { quick } from './words/quick';
import { leads, reminders } from './words/reminders';
import { settings } from './words/settings';

export { counted };

export const words = {
  app: 'Fondly',
  onlyHere: 'On this computer only',
  trouble: 'That did not work, and nothing was changed. Try once more.',
  undo: 'Undo',
  redo: 'Redo',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  done: 'Done',
  add: 'Add',
  edit: 'Edit',
  remove: 'Remove',
  more: 'More',
  back: 'Back',
  again: 'Try again',
  copied: 'Copied',
  copyFailed: 'The clipboard did not take it. Select the words and copy them by hand.',
  problem: 'Something went wrong',
  dismiss: 'Dismiss',
  loading: 'One moment…',
  nav: {
    label: 'Main',
    search: 'Search or do…',
    today: 'Today',
    calendar: 'Calendar',
    people: 'People',
    import: 'Import',
    settings: 'Settings',
    content: 'Content',
    peek: 'A closer look',
  },
  today: {
    greeting(hour: number, name: string): string {
      const part = hour < 5 || hour >= 18 ? 'evening' : hour < 12 ? 'morning' : 'afternoon';
      return name.trim() ? `Good ${part}, ${name.trim()}` : `Good ${part}`;
    },
    summary(reach: number, celebrate: number): string {
      const hear =
        reach === 1
          ? 'One person would love to hear from you today.'
          : `${spell(reach)} people would love to hear from you today.`;
      const fete =
        celebrate === 1
          ? 'One has something to celebrate.'
          : `${spell(celebrate)} have something to celebrate.`;
      if (reach > 0 && celebrate > 0) return `${hear} ${fete}`;
      if (reach > 0) return hear;
      if (celebrate === 1) return 'One person has something to celebrate.';
      if (celebrate > 1) return `${spell(celebrate)} people have something to celebrate.`;
      return 'Nobody is waiting.';
    },
    celebrate: 'Celebrate',
    reach: 'Reach out',
    waiting: 'It has been a while',
    planned: 'Planned for today',
    reminders: 'To remember',
    missed: 'Did it come to it?',
    met: 'Yes, we did',
    notMet: 'No',
    leaveOpen: 'Leave it open',
    asked: 'A question',
    yes: 'Yes',
    no: 'No, leave it',
    more: (n: number) => `Show ${counted(n)} more`,
    fewer: 'Show fewer',
    empty: 'Nobody is waiting. Enjoy the day.',
    emptyHint: 'When someone’s rhythm or birthday comes round, they show up here.',
    lookAround: 'Look through your people',
    log: 'Log a chat',
    logWith: (name: string) => `Log a chat with ${name}`,
    snooze: 'Snooze',
    snoozeFor: (name: string) => `Snooze ${name}`,
    congratulate: 'Congratulate',
    copy: 'Copy',
    opener: 'A way to start',
    notePlaceholder: 'What did you talk about? It can stay empty.',
    note: 'What did you talk about?',
  },
  first: {
    title: 'Keep the people you care about close',
    intro:
      'Fondly remembers what they told you, says when to congratulate them, and keeps a gentle rhythm going. Everything stays in one file on this computer.',
    drop: 'Drop a contacts file here',
    dropHint: 'A .vcf export from your phone, mail program or address book',
    import: 'Import people',
    add: 'Add someone',
    points: [
      ['See what you get first', 'Importing shows every card before it saves anything.'],
      ['Undo anything', 'Every change can be taken back, a whole import too.'],
      ['Nothing leaves', 'No account, no server. Fondly opens no connection.'],
    ] as const,
  },
  congratulate: {
    title: (name: string) => `Congratulate ${name}`,
    words: 'Your words',
    opensIn: 'Opens in your own program. Fondly never sends anything itself.',
    copy: 'Copy',
    already: 'I already did',
    noWays: 'No mail or phone is kept for them. Copy the words and use them where you like.',
    ways: { mail: 'Mail', phone: 'Call', message: 'Message' },
  },
  later: {
    hour: 'In an hour',
    tonight: 'Tonight',
    tomorrow: 'Tomorrow',
    weekend: 'At the weekend',
    nextWeek: 'Next week',
    month: 'In a month',
  } satisfies Record<Later, string>,
  channels: {
    inPerson: 'In person',
    call: 'Call',
    video: 'Video',
    message: 'Message',
    letter: 'Letter',
    other: 'Other',
  } satisfies Record<ChannelView, string>,
  channel: 'How you talked',
  people: {
    title: 'People',
    search: 'Search people',
    searchHint: 'Name, place, tag, anything you noted',
    show: {
      active: 'Everyone',
      waiting: 'Waiting',
      noRhythm: 'No rhythm',
      archived: 'Archived',
      deceased: 'Remembered',
      trashed: 'Trash',
    } satisfies Record<PeopleAsk['show'], string>,
    filters: 'Which people',
    circles: 'Which circle',
    allCircles: 'All circles',
    addOne: 'Add one',
    count: (n: number) => plural(n, 'person', 'people'),
    new: 'New person',
    duplicates: 'Duplicates',
    list: 'People',
    lastTalked: 'Last talked',
    next: 'Next',
    never: 'Not yet',
    noNext: 'No rhythm',
    empty: 'Your people go here.',
    emptyHint: 'Import a contacts file, or add the first person who comes to mind.',
    noOne: (query: string) => `No one called “${query}”.`,
    addCalled: (query: string) => `Add ${query}`,
    nobodyIn: {
      active: 'Nobody here yet.',
      waiting: 'Nobody is waiting.',
      noRhythm: 'Everyone has a rhythm.',
      archived: 'Nobody is archived.',
      deceased: 'Nobody is remembered here yet.',
      trashed: 'The trash is empty.',
    } satisfies Record<PeopleAsk['show'], string>,
    nobodyHint: {
      active: 'Put someone in this circle from their own page.',
      waiting: 'You are in touch with everyone the way you hoped.',
      noRhythm: 'Nobody is left without one.',
      archived: 'Archived people are kept, and never nudge you.',
      deceased: 'People who have died are kept here, with everything you shared.',
      trashed: 'People in the trash stay for 30 days.',
    } satisfies Record<PeopleAsk['show'], string>,
    waitingMark: 'Waiting',
  },
  states: {
    active: 'Active',
    archived: 'Archived',
    deceased: 'Remembered',
    trashed: 'In the trash',
    merged: 'Merged',
  } satisfies Record<PersonState, string>,
  person,
  milestoneKinds: {
    birthday: 'Birthday',
    anniversary: 'Anniversary',
    workAnniversary: 'Work anniversary',
    promotion: 'Promotion',
    graduation: 'Graduation',
    newJob: 'New job',
    move: 'Move',
    victory: 'Personal victory',
    loss: 'Loss',
    custom: 'Something else',
  } satisfies Record<MilestoneKind, string>,
  calendar,
  quick,
  reminders,
  leads,
  import: importing,
  merging,
  along: {
    title: 'Undo this and what came after?',
    intro: 'Later changes touched the same people. Undoing this takes them along:',
    safe: 'Everything can be done again, one by one.',
    leave: 'Leave it all',
    undo: (n: number) => `Undo all ${counted(n)}`,
  },
  settings,
  tones: {
    inner: 'Plum',
    family: 'Amber',
    friends: 'Green',
    work: 'Blue',
    wider: 'Stone',
  } satisfies Record<Tone, string>,
  units: {
    day: ['day', 'days'],
    week: ['week', 'weeks'],
    month: ['month', 'months'],
  } satisfies Record<RhythmUnit, [string, string]>,
  every: 'Every',
  howMany: 'How many',
  unit: 'Days, weeks or months',
  rhythm(every: number, unit: RhythmUnit): string {
    const [one, many] = words.units[unit];
    // As the program says it.
    if (unit === 'month' && every % 12 === 0)
      return every === 12 ? 'every year' : `every ${counted(every / 12)} years`;
    return every === 1 ? `every ${one}` : `every ${counted(every)} ${many}`;
  },
  palette: {
    label: 'Search or do',
    placeholder: 'A name, or what you want to do',
    people: 'People',
    actions: 'Actions',
    nothing: (query: string) => `Nothing called “${query}”.`,
  },
  shortcuts: {
    title: 'Keys',
    intro: 'Single keys work outside text fields.',
    groups: {
      anywhere: 'Anywhere',
      rows: 'On a row or a person',
      calendar: 'In the calendar',
      composer: 'While writing',
    },
  },
  commands: {
    palette: 'Search or do',
    search: 'Search people',
    shortcuts: 'Show keys',
    today: 'Go to Today',
    calendar: 'Go to the calendar',
    people: 'Go to People',
    import: 'Import people',
    duplicates: 'Look for duplicates',
    settings: 'Open settings',
    quit: 'Quit Fondly, reminders too',
    newPerson: 'New person',
    remind: 'Remind me of something',
    undo: 'Undo the last change',
    redo: 'Redo',
    back: 'Back',
    nextPane: 'Next pane',
    down: 'Next row',
    up: 'Row before',
    open: 'Open',
    peek: 'A closer look',
    log: 'Log a chat',
    snooze: 'Snooze, then H, T, D, E, W or M',
    copy: 'Copy the opener',
    done: 'Done, or celebrated',
    congratulate: 'Congratulate',
    edit: 'Edit',
    archive: 'Archive',
    plan: 'Plan a catch-up',
    calendarToday: 'Back to today',
    month: 'See the month',
    week: 'See the week',
    planWeek: 'Plan my week',
    quickAdd: 'Quick add',
    agenda: 'See a list',
    monthBefore: 'Month or week before',
    monthAfter: 'Next month or week',
    moveBy: 'Move the catch-up by a day or a week',
    pickUp: 'Pick it up; arrows, Enter, Esc',
    selectChip: 'Select it, to move several',
    saveEntry: 'Save',
    pickChannel: 'Pick how you talked',
  },
};
