//! Changing what is planned: other people, another place, another day; one alone, or from here on.

use jiff::{
    ToSpan as _,
    civil::{Date, Time},
};

use super::{capitalised, in_a_row, names_of, own_row, plan::in_words, put, settled, with};
use crate::{
    Error, Result,
    book::{Book, Outcome},
    clock::Moment,
    domain::{CatchUp, CatchUpFields, CatchUpId, CatchUpState, ContactId, OccasionId, Reach, Repetition},
    store::Writer,
};

/// Where a catch-up is moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The day.
    pub day: Date,
    /// The time; `None`: as it is.
    pub time: Option<Time>,
}

impl Book {
    /// Moves catch-ups to other days, in one step. Of those that come round, this one or all from here on.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: one is done or cancelled.
    pub fn reschedule_catch_ups(&mut self, moves: &[(OccasionId, Place)], reach: Reach) -> Result<Outcome<Vec<OccasionId>>> {
        self.change("reschedule catch-up", |w, now| {
            let (mut ids, mut last) = (Vec::new(), String::new());
            for (id, to) in moves {
                let row = own_row(&w.read(), now, *id)?;
                refuse_past(&row)?;
                let (_, names) = with(&w.read(), &row.people)?;
                let fields = CatchUpFields { day: to.day, time: to.time.or(row.fields.time), ..row.fields.clone() };
                last = format!("Moved {} with {names} to {}", fields.channel.named(), in_words(to.day));
                ids.push(rewrite(w, now, *id, CatchUp { fields, revision: row.revision + 1, ..row }, reach, None)?);
            }
            let said = if ids.len() == 1 { last } else { format!("Moved {} catch-ups", ids.len()) };
            Ok((ids, said))
        })
    }

    /// Changes what is planned, with whom, and how it comes round: this one, or all from here on. One that was once may come round from
    /// here on; one that comes round may end with this one.
    ///
    /// # Errors
    /// - As [`Book::plan_catch_up`]; `Refused`: it is done or cancelled.
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
            let said = format!("Changed {} with {names}", fields.channel.named());
            let row = CatchUp { fields, people, revision: row.revision + u32::from(is_moved), ..row };
            Ok((rewrite(w, now, id, row, reach, Some(repeats))?, said))
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
                return Err(Error::refused("That catch-up has been. Nothing was changed."));
            }
            let names = in_a_row(&names_of(&w.read(), &row.people)?);
            let said = format!("Cancelled {} with {names}", row.fields.channel.named());
            match (reach, row.of_series.is_some() || id.period.is_some()) {
                (Reach::FromHereOn, true) => end_before(w, now, id)?,
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
            let (_, names) = with(&w.read(), &row.people)?;
            let said = format!("{} with {names} is planned again", capitalised(row.fields.channel.named()));
            put(w, now, &CatchUp { state: CatchUpState::Planned, ..row })?;
            Ok(((), said))
        })
    }
}

fn refuse_past(row: &CatchUp) -> Result<()> {
    match row.state {
        CatchUpState::Planned => Ok(()),
        CatchUpState::Done => Err(Error::refused("That catch-up has been. Nothing was changed.")),
        CatchUpState::Cancelled => Err(Error::refused("That catch-up is cancelled. Plan it again first. Nothing was changed.")),
    }
}

/// Writes an occasion as it is to be; `repeats` where that is said too.
fn rewrite(
    w: &Writer<'_>,
    now: &Moment,
    id: OccasionId,
    row: CatchUp,
    reach: Reach,
    repeats: Option<Option<Repetition>>,
) -> Result<OccasionId> {
    match (id.period, reach) {
        // Once so far, and from here on as it is said.
        (None, _) => {
            let how = repeats.flatten();
            put(w, now, &CatchUp { repeats: how.map(|how| (how, None)), ..row.clone() })?;
            Ok(OccasionId { catch_up: row.id, period: how.map(|_| row.fields.day) })
        }
        (Some(_), Reach::This) => {
            put(w, now, &row)?;
            Ok(id)
        }
        (Some(period), Reach::FromHereOn) => {
            let series = w.read().catch_up(id.catch_up)?.ok_or(Error::NotFound("catch-up"))?;
            let (how, until) = series.repeats.ok_or(Error::NotFound("catch-up"))?;
            let how = repeats.unwrap_or_else(|| Some(how.moved(period, row.fields.day)));
            end_before(w, now, id)?;
            let begins = how.and_then(|how| how.on_or_after(row.fields.day, row.fields.day)).unwrap_or(row.fields.day);
            let next = CatchUp {
                id: CatchUpId::new(now.instant()),
                fields: CatchUpFields { day: begins, ..row.fields },
                repeats: how.map(|how| (how, until.filter(|until| *until >= begins))),
                of_series: None,
                ..row
            };
            put(w, now, &next)?;
            Ok(OccasionId { catch_up: next.id, period: how.map(|_| begins) })
        }
    }
}

/// Ends what comes round before this one: what is planned from here on goes, what was done or cancelled stays.
fn end_before(w: &Writer<'_>, now: &Moment, id: OccasionId) -> Result<()> {
    let period = id.period.ok_or(Error::NotFound("catch-up"))?;
    let series = w.read().catch_up(id.catch_up)?.ok_or(Error::NotFound("catch-up"))?;
    let mut kept = Vec::new();
    for day in w.read().periods_on_record(series.id)?.into_iter().filter(|day| *day >= period) {
        if let Some(own) = w.read().coming_round(series.id, day)? {
            if own.state == CatchUpState::Planned { w.remove_catch_up(own.id)? } else { kept.push(own.id) }
        }
    }
    let has_earlier = series.periods(series.fields.day, period).next().is_some_and(|first| first < period);
    match series.repeats {
        // Nothing of it is left but what was done.
        _ if !has_earlier && kept.is_empty() && w.read().periods_on_record(series.id)?.is_empty() => w.remove_catch_up(series.id),
        Some((how, _)) => {
            let until = period.checked_sub(1.day()).unwrap_or(period);
            put(w, now, &CatchUp { repeats: Some((how, Some(until))), ..series })
        }
        None => Err(Error::NotFound("catch-up")),
    }
}
