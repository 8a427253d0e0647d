//! What a life holds, as its user would know it, and when the rules say that each is to be said (D2–D7, C1, K5, R4, R5).

use std::collections::{BTreeMap, BTreeSet};

use fondly_core::domain::{Calendar, CalendarMonth, Later, LifeDate, PartialDate, Settings};
use jiff::{
    Span, Timestamp, ToSpan, Zoned,
    civil::{Date, DateTime, Time, Weekday},
    tz::TimeZone,
};

use super::oracle::{Id, Key};

/// Something that may be said, and when.
pub(super) struct Due {
    pub(super) key: Key,
    /// The day it is about.
    pub(super) on: Date,
    pub(super) at: Timestamp,
    /// Only the newest of one thing and class is said (R5).
    pub(super) class: String,
}

/// The end of a snooze (R9).
#[derive(Debug, Clone, Copy)]
pub(super) enum Hidden {
    Until(Timestamp),
    UntilClock(DateTime),
}

impl Hidden {
    pub(super) fn ends(self, now: &Zoned) -> Timestamp {
        match self {
            Self::Until(at) => at,
            Self::UntilClock(at) => instant(at, now),
        }
    }

    fn day(self, now: &Zoned) -> Date {
        self.ends(now).to_zoned(now.time_zone().clone()).date()
    }

    pub(super) fn an_hour(now: &Zoned) -> Self {
        Self::Until(now.timestamp() + 1.hour())
    }

    pub(super) fn tomorrow(now: &Zoned, settings: &Settings) -> Self {
        Self::UntilClock((now.date() + 1.day()).to_datetime(settings.notify_at))
    }

    pub(super) fn later(later: Later, now: &Zoned, settings: &Settings) -> Self {
        let next = |weekday: Weekday| {
            let day = (1..=7).map(|days| now.date() + days.days()).find(|day| day.weekday() == weekday).unwrap();
            Self::UntilClock(day.to_datetime(settings.notify_at))
        };
        match later {
            Later::Hour => Self::an_hour(now),
            Later::Tonight => {
                let in_an_hour = now.datetime() + 1.hour();
                let in_an_hour = in_an_hour.date().at(in_an_hour.hour(), in_an_hour.minute(), 0, 0);
                Self::UntilClock(in_an_hour.max(now.date().at(19, 0, 0, 0)))
            }
            Later::Tomorrow => Self::tomorrow(now, settings),
            Later::Weekend => next(Weekday::Saturday),
            Later::NextWeek => next(Weekday::Monday),
            Later::Month => Self::UntilClock((now.date() + 1.month()).to_datetime(settings.notify_at)),
        }
    }
}

/// A birthday.
#[derive(Debug)]
pub(super) struct Milestone {
    born: PartialDate,
    known_at: Timestamp,
    pub(super) is_active: bool,
    pub(super) done: BTreeSet<String>,
}

/// R5: belated for so many days.
const BELATED: i32 = 14;

impl Milestone {
    pub(super) fn new(born: &LifeDate, known_at: Timestamp) -> Self {
        Self { born: born.known().unwrap(), known_at, is_active: true, done: BTreeSet::new() }
    }

    /// Another date: nothing is said of days before now (R4).
    pub(super) fn corrected(&mut self, born: &LifeDate, known_at: Timestamp) {
        (self.born, self.known_at) = (born.known().unwrap(), known_at);
    }

