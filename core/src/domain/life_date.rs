//! The date of a milestone as it is known: parts, or only the words of whoever wrote it down.

use std::fmt;

use jiff::civil::Date;

use super::{Calendar, PartialDate, calendar, partial_date::NotADate};

/// When something in a life was: a [`PartialDate`], or words that name no day ("circa 1800"), kept as they are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LifeDate {
    /// Some parts of a date.
    Known(PartialDate),
    /// Words; nothing is derived from them.
    Text(String),
}

impl LifeDate {
    /// The parts, when there are any.
    #[must_use]
    pub fn known(&self) -> Option<PartialDate> {
        match self {
            Self::Known(date) => Some(*date),
            Self::Text(_) => None,
        }
    }

    /// Does this say all that the other does, and more? "15 April 1986" does of "15 April", any date does of words.
    #[must_use]
    pub fn says_more(&self, other: &Self) -> bool {
        let (Self::Known(mine), Self::Known(theirs)) = (self, other) else {
            return matches!((self, other), (Self::Known(_), Self::Text(_)));
        };
        let keeps = |known: bool, same: bool| !known || same;
        mine != theirs
            && mine.calendar() == theirs.calendar()
            && keeps(theirs.year().is_some(), mine.year() == theirs.year())
            && keeps(theirs.month().is_some(), mine.calendar_month() == theirs.calendar_month())
            && keeps(theirs.day().is_some(), mine.day() == theirs.day())
    }

    /// Reads what a person types: the forms of [`PartialDate`], day, month and year in words or with dots, and the same by another calendar:
    /// by its months, or as a Gregorian day after its name.
    ///
    /// # Errors
    /// - `NotADate` when no day, month or year can be told; `EitherWay` when day and month could be either (`4/5/1996`); `NotOfCalendar` when
    ///   another calendar has no such date; `WhichCalendar` when the numbers could be of either.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::LifeDate;
    /// assert_eq!(LifeDate::typed("15 April 1996").unwrap().to_string(), "1996-04-15");
    /// assert_eq!(LifeDate::typed("April 15").unwrap().to_string(), "--04-15");
    /// assert!(LifeDate::typed("4/5/1996").is_err(), "April or May?");
    /// assert_eq!(LifeDate::typed("26 Nisan 5756"), LifeDate::typed("Hebrew 15 April 1996"));
    /// ```
    pub fn typed(text: &str) -> Result<Self, NotTyped> {
        let text = text.trim();
        if let Ok(date) = text.parse() {
            return Ok(Self::Known(date));
        }
        match calendar::typed(text) {
            Some(date) => date.map(Self::Known),
            None => Self::typed_gregorian(text),
        }
    }

