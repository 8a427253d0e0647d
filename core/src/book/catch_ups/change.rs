//! Changing what is planned: other people, another place, another day; one alone, or from here on (`series`).

use jiff::civil::{Date, Time};

use super::{
    names_of, own_row,
    plan::{at_words, begins_on, in_words},
    put, refuse_past, series, settled, with,
};
use crate::{
    Error, Result,
    book::{Book, Outcome},
    clock::Moment,
    domain::{CatchUp, CatchUpFields, CatchUpState, ContactId, OccasionId, Reach, Repetition, in_a_row},
    store::Writer,
};

/// Where a catch-up is moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovedTo {
    /// The day.
    pub day: Date,
    /// The time.
    pub time: AtTime,
}

/// What becomes of the time of what is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtTime {
    /// It stays.
    AsItIs,
    /// It is this one from now on.
    At(Time),
    /// Some time that day.
    SomeTime,
}

impl AtTime {
    fn of(self, before: Option<Time>) -> Option<Time> {
        match self {
            Self::AsItIs => before,
            Self::At(time) => Some(time),
            Self::SomeTime => None,
        }
    }
}

impl Book {
    /// Moves catch-ups to other days, in one step. Of those that come round, this one or all from here on. One that is there already stays
    /// as it is.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: one is done or cancelled.
    pub fn reschedule_catch_ups(&mut self, moves: &[(OccasionId, MovedTo)], reach: Reach) -> Result<Outcome<Vec<OccasionId>>> {
        self.change("reschedule catch-up", |w, now| {
            let (mut ids, mut last) = (Vec::new(), String::new());
            for (id, to) in moves {
                let row = own_row(&w.read(), now, *id)?;
                refuse_past(&row)?;
                let fields = settled(CatchUpFields { day: to.day, time: to.time.of(row.fields.time), ..row.fields.clone() })?;
                let names = in_a_row(&names_of(&w.read(), &row.people)?);
                let at = fields.time.filter(|_| fields.time != row.fields.time);
                last = format!("Moved the {} with {names} to {}{}", fields.channel.planned(), in_words(to.day), at_words(at));
                ids.push(if fields == row.fields {
                    *id
                } else {
                    let moved = CatchUp { fields, revision: row.revision + 1, known_at: Some(now.instant()), ..row };
                    match (id.period, reach) {
                        (Some(_), Reach::FromHereOn) => series::from_here_on(w, now, *id, moved, None)?,
                        _ => alone(w, now, *id, moved)?,
                    }
                });
            }
            let said = if ids.len() == 1 { last } else { format!("Moved {} catch-ups", ids.len()) };
            Ok((ids, said))
        })
    }

    /// Changes what is planned, with whom, and how it comes round: this one, or all from here on. One that was once may come round from
    /// here on; one that comes round may end with this one.
    ///
    /// # Errors
    /// - As [`Book::plan_catch_up`]; `Refused`: it is done or cancelled, or how it comes round is to change for one alone.
    pub fn edit_catch_up(
        &mut self,
        id: OccasionId,
        people: &[ContactId],
        fields: CatchUpFields,
        repeats: Option<Repetition>,
        reach: Reach,
    ) -> Result<Outcome<OccasionId>> {
        self.change("edit catch-up", |w, now| {
            let row = own_row(&w.read(), now, id)?;
            refuse_past(&row)?;
            let (people, names) = with(&w.read(), people)?;
            let fields = settled(fields)?;
            let is_moved = (fields.day, fields.time) != (row.fields.day, row.fields.time);
            let said = format!("Changed the {} with {names}", fields.channel.planned());
            let known_at = if is_moved { Some(now.instant()) } else { row.known_at };
            let row = CatchUp { fields, people, revision: row.revision + u32::from(is_moved), known_at, ..row };
            let id = match (id.period, reach) {
                (None, _) => once(w, now, row, repeats)?,
                (Some(_), Reach::FromHereOn) => series::from_here_on(w, now, id, row, Some(repeats))?,
                (Some(_), Reach::This) => {
                    let series = w.read().catch_up(id.catch_up)?.and_then(|series| series.comes_round());
                    if repeats != series {
                        return Err(Error::refused("How it comes round can change only from here on. Nothing was changed."));
                    }
                    alone(w, now, id, row)?
                }
            };
            Ok((id, said))
        })
    }

    /// Cancels a catch-up: this one, or all from here on. Who it was with is told of nothing: nothing is ever sent.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: it is done.
    pub fn cancel_catch_up(&mut self, id: OccasionId, reach: Reach) -> Result<Outcome> {
        self.change("cancel catch-up", |w, now| {
            let row = own_row(&w.read(), now, id)?;
            if row.state == CatchUpState::Done {
                return refuse_past(&row).map(|()| ((), String::new()));
            }
            let said = format!("Cancelled the {} with {}", row.fields.channel.planned(), in_a_row(&names_of(&w.read(), &row.people)?));
            match (reach, id.period) {
                (Reach::FromHereOn, Some(_)) => series::end_before(w, now, id)?,
                _ => put(w, now, &CatchUp { state: CatchUpState::Cancelled, ..row })?,
            }
            Ok(((), said))
        })
    }

    /// Plans again what was cancelled.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: it is not cancelled.
    pub fn restore_catch_up(&mut self, id: OccasionId) -> Result<Outcome> {
        self.change("restore catch-up", |w, now| {
            let row = own_row(&w.read(), now, id)?;
            if row.state != CatchUpState::Cancelled {
                return Err(Error::refused("That catch-up is not cancelled. Nothing was changed."));
            }
            let names = in_a_row(&names_of(&w.read(), &row.people)?);
            let said = format!("The {} with {names} is planned again", row.fields.channel.planned());
            put(w, now, &CatchUp { state: CatchUpState::Planned, ..row })?;
            Ok(((), said))
        })
    }
}

/// One alone, as it is to be.
fn alone(w: &Writer<'_>, now: &Moment, id: OccasionId, row: CatchUp) -> Result<OccasionId> {
    put(w, now, &row)?;
    Ok(id)
}

/// One that was once so far; it may come round from now on.
fn once(w: &Writer<'_>, now: &Moment, mut row: CatchUp, repeats: Option<Repetition>) -> Result<OccasionId> {
    row.fields.day = begins_on(row.fields.day, repeats)?;
    row.repeats = repeats.map(|how| (how, None));
    put(w, now, &row)?;
    Ok(OccasionId { catch_up: row.id, period: repeats.map(|_| row.fields.day) })
}
