//! The day, the month or the year of a clause, and its text without it.

use std::ops::Range;

use jiff::{ToSpan as _, civil::Date};

use super::{
    lexicon::{LAST, NEXT, Unit, month_in_english, number, unit},
    tokens::{Token, tokens},
    when,
};
use crate::domain::PartialDate;

/// When something is, as far as it was said.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct When {
    /// The day, if one was said.
    pub(super) day: Option<Date>,
    /// What was said: a day, a month, or a year.
    pub(super) date: PartialDate,
    /// The month and the day where they were written out.
    pub(super) written: Option<PartialDate>,
    /// The bytes that say it.
    pub(super) at: Range<usize>,
    /// "From Saturday": it is where something comes from.
    pub(super) is_from: bool,
}

/// When it is, by the first words that say so. What is over was on the last such day before today.
pub(super) fn when(text: &str, is_over: bool, today: Date) -> Option<When> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let rest = tokens.get(at..)?;
        let (taken, said) = year_of(rest, today).or_else(|| month_of(rest, is_over, today)).or_else(|| day_of(rest, is_over, today))?;
        let (first, last) = (rest.first()?, rest.get(taken.checked_sub(1)?)?);
        let is_from = matches!(first.word.as_str(), "from" | "vom" | "of");
        Some(When { day: said.1, date: said.0, written: said.2, at: first.at.start..last.at.end, is_from })
    })
}

/// A date, its day, and what was written out of it.
type Said = (PartialDate, Option<Date>, Option<PartialDate>);

fn word(rest: &[Token], at: usize) -> &str {
    rest.get(at).map_or("", |token| token.word.as_str())
}

fn day_of(rest: &[Token], is_over: bool, today: Date) -> Option<(usize, Said)> {
    let (taken, day) = when::day(rest, today)?;
    let on = if is_over && day.on > today { day.last? } else { day.on };
    // "Next week" is no day.
    let is_week = (0..taken).any(|at| unit(word(rest, at)) == Some(Unit::Week));
    let date = if is_week { month(on)? } else { PartialDate::full(on) };
    Some((taken, (date, Some(on), day.date)))
}

fn month(of: Date) -> Option<PartialDate> {
    PartialDate::new(Some(of.year()), Some(of.month()), None)
}

/// "Two years ago", "vor drei Monaten", "last year", "in 2024".
fn year_of(rest: &[Token], today: Date) -> Option<(usize, Said)> {
    let year = |year: i16| PartialDate::new(Some(year), None, None);
    let is_year = |at: usize| unit(word(rest, at)) == Some(Unit::Year);
    let back = match (word(rest, 0), word(rest, 2)) {
        ("vor", _) => Some((number(word(rest, 1))?, unit(word(rest, 2))?)),
        (_, "ago") => Some((number(word(rest, 0))?, unit(word(rest, 1))?)),
        _ => None,
    };
    let (taken, date) = match back {
        Some((count, Unit::Year)) => (3, year(today.year() - i16::try_from(count).ok()?)?),
        Some((count, Unit::Month)) => (3, month(today.saturating_sub(count.months()))?),
        Some((count, Unit::Week)) => (3, month(today.saturating_sub(count.weeks()))?),
        _ if LAST.contains(&word(rest, 0)) && is_year(1) => (2, year(today.year() - 1)?),
        _ if NEXT.contains(&word(rest, 0)) && is_year(1) => (2, year(today.year() + 1)?),
        _ if matches!(word(rest, 0), "in" | "im" | "since" | "seit") => (2, year(named_year(word(rest, 1))?)?),
        _ => return None,
    };
    Some((taken, (date, None, None)))
}

fn named_year(word: &str) -> Option<i16> {
    word.parse::<i16>().ok().filter(|year| (1900..2200).contains(year))
}

pub(super) const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// "In May", "im Mai 2027", "next month", "seit Januar".
fn month_of(rest: &[Token], is_over: bool, today: Date) -> Option<(usize, Said)> {
    let of = |date: PartialDate, taken: usize| Some((taken, (date, None, None)));
    if (NEXT.contains(&word(rest, 0)) || LAST.contains(&word(rest, 0))) && unit(word(rest, 1)) == Some(Unit::Month) {
        let is_next = NEXT.contains(&word(rest, 0));
        return of(month(if is_next { today.saturating_add(1.month()) } else { today.saturating_sub(1.month()) })?, 2);
    }
    let is_since = matches!(word(rest, 0), "since" | "seit");
    if !is_since && !matches!(word(rest, 0), "in" | "im") {
        return None;
    }
    let named = MONTHS.iter().position(|name| *name == month_in_english(word(rest, 1))).and_then(|at| i8::try_from(at + 1).ok())?;
    // "Since May 3" names a day, and no month.
    if word(rest, 2).trim_end_matches(|c: char| c.is_alphabetic() || c == '.').parse::<i8>().is_ok_and(|day| (1..=31).contains(&day)) {
        return None;
    }
    if let Some(year) = named_year(word(rest, 2)) {
        return of(PartialDate::new(Some(year), Some(named), None)?, 3);
    }
    let year = match (is_over || is_since, named.cmp(&today.month())) {
        (true, std::cmp::Ordering::Greater) => today.year() - 1,
        (false, std::cmp::Ordering::Less) => today.year() + 1,
        _ => today.year(),
    };
    of(PartialDate::new(Some(year), Some(named), None)?, 2)
}

impl When {
    /// What is left of the text without it, from a byte on.
    pub(super) fn cut(&self, text: &str, from: usize) -> String {
        let before = text.get(from..self.at.start.max(from)).unwrap_or_default();
        let behind = text.get(self.at.end.max(from)..).unwrap_or_default();
        bare(&format!("{} {}", before.trim(), behind.trim()))
    }
}

/// Without the marks around it and a word that leads to nothing.
pub(super) fn bare(text: &str) -> String {
    let trimmed = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric() && c != ')').trim().to_owned();
    let mut text = trimmed(text);
    for word in [" on", " at", " in", " am", " im", " um", " the", " from", " ab", " by", " bis", " since", " seit", " is", " ist"] {
        text = trimmed(text.strip_suffix(word).unwrap_or(&text));
    }
    text
}
