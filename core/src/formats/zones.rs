//! Time zones as calendars name them: as IANA does, by a path that ends so, as Windows does, or by rules of their own (RFC 5545 §3.6.5).

use std::{cell::RefCell, collections::HashMap};

use jiff::{
    civil::Weekday,
    tz::{Offset, TimeZone},
};
use windows_timezones::WindowsTimezone;

use super::rule::weekday;
use crate::cards::ContentLine;

/// The zones of one calendar.
#[derive(Default)]
pub(super) struct Zones {
    /// By the names that the calendar gives them.
    own: HashMap<String, Rules>,
    /// Those that were asked for, and whether anything was known of them.
    asked: RefCell<HashMap<String, Option<TimeZone>>>,
}

/// What a calendar says of a zone.
#[derive(Default)]
struct Rules {
    /// What other programs call it.
    location: String,
    standard: Option<Observance>,
    daylight: Option<Observance>,
}

/// A part of the year: from when it is kept, how far from UTC, and by which rule it begins.
#[derive(Default, Clone)]
struct Observance {
    since: String,
    offset: Option<Offset>,
    begins: Option<Begins>,
}

/// "The last Sunday of March": month, which week of it (5: the last), and day.
#[derive(Clone, Copy)]
struct Begins {
    month: i8,
    week: i8,
    day: Weekday,
}

impl Zones {
    /// The zones that stand in a calendar.
    pub(super) fn of(lines: &[ContentLine]) -> Self {
        let mut found = Self::default();
        let (mut name, mut rules, mut part) = (String::new(), None::<Rules>, Observance::default());
        for line in lines {
            match (line.name.as_str(), line.text.to_ascii_uppercase().as_str(), &mut rules) {
                ("BEGIN", "VTIMEZONE", _) => (rules, name) = (Some(Rules::default()), String::new()),
                ("END", "VTIMEZONE", _) => found.own.extend(rules.take().map(|rules| (std::mem::take(&mut name), rules))),
                ("BEGIN", "STANDARD" | "DAYLIGHT", Some(_)) => part = Observance::default(),
                ("END", "STANDARD", Some(rules)) => keep_newer(&mut rules.standard, &part),
                ("END", "DAYLIGHT", Some(rules)) => keep_newer(&mut rules.daylight, &part),
                ("TZID", _, Some(_)) => name.clone_from(&line.text),
                ("X-LIC-LOCATION", _, Some(rules)) => rules.location.clone_from(&line.text),
                ("DTSTART", _, Some(_)) => part.since.clone_from(&line.text),
                ("TZOFFSETTO", text, Some(_)) => part.offset = offset(text),
                ("RRULE", text, Some(_)) => part.begins = begins(text),
                _ => {}
            }
        }
        found
    }

    /// The zone that a calendar calls so; `None` where nobody can tell, which is remembered.
    pub(super) fn named(&self, name: &str) -> Option<TimeZone> {
        self.asked.borrow_mut().entry(name.to_owned()).or_insert_with(|| self.find(name)).clone()
    }

    /// Names that were asked for and that nobody knows.
    pub(super) fn unknown(&self) -> Vec<String> {
        let asked = self.asked.borrow();
        let mut names: Vec<String> = asked.iter().filter(|(_, zone)| zone.is_none()).map(|(name, _)| name.clone()).collect();
        names.sort_unstable();
        names
    }

    fn find(&self, name: &str) -> Option<TimeZone> {
        let own = self.own.get(name);
        known(name).or_else(|| known(&own?.location)).or_else(|| own?.zone())
    }
}

/// A zone that is known by its name.
fn known(name: &str) -> Option<TimeZone> {
    let iana = |name: &str| TimeZone::get(name).ok();
    // "/mozilla.org/20070129_1/Europe/Berlin"
    let of_path = || name.match_indices('/').find_map(|(at, _)| iana(name.get(at + 1..)?));
    iana(name).or_else(of_path).or_else(|| iana(name.parse::<WindowsTimezone>().ok()?.tzdb_id()))
}

/// Of several that were kept in turn, the last is kept now.
fn keep_newer(kept: &mut Option<Observance>, part: &Observance) {
    if kept.as_ref().is_none_or(|kept| kept.since <= part.since) {
        *kept = Some(part.clone());
    }
}

impl Rules {
    /// The zone by its rules, as POSIX writes them.
    fn zone(&self) -> Option<TimeZone> {
        let standard = self.standard.as_ref()?;
        let Some(daylight) = &self.daylight else { return Some(standard.offset?.to_time_zone()) };
        let [from, to] = [daylight, standard].map(Observance::posix);
        let text = format!("<STD>{}<DST>{},{},{}", west(standard.offset?), west(daylight.offset?), from?, to?);
        TimeZone::posix(&text).ok()
    }
}

impl Observance {
    /// "M3.5.0/02:00:00".
    fn posix(&self) -> Option<String> {
        let Begins { month, week, day } = self.begins?;
        let time = |from: usize, to: usize| self.since.get(from..to);
        Some(format!("M{month}.{week}.{}/{}:{}:{}", day.to_sunday_zero_offset(), time(9, 11)?, time(11, 13)?, time(13, 15)?))
    }
}

/// POSIX counts west of Greenwich.
fn west(offset: Offset) -> String {
    let seconds = offset.seconds().unsigned_abs();
    let sign = if offset.seconds() > 0 { "-" } else { "" };
    format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// "+0130" (RFC 5545 §3.3.14).
fn offset(text: &str) -> Option<Offset> {
    let part = |from: usize, to: usize| text.get(from..to).map_or(Some(0), |digits| digits.parse::<i32>().ok());
    let seconds = part(1, 3)? * 3600 + part(3, 5)? * 60 + part(5, 7)?;
    Offset::from_seconds(if text.starts_with('-') { -seconds } else { seconds }).ok()
}

/// "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU".
fn begins(text: &str) -> Option<Begins> {
    let part = |name: &str| text.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let (number, day) = part("BYDAY").and_then(|day| day.split_at_checked(day.len().checked_sub(2)?))?;
    let week = match number {
        "-1" => 5,
        number => number.trim_start_matches('+').parse().ok().filter(|week| (1..=4).contains(week))?,
    };
    Some(Begins { month: part("BYMONTH")?.parse().ok()?, week, day: weekday(day)? })
}
