//! What the planner has to know of someone: how much space they are left, which days are theirs, and when they are away.

use std::{fmt, str::FromStr};

use jiff::civil::Date;

use super::Weekdays;

/// What planning keeps to with one person; by default nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planning {
    /// The fewest days between two talks, 0–999.
    pub least_gap: u16,
    /// The days of the week that are kept for them; none: any.
    pub kept_days: Option<Weekdays>,
    /// When they are away.
    pub away: AwayTimes,
}

/// Days on which someone is away: intervals with both ends in them, in order, no two of which touch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AwayTimes(Vec<(Date, Date)>);

/// The text names no days of being away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("That names no days. Write the first and the last like 2026-07-01/2026-07-14.")]
pub struct NotAway;

impl AwayTimes {
    /// These intervals; which end of one is first does not matter, and those that touch become one.
    #[must_use]
    pub fn new(times: impl IntoIterator<Item = (Date, Date)>) -> Self {
        let mut sorted: Vec<(Date, Date)> = times.into_iter().map(|(one, other)| (one.min(other), one.max(other))).collect();
        sorted.sort_unstable();
        let mut joined: Vec<(Date, Date)> = Vec::new();
        for (from, until) in sorted {
            match joined.last_mut() {
                Some((_, last)) if last.tomorrow().map_or(true, |next| from <= next) => *last = until.max(*last),
                _ => joined.push((from, until)),
            }
        }
        Self(joined)
    }

    /// The intervals, in order.
    #[must_use]
    pub fn times(&self) -> &[(Date, Date)] {
        &self.0
    }

    /// Are they away on a day?
    #[must_use]
    pub fn has(&self, day: Date) -> bool {
        self.0.iter().any(|(from, until)| (*from..=*until).contains(&day))
    }

    /// What of it ends on a day or after it.
    #[must_use]
    pub fn from(&self, day: Date) -> Self {
        Self(self.0.iter().copied().filter(|(_, until)| *until >= day).collect())
    }
}

impl fmt::Display for AwayTimes {
    /// ISO 8601 intervals, apart by spaces.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let times: Vec<String> = self.0.iter().map(|(from, until)| format!("{from}/{until}")).collect();
        f.write_str(&times.join(" "))
    }
}

impl FromStr for AwayTimes {
    type Err = NotAway;

    /// Reads what [`Display`](fmt::Display) writes.
    fn from_str(text: &str) -> Result<Self, NotAway> {
        let time = |time: &str| {
            let (from, until) = time.split_once('/').unwrap_or((time, time));
            Ok((from.parse().map_err(|_| NotAway)?, until.parse().map_err(|_| NotAway)?))
        };
        text.split_whitespace().map(time).collect::<Result<Vec<_>, _>>().map(Self::new)
    }
}
