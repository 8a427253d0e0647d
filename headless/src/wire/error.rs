//! Errors on their way to the page: a sentence for the screen, and a code where the page acts on it.

use fondly_core::Error;
use serde::Serialize;
use specta::Type;

/// A failed command.
#[derive(Debug, Serialize, Type)]
pub struct CommandError {
    /// What kind of failure.
    pub(crate) code: ErrorCode,
    /// What happened, what is safe, what to do.
    pub(crate) message: String,
}

/// What kind of failure.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ErrorCode {
    /// The user asked for something that makes no sense.
    Refused,
    /// A later change stands in the way of undoing this one.
    InTheWay,
    /// It is not there any more.
    NotFound,
    /// A file can't be read.
    Unreadable,
    /// The book is from a newer Fondly.
    NewerBook,
    /// Stopped by the user.
    Cancelled,
    /// The disk or the program.
    Broken,
}

impl From<Error> for CommandError {
    fn from(error: Error) -> Self {
        let code = match error {
            Error::NotFound(_) => ErrorCode::NotFound,
            Error::Refused(_) => ErrorCode::Refused,
            Error::InTheWay(_) => ErrorCode::InTheWay,
            Error::NewerBook { .. } => ErrorCode::NewerBook,
            Error::Unreadable { .. } => ErrorCode::Unreadable,
            Error::Cancelled => ErrorCode::Cancelled,
            Error::NotABook(_) | Error::NotWritable(_) | Error::DiskFull | Error::Busy | Error::Broken(_) => ErrorCode::Broken,
        };
        Self { code, message: error.to_string() }
    }
}

impl CommandError {
    /// A refusal with its sentence.
    pub fn refused(sentence: impl Into<String>) -> Self {
        Error::refused(sentence).into()
    }
}
