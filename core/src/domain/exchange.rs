//! What passes between the user and someone: given or received, and what the user thinks of giving. Nothing is added up: it is no debt (B9).

use jiff::{ToSpan as _, civil::Date};

use super::{ContactId, ExchangeId};

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExchangeKind {
    /// A thing.
    Gift,
    /// Work, time, a lift.
    Help,
    /// Something small that one was free not to do.
    Favour,
    /// What someone knows.
    Advice,
    /// To somebody else.
    Introduction,
    /// A word, a gesture, a moment to be thankful for.
    Kindness,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The user thinks of it.
    Idea,
    /// The user gave it.
    Given {
        /// On which civil day.
        on: Date,
        /// When they thanked for it, as far as the user noted; it is never asked about.
        thanked_on: Option<Date>,
    },
    /// The user received it.
    Received {
        /// On which civil day.
        on: Date,
        /// The user had asked for it.
        asked_for: bool,
        /// When the user thanked for it.
        thanked_on: Option<Date>,
    },
}

/// What the user edits of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeFields {
    /// What it is.
    pub kind: ExchangeKind,
    /// In the user's own words, not empty.
    pub words: String,
    /// Where it stands.
    pub standing: Standing,
}

/// One on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// Which.
    pub id: ExchangeId,
    /// With whom.
    pub contact: ContactId,
    /// What the user edits.
    pub fields: ExchangeFields,
}

/// So many in a row, all of them asked for, make a hint.
const IN_A_ROW: usize = 3;

impl ExchangeKind {
    /// All of them, in the order they are listed.
    pub const ALL: [Self; 6] = [Self::Gift, Self::Help, Self::Favour, Self::Advice, Self::Introduction, Self::Kindness];

    /// The words by which someone may say that they would rather not have it: "no gifts".
    #[must_use]
    pub fn called(self) -> &'static [&'static str] {
        match self {
            Self::Gift => &["gifts", "gift", "presents", "present", "Geschenke", "Geschenk"],
            Self::Help => &["help", "Hilfe"],
            Self::Favour => &["favours", "favors"],
            Self::Advice => &["advice", "Ratschläge", "Rat"],
            Self::Introduction => &["introductions"],
            Self::Kindness => &[],
        }
    }

    /// Its name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Gift => "Gift",
            Self::Help => "Help",
            Self::Favour => "Favour",
            Self::Advice => "Advice",
            Self::Introduction => "Introduction",
            Self::Kindness => "Kindness",
        }
    }
}

impl Standing {
    /// The day it passed; none of an idea.
    #[must_use]
    pub fn on(&self) -> Option<Date> {
        match self {
            Self::Idea => None,
            Self::Given { on, .. } | Self::Received { on, .. } => Some(*on),
        }
    }

    /// The day of thanks, of either side.
    #[must_use]
    pub fn thanked_on(&self) -> Option<Date> {
        match self {
            Self::Idea => None,
            Self::Given { thanked_on, .. } | Self::Received { thanked_on, .. } => *thanked_on,
        }
    }

    /// The same with another day of thanks, which is not before the thing itself; nobody thanks for an idea.
    #[must_use]
    pub fn with_thanks(self, thanked_on: Option<Date>) -> Self {
        let not_before = |on: Date| thanked_on.map(|day| day.max(on));
        match self {
            Self::Idea => Self::Idea,
            Self::Given { on, .. } => Self::Given { on, thanked_on: not_before(on) },
            Self::Received { on, asked_for, .. } => Self::Received { on, asked_for, thanked_on: not_before(on) },
        }
    }

    /// Was it received, and has the user not thanked for it?
    #[must_use]
    pub fn waits_for_thanks(&self) -> bool {
        matches!(self, Self::Received { thanked_on: None, .. })
    }
}

/// Are the last three things that passed within a year all what the user asked for? (B9) Ideas count as nothing; nothing else is ever reckoned.
#[must_use]
pub fn only_asked(exchanges: &[Exchange], today: Date) -> bool {
    let since = today.saturating_sub(1.year());
    let mut passed: Vec<(Date, &Exchange)> =
        exchanges.iter().filter_map(|one| Some((one.fields.standing.on()?, one))).filter(|(on, _)| *on > since).collect();
    passed.sort_by_key(|(on, one)| std::cmp::Reverse((*on, one.id)));
    let asked = passed.iter().take(IN_A_ROW).filter(|(_, one)| matches!(one.fields.standing, Standing::Received { asked_for: true, .. }));
    asked.count() == IN_A_ROW
}
