//! Until when something is hidden (R9).

use std::{fmt, str::FromStr};

use jiff::{
    Span, Timestamp, ToSpan, Zoned,
    civil::{Date, DateTime, Time, Weekday},
};

/// How long the user wants to be left alone about something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Later {
    /// One hour from now: an instant.
    Hour,
    /// This evening at seven, or an hour from now if that is later.
    Tonight,
    /// Tomorrow at the notification time.
    Tomorrow,
    /// The coming Saturday at the notification time.
    Weekend,
    /// The coming Monday at the notification time.
    NextWeek,
    /// In a month at the notification time.
    Month,
}

/// The end of a snooze.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// An instant, wherever the user is then.
    Instant(Timestamp),
    /// A time on the user's own clock, which travels with them.
    Floating(DateTime),
}

impl Later {
    /// When it ends, said at `now` by someone whose reminders come at `notify_at`.
    #[must_use]
    pub fn from(self, now: &Zoned, notify_at: Time) -> Until {
        let floating = |span: Span| Until::Floating(now.date().saturating_add(span).to_datetime(notify_at));
        match self {
            Self::Hour => Until::Instant(now.timestamp().saturating_add(1.hour()).unwrap_or(Timestamp::MAX)),
            Self::Tonight => {
                let soon = now.datetime().saturating_add(1.hour()).with().second(0).subsec_nanosecond(0).build();
                let evening = now.date().at(19, 0, 0, 0);
                Until::Floating(soon.map_or(evening, |soon| soon.max(evening)))
            }
            Self::Tomorrow => floating(1.day()),
            Self::Weekend => floating(until_next(now.date(), Weekday::Saturday)),
            Self::NextWeek => floating(until_next(now.date(), Weekday::Monday)),
            Self::Month => floating(1.month()),
        }
    }

    /// What follows "hidden": "for an hour", "until tomorrow".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Hour => "for an hour",
            Self::Tonight => "until tonight",
            Self::Tomorrow => "until tomorrow",
            Self::Weekend => "until the weekend",
            Self::NextWeek => "until next week",
            Self::Month => "for a month",
        }
    }
}

/// From a day to the next such day of the week, not the day itself.
fn until_next(day: Date, weekday: Weekday) -> Span {
    let next = day.nth_weekday(1, weekday).unwrap_or(day);
    Span::new().days(i64::from(super::days_between(day, next)))
}

impl Until {
    /// The instant it ends for someone who lives in the zone of `now`; in a gap, the offset before it (D3).
    #[must_use]
    pub fn instant(self, now: &Zoned) -> Timestamp {
        match self {
            Self::Instant(at) => at,
            Self::Floating(at) => now.time_zone().to_ambiguous_zoned(at).compatible().map_or(Timestamp::MAX, |zoned| zoned.timestamp()),
        }
    }

    /// Is it still on?
    #[must_use]
    pub fn holds(self, now: &Zoned) -> bool {
        now.timestamp() < self.instant(now)
    }
}

impl fmt::Display for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instant(at) => at.fmt(f),
            Self::Floating(at) => at.fmt(f),
        }
    }
}

impl FromStr for Until {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        if text.ends_with('Z') { text.parse().map(Self::Instant) } else { text.parse().map(Self::Floating) }
    }
}
