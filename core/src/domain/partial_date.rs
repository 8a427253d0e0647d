//! A date in a life: year, month or day may be unknown (D1), and 29 February has a home in every year (D4).

use std::{fmt, str::FromStr};

use jiff::civil::Date;

/// Year, month and day of something in a life, each only if known (D1). Proleptic Gregorian; years 1–9999.
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
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
}

/// Where a birthday on 29 February falls in a common year (D4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LeapDay {
    /// 28 February: the default (RFC 7529 `BACKWARD`).
    #[default]
    February28,
    /// 1 March.
    March1,
}

impl PartialDate {
    /// The date with these parts, if some year has it.
    #[must_use]
    pub fn new(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        let known = Self { year, month, day };
        let exists = match (year, month, day) {
            (None, None, _) | (_, None, Some(_)) => false,
            (Some(year), None, None) => (1..=9999).contains(&year),
            // 2000 was a leap year: a year-less 29 February exists.
            (year, Some(month), day) => {
                let year = year.unwrap_or(2000);
                (1..=9999).contains(&year) && Date::new(year, month, day.unwrap_or(1)).is_ok()
            }
        };
        exists.then_some(known)
    }

    /// A whole date.
    #[must_use]
    pub fn full(date: Date) -> Self {
        Self { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()) }
    }

    /// The year, if known.
    #[must_use]
    pub fn year(self) -> Option<i16> {
        self.year
    }

    /// The month 1–12, if known.
    #[must_use]
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month 1–31, if known.
    #[must_use]
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// The same date without its year.
    #[must_use]
    pub fn without_year(self) -> Option<Self> {
        Self::new(None, self.month, self.day)
    }

    /// Is this 29 February?
    #[must_use]
    pub fn is_leap_day(self) -> bool {
        (self.month, self.day) == (Some(2), Some(29))
    }

    /// The day its anniversary falls on in `year`; `None` when day or month is unknown (D1).
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::{LeapDay, PartialDate};
    /// let leap: PartialDate = "1996-02-29".parse().unwrap();
    /// assert_eq!(leap.in_year(2028, LeapDay::February28).unwrap().to_string(), "2028-02-29");
    /// assert_eq!(leap.in_year(2027, LeapDay::February28).unwrap().to_string(), "2027-02-28");
    /// assert_eq!(leap.in_year(2027, LeapDay::March1).unwrap().to_string(), "2027-03-01");
    /// ```
    #[must_use]
    pub fn in_year(self, year: i16, leap_day: LeapDay) -> Option<Date> {
        let (month, day) = (self.month?, self.day?);
        Date::new(year, month, day).ok().or_else(|| match leap_day {
            LeapDay::February28 => Date::new(year, 2, 28).ok(),
            LeapDay::March1 => Date::new(year, 3, 1).ok(),
        })
    }
}

/// The text is not a date Fondly can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("That is not a date we can read. Try 1996-04-15, 15 April, April 1996 or 1996.")]
pub struct NotADate;

impl FromStr for PartialDate {
    type Err = NotADate;

    /// Reads `1996-04-15`, `--04-15`, `1996-04`, `--04` and `1996`: what [`fmt::Display`] writes.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        fn number<N: FromStr>(digits: &str, length: usize) -> Result<N, NotADate> {
            let plain = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
            if plain { digits.parse().map_err(|_| NotADate) } else { Err(NotADate) }
        }
        let (year, rest) = match text.strip_prefix("--") {
            Some(rest) => (None, Some(rest)),
            None => match text.split_once('-') {
                Some((year, rest)) => (Some(number(year, 4)?), Some(rest)),
                None => (Some(number(text, 4)?), None),
            },
        };
        let (month, day) = match rest.map(|rest| rest.split_once('-').ok_or(rest)) {
            None => (None, None),
            Some(Err(month)) => (Some(number(month, 2)?), None),
            Some(Ok((month, day))) => (Some(number(month, 2)?), Some(number(day, 2)?)),
        };
        Self::new(year, month, day).ok_or(NotADate)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("-")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}
