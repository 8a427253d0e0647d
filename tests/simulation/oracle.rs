//! What the rules say is to be said at a moment, reckoned from facts alone: no alarms, no states, nothing that was laid out before.

use std::collections::{BTreeMap, BTreeSet};

use fondly_core::{
    domain::{LifeDate, Settings},
    reminders::{Act, Answer},
};
use jiff::{
    Span, Timestamp, ToSpan, Zoned,
    civil::{Date, DateTime, Time, date},
};
use rusqlite::Connection;

type Id = [u8; 16];

/// What is said: of what kind, of what, which coming round.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    kind: String,
    rule: Id,
    period: String,
}

impl Key {
    fn new(kind: &str, rule: &Id, period: &str) -> Self {
        Self { kind: kind.to_owned(), rule: *rule, period: period.to_owned() }
    }

    /// The key of an alarm in the file.
    pub(super) fn of(file: &Connection, alarm: i64) -> Self {
        let mut query = file.prepare_cached("SELECT kind, rule_id, period FROM alarms WHERE id = ?1").unwrap();
        query.query_row([alarm], |row| Ok(Self { kind: row.get(0)?, rule: row.get(1)?, period: row.get(2)? })).unwrap()
    }
}

/// Everything that matters, as a user would know it.
#[derive(Default)]
pub(super) struct Oracle {
    pub(super) milestones: BTreeMap<Id, Milestone>,
    pub(super) check_ins: BTreeMap<Id, CheckIn>,
    pub(super) catch_ups: BTreeMap<Id, CatchUp>,
    pub(super) reminders: BTreeMap<Id, Reminder>,
}

/// The end of a snooze.
#[derive(Debug, Clone, Copy)]
enum Hidden {
    Until(Timestamp),
    UntilClock(DateTime),
}

impl Hidden {
    fn ends(self, now: &Zoned) -> Timestamp {
        match self {
            Self::Until(at) => at,
            Self::UntilClock(at) => instant(at, now),
        }
    }

    fn day(self, now: &Zoned) -> Date {
        self.ends(now).to_zoned(now.time_zone().clone()).date()
    }
}

/// A birthday.
#[derive(Debug)]
pub(super) struct Milestone {
    month: i8,
    day: i8,
    known_at: Timestamp,
    pub(super) is_active: bool,
    said: BTreeSet<i16>,
    done: BTreeSet<i16>,
    hidden: BTreeMap<i16, Hidden>,
}

impl Milestone {
    pub(super) fn new(born: &LifeDate, known_at: Timestamp) -> Self {
        let (month, day) = parts(born);
        Self { month, day, known_at, is_active: true, said: BTreeSet::new(), done: BTreeSet::new(), hidden: BTreeMap::new() }
    }

    /// Another date: everything is to be said anew (R1), but for days before now (R4).
    pub(super) fn corrected(&mut self, born: &LifeDate, known_at: Timestamp) {
        (self.month, self.day) = parts(born);
        (self.known_at, self.said) = (known_at, BTreeSet::new());
    }

    /// D4: 29 February falls on the 28th in common years.
    fn on(&self, year: i16) -> Date {
        let leap = date(year, 1, 1).in_leap_year();
        if (self.month, self.day) == (2, 29) && !leap { date(year, 2, 28) } else { date(year, self.month, self.day) }
    }

    fn is_due(&self, year: i16, now: &Zoned, settings: &Settings) -> bool {
        let on = self.on(year);
        let known_since = self.known_at.to_zoned(now.time_zone().clone()).date();
        let hidden = self.hidden.get(&year);
        let due = later(hidden, instant(on.to_datetime(settings.notify_at), now), now);
        // R5: belated for two weeks, from the end of a snooze if there was one (R9).
        let from = hidden.map_or(on, |hidden| hidden.day(now).max(on));
        let is_late = days(from, now.date()) > 14;
        self.is_active
            && !self.said.contains(&year)
            && !self.done.contains(&year)
            && on >= known_since
            && !is_late
            && due <= now.timestamp()
    }
}

/// A rhythm of so many days.
#[derive(Debug)]
pub(super) struct CheckIn {
    every: i64,
    from: Date,
    is_said: bool,
    hidden: Option<Hidden>,
}

impl CheckIn {
    pub(super) fn new(every: i64, since: Date) -> Self {
        Self { every, from: since, is_said: false, hidden: None }
    }

