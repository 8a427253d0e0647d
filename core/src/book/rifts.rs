//! What stands between the user and someone (B13): noted, slept on, settled. Nobody but the user ever sees it, and nothing is sent.

use jiff::civil::Date;

use super::{
    Book, Outcome,
    belongings::{first_of, lay_out},
    contacts::alive,
};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{ContactId, ReminderKind, Rift, RiftFields, RiftId},
    store::{Reader, Writer},
};

/// What the reminder of a draft says.
const READ_AGAIN: &str = "Read again what you wrote, and send it if it still holds";

impl Book {
    /// What stands between the user and someone, what is not settled first; each with the day on which its draft is to be read again.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn rifts(&self, person: ContactId) -> Result<Vec<(Rift, Option<Date>)>> {
        let read = self.read();
        read.rifts_with(person)?.into_iter().map(|one| with_its_day(&read, one)).collect()
    }

    /// One of them, with the day on which its draft is to be read again.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn rift(&self, id: RiftId) -> Result<(Rift, Option<Date>)> {
        let read = self.read();
        with_its_day(&read, known_rift(&read, id)?)
    }

    /// Notes it; the draft is to be read again on a day, if one is said.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: without words, on a day to come, a draft to be read again that is empty or on a day that is not to come, or of
    ///   whoever has died or is in the trash.
    pub fn add_rift(&mut self, person: ContactId, fields: RiftFields, read_again: Option<Date>) -> Result<Outcome<RiftId>> {
        self.change("add rift", |w, now| {
            let who = alive(&w.read(), person)?.fields.shown();
            let one = Rift { id: RiftId::new(now.instant()), contact: person, fields: settled(now, fields)?, settled_on: None };
            w.put_rift(&one)?;
            sleep_on(w, now, &one, read_again)?;
            Ok((one.id, format!("To mend with {who}: {}", one.fields.words)))
        })
    }

    /// Changes it.
    ///
    /// # Errors
    /// - As [`Book::add_rift`].
    pub fn edit_rift(&mut self, id: RiftId, fields: RiftFields, read_again: Option<Date>) -> Result<Outcome> {
        self.change("edit rift", |w, now| {
            let one = Rift { fields: settled(now, fields)?, ..known_rift(&w.read(), id)? };
            w.put_rift(&one)?;
            let said = format!("Changed “{}”", one.fields.words);
            // What is settled is not read again.
            let read_again = read_again.filter(|_| one.settled_on.is_none());
            let planned = first_of(&w.read(), id.as_bytes())?.map(|reminder| reminder.fields.day);
            if planned != read_again || one.fields.draft.is_empty() {
                w.remove_open_reminders_of(id.as_bytes())?;
                sleep_on(w, now, &one, read_again)?;
            }
            Ok(((), said))
        })
    }

    /// It is settled, today.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn settle_rift(&mut self, id: RiftId) -> Result<Outcome> {
        self.change("settle rift", |w, now| {
            let before = known_rift(&w.read(), id)?;
            if before.settled_on.is_some() {
                return Ok(((), format!("It is settled already: {}", before.fields.words)));
            }
            let one = Rift { settled_on: Some(now.today()), ..before };
            w.put_rift(&one)?;
            w.remove_open_reminders_of(id.as_bytes())?;
            Ok(((), format!("Settled: {}", one.fields.words)))
        })
    }

    /// Removes it.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_rift(&mut self, id: RiftId) -> Result<Outcome> {
        self.change("remove rift", |w, _| {
            let one = known_rift(&w.read(), id)?;
            w.remove_rift(id)?;
            w.remove_open_reminders_of(id.as_bytes())?;
            Ok(((), format!("Removed “{}”", one.fields.words)))
        })
    }
}

fn known_rift(read: &Reader<'_>, id: RiftId) -> Result<Rift> {
    read.rift(id)?.ok_or(Error::NotFound("thing to mend"))
}

fn with_its_day(read: &Reader<'_>, one: Rift) -> Result<(Rift, Option<Date>)> {
    let read_again = first_of(read, one.id.as_bytes())?.map(|reminder| reminder.fields.day);
    Ok((one, read_again))
}

/// Reminds of reading the draft again.
fn sleep_on(w: &Writer<'_>, now: &Moment, one: &Rift, read_again: Option<Date>) -> Result<()> {
    let Some(day) = read_again else { return Ok(()) };
    if one.fields.draft.is_empty() {
        return Err(Error::refused("Please write down what you may send before choosing a day to read it again. Nothing was changed."));
    }
    if day <= now.today() {
        return Err(Error::refused("To sleep on it, please choose a day to come. Nothing was changed."));
    }
    lay_out(w, now, (ReminderKind::Draft, one.id.as_bytes()), one.contact, [(day, READ_AGAIN)])
}

/// As it can be kept.
fn settled(now: &Moment, fields: RiftFields) -> Result<RiftFields> {
    let [words, their_side, step, draft] =
        [&fields.words, &fields.their_side, &fields.step, &fields.draft].map(|text| text.trim().to_owned());
    if words.is_empty() {
        return Err(Error::refused("Please say what happened. Nothing was changed."));
    }
    if fields.since > now.today() {
        return Err(Error::refused("Please choose today, or a day that is over. Nothing was changed."));
    }
    Ok(RiftFields { words, their_side, step, draft, since: fields.since })
}
