//! How far ahead reminders come: "a week before, to post a card".

use std::{fmt, str::FromStr};

use super::name::in_a_row;

/// The most there may be.
const MOST: usize = 4;
/// The farthest: of a catch-up's minutes a week.
const FARTHEST: u16 = 10_080;
/// The farthest in days: what is laid out reaches a little farther.
const A_YEAR: u16 = 365;

/// How far ahead, farthest first, each once; 0 is on the day itself. None: no reminder.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Leads(Vec<u16>);

/// The text tells no leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Please write up to four numbers, apart by commas: 7, 1, 0 is a week before, the day before and the day itself.")]
pub struct NotLeads;

impl Leads {
    /// These; `None` when there are more than four, or one is too far.
    #[must_use]
    pub fn new(ahead: impl IntoIterator<Item = u16>) -> Option<Self> {
        let mut ahead: Vec<u16> = ahead.into_iter().collect();
        ahead.sort_unstable_by(|a, b| b.cmp(a));
        ahead.dedup();
        (ahead.len() <= MOST && ahead.iter().all(|one| *one <= FARTHEST)).then_some(Self(ahead))
    }

    /// On the day itself, and not before.
    #[must_use]
    pub fn on_the_day() -> Self {
        Self(vec![0])
    }

    /// Can they be days? Nothing is said more than a year ahead.
    #[must_use]
    pub fn can_be_days(&self) -> bool {
        self.0.iter().all(|days| *days <= A_YEAR)
    }

    /// Each, farthest first.
    pub fn all(&self) -> impl Iterator<Item = u16> + '_ {
        self.0.iter().copied()
    }

    /// As days in a sentence: "a week before, the day before and on the day".
    #[must_use]
    pub fn as_days(&self) -> String {
        let words = |days| match days {
            0 => "on the day".to_owned(),
            1 => "the day before".to_owned(),
            7 => "a week before".to_owned(),
            days if days % 7 == 0 => format!("{} weeks before", days / 7),
            days => format!("{days} days before"),
        };
        self.said(words)
    }

    /// As minutes in a sentence: "an hour before".
    #[must_use]
    pub fn as_minutes(&self) -> String {
        let words = |minutes| match minutes {
            0 => "when it begins".to_owned(),
            60 => "an hour before".to_owned(),
            1440 => "a day before".to_owned(),
            minutes if minutes % 1440 == 0 => format!("{} days before", minutes / 1440),
            minutes if minutes % 60 == 0 => format!("{} hours before", minutes / 60),
            minutes => format!("{minutes} minutes before"),
        };
        self.said(words)
    }

    fn said(&self, words: impl Fn(u16) -> String) -> String {
        if self.0.is_empty() { "never".to_owned() } else { in_a_row(&self.all().map(words).collect::<Vec<_>>()) }
    }
}

impl fmt::Display for Leads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.all().map(|one| one.to_string()).collect::<Vec<_>>().join(","))
    }
}

impl FromStr for Leads {
    type Err = NotLeads;

    fn from_str(text: &str) -> Result<Self, NotLeads> {
        let words = text.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty() && *word != "and");
        words.map(|word| word.parse().ok()).collect::<Option<Vec<u16>>>().and_then(Self::new).ok_or(NotLeads)
    }
}
