//! The days a check-in may be placed on (P1): a little early, a little late, later where there is no room, and never where the user or the
//! other one keeps the day free.

use jiff::{ToSpan as _, civil::Date};

use super::{Ground, Obstacle};
use crate::domain::{ContactId, Weekdays, days_between};

/// How far before its day a check-in may be, in hundredths of its cadence.
const EARLY: u32 = 20;
/// How far after it.
const LATE: u32 = 10;
/// Whoever is late already is given this many days from the first that is open at most, so that several of them do not meet on one day.
const CATCHING_UP: u32 = 6;
/// A day late counts as much as this many early.
const LATE_WEIGHS: i64 = 3;

/// A check-in that wants a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// With whom.
    pub id: ContactId,
    /// The day it is due.
    pub due: Date,
    /// The cadence in days, at least one.
    pub cadence: u32,
    /// Not before this day, and why.
    pub earliest: Option<Earliest>,
    /// They are away from each first to each last day.
    pub away: Vec<(Date, Date)>,
    /// Only these days of the week are theirs.
    pub keeps: Option<Weekdays>,
    /// The day that was shown for it last.
    pub shown: Option<Date>,
}

/// Why a check-in can't be before a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earliest {
    /// They are paused until then.
    Paused(Date),
    /// Less time between two talks than the user leaves them.
    Gap(Date),
}

impl Earliest {
    fn day(self) -> Date {
        match self {
            Self::Paused(day) | Self::Gap(day) => day,
        }
    }
}

/// A window, by places in [`Ground::days`]; its end may lie past them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) first: usize,
    pub(super) last: usize,
}

/// The last day of the week that a place is in. A window that is stretched ends with its week: whoever has to wait for one is spread over it,
/// and not put on its first day with all the others.
fn end_of_week(ground: &Ground, at: usize) -> usize {
    let Some(week) = ground.days.get(at).map(|day| day.week) else { return at };
    ground.days.iter().rposition(|day| day.week == week).unwrap_or(at)
}

impl Wish {
    /// The window at a stretch; `None` where it begins after these days, or none of them from there on is open.
    pub(super) fn window(&self, ground: &Ground, stretch: u32) -> Option<Window> {
        let begins = self.due.saturating_sub(i64::from(self.share(EARLY)).days()).max(ground.first);
        let begins = self.earliest.map_or(begins, |earliest| begins.max(earliest.day()));
        let first = ground.place_of(begins)?;
        let open = (first..ground.days.len()).find(|at| self.obstacle(ground, *at).is_none())?;
        let place = |day: Date| usize::try_from(days_between(ground.first, day)).unwrap_or(0);
        let by_due = place(self.due.saturating_add(i64::from(self.share(LATE + stretch)).days()));
        let from_open = open + usize::try_from(self.share(LATE).min(CATCHING_UP)).unwrap_or(0);
        // On time, the first open day is itself within reach; one that is late already begins its window there.
        let is_late = by_due < open || self.due < ground.first;
        let last = if is_late { by_due.max(from_open) } else { by_due };
        Some(Window { first, last: if stretch > 0 { end_of_week(ground, last) } else { last } })
    }

    /// The last day of its window as the rhythm and a pause have it, whether that is open or not (P1).
    #[must_use]
    pub fn latest(&self) -> Date {
        self.earliest.map_or(self.due, |earliest| self.due.max(earliest.day())).saturating_add(i64::from(self.share(LATE)).days())
    }

    /// A part of the cadence in hundredths, at least a day.
    fn share(&self, hundredths: u32) -> u32 {
        u32::try_from(u64::from(self.cadence) * u64::from(hundredths) / 100).unwrap_or(u32::MAX).max(1)
    }

    /// A stretch at which its window ends after these days.
    pub(super) fn stretch_past(&self, ground: &Ground) -> u32 {
        let end = ground.day(ground.days.len());
        let days = u32::try_from(days_between(self.due, end)).unwrap_or(0);
        u32::try_from(u64::from(days) * 100 / u64::from(self.cadence.max(1))).unwrap_or(u32::MAX - 1) + 1
    }

    /// What keeps it from a day, of the days themselves and of theirs.
    #[must_use]
    pub fn obstacle(&self, ground: &Ground, at: usize) -> Option<Obstacle> {
        if ground.days.get(at).is_none_or(|day| day.closed) {
            return Some(Obstacle::Closed);
        }
        if self.earliest.is_none() && self.away.is_empty() && self.keeps.is_none() {
            return None;
        }
        let day = ground.day(at);
        match self.earliest {
            Some(Earliest::Paused(until)) if day < until => return Some(Obstacle::Paused),
            Some(Earliest::Gap(until)) if day < until => return Some(Obstacle::Gap),
            _ => {}
        }
        if self.away.iter().any(|(from, until)| (*from..=*until).contains(&day)) {
            return Some(Obstacle::Away);
        }
        self.keeps.filter(|days| !days.has(day.weekday())).map(|_| Obstacle::NotTheirs)
    }

    /// How far a day that is so many days after the one it is due is from that: the square of the days over its cadence, in ten-thousandths; a late
    /// one counts three times. The square makes a further day late weigh by how long they wait already (P2, C5).
    pub(super) fn shift(&self, days: i64) -> i64 {
        let weight = if days > 0 { LATE_WEIGHS } else { 1 };
        days * days * 10_000 * weight / i64::from(self.cadence.max(1))
    }
}
