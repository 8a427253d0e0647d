//! Planning a catch-up.

use jiff::civil::{Date, Time};

use super::{put, settled, with};
use crate::{
    Error, Result,
    book::{Book, Outcome},
    clock::Moment,
    domain::{CatchUp, CatchUpFields, CatchUpId, CatchUpState, ContactId, LifeDate, OccasionId, Repetition, capitalised},
    store::Writer,
};

impl Book {
    /// Plans a catch-up, once or coming round from its day on, the first time on the first day that the repetition has.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: with nobody, with someone in the trash, or longer than a day.
    pub fn plan_catch_up(
        &mut self,
        people: &[ContactId],
        fields: CatchUpFields,
        repeats: Option<Repetition>,
    ) -> Result<Outcome<OccasionId>> {
        self.change("plan catch-up", |w, now| {
            let (id, names, fields) = plan_one(w, now, people, fields, repeats)?;
            let what = if fields.what_for.is_empty() {
                format!("a {}", fields.channel.planned())
            } else {
                format!("“{}”", capitalised(&fields.what_for))
            };
            let when = repeats.map_or_else(|| format!(" on {}", in_words(fields.day)), |how| format!(", {}", how.in_words()));
            Ok((id, format!("Planned {what} with {names}{when}{}", at_words(fields.time))))
        })
    }
}

/// Plans one: which it is, with whom by name, and what is planned.
pub(in crate::book) fn plan_one(
    w: &Writer<'_>,
    now: &Moment,
    people: &[ContactId],
    fields: CatchUpFields,
    repeats: Option<Repetition>,
) -> Result<(OccasionId, String, CatchUpFields)> {
    let (people, names) = with(&w.read(), people)?;
    let mut fields = settled(fields)?;
    fields.day = begins_on(fields.day, repeats)?;
    let catch_up = CatchUp {
        id: CatchUpId::new(now.instant()),
        state: CatchUpState::Planned,
        people,
        repeats: repeats.map(|how| (how, None)),
        of_series: None,
        revision: 0,
        known_at: Some(now.instant()),
        fields,
    };
    put(w, now, &catch_up)?;
    let period = repeats.map(|_| catch_up.fields.day);
    Ok((OccasionId { catch_up: catch_up.id, period }, names, catch_up.fields))
}

/// The first day of a repetition from a day on (K2); without one that day.
pub(in crate::book) fn begins_on(day: Date, repeats: Option<Repetition>) -> Result<Date> {
    let first = repeats.map_or(Some(day), |how| how.begins(day));
    first.ok_or_else(|| Error::refused("That is past the last day there is. Nothing was changed."))
}

/// " at 17:30"; nothing without a time.
pub(super) fn at_words(time: Option<Time>) -> String {
    time.map(|time| time.strftime(" at %H:%M").to_string()).unwrap_or_default()
}

/// "15 April 2026".
pub(in crate::book) fn in_words(day: Date) -> String {
    LifeDate::from(day).in_words()
}
