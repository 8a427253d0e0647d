//! The search (K8): who is meant by what is typed, best first, and why someone was found.
//!
//! Searching scans the folded texts in memory: over 10,000 people that is ten times faster than asking SQLite, and unlike a
//! full-text index it finds two Chinese characters and the middle of a word.

use std::{
    cell::{Ref, RefCell},
    collections::{HashMap, HashSet},
    fmt,
    sync::Arc,
};

use super::{Book, PeopleFilter, contacts::known};
use crate::{
    Result,
    domain::{ContactId, ContactState, FactKind, MilestoneKind, fold, search_key},
    quick::{Condition, Sought, What, sought},
    store::{SearchRow, Source},
};

/// Everyone's search text in the order of their names, and who was found by what is asked of other tables, as the book stood at `version`.
#[derive(Default)]
pub(super) struct SearchIndex {
    version: Option<i64>,
    rows: Vec<SearchRow>,
    known: RefCell<HashMap<What, Arc<HashSet<ContactId>>>>,
}

/// Why someone was found: where it stands, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// "Interest", "Address", "3 May 2025".
    pub source: String,
    /// The text, or what of it stands around the words.
    pub text: String,
}

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

impl fmt::Display for Why {
    /// "Interest: ice hockey".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.source, self.text)
    }
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
        let known = asked.conditions.iter().map(|condition| self.known_to_be(&index, &condition.what)).collect::<Result<Vec<_>>>()?;
        let how_well = |row: &SearchRow, fit: Fit| {
            let conditions = asked.conditions.iter().zip(&known).map(|(condition, known)| meets(row, condition, known.as_deref(), fit));
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

    /// Why a search finds someone: the first of what was noted of them that says what is asked for, but for what the list shows anyway.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn why_found(&self, asked: &Sought, person: ContactId) -> Result<Option<Why>> {
        let meant = asked.conditions.iter().filter(|condition| !condition.is_not).map(|condition| &condition.what);
        let mut asks: Vec<(Vec<String>, Option<&What>)> = meant.filter_map(|what| Some((texts_of(what)?.to_vec(), Some(what)))).collect();
        let fields = known(&self.read(), person)?.fields;
        let shown = fold(&[fields.shown(), fields.organization, fields.title].join("\n"));
        asks.extend(query_words(&asked.words).into_iter().filter(|word| !shown.contains(word)).map(|word| (vec![word], None)));
        if asks.is_empty() {
            return self.birthday_asked_for(asked, person);
        }
        let keyed = |(source, text): (Source, String)| (source, search_key([text.as_str()]), text);
        let noted: Vec<_> = self.read().noted_of(person)?.into_iter().map(keyed).collect();
        let found = asks.iter().find_map(|(words, what)| {
            // What the row shows anyway is no reason to hide it.
            let is_shown = |fit: Fit| what.is_some() && words.iter().any(|word| fit.finds(&shown, word));
            let by = |fit: Fit| {
                let says = |key: &str| key.lines().any(|line| words.iter().any(|word| fit.finds(line, word)));
                let is_own = |source: Source| what.is_some_and(|what| is_in(what, source)) && !(source == Source::Work && is_shown(fit));
                let own = noted.iter().find(|(source, key, _)| is_own(*source) && says(key));
                own.or_else(|| {
                    let all = noted.iter().filter(|(_, key, _)| !is_shown(fit) && says(key));
                    all.max_by_key(|(source, ..)| source.weight())
                })
            };
            let fits: &[Fit] = if what.is_some() { &[Fit::Whole, Fit::Begun] } else { &[Fit::Whole, Fit::Begun, Fit::Anywhere] };
            let (source, _, text) = fits.iter().copied().find_map(by)?;
            Some(Why { source: source.in_words(), text: around(text, words) })
        });
        Ok(found)
    }

    /// When someone was born, where that is asked for.
    fn birthday_asked_for(&self, asked: &Sought, person: ContactId) -> Result<Option<Why>> {
        if !asked.conditions.iter().any(|one| matches!(one.what, What::Birthday(_) | What::Born(_))) {
            return Ok(None);
        }
        let birthday = self.read().milestones_of(person)?.into_iter().find(|one| one.fields.kind == MilestoneKind::Birthday);
        Ok(birthday.map(|one| Why { source: one.fields.shown().to_owned(), text: one.fields.date.in_both_words() }))
    }

    /// The search texts, read anew when anyone has changed the book.
    fn searched(&self) -> Result<Ref<'_, SearchIndex>> {
        let version = Some(self.store.changes()?);
        if self.index.borrow().version != version {
            *self.index.borrow_mut() = SearchIndex { version, rows: self.read().search_rows()?, known: RefCell::default() };
        }
        Ok(self.index.borrow())
    }

    /// Of whom something is known to be so that the search texts do not say.
    fn known_to_be(&self, index: &SearchIndex, what: &What) -> Result<Option<Arc<HashSet<ContactId>>>> {
        if let Some(known) = index.known.borrow().get(what) {
            return Ok(Some(Arc::clone(known)));
        }
        let found = match what {
            What::InTouch { when, seen } => self.read().in_touch(when.from, when.until, *seen)?,
            What::Birthday(when) => {
                let all = self.read().birthdays()?.into_iter();
                all.filter(|one| one.fields.occurrences(when.from, when.until, one.leap_day).next().is_some())
                    .map(|one| one.contact)
                    .collect()
            }
            What::Born(year) => {
                let born = |date: crate::domain::PartialDate| {
                    date.whole().map_or(date.year().filter(|_| date.is_gregorian()), |day| Some(day.year()))
                };
                let all = self.read().birthdays()?.into_iter();
                all.filter(|one| one.fields.date.known().and_then(born) == Some(*year)).map(|one| one.contact).collect()
            }
            _ => return Ok(None),
        };
        let found = Arc::new(found);
        index.known.borrow_mut().insert(what.clone(), Arc::clone(&found));
        Ok(Some(found))
    }
}

