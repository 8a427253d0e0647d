//! What was put before the user to ask someone, or to begin with: for years never the same (B4).

use jiff::{Timestamp, ToSpan as _, civil::Date};

use super::{AskedId, ContactId};

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AskedState {
    /// The user has seen it.
    Shown,
    /// They asked it, or sent it.
    Asked,
    /// They wanted another.
    Passed,
}

/// One on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Which: it follows from whose it is and what it says.
    pub id: AskedId,
    /// For whom.
    pub contact: ContactId,
    /// Its words.
    pub prompt: String,
    /// What became of it.
    pub state: AskedState,
    /// On which day.
    pub day: Date,
    /// And when: what was logged since may have been about it.
    pub at: Timestamp,
}

impl Asked {
    /// Has it been so many years that it may come again?
    #[must_use]
    pub fn is_long_ago(&self, years: i64, today: Date) -> bool {
        self.day.saturating_add(years.years()) <= today
    }
}
