//! What one program asks of another that has the same book open.

use jiff::Timestamp;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestKind {
    /// Whoever reminds is to show a popup now, to see whether it arrives.
    Test,
    /// Everyone is to end.
    Quit,
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its number, counting up.
    pub id: i64,
    /// What is asked.
    pub what: RequestKind,
    /// When.
    pub at: Timestamp,
    /// Since when it is answered, and why it could not be done; `None` there when it was.
    pub answered: Option<(Timestamp, Option<String>)>,
}