    /// C1: the next is an interval from the last contact.
    pub(super) fn talked(&mut self, on: Date) {
        self.hidden = None;
        // The first talk counts from its own day, even if that is the day on which the rhythm began.
        if on > self.from {
            (self.from, self.is_said) = (on, false);
        }
    }

    fn is_due(&self, now: &Zoned, settings: &Settings) -> bool {
        let day = self.from.saturating_add(Span::new().days(self.every));
        let due = later(self.hidden.as_ref(), instant(day.to_datetime(settings.notify_at), now), now);
        !self.is_said && due <= now.timestamp()
    }
}

/// A catch-up of an hour and a half, or some time that day.
#[derive(Debug)]
pub(super) struct CatchUp {
    pub(super) day: Date,
    time: Option<Time>,
    known_at: Timestamp,
    pub(super) is_planned: bool,
    is_said: [bool; 2],
    hidden: [Option<Hidden>; 2],
}

impl CatchUp {
    pub(super) fn new(day: Date, time: Option<Time>, known_at: Timestamp) -> Self {
        Self { day, time, known_at, is_planned: true, is_said: [false; 2], hidden: [None; 2] }
    }

    pub(super) fn moved(&mut self, day: Date, known_at: Timestamp) {
        *self = Self::new(day, self.time, known_at);
    }

    fn ends(&self) -> Option<DateTime> {
        Some(self.day.to_datetime(self.time?).saturating_add(90.minutes()))
    }

    fn is_due_before(&self, now: &Zoned, settings: &Settings) -> bool {
        let said_at = match self.time {
            Some(time) => self.day.to_datetime(time).saturating_sub(1.hour()),
            None => self.day.to_datetime(settings.notify_at),
        };
        let is_over = self.day < now.date() || self.ends().is_some_and(|ends| ends <= now.datetime());
        !is_over && self.is_due(0, said_at, now)
    }

    fn is_due_after(&self, now: &Zoned, settings: &Settings) -> bool {
        let said_at = match self.ends() {
            Some(ends) => ends.saturating_add(2.hours()),
            None => self.day.saturating_add(1.day()).to_datetime(settings.notify_at),
        };
        days(self.day, now.date()) <= 14 && self.is_due(1, said_at, now)
    }

    fn is_due(&self, which: usize, said_at: DateTime, now: &Zoned) -> bool {
        let said_at = instant(said_at, now);
        let due = later(self.hidden[which].as_ref(), said_at, now);
        self.is_planned && !self.is_said[which] && self.known_at <= said_at && due <= now.timestamp()
    }
}

/// Something to be reminded of once.
#[derive(Debug)]
pub(super) struct Reminder {
    pub(super) day: Date,
    time: Option<Time>,
    pub(super) is_done: bool,
    is_said: bool,
    hidden: Option<Hidden>,
}

impl Reminder {
    pub(super) fn new(day: Date, time: Option<Time>) -> Self {
        Self { day, time, is_done: false, is_said: false, hidden: None }
    }

    pub(super) fn moved(&mut self, day: Date) {
        *self = Self::new(day, self.time);
    }

    fn is_due(&self, now: &Zoned, settings: &Settings) -> bool {
        let said_at = self.day.to_datetime(self.time.unwrap_or(settings.notify_at));
        let due = later(self.hidden.as_ref(), instant(said_at, now), now);
        !self.is_done && !self.is_said && due <= now.timestamp()
    }
}

impl Oracle {
    /// What is to be said now; nothing in quiet hours (R8).
    pub(super) fn expected(&self, now: &Zoned, settings: &Settings) -> BTreeSet<Key> {
        let mut keys = BTreeSet::new();
        if settings.is_quiet(now.time()) {
            return keys;
        }
        for (id, one) in &self.milestones {
            let years = now.year() - 1..=now.year() + 1;
            keys.extend(years.filter(|year| one.is_due(*year, now, settings)).map(|year| Key::new("milestone", id, &year.to_string())));
        }
        let check_ins = self.check_ins.iter().filter(|(_, one)| one.is_due(now, settings));
        keys.extend(check_ins.map(|(id, one)| Key::new("check-in", id, &one.from.to_string())));
        for (id, one) in &self.catch_ups {
            keys.extend(one.is_due_before(now, settings).then(|| Key::new("catch-up", id, "")));
            keys.extend(one.is_due_after(now, settings).then(|| Key::new("met", id, "")));
        }
        let reminders = self.reminders.iter().filter(|(_, one)| one.is_due(now, settings));
        keys.extend(reminders.map(|(id, _)| Key::new("reminder", id, "")));
        keys
    }

