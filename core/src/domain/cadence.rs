//! How often you mean to be in touch, and where that stands today (C1–C5).

use std::{fmt, str::FromStr};

use jiff::{Span, civil::Date};

/// A unit of rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CadenceUnit {
    /// Civil days.
    Day,
    /// Seven civil days.
    Week,
    /// Civil months, clamped to their last day (D5).
    Month,
}

/// Every `n` days, weeks or months; `n` is 1–999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cadence {
    every: u16,
    unit: CadenceUnit,
}

/// The text names no rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("That is not a rhythm. Try \"3 weeks\", \"month\" or \"10 days\".")]
pub struct NotACadence;

impl Cadence {
    /// Every `every` units; `None` outside 1–999.
    #[must_use]
    pub fn new(every: u16, unit: CadenceUnit) -> Option<Self> {
        (1..=999).contains(&every).then_some(Self { every, unit })
    }

    /// How many units.
    #[must_use]
    pub fn every(self) -> u16 {
        self.every
    }

    /// Which units.
    #[must_use]
    pub fn unit(self) -> CadenceUnit {
        self.unit
    }

    /// Its length in days; a month counts 30.4375.
    #[must_use]
    pub fn days(self) -> f64 {
        let unit = match self.unit {
            CadenceUnit::Day => 1.0,
            CadenceUnit::Week => 7.0,
            CadenceUnit::Month => 30.4375,
        };
        f64::from(self.every) * unit
    }

    /// The day `times` intervals after `anchor`, months counted from the anchor and clamped so that nothing drifts (D5).
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::Cadence;
    /// let monthly: Cadence = "month".parse().unwrap();
    /// let anchor = "2026-01-31".parse().unwrap();
    /// assert_eq!(monthly.from(anchor, 1).to_string(), "2026-02-28");
    /// assert_eq!(monthly.from(anchor, 2).to_string(), "2026-03-31");
    /// ```
    #[must_use]
    pub fn from(self, anchor: Date, times: i32) -> Date {
        let count = i64::from(self.every).saturating_mul(i64::from(times));
        let span = match self.unit {
            CadenceUnit::Day => Span::new().try_days(count),
            CadenceUnit::Week => Span::new().try_weeks(count),
            CadenceUnit::Month => Span::new().try_months(count),
        };
        let edge = if times < 0 { Date::MIN } else { Date::MAX };
        span.and_then(|span| anchor.checked_add(span)).unwrap_or(edge)
    }

    /// The number of whole intervals between `anchor` and `day`; negative before the anchor.
    fn intervals_until(self, anchor: Date, day: Date) -> i32 {
        #[expect(clippy::cast_possible_truncation, reason = "at most 3.7 million days")]
        let mut guess = (f64::from(days_between(anchor, day)) / self.days()).floor() as i32;
        while self.from(anchor, guess) > day {
            guess -= 1;
        }
        while self.from(anchor, guess + 1) <= day {
            guess += 1;
        }
        guess
    }
}

impl FromStr for Cadence {
    type Err = NotACadence;

    /// Reads "3 weeks", "every 3 weeks", "2w", "month", "quarter", "year".
    fn from_str(text: &str) -> Result<Self, NotACadence> {
        let text = text.trim().to_lowercase();
        let text = text.strip_prefix("every ").unwrap_or(&text).trim();
        let unit_at = text.find(|c: char| !c.is_ascii_digit()).ok_or(NotACadence)?;
        let (count, unit) = text.split_at_checked(unit_at).ok_or(NotACadence)?;
        let count: u16 = if count.is_empty() { 1 } else { count.parse().map_err(|_| NotACadence)? };
        let (months, unit) = match unit.trim() {
            "d" | "day" | "days" => (1, CadenceUnit::Day),
            "w" | "week" | "weeks" => (1, CadenceUnit::Week),
            "m" | "month" | "months" => (1, CadenceUnit::Month),
            "quarter" | "quarters" | "season" | "seasons" => (3, CadenceUnit::Month),
            "y" | "year" | "years" => (12, CadenceUnit::Month),
            _ => return Err(NotACadence),
        };
        Self::new(count.checked_mul(months).ok_or(NotACadence)?, unit).ok_or(NotACadence)
    }
}

impl fmt::Display for Cadence {
    /// "week", "3 weeks", "year": what follows "every".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = match self.unit {
            CadenceUnit::Day => (self.every, "day"),
            CadenceUnit::Week => (self.every, "week"),
            CadenceUnit::Month if self.every.is_multiple_of(12) => (self.every / 12, "year"),
            CadenceUnit::Month => (self.every, "month"),
        };
        if count == 1 { f.write_str(unit) } else { write!(f, "{count} {unit}s") }
    }
}

