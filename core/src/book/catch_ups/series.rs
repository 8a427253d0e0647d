//! *From here on* (K3): what came round before this one ends, and another begins with it.

use jiff::{ToSpan as _, civil::Date};

use super::{plan::begins_on, put};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{CatchUp, CatchUpFields, CatchUpId, CatchUpState, OccasionId, Repetition},
    store::Writer,
};

/// Comings round that are looked at to find the partner of one, or of the last.
const MOST: usize = 20_000;

/// `row` and all that follow as it is to be; `repeats` where that is said too, else each is moved as this one is.
///
/// Moved, every old coming round has its partner in the new series: the last one is the last one's partner, and what was done or cancelled
/// goes over to its partner. Single moves give way.
pub(super) fn from_here_on(
    w: &Writer<'_>,
    now: &Moment,
    id: OccasionId,
    row: CatchUp,
    repeats: Option<Option<Repetition>>,
) -> Result<OccasionId> {
    let (series, period) = series_of(w, id)?;
    let (old, until) = series.repeats.ok_or(Error::NotFound("catch-up"))?;
    let is_only_moved = repeats.is_none_or(|said| said == Some(old));
    let how = if is_only_moved { Some(moved(old, period, row.fields.day)?) } else { repeats.flatten() };
    let begins = begins_on(row.fields.day, how)?;
    let partner = |day: Date| -> Option<Date> {
        let new = how?.from(begins, begins);
        if is_only_moved {
            let old = old.from(series.fields.day, period).take(MOST);
            old.zip(new).take_while(|(old, _)| *old <= day).find_map(|(old, new)| (old == day).then_some(new))
        } else {
            how?.on_or_after(begins, day).filter(|found| *found == day)
        }
    };
    // The last old coming round may be before the day that ends it.
    let last = until.and_then(|until| series.periods(period, until).take(MOST).last()).map(|last| partner(last).unwrap_or(last));
    let next = CatchUp {
        id: CatchUpId::new(now.instant()),
        fields: CatchUpFields { day: begins, ..row.fields },
        // What would end before it begins is once.
        repeats: how.filter(|_| last.is_none_or(|last| last >= begins)).map(|how| (how, last)),
        of_series: None,
        ..row
    };
    put(w, now, &next)?;
    for own in single_ones(w, &series, period)? {
        match own.of_series.and_then(|(_, day)| partner(day)).filter(|_| own.state != CatchUpState::Planned && next.repeats.is_some()) {
            Some(day) => put(w, now, &CatchUp { of_series: Some((next.id, day)), ..own })?,
            None if own.state == CatchUpState::Planned => w.remove_catch_up(own.id)?,
            None => {}
        }
    }
    end(w, now, series, period)?;
    Ok(OccasionId { catch_up: next.id, period: next.repeats.map(|_| begins) })
}

fn moved(old: Repetition, from: Date, to: Date) -> Result<Repetition> {
    let several = "Several days of every second week can’t be moved into different weeks. Move this one alone, or change its days. Nothing was changed.";
    old.moved(from, to).ok_or_else(|| Error::refused(several))
}

/// Ends what comes round before this one: what is planned from here on goes, what was done or cancelled stays.
pub(super) fn end_before(w: &Writer<'_>, now: &Moment, id: OccasionId) -> Result<()> {
    let (series, period) = series_of(w, id)?;
    for own in single_ones(w, &series, period)?.iter().filter(|own| own.state == CatchUpState::Planned) {
        w.remove_catch_up(own.id)?;
    }
    end(w, now, series, period)
}

fn series_of(w: &Writer<'_>, id: OccasionId) -> Result<(CatchUp, Date)> {
    let series = w.read().catch_up(id.catch_up)?.ok_or(Error::NotFound("catch-up"))?;
    Ok((series, id.period.ok_or(Error::NotFound("catch-up"))?))
}

/// The single comings round on record from a day of the series on.
fn single_ones(w: &Writer<'_>, series: &CatchUp, period: Date) -> Result<Vec<CatchUp>> {
    let days = w.read().periods_on_record(series.id)?.into_iter().filter(|day| *day >= period);
    days.filter_map(|day| w.read().coming_round(series.id, day).transpose()).collect()
}

/// The series comes round no more from a day on, and never longer than it did; one of which nothing is left goes.
fn end(w: &Writer<'_>, now: &Moment, series: CatchUp, period: Date) -> Result<()> {
    let has_earlier = series.periods(series.fields.day, period).next().is_some_and(|first| first < period);
    if !has_earlier && w.read().periods_on_record(series.id)?.is_empty() {
        return w.remove_catch_up(series.id);
    }
    let before = period.checked_sub(1.day()).unwrap_or(period);
    let repeats = series.repeats.map(|(how, until)| (how, Some(until.map_or(before, |until| until.min(before)))));
    put(w, now, &CatchUp { repeats, ..series })
}
