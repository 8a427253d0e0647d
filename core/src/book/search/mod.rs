//! The search (K8): who is meant by what is typed, best first, and why someone was found.
//!
//! Searching scans the folded texts in memory: over 10,000 people that is ten times faster than asking SQLite, and unlike a
//! full-text index it finds two Chinese characters and the middle of a word.

mod index;
mod why;

use std::collections::HashSet;

use super::{Book, PeopleFilter};
use crate::{
    Result,
    domain::{ContactId, ContactState, FactKind, fold},
    quick::{Condition, Sought, What, sought},
    store::{SearchRow, Source},
};

pub(super) use index::SearchIndex;
pub use why::Why;

/// How well someone answers a query, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Their name begins with it.
    Begins,
    /// It is in their name, work, tags or addresses, or is what was asked for.
    Called,
    /// It was noted of them.
    Noted,
}

impl Book {
    /// A search as it is understood.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn sought(&self, query: &str) -> Result<Sought> {
        if query.trim().is_empty() {
            return Ok(Sought::default());
        }
        let circles: Vec<_> = self.read().circles()?.into_iter().map(|circle| (circle.id, circle.fields.name)).collect();
        Ok(sought(query, &circles, self.now().today()))
    }

    /// Everyone a filter finds: those so called or of whom it is so, then those of whom it was noted. Whether their check-in is due is not
    /// looked at.
    pub(super) fn search(&self, filter: &PeopleFilter) -> Result<Vec<ContactId>> {
        let asked = self.sought(&filter.query)?;
        let words = query_words(&asked.words);
        let index = self.searched()?;
        let mut conditions = Vec::new();
        for condition in &asked.conditions {
            conditions.push((condition, self.known_to_be(&index, &condition.what)?));
        }
        // What is known already is looked at first: it spares looking into texts.
        conditions.sort_by_key(|(_, known)| known.is_none());
        let how_well = |row: &SearchRow, fit: Fit| {
            let conditions = conditions.iter().map(|(condition, known)| meets(row, condition, known.as_deref(), fit));
            let mut ranks = conditions.chain(std::iter::once_with(|| rank(row, &words)));
            ranks.try_fold(Rank::Begins, |worst, one| Some(worst.max(one?)))
        };
        let all = |fit: Fit| -> Vec<(Rank, ContactId)> {
            index.rows.iter().filter(|row| filter.takes(row)).filter_map(|row| Some((how_well(row, fit)?, row.id))).collect()
        };
        let mut found = all(Fit::Whole);
        if found.is_empty() && !asked.conditions.is_empty() {
            found = all(Fit::Begun);
        }
        found.sort_by_key(|(rank, _)| *rank);
        Ok(found.into_iter().map(|(_, id)| id).collect())
    }

    /// Those whom these words name, in a state. What was noted of someone names nobody.
    pub(super) fn called(&self, who: &str, state: ContactState) -> Result<Vec<ContactId>> {
        let (words, filter) = (query_words(&fold(who)), PeopleFilter { state, ..PeopleFilter::active("") });
        let index = self.searched()?;
        let named = |row: &&SearchRow| filter.takes(row) && rank(row, &words).is_some_and(|rank| rank < Rank::Noted);
        Ok(index.rows.iter().filter(named).map(|row| row.id).collect())
    }
}

/// Is it what a text from there says?
fn is_in(what: &What, source: Source) -> bool {
    match (what, source) {
        (What::Place(_), Source::Address) | (What::Work(_), Source::Work) | (What::Tagged(_), Source::Tag) => true,
        (What::Likes(_), Source::Fact(kind)) => matches!(kind, FactKind::Interest | FactKind::Taste),
        (What::GoodAt(_), Source::Fact(kind)) => kind == FactKind::Skill,
        (What::Needs(_), Source::Fact(kind)) => kind == FactKind::Need,
        (What::MetAt(_), Source::Fact(kind)) => kind == FactKind::Met,
        (What::WorriedAbout(_), Source::Fact(kind)) => kind == FactKind::Worry,
        (What::Gave(_), Source::Received) => true,
        _ => false,
    }
}