/// How a contact's check-ins are meant to go. Only a logged contact moves it (C1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// Their own cadence; without one their circle's counts (C2).
    pub own: Option<Cadence>,
    /// The anchor of a fixed rhythm, which no contact moves; without one the rhythm runs from the last contact.
    pub fixed_from: Option<Date>,
    /// Counted from here while no contact is on record.
    pub since: Date,
    /// The day the user let one check-in go.
    pub skipped_on: Option<Date>,
    /// Nothing is proposed before this day.
    pub paused_until: Option<Date>,
}

/// The days a cadence looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Contacts {
    /// The last time they were reached.
    pub talked: Option<Date>,
    /// The last time they were tried and did not answer.
    pub tried: Option<Date>,
}

/// State of a check-in (C4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckInState {
    /// Not due yet.
    Resting,
    /// Due, and less than one and a half intervals since the last contact.
    Ready,
    /// It has been one and a half intervals or more.
    Waiting,
    /// Stopped by the user until a day.
    Paused,
}

impl CheckInState {
    /// Is it to be proposed?
    #[must_use]
    pub fn is_due(self) -> bool {
        matches!(self, Self::Ready | Self::Waiting)
    }
}

/// Where a rhythm stands on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CheckIn {
    /// Resting, ready, waiting or paused.
    pub state: CheckInState,
    /// The day it is due.
    pub due: Date,
    /// The day the count began: last contact, or since when the rhythm holds. Names the occurrence in reminders (R1).
    pub from: Date,
    /// The cadence that counts.
    pub cadence: Cadence,
    /// Time since the last contact over the cadence; what Today sorts by (C5).
    pub ratio: f64,
    /// They were tried since the last contact, and this is the retry (C3).
    pub retry: bool,
}

impl Rhythm {
    /// A rhythm of the circle's, counted from `since`.
    #[must_use]
    pub fn starting(since: Date) -> Self {
        Self { own: None, fixed_from: None, since, skipped_on: None, paused_until: None }
    }

    /// The cadence that counts: their own, else the circle's (C2).
    #[must_use]
    pub fn cadence(&self, of_circle: Option<Cadence>) -> Option<Cadence> {
        self.own.or(of_circle)
    }

    /// Where the check-in stands on `today`; `None` without a cadence.
    #[must_use]
    pub fn check_in(&self, of_circle: Option<Cadence>, contacts: Contacts, today: Date) -> Option<CheckIn> {
        let cadence = self.cadence(of_circle)?;
        let since = contacts.talked.unwrap_or(self.since);
        let from = since.max(self.skipped_on.unwrap_or(since));
        let rhythmic = match self.fixed_from {
            Some(anchor) => fixed_due(cadence, anchor, contacts.talked.max(self.skipped_on), today),
            None => cadence.from(from, 1),
        };
        // Effort counts (C3): after a call nobody answered, the next try waits a quarter of the rhythm.
        let tried = contacts.tried.filter(|tried| contacts.talked.is_none_or(|talked| *tried > talked));
        let due = tried.map_or(rhythmic, |tried| rhythmic.max(retry_after(cadence, tried)));
        let ratio = f64::from(days_between(since, today)) / cadence.days();
        let state = if self.paused_until.is_some_and(|until| today < until) {
            CheckInState::Paused
        } else if today < due {
            CheckInState::Resting
        } else if ratio >= 1.5 {
            CheckInState::Waiting
        } else {
            CheckInState::Ready
        };
        Some(CheckIn { state, due, from, cadence, ratio, retry: tried.is_some() })
    }
}

/// A fixed rhythm's day that counts: this period's unless a contact lies within it, then the next one's.
fn fixed_due(cadence: Cadence, anchor: Date, contact: Option<Date>, today: Date) -> Date {
    let now = cadence.intervals_until(anchor, today).max(0);
    let met = contact.is_some_and(|day| cadence.intervals_until(anchor, day) >= now);
    cadence.from(anchor, if met { now + 1 } else { now })
}

fn retry_after(cadence: Cadence, tried: Date) -> Date {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to 2–14")]
    let days = (cadence.days() / 4.0).round().clamp(2.0, 14.0) as i64;
    tried.saturating_add(Span::new().days(days))
}

/// Civil days from `from` to `to`; negative when `to` is earlier.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
