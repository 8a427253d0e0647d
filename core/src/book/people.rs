//! The people in the book, many at once: the list, the search, and who is meant by a name.
//!
//! Searching scans the folded texts in memory: over 10,000 people that is ten times faster than asking SQLite, and unlike a
//! full-text index it finds two Chinese characters and the middle of a word.

use std::cell::RefCell;

use jiff::civil::Date;

use super::{Book, contacts::known};
use crate::{
    Error, Result,
    domain::{CircleId, ContactId, ContactState, PersonLine, fold},
    store::SearchRow,
};

/// Who to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleFilter {
    /// Words that must all be found; empty for everyone.
    pub query: String,
    /// Only this circle.
    pub circle: Option<CircleId>,
    /// Only this state.
    pub state: ContactState,
    /// Only some of them.
    pub only: Only,
}

/// Which of the people in a state to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// All.
    Any,
    /// Those without a cadence, neither their own nor their circle's.
    WithoutRhythm,
    /// Those whose check-in is due on this day.
    Due(Date),
}

/// Everyone's search text in the order of their names, as the book stood at `version`.
#[derive(Default)]
pub(super) struct SearchIndex {
    version: Option<i64>,
    rows: Vec<SearchRow>,
}

impl PeopleFilter {
    /// Everyone active.
    #[must_use]
    pub fn active(query: &str) -> Self {
        Self { query: query.to_owned(), circle: None, state: ContactState::Active, only: Only::Any }
    }

    fn takes(&self, row: &SearchRow) -> bool {
        row.state == self.state
            && self.circle.is_none_or(|circle| row.circle == Some(circle))
            && (self.only == Only::Any || row.has_rhythm == matches!(self.only, Only::Due(_)))
    }
}

