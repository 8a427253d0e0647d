//! Days of the week, their names and their codes in rules.

use std::{fmt, str::FromStr};

use jiff::civil::Weekday;

use super::name::in_a_row;

/// Some days of a week, at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

impl Weekdays {
    /// These days; `None` when there is none.
    #[must_use]
    pub fn new(days: impl IntoIterator<Item = Weekday>) -> Option<Self> {
        let bits = days.into_iter().fold(0, |bits, day| bits | 1 << day.to_monday_zero_offset());
        (bits != 0).then_some(Self(bits))
    }

    /// Is it one of them?
    #[must_use]
    pub fn has(self, day: Weekday) -> bool {
        self.0 >> day.to_monday_zero_offset() & 1 == 1
    }

    /// All of them, from Monday on.
    pub fn days(self) -> impl Iterator<Item = Weekday> {
        WEEK.into_iter().filter(move |day| self.has(*day))
    }
}

/// The text names no days of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Those are no days of the week. Try “Saturday, Sunday”.")]
pub struct NotWeekdays;

impl fmt::Display for Weekdays {
    /// Two letters each, as in a rule of RFC 5545: "SA,SU".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.days().map(code_of).collect::<Vec<_>>().join(","))
    }
}

impl FromStr for Weekdays {
    type Err = NotWeekdays;

    /// Reads names, their first three letters or two of a rule, apart by commas or spaces.
    fn from_str(text: &str) -> Result<Self, NotWeekdays> {
        let coded = |word: &str| WEEK.into_iter().find(|day| code_of(*day).eq_ignore_ascii_case(word));
        let words = text.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty() && *word != "and");
        words.map(|word| coded(word).or_else(|| weekday_named(word))).collect::<Option<Vec<_>>>().and_then(Self::new).ok_or(NotWeekdays)
    }
}

impl Weekdays {
    /// In a sentence: "Saturday and Sunday".
    #[must_use]
    pub fn in_words(self) -> String {
        in_a_row(&self.days().map(name_of).collect::<Vec<_>>())
    }
}

/// The weekday of an English name, or of its first three letters; "Mondays" too.
#[must_use]
pub fn weekday_named(word: &str) -> Option<Weekday> {
    let lower = word.trim().to_lowercase();
    let word = lower.as_str();
    let bare = word.strip_suffix('s').filter(|bare| bare.ends_with("day")).unwrap_or(word);
    WEEK.into_iter().find(|day| bare.len() >= 3 && name_of(*day).to_lowercase().starts_with(bare))
}

pub(super) const WEEK: [Weekday; 7] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday, Weekday::Saturday, Weekday::Sunday];

/// The English name of a weekday.
pub(super) fn name_of(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// In a rule, two letters.
pub(super) fn code_of(day: Weekday) -> String {
    name_of(day).chars().take(2).collect::<String>().to_uppercase()
}
