//! What Fondly asks of its own accord: once, and never again what was answered.

use jiff::civil::Date;

use super::{ContactId, QuestionId};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionKind {
    /// Did they meet, as it was planned?
    Met,
    /// Are some days of the week theirs, as they have been?
    Days,
    /// Is the rhythm another one, as it has been?
    Rhythm,
}

/// How a question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No, or not now: it is not asked again.
    No,
}

/// A question that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Which.
    pub id: QuestionId,
    /// About whom.
    pub contact: ContactId,
    /// What was asked.
    pub kind: QuestionKind,
    /// Of which catch-up, which days, or which rhythm.
    pub about: String,
    /// How it was answered.
    pub answer: Answer,
    /// On which day.
    pub answered_on: Date,
}