    pub(super) fn was_said(&mut self, keys: &BTreeSet<Key>) {
        keys.iter().for_each(|key| self.set_said(key, true));
    }

    /// All that is known of what these are about, for whoever looks for the reason.
    pub(super) fn tell<'k>(&self, keys: impl IntoIterator<Item = &'k Key>) -> Vec<String> {
        let of = |key: &Key| match key.kind.as_str() {
            "milestone" => format!("{:?}", self.milestones.get(&key.rule)),
            "check-in" => format!("{:?}", self.check_ins.get(&key.rule)),
            "catch-up" | "met" => format!("{:?}", self.catch_ups.get(&key.rule)),
            _ => format!("{:?}", self.reminders.get(&key.rule)),
        };
        keys.into_iter().map(|key| format!("{} {}: {}", key.kind, key.period, of(key))).collect()
    }

    fn set_said(&mut self, key: &Key, is_said: bool) {
        match key.kind.as_str() {
            "milestone" => {
                let (said, year) = (&mut self.milestones.get_mut(&key.rule).unwrap().said, key.period.parse().unwrap());
                if is_said {
                    said.insert(year)
                } else {
                    said.remove(&year)
                };
            }
            "check-in" => self.check_ins.get_mut(&key.rule).unwrap().is_said = is_said,
            "catch-up" => self.catch_ups.get_mut(&key.rule).unwrap().is_said[0] = is_said,
            "met" => self.catch_ups.get_mut(&key.rule).unwrap().is_said[1] = is_said,
            _ => self.reminders.get_mut(&key.rule).unwrap().is_said = is_said,
        }
    }

    /// Before a catch-up there is nothing to be done yet.
    pub(super) fn can_be_answered(&self, key: &Key, answer: Answer) -> bool {
        key.kind != "catch-up" || answer != Answer::Act(Act::Done)
    }

    pub(super) fn was_answered(&mut self, key: &Key, answer: Answer, now: &Zoned, settings: &Settings) {
        let hour = Hidden::Until(now.timestamp() + 1.hour());
        let tomorrow = Hidden::UntilClock(now.date().saturating_add(1.day()).to_datetime(settings.notify_at));
        let Answer::Act(act) = answer else { return };
        let is_done = act == Act::Done;
        match key.kind.as_str() {
            "milestone" => {
                let (one, year) = (self.milestones.get_mut(&key.rule).unwrap(), key.period.parse().unwrap());
                if is_done {
                    one.done.insert(year);
                } else {
                    one.hidden.insert(year, hour);
                }
            }
            "check-in" => {
                let one = self.check_ins.get_mut(&key.rule).unwrap();
                if is_done {
                    return one.talked(now.date());
                }
                one.hidden = Some(tomorrow);
            }
            "catch-up" => self.catch_ups.get_mut(&key.rule).unwrap().hidden[0] = Some(hour),
            "met" if is_done => self.catch_ups.get_mut(&key.rule).unwrap().is_planned = false,
            "met" => self.catch_ups.get_mut(&key.rule).unwrap().hidden[1] = Some(tomorrow),
            _ if is_done => self.reminders.get_mut(&key.rule).unwrap().is_done = true,
            _ => self.reminders.get_mut(&key.rule).unwrap().hidden = Some(hour),
        }
        if !is_done {
            self.set_said(key, false);
        }
    }
}

/// Its time, or the end of a snooze if that is later (R9).
fn later(hidden: Option<&Hidden>, said_at: Timestamp, now: &Zoned) -> Timestamp {
    hidden.map_or(said_at, |hidden| hidden.ends(now).max(said_at))
}

/// The moment that a clock shows this (D3).
fn instant(at: DateTime, now: &Zoned) -> Timestamp {
    at.to_zoned(now.time_zone().clone()).unwrap().timestamp()
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).unwrap().get_days()
}

fn parts(born: &LifeDate) -> (i8, i8) {
    let known = born.known().unwrap();
    (known.month().unwrap(), known.day().unwrap())
}