impl Book {
    /// How many people are active.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn people_count(&self) -> Result<u32> {
        self.read().count_active()
    }

    /// One window of the people a filter finds, in the order of their names, those whose name begins with the query first; and how
    /// many there are in all.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn people(&self, filter: &PeopleFilter, offset: u32, limit: u32) -> Result<(u32, Vec<PersonLine>)> {
        let mut found = self.search(filter)?;
        if let Only::Due(today) = filter.only {
            let mut due = Vec::with_capacity(found.len());
            for id in found {
                let line = self.read().person_row(id)?;
                due.extend(line.filter(|line| line.check_in.check_in(today).is_some_and(|at| at.state.is_due())).map(|line| line.id));
            }
            found = due;
        }
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let window = found.into_iter().skip(offset as usize).take(limit as usize);
        let lines = window.map(|id| self.read().person_row(id)).collect::<Result<Vec<_>>>()?;
        Ok((total, lines.into_iter().flatten().collect()))
    }

    /// Someone's line in lists, if they are in the book.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn line_of(&self, id: ContactId) -> Result<Option<PersonLine>> {
        self.read().person_row(id)
    }

    /// Who is meant by an identity, a name, a nickname or an e-mail address.
    ///
    /// # Errors
    /// - `Refused`: nobody, or more than one; the sentence says which.
    pub fn find(&self, who: &str) -> Result<ContactId> {
        if let Some(id) = self.by_identity(who)? {
            return Ok(id);
        }
        let mut found = self.read().people_named(who)?;
        if found.is_empty() {
            found = self.called(who, ContactState::Active)?;
        }
        if found.is_empty() {
            return self.find_put_away(who);
        }
        self.only_one(who, &found)
    }

    /// Who is meant among those who are archived, deceased or in the trash.
    ///
    /// # Errors
    /// - `Refused`: nobody, or more than one; the sentence says which.
    pub fn find_put_away(&self, who: &str) -> Result<ContactId> {
        if let Some(id) = self.by_identity(who)? {
            return Ok(id);
        }
        let mut found = Vec::new();
        for state in [ContactState::Trashed, ContactState::Archived, ContactState::Deceased] {
            found.extend(self.called(who, state)?);
        }
        if found.is_empty() && !self.called(who, ContactState::Active)?.is_empty() {
            return Err(Error::Refused(format!("“{who}” is neither in the trash nor archived. Nothing was changed.")));
        }
        self.only_one(who, &found)
    }

    /// Someone whose identity is written out.
    fn by_identity(&self, who: &str) -> Result<Option<ContactId>> {
        Ok(match who.parse() {
            Ok(id) => self.read().contact(id)?.filter(|contact| contact.state != ContactState::Merged).map(|contact| contact.id),
            Err(_) => None,
        })
    }

    fn only_one(&self, who: &str, found: &[ContactId]) -> Result<ContactId> {
        match found {
            [] => Err(Error::Refused(format!("No one called “{who}” is in the book."))),
            [one] => Ok(*one),
            several => {
                let named = |id: &ContactId| Ok(format!("{} ({id})", known(&self.read(), *id)?.fields.shown()));
                let names = several.iter().take(6).map(named).collect::<Result<Vec<_>>>()?;
                let so_called = |id: &ContactId| Ok(fold(&known(&self.read(), *id)?.fields.shown()) == fold(who));
                let all = several.iter().map(so_called).collect::<Result<Vec<_>>>()?.into_iter().all(|so| so);
                let what = if all { "the id" } else { "the whole name or the id" };
                Err(Error::Refused(format!("“{who}” could be {}. Give {what}.", names.join(", "))))
            }
        }
    }

    /// Everyone a filter finds: those so called, then those who have it in their name or work, then those of whom it was noted. Whether
    /// their check-in is due is not looked at.
    fn search(&self, filter: &PeopleFilter) -> Result<Vec<ContactId>> {
        let words = query_words(&filter.query);
        self.refresh(&self.index)?;
        let index = self.index.borrow();
        let mut found: Vec<(Rank, ContactId)> =
            index.rows.iter().filter(|row| filter.takes(row)).filter_map(|row| Some((rank(row, &words)?, row.id))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        Ok(found.into_iter().map(|(_, id)| id).collect())
    }

    /// Those whom these words name, in a state. What was noted of someone names nobody.
    fn called(&self, who: &str, state: ContactState) -> Result<Vec<ContactId>> {
        let (words, filter) = (query_words(who), PeopleFilter { state, ..PeopleFilter::active("") });
        self.refresh(&self.index)?;
        let index = self.index.borrow();
        let named = |row: &&SearchRow| filter.takes(row) && rank(row, &words).is_some_and(|rank| rank < Rank::Noted);
        Ok(index.rows.iter().filter(named).map(|row| row.id).collect())
    }

    /// Reads the search texts anew when anyone has changed the book.
    fn refresh(&self, index: &RefCell<SearchIndex>) -> Result<()> {
        let version = Some(self.store.changes()?);
        if index.borrow().version != version {
            *index.borrow_mut() = SearchIndex { version, rows: self.read().search_rows()? };
        }
        Ok(())
    }
}

/// How well someone answers a query, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Their name begins with it.
    Begins,
    /// It is in their name, work, tags or addresses.
    Called,
    /// It was noted of them.
    Noted,
}

/// How well someone answers these words; `None`: not at all.
fn rank(row: &SearchRow, words: &[String]) -> Option<Rank> {
    if words.iter().all(|word| row.search.contains(word)) {
        let begins = words.first().is_some_and(|first| row.search.starts_with(first));
        return Some(if begins { Rank::Begins } else { Rank::Called });
    }
    words.iter().all(|word| row.search.contains(word) || row.noted.contains(word)).then_some(Rank::Noted)
}

/// The query folded, word by word. A word that is part of a phone number counts by its digits, as numbers stand in the search text.
fn query_words(query: &str) -> Vec<String> {
    let digits_of_phone = |word: &str| {
        let is_phone = word.contains(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || "+-()./".contains(c));
        if is_phone { word.chars().filter(char::is_ascii_digit).collect() } else { word.to_owned() }
    };
    fold(query).split_whitespace().map(digits_of_phone).collect()
}
