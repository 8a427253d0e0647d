//! Undo and redo, across restarts (S3).

use super::{Book, Outcome, subjects};
use crate::{
    Error, Result,
    domain::StepId,
    store::{Reader, Step, StepState, Writer},
};

impl Book {
    /// Undoes `step`, or the newest one that holds.
    ///
    /// # Errors
    /// - `Refused`: there is nothing to undo, or a later change to the same people must be undone first.
    pub fn undo(&mut self, step: Option<StepId>) -> Result<Outcome<StepId>> {
        let undone = self.undo_alone(step);
        // What a step needs may have been taken away by a later one that touched none of its rows: that is told by the file alone.
        if let (Err(Error::Refused(_)), Some(step)) = (&undone, step)
            && let Some(later) = self.would_take_along(step).ok().and_then(|along| along.into_iter().next())
        {
            return Err(Error::InTheWay(later.said));
        }
        undone
    }

    fn undo_alone(&mut self, step: Option<StepId>) -> Result<Outcome<StepId>> {
        self.store.write(|w| {
            let read = w.read();
            let step = match step {
                Some(id) => holding(&read, id)?,
                None => read.step_to_undo()?.ok_or_else(nothing_to_undo)?,
            };
            let changed = subjects(&read, step.id)?;
            refuse(in_the_way(&read, step.id)?)?;
            w.undo_step(step.id)?;
            // Asked once more: only now do the step's rows hold what hangs on them, such as the talks noted with someone whose
            // adding is undone. The error takes the undoing back.
            refuse(read.step_in_the_way(step.id)?)?;
            Ok(Outcome { value: step.id, step: Some(step.id), said: format!("Undone: {}", step.said), changed })
        })
    }

    /// The later changes that undoing `step` would take along, because they changed the same or hang on it; newest first. Nothing is
    /// written.
    ///
    /// # Errors
    /// - `Refused`: it was undone already, or there is none.
    pub fn would_take_along(&mut self, step: StepId) -> Result<Vec<Step>> {
        self.store.rehearse(|w| {
            let mut gone = undo_whole(w, &holding(&w.read(), step)?)?;
            gone.pop();
            Ok(gone)
        })
    }

    /// Undoes `step` and every later change that stands in its way. Redoing brings them back, one by one.
    ///
    /// # Errors
    /// - As [`Self::would_take_along`].
    pub fn undo_along(&mut self, step: StepId) -> Result<Outcome<StepId>> {
        self.store.write(|w| {
            let step = holding(&w.read(), step)?;
            let gone = undo_whole(w, &step)?;
            let mut changed = gone.iter().map(|step| subjects(&w.read(), step.id)).collect::<Result<Vec<_>>>()?.concat();
            changed.sort_unstable();
            changed.dedup();
            let said = match gone.len() - 1 {
                0 => format!("Undone: {}", step.said),
                1 => format!("Undone: {}, and 1 later change", step.said),
                more => format!("Undone: {}, and {more} later changes", step.said),
            };
            Ok(Outcome { value: step.id, step: Some(step.id), said, changed })
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

fn nothing_to_undo() -> Error {
    Error::refused("There is nothing to undo.")
}

/// The step `id`, which holds.
fn holding(read: &Reader<'_>, id: StepId) -> Result<Step> {
    match read.step(id)? {
        Some(step) if step.state != StepState::Done => Err(Error::refused("That was undone already.")),
        found => found.ok_or_else(nothing_to_undo),
    }
}

/// Undoes a step after every other that must go with it: those that stand in its way, and those that took away what it needs. All of
/// them, in the order they went; between any two the book is whole, so that redoing them one by one is possible.
fn undo_whole(w: &Writer<'_>, step: &Step) -> Result<Vec<Step>> {
    let mut gone = Vec::new();
    loop {
        while let Some(later) = in_the_way(&w.read(), step.id)? {
            gone.extend(undo_whole(w, &later)?);
        }
        w.undo_step(step.id)?;
        // Only now do its rows hold what hung on them, and point at what isn't there. Put back, those go first.
        let read = w.read();
        let other = read.step_in_the_way(step.id)?.map_or_else(|| read.step_that_took_what_is_missing(), |later| Ok(Some(later)))?;
        let Some(other) = other else {
            gone.push(step.clone());
            return Ok(gone);
        };
        w.redo_step(step.id)?;
        gone.extend(undo_whole(w, &other)?);
    }
}

/// What has to be undone before a step is: a later one that changed the same, or put something where a row would come back.
fn in_the_way(read: &Reader<'_>, step: StepId) -> Result<Option<Step>> {
    match read.step_in_the_way(step)? {
        None => read.step_that_took_a_place(step),
        found => Ok(found),
    }
}

/// What stands in the way must be undone first.
fn refuse(in_the_way: Option<Step>) -> Result<()> {
    in_the_way.map_or(Ok(()), |later| Err(Error::InTheWay(later.said)))
}
