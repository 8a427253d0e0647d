//! What a coming round of a milestone is the coming round of: a year, or a round number of days (D7).

use std::{fmt, str::FromStr};

/// Which coming round. Nothing else of the same milestone has the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A year of the calendar the date is kept by: of a birthday by the Hebrew one 5786.
    Year(i16),
    /// So many days after it.
    Days(u32),
}

/// The text names no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("That is no year and no number of days.")]
pub struct NotAPeriod;

/// 10⁹ seconds are so many days and an hour and 46 minutes.
const A_BILLION_SECONDS: u32 = 11_574;

/// The days after a day in a life that are worth a word: 100, 500, thousands up to 10,000, then every five thousand; 100 weeks, and 10⁹
/// seconds. 1,000 weeks are 7,000 days. No two of them are near each other, nor is one near a year that is.
pub(crate) const ROUND_DAYS: [u32; 20] = [
    100,
    500,
    700,
    1_000,
    2_000,
    3_000,
    4_000,
    5_000,
    6_000,
    7_000,
    8_000,
    9_000,
    10_000,
    A_BILLION_SECONDS,
    15_000,
    20_000,
    25_000,
    30_000,
    35_000,
    40_000,
];

/// The years of a life and of a bond that are round.
const ROUND_YEARS: [i16; 17] = [1, 5, 10, 18, 20, 21, 25, 30, 40, 50, 60, 65, 70, 75, 80, 90, 100];
/// Those of a job.
const ROUND_YEARS_AT_WORK: [i16; 10] = [1, 2, 3, 5, 10, 15, 20, 25, 30, 40];

/// What a round number of days is called: "10,000 days", "1,000 weeks"; `None` for any other number.
#[must_use]
pub fn round_number(days: u32) -> Option<String> {
    ROUND_DAYS.contains(&days).then(|| match days {
        700 => "100 weeks".to_owned(),
        7_000 => "1,000 weeks".to_owned(),
        A_BILLION_SECONDS => "a billion seconds".to_owned(),
        days if days < 1_000 => format!("{days} days"),
        days => format!("{},{:03} days", days / 1_000, days % 1_000),
    })
}

/// Is it a round number of years (D7)?
#[must_use]
pub fn is_round(years: i16, at_work: bool) -> bool {
    if at_work { ROUND_YEARS_AT_WORK.contains(&years) } else { ROUND_YEARS.contains(&years) }
}

impl fmt::Display for Period {
    /// `2026`, or `10000d`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Days(days) => write!(f, "{days}d"),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        match text.strip_suffix('d') {
            Some(days) => days.parse().map(Self::Days).map_err(|_| NotAPeriod),
            None => text.parse().map(Self::Year).map_err(|_| NotAPeriod),
        }
    }
}
