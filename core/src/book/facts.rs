//! What people told of themselves: noted, changed, still so, removed.

use super::{Book, Outcome, contacts::known};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{ContactId, Fact, FactFields, FactId, FactKind},
    store::Reader,
};

impl Book {
    /// What is known of someone, in the order it is listed.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn facts(&self, person: ContactId) -> Result<Vec<Fact>> {
        let mut facts = self.read().facts_of(person)?;
        facts.sort_by_key(|one| (FactKind::ALL.iter().position(|kind| *kind == one.fields.kind), one.id));
        Ok(facts)
    }

    /// Notes what someone told of themselves.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: without words, or on a day to come.
    pub fn add_fact(&mut self, person: ContactId, fields: FactFields) -> Result<Outcome<FactId>> {
        self.change("add fact", |w, now| {
            let who = known(&w.read(), person)?.fields.shown();
            let fields = settled(now, fields)?;
            let said = format!("Noted of {who}: {}", fields.words);
            let id = FactId::new(now.instant());
            w.put_fact(&Fact { id, contact: person, fields })?;
            Ok((id, said))
        })
    }

    /// Changes what was noted.
    ///
    /// # Errors
    /// - As [`Book::add_fact`].
    pub fn edit_fact(&mut self, id: FactId, fields: FactFields) -> Result<Outcome> {
        self.change("edit fact", |w, now| {
            let before = known_fact(&w.read(), id)?;
            let fields = settled(now, fields)?;
            let said = format!("Changed “{}”", fields.words);
            w.put_fact(&Fact { fields, ..before })?;
            Ok(((), said))
        })
    }

    /// It was so again today.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn confirm_fact(&mut self, id: FactId) -> Result<Outcome> {
        self.change("confirm fact", |w, now| {
            let mut fact = known_fact(&w.read(), id)?;
            fact.fields.said_on = now.today();
            w.put_fact(&fact)?;
            Ok(((), format!("Still so: {}", fact.fields.words)))
        })
    }

    /// Removes what was noted.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_fact(&mut self, id: FactId) -> Result<Outcome> {
        self.change("remove fact", |w, _| {
            let fact = known_fact(&w.read(), id)?;
            w.remove_fact(id)?;
            Ok(((), format!("Removed “{}”", fact.fields.words)))
        })
    }
}

fn known_fact(read: &Reader<'_>, id: FactId) -> Result<Fact> {
    read.fact(id)?.ok_or(Error::NotFound("fact"))
}

/// As it can be kept.
fn settled(now: &Moment, fields: FactFields) -> Result<FactFields> {
    let words = fields.words.trim().to_owned();
    if words.is_empty() {
        return Err(Error::refused("Please say what there is to know. Nothing was changed."));
    }
    if fields.said_on > now.today() {
        return Err(Error::refused("Please choose today, or a day that is over. Nothing was changed."));
    }
    Ok(FactFields { words, ..fields })
}
