//! What the user answers to a check-in without having been in touch: later, not this one, not for a while (C4).

use jiff::civil::Date;

use super::{Book, NudgeId, Outcome, contacts::known, milestones::log_by_me, several::snooze};
use crate::{
    Error, Result,
    domain::{Channel, Contact, ContactId, InteractionId, Later, Planning},
};

impl Book {
    /// Notes a brief contact just now, without words: *Done* on a check-in.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn check_in_done(&mut self, person: ContactId) -> Result<Outcome<InteractionId>> {
        self.change("check in", |w, now| {
            let contact = known(&w.read(), person)?;
            let id = log_by_me(w, person, Channel::Other, String::new(), now)?;
            Ok((id, format!("Logged a chat with {}", contact.fields.shown())))
        })
    }

    /// Hides a check-in for a while (R9).
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn snooze_check_in(&mut self, person: ContactId, later: Later) -> Result<Outcome> {
        self.change("snooze check-in", |w, now| {
            let who = known(&w.read(), person)?.fields.shown();
            snooze(w, NudgeId::CheckIn(person), later, now)?;
            Ok(((), format!("{who} is hidden {}", later.words())))
        })
    }

    /// Lets one check-in go: the next is a full interval from today.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn skip_check_in(&mut self, person: ContactId) -> Result<Outcome> {
        self.change("skip check-in", |w, now| {
            let mut contact = known(&w.read(), person)?;
            contact.rhythm.skipped_on = Some(now.today());
            contact.snoozed_until = None;
            w.put_contact(&contact)?;
            Ok(((), format!("Let this one go for {}", contact.fields.shown())))
        })
    }

    /// Sets what planning keeps to with someone: how much space they are left, which days are theirs, when they are away.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: more than 999 days of space.
    pub fn set_planning(&mut self, person: ContactId, planning: &Planning) -> Result<Outcome> {
        self.change("set planning", |w, _| {
            let contact = known(&w.read(), person)?;
            if planning.least_gap > 999 {
                return Err(Error::refused("At most 999 days can lie between two talks. Nothing was changed."));
            }
            let said = format!("Changed what planning keeps to with {}", contact.fields.shown());
            w.put_contact(&Contact { planning: planning.clone(), ..contact })?;
            Ok(((), said))
        })
    }

    /// Proposes nothing about someone before `until`; `None`: go on.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: that day is past.
    pub fn pause(&mut self, person: ContactId, until: Option<Date>) -> Result<Outcome> {
        self.change("pause", |w, now| {
            if until.is_some_and(|until| until <= now.today()) {
                return Err(Error::refused("A pause needs a day to come. Nothing was changed."));
            }
            let mut contact = known(&w.read(), person)?;
            contact.rhythm.paused_until = until;
            w.put_contact(&contact)?;
            let who = contact.fields.shown();
            Ok(((), until.map_or_else(|| format!("{who} is no longer paused"), |until| format!("{who} is paused until {until}"))))
        })
    }
}
