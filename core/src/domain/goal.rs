//! What kind of connection the user wants, and what they did about it (B18).

use jiff::civil::Date;

use super::{ContactId, GoalId};

/// What the user edits of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalFields {
    /// "A mentor", "a friend to climb with"; not empty.
    pub words: String,
    /// Why; may be empty.
    pub why: String,
    /// Whom they have in mind for it.
    pub people: Vec<ContactId>,
}

/// One on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Which.
    pub id: GoalId,
    /// What the user edits.
    pub fields: GoalFields,
    /// Since which civil day.
    pub since: Date,
    /// On which civil day it came to be.
    pub reached_on: Option<Date>,
}
