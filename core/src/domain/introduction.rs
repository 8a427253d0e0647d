//! Bringing two people together: what for, whether each of them wants it, and what came of it (B17).

use jiff::civil::Date;

use super::{ContactId, IntroductionId};

/// What someone said to being introduced. Nobody is introduced who was not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Says {
    /// They were not asked yet.
    NotAsked,
    /// They were asked.
    Asked,
    /// They want it.
    Yes,
    /// They would rather not.
    No,
}

impl Says {
    /// What they said, in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::NotAsked => "not asked yet",
            Self::Asked => "asked",
            Self::Yes => "would like it",
            Self::No => "would rather not",
        }
    }
}

/// One on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduction {
    /// Which.
    pub id: IntroductionId,
    /// Who, each with what they said.
    pub sides: [(ContactId, Says); 2],
    /// What for, in the user's own words; may be empty.
    pub words: String,
    /// The civil day the user thought of it.
    pub begun_on: Date,
    /// The civil day they were brought together; `None`: not yet.
    pub made_on: Option<Date>,
    /// What came of it; may be empty.
    pub outcome: String,
    /// The user would rather not bring them together: it is neither listed nor suggested.
    pub let_go: bool,
}

impl Introduction {
    /// Is it of these two, whoever is named first?
    #[must_use]
    pub fn is_of(&self, [one, other]: [ContactId; 2]) -> bool {
        let [(first, _), (second, _)] = self.sides;
        [first, second] == [one, other] || [first, second] == [other, one]
    }

    /// Do both want it?
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.sides.iter().all(|(_, says)| *says == Says::Yes)
    }

    /// Would one of them rather not?
    #[must_use]
    pub fn is_declined(&self) -> bool {
        self.sides.iter().any(|(_, says)| *says == Says::No)
    }
}