    /// Its comings round that may matter around a day: the period and the day, and whether it is a round number of days.
    fn rounds(&self, today: Date, settings: &Settings) -> Vec<(String, Date, bool)> {
        // Ahead as well: what a clock that was ahead said of them is not said any more when it is set back (R7).
        let near = |on: &Date| (-400..=240).contains(&days(today, *on));
        let year = self.born.calendar().date_of(today).map(|(year, ..)| year);
        let years = year.into_iter().flat_map(|year| year - 2..=year + 2);
        let mut all: Vec<(String, Date, bool)> = years
            .filter(|year| self.born.year().is_none_or(|born| *year >= born))
            .filter_map(|year| Some((year.to_string(), kept_on(self.born, year)?, false)))
            .filter(|(_, on, _)| near(on))
            .collect();
        if let Some(born) = self.born.whole().filter(|_| settings.round_days) {
            let numbers = [100, 500, 700, 11_574].into_iter().chain((1..=10).map(|k| k * 1_000)).chain((3..=8).map(|k| k * 5_000));
            all.extend(numbers.map(|number| (format!("{number}d"), born + number.days(), true)).filter(|(_, on, _)| near(on)));
        }
        all
    }

    pub(super) fn due(&self, id: &Id, hidden: &BTreeMap<Key, Hidden>, now: &Zoned, settings: &Settings, all: &mut Vec<Due>) {
        let (today, known_since) = (now.date(), self.known_at.to_zoned(now.time_zone().clone()).date());
        for (period, on, is_days) in self.rounds(today, settings).into_iter().filter(|_| self.is_active) {
            let key = |lead: u16| Key { kind: "milestone", rule: *id, period: period.clone(), lead };
            // R5: belated for two weeks, from the end of a snooze if there was one (R9).
            let from = hidden.get(&key(0)).map_or(on, |hidden| hidden.day(now).max(on));
            if self.done.contains(&period) || on < known_since || days(from, today) > BELATED {
                continue;
            }
            for lead in settings.birthday_leads.all() {
                let said_on = on - Span::new().days(i64::from(lead));
                // R4, R5: what was over when the date became known is not said, nor anything ahead of a day that has come.
                if lead > 0 && (on <= today || said_on < known_since) {
                    continue;
                }
                let class = if is_days { period.clone() } else { String::new() };
                all.push(Due { key: key(lead), on, at: instant(said_on.to_datetime(settings.notify_at), now), class });
            }
        }
    }
}

/// D4, D6: a day that a year lacks is the one before it; a leap month that it lacks is the month of that number, but Adar I is Adar.
fn kept_on(born: PartialDate, year: i16) -> Option<Date> {
    let (calendar, mut month, day) = (born.calendar(), born.calendar_month()?, born.day()?);
    if month.is_leap && calendar.day(year, month, 1).is_none() {
        month = CalendarMonth::new(if calendar == Calendar::Hebrew { 6 } else { month.number });
    }
    (0..4).find_map(|back| calendar.day(year, month, day - back))
}

/// A rhythm of so many days.
#[derive(Debug)]
pub(super) struct CheckIn {
    every: i64,
    since: Date,
    talked: Option<Date>,
}

impl CheckIn {
    pub(super) fn new(every: i64, since: Date) -> Self {
        Self { every, since, talked: None }
    }

    pub(super) fn talked(&mut self, on: Date) {
        self.talked = self.talked.max(Some(on));
    }

    /// C1: an interval from the last contact, or from the day the rhythm was set while there was none. R4: what was past its day when it
    /// was set is said the day after.
    pub(super) fn due(&self, id: &Id, now: &Zoned, settings: &Settings) -> Due {
        let from = self.talked.unwrap_or(self.since);
        let on = from + self.every.days();
        let said_on = if on < self.since { self.since + 1.day() } else { on };
        let key = Key { kind: "check-in", rule: *id, period: from.to_string(), lead: 0 };
        Due { key, on, at: instant(said_on.to_datetime(settings.notify_at), now), class: String::new() }
    }
}

/// A catch-up of an hour and a half, or some time that day.
#[derive(Debug)]
pub(super) struct CatchUp {
    pub(super) day: Date,
    time: Option<Time>,
    known_at: Timestamp,
    pub(super) is_planned: bool,
}

impl CatchUp {
    pub(super) fn new(day: Date, time: Option<Time>, known_at: Timestamp) -> Self {
        Self { day, time, known_at, is_planned: true }
    }

