//! How close two are over time, in words: growing, steady, resting. It says what was, and judges nobody (B14).

use jiff::{ToSpan as _, civil::Date};

use super::spans::ago;
use crate::domain::Depth;

/// Half a year: what is compared with the half before.
const HALF: i64 = 182;
/// Fewer talks than this say nothing.
const FEWEST: usize = 3;

/// What the talks of the last two half years say, by their days; `None` where there is too little to say anything.
///
/// # Example
/// ```
/// use fondly_core::planner::closeness;
/// let day = |day: &str| day.parse().unwrap();
/// let talks = ["2025-06-01", "2025-11-02", "2026-01-04", "2026-02-20"].map(day);
/// assert_eq!(closeness(&talks, day("2026-03-10")).unwrap(), "Growing: 3 talks in half a year, 1 talk in the half before");
/// ```
#[must_use]
pub fn closeness(talks: &[Date], today: Date) -> Option<String> {
    let (half, year) = (today.saturating_sub(HALF.days()), today.saturating_sub((2 * HALF).days()));
    let last = talks.iter().max()?;
    let now = talks.iter().filter(|day| **day > half).count();
    let before = talks.iter().filter(|day| **day > year && **day <= half).count();
    if talks.len() < FEWEST {
        return None;
    }
    let is_new = talks.iter().min().is_some_and(|first| *first > half);
    Some(match (now, before) {
        (0, _) => format!("Resting: the last talk was {}", ago(*last, today)),
        _ if is_new => format!("New: {} in the first half year", counted(now)),
        (now, 0) => format!("Back in touch: {} in half a year, after a quiet half", counted(now)),
        // Half as much again, and two at least: one more by chance is none.
        (now, before) if 2 * now >= 3 * before && now >= before + 2 => said("Growing", now, before),
        (now, before) if 2 * now <= before => said("Quieter", now, before),
        (now, before) => said("Steady", now, before),
    })
}

/// When a talk went below the surface last, where others came after it: talks with someone, the newest first, each with how near it went.
#[must_use]
pub fn last_real_talk(talks: impl Iterator<Item = (Date, Option<Depth>)>, today: Date) -> Option<String> {
    let mut talks = talks.enumerate();
    let (place, (day, _)) = talks.find(|(_, (_, depth))| *depth >= Some(Depth::Real))?;
    (place > 0).then(|| format!("The last real talk was {}", ago(day, today)))
}

fn said(what: &str, now: usize, before: usize) -> String {
    format!("{what}: {} in half a year, {} in the half before", counted(now), counted(before))
}

fn counted(talks: usize) -> String {
    if talks == 1 { "1 talk".to_owned() } else { format!("{talks} talks") }
}
