//! What a search looks in, kept in memory, and brought up to date by the journal (S3): after a change only those are read anew whom it
//! touched.

use std::{
    cell::{Ref, RefCell},
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::Book;
use crate::{
    Result,
    domain::{ContactId, FactKind, PartialDate, ReminderKind},
    quick::What,
    store::{Reader, SearchRow},
};

/// Everyone's search text in the order of their names, and who was found by what is asked of other tables, as the book stood at `version`.
#[derive(Default)]
pub(in crate::book) struct SearchIndex {
    version: Option<i64>,
    pub(super) rows: Vec<SearchRow>,
    known: RefCell<HashMap<What, Arc<HashSet<ContactId>>>>,
}

impl SearchIndex {
    /// Reads what is not as it was at `version`.
    fn renew(&mut self, read: &Reader<'_>, version: i64) -> Result<()> {
        match self.version.map_or(Ok(None), |since| read.people_touched(since, version))? {
            None => self.rows = read.search_rows()?,
            Some(touched) if touched.is_empty() => {}
            Some(touched) => {
                self.rows.retain(|row| !touched.contains(&row.id));
                for one in touched {
                    self.rows.extend(read.search_row(one)?);
                }
                self.rows.sort_by(|a, b| (&a.sort_key, a.id).cmp(&(&b.sort_key, b.id)));
            }
        }
        self.known.get_mut().clear();
        self.version = Some(version);
        Ok(())
    }
}

impl Book {
    /// The search texts as they are now, whoever has changed the book.
    pub(super) fn searched(&self) -> Result<Ref<'_, SearchIndex>> {
        let version = self.store.changes()?;
        if self.index.borrow().version != Some(version) {
            self.index.borrow_mut().renew(&self.read(), version)?;
        }
        Ok(self.index.borrow())
    }

    /// Of whom something is known to be so that the search texts do not say.
    pub(super) fn known_to_be(&self, index: &SearchIndex, what: &What) -> Result<Option<Arc<HashSet<ContactId>>>> {
        if let Some(known) = index.known.borrow().get(what) {
            return Ok(Some(Arc::clone(known)));
        }
        let read = self.read();
        let found = match what {
            What::InTouch { when, seen } => read.in_touch(when.from, when.until, *seen)?,
            What::Birthday(when) => read.birthdays_between(when.from, when.until)?,
            What::Born(year) => {
                let birthdays = read.birthdays_of(*year)?.into_iter();
                birthdays.filter(|one| one.fields.date.known().and_then(born) == Some(*year)).map(|one| one.contact).collect()
            }
            What::Felt(feeling) => read.talks_that_felt(*feeling)?,
            What::Near(depth) => read.talks_so_near(*depth)?,
            What::Trusted => read.trusted()?.into_iter().map(|(person, _)| person).collect(),
            What::HardTime => {
                let today = self.now().today();
                read.hard_times()?.into_iter().filter(|one| one.lasts(today)).map(|one| one.contact).collect()
            }
            What::BornBetween(when) => read.born_between(when.from, when.until)?,
            What::Worried => read.facts_of_kind(FactKind::Worry)?.into_iter().map(|fact| fact.contact).collect(),
            What::Promised => {
                let open = self.reminders()?.into_iter().filter(|one| one.fields.kind == ReminderKind::Promise);
                open.filter_map(|one| one.fields.person).collect()
            }
            What::ToThank => self.to_thank(false)?.into_iter().map(|(one, _)| one.contact).collect(),
            _ => return Ok(None),
        };
        let found = Arc::new(found);
        index.known.borrow_mut().insert(what.clone(), Arc::clone(&found));
        Ok(Some(found))
    }
}

/// The Gregorian year of a date, where it can be told.
fn born(date: PartialDate) -> Option<i16> {
    date.whole().map_or(date.year().filter(|_| date.is_gregorian()), |day| Some(day.year()))
}
