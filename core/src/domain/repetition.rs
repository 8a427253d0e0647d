//! How a catch-up comes round: every so many days, weeks or months, on weekdays, on a day of the month, or on its first Sunday (RFC 5545
//! §3.3.10, the part that people plan by; D5 for days that a month has not).

use std::{fmt, str::FromStr};

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

use super::{
    days_between,
    life_date::ordinal,
    weekdays::{WEEK, Weekdays, code_of, name_of, weekday_named},
};

/// How something comes round, counted from its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Repetition {
    every: u16,
    by: By,
}

/// What is counted, and which days of it are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// Days.
    Day,
    /// Weeks that begin on Monday; these days of each.
    Week(Weekdays),
    /// Months; this day of each, 1–31, or its last one where the month is shorter (D5).
    MonthDay(i8),
    /// Months; this weekday of each.
    MonthWeekday(Nth, Weekday),
}

/// Which of its name in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nth {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// The fourth, which every month has.
    Fourth,
    /// The last, be it the fourth or the fifth.
    Last,
}

/// The text names no repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("That is no repetition. Try “week”, “6 weeks”, “Wednesday”, “first Sunday” or “month”.")]
pub struct NotARepetition;

impl Nth {
    const ALL: [Self; 5] = [Self::First, Self::Second, Self::Third, Self::Fourth, Self::Last];

    /// Its number in a rule: 1–4, or −1.
    fn number(self) -> i8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Last => -1,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Last => "last",
        }
    }

    /// Which of its name a day is in its month.
    #[must_use]
    pub fn of(day: Date) -> Self {
        match (day.day() - 1) / 7 {
            0 => Self::First,
            1 => Self::Second,
            2 => Self::Third,
            3 => Self::Fourth,
            _ => Self::Last,
        }
    }
}

impl Repetition {
    /// Every `every` of what is counted; `None` outside 1–999, or for a day that no month has.
    #[must_use]
    pub fn new(every: u16, by: By) -> Option<Self> {
        let exists = !matches!(by, By::MonthDay(day) if !(1..=31).contains(&day));
        ((1..=999).contains(&every) && exists).then_some(Self { every, by })
    }

    /// How many of what is counted.
    #[must_use]
    pub fn every(self) -> u16 {
        self.every
    }

    /// What is counted.
    #[must_use]
    pub fn by(self) -> By {
        self.by
    }

    /// The first coming round on `from` or after it, of what began on `first`; `None` past the year 9999.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::Repetition;
    /// let first = "2026-01-31".parse().unwrap();
    /// let monthly = Repetition::typed("month", first).unwrap();
    /// let after = |day: &str| monthly.on_or_after(first, day.parse().unwrap()).unwrap().to_string();
    /// assert_eq!((after("2026-02-01"), after("2026-03-01")), ("2026-02-28".to_owned(), "2026-03-31".to_owned()), "D5: no drift");
    /// ```
    #[must_use]
    pub fn on_or_after(self, first: Date, from: Date) -> Option<Date> {
        let from = from.max(first);
        let every = i32::from(self.every);
        match self.by {
            // Rounded up.
            By::Day => first.checked_add((-(-days_between(first, from)).div_euclid(every) * every).days()).ok(),
            By::Week(days) => {
                let monday = monday_of(first)?;
                let round = days_between(monday, from).div_euclid(7 * every);
                // What is left of this round, else the next one, which has a day.
                let of_round = |round: i32| {
                    let start = monday.checked_add((round * every).weeks()).ok()?;
                    days.days().filter_map(|day| start.checked_add(day.to_monday_zero_offset().days()).ok()).find(|day| *day >= from)
                };
                of_round(round).or_else(|| of_round(round + 1))
            }
            By::MonthDay(_) | By::MonthWeekday(..) => {
                let month = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
                let round = (month(from) - month(first)).div_euclid(every);
                (round..=round + 1).find_map(|round| self.in_month(month(first) + round * every).filter(|day| *day >= from))
            }
        }
    }

    /// Every coming round of what began on `first`, on `from` or after it, in order.
    pub fn from(self, first: Date, from: Date) -> impl Iterator<Item = Date> {
        std::iter::successors(self.on_or_after(first, from), move |last| self.on_or_after(first, last.tomorrow().ok()?))
    }

    /// The day that is meant in a month, counted from the year 0.
    fn in_month(self, month: i32) -> Option<Date> {
        let start = Date::new(i16::try_from(month.div_euclid(12)).ok()?, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1).ok()?;
        match self.by {
            By::MonthDay(day) => Date::new(start.year(), start.month(), day.min(start.days_in_month())).ok(),
            By::MonthWeekday(nth, weekday) => start.nth_weekday_of_month(nth.number(), weekday).ok(),
            By::Day | By::Week(_) => None,
        }
    }

