//! `fondly undo`, `fondly redo`, `fondly history` and `fondly check`.

use fondly_core::{
    Error, Result,
    book::{Book, Step, StepState},
};

use super::{Format, local, say};
use crate::wire::terminal::HistoryLine;

#[derive(Debug, clap::Args)]
pub(super) struct History {
    /// How many changes to list.
    #[arg(long, default_value_t = 20)]
    limit: u32,
    #[command(flatten)]
    format: Format,
}

/// Undoes the last change.
pub(super) fn undo(book: &mut Book) -> Result<()> {
    say(&book.undo(None)?.said)
}

/// Does again what was undone last.
pub(super) fn redo(book: &mut Book) -> Result<()> {
    say(&book.redo()?.said)
}

/// Checks the book for damage.
pub(super) fn check(book: &Book) -> Result<()> {
    let found = book.check()?;
    if found.is_empty() {
        return say("The book is whole.");
    }
    Err(Error::Refused(format!("The book is damaged: {}. It was left untouched.", found.join("; "))))
}

impl History {
    pub(super) fn run(self, book: &Book) -> Result<()> {
        let line = |step: &Step| HistoryLine {
            step: step.id,
            at: step.at.to_string(),
            said: step.said.clone(),
            undone: step.state != StepState::Done,
        };
        let steps = book.history(self.limit)?;
        self.format.print(&steps.iter().map(line).collect::<Vec<_>>(), |_| {
            let plain = |step: &Step| {
                let undone = if step.state == StepState::Done { "" } else { " (undone)" };
                format!("{}\t{}{undone}", local(step.at, book), step.said)
            };
            steps.iter().map(plain).collect::<Vec<_>>().join("\n")
        })
    }
}
