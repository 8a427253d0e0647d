//! Rules of other calendars (RFC 5545 §3.3.10) as repetitions, as far as people plan by them; the others are told apart, not guessed.

use jiff::{
    ToSpan as _,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};

use super::events::moment;
use crate::domain::{By, Nth, Repetition, Weekdays};

/// Days that are counted to find where a rule with a `COUNT` ends.
const MOST: usize = 5_000;

/// A rule of what begins on a day, perhaps at a time, and its last day, on the clock of `zone` (`UNTIL` may be a moment: what begins after it
/// on that day is none of its comings round); `None` where it says more than a repetition can. A day that shorter months have not is one
/// of these: RFC 5545 leaves such months out.
///
/// # Example
/// ```
/// use fondly_core::formats::repetition_of_rule;
/// let first = "2026-03-11".parse().unwrap();
/// let words = |rule: &str| repetition_of_rule(rule, (first, None), &jiff::tz::TimeZone::UTC).map(|(how, until)| (how.in_words(), until.map(|day| day.to_string())));
/// assert_eq!(words("FREQ=WEEKLY;BYDAY=WE"), Some(("every Wednesday".to_owned(), None)));
/// assert_eq!(words("FREQ=WEEKLY;COUNT=3"), Some(("every Wednesday".to_owned(), Some("2026-03-25".to_owned()))));
/// assert_eq!(words("FREQ=HOURLY"), None);
/// assert_eq!(words("FREQ=MONTHLY;BYMONTHDAY=31"), None);
/// ```
#[must_use]
pub fn rule(text: &str, (first, time): (Date, Option<Time>), zone: &TimeZone) -> Option<(Repetition, Option<Date>)> {
    let parts: Vec<(&str, &str)> =
        text.split(';').filter(|part| !part.is_empty()).map(|part| part.split_once('=')).collect::<Option<_>>()?;
    let part = |name: &str| parts.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| *value);
    let known = ["FREQ", "INTERVAL", "UNTIL", "COUNT", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"];
    if parts.iter().any(|(name, _)| !known.iter().any(|known| known.eq_ignore_ascii_case(name))) {
        return None;
    }
    let every: u16 = part("INTERVAL").map_or(Some(1), |text| text.parse().ok())?;
    let frequency = part("FREQ")?.to_ascii_uppercase();
    // A year's 15th is each month's, and its first Sunday is one of the year, unless a month is said.
    let is_of_year = part("BYMONTH").is_none() && (part("BYDAY").is_some() || part("BYMONTHDAY").is_some());
    let only_month = part("BYMONTH").is_none_or(|month| frequency == "YEARLY" && month.parse() == Ok(first.month()));
    let (every, by) = match frequency.as_str() {
        "DAILY" if part("BYDAY").is_none() && part("BYMONTHDAY").is_none() => (every, By::Day),
        "WEEKLY" => {
            let days = part("BYDAY").map_or(Some(vec![first.weekday()]), |days| days.split(',').map(weekday).collect())?;
            // Weeks that begin on another day count otherwise as soon as there are several days in every second one.
            let begins_otherwise = part("WKST").is_some_and(|day| !day.eq_ignore_ascii_case("MO"));
            if every > 1 && days.len() > 1 && begins_otherwise {
                return None;
            }
            (every, By::Week(Weekdays::new(days)?))
        }
        "MONTHLY" => (every, of_month(&part, first)?),
        "YEARLY" if !is_of_year => (every.checked_mul(12)?, of_month(&part, first)?),
        _ => return None,
    };
    let how = Repetition::new(every, by).filter(|_| only_month)?;
    // It has to begin where the event does.
    how.on_or_after(first, first).filter(|day| *day == first)?;
    let until = match (part("UNTIL"), part("COUNT")) {
        (Some(until), _) => Some(match moment(until, None)?.on_clock(zone) {
            (day, Some(until)) if time.is_some_and(|time| time > until) => day.checked_sub(1.day()).ok()?,
            (day, _) => day,
        }),
        (None, Some(count)) => Some(how.from(first, first).nth(count.parse::<usize>().ok()?.clamp(1, MOST) - 1)?),
        (None, None) => None,
    };
    Some((how, until))
}

/// Which day of a month is meant.
fn of_month<'t>(part: &impl Fn(&str) -> Option<&'t str>, first: Date) -> Option<By> {
    match (part("BYDAY"), part("BYMONTHDAY"), part("BYSETPOS")) {
        (None, None, None) => Some(first.day()).filter(|day| *day <= 28).map(By::MonthDay),
        (None, Some("-1"), None) => Some(By::MonthDay(31)),
        (None, Some(day), None) => day.parse().ok().filter(|day| *day <= 28).map(By::MonthDay),
        (None, Some(days), Some("-1")) => {
            // "The 28th to the 30th, of these the last": the 30th, or the last day of a shorter month.
            let days: Vec<i8> = days.split(',').map(|day| day.parse().ok()).collect::<Option<_>>()?;
            let is_run = days.first() == Some(&28) && days.windows(2).all(|pair| pair.first().map(|day| day + 1) == pair.last().copied());
            days.last().filter(|_| is_run).map(|day| By::MonthDay(*day))
        }
        (Some(day), None, position) => {
            let (number, code) = match position {
                Some(number) => (number, day),
                None => day.split_at_checked(day.len().checked_sub(2)?)?,
            };
            let nth = match number {
                "1" | "+1" => Nth::First,
                "2" | "+2" => Nth::Second,
                "3" | "+3" => Nth::Third,
                "4" | "+4" => Nth::Fourth,
                "-1" => Nth::Last,
                _ => return None,
            };
            Some(By::MonthWeekday(nth, weekday(code)?))
        }
        _ => None,
    }
}

/// The day of "MO".
pub(super) fn weekday(code: &str) -> Option<Weekday> {
    let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let at = codes.iter().position(|known| known.eq_ignore_ascii_case(code.trim()))?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}