    /// The same of Gregorian dates only.
    pub(super) fn typed_gregorian(text: &str) -> Result<Self, NotTyped> {
        let parts: Vec<Part> = text
            .split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '/' | '-'))
            .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("of"))
            .map(Part::read)
            .collect::<Result<_, _>>()?;
        let (year, month, day) = match *parts.as_slice() {
            [Part::Month(month)] => (None, Some(month), None),
            [Part::Month(month), Part::Year(year)] => (Some(year), Some(month), None),
            [Part::Month(month), Part::Small(day)] | [Part::Small(day), Part::Month(month)] => (None, Some(month), Some(day)),
            [Part::Month(month), Part::Small(day), Part::Year(year)] | [Part::Small(day), Part::Month(month), Part::Year(year)] => {
                (Some(year), Some(month), Some(day))
            }
            [Part::Year(year), Part::Small(month), Part::Small(day)] => (Some(year), Some(month), Some(day)),
            // Dots are written day first wherever they are written; slashes are not.
            [Part::Small(day), Part::Small(month)] if text.contains('.') => (None, Some(month), Some(day)),
            [Part::Small(day), Part::Small(month), Part::Year(year)] if text.contains('.') || day > 12 => {
                (Some(year), Some(month), Some(day))
            }
            [Part::Small(month), Part::Small(day), Part::Year(year)] if day > 12 => (Some(year), Some(month), Some(day)),
            [Part::Small(one), Part::Small(other), Part::Year(_)] | [Part::Small(one), Part::Small(other)] if both_months(one, other) => {
                return Err(NotTyped::EitherWay { one, other });
            }
            _ => return Err(NotADate.into()),
        };
        PartialDate::new(year, month, day).map(Self::Known).ok_or(NotTyped::NotADate(NotADate))
    }

    /// The date in words, as an English reader expects it: "15 April 1996", "15 April", "April 1996".
    #[must_use]
    pub fn in_words(&self) -> String {
        let Self::Known(date) = self else {
            return self.to_string();
        };
        let month = date.calendar_month().and_then(|month| date.calendar().month_name(month));
        let year = date.year().map(|year| year.to_string());
        let of_year = |words: String| {
            [Some(words).filter(|words| !words.is_empty()), year.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        match (date.calendar(), date.calendar_month(), date.day()) {
            (Calendar::Chinese, Some(month), day) => {
                let month = format!("{}{} month", if month.is_leap { "leap " } else { "" }, ordinal(month.number));
                let lunar = day.map_or_else(|| format!("the {month}"), |day| format!("{} of the {month}", ordinal(day)));
                format!("{} (Chinese)", of_year(lunar))
            }
            (Calendar::Chinese, None, _) => format!("{} (Chinese)", of_year(String::new())),
            (_, _, Some(day)) => of_year(format!("{day} {}", month.unwrap_or_default())),
            _ => of_year(month.unwrap_or_default().to_owned()),
        }
    }

    /// As it is to be edited: a date of another calendar by its month's name, any other as it is kept.
    #[must_use]
    pub fn to_edit(&self) -> String {
        let is_of_another = self.known().is_some_and(|date| !date.is_gregorian());
        if is_of_another { self.in_words() } else { self.to_string() }
    }

    /// In words, and where it is a whole date of another calendar the Gregorian day: "26 Nisan 5756 (15 April 1996)".
    #[must_use]
    pub fn in_both_words(&self) -> String {
        let day = self.known().filter(|date| !date.is_gregorian()).and_then(PartialDate::whole);
        day.map_or_else(|| self.in_words(), |day| format!("{} ({})", self.in_words(), Self::from(day).in_words()))
    }
}

/// A day of a month as it is said: "1st", "12th", "23rd".
#[must_use]
pub fn ordinal(day: i8) -> String {
    let ending = match (day % 10, day / 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}

pub(super) const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// Why a typed date could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTyped {
    /// No date can be told.
    #[error(transparent)]
    NotADate(#[from] NotADate),
    /// Day and month could be either; both are 1 to 12.
    #[error("Is that {} or {}? Please write the month as a word, or the date like 1996-04-15.", day_month(*.one, *.other), day_month(*.other, *.one))]
    EitherWay {
        /// The number that stands first.
        one: i8,
        /// The number that stands second.
        other: i8,
    },
    /// Another calendar has no such date, or its table does not reach that far.
    #[error("The {} calendar has no such date, or we don’t know it that far back. Please look once more.", .0.name())]
    NotOfCalendar(Calendar),
    /// The numbers could be of that calendar or of the Gregorian one.
    #[error("By which calendar are those numbers? Please write the month as a word, as in “{} 15 April 1996”, or by its own name.", .0.name())]
    WhichCalendar(Calendar),
}

fn both_months(one: i8, other: i8) -> bool {
    [one, other].iter().all(|number| (1..=12).contains(number))
}

fn day_month(day: i8, month: i8) -> String {
    PartialDate::new(None, Some(month), Some(day)).map(|date| LifeDate::Known(date).in_words()).unwrap_or_default()
}

/// One word of a typed date.
#[derive(Clone, Copy)]
enum Part {
    Small(i8),
    Month(i8),
    Year(i16),
}

impl Part {
    fn read(word: &str) -> Result<Self, NotADate> {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = word.strip_prefix(digits).unwrap_or_default();
        if digits.is_empty() {
            return month_named(word).map(Self::Month).ok_or(NotADate);
        }
        match (digits.len(), suffix) {
            (4, "") => digits.parse().map(Self::Year).map_err(|_| NotADate),
            (1 | 2, "" | "st" | "nd" | "rd" | "th") => digits.parse().map(Self::Small).map_err(|_| NotADate),
            _ => Err(NotADate),
        }
    }
}

fn month_named(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| word.len() >= 3 && month.to_lowercase().starts_with(&word))?;
    i8::try_from(at + 1).ok()
}

impl fmt::Display for LifeDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(date) => date.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl From<PartialDate> for LifeDate {
    fn from(date: PartialDate) -> Self {
        Self::Known(date)
    }
}

impl From<Date> for LifeDate {
    fn from(date: Date) -> Self {
        Self::Known(PartialDate::full(date))
    }
}
