//! What time it is where someone lives (D2).

use jiff::{
    Zoned,
    civil::DateTime,
    tz::{Offset, TimeZone},
};

/// The civil time of a moment in the zone of someone, as a card has it: a name of the zone database, or an offset ("-05:00"). `None` where
/// that names no zone, or it is the same time there.
///
/// # Example
/// ```
/// use fondly_core::planner::their_clock;
/// let noon: jiff::Zoned = "2026-03-10T12:00[Europe/Lisbon]".parse().unwrap();
/// assert_eq!(their_clock("Asia/Tokyo", &noon).unwrap().to_string(), "2026-03-10T21:00:00");
/// assert_eq!(their_clock("-05:00", &noon).unwrap().to_string(), "2026-03-10T07:00:00");
/// assert_eq!(their_clock("Europe/London", &noon), None, "the same time as in Lisbon");
/// assert_eq!(their_clock("somewhere", &noon), None);
/// ```
#[must_use]
pub fn their_clock(zone: &str, moment: &Zoned) -> Option<DateTime> {
    let there = moment.timestamp().to_zoned(zone_named(zone)?).datetime();
    (there != moment.datetime()).then_some(there)
}

/// The zone that a card names: by its name in the zone database, or by its offset.
#[must_use]
pub fn zone_named(zone: &str) -> Option<TimeZone> {
    let zone = zone.trim();
    match TimeZone::get(zone) {
        Ok(named) if !zone.is_empty() => Some(named),
        _ => offset(zone).map(TimeZone::fixed),
    }
}

/// "-05:00", "+0530", "UTC+2".
fn offset(text: &str) -> Option<Offset> {
    let text = text.trim_start_matches("UTC").trim_start_matches("GMT");
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-" | "−", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits, "0"),
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let is_offset = (0..=25).contains(&hours) && (0..60).contains(&minutes);
    if is_offset { Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok() } else { None }
}
