//! Days in lives as iCalendar (RFC 5545): whole days that come round every year, for any calendar program to subscribe to.

use jiff::{ToSpan as _, civil::Date};

use crate::{
    cards::{Lines, escaped},
    domain::{LeapDay, MilestoneId, PartialDate},
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

/// The calendar of these days. The same days give the same bytes. A day of which month or day is unknown can't be in a calendar and
/// is left out.
///
/// # Example
/// ```
/// use fondly_core::{domain::MilestoneId, formats::{CalendarDay, calendar}};
/// let id = MilestoneId::from_bytes([0; 16]);
/// let leap = CalendarDay { id, title: "Bo: Birthday".into(), date: "--02-29".parse().unwrap(), yearly: true, leap_day: Default::default() };
/// let text = calendar(&[leap]);
/// assert!(text.contains("DTSTART;VALUE=DATE:20240229\r\n") && text.contains("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n"));
/// ```
#[must_use]
pub fn calendar(days: &[CalendarDay]) -> String {
    let mut lines = Lines::new(b"\r\n");
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fondly//Fondly//EN", "CALSCALE:GREGORIAN", "X-WR-CALNAME:Fondly"] {
        lines.put(line);
    }
    days.iter().for_each(|day| event(&mut lines, day));
    lines.put("END:VCALENDAR");
    String::from_utf8_lossy(&lines.into_bytes()).into_owned()
}

fn event(lines: &mut Lines, day: &CalendarDay) {
    let Some(first) = first_day(day) else { return };
    let last = first.saturating_add(1.day());
    lines.put("BEGIN:VEVENT");
    lines.put(&format!("UID:{}@fondly", day.id));
    // One that changed with every writing would make every event a changed one.
    lines.put("DTSTAMP:20240101T000000Z");
    lines.put(&format!("DTSTART;VALUE=DATE:{}", first.strftime("%Y%m%d")));
    lines.put(&format!("DTEND;VALUE=DATE:{}", last.strftime("%Y%m%d")));
    if day.yearly {
        lines.put(rule(first, day.leap_day));
    }
    lines.put(&format!("SUMMARY:{}", escaped(&day.title)));
    for line in ["TRANSP:TRANSPARENT", "CLASS:PRIVATE", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15H"] {
        lines.put(line);
    }
    lines.put(&format!("DESCRIPTION:{}", escaped(&day.title)));
    lines.put("END:VALARM");
    lines.put("END:VEVENT");
}

fn first_day(day: &CalendarDay) -> Option<Date> {
    let (month, of_month) = day.date.month().zip(day.date.day())?;
    Date::new(day.date.year().unwrap_or(ANY_YEAR), month, of_month).ok()
}

/// 29 February as programs agree on it: the last day of February, or the 60th of the year, which is 1 March in common years (D4).
fn rule(first: Date, leap_day: LeapDay) -> &'static str {
    match (first.month(), first.day(), leap_day) {
        (2, 29, LeapDay::February28) => "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        (2, 29, LeapDay::March1) => "RRULE:FREQ=YEARLY;BYYEARDAY=60",
        _ => "RRULE:FREQ=YEARLY",
    }
}
