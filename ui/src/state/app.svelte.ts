// The whole page's state, wired to one host: who asks again when something changed, and where events lead.
import { getContext, setContext } from 'svelte';
import type { Celebration, Changed, GoTo, Someone, Subject } from '../api/bindings';
import type { Host } from '../api/host';
import { thisDay } from '../days';
import { Acts } from './acts.svelte';
import { Brief } from './brief.svelte';
import { Calendar } from './calendar.svelte';
import { Circles } from './circles.svelte';
import { Commands } from './commands.svelte';
import { Duplicates } from './duplicates.svelte';
import { Gatherings } from './gatherings.svelte';
import { Giving } from './giving.svelte';
import { Import } from './import.svelte';
import { Insights } from './insights.svelte';
import { People } from './people.svelte';
import { Letter } from './letter.svelte';
import { Quick } from './quick.svelte';
import { Person } from './person.svelte';
import { Reminders } from './reminders.svelte';
import { Shares } from './shares.svelte';
import { Router } from './router.svelte';
import { Settings } from './settings.svelte';
import { StayClose } from './stayClose.svelte';
import { Toasts } from './toasts.svelte';
import { Today } from './today.svelte';
import { You } from './you.svelte';

export class App {
  readonly router = new Router();
  readonly toasts = new Toasts();
  readonly commands = new Commands();
  readonly acts: Acts;
  readonly today: Today;
  readonly calendar: Calendar;
  readonly quick: Quick;
  readonly people: People;
  readonly person: Person;
  readonly peek: Person;
  readonly brief: Brief;
  readonly circles: Circles;
  readonly reminders: Reminders;
  readonly shares: Shares;
  readonly gatherings: Gatherings;
  readonly giving: Giving;
  readonly you: You;
  readonly letter: Letter;
  readonly settings: Settings;
  readonly imports: Import;
  readonly insights: Insights;
  readonly duplicates: Duplicates;
  readonly stayClose: StayClose;

  /** The celebration being written to, wherever it was asked for. */
  congratulating = $state.raw<Celebration | null>(null);
  /** What the new-person form starts with; null when it is closed. */
  adding = $state<string | null>(null);
  palette = $state(false);
  shortcuts = $state(false);
  dragging = $state(false);

  constructor(readonly host: Host) {
    this.acts = new Acts(host, this.toasts);
    this.today = new Today(this.acts);
    this.calendar = new Calendar(this.acts);
    this.quick = new Quick(this.acts);
    this.people = new People(host);
    this.person = new Person(this.acts);
    this.peek = new Person(this.acts);
    this.brief = new Brief(this.acts);
    this.circles = new Circles(this.acts);
    this.shares = new Shares(this.acts);
    this.gatherings = new Gatherings(this.acts);
    this.giving = new Giving(this.acts);
    this.you = new You(this.acts);
    this.letter = new Letter(this.acts);
    this.reminders = new Reminders(this.acts, (one) => this.today.withoutReminder(one));
    this.settings = new Settings(this.acts);
    this.imports = new Import(this.acts);
    this.insights = new Insights(host);
    this.duplicates = new Duplicates(this.acts);
    this.stayClose = new StayClose(this.acts);
  }

  start(): () => void {
    void this.today.load();
    void this.circles.load();
    void this.settings.load();
    const stops = [
      this.host.onChanged((event) => this.changed(event)),
      this.host.onGoTo((event) => this.goTo(event)),
      this.host.onCardsDropped(({ files }) => {
        this.dragging = false;
        this.router.go({ view: 'import' });
        void this.imports.look(files);
      }),
      this.host.onDragOver((over) => (this.dragging = over)),
    ];
    const midnight = this.#watchTheDay();
    return () => {
      stops.forEach((stop) => stop());
      midnight();
    };
  }

  changed({ what }: Changed): void {
    const any = (...subjects: Subject[]) => subjects.some((subject) => what.includes(subject));
    const people = any('people', 'milestones', 'interactions', 'circles');
    if (people || any('catchUps', 'settings', 'reminders')) void this.today.load();
    if (people && this.people.total !== null) void this.people.refresh();
    if (people || any('catchUps', 'reminders')) void this.person.load();
    if (people) void this.peek.load();
    if (people || any('catchUps', 'reminders', 'settings')) void this.brief.load();
    if (people) void this.letter.load();
    if (any('circles', 'people')) void this.circles.load();
    if (any('settings', 'reminders')) void this.settings.load();
    if ((people || any('catchUps', 'settings')) && this.router.place.view === 'calendar')
      void this.calendar.load();
    if ((people || any('catchUps', 'reminders', 'settings')) && this.router.place.view === 'you')
      void this.you.load();
    if ((people || any('reminders')) && this.router.place.view.startsWith('gathering'))
      void this.gatherings.load();
    if (people && this.router.place.view === 'insights') void this.insights.load();
    if (people && this.router.place.view === 'duplicates') void this.duplicates.load();
    if (people && this.router.place.view === 'stayClose') void this.stayClose.load();
    if (this.router.place.view === 'settings') void this.settings.loadHistory();
  }

  goTo(event: GoTo): void {
    if (event.to === 'today') this.router.go({ view: 'today' });
    else {
      this.router.person(event.id);
      if (event.say) this.toasts.done(event.say);
    }
  }

  /** A catch-up with someone is to be planned, on a day that can be changed. */
  planWith(who: Someone, day = thisDay()): void {
    this.router.go({ view: 'calendar' });
    this.calendar.planning = { people: [who], day, time: '' };
  }

  /** A window left open overnight must not show yesterday. */
  #watchTheDay(): () => void {
    const again = () => {
      if (document.visibilityState === 'visible') void this.today.load();
    };
    document.addEventListener('visibilitychange', again);
    const regular = setInterval(() => void this.today.load(), 15 * 60_000);
    return () => {
      document.removeEventListener('visibilitychange', again);
      clearInterval(regular);
    };
  }
}

const key = Symbol('app');
export const provideApp = (app: App): App => setContext(key, app);
export const useApp = (): App => getContext<App>(key);