    /// The day on which what is planned from `day` on begins: the first that is one of its days, however many of them are passed over after it.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::Repetition;
    /// // A Wednesday: every other Tuesday begins with the next one, not with the one after.
    /// let day = "2026-11-25".parse().unwrap();
    /// let every_other = Repetition::typed("other Tuesday", day).unwrap();
    /// assert_eq!(every_other.begins(day), "2026-12-01".parse().ok());
    /// ```
    #[must_use]
    pub fn begins(self, day: Date) -> Option<Date> {
        Self { every: 1, ..self }.on_or_after(day, day)
    }

    /// The same, so that what fell on `from` falls on `to`: the weekdays shift along, the day of the month becomes that of `to`. `None` where
    /// several days of every second week would end up in different weeks.
    #[must_use]
    pub fn moved(self, from: Date, to: Date) -> Option<Self> {
        // A day that the month clamped is not the day that was meant (D5).
        if from == to {
            return Some(self);
        }
        let by = match self.by {
            By::Day => By::Day,
            By::Week(days) => By::Week(self.weekdays_shifted(days, days_between(from, to))?),
            By::MonthDay(_) => By::MonthDay(to.day()),
            By::MonthWeekday(Nth::Last, _) if to.day() + 7 > to.days_in_month() => By::MonthWeekday(Nth::Last, to.weekday()),
            By::MonthWeekday(..) => By::MonthWeekday(Nth::of(to), to.weekday()),
        };
        Some(Self { by, ..self })
    }

    fn weekdays_shifted(self, days: Weekdays, shift: i32) -> Option<Weekdays> {
        let mut weeks = days.days().map(|day| (i32::from(day.to_monday_zero_offset()) + shift).div_euclid(7));
        let first = weeks.next();
        if self.every > 1 && weeks.any(|week| Some(week) != first) {
            return None;
        }
        Weekdays::new(days.days().map(|day| day.wrapping_add(shift)))
    }

    /// The same on a calendar that is `ahead` days ahead, one at most; `None` where that is no repetition: the day after the last of a month,
    /// or weekdays of every second week that end up in another week.
    #[must_use]
    pub fn on_days_ahead(self, ahead: i32) -> Option<Self> {
        let by = match self.by {
            By::Week(days) => By::Week(self.weekdays_shifted(days, ahead)?),
            by if ahead == 0 => by,
            By::Day => By::Day,
            By::MonthDay(_) | By::MonthWeekday(..) => return None,
        };
        Some(Self { by, ..self })
    }

    /// What a person types, "every" before it or not: "week", "6 weeks", "Wednesday", "2 weeks on Monday and Thursday", "month",
    /// "first Sunday", "the 15th of every month"; and what [`Self::in_words`] says. What it does not say is taken from `first`, the day it
    /// begins on.
    ///
    /// # Errors
    /// - `NotARepetition`.
    pub fn typed(text: &str, first: Date) -> Result<Self, NotARepetition> {
        let lower = text.trim().to_lowercase().replace(" or its last day", "");
        let filler = ["", "every", "the", "on", "and", "of", "each", "1"];
        let words = lower.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !filler.contains(word));
        let (mut every, mut is_other, mut rest) = (1, false, Vec::new());
        for word in words {
            match word.parse::<u16>() {
                Ok(count) => every = count,
                Err(_) if word == "other" => (every, is_other) = (2, true),
                Err(_) => rest.push(word),
            }
        }
        let weekdays = |words: &[&str]| words.iter().map(|word| weekday_named(word)).collect::<Option<Vec<_>>>().and_then(Weekdays::new);
        let of_month = |words: &[&str]| matches!(words, [] | ["month" | "months"]);
        let by = match rest.as_slice() {
            ["day" | "days"] => By::Day,
            ["week" | "weeks"] => By::Week(Weekdays::new([first.weekday()]).ok_or(NotARepetition)?),
            ["week" | "weeks", days @ ..] => By::Week(weekdays(days).ok_or(NotARepetition)?),
            ["month" | "months"] => By::MonthDay(first.day()),
            ["year" | "years"] => return Self::new(every.saturating_mul(12), By::MonthDay(first.day())).ok_or(NotARepetition),
            [nth, weekday, month @ ..] if nth_named(nth).is_some() && of_month(month) => {
                By::MonthWeekday(nth_named(nth).ok_or(NotARepetition)?, weekday_named(weekday).ok_or(NotARepetition)?)
            }
            [day, "month" | "months"] => By::MonthDay(day_named(day).ok_or(NotARepetition)?),
            days if every == 1 || is_other => By::Week(weekdays(days).ok_or(NotARepetition)?),
            _ => return Err(NotARepetition),
        };
        Self::new(every, by).ok_or(NotARepetition)
    }
}

