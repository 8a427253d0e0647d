//! A planned get-together or call, once or coming round.

use std::{fmt, str::FromStr};

use jiff::{
    Timestamp, ToSpan as _,
    civil::{Date, DateTime, Time},
};

use super::{AlarmKey, AlarmKind, CatchUpId, Channel, ContactId, Repetition};

/// What is planned of a catch-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatchUpFields {
    /// The civil day (D2).
    pub day: Date,
    /// When on that day, on the user's own clock; not every catch-up has a time.
    pub time: Option<Time>,
    /// How long, 1–1440; only with a time.
    pub minutes: Option<u16>,
    /// How.
    pub channel: Channel,
    /// Where; may be empty.
    pub place: String,
    /// What for; may be empty.
    pub what_for: String,
}

/// How long something lasts of which nobody has said so.
const AN_HOUR: i64 = 60;

impl CatchUpFields {
    /// When it is over on the user's own clock; one without a time, never.
    #[must_use]
    pub fn ends(&self) -> Option<DateTime> {
        Some(self.day.to_datetime(self.time?).saturating_add(self.minutes.map_or(AN_HOUR, i64::from).minutes()))
    }

    /// Are both at one time of one day? One without a time is at none; one without a length lasts an hour.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let span = |one: &Self| {
            let from = i64::from(one.time?.hour()) * 60 + i64::from(one.time?.minute());
            Some((from, from + one.minutes.map_or(AN_HOUR, i64::from)))
        };
        let (Some((from, to)), Some((begins, ends))) = (span(self), span(other)) else { return false };
        self.day == other.day && from < ends && begins < to
    }
}

/// Where a catch-up stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum CatchUpState {
    /// It is to come, or nobody has said what became of it.
    #[default]
    Planned,
    /// They met.
    Done,
    /// It did not come to it.
    Cancelled,
}

/// A catch-up on record: one, one that comes round, or one coming round that differs from the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatchUp {
    /// Which.
    pub id: CatchUpId,
    /// What is planned; of one that comes round, its first day.
    pub fields: CatchUpFields,
    /// Where it stands.
    pub state: CatchUpState,
    /// With whom, in their order.
    pub people: Vec<ContactId>,
    /// How it comes round, and until which day at the latest.
    pub repeats: Option<(Repetition, Option<Date>)>,
    /// Of which one that comes round it is one, and on which day that one would have it.
    pub of_series: Option<(CatchUpId, Date)>,
    /// Raised when it is moved (R1).
    pub revision: u32,
    /// When its day and time were set last; `None`: before this was noted.
    pub known_at: Option<Timestamp>,
}

/// Names a catch-up, and of one that comes round which coming round: the day the repetition has for it, wherever it was moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OccasionId {
    /// The catch-up.
    pub catch_up: CatchUpId,
    /// Which coming round; none of one that is once.
    pub period: Option<Date>,
}

impl fmt::Display for OccasionId {
    /// The identity, and after an `@` the day of the coming round.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.period {
            Some(period) => write!(f, "{}@{period}", self.catch_up),
            None => self.catch_up.fmt(f),
        }
    }
}

impl FromStr for OccasionId {
    type Err = NotAnOccasion;

    fn from_str(text: &str) -> Result<Self, NotAnOccasion> {
        let (id, period) = text.trim().split_once('@').map_or((text.trim(), None), |(id, day)| (id, Some(day)));
        let period = period.map(str::parse).transpose().map_err(|_| NotAnOccasion)?;
        Ok(Self { catch_up: id.parse().map_err(|_| NotAnOccasion)?, period })
    }
}

/// The text names no occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("That names no catch-up. `fondly catch-up list` shows the names.")]
pub struct NotAnOccasion;

/// One catch-up on one day, as a calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Which.
    pub id: OccasionId,
    /// What is planned.
    pub fields: CatchUpFields,
    /// Where it stands.
    pub state: CatchUpState,
    /// With whom.
    pub people: Vec<ContactId>,
    /// How it comes round.
    pub repeats: Option<Repetition>,
    /// Raised when it is moved (R1).
    pub revision: u32,
    /// When its day and time were set last; `None`: before this was noted.
    pub known_at: Option<Timestamp>,
}

impl Occasion {
    /// The key of a reminder about it (R1): its period is the day the repetition has for it; so many minutes ahead.
    #[must_use]
    pub fn key(&self, kind: AlarmKind, lead: u16) -> AlarmKey {
        let period = self.id.period.map(|day| day.to_string()).unwrap_or_default();
        AlarmKey { kind, rule: *self.id.catch_up.as_bytes(), revision: 0, period, lead, moved: self.revision }
    }
}

/// How much of a catch-up that comes round is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// This one.
    #[default]
    This,
    /// This one and all that follow.
    FromHereOn,
}

impl CatchUp {
    /// How it comes round, however long.
    #[must_use]
    pub fn comes_round(&self) -> Option<Repetition> {
        self.repeats.map(|(how, _)| how)
    }

    /// The days on which it comes round between `from` and `to`, both included, wherever single ones were moved to.
    pub fn periods(&self, from: Date, to: Date) -> impl Iterator<Item = Date> {
        let last = self.repeats.and_then(|(_, until)| until).map_or(to, |until| until.min(to));
        let days = self.comes_round().map(|how| how.from(self.fields.day, from));
        days.into_iter().flatten().take_while(move |day| *day <= last)
    }

    /// It, on the day it comes round on.
    #[must_use]
    pub fn occasion(&self, period: Option<Date>) -> Occasion {
        let own = self
            .of_series
            .map_or(OccasionId { catch_up: self.id, period }, |(series, period)| OccasionId { catch_up: series, period: Some(period) });
        Occasion {
            id: own,
            fields: CatchUpFields { day: period.unwrap_or(self.fields.day), ..self.fields.clone() },
            state: self.state,
            people: self.people.clone(),
            repeats: self.comes_round(),
            revision: self.revision,
            known_at: self.known_at,
        }
    }
}
