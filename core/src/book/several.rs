//! Several of Today's rows at once: done, or put off, as one step.

use jiff::civil::Date;

use super::{
    Book, Outcome,
    contacts::known,
    milestones::{known_milestone, log_by_me},
};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{
        AlarmKey, AlarmKind, Channel, Contact, ContactId, Later, Mark, MarkOutcome, MilestoneId, Period, Reminder, ReminderId, Until,
    },
    store::{Reader, Writer},
};

/// What a row of Today is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NudgeId {
    /// A coming round of a milestone.
    Milestone(MilestoneId, Period),
    /// Someone's check-in.
    CheckIn(ContactId),
    /// Something to be reminded of, on one of its days.
    Reminder(ReminderId, Date),
}

impl Book {
    /// Marks all of them as done: what is celebrated, a brief contact for each check-in, what one was reminded of.
    ///
    /// # Errors
    /// - `NotFound`: one of them is gone, and nothing was changed; `Refused`: there are none.
    pub fn finish_nudges(&mut self, nudges: &[NudgeId]) -> Result<Outcome> {
        refuse_none(nudges)?;
        self.change("finish nudges", |w, now| {
            nudges.iter().try_for_each(|nudge| finish(w, *nudge, now))?;
            Ok(((), format!("{} done", counted(nudges.len()))))
        })
    }

    /// Hides all of them for a while (R9).
    ///
    /// # Errors
    /// - As [`Book::finish_nudges`].
    pub fn snooze_nudges(&mut self, nudges: &[NudgeId], later: Later) -> Result<Outcome> {
        refuse_none(nudges)?;
        self.change("snooze nudges", |w, now| {
            nudges.iter().try_for_each(|nudge| snooze(w, *nudge, later, now))?;
            Ok(((), format!("{} hidden {}", counted(nudges.len()), later.words())))
        })
    }
}

fn refuse_none(nudges: &[NudgeId]) -> Result<()> {
    if nudges.is_empty() { Err(Error::refused("Please choose something first. Nothing was changed.")) } else { Ok(()) }
}

/// "1 is", "3 are".
fn counted(count: usize) -> String {
    if count == 1 { "1 is".to_owned() } else { format!("{count} are") }
}

/// Does what *Done* means of a row.
pub(super) fn finish(w: &Writer<'_>, nudge: NudgeId, now: &Moment) -> Result<()> {
    let done = Mark { outcome: MarkOutcome::Done, snoozed_until: None };
    match nudge {
        NudgeId::Milestone(id, period) => {
            known_milestone(&w.read(), id)?;
            w.put_mark(id, period, done, now.instant())
        }
        NudgeId::CheckIn(person) => {
            known(&w.read(), person)?;
            log_by_me(w, person, Channel::Other, String::new(), now).map(drop)
        }
        NudgeId::Reminder(id, day) => {
            w.put_alarm_mark(&known_reminder(&w.read(), id)?.key(day), done, now.instant())?;
            // Whoever has asked how it was wishes no luck any more.
            w.remove_open_reminders_of(id.as_bytes())
        }
    }
}

/// Hides a row for a while.
pub(super) fn snooze(w: &Writer<'_>, nudge: NudgeId, later: Later, now: &Moment) -> Result<()> {
    let until = until(w, later, now)?;
    match nudge {
        NudgeId::Milestone(id, period) => {
            known_milestone(&w.read(), id)?;
            w.put_mark(id, period, hidden(until), now.instant())?;
            w.hear_anew_of_put_off(until, AlarmKind::Milestone, id.as_bytes(), Some((&period.to_string(), 0)))
        }
        NudgeId::CheckIn(person) => {
            let contact = known(&w.read(), person)?;
            w.put_contact(&Contact { snoozed_until: Some(until), ..contact })?;
            w.hear_anew_of_put_off(until, AlarmKind::CheckIn, person.as_bytes(), None)
        }
        NudgeId::Reminder(id, day) => snooze_alarm(w, &known_reminder(&w.read(), id)?.key(day), later, now),
    }
}

/// Puts off what is known by its key.
pub(super) fn snooze_alarm(w: &Writer<'_>, key: &AlarmKey, later: Later, now: &Moment) -> Result<()> {
    let until = until(w, later, now)?;
    w.put_alarm_mark(key, hidden(until), now.instant())?;
    w.hear_anew_of_put_off(until, key.kind, &key.rule, Some((&key.period, key.lead)))
}

fn until(w: &Writer<'_>, later: Later, now: &Moment) -> Result<Until> {
    Ok(later.from(now.zoned(), w.read().settings()?.notify_at))
}

fn hidden(until: Until) -> Mark {
    Mark { outcome: MarkOutcome::Snoozed, snoozed_until: Some(until) }
}

/// A reminder that is there.
pub(super) fn known_reminder(read: &Reader<'_>, id: ReminderId) -> Result<Reminder> {
    read.reminder(id)?.ok_or(Error::NotFound("reminder"))
}
