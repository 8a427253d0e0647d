//! The people in the book, many at once: the list, and who is meant by a name.

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
    /// Words that must all be found, and what else is asked for (K8); empty for everyone.
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
    /// Those whom the user wants to know better.
    KnowBetter,
}

impl PeopleFilter {
    /// Everyone active.
    #[must_use]
    pub fn active(query: &str) -> Self {
        Self { query: query.to_owned(), circle: None, state: ContactState::Active, only: Only::Any }
    }

    pub(super) fn takes(&self, row: &SearchRow) -> bool {
        row.state == self.state
            && self.circle.is_none_or(|circle| row.circle == Some(circle))
            && match self.only {
                Only::Any => true,
                Only::WithoutRhythm => !row.has_rhythm,
                Only::Due(_) => row.has_rhythm,
                Only::KnowBetter => row.know_better,
            }
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

    /// Is anyone who is not in the trash called exactly so?
    ///
    /// # Errors
    /// - What the disk says.
    pub fn is_called(&self, name: &str) -> Result<bool> {
        Ok(!self.read().people_named(name)?.is_empty())
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
}
