//! What someone told of themselves: what they like, plan, need, fear; each with the day it was so last, because people change.

use jiff::civil::Date;

use super::{ContactId, FactId};

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// What they spend their time with, or care for.
    Interest,
    /// What they like and what not.
    Taste,
    /// What they eat, and what not.
    Diet,
    /// What they want to do.
    Plan,
    /// What matters to them.
    Value,
    /// What they need, or work on and could use help with.
    Need,
    /// What they are good at, and may be asked about.
    Skill,
    /// How the user came to know them.
    Met,
    /// What the two agreed on.
    Agreement,
    /// What they told the user of how they come across.
    Feedback,
    /// Anything else.
    Other,
    /// What weighs on them.
    Worry,
}

impl FactKind {
    /// All of them, in the order they are listed: what weighs on someone comes last.
    pub const ALL: [Self; 12] = [
        Self::Met,
        Self::Value,
        Self::Interest,
        Self::Taste,
        Self::Diet,
        Self::Plan,
        Self::Need,
        Self::Skill,
        Self::Agreement,
        Self::Feedback,
        Self::Other,
        Self::Worry,
    ];

    /// Its name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "How you met",
            Self::Interest => "Interest",
            Self::Taste => "Taste",
            Self::Diet => "Diet",
            Self::Plan => "Plan",
            Self::Value => "Matters to them",
            Self::Need => "Needs",
            Self::Skill => "Good at",
            Self::Agreement => "Agreed",
            Self::Feedback => "Told you",
            Self::Other => "Good to know",
            Self::Worry => "Worry",
        }
    }
}

/// What the user edits of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactFields {
    /// What it is about.
    pub kind: FactKind,
    /// In the user's own words, not empty.
    pub words: String,
    /// The civil day on which it was so last, as far as the user knows.
    pub said_on: Date,
}

/// One on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Which.
    pub id: FactId,
    /// Of whom.
    pub contact: ContactId,
    /// What the user edits.
    pub fields: FactFields,
}

impl FactFields {
    /// How old it is, in words: "said today", "said in May", "said in 2023"; how two people met does not age.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::{FactFields, FactKind};
    /// let day = |day: &str| day.parse().unwrap();
    /// let hockey = FactFields { kind: FactKind::Interest, words: "hockey".into(), said_on: day("2026-02-03") };
    /// assert_eq!(hockey.age(day("2026-02-03")), "said today");
    /// assert_eq!(hockey.age(day("2026-05-03")), "said in February");
    /// assert_eq!(hockey.age(day("2027-05-03")), "said in 2026");
    /// ```
    #[must_use]
    pub fn age(&self, today: Date) -> String {
        match self.kind {
            FactKind::Met => String::new(),
            _ if self.said_on == today => "said today".to_owned(),
            _ if self.said_on.year() == today.year() => format!("said in {}", self.said_on.strftime("%B")),
            _ => format!("said in {}", self.said_on.year()),
        }
    }
}
