//! Days in lives, gatherings and planned catch-ups as iCalendar (RFC 5545), for any calendar program to subscribe to.

use std::fmt::Display;

use jiff::{
    ToSpan as _,
    civil::{Date, Time, date},
};

use crate::{
    cards::{Lines, escaped},
    domain::{
        By, CatchUp, CatchUpFields, CatchUpState, Gathering, LeapDay, LifeDate, MilestoneFields, MilestoneId, PartialDate, Repetition,
    },
};

/// Where a day without its year begins: a leap year, so that 29 February is in it.
const ANY_YEAR: i16 = 2024;

/// A milestone as a calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDay {
    /// Which; its UID for ever.
    pub id: MilestoneId,
    /// "Ana Costa: Birthday (1996)".
    pub title: String,
    /// When it was.
    pub date: PartialDate,
    /// Does it come round every year?
    pub yearly: bool,
    /// Where 29 February falls in common years (D4).
    pub leap_day: LeapDay,
}

/// A catch-up as a calendar shows it, with the comings round that differ from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarCatchUp {
    /// "Call with Ana Costa and Bo Lind".
    pub title: String,
    /// What is planned; its identity is its UID for ever.
    pub planned: CatchUp,
    /// Its comings round that were moved, done or cancelled, each with its title.
    pub differing: Vec<(String, CatchUp)>,
}

/// The years in which days of other calendars are written out. The same days every time: what changes is taken for a changed event.
const WRITTEN_FROM: Date = date(2020, 1, 1);
const WRITTEN_TO: Date = date(2075, 12, 31);

/// How long a catch-up takes of which only the beginning is known.
const MINUTES: u16 = 60;

/// The calendar of these days, gatherings and catch-ups. The same ones give the same bytes. A day of which month or day is unknown can't be in a
/// calendar and is left out, as is what was cancelled.
///
/// # Example
/// ```
/// use fondly_core::{domain::MilestoneId, formats::{CalendarDay, calendar}};
/// let id = MilestoneId::from_bytes([0; 16]);
/// let leap = CalendarDay { id, title: "Bo: Birthday".into(), date: "--02-29".parse().unwrap(), yearly: true, leap_day: Default::default() };
/// let text = calendar(&[leap], &[], &[]);
/// assert!(text.contains("DTSTART;VALUE=DATE:20240229\r\n") && text.contains("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n"));
/// ```
#[must_use]
pub fn calendar(days: &[CalendarDay], gatherings: &[Gathering], catch_ups: &[CalendarCatchUp]) -> String {
    let mut lines = Lines::new(b"\r\n");
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fondly//Fondly//EN", "CALSCALE:GREGORIAN", "X-WR-CALNAME:Fondly"] {
        lines.put(line);
    }
    days.iter().for_each(|day| event(&mut lines, day));
    gatherings.iter().for_each(|one| gathering(&mut lines, one));
    catch_ups.iter().for_each(|one| catch_up(&mut lines, one));
    lines.put("END:VCALENDAR");
    String::from_utf8_lossy(&lines.into_bytes()).into_owned()
}

fn event(lines: &mut Lines, day: &CalendarDay) {
    let Some(first) = first_day(day) else { return };
    begin(lines, &day.id);
    whole_day(lines, first);
    if day.yearly && day.date.is_gregorian() {
        lines.put(rule(first, day.leap_day));
    }
    // What comes round by another calendar does so by no rule that other programs know: it is written out.
    for on in by_another_calendar(day).into_iter().filter(|on| *on > first) {
        lines.put(&at("RDATE", on, None));
    }
    lines.put(&format!("SUMMARY:{}", escaped(&day.title)));
    lines.put("TRANSP:TRANSPARENT");
    end(lines, &day.title, Some("-PT15H"));
}

