//! What the user thinks to themselves, for nobody else's eyes (B20).

use jiff::civil::Date;

use super::{ContactId, ReflectionId};

/// What a reflection answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pondered {
    /// Nothing: it came by itself.
    Own,
    /// Who gave energy.
    Energy,
    /// Who was missed.
    Missed,
    /// What was promised.
    Promised,
    /// What was hard, or was left unsaid.
    Hard,
    /// What the next week is for.
    Next,
}

impl Pondered {
    /// The questions of a weekly review, in their order.
    pub const OF_A_WEEK: [Self; 5] = [Self::Energy, Self::Missed, Self::Promised, Self::Hard, Self::Next];

    /// The question; empty of what came by itself.
    #[must_use]
    pub fn question(self) -> &'static str {
        match self {
            Self::Own => "",
            Self::Energy => "Who gave you energy this week?",
            Self::Missed => "Whom did you miss, or think of and not tell?",
            Self::Promised => "What did you promise, and is it on its way?",
            Self::Hard => "What was hard, or was left unsaid?",
            Self::Next => "What is the next week for?",
        }
    }
}

/// One on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reflection {
    /// Which.
    pub id: ReflectionId,
    /// What it answers.
    pub question: Pondered,
    /// When it was written, a civil day; of an answer, the Monday of its week.
    pub day: Date,
    /// About whom; `None`: about nobody.
    pub person: Option<ContactId>,
    /// The user's own words, not empty.
    pub words: String,
}