/// The words that a condition looks for in texts, if it does.
fn texts_of(what: &What) -> Option<&[String]> {
    match what {
        What::Place(words) | What::Work(words) | What::Likes(words) | What::GoodAt(words) | What::Needs(words) | What::Tagged(words) => {
            Some(words)
        }
        What::Circle(..) | What::InTouch { .. } | What::Birthday(_) | What::Born(_) => None,
    }
}

/// Is it what a text from there says?
fn is_in(what: &What, source: Source) -> bool {
    match (what, source) {
        (What::Place(_), Source::Address) | (What::Work(_), Source::Work) | (What::Tagged(_), Source::Tag) => true,
        (What::Likes(_), Source::Fact(kind)) => matches!(kind, FactKind::Interest | FactKind::Taste),
        (What::GoodAt(_), Source::Fact(kind)) => kind == FactKind::Skill,
        (What::Needs(_), Source::Fact(kind)) => kind == FactKind::Need,
        _ => false,
    }
}

impl Source {
    /// What is shown first where several texts say it: the newest talk at last.
    fn weight(self) -> (u8, Option<jiff::civil::Date>) {
        match self {
            Self::Fact(_) => (3, None),
            Self::Address | Self::Milestone => (2, None),
            Self::Note | Self::Relation | Self::Exchange | Self::Link | Self::Work | Self::Tag => (1, None),
            Self::Talk(day) => (0, Some(day)),
        }
    }

    fn in_words(self) -> String {
        match self {
            Self::Note => "Note".to_owned(),
            Self::Address => "Address".to_owned(),
            Self::Work => "Work".to_owned(),
            Self::Tag => "Tag".to_owned(),
            Self::Link => "Link".to_owned(),
            Self::Relation => "In their life".to_owned(),
            Self::Exchange => "Gifts and thanks".to_owned(),
            Self::Milestone => "Milestone".to_owned(),
            Self::Fact(kind) => kind.name().to_owned(),
            Self::Talk(day) => crate::domain::LifeDate::from(day).in_words(),
        }
    }
}

/// How well someone meets a condition; `None`: not at all. What is denied must not be known of them; that it was noted denies nothing.
fn meets(row: &SearchRow, condition: &Condition, known: Option<&HashSet<ContactId>>, fit: Fit) -> Option<Rank> {
    let rank = match (&condition.what, known) {
        (_, Some(known)) => known.contains(&row.id).then_some(Rank::Called),
        (What::Circle(id, _), None) => (row.circle == Some(*id)).then_some(Rank::Called),
        (what, None) => says(row, what, fit),
    };
    if condition.is_not { (rank != Some(Rank::Called)).then_some(Rank::Called) } else { rank }
}

/// How well what is known of someone says what a condition looks for in texts.
fn says(row: &SearchRow, what: &What, fit: Fit) -> Option<Rank> {
    let words = texts_of(what)?;
    let line_says = |line: &str| words.iter().any(|word| fit.finds(line, word));
    let (is_called, is_noted) = (line_says(&row.search), line_says(&row.noted));
    let facts = FactKind::ALL.into_iter().map(Source::Fact);
    let mut own = facts.chain([Source::Address, Source::Work, Source::Tag]).filter(|source| is_in(what, *source));
    let is_known = |source: Source| row.noted.lines().any(|line| line.starts_with(source.mark()) && line_says(line));
    if is_noted && own.any(is_known) { Some(Rank::Called) } else { (is_called || is_noted).then_some(Rank::Noted) }
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
        if self == Self::Anywhere || !words.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return text.contains(words);
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

/// Letters that are shown of a text.
const SHOWN: usize = 64;

/// What of a text stands around the words, on one line.
fn around(text: &str, words: &[String]) -> String {
    let line = text.lines().find(|line| words.iter().any(|word| fold(line).contains(word))).unwrap_or(text).trim();
    let letters: Vec<char> = line.chars().collect();
    if letters.len() <= SHOWN {
        return line.to_owned();
    }
    // Folding changes the number of letters: the place of the words is found by the words before them.
    let folded = fold(line);
    let at = words.iter().filter_map(|word| folded.find(word.as_str())).min().unwrap_or(0);
    let begin = folded.get(..at).map_or(0, |before| before.chars().count()).saturating_sub(SHOWN / 4).min(letters.len() - SHOWN);
    let begin = if begin == 0 { 0 } else { letters.iter().skip(begin).position(|c| *c == ' ').map_or(begin, |space| begin + space + 1) };
    let end = (begin + SHOWN).min(letters.len());
    let shown: String = letters.get(begin..end).unwrap_or_default().iter().collect();
    let before = if begin > 0 { "… " } else { "" };
    let behind = if end < letters.len() { " …" } else { "" };
    format!("{before}{}{behind}", shown.trim())
}
