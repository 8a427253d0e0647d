//! Years of lives in virtual time: the real engine over a simulated clock, zone and notification service, against what the rules say,
//! written down once more (R1–R11). A seed tells one life; the same seed, the same life on every machine.

mod facts;
mod life;
mod oracle;
mod tally;

use std::collections::BTreeSet;

use fondly_core::{
    domain::{Later, Settings},
    reminders::{Act, Answer, Popup},
};
use jiff::{Span, ToSpan, Zoned, civil::Time};

use rusqlite::Connection;

use crate::support::{Dice, Dies, Reminders, TestBook};
use life::Life;
use oracle::{Key, Oracle};
pub(crate) use tally::Tally;

/// Lives for so many days; panics with the seed where the engine says anything else than the rules do.
pub(crate) fn live(seed: u64, days: i64) -> Tally {
    let mut user = User::new(seed);
    let end = user.now().saturating_add(Span::new().days(days));
    while user.now() < end {
        user.next_stop();
    }
    user.close();
    user.tally
}

/// At which step of a reminder the power goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Of those of one look the popup of this number is claimed, and on the screen or not yet; nothing of that is on record.
    Showing(u32, Dies),
    /// That it was shown is on record.
    Shown,
    /// What was answered is on record, and nothing was laid out since.
    Answered,
}

/// What the question about the clock speaks for, as if it were an alarm.
const CLOCK: i64 = 0;

struct User {
    seed: u64,
    dice: Dice,
    reminders: Reminders,
    /// What the engine wrote, read as anyone could.
    file: Connection,
    life: Life,
    oracle: Oracle,
    /// When something happens next in this life.
    next_event: Zoned,
    is_down: bool,
    /// The user asked the system not to disturb.
    is_inhibited: bool,
    /// The clock is off by so many seconds, and the engine does not believe it.
    doubt: Option<i64>,
    /// How often it was asked in this doubt whether the clock is right.
    questions: usize,
    /// The power goes the next time that something is said or answered.
    power_fails: Option<Step>,
    tally: Tally,
}