/// How well someone meets a condition; `None`: not at all. What is denied must not be known of them; that it was noted denies nothing.
fn meets(row: &SearchRow, condition: &Condition, known: Option<&HashSet<ContactId>>, fit: Fit) -> Option<Rank> {
    let rank = match (&condition.what, known) {
        (_, Some(known)) => known.contains(&row.id).then_some(Rank::Called),
        (What::Circle(id, _), None) => (row.circle == Some(*id)).then_some(Rank::Called),
        (What::KnowBetter, None) => row.know_better.then_some(Rank::Called),
        (what, None) => says(row, what, fit),
    };
    if condition.is_not { (rank != Some(Rank::Called)).then_some(Rank::Called) } else { rank }
}

/// How well what is known of someone says what a condition looks for in texts.
fn says(row: &SearchRow, what: &What, fit: Fit) -> Option<Rank> {
    let words = what.words()?;
    let line_says = |line: &str| words.iter().any(|word| fit.finds(line, word));
    let is_noted = match what {
        // What the user gave, or thought of giving, nobody gave them.
        What::Gave(_) => row.noted.lines().any(|line| !line.starts_with(Source::Exchange.mark()) && line_says(line)),
        _ => line_says(&row.noted),
    };
    let facts = FactKind::ALL.into_iter().map(Source::Fact);
    let mut own = facts.chain([Source::Address, Source::Work, Source::Tag, Source::Received]).filter(|source| is_in(what, *source));
    let is_known = |source: Source| row.noted.lines().any(|line| line.starts_with(source.mark()) && line_says(line));
    if is_noted && own.any(is_known) { Some(Rank::Called) } else { (is_noted || line_says(&row.search)).then_some(Rank::Noted) }
}

/// How words have to stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// As words, also in the plural: "tea" is none of a team.
    Whole,
    /// As the beginning of one: it may be on its way to being typed.
    Begun,
    /// Anywhere.
    Anywhere,
}

/// What a word may end in and be the same word.
const ENDINGS: [&str; 8] = ["", "s", "es", "'s", "e", "n", "en", "er"];

impl Fit {
    /// Do the words stand in a text so? Letters of other scripts stand without spaces between words.
    fn finds(self, text: &str, words: &str) -> bool {
        // `contains` is many times faster than looking for where, and most texts say none of it.
        let is_anywhere = text.contains(words);
        if !is_anywhere || self == Self::Anywhere || !words.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return is_anywhere;
        }
        let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '\'';
        text.match_indices(words).any(|(at, _)| {
            let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at + words.len()..).unwrap_or_default());
            let ending = behind.split(|c| !is_letter(c)).next().unwrap_or_default();
            !before.ends_with(is_letter) && (self == Self::Begun || ENDINGS.contains(&ending))
        })
    }
}

/// How well someone answers these words; `None`: not at all.
fn rank(row: &SearchRow, words: &[String]) -> Option<Rank> {
    if words.iter().all(|word| row.search.contains(word)) {
        let begins = words.first().is_none_or(|first| row.search.starts_with(first));
        return Some(if begins { Rank::Begins } else { Rank::Called });
    }
    words.iter().all(|word| row.search.contains(word) || row.noted.contains(word)).then_some(Rank::Noted)
}

/// The words of a folded query. One that is part of a phone number counts by its digits, as numbers stand in the search text.
fn query_words(folded: &str) -> Vec<String> {
    let digits_of_phone = |word: &str| {
        let is_phone = word.contains(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || "+-()./".contains(c));
        if is_phone { word.chars().filter(char::is_ascii_digit).collect() } else { word.to_owned() }
    };
    // "Costa, Ana" is two names.
    let words = folded.split_whitespace().map(|word| word.trim_matches([',', ';', '?', '!'])).filter(|word| !word.is_empty());
    words.map(digits_of_phone).collect()
}
