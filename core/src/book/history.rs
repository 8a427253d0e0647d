//! Undo and redo, across restarts (S3).

use super::{Book, Outcome, subjects};
use crate::{
    Error, Result,
    domain::StepId,
    store::{Reader, Step, StepState},
};

impl Book {
    /// Undoes `step`, or the newest one that holds.
    ///
    /// # Errors
    /// - `Refused`: there is nothing to undo, or a later change to the same people must be undone first.
    pub fn undo(&mut self, step: Option<StepId>) -> Result<Outcome<StepId>> {
        self.store.write(|w| {
            let read = w.read();
            let found = match step {
                Some(id) => match read.step(id)? {
                    Some(step) if step.state != StepState::Done => return Err(Error::refused("That was undone already.")),
                    found => found,
                },
                None => read.step_to_undo()?,
            };
            let step = found.ok_or_else(|| Error::refused("There is nothing to undo."))?;
            let changed = subjects(&read, step.id)?;
            refuse_out_of_order(&read, &step)?;
            w.undo_step(step.id)?;
            // Asked once more: only now do the step's rows hold what hangs on them, such as the talks noted with someone whose
            // adding is undone. The error takes the undoing back.
            refuse_out_of_order(&read, &step)?;
            Ok(Outcome { value: step.id, step: Some(step.id), said: format!("Undone: {}", step.said), changed })
        })
    }

    /// Redoes what was undone last.
    ///
    /// # Errors
    /// - `Refused`: there is nothing to redo, or a later change stands in its way.
    pub fn redo(&mut self) -> Result<Outcome<StepId>> {
        self.store.write(|w| {
            let read = w.read();
            let step = read.step_to_redo()?.ok_or_else(|| Error::refused("There is nothing to redo."))?;
            let changed = subjects(&read, step.id)?;
            w.redo_step(step.id)?;
            Ok(Outcome { value: step.id, step: Some(step.id), said: format!("Done again: {}", step.said), changed })
        })
    }

    /// The newest changes, newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn history(&self, limit: u32) -> Result<Vec<Step>> {
        self.read().steps(limit)
    }
}

/// A step whose rows a later one changed, or hung something on, can't be undone before that one.
fn refuse_out_of_order(read: &Reader<'_>, step: &Step) -> Result<()> {
    match read.step_in_the_way(step.id)? {
        None => Ok(()),
        Some(later) => {
            let sentence = format!("“{}” came after it and changed the same. Undo that first. Nothing was changed.", later.said);
            Err(Error::Refused(sentence))
        }
    }
}
