//! What a course of talks and moves tells of someone: never acted upon, only asked (C7).

use jiff::civil::{Date, Weekday};

use crate::domain::{Cadence, CadenceUnit, days_between};

/// Moves to one and the same day of the week from which on it is asked whether that day is theirs.
const MOVES: usize = 3;
/// Gaps between talks from which on they say something of a rhythm.
const GAPS: usize = 3;
/// Gaps that are looked at, the newest.
const NEWEST: usize = 6;

/// The day of the week that the last few catch-ups with someone were all moved to; the days of all of them, the newest last, and whether each
/// was moved there.
#[must_use]
pub fn day_they_are_moved_to(days: &[(Date, bool)]) -> Option<Weekday> {
    let last = days.len().checked_sub(MOVES).and_then(|from| days.get(from..))?;
    let weekday = last.first()?.0.weekday();
    last.iter().all(|(day, moved)| *moved && day.weekday() == weekday).then_some(weekday)
}

/// The rhythm that talks have had, where it left `meant` behind long ago: the middle one of the last gaps is at least twice as long, or
/// half as long at most. `talks` are days, the newest last; the time since then counts once it is a gap longer than the middle one.
///
/// # Example
/// ```
/// use fondly_core::planner::true_rhythm;
/// let days = |days: &[&str]| days.iter().map(|day| day.parse().unwrap()).collect::<Vec<_>>();
/// let monthly = "month".parse().unwrap();
/// let talks = days(&["2025-02-01", "2025-05-03", "2025-08-01", "2025-11-02"]);
/// let today = "2026-01-10".parse().unwrap();
/// assert_eq!(true_rhythm(monthly, &talks, today).unwrap().to_string(), "3 months");
/// assert_eq!(true_rhythm("3 months".parse().unwrap(), &talks, today), None);
/// ```
#[must_use]
pub fn true_rhythm(meant: Cadence, talks: &[Date], today: Date) -> Option<Cadence> {
    let mut gaps: Vec<i32> =
        talks.windows(2).filter_map(|pair| Some(days_between(*pair.first()?, *pair.last()?))).filter(|days| *days > 0).collect();
    gaps.drain(..gaps.len().saturating_sub(NEWEST));
    if gaps.len() < GAPS {
        return None;
    }
    let middle = middle_of(&gaps);
    let open = days_between(*talks.last()?, today);
    if open > middle {
        gaps.push(open);
    }
    let middle = f64::from(middle_of(&gaps));
    let is_other = middle >= 2.0 * meant.days() || 2.0 * middle <= meant.days();
    is_other.then(|| rounded(middle)).flatten().filter(|found| *found != meant)
}

fn middle_of(gaps: &[i32]) -> i32 {
    let mut sorted = gaps.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or(0)
}

/// A length as people name a rhythm: in days below a week, in weeks below ten of them, else in months.
fn rounded(days: f64) -> Option<Cadence> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive count of days")]
    let count = |unit: f64| (days / unit).round().clamp(1.0, 999.0) as u16;
    if days < 6.5 {
        Cadence::new(count(1.0), CadenceUnit::Day)
    } else if days < 28.0 || (days < 70.0 && (days / 30.4375 - (days / 30.4375).round()).abs() > 0.15) {
        Cadence::new(count(7.0), CadenceUnit::Week)
    } else {
        Cadence::new(count(30.4375), CadenceUnit::Month)
    }
}
