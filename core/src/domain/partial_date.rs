//! A date in a life: year, month or day may be unknown (D1), in any calendar (D6), and 29 February has a home in every year (D4).

use std::{fmt, str::FromStr};

use jiff::civil::Date;

use super::{Calendar, CalendarMonth};

/// Year, month and day of something in a life, each only if known (D1), in one calendar (D6). Years 1–9999, and as far as the calendar's table reaches.
///
/// A day is never known without its month. At least one part is known.
///
/// # Example
/// ```
/// use fondly_core::domain::PartialDate;
/// let full: PartialDate = "1996-04-15".parse().unwrap();
/// let yearless: PartialDate = "--04-15".parse().unwrap();
/// assert_eq!(yearless.year(), None);
/// assert!("--02-30".parse::<PartialDate>().is_err());
/// assert!("--02-29".parse::<PartialDate>().is_ok(), "some years have that day");
/// let nisan: PartialDate = "hebrew:5756-07-26".parse().unwrap();
/// assert_eq!(nisan.whole(), full.whole());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    calendar: Calendar,
    year: Option<i16>,
    month: Option<CalendarMonth>,
    day: Option<i8>,
}

/// Where a birthday on 29 February falls in a common year (D4), and one on the 30th of a month that has 29 days in another calendar (D6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LeapDay {
    /// 28 February, the last day of the month: the default (RFC 7529 `BACKWARD`).
    #[default]
    February28,
    /// 1 March, the first day of the next month (`FORWARD`).
    March1,
}

impl PartialDate {
    /// The Gregorian date with these parts, if some year has it.
    #[must_use]
    pub fn new(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        Self::of_calendar(Calendar::Gregorian, year, month.map(CalendarMonth::new), day)
    }

    /// The date of a calendar with these parts, if some year has it.
    #[must_use]
    pub fn of_calendar(calendar: Calendar, year: Option<i16>, month: Option<CalendarMonth>, day: Option<i8>) -> Option<Self> {
        let exists = match (year, month, day) {
            (None, None, _) | (_, None, Some(_)) => false,
            (Some(year), None, None) => calendar.years().contains(&year),
            (None, Some(month), day) => calendar.has(month, day.unwrap_or(1)),
            (Some(year), Some(month), day) => calendar.years().contains(&year) && calendar.day(year, month, day.unwrap_or(1)).is_some(),
        };
        exists.then_some(Self { calendar, year, month, day })
    }

    /// A whole Gregorian date.
    #[must_use]
    pub fn full(date: Date) -> Self {
        let month = Some(CalendarMonth::new(date.month()));
        Self { calendar: Calendar::Gregorian, year: Some(date.year()), month, day: Some(date.day()) }
    }

    /// What a Gregorian day is called in a calendar, where its table reaches that far.
    #[must_use]
    pub fn called(calendar: Calendar, day: Date) -> Option<Self> {
        let (year, month, day) = calendar.date_of(day)?;
        Self::of_calendar(calendar, Some(year), Some(month), Some(day))
    }

    /// The calendar it is kept by.
    #[must_use]
    pub fn calendar(self) -> Calendar {
        self.calendar
    }

    /// Is it kept by the civil calendar?
    #[must_use]
    pub fn is_gregorian(self) -> bool {
        self.calendar == Calendar::Gregorian
    }

    /// The year of its calendar, if known.
    #[must_use]
    pub fn year(self) -> Option<i16> {
        self.year
    }

    /// The number of its month, 1–12, if known.
    #[must_use]
    pub fn month(self) -> Option<i8> {
        self.month.map(|month| month.number)
    }

    /// Its month, if known.
    #[must_use]
    pub fn calendar_month(self) -> Option<CalendarMonth> {
        self.month
    }

    /// The day of the month 1–31, if known.
    #[must_use]
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// The Gregorian day it is, if all of it is known.
    #[must_use]
    pub fn whole(self) -> Option<Date> {
        self.calendar.day(self.year?, self.month?, self.day?)
    }

    /// The same date without its year.
    #[must_use]
    pub fn without_year(self) -> Option<Self> {
        Self::of_calendar(self.calendar, None, self.month, self.day)
    }

    /// Is this 29 February?
    #[must_use]
    pub fn is_leap_day(self) -> bool {
        (self.calendar, self.month(), self.day) == (Calendar::Gregorian, Some(2), Some(29))
    }

    /// Is there a year of its calendar without this day, so that someone chooses where it is kept (D4, D6)?
    #[must_use]
    pub fn can_be_missing(self) -> bool {
        self.is_leap_day() || (!self.is_gregorian() && self.day == Some(30))
    }

    /// The Gregorian day its anniversary falls on in a year of its calendar; `None` when day or month is unknown (D1).
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::{LeapDay, PartialDate};
    /// let leap: PartialDate = "1996-02-29".parse().unwrap();
    /// assert_eq!(leap.in_year(2028, LeapDay::February28).unwrap().to_string(), "2028-02-29");
    /// assert_eq!(leap.in_year(2027, LeapDay::February28).unwrap().to_string(), "2027-02-28");
    /// assert_eq!(leap.in_year(2027, LeapDay::March1).unwrap().to_string(), "2027-03-01");
    /// let adar_one: PartialDate = "hebrew:--05L-14".parse().unwrap();
    /// assert_eq!(adar_one.in_year(5786, LeapDay::default()).unwrap().to_string(), "2026-03-03", "14 Adar, for 5786 has only one");
    /// ```
    #[must_use]
    pub fn in_year(self, year: i16, leap_day: LeapDay) -> Option<Date> {
        self.calendar.kept_on(year, self.month?, self.day?, leap_day == LeapDay::March1)
    }
}

/// The text is not a date Fondly can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("That is not a date we can read. Try 1996-04-15, 15 April, April 1996 or 1996.")]
pub struct NotADate;

impl FromStr for PartialDate {
    type Err = NotADate;

    /// Reads `1996-04-15`, `--04-15`, `1996-04`, `--04`, `1996` and `hebrew:5756-05L-26`: what [`fmt::Display`] writes.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        fn number<N: FromStr>(digits: &str, length: usize) -> Result<N, NotADate> {
            let plain = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
            if plain { digits.parse().map_err(|_| NotADate) } else { Err(NotADate) }
        }
        let (calendar, text) = match text.split_once(':') {
            Some((word, rest)) => (Calendar::worded(word).filter(|calendar| *calendar != Calendar::Gregorian).ok_or(NotADate)?, rest),
            None => (Calendar::Gregorian, text),
        };
        let (year, rest) = match text.strip_prefix("--") {
            Some(rest) => (None, Some(rest)),
            None => match text.split_once('-') {
                Some((year, rest)) => (Some(number(year, 4)?), Some(rest)),
                None => (Some(number(text, 4)?), None),
            },
        };
        let month = |text: &str| text.parse().map_err(|()| NotADate);
        let (month, day) = match rest.map(|rest| rest.split_once('-').ok_or(rest)) {
            None => (None, None),
            Some(Err(text)) => (Some(month(text)?), None),
            Some(Ok((text, day))) => (Some(month(text)?), Some(number(day, 2)?)),
        };
        Self::of_calendar(calendar, year, month, day).ok_or(NotADate)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_gregorian() {
            write!(f, "{}:", self.calendar.word())?;
        }
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("-")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}
