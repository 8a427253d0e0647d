//! The *because* of a nudge: sentences made of facts (C6), never a platitude.

use jiff::civil::Date;

use super::spans::{ago, away, length};
use crate::domain::{
    Calendar, CheckIn, InteractionFields, MilestoneFields, MilestoneKind, Occurrence, PartialDate, Period, capitalised, days_between,
    is_round, round_number,
};

/// Why someone is to be celebrated: "Turns 41 today", "10 years on Tuesday, a big one", "Turned 41, 3 days ago", "Turns 10,000 days old today",
/// "Turns 31 today by the Hebrew calendar".
#[must_use]
pub fn celebration(fields: &MilestoneFields, occurrence: &Occurrence, today: Date) -> String {
    in_words(fields, occurrence, today, true)
}

/// The same without cheer, for a hard time (B12): "Turns 60 today".
#[must_use]
pub fn quiet_celebration(fields: &MilestoneFields, occurrence: &Occurrence, today: Date) -> String {
    in_words(fields, occurrence, today, false)
}

fn in_words(fields: &MilestoneFields, occurrence: &Occurrence, today: Date, with_cheer: bool) -> String {
    let past = occurrence.on < today;
    let day = away(occurrence.on, today);
    let leap = fields.date.known().is_some_and(|date| date.is_leap_day()) && occurrence.on.day() != 29;
    // Two numbers in a row are hard to read: "Turned 40, 3 days ago".
    let between = if day.starts_with(|c: char| c.is_ascii_digit()) { ", " } else { " " };
    let turns = if past { "Turned" } else { "Turns" };
    if let Period::Days(days) = occurrence.period {
        let number = round_number(days).unwrap_or_default();
        let birthday = fields.kind == MilestoneKind::Birthday;
        return if birthday {
            format!("{turns} {number} old{between}{day}")
        } else {
            format!("{}: {number}{between}{day}", fields.shown())
        };
    }
    let what = match (fields.kind, occurrence.years) {
        (MilestoneKind::Birthday, Some(years)) => format!("{turns} {years}{between}{day}"),
        (_, Some(1)) => format!("{}: 1 year{between}{day}", fields.shown()),
        (_, Some(years)) => format!("{}: {years} years{between}{day}", fields.shown()),
        (_, None) => format!("{} {day}", fields.shown()),
    };
    let calendar = fields.date.known().map_or(Calendar::Gregorian, PartialDate::calendar);
    let by = if calendar == Calendar::Gregorian { String::new() } else { format!(" by the {} calendar", calendar.name()) };
    let at_work = fields.kind == MilestoneKind::WorkAnniversary;
    let big = match occurrence.years.filter(|years| with_cheer && is_round(*years, at_work)) {
        Some(1) => ", the first",
        Some(5..) => ", a big one",
        _ => "",
    };
    let born = if leap { ", born 29 February" } else { "" };
    format!("{what}{by}{big}{born}")
}

/// The day of a celebration: "Today", "Tomorrow", "On Tuesday", "3 days ago".
#[must_use]
pub fn celebration_day(on: Date, today: Date) -> String {
    capitalised(&away(on, today))
}

/// Why someone is to be reached: "Every 3 weeks · last talked 24 days ago: “her move to Porto”".
#[must_use]
pub fn check_in(check_in: &CheckIn, last: Option<&InteractionFields>, tried: Option<Date>, today: Date) -> String {
    let cadence = format!("Every {}", check_in.cadence);
    let talk = match last {
        None => "no talk noted yet".to_owned(),
        Some(last) => match last.last_words(80) {
            Some(words) => format!("last talked {}: “{words}”", ago(last.day, today)),
            None => format!("last talked {}", ago(last.day, today)),
        },
    };
    match tried.filter(|_| check_in.retry) {
        Some(tried) => format!("{cadence} · you tried {}, no answer · {talk}", ago(tried, today)),
        None => format!("{cadence} · {talk}"),
    }
}

/// How far past its day a check-in is: "6 weeks over".
#[must_use]
pub fn late(due: Date, today: Date) -> String {
    format!("{} over", length(days_between(due, today)))
}
