//! What goes out: whom, and in which form. Nobody who is in the trash.

mod calendar;
mod cards;
mod kept;
mod pages;
mod sheet;
mod whole;

use std::{
    collections::HashSet,
    io::{ErrorKind, Write},
    ops::ControlFlow,
};

use super::{Book, PeopleFilter, contacts::known};
use crate::{
    Error, Result,
    domain::{CircleId, Contact, ContactId, ContactState, fold},
};

pub(super) use cards::{all_cards_of, card_of};

/// Whom an export is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Whom {
    /// Everyone.
    #[default]
    Everyone,
    /// The people of a circle.
    Circle(CircleId),
    /// Those with a tag, however it is capitalised.
    Tagged(String),
    /// Those a search finds.
    Found(String),
    /// One person.
    One(ContactId),
}

impl Book {
    /// Those an export is about, in the order they came into the book.
    ///
    /// # Errors
    /// - `NotFound`: the one it is about; what the disk says.
    fn exported(&self, whom: &Whom) -> Result<Vec<Contact>> {
        let read = self.read();
        let found: Option<HashSet<ContactId>> = match whom {
            Whom::Found(query) => {
                let (_, lines) = self.people(&PeopleFilter::active(query), 0, u32::MAX)?;
                Some(lines.into_iter().map(|line| line.id).collect())
            }
            Whom::One(id) => Some([known(&read, *id)?.id].into()),
            Whom::Everyone | Whom::Circle(_) | Whom::Tagged(_) => None,
        };
        let mut people = Vec::new();
        for id in read.all_contacts()? {
            if found.as_ref().is_some_and(|found| !found.contains(&id)) {
                continue;
            }
            let contact = known(&read, id)?;
            let wanted = match whom {
                Whom::Circle(circle) => contact.circle == Some(*circle),
                Whom::Tagged(tag) => contact.fields.tags.iter().any(|one| fold(one) == fold(tag)),
                Whom::Everyone | Whom::Found(_) | Whom::One(_) => true,
            };
            if wanted && contact.state != ContactState::Trashed {
                people.push(contact);
            }
        }
        Ok(people)
    }
}

/// Writes a piece of an export. A reader that has gone away (`| head`) has seen enough: that is no failure.
fn put(out: &mut dyn Write, piece: &[u8]) -> Result<ControlFlow<()>> {
    match out.write_all(piece) {
        Ok(()) => Ok(ControlFlow::Continue(())),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ControlFlow::Break(())),
        Err(error) => Err(Error::Refused(format!("The people could not be written: {error}."))),
    }
}

/// How many, for the sentence that says so.
fn count(people: usize) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
}
