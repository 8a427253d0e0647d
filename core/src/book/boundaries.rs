//! What people do not want: noted, changed, said to hold, no more.

use super::{Book, Outcome, contacts::known};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{Boundaries, Boundary, BoundaryFields, BoundaryId, BoundaryKind, ContactId},
    store::Reader,
};

impl Book {
    /// What someone does not want, in the order it was noted.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn boundaries(&self, person: ContactId) -> Result<Boundaries> {
        self.read().boundaries_of(person)
    }

    /// Notes something that someone does not want.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: it says nothing, begins on a day to come, or its hours are none.
    pub fn add_boundary(&mut self, person: ContactId, fields: BoundaryFields) -> Result<Outcome<BoundaryId>> {
        self.change("add boundary", |w, now| {
            let who = known(&w.read(), person)?.fields.shown();
            let fields = settled(now, fields)?;
            let said = format!("Better not, with {who}: {}", fields.in_words());
            let boundary = Boundary { id: BoundaryId::new(now.instant()), contact: person, fields, confirmed_on: now.today() };
            w.put_boundary(&boundary)?;
            Ok((boundary.id, said))
        })
    }

    /// Changes it; who changes it says that it holds.
    ///
    /// # Errors
    /// - As [`Book::add_boundary`].
    pub fn edit_boundary(&mut self, id: BoundaryId, fields: BoundaryFields) -> Result<Outcome> {
        self.change("edit boundary", |w, now| {
            let before = known_boundary(&w.read(), id)?;
            let fields = settled(now, fields)?;
            let said = format!("Changed “{}”", fields.in_words());
            w.put_boundary(&Boundary { fields, confirmed_on: now.today(), ..before })?;
            Ok(((), said))
        })
    }

    /// It still holds: it is asked again in a year.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn confirm_boundary(&mut self, id: BoundaryId) -> Result<Outcome> {
        self.change("confirm boundary", |w, now| {
            let before = known_boundary(&w.read(), id)?;
            let said = format!("Still so: {}", before.fields.in_words());
            w.put_boundary(&Boundary { confirmed_on: now.today(), ..before })?;
            Ok(((), said))
        })
    }

    /// It holds no longer.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_boundary(&mut self, id: BoundaryId) -> Result<Outcome> {
        self.change("remove boundary", |w, _| {
            let before = known_boundary(&w.read(), id)?;
            w.remove_boundary(id)?;
            Ok(((), format!("No longer: {}", before.fields.in_words())))
        })
    }
}

fn known_boundary(read: &Reader<'_>, id: BoundaryId) -> Result<Boundary> {
    read.boundary(id)?.ok_or(Error::NotFound("boundary"))
}

/// As it can be kept.
fn settled(now: &Moment, fields: BoundaryFields) -> Result<BoundaryFields> {
    let words = fields.words.trim().to_owned();
    match fields.kind {
        BoundaryKind::Topic(topics) if topics.is_empty() && !words.contains(char::is_alphanumeric) => {
            return Err(Error::refused("Please say what not to bring up. Nothing was changed."));
        }
        BoundaryKind::Hours(from, until) if from == until => {
            return Err(Error::refused("Please say from when until when: these hours are none. Nothing was changed."));
        }
        _ => {}
    }
    if fields.since > now.today() {
        return Err(Error::refused("Please choose today, or a day that is over. Nothing was changed."));
    }
    Ok(BoundaryFields { words, ..fields })
}
