//! A day as it is typed: `2026-04-15`, today, yesterday, tomorrow, or a weekday: the next one to come, or of what is over the last
//! one.

use std::{fmt, str::FromStr};

use fondly_core::{book::Book, domain::weekday_named};
use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

/// A day as it was typed; what it is depends on the day the user lives in.
#[derive(Debug, Clone, Copy)]
pub(super) enum Day {
    On(Date),
    /// Days from today.
    FromToday(i64),
    /// The next such day, not today.
    Next(Weekday),
}

/// The text is no such day.
#[derive(Debug)]
pub(super) struct NotADay;

impl Day {
    /// The day itself, in the zone of the book's clock.
    pub(super) fn of(self, book: &Book) -> Date {
        match self {
            Self::On(day) => day,
            Self::FromToday(days) => book.now().today().saturating_add(days.days()),
            Self::Next(weekday) => {
                let today = book.now().today();
                today.nth_weekday(1, weekday).unwrap_or(today)
            }
        }
    }
}

impl Day {
    /// The day itself of something that is over: a day of the week is the last one, which may be today.
    pub(super) fn of_late(self, book: &Book) -> Date {
        match self {
            Self::Next(weekday) => {
                let today = book.now().today();
                let last = today.nth_weekday(-1, weekday).unwrap_or(today);
                if today.weekday() == weekday { today } else { last }
            }
            day => day.of(book),
        }
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        match text.trim().to_lowercase().as_str() {
            "today" => Ok(Self::FromToday(0)),
            "yesterday" => Ok(Self::FromToday(-1)),
            "tomorrow" => Ok(Self::FromToday(1)),
            other => match weekday_named(other) {
                Some(weekday) => Ok(Self::Next(weekday)),
                None => other.parse().map(Self::On).map_err(|_| NotADay),
            },
        }
    }
}

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Please write a day like 2026-04-15, or today, yesterday, tomorrow, friday.")
    }
}

impl std::error::Error for NotADay {}