fn monday_of(day: Date) -> Option<Date> {
    day.checked_sub(day.weekday().to_monday_zero_offset().days()).ok()
}

/// "15th".
fn day_named(word: &str) -> Option<i8> {
    ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).and_then(|day| day.parse().ok())
}

fn nth_named(word: &str) -> Option<Nth> {
    let number = |nth: Nth| ["1st", "2nd", "3rd", "4th"].get(usize::try_from(nth.number() - 1).ok()?).copied();
    Nth::ALL.into_iter().find(|nth| nth.name() == word || number(*nth) == Some(word))
}

impl fmt::Display for Repetition {
    /// As a rule of RFC 5545: `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH`. A day that shorter months have not is the last of those up to it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.by {
            By::Day => "DAILY",
            By::Week(_) => "WEEKLY",
            By::MonthDay(_) | By::MonthWeekday(..) => "MONTHLY",
        };
        write!(f, "FREQ={unit};INTERVAL={}", self.every)?;
        match self.by {
            By::Day => Ok(()),
            By::Week(days) => write!(f, ";BYDAY={days}"),
            By::MonthDay(day @ ..29) => write!(f, ";BYMONTHDAY={day}"),
            By::MonthDay(day) => {
                let days = (28..=day).map(|day| day.to_string()).collect::<Vec<_>>();
                write!(f, ";BYMONTHDAY={};BYSETPOS=-1", days.join(","))
            }
            By::MonthWeekday(nth, weekday) => write!(f, ";BYDAY={}{}", nth.number(), code_of(weekday)),
        }
    }
}

impl FromStr for Repetition {
    type Err = NotARepetition;

    /// Reads what [`Display`](fmt::Display) writes.
    fn from_str(rule: &str) -> Result<Self, NotARepetition> {
        let part =
            |name: &str| rule.split(';').find_map(|part| part.split_once('=').filter(|(known, _)| *known == name)).map(|(_, value)| value);
        let weekday = |code: &str| WEEK.into_iter().find(|day| code_of(*day) == code);
        let every = part("INTERVAL").map_or(Ok(1), str::parse).map_err(|_| NotARepetition)?;
        let by = match (part("FREQ"), part("BYDAY"), part("BYMONTHDAY")) {
            (Some("DAILY"), None, None) => By::Day,
            (Some("WEEKLY"), Some(days), None) => {
                let days = days.split(',').map(weekday).collect::<Option<Vec<_>>>();
                By::Week(days.and_then(Weekdays::new).ok_or(NotARepetition)?)
            }
            (Some("MONTHLY"), None, Some(days)) => {
                By::MonthDay(days.split(',').next_back().and_then(|day| day.parse().ok()).ok_or(NotARepetition)?)
            }
            (Some("MONTHLY"), Some(day), None) => {
                let (number, code) = day.split_at_checked(day.len().saturating_sub(2)).ok_or(NotARepetition)?;
                let nth = Nth::ALL.into_iter().find(|nth| nth.number().to_string() == number).ok_or(NotARepetition)?;
                By::MonthWeekday(nth, weekday(code).ok_or(NotARepetition)?)
            }
            _ => return Err(NotARepetition),
        };
        Self::new(every, by).ok_or(NotARepetition)
    }
}

impl Repetition {
    /// In words that follow a sentence: "every Wednesday", "every 2 weeks on Monday and Thursday", "the first Sunday of every month".
    #[must_use]
    pub fn in_words(self) -> String {
        let every = |unit: &str| if self.every == 1 { format!("every {unit}") } else { format!("every {} {unit}s", self.every) };
        match self.by {
            By::Day => every("day"),
            By::Week(days) => {
                let names = days.in_words();
                if self.every == 1 { format!("every {names}") } else { format!("{} on {names}", every("week")) }
            }
            By::MonthDay(day) => {
                let or_last = if day > 28 { " or its last day" } else { "" };
                // Which month it is, its first day says.
                match self.every {
                    12 => "every year".to_owned(),
                    months if months.is_multiple_of(12) => format!("every {} years", months / 12),
                    _ => format!("the {} of {}{or_last}", ordinal(day), every("month")),
                }
            }
            By::MonthWeekday(nth, weekday) => format!("the {} {} of {}", nth.name(), name_of(weekday), every("month")),
        }
    }
}
