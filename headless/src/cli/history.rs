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

#[derive(Debug, clap::Args)]
pub(super) struct Undo {
    /// Which change: its number in `fondly history --json`; without it the last.
    #[arg(long)]
    step: Option<i64>,
    /// With every later change that stands in its way.
    #[arg(long, requires = "step")]
    along: bool,
}

impl Undo {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let Some(step) = self.step else {
            return say(&book.undo(None)?.said);
        };
        if self.along {
            return say(&book.undo_along(step)?.said);
        }
        match book.undo(Some(step)) {
            Err(Error::InTheWay(_)) => {
                let along = book.would_take_along(step)?;
                let said = along.iter().map(|step| format!("“{}”", step.said)).collect::<Vec<_>>().join(", ");
                Err(Error::Refused(format!(
                    "That would take along what came after it: {said}. Nothing was changed. To do so, add --along."
                )))
            }
            done => say(&done?.said),
        }
    }
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