    pub(super) fn moved(&mut self, day: Date, known_at: Timestamp) {
        *self = Self::new(day, self.time, known_at);
    }

    fn ends(&self) -> Option<DateTime> {
        Some(self.day.to_datetime(self.time?) + 90.minutes())
    }

    pub(super) fn due(&self, id: &Id, hidden: &BTreeMap<Key, Hidden>, now: &Zoned, settings: &Settings, all: &mut Vec<Due>) {
        let key = |kind: &'static str, lead: u16| Key { kind, rule: *id, period: String::new(), lead };
        let mut push = |key: Key, at: DateTime| {
            let at = instant(at, now);
            // R4: whoever planned it when it was about to begin knows of it.
            if self.is_planned && self.known_at <= at {
                all.push(Due { key, on: self.day, at, class: String::new() });
            }
        };
        let is_over = self.day < now.date() || self.ends().is_some_and(|ends| ends <= now.datetime());
        if !is_over {
            match self.time {
                Some(time) => settings.catch_up_leads.all().for_each(|lead| {
                    push(key("catch-up", lead), self.day.to_datetime(time) - i64::from(lead).minutes());
                }),
                None => push(key("catch-up", 0), self.day.to_datetime(settings.notify_at)),
            }
        }
        let asked_from = hidden.get(&key("met", 0)).map_or(self.day, |hidden| hidden.day(now).max(self.day));
        if days(asked_from, now.date()) <= BELATED {
            let at = self.ends().map_or_else(|| (self.day + 1.day()).to_datetime(settings.notify_at), |ends| ends + 2.hours());
            push(key("met", 0), at);
        }
    }
}

/// Something to be reminded of: once, or every week; on the user's clock or on someone else's.
#[derive(Debug)]
pub(super) struct Reminder {
    pub(super) day: Date,
    pub(super) time: Option<Time>,
    pub(super) weekly: bool,
    /// Of whom it is about, where it is on their clock (D2).
    pub(super) zone: Option<String>,
    pub(super) known_at: Timestamp,
    pub(super) done: BTreeSet<String>,
}

impl Reminder {
    pub(super) fn moved(&mut self, day: Date, known_at: Timestamp) {
        (self.day, self.known_at, self.done) = (day, known_at, BTreeSet::new());
    }

    pub(super) fn due(&self, id: &Id, hidden: &BTreeMap<Key, Hidden>, now: &Zoned, settings: &Settings, all: &mut Vec<Due>) {
        let known_since = self.known_at.to_zoned(now.time_zone().clone()).date();
        // R5: what is once waits until it is done; of what comes round the last two weeks count, from the end of a snooze if there was one.
        let rounds: Vec<Date> = if self.weekly {
            let first = (0..).map(|week: i64| self.day + week.weeks()).find(|day| days(*day, now.date()) <= 400).unwrap();
            (0..95).map(|week| first + week.weeks()).filter(|day| *day >= known_since).collect()
        } else {
            vec![self.day]
        };
        for on in rounds {
            let period = if self.weekly { on.to_string() } else { String::new() };
            let key = Key { kind: "reminder", rule: *id, period: period.clone(), lead: 0 };
            let from = hidden.get(&key).map_or(on, |hidden| hidden.day(now).max(on));
            if self.done.contains(&period) || self.weekly && days(from, now.date()) > BELATED {
                continue;
            }
            let clock = on.to_datetime(self.time.unwrap_or(settings.notify_at));
            let at = match &self.zone {
                Some(zone) => clock.to_zoned(TimeZone::get(zone).unwrap()).unwrap().timestamp(),
                None => instant(clock, now),
            };
            all.push(Due { key, on, at, class: String::new() });
        }
    }
}

/// The moment that a clock shows this (D3).
fn instant(at: DateTime, now: &Zoned) -> Timestamp {
    at.to_zoned(now.time_zone().clone()).unwrap().timestamp()
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).unwrap().get_days()
}
