//! What became of a catch-up: they met, and a line about it is logged for everyone who was there.

use super::{own_row, put, refuse_past};
use crate::{
    Result,
    book::{Book, Outcome, interactions::log},
    domain::{CatchUp, CatchUpState, InteractionFields, OccasionId},
};

impl Book {
    /// They met: it is done, and what was said is logged for everyone, on the day it was planned for or today, whichever is earlier.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: it is done already, or cancelled.
    pub fn finish_catch_up(&mut self, id: OccasionId, note: &str) -> Result<Outcome> {
        self.change("finish catch-up", |w, now| {
            let row = own_row(&w.read(), now, id)?;
            refuse_past(&row)?;
            let fields = InteractionFields::talk(row.fields.day.min(now.today()), row.fields.channel, note.trim());
            let people = row.people.clone();
            put(w, now, &CatchUp { state: CatchUpState::Done, ..row })?;
            let (_, said) = log(w, now, &people, fields)?;
            Ok(((), said))
        })
    }
}
