//! One small act: the first step that is easiest today, by how much of the day it takes (C8).

use jiff::civil::Date;

use super::spans::ago;
use crate::domain::{ContactId, ExchangeId, ShareId, days_between};

/// How much of a day it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effort {
    /// Two minutes: a line, thanks, something told.
    TwoMinutes,
    /// Twenty minutes: a call.
    TwentyMinutes,
    /// An evening together.
    Evening,
}

/// What there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Thank for something received.
    Thank(ExchangeId),
    /// Tell what was saved for them.
    Tell(ShareId),
    /// Write two lines.
    Write,
    /// Call.
    Call,
    /// Tell something of oneself.
    Confide,
    /// Meet.
    Meet,
}

/// One thing that could be done today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallAct {
    /// For whom.
    pub person: ContactId,
    /// What.
    pub deed: Deed,
    /// What, in words: "Write Ana two lines".
    pub words: String,
    /// Why them, in facts (C6).
    pub because: String,
}

/// Those that a day offers of one effort, at most.
pub(crate) const OFFERED: usize = 4;

impl Effort {
    /// All of them, the least first.
    pub const ALL: [Self; 3] = [Self::TwoMinutes, Self::TwentyMinutes, Self::Evening];

    /// In words, as a choice: "2 minutes".
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::TwoMinutes => "2 minutes",
            Self::TwentyMinutes => "20 minutes",
            Self::Evening => "An evening",
        }
    }
}

impl Deed {
    /// In words, with whom it is for and what it is about.
    #[must_use]
    pub fn in_words(self, name: &str, about: &str) -> String {
        match self {
            Self::Thank(_) => format!("Thank {name}: {about}"),
            Self::Tell(_) => format!("Tell {name}: {about}"),
            Self::Write => format!("Write {name} two lines"),
            Self::Call => format!("Call {name}"),
            Self::Confide => format!("Tell {name} one thing that is on your mind"),
            Self::Meet => format!("Ask {name} for an evening"),
        }
    }
}

/// Why someone is to be met: "Last seen 4 months ago".
#[must_use]
pub fn last_seen(on: Option<Date>, today: Date) -> String {
    on.map_or_else(|| "No meeting noted yet".to_owned(), |on| format!("Last seen {}", ago(on, today)))
}

/// What a day offers of these, in their order: each day begins with another, so that nothing stands there every day and is no longer seen.
#[must_use]
pub fn offered(mut acts: Vec<SmallAct>, today: Date) -> Vec<SmallAct> {
    acts.truncate(OFFERED);
    let days = usize::try_from(days_between(Date::constant(1970, 1, 1), today)).unwrap_or_default();
    let first = days.checked_rem(acts.len()).unwrap_or_default();
    acts.rotate_left(first);
    acts
}
