//! The day or the month of a clause, and its text without it.

use std::ops::Range;

use jiff::{ToSpan as _, civil::Date};

use super::super::{
    lexicon::{LAST, NEXT, Unit, month_in_english, unit},
    tokens::{Token, tokens},
    when,
};
use crate::domain::PartialDate;

/// When something is, as far as it was said.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct When {
    /// The day, of something that is to come.
    pub(super) day: Option<Date>,
    /// Its parts: a day, or no more than a month.
    pub(super) date: PartialDate,
    /// The month and the day where they were written out, without a year.
    pub(super) written: Option<PartialDate>,
    /// The bytes that say it.
    pub(super) at: Range<usize>,
}

/// When it is, by the first words that say so. What is over was on the last such day before today.
pub(super) fn when(text: &str, is_over: bool, today: Date) -> Option<When> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let rest = tokens.get(at..)?;
        let (taken, date, day, written) = month_of(rest, is_over, today).or_else(|| day_of(rest, is_over, today))?;
        let last = rest.get(taken.checked_sub(1)?)?;
        Some(When { day, date, written, at: rest.first()?.at.start..last.at.end })
    })
}

type Said = (usize, PartialDate, Option<Date>, Option<PartialDate>);

fn day_of(rest: &[Token], is_over: bool, today: Date) -> Option<Said> {
    let (taken, day) = when::day(rest, today)?;
    let on = if is_over && day.on > today { day.last? } else { day.on };
    Some((taken, PartialDate::full(on), Some(on), day.date))
}

/// "In May", "im Mai 2027", "next month".
fn month_of(rest: &[Token], is_over: bool, today: Date) -> Option<Said> {
    let word = |at: usize| rest.get(at).map_or("", |token| token.word.as_str());
    if (NEXT.contains(&word(0)) || LAST.contains(&word(0))) && unit(word(1)) == Some(Unit::Month) {
        let month = if NEXT.contains(&word(0)) { today.saturating_add(1.month()) } else { today.saturating_sub(1.month()) };
        return Some((2, PartialDate::new(Some(month.year()), Some(month.month()), None)?, None, None));
    }
    if !matches!(word(0), "in" | "im" | "since" | "seit") {
        return None;
    }
    let year = |at: usize| word(at).parse::<i16>().ok().filter(|year| (1900..2200).contains(year));
    if let Some(year) = year(1) {
        return Some((2, PartialDate::new(Some(year), None, None)?, None, None));
    }
    let month = MONTHS.iter().position(|name| *name == month_in_english(word(1))).and_then(|at| i8::try_from(at + 1).ok())?;
    if let Some(year) = year(2) {
        return Some((3, PartialDate::new(Some(year), Some(month), None)?, None, None));
    }
    let this = today.year();
    let year = match (is_over, month.cmp(&today.month())) {
        (true, std::cmp::Ordering::Greater) => this - 1,
        (false, std::cmp::Ordering::Less) => this + 1,
        _ => this,
    };
    Some((2, PartialDate::new(Some(year), Some(month), None)?, None, None))
}

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

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
    let mut text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != ')').trim();
    for word in [" on", " at", " in", " am", " im", " um", " the", " from", " ab", " by", " bis", " since", " seit", " is", " ist"] {
        text = text.strip_suffix(word).unwrap_or(text);
    }
    text.to_owned()
}
