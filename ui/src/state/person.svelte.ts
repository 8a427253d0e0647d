// One person, whole: what is known, what was said, and every change to it.
import type {
  BoundaryFields,
  Depth,
  Done,
  FactFields,
  HardTimeFields,
  InteractionFields,
  Later,
  LeapDay,
  MilestoneFields,
  PersonFields,
  PersonView,
  Planning,
  RhythmView,
  RiftFields,
} from '../api/bindings';
import { type Draft, Drafts, type TalkDraft } from '../drafts';
import { companion, type There } from '../there';
import type { Acts, Paint } from './acts.svelte';
import { Looked } from './looked.svelte';

export class Person extends Looked<PersonView> {
  /** Words that were written and not saved, by person: going elsewhere must not lose them. */
  readonly drafts = new Drafts<TalkDraft>();
  /** The same for the form of a person. */
  readonly forms = new Drafts<Draft<PersonFields>>();

  constructor(private readonly acts: Acts) {
    super((id) => acts.host.person(id));
  }

  edit = (fields: PersonFields) =>
    this.#do(
      (host, id) => host.editPerson(id, fields),
      (view) => ({ ...view, fields }),
    );
  archive = () =>
    this.#do(
      (host, id) => host.archivePerson(id),
      (view) => ({ ...view, state: 'archived' }),
    );
  restore = () =>
    this.#do(
      (host, id) => host.reactivatePerson(id),
      (view) => ({ ...view, state: 'active' }),
    );
  trash = () =>
    this.#do(
      (host, id) => host.trashPerson(id),
      (view) => ({ ...view, state: 'trashed' }),
    );
  markDeceased = () =>
    this.#do(
      (host, id) => host.markDeceased(id),
      (view) => ({ ...view, state: 'deceased' }),
    );
  setMe = (isMe: boolean) =>
    this.#do(
      (host, id) => host.setMe(id, isMe),
      (view) => ({ ...view, isMe, state: isMe ? 'archived' : 'active' }),
    );
  knowBetter = (wanted: boolean) =>
    this.#do(
      (host, id) => host.knowBetter(id, wanted),
      (view) => ({ ...view, knowBetter: wanted }),
    );
  pause = (until: string | null) =>
    this.#do(
      (host, id) => host.pausePerson(id, until),
      (view) => ({ ...view, pausedUntil: until }),
    );
  setPlanning = (planning: Planning) =>
    this.#do(
      (host, id) => host.setPlanning(id, planning),
      (view) => ({ ...view, planning }),
    );
  snooze = (until: Later) => this.#do((host, id) => host.snoozeCheckIn(id, until));
  skip = () => this.#do((host, id) => host.skipCheckIn(id));
  setLeapDay = (leapDay: LeapDay) =>
    this.#do(
      (host, id) => host.setLeapDay(id, leapDay),
      (view) => ({ ...view, leapDay }),
    );
  setCircle = (circle: string | null) => this.#do((host, id) => host.setCircle(id, circle));
  setRhythm = (rhythm: RhythmView | null) => this.#do((host, id) => host.setRhythm(id, rhythm));

  /** Notes what they do not want, or changes it. */
  limit = (boundary: string | null, fields: BoundaryFields) =>
    this.#do((host, id) =>
      boundary === null ? host.addBoundary(id, fields) : host.editBoundary(boundary, fields),
    );
  confirmBoundary = (boundary: string) => this.#do((host) => host.confirmBoundary(boundary));
  removeBoundary = (boundary: string) =>
    this.#do(
      (host) => host.removeBoundary(boundary),
      (view) => ({ ...view, boundaries: view.boundaries.filter((one) => one.id !== boundary) }),
    );

  /** Notes what they told, or changes it. */
  know = (fact: string | null, fields: FactFields) =>
    this.#do((host, id) =>
      fact === null ? host.addFact(id, fields) : host.editFact(fact, fields),
    );
  confirmFact = (fact: string) => this.#do((host) => host.confirmFact(fact));
  removeFact = (fact: string) =>
    this.#do(
      (host) => host.removeFact(fact),
      (view) => ({ ...view, facts: view.facts.filter((one) => one.id !== fact) }),
    );

  /** Notes what they go through, or changes it. */
  goThrough = (hardTime: string | null, fields: HardTimeFields) =>
    this.#do((host, id) =>
      hardTime === null ? host.addHardTime(id, fields) : host.editHardTime(hardTime, fields),
    );
  endHardTime = (hardTime: string) => this.#do((host) => host.endHardTime(hardTime));
  removeHardTime = (hardTime: string) => this.#do((host) => host.removeHardTime(hardTime));

  /** Notes what stands between the two, or changes it. */
  mend = (rift: string | null, fields: RiftFields) =>
    this.#do((host, id) =>
      rift === null ? host.addRift(id, fields) : host.editRift(rift, fields),
    );
  settleRift = (rift: string) => this.#do((host) => host.settleRift(rift));
  removeRift = (rift: string) => this.#do((host) => host.removeRift(rift));

  setIntention = (text: string) => this.#do((host, id) => host.setIntention(id, text));
  setTrust = (trust: Depth | null) => this.#do((host, id) => host.setTrust(id, trust));
  think = (text: string) => this.#do((host, id) => host.addReflection(id, text));
  forget = (thought: string) => this.#do((host) => host.removeReflection(thought));

  keepNoticed = (note: string, on: string, says: string) =>
    this.#do((host, id) => host.keepNoticed(id, note, on, says));
  log = (fields: InteractionFields, others: There[]) =>
    this.#do((host, id) => host.logInteraction(this.#together(id, others), fields));
  editEntry = (entry: string, fields: InteractionFields, others: There[]) =>
    this.#do(
      (host, id) => host.editInteraction(entry, this.#together(id, others), fields),
      (view) => ({
        ...view,
        timeline: view.timeline.map((one) => (one.id === entry ? { ...one, ...fields } : one)),
      }),
    );
  #together = (id: string, others: There[]) => [
    { kind: 'known' as const, id },
    ...others.map(companion),
  ];
  removeEntry = (entry: string) =>
    this.#do(
      (host) => host.removeInteraction(entry),
      (view) => ({ ...view, timeline: view.timeline.filter((one) => one.id !== entry) }),
    );

  addMilestone = (fields: MilestoneFields) => this.#do((host, id) => host.addMilestone(id, fields));
  editMilestone = (milestone: string, fields: MilestoneFields) =>
    this.#do((host) => host.editMilestone(milestone, fields));
  removeMilestone = (milestone: string) =>
    this.#do(
      (host) => host.removeMilestone(milestone),
      (view) => ({ ...view, milestones: view.milestones.filter((one) => one.id !== milestone) }),
    );

  async #do(
    write: (host: Acts['host'], id: string) => Promise<Done>,
    shown?: (view: PersonView) => PersonView,
  ): Promise<Done | null> {
    const id = this.id;
    if (id === null) return null;
    return this.acts.do(() => write(this.acts.host, id), shown && this.#painted(shown));
  }

  #painted(shown: (view: PersonView) => PersonView): Paint {
    return () => {
      const before = this.view;
      if (before) this.view = shown(before);
      return () => {
        this.view = before;
      };
    };
  }
}
