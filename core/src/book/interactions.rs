//! Interactions: log, edit, remove. Only a logged contact moves a rhythm (C1).

use jiff::civil::Date;

use super::{
    Book, Outcome,
    contacts::{known, new_contact},
    talking::is_noted,
};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{
        Channel, Contact, ContactFields, ContactId, ContactState, Fact, FactFields, FactId, FactKind, Interaction, InteractionFields,
        InteractionId, Outcome as Reached, PersonName, in_a_row,
    },
    store::Writer,
};

/// Who was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Companion {
    /// Someone in the book.
    Known(ContactId),
    /// Someone who is not in it yet, by name.
    New(String),
}

impl Book {
    /// Logs an interaction with one person or several.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: with nobody, or on a day that has not come.
    pub fn log_interaction(&mut self, people: &[ContactId], fields: InteractionFields) -> Result<Outcome<InteractionId>> {
        self.change("log interaction", |w, now| log(w, now, people, fields))
    }

    /// Logs an interaction with one person or several. Whoever is not in the book yet comes into it, with whom they were met; all of it one step.
    ///
    /// # Errors
    /// - As [`Book::log_interaction`]; `Refused`: someone new has no name.
    pub fn log_together(&mut self, there: &[Companion], fields: InteractionFields) -> Result<Outcome<InteractionId>> {
        self.change("log interaction", |w, now| {
            let people = brought_in(w, now, there, &fields)?;
            log(w, now, &people, fields)
        })
    }

    /// What was noted of an interaction.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn interaction(&self, id: InteractionId) -> Result<InteractionFields> {
        Ok(self.read().interaction(id)?.ok_or(Error::NotFound("entry"))?.fields)
    }

    /// Changes an interaction.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: on a day that has not come.
    pub fn edit_interaction(&mut self, id: InteractionId, fields: InteractionFields) -> Result<Outcome> {
        self.change("edit interaction", |w, now| {
            refuse_future(&fields, now.today())?;
            let interaction = w.read().interaction(id)?.ok_or(Error::NotFound("entry"))?;
            if interaction.fields != fields {
                w.put_interaction(&Interaction { id, fields }, &[], now.instant())?;
            }
            Ok(((), "Changed the entry".to_owned()))
        })
    }

    /// Changes an interaction, and who was there.
    ///
    /// # Errors
    /// - As [`Book::edit_interaction`] and [`Book::log_together`].
    pub fn edit_together(&mut self, id: InteractionId, there: &[Companion], fields: InteractionFields) -> Result<Outcome> {
        self.change("edit interaction", |w, now| {
            refuse_future(&fields, now.today())?;
            let before = w.read().interaction(id)?.ok_or(Error::NotFound("entry"))?;
            let people = brought_in(w, now, there, &fields)?;
            refuse_nobody(&people)?;
            if before.fields != fields {
                w.put_interaction(&Interaction { id, fields }, &[], now.instant())?;
            }
            let were_there = w.read().who_was_there(id)?;
            w.put_out_of_interaction(id, were_there.iter().filter(|one| !people.contains(one)))?;
            for one in people.iter().filter(|one| !were_there.contains(one)) {
                w.put_into_interaction(id, *one, now.instant())?;
                answer_check_in(w, *one)?;
            }
            Ok(((), "Changed the entry".to_owned()))
        })
    }

    /// Removes an interaction.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_interaction(&mut self, id: InteractionId) -> Result<Outcome> {
        self.change("remove interaction", |w, _| {
            w.read().interaction(id)?.ok_or(Error::NotFound("entry"))?;
            w.remove_interaction(id)?;
            Ok(((), "Removed the entry".to_owned()))
        })
    }
}

/// Writes what happened, with everyone who was there; its identity, and the sentence that says so.
pub(super) fn log(w: &Writer<'_>, now: &Moment, people: &[ContactId], fields: InteractionFields) -> Result<(InteractionId, String)> {
    refuse_future(&fields, now.today())?;
    refuse_nobody(people)?;
    let names = people.iter().map(|id| Ok(there_to_see(w, *id)?.fields.shown())).collect::<Result<Vec<_>>>()?;
    let said = format!("Logged {} {}", what(&fields), in_a_row(&names));
    let id = InteractionId::new(now.instant());
    w.put_interaction(&Interaction { id, fields }, people, now.instant())?;
    for person in people {
        answer_check_in(w, *person)?;
    }
    is_noted(w, people)?;
    Ok((id, said))
}

/// Who was there, each once; whoever is new comes into the book, and how the user met them is noted.
fn brought_in(w: &Writer<'_>, now: &Moment, there: &[Companion], fields: &InteractionFields) -> Result<Vec<ContactId>> {
    let mut people: Vec<ContactId> = Vec::new();
    let mut names = Vec::new();
    for one in there {
        if let Companion::Known(id) = one
            && !people.contains(id)
        {
            names.push(known(&w.read(), *id)?.fields.shown());
            people.push(*id);
        }
    }
    for one in there {
        let Companion::New(name) = one else { continue };
        let with = if names.is_empty() { String::new() } else { format!("With {}", in_a_row(&names)) };
        people.push(came_new(w, now, name, &with, fields.day)?.id);
    }
    Ok(people)
}

/// Brings someone new into the book by name, with how they were met on a day.
pub(super) fn came_new(w: &Writer<'_>, now: &Moment, name: &str, met: &str, on: Date) -> Result<Contact> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::refused("Please give a name to whoever is new. Nothing was changed."));
    }
    let contact = new_contact(ContactFields { name: PersonName::typed(name), ..ContactFields::default() }, now);
    w.put_contact(&contact)?;
    if !met.is_empty() {
        let fields = FactFields { kind: FactKind::Met, words: met.to_owned(), said_on: on };
        w.put_fact(&Fact { id: FactId::new(now.instant()), contact: contact.id, fields })?;
    }
    Ok(contact)
}

/// Someone with whom a talk may be noted: nobody who is in the trash.
fn there_to_see(w: &Writer<'_>, person: ContactId) -> Result<Contact> {
    let contact = known(&w.read(), person)?;
    if contact.state == ContactState::Trashed {
        let who = contact.fields.shown();
        return Err(Error::Refused(format!("{who} is in the trash. Bring them back first. Nothing was changed.")));
    }
    Ok(contact)
}

fn refuse_nobody(people: &[ContactId]) -> Result<()> {
    if people.is_empty() {
        return Err(Error::refused("Please say with whom. Nothing was changed."));
    }
    Ok(())
}

/// A contact ends the snooze of a check-in (R9).
pub(super) fn answer_check_in(w: &Writer<'_>, person: ContactId) -> Result<()> {
    let contact = known(&w.read(), person)?;
    w.put_contact(&Contact { snoozed_until: None, ..contact })
}

fn refuse_future(fields: &InteractionFields, today: jiff::civil::Date) -> Result<()> {
    if fields.day > today {
        return Err(Error::refused("That day has not come yet. Nothing was changed. Give today or a day before it."));
    }
    Ok(())
}

fn what(fields: &InteractionFields) -> &'static str {
    match (fields.outcome, fields.channel) {
        (Reached::NoAnswer, _) => "a try to reach",
        (Reached::Talked, Channel::InPerson) => "a meeting with",
        (Reached::Talked, Channel::Call) => "a call with",
        (Reached::Talked, Channel::Video) => "a video call with",
        (Reached::Talked, Channel::Message) => "a message with",
        (Reached::Talked, Channel::Letter) => "a letter with",
        (Reached::Talked, Channel::Other) => "a chat with",
    }
}
