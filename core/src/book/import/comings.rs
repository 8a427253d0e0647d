//! When an event of a calendar is on the user's clock, and when it comes round: its rule holds on the clock of where it was planned.

use std::collections::HashSet;

use jiff::{
    Span, ToSpan as _, Zoned,
    civil::{Date, Time},
    tz::TimeZone,
};
use sha2::{Digest, Sha256};

use crate::{
    domain::{CatchUp, CatchUpFields, CatchUpId, CatchUpState, Repetition, days_between},
    formats::{CalendarEvent, EventTime},
};

/// Years for which the comings round are laid on the user's clock one by one.
const AHEAD: i64 = 2;

/// An event on the user's clock.
pub(super) struct Comings<'e> {
    event: &'e CalendarEvent,
    now: &'e Zoned,
    /// Where it was planned.
    zone: TimeZone,
    /// Its first day and time.
    pub(super) first: Date,
    pub(super) time: Option<Time>,
    /// How it comes round, and its last day at the latest; none where it does not, or as no repetition can.
    pub(super) repeats: Option<(Repetition, Option<Date>)>,
    /// Days that the user's calendar is ahead of that of where it was planned.
    ahead: i32,
}

impl<'e> Comings<'e> {
    /// `None` where no day can be read.
    pub(super) fn of(event: &'e CalendarEvent, now: &'e Zoned) -> Option<Self> {
        let start = event.start.as_ref()?;
        let (first, time) = start.on_clock(now.time_zone());
        let zone = match start {
            EventTime::At(start) => start.time_zone().clone(),
            EventTime::Day(_) | EventTime::Floating(_) => now.time_zone().clone(),
        };
        let ahead = days_between(start.on_clock(&zone).0, first);
        let here = |(how, until): (Repetition, Option<Date>)| {
            let until = until.map(|day| day.saturating_add(Span::new().days(ahead)));
            Some((how.on_days_ahead(ahead)?, until))
        };
        let repeats = event.repeats(&zone).and_then(here);
        Some(Self { event, now, zone, first, time, repeats, ahead })
    }

    /// The next of its days, today's included; of what comes round once, or as no repetition can, its first.
    pub(super) fn next(&self) -> Option<Date> {
        match self.repeats {
            None => Some(self.first),
            Some((how, until)) => how.on_or_after(self.first, self.now.date()).filter(|day| until.is_none_or(|until| *day <= until)),
        }
    }

    /// The comings round that differ from the series: left out, moved, or at another time on the user's clock.
    pub(super) fn differing(&self, series: &CatchUp, others: &[&CalendarEvent]) -> Vec<CatchUp> {
        let is_one = |period: Date| series.periods(period, period).next() == Some(period);
        let single = |period: Date, fields: CatchUpFields, state| CatchUp {
            id: CatchUpId::of_digest(&digest(&self.event.uid, Some(period))),
            fields,
            state,
            repeats: None,
            of_series: Some((series.id, period)),
            ..series.clone()
        };
        let gone = self.event.except.iter().map(|time| self.period(time)).filter(|period| is_one(*period));
        let gone = gone.map(|period| single(period, CatchUpFields { day: period, ..series.fields.clone() }, CatchUpState::Cancelled));
        let moved = others.iter().filter_map(|one| {
            let period = self.period(one.of.as_ref()?);
            let (day, time) = one.start.as_ref()?.on_clock(self.now.time_zone());
            let fields = CatchUpFields {
                day,
                time,
                minutes: one.minutes.filter(|_| time.is_some()),
                place: one.place.clone(),
                ..series.fields.clone()
            };
            let state = if one.is_cancelled { CatchUpState::Cancelled } else { CatchUpState::Planned };
            is_one(period).then(|| single(period, fields, state))
        });
        let shifted = self.shifted(series).into_iter().map(|(period, day, time)| {
            single(period, CatchUpFields { day, time: Some(time), ..series.fields.clone() }, CatchUpState::Planned)
        });
        // One that was moved and left out is left out.
        let mut seen = HashSet::new();
        gone.chain(moved).chain(shifted).filter(|one| seen.insert(one.of_series)).collect()
    }

    /// The day by which the book names the coming round that a calendar names by its time.
    fn period(&self, time: &EventTime) -> Date {
        time.on_clock(&self.zone).0.saturating_add(Span::new().days(self.ahead))
    }

    /// The comings round of the next two years that are at another time on the user's clock than the first, with that time: where it was
    /// planned clocks change on other days.
    fn shifted(&self, series: &CatchUp) -> Vec<(Date, Date, Time)> {
        let Some(EventTime::At(start)) = &self.event.start else { return Vec::new() };
        let here = |period: Date| {
            let there = period.checked_sub(Span::new().days(self.ahead)).ok()?;
            let there = there.to_datetime(start.time()).to_zoned(self.zone.clone()).ok()?;
            let at = there.with_time_zone(self.now.time_zone().clone()).datetime();
            Some((period, at.date(), at.time()))
        };
        let today = self.now.date();
        let comings = series.periods(today, today.saturating_add(AHEAD.years())).filter_map(here);
        comings.filter(|(period, day, time)| period != day || series.fields.time != Some(*time)).collect()
    }
}

/// The identity that follows from what a calendar calls an event, or one coming round of it.
pub(super) fn digest(uid: &str, of: Option<Date>) -> [u8; 32] {
    Sha256::digest(format!("event\n{uid}\n{}", of.map(|day| day.to_string()).unwrap_or_default()).as_bytes()).into()
}