fn whole_day(lines: &mut Lines, day: Date) {
    lines.put(&format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")));
    lines.put(&format!("DTEND;VALUE=DATE:{}", day.saturating_add(1.day()).strftime("%Y%m%d")));
}

/// A gathering, without what the user hopes for and says of themselves.
fn gathering(lines: &mut Lines, one: &Gathering) {
    begin(lines, &one.id);
    whole_day(lines, one.fields.day);
    lines.put(&format!("SUMMARY:{}", escaped(&one.fields.name)));
    if !one.fields.place.is_empty() {
        lines.put(&format!("LOCATION:{}", escaped(&one.fields.place)));
    }
    lines.put("TRANSP:TRANSPARENT");
    end(lines, &one.fields.name, None);
}

/// What stands behind an identity in the UIDs of our calendars.
const OWN: &str = "@fondly";

/// The identity in a UID of our own calendars; `None` in any other.
#[must_use]
pub fn own_id(uid: &str) -> Option<&str> {
    uid.strip_suffix(OWN)
}

fn begin(lines: &mut Lines, id: &dyn Display) {
    lines.put("BEGIN:VEVENT");
    lines.put(&format!("UID:{id}{OWN}"));
    // One that changed with every writing would make every event a changed one.
    lines.put("DTSTAMP:20240101T000000Z");
}

/// The end of an event, with an alarm so long before it.
fn end(lines: &mut Lines, title: &str, before: Option<&str>) {
    lines.put("CLASS:PRIVATE");
    if let Some(before) = before {
        lines.put("BEGIN:VALARM");
        lines.put("ACTION:DISPLAY");
        lines.put(&format!("TRIGGER:{before}"));
        lines.put(&format!("DESCRIPTION:{}", escaped(title)));
        lines.put("END:VALARM");
    }
    lines.put("END:VEVENT");
}

/// A catch-up: one event, and one more for each coming round that was moved. Times float: they are on the user's own clock (D2).
fn catch_up(lines: &mut Lines, CalendarCatchUp { title, planned, differing }: &CalendarCatchUp) {
    let own = planned.fields.time;
    let met = |one: &CatchUp| one.state != CatchUpState::Cancelled;
    if !met(planned) {
        return;
    }
    // One that ended before its first: what is left of it stands alone, for the beginning of a rule is always one of its days.
    let is_over = planned.repeats.is_some() && planned.periods(planned.fields.day, Date::MAX).next().is_none();
    if is_over {
        for (title, one) in differing.iter().filter(|(_, one)| met(one)) {
            begin(lines, &one.id);
            when(lines, &one.fields);
            what(lines, title, one);
        }
        return;
    }
    begin(lines, &planned.id);
    when(lines, &planned.fields);
    if let Some((how, until)) = planned.repeats {
        // The end has the form of the beginning (RFC 5545 §3.3.10).
        let until = until.map(|day| match own {
            Some(_) => format!(";UNTIL={}T235959", day.strftime("%Y%m%d")),
            None => format!(";UNTIL={}", day.strftime("%Y%m%d")),
        });
        let (rule, others) = rule_of(how, planned);
        lines.put(&format!("RRULE:{rule}{}", until.unwrap_or_default()));
        others.iter().for_each(|day| lines.put(&at("RDATE", *day, own)));
    }
    for (_, one) in differing.iter().filter(|(_, one)| !met(one)) {
        one.of_series.iter().for_each(|(_, period)| lines.put(&at("EXDATE", *period, own)));
    }
    what(lines, title, planned);
    for (title, one) in differing.iter().filter(|(_, one)| met(one)) {
        begin(lines, &planned.id);
        one.of_series.iter().for_each(|(_, period)| lines.put(&at("RECURRENCE-ID", *period, own)));
        when(lines, &one.fields);
        what(lines, title, one);
    }
}

/// Years for which days are written out that no rule names in a way all programs understand.
const WRITTEN_OUT: i64 = 20;

/// The rule as programs agree on it, and the days it leaves out. Of several days the last one, which is how the standard says "the 30th or
/// the last", is every one of them for some (Thunderbird's reader among them).
fn rule_of(how: Repetition, planned: &CatchUp) -> (String, Vec<Date>) {
    let monthly = |day: i8| format!("FREQ=MONTHLY;INTERVAL={};BYMONTHDAY={day}", how.every());
    match how.by() {
        By::MonthDay(31) => (monthly(-1), Vec::new()),
        By::MonthDay(day @ 29..) => {
            let first = planned.fields.day;
            let years = planned.periods(first, first.saturating_add(WRITTEN_OUT.years()));
            (monthly(day), years.filter(|one| one.day() < day && *one != first).collect())
        }
        _ => (how.to_string(), Vec::new()),
    }
}

fn when(lines: &mut Lines, fields: &CatchUpFields) {
    lines.put(&at("DTSTART", fields.day, fields.time));
    match fields.time {
        Some(_) => lines.put(&format!("DURATION:PT{}M", fields.minutes.unwrap_or(MINUTES))),
        None => lines.put(&at("DTEND", fields.day.saturating_add(1.day()), None)),
    }
}

fn what(lines: &mut Lines, title: &str, one: &CatchUp) {
    let fields = &one.fields;
    lines.put(&format!("SUMMARY:{}", escaped(title)));
    if !fields.place.is_empty() {
        lines.put(&format!("LOCATION:{}", escaped(&fields.place)));
    }
    lines.put(if fields.time.is_some() { "TRANSP:OPAQUE" } else { "TRANSP:TRANSPARENT" });
    let alarm = if fields.time.is_some() { "-PT1H" } else { "-PT15H" };
    end(lines, title, (one.state == CatchUpState::Planned).then_some(alarm));
}

/// A line with a day, or with a day and a time.
fn at(name: &str, day: Date, time: Option<Time>) -> String {
    match time {
        Some(time) => format!("{name}:{}T{}", day.strftime("%Y%m%d"), time.strftime("%H%M%S")),
        None => format!("{name};VALUE=DATE:{}", day.strftime("%Y%m%d")),
    }
}

fn first_day(day: &CalendarDay) -> Option<Date> {
    if !day.date.is_gregorian() {
        return day.date.whole().or_else(|| by_another_calendar(day).into_iter().next());
    }
    let (month, of_month) = day.date.month().zip(day.date.day())?;
    Date::new(day.date.year().unwrap_or(ANY_YEAR), month, of_month).ok()
}

/// The days on which a date of another calendar comes round, as far as they are written out.
fn by_another_calendar(day: &CalendarDay) -> Vec<Date> {
    if day.date.is_gregorian() || !day.yearly {
        return Vec::new();
    }
    let fields = MilestoneFields { yearly: true, ..MilestoneFields::birthday(LifeDate::Known(day.date)) };
    fields.occurrences(WRITTEN_FROM, WRITTEN_TO, day.leap_day).map(|occurrence| occurrence.on).collect()
}

/// 29 February as programs agree on it: the last day of February, or the 60th of the year, which is 1 March in common years (D4).
fn rule(first: Date, leap_day: LeapDay) -> &'static str {
    match (first.month(), first.day(), leap_day) {
        (2, 29, LeapDay::February28) => "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        (2, 29, LeapDay::March1) => "RRULE:FREQ=YEARLY;BYYEARDAY=60",
        _ => "RRULE:FREQ=YEARLY",
    }
}
