//! Lengths of time as people say them.

use jiff::civil::Date;

use crate::domain::days_between;

/// A length in days: "5 days", "3 weeks", "2 months", "a year".
///
/// # Example
/// ```
/// use fondly_core::planner::length;
/// assert_eq!(length(24), "24 days", "not three weeks and a bit");
/// assert_eq!(length(35), "5 weeks");
/// assert_eq!(length(92), "3 months");
/// ```
#[must_use]
pub fn length(days: i32) -> String {
    let days = days.max(0);
    let (count, unit) = match days {
        0..14 => (days, "day"),
        14..28 if days % 7 != 0 => (days, "day"),
        14..70 => (days / 7, "week"),
        #[expect(clippy::cast_possible_truncation, reason = "fewer months than days")]
        70..700 => ((f64::from(days) / 30.4375).round() as i32, "month"),
        #[expect(clippy::cast_possible_truncation, reason = "fewer years than days")]
        _ => ((f64::from(days) / 365.25).round() as i32, "year"),
    };
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}

/// A day in the past: "today", "yesterday", "5 weeks ago".
#[must_use]
pub fn ago(day: Date, today: Date) -> String {
    match days_between(day, today) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days if days < 0 => away(day, today),
        days => format!("{} ago", length(days)),
    }
}

/// A day from today on: "today", "tomorrow", "on Tuesday", "in 5 weeks".
#[must_use]
pub fn away(day: Date, today: Date) -> String {
    match days_between(today, day) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days if days < 0 => ago(day, today),
        days if days < 7 => format!("on {}", day.strftime("%A")),
        days => format!("in {}", length(days)),
    }
}
