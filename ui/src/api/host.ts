// What the page needs from the program around it. One body speaks to Tauri, one lives in memory.
import type {
  GoalFields,
  Pondered,
  You,
  Gathering,
  GatheringFields,
  Gatherings,
  Says,
  Ask,
  BoundaryFields,
  Brief,
  CalendarView,
  CardsDropped,
  CatchUpEdit,
  CatchUpFields,
  Changed,
  Chosen,
  CircleFields,
  CircleView,
  ColumnMeaning,
  CommandError,
  Companion,
  Compared,
  DateRead,
  Depth,
  Decisions,
  Done,
  Duplicates,
  ExchangeFields,
  ExportForm,
  FactFields,
  FindingLine,
  FirstCatchUp,
  GoTo,
  HardTimeFields,
  ImportLines,
  ImportPreview,
  ImportProgress,
  ImportReport,
  Insights,
  InteractionFields,
  KeptClose,
  Later,
  LeapDay,
  Letter,
  LinesAsk,
  MaybeClose,
  MilestoneFields,
  Move,
  Noticed,
  NudgeId,
  PeopleAsk,
  PeopleWindow,
  PersonFields,
  PersonView,
  Planning,
  Reach,
  Reading,
  Reminder,
  ReminderFields,
  ReminderLine,
  RhythmView,
  RiftFields,
  SettingsFields,
  SettingsView,
  ShareFields,
  Theme,
  StepLine,
  TodayView,
  Topic,
  Undone,
  WayKind,
  Week,
  WeekLine,
} from './bindings';

/** Call it to stop listening. */
export type Unlisten = () => void;

export interface Host {
  /** `everyone`: with the celebrations of people who are not kept close. */
  today(everyone: boolean): Promise<TodayView>;
  insights(whose: string | null): Promise<Insights>;

  you(): Promise<You>;
  addGoal(fields: GoalFields): Promise<Done>;
  editGoal(id: string, fields: GoalFields): Promise<Done>;
  reachGoal(id: string, reached: boolean): Promise<Done>;
  removeGoal(id: string): Promise<Done>;
  setIntention(person: string, words: string): Promise<Done>;
  /** Null: nobody has said. */
  setTrust(person: string, trust: Depth | null): Promise<Done>;
  answerReview(on: string, question: Pondered, words: string): Promise<Done>;
  addReflection(person: string | null, words: string): Promise<Done>;
  /** In the small window: how it is to look. */
  theme(): Promise<Theme>;
  /** In the small window: keeps a thought, and closes it; without words it only closes. */
  parkThought(words: string): Promise<void>;
  /** Whom it is about; null: nobody. */
  placeReflection(id: string, person: string | null): Promise<Done>;
  removeReflection(id: string): Promise<Done>;
  /** Null: no week is quiet. */
  keepQuiet(week: string | null): Promise<Done>;

