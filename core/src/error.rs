//! What can go wrong, in sentences for the user: what happened, what is safe, what to do.

use std::path::PathBuf;

use crate::domain::{NotAChord, NotARepetition, NotAway, NotLeads, NotWeekdays};

/// A `Result` of the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a verb did not do what was asked. Nothing was changed when it is returned.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The user asked for something that isn't there any more.
    #[error("There is no such {0} any more. Nothing was changed.")]
    NotFound(&'static str),
    /// The user asked for something that makes no sense; the sentence says what to do instead.
    #[error("{0}")]
    Refused(String),
    /// An older change can't be undone alone: this later one changed the same.
    #[error("“{0}” came after it and changed the same. Undo that first. Nothing was changed.")]
    InTheWay(String),
    /// The book was written by a newer Fondly.
    #[error(
        "This book was written by a newer Fondly (form {found}; this program knows form {known}). It was left untouched. Please update Fondly."
    )]
    NewerBook {
        /// The form of the file.
        found: i64,
        /// The newest form this program knows.
        known: i64,
    },
    /// The file in the book's place is something else.
    #[error("{0} is not a Fondly book, or it is damaged. It was left untouched. Move it away, or put a backup in its place.")]
    NotABook(PathBuf),
    /// The folder or the file can't be written.
    #[error("Fondly can't write to {0}. Nothing was changed. Check that the folder exists and that you may write there.")]
    NotWritable(PathBuf),
    /// There is no room.
    #[error("The disk is full. Nothing was changed. Free some space and try again.")]
    DiskFull,
    /// Another program keeps the book.
    #[error("Another program is using the book and did not let go. Nothing was changed. Try again in a moment.")]
    Busy,
    /// The user stopped it.
    #[error("Stopped. Nothing was changed.")]
    Cancelled,
    /// A file to read can't be read.
    #[error("{path} can't be read: {reason}. Nothing was changed.")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says, or what it is instead of a file of contacts.
        reason: String,
    },
    /// Something no user can mend.
    #[error("Something went wrong inside Fondly: {0}. Nothing was changed.")]
    Broken(String),
}

impl Error {
    /// A refusal with its sentence.
    #[must_use]
    pub fn refused(sentence: impl Into<String>) -> Self {
        Self::Refused(sentence.into())
    }
}

/// What can't be read of what someone typed is a refusal with its sentence.
macro_rules! refused {
    ($($type:ty),+) => {$(
        impl From<$type> for Error {
            fn from(error: $type) -> Self {
                Self::Refused(format!("{error} Nothing was changed."))
            }
        }
    )+};
}

refused!(NotAChord, NotARepetition, NotAway, NotLeads, NotWeekdays);

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{ErrorCode as Code, ffi::SQLITE_CONSTRAINT_FOREIGNKEY};
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => Self::NotWritable(PathBuf::from("the book")),
            Some(Code::NotADatabase | Code::DatabaseCorrupt) => Self::NotABook(PathBuf::from("The file")),
            Some(Code::OperationInterrupted) => Self::Cancelled,
            // Every verb looks before it points to anything: only undo can meet a row whose owner is gone.
            Some(Code::ConstraintViolation) if error.sqlite_error().is_some_and(|e| e.extended_code == SQLITE_CONSTRAINT_FOREIGNKEY) => {
                Self::refused("What it belongs to is no longer in the book. Bring that back first. Nothing was changed.")
            }
            _ => Self::Broken(error.to_string()),
        }
    }
}