impl User {
    fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let zone = life::ZONES[usize::try_from(dice.below(life::ZONES.len() as u64)).unwrap()];
        let book = TestBook::in_memory_file(&format!("2026-01-{:02}T07:30[{zone}]", dice.below(28) + 1));
        let mut reminders = Reminders::over(book);
        // How many there may be a day has tests of its own.
        reminders.book.change_settings(&Settings { popups_a_day: 99, ..Settings::default() }).unwrap();
        // A clock that is wrong from the first look on can't be told (R7).
        assert_eq!(reminders.pass(), [""; 0]);
        let next_event = reminders.book.now().zoned().clone();
        let file = Connection::open(reminders.book.path()).unwrap();
        Self {
            seed,
            dice,
            file,
            oracle: Oracle::default(),
            life: Life::default(),
            reminders,
            next_event,
            is_down: false,
            is_inhibited: false,
            doubt: None,
            questions: 0,
            power_fails: None,
            tally: Tally::default(),
        }
    }

    fn now(&self) -> Zoned {
        self.reminders.book.now().zoned().clone()
    }

    /// The next moment at which anything can happen: something in this life, the next reminder by the engine or by the rules, the end of
    /// the quiet hours where something waits for it; and now and then a moment at which nothing can.
    fn next_stop(&mut self) {
        let now = self.now();
        let settings = self.reminders.book.settings().unwrap();
        let due = self.reminders.book.reminder_health(true).unwrap().next_due.map(|at| at.to_zoned(now.time_zone().clone()));
        let by_the_rules = self.oracle.next.map(|at| at.to_zoned(now.time_zone().clone()));
        let waiting = "SELECT EXISTS (SELECT 1 FROM alarms WHERE state IN ('held', 'due', 'claimed'))";
        let waits: bool = self.file.prepare_cached(waiting).unwrap().query_row([], |row| row.get(0)).unwrap();
        let can_speak = !self.is_down && !self.is_inhibited;
        let looks = waits && can_speak || self.dice.below(8) == 0;
        let daily = [settings.quiet_to, settings.notify_at].map(|at| looks.then(|| next(&now, at)));
        let stops = daily.into_iter().chain([Some(self.next_event.clone()), due, by_the_rules]);
        let stop = stops.flatten().filter(|stop| *stop > now).min().unwrap_or_else(|| next(&now, settings.notify_at));
        self.go_to(&stop);
        if self.now() >= self.next_event {
            self.happen();
        }
        self.pass();
    }

    fn go_to(&mut self, stop: &Zoned) {
        self.reminders.book.clock.pass(Span::new().seconds(stop.timestamp().as_second() - self.now().timestamp().as_second()));
    }

    /// Something in this life, and when the next thing is.
    fn happen(&mut self) {
        if let Some(seconds) = self.doubt.take() {
            return self.clear_up(seconds);
        }
        match self.dice.below(24) {
            0 => self.sleep(),
            1 => self.travel(),
            2 => self.jump(),
            3 => self.break_down(),
            4 => {
                let number = u32::try_from(self.dice.below(2)).unwrap() + 1;
                let showing = [Dies::Before, Dies::After].map(|when| Step::Showing(number, when));
                let steps = [Step::Shown, Step::Answered, showing[0], showing[1]];
                self.power_fails = Some(steps[usize::try_from(self.dice.below(4)).unwrap()]);
            }
            5 => self.jump_far(),
            6 => {
                self.is_inhibited = !self.is_inhibited;
                self.reminders.voice.inhibit(self.is_inhibited);
            }
            _ => {
                self.life.edit(&mut self.dice, &mut self.reminders.book, &mut self.oracle, self.is_down);
                self.tally.edits += 1;
            }
        }
        self.something_comes();
    }

    fn something_comes(&mut self) {
        let minutes = i64::try_from(self.dice.below(4 * 24 * 60)).unwrap() + 1;
        self.next_event = self.now().saturating_add(minutes.minutes());
    }

    /// The computer is off for hours or weeks; nobody looks.
    fn sleep(&mut self) {
        let hours = if self.dice.below(4) == 0 { self.dice.below(24 * 45) } else { self.dice.below(60) };
        self.reminders.book.clock.pass(Span::new().hours(i64::try_from(hours).unwrap()));
        self.tally.sleeps += 1;
    }

    fn travel(&mut self) {
        let zone = life::ZONES[usize::try_from(self.dice.below(life::ZONES.len() as u64)).unwrap()];
        self.reminders.book.clock.travel(zone);
        self.tally.travels += 1;
    }

    /// The clock is set, back or forth.
    fn jump(&mut self) {
        let minutes = i64::try_from(self.dice.below(30 * 60)).unwrap() - 3 * 60;
        self.reminders.book.clock.pass(Span::new().minutes(minutes));
        self.tally.jumps += 1;
    }

    /// The clock is set by days or weeks, and no time passes (R7).
    fn jump_far(&mut self) {
        let hours = i64::try_from(self.dice.below(60 * 24)).unwrap() + 37;
        let seconds = if self.dice.below(2) == 0 { hours * 3600 } else { -hours * 3600 };
        self.reminders.book.clock.jump(Span::new().seconds(seconds));
        (self.doubt, self.questions) = (Some(seconds), 0);
        self.tally.doubts += 1;
    }

    /// The user says that the clock is right, or sets it right.
    fn clear_up(&mut self, seconds: i64) {
        self.questions = 0;
        if self.dice.below(2) == 0 {
            self.reminders.answer(&[CLOCK], Answer::Act(Act::RightClock));
        } else {
            self.reminders.book.clock.jump(Span::new().seconds(-seconds));
        }
        self.something_comes();
    }

    /// The service goes for a while, and comes back.
    fn break_down(&mut self) {
        if self.is_down {
            self.reminders.voice.recover();
            // However long the engine waits by now, it tries again.
            self.reminders.book.clock.pass(11.minutes());
        } else {
            self.reminders.voice.fail("no notification service");
            self.tally.outages += 1;
        }
        self.is_down = !self.is_down;
    }

    /// One look of the engine: it says what the rules say, all of it and nothing else.
    fn pass(&mut self) {
        self.tally.passes += 1;
        let expected = self.expected();
        match self.power_fails {
            Some(Step::Showing(number, when)) if !self.is_down && !expected.is_empty() => {
                let (popups, crashed) = self.reminders.crash_at_popup(number, when);
                if crashed {
                    return self.crash(popups, &expected, when);
                }
                self.is_said(popups, &expected);
            }
            _ => {
                let popups = self.reminders.popups();
                self.is_said(popups, &expected);
            }
        }
    }

    /// The power went at the last of these popups, or right before the next one: at most that one comes once more (R2).
    fn crash(&mut self, popups: Vec<Popup>, expected: &BTreeSet<Key>, when: Dies) {
        self.power_fails = None;
        self.tally.crashes += 1;
        let mut recorded = self.of_alarms(popups);
        let last = if when == Dies::After { recorded.pop() } else { None };
        let (recorded, last) = (self.keys(&recorded), self.keys(last.as_slice()));
        let again = self.heard();
        assert!(again.is_disjoint(&recorded), "{}: what was on record was said again", self.at());
        self.tally.repeats += u64::from(!again.is_disjoint(&last));
        self.compare(&(&(&again | &last) | &recorded), expected);
        self.tally.said += u64::try_from(expected.len()).unwrap();
        self.oracle.was_said(expected, &self.now());
    }

    fn is_said(&mut self, popups: Vec<Popup>, expected: &BTreeSet<Key>) {
        let popups = self.of_alarms(popups);
        let heard = self.keys(&popups);
        if self.is_down {
            assert!(heard.is_empty(), "{}: said {heard:?} to nobody", self.at());
            return;
        }
        self.compare(&heard, expected);
        self.oracle.was_said(&heard, &self.now());
        self.tally.said += u64::try_from(heard.len()).unwrap();
        if !heard.is_empty() {
            self.power_goes_after(Step::Shown);
        }
        for alarms in popups {
            self.answer(&alarms);
        }
    }

    /// The alarms that popups speak for. The question about the clock speaks for none, and comes at most once in a doubt (R7).
    fn of_alarms(&mut self, popups: Vec<Popup>) -> Vec<Vec<i64>> {
        let (questions, alarms): (Vec<_>, Vec<_>) = popups.into_iter().map(|popup| popup.alarms).partition(|alarms| *alarms == [CLOCK]);
        self.questions += questions.len();
        assert!(self.questions <= usize::from(self.doubt.is_some()), "{}: asked about the clock", self.at());
        alarms
    }

    /// Whatever is on record holds when the program starts again: nothing is said a second time.
    fn power_goes_after(&mut self, step: Step) {
        if self.power_fails == Some(step) {
            self.power_fails = None;
            self.tally.crashes += 1;
            self.reminders.restart();
            assert_eq!(self.heard(), BTreeSet::new(), "{}: said again after {step:?}", self.at());
        }
    }

    fn compare(&self, heard: &BTreeSet<Key>, expected: &BTreeSet<Key>) {
        let tell = |keys: BTreeSet<Key>| {
            let (facts, steps) = (self.oracle.tell(&keys), keys.iter().map(|key| key.log(&self.file)).collect::<Vec<_>>());
            facts.into_iter().zip(steps).collect::<Vec<_>>()
        };
        let (more, less) = (tell(heard - expected), tell(expected - heard));
        assert!(heard == expected, "{}: said and not expected {more:#?}; expected and not said {less:#?}", self.at());
    }

    /// The user does something about a popup, or nothing.
    fn answer(&mut self, alarms: &[i64]) {
        let [alarm] = alarms else { return };
        let answer = match self.dice.below(7) {
            0 => Answer::Act(Act::Done),
            6 => Answer::Act(Act::Congratulate),
            1 => Answer::Act(Act::Snooze),
            2 => Answer::Open,
            3 => Answer::Dismissed,
            4 => Answer::Expired,
            _ => return,
        };
        let key = self.keys(&[alarms.to_vec()]).pop_first().unwrap();
        if !self.oracle.can_be_answered(&key, answer) {
            return;
        }
        self.tally.answers += 1;
        self.says(*alarm, &key, answer);
        // Asked until when, some say it.
        if answer == Answer::Act(Act::Snooze) && self.dice.below(2) == 0 {
            let laters = [Later::Hour, Later::Tonight, Later::Tomorrow, Later::Weekend, Later::NextWeek, Later::Month];
            let later = laters[usize::try_from(self.dice.below(6)).unwrap()];
            self.says(*alarm, &key, Answer::Act(Act::Later(later)));
        }
    }

    fn says(&mut self, alarm: i64, key: &Key, answer: Answer) {
        self.reminders.answer(&[alarm], answer);
        self.oracle.was_answered(key, answer, &self.now(), &self.reminders.book.settings().unwrap());
        self.power_goes_after(Step::Answered);
    }

    fn expected(&mut self) -> BTreeSet<Key> {
        if self.doubt.is_some() {
            return BTreeSet::new();
        }
        let settings = self.reminders.book.settings().unwrap();
        self.oracle.expected(&self.now(), &settings, self.is_inhibited)
    }

    fn heard(&mut self) -> BTreeSet<Key> {
        let popups = self.reminders.popups();
        let alarms = self.of_alarms(popups);
        self.keys(&alarms)
    }

    fn keys(&self, popups: &[Vec<i64>]) -> BTreeSet<Key> {
        let keys: BTreeSet<Key> = popups.iter().flatten().map(|alarm| Key::of(&self.file, *alarm)).collect();
        assert_eq!(keys.len(), popups.iter().map(Vec::len).sum::<usize>(), "{}: said twice at once", self.at());
        keys
    }

    /// At the end, with a service that works, on a later noon: nothing is left unsaid, and the file is whole.
    fn close(&mut self) {
        if let Some(seconds) = self.doubt.take() {
            self.clear_up(seconds);
        }
        self.is_inhibited = false;
        self.reminders.voice.inhibit(false);
        let settings = Settings { silent_until: None, ..self.reminders.book.settings().unwrap() };
        self.reminders.book.change_settings(&settings).unwrap();
        if self.is_down {
            self.break_down();
        }
        let noon = self.now().date().saturating_add(1.day()).at(12, 0, 0, 0);
        self.reminders.book.clock.set(&noon.to_string());
        self.pass();
        assert_eq!(self.expected(), BTreeSet::new(), "{}: left unsaid", self.at());
        assert_eq!(self.reminders.book.check().unwrap(), [""; 0], "{}: the file is whole", self.at());
    }

    fn at(&self) -> String {
        format!("seed {}, {}", self.seed, self.now())
    }
}

/// The next time that a clock shows this hour.
fn next(now: &Zoned, at: Time) -> Zoned {
    let day = if now.time() < at { now.date() } else { now.date().saturating_add(1.day()) };
    day.to_datetime(at).to_zoned(now.time_zone().clone()).unwrap_or_else(|_| now.saturating_add(1.hour()))
}

#[test]
fn lives_of_three_years_hear_what_the_rules_say_and_nothing_else() {
    let mut all = Tally::default();
    for seed in 1..=4 {
        all.add(&live(seed, 3 * 365));
    }
    println!("seeds 1–4: {all:?}");
    assert!(all.said > 400 && all.crashes > 20, "lives in which something happens: {all:?}");
    assert!(all.repeats <= all.crashes, "R2: at most one repeat for each crash");
}