  gatherings(): Promise<Gatherings>;
  gathering(id: string): Promise<Gathering>;
  addGathering(fields: GatheringFields): Promise<Done>;
  editGathering(id: string, fields: GatheringFields): Promise<Done>;
  removeGathering(id: string): Promise<Done>;
  invite(id: string, person: string): Promise<Done>;
  /** Whoever is new comes into the book; `id` is who. */
  meet(id: string, who: Companion, line: string, next: string): Promise<Done>;
  editGuest(id: string, line: string, next: string): Promise<Done>;
  removeGuest(id: string): Promise<Done>;
  addIntroduction(one: string, other: string, words: string): Promise<Done>;
  /** It is not suggested any more. */
  letGoOfIntroducing(one: string, other: string): Promise<Done>;
  saysToIntroduction(id: string, person: string, says: Says): Promise<Done>;
  introduce(id: string): Promise<Done>;
  cameOfIntroduction(id: string, outcome: string): Promise<Done>;
  removeIntroduction(id: string): Promise<Done>;
  people(ask: PeopleAsk): Promise<PeopleWindow>;
  person(id: string): Promise<PersonView>;
  addPerson(fields: PersonFields): Promise<Done>;
  editPerson(id: string, fields: PersonFields): Promise<Done>;
  archivePerson(id: string): Promise<Done>;
  reactivatePerson(id: string): Promise<Done>;
  markDeceased(id: string): Promise<Done>;
  trashPerson(id: string): Promise<Done>;
  setMe(id: string, isMe: boolean): Promise<Done>;
  knowBetter(id: string, wanted: boolean): Promise<Done>;
  /** What someone is to somebody, in a sentence; null where no ties lead there. */
  related(whose: string, who: string): Promise<string | null>;
  addMilestone(person: string, fields: MilestoneFields): Promise<Done>;
  editMilestone(id: string, fields: MilestoneFields): Promise<Done>;
  setLeapDay(person: string, leapDay: LeapDay): Promise<Done>;
  removeMilestone(id: string): Promise<Done>;
  readDate(text: string): Promise<DateRead>;
  /** A day to come, as people say it. */
  readDay(text: string): Promise<DateRead>;
  /** Where a picture is found. */
  faceOf(photo: string): string;
  /** Which topics words name. */
  readTopics(words: string): Promise<Topic[]>;
  addBoundary(person: string, fields: BoundaryFields): Promise<Done>;
  editBoundary(id: string, fields: BoundaryFields): Promise<Done>;
  /** It is still so. */
  confirmBoundary(id: string): Promise<Done>;
  removeBoundary(id: string): Promise<Done>;
  /** What to have in mind before a talk. That its question is shown is noted. */
  brief(person: string): Promise<Brief>;
  /** Nothing is said for an hour, or until a talk with them is noted. */
  goQuiet(person: string): Promise<Done>;
  endQuiet(): Promise<Done>;
  /** What a note, written on a day, says besides; nothing is kept. */
  noticed(person: string, note: string, on: string): Promise<Noticed[]>;
  keepNoticed(person: string, note: string, on: string, says: string): Promise<Done>;
  addHardTime(person: string, fields: HardTimeFields): Promise<Done>;
  editHardTime(id: string, fields: HardTimeFields): Promise<Done>;
  /** It is over: nothing of it is reminded of any more. */
  endHardTime(id: string): Promise<Done>;
  removeHardTime(id: string): Promise<Done>;
  addRift(person: string, fields: RiftFields): Promise<Done>;
  editRift(id: string, fields: RiftFields): Promise<Done>;
  settleRift(id: string): Promise<Done>;
  removeRift(id: string): Promise<Done>;
  addExchange(person: string, fields: ExchangeFields): Promise<Done>;
  editExchange(id: string, fields: ExchangeFields): Promise<Done>;
  giveIdea(id: string): Promise<Done>;
  thank(id: string): Promise<Done>;
  removeExchange(id: string): Promise<Done>;
  letter(person: string): Promise<Letter>;
  keepLetter(person: string, words: string): Promise<null>;
  sendLetter(person: string, words: string): Promise<Done>;
  addShare(fields: ShareFields): Promise<Done>;
  editShare(id: string, fields: ShareFields): Promise<Done>;
  /** Someone was told: it does not come again with them. */
  tellShare(id: string, person: string): Promise<Done>;
  removeShare(id: string): Promise<Done>;
  addFact(person: string, fields: FactFields): Promise<Done>;
  editFact(id: string, fields: FactFields): Promise<Done>;
  /** It was so again today. */
  confirmFact(id: string): Promise<Done>;
  removeFact(id: string): Promise<Done>;
  /** These first words were taken: they do not come again within a year. */
  openerUsed(person: string, words: string): Promise<void>;
  passQuestion(person: string, words: string): Promise<Done>;
  questionAsked(person: string, words: string): Promise<Done>;
  circles(): Promise<CircleView[]>;
  addCircle(fields: CircleFields): Promise<Done>;
  editCircle(id: string, fields: CircleFields): Promise<Done>;
  removeCircle(id: string): Promise<Done>;
  setCircle(person: string, circle: string | null): Promise<Done>;
  maybeClose(most: number): Promise<MaybeClose>;
  keepClose(whom: KeptClose[]): Promise<Done>;
  firstCatchUp(people: string[]): Promise<FirstCatchUp | null>;
  setRhythm(person: string, rhythm: RhythmView | null): Promise<Done>;
  pausePerson(person: string, until: string | null): Promise<Done>;
  /** Whoever is new comes into the book. */
  logInteraction(there: Companion[], fields: InteractionFields): Promise<Done>;
  editInteraction(id: string, there: Companion[], fields: InteractionFields): Promise<Done>;
  removeInteraction(id: string): Promise<Done>;
  snoozeCheckIn(person: string, until: Later): Promise<Done>;
  skipCheckIn(person: string): Promise<Done>;
  /** Several rows of Today, as one step. */
  finishNudges(nudges: NudgeId[]): Promise<Done>;
  snoozeNudges(nudges: NudgeId[], until: Later): Promise<Done>;
  calendar(from: string, to: string): Promise<CalendarView>;
  /** What a typed repetition means, in words; null for nothing typed. */
  readRepetition(text: string, first: string): Promise<string | null>;
  planCatchUp(people: string[], fields: CatchUpFields, every: string): Promise<Done>;
  moveCatchUps(to: Move[], reach: Reach): Promise<Done>;
  finishCatchUp(id: string, note: string): Promise<Done>;
  cancelCatchUp(id: string, reach: Reach): Promise<Done>;
  restoreCatchUp(id: string): Promise<Done>;
  /** The day on which there is room for it. */
  roomFor(id: string): Promise<string>;
  editCatchUp(id: string, edit: CatchUpEdit): Promise<Done>;
  /** How the week that begins on a day could be. */
  week(start: string): Promise<Week>;
  planWeek(lines: WeekLine[]): Promise<Done>;
  /** The question of the day. */
  question(): Promise<Ask | null>;
  answerQuestion(person: string, yes: boolean): Promise<Done>;
  /** It is not asked again whether they met. */
  leaveOpen(occasion: string): Promise<Done>;
  setPlanning(person: string, planning: Planning): Promise<Done>;
  /** What a sentence would do. */
  readSentence(sentence: string): Promise<Reading>;
  quickAdd(sentence: string): Promise<Done>;
  congratulate(
    milestone: string,
    period: string,
    words: string,
    way: WayKind | null,
  ): Promise<Done>;
  markCelebrated(milestone: string, period: string): Promise<Done>;
  snoozeMilestone(milestone: string, period: string, until: Later): Promise<Done>;
  previewImport(
    files: string[],
    columns: ColumnMeaning[],
    progress: (seen: ImportProgress) => void,
  ): Promise<ImportPreview>;
  /** A window of the lines of the last preview. */
  importLines(ask: LinesAsk): Promise<ImportLines>;
  runImport(
    files: string[],
    decisions: Decisions,
    progress: (seen: ImportProgress) => void,
  ): Promise<ImportReport>;
  cancelImport(): Promise<void>;
  chooseCards(): Promise<string[]>;
  /** Writes everyone where the user says; the sentence that says so, or null when they closed the dialog. */
  exportPeople(form: ExportForm): Promise<string | null>;
  duplicates(): Promise<Duplicates>;
  /** Several people side by side; the first would stay. */
  comparePeople(people: string[]): Promise<Compared>;
  mergePeople(keep: string, others: string[], choices: Chosen[]): Promise<Done>;
  mergeCertain(): Promise<Done>;
  keepApart(people: string[]): Promise<Done>;
  /** Takes someone out of the person they were merged into. */
  unmerge(part: string): Promise<Done>;
  settings(): Promise<SettingsView>;
  changeSettings(fields: SettingsFields): Promise<Done>;
  setStartAtLogin(on: boolean): Promise<void>;
  openDataFolder(): Promise<void>;
  /** A folder of the user's choice; null when they closed the dialog. */
  chooseFolder(): Promise<string | null>;
  sendTestNotification(): Promise<void>;
  /** What keeps reminders away or back, and what is as it should be. */
  examineReminders(): Promise<FindingLine[]>;
  reminderHistory(): Promise<ReminderLine[]>;
  /** The computer's clock is right: reminders that wait for that go on. */
  trustClock(): Promise<void>;
  /** What is to be reminded of and not done. */
  reminders(): Promise<Reminder[]>;
  /** Luck is wished before, and it is asked after. */
  addEvent(person: string, words: string, day: string): Promise<Done>;
  addReminder(fields: ReminderFields): Promise<Done>;
  editReminder(id: string, fields: ReminderFields): Promise<Done>;
  /** It is done; of what comes round, on that day. */
  finishReminder(id: string, on: string): Promise<Done>;
  snoozeReminder(id: string, on: string, until: Later): Promise<Done>;
  removeReminder(id: string): Promise<Done>;
  openLink(url: string): Promise<void>;
  /** Ends the program, reminders and all. */
  quit(): Promise<void>;
  undo(step: number | null): Promise<Undone>;
  /** The later changes that undoing one would take along, newest first. */
  wouldTakeAlong(step: number): Promise<StepLine[]>;
  undoAlong(step: number): Promise<Undone>;
  redo(): Promise<Undone>;
  history(): Promise<StepLine[]>;

  onChanged(heard: (event: Changed) => void): Unlisten;
  onGoTo(heard: (event: GoTo) => void): Unlisten;
  onCardsDropped(heard: (event: CardsDropped) => void): Unlisten;
  /** Files hang over the window (true) or have left it (false). */
  onDragOver(heard: (over: boolean) => void): Unlisten;
}

/** What kind of failure a failed call tells, where it tells one. */
export const codeOf = (error: unknown) => (error as Partial<CommandError> | null)?.code;

/** The sentence a failed call carries, or a plain one when it carries none. */
export function sentenceOf(error: unknown, otherwise: string): string {
  const told = error as Partial<CommandError> | null;
  return typeof told?.message === 'string' && told.message !== '' ? told.message : otherwise;
}
