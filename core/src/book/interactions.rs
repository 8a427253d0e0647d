//! Interactions: log, edit, remove. Only a logged contact moves a rhythm (C1).

use super::{Book, Outcome, contacts::known};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{Channel, Contact, ContactId, Interaction, InteractionFields, InteractionId, Outcome as Reached},
    store::Writer,
};

impl Book {
    /// Logs an interaction with one person or several.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: with nobody, or on a day that has not come.
    pub fn log_interaction(&mut self, people: &[ContactId], fields: InteractionFields) -> Result<Outcome<InteractionId>> {
        self.change("log interaction", |w, now| log(w, now, people, fields))
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
    let names = people.iter().map(|id| Ok(known(&w.read(), *id)?.fields.shown())).collect::<Result<Vec<_>>>()?;
    if names.is_empty() {
        return Err(Error::refused("Please say with whom. Nothing was changed."));
    }
    let said = format!("Logged {} {}", what(&fields), names.join(", "));
    let id = InteractionId::new(now.instant());
    w.put_interaction(&Interaction { id, fields }, people, now.instant())?;
    for person in people {
        answer_check_in(w, *person)?;
    }
    Ok((id, said))
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
