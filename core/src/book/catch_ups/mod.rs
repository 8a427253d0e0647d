//! Catch-ups: planned get-togethers and calls, once or coming round. What is planned never moves a rhythm; what is done is logged (C1).

mod change;
mod finish;
mod plan;
mod series;

use jiff::civil::Date;

pub use change::{AtTime, MovedTo};
pub(super) use plan::{begins_on, in_words, plan_one};

use super::{Book, contacts::each_once};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{CatchUp, CatchUpFields, CatchUpId, CatchUpState, ContactId, Occasion, OccasionId, capitalised, in_a_row},
    store::{Reader, Writer},
};

/// What no catch-up can be.
fn settled(fields: CatchUpFields) -> Result<CatchUpFields> {
    if fields.minutes.is_some_and(|minutes| !(1..=1440).contains(&minutes)) {
        return Err(Error::refused("A catch-up lasts between a minute and a day. Nothing was changed."));
    }
    let minutes = fields.minutes.filter(|_| fields.time.is_some());
    Ok(CatchUpFields { minutes, place: fields.place.trim().to_owned(), what_for: fields.what_for.trim().to_owned(), ..fields })
}

/// Everyone a catch-up is with, each once; their names for the sentence.
fn with(read: &Reader<'_>, people: &[ContactId]) -> Result<(Vec<ContactId>, String)> {
    if people.is_empty() {
        return Err(Error::refused("Please say with whom. Nothing was changed."));
    }
    each_once(read, people, "is not someone to plan with any more")
}

/// What a catch-up is called in a calendar: what it is for, or how it is, and with whom.
pub(super) fn titled(read: &Reader<'_>, fields: &CatchUpFields, people: &[ContactId]) -> Result<String> {
    let CatchUpFields { channel, what_for, .. } = fields;
    let names = names_of(read, people)?;
    let what = capitalised(if what_for.is_empty() { channel.planned() } else { what_for });
    // "Ana Costa's party" says whose it is.
    if names.iter().all(|name| names_whole(&what, name)) { Ok(what) } else { Ok(format!("{what} with {}", in_a_row(&names))) }
}

/// Is a name in a text, and not only a part of another word, as Ann of annual?
fn names_whole(text: &str, name: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    let begins = |before: &str| !before.ends_with(char::is_alphanumeric);
    let around = |at: usize| Some((text.get(..at)?, text.get(at + name.len()..)?));
    text.match_indices(name).filter_map(|(at, _)| around(at)).any(|(before, rest)| begins(before) && ends(rest))
}

/// The names of everyone who is known.
fn names_of(read: &Reader<'_>, people: &[ContactId]) -> Result<Vec<String>> {
    people.iter().filter_map(|id| read.contact(*id).transpose()).map(|found| Ok(found?.fields.shown())).collect()
}

/// What is on record of an occasion: a row of its own, or the series it is a coming round of.
enum OnRecord {
    Own(CatchUp),
    Of(CatchUp, Date),
}

fn on_record(read: &Reader<'_>, id: OccasionId) -> Result<OnRecord> {
    let missing = || Error::NotFound("catch-up");
    let catch_up = read.catch_up(id.catch_up)?.ok_or_else(missing)?;
    match (id.period, catch_up.repeats) {
        (None, None) => Ok(OnRecord::Own(catch_up)),
        (Some(period), Some(_)) => match read.coming_round(catch_up.id, period)? {
            Some(own) => Ok(OnRecord::Own(own)),
            None if catch_up.periods(period, period).next() == Some(period) => Ok(OnRecord::Of(catch_up, period)),
            None => Err(missing()),
        },
        _ => Err(missing()),
    }
}

/// The row of an occasion, made where it is one of a series that did not differ so far. Not written yet.
fn own_row(read: &Reader<'_>, now: &Moment, id: OccasionId) -> Result<CatchUp> {
    Ok(match on_record(read, id)? {
        OnRecord::Own(own) => own,
        OnRecord::Of(series, period) => CatchUp {
            id: CatchUpId::new(now.instant()),
            fields: CatchUpFields { day: period, ..series.fields.clone() },
            repeats: None,
            of_series: Some((series.id, period)),
            ..series
        },
    })
}

impl Book {
    /// Every catch-up between two days, both included, in the order of the day: planned, done and cancelled.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn occasions(&self, from: Date, to: Date) -> Result<Vec<Occasion>> {
        occasions(&self.read(), from, to)
    }

    /// The names of people, as far as they are known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn names(&self, people: &[ContactId]) -> Result<Vec<String>> {
        names_of(&self.read(), people)
    }

    /// What an occasion is called: "Coffee with Ana and Bo".
    ///
    /// # Errors
    /// - What the disk says.
    pub fn title_of(&self, occasion: &Occasion) -> Result<String> {
        titled(&self.read(), &occasion.fields, &occasion.people)
    }

    /// One occasion.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn occasion(&self, id: OccasionId) -> Result<Occasion> {
        occasion(&self.read(), id)
    }
}

pub(crate) fn occasion(read: &Reader<'_>, id: OccasionId) -> Result<Occasion> {
    let series = read.catch_up(id.catch_up)?.and_then(|series| series.comes_round());
    Ok(match on_record(read, id)? {
        OnRecord::Own(own) => Occasion { repeats: series, ..own.occasion(None) },
        OnRecord::Of(series, period) => series.occasion(Some(period)),
    })
}

pub(crate) fn occasions(read: &Reader<'_>, from: Date, to: Date) -> Result<Vec<Occasion>> {
    let mut found: Vec<Occasion> = Vec::new();
    for own in read.catch_ups_between(from, to)? {
        let series = own.of_series.map(|(series, _)| read.catch_up(series)).transpose()?.flatten();
        let repeats = series.and_then(|series| series.comes_round());
        found.push(Occasion { repeats, ..own.occasion(None) });
    }
    for series in read.series_begun_by(to)? {
        let differ = read.periods_on_record(series.id)?;
        let same = series.periods(from, to).filter(|day| differ.binary_search(day).is_err());
        found.extend(same.map(|day| series.occasion(Some(day))));
    }
    found.sort_by_key(|one| (one.fields.day, one.fields.time, one.id));
    Ok(found)
}

/// Only what is planned is changed.
fn refuse_past(row: &CatchUp) -> Result<()> {
    match row.state {
        CatchUpState::Planned => Ok(()),
        CatchUpState::Done => Err(Error::refused("That catch-up has been. Nothing was changed.")),
        CatchUpState::Cancelled => Err(Error::refused("That catch-up is cancelled. Plan it again first. Nothing was changed.")),
    }
}

/// Writes a catch-up.
fn put(w: &Writer<'_>, now: &Moment, catch_up: &CatchUp) -> Result<()> {
    w.put_catch_up(catch_up, now.instant())
}
