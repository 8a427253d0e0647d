//! What people go through (B12): noted with gentle reminders to be there, over at the user's word, and what follows from it for what is said.

use jiff::civil::Date;

use super::{
    Book, Outcome,
    belongings::{lay_out, move_open, silent},
    catch_ups::in_words,
    contacts::alive,
};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{
        Avoided, ContactId, HardKind, HardTime, HardTimeFields, HardTimeId, Milestone, MilestoneKind, Reminder, ReminderKind, days_between,
        fold, in_a_row, uncapitalised,
    },
    store::{Reader, Writer},
};

/// So long someone mourns at the least of whose loss only the day is known.
const MOURNING: i32 = 180;

impl Book {
    /// What someone goes through and went through, the newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn hard_times(&self, person: ContactId) -> Result<Vec<HardTime>> {
        self.read().hard_times_of(person)
    }

    /// One of them.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn hard_time(&self, id: HardTimeId) -> Result<HardTime> {
        known_hard_time(&self.read(), id)
    }

    /// Does someone go through a hard time now?
    ///
    /// # Errors
    /// - What the disk says.
    pub(crate) fn goes_through_hard_times(&self, person: ContactId) -> Result<bool> {
        Ok(lasting(&self.read(), person, self.now().today())?.is_some())
    }

    /// Belongs a reminder to a hard time that touches what someone does not want?
    pub(super) fn is_of_what_touches(&self, reminder: &Reminder, avoided: &Avoided) -> Result<bool> {
        let owner = reminder.owner.filter(|_| reminder.fields.kind == ReminderKind::Support);
        let of = owner.map(|owner| self.read().hard_time(HardTimeId::from_bytes(owner))).transpose()?.flatten();
        Ok(of.is_some_and(|one| one.fields.touches(avoided)))
    }

    /// Notes what someone goes through, and reminds of being there for them.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: on a day to come, a hard time of its own kind without words, or of whoever has died or is in the trash.
    pub fn add_hard_time(&mut self, person: ContactId, fields: HardTimeFields) -> Result<Outcome<HardTimeId>> {
        self.change("add hard time", |w, now| {
            let contact = alive(&w.read(), person)?;
            let one = HardTime { id: HardTimeId::new(now.instant()), contact: person, fields: settled(now, fields)?, over_on: None };
            let is_it = |kept: &HardTime| {
                kept.lasts(now.today()) && kept.fields.kind == one.fields.kind && fold(&kept.fields.words) == fold(&one.fields.words)
            };
            if w.read().hard_times_of(person)?.iter().any(is_it) {
                return Err(Error::Refused(format!("“{}” is noted already. Nothing was changed.", one.fields.in_words())));
            }
            w.put_hard_time(&one)?;
            let days = plan(w, now, &one)?;
            let said = format!("Noted of {}: {}. {}", contact.fields.shown(), one.fields.in_words(), reminded(&days));
            Ok((one.id, said + silent(&contact)))
        })
    }

    /// Changes it. Another kind lays its reminders out anew; with another day those that are not done move along.
    ///
    /// # Errors
    /// - As [`Book::add_hard_time`].
    pub fn edit_hard_time(&mut self, id: HardTimeId, fields: HardTimeFields) -> Result<Outcome> {
        self.change("edit hard time", |w, now| {
            let before = known_hard_time(&w.read(), id)?;
            let after = HardTime { fields: settled(now, fields)?, ..before };
            w.put_hard_time(&after)?;
            let is_another = before.fields.kind != after.fields.kind;
            let moved = days_between(before.fields.since, after.fields.since);
            if is_another && after.over_on.is_none() {
                w.remove_open_reminders_of(id.as_bytes())?;
                plan(w, now, &after)?;
            } else if moved != 0 {
                move_open(w, now, id.as_bytes(), moved)?;
            }
            Ok(((), format!("Changed “{}”", after.fields.in_words())))
        })
    }

    /// It is over: nothing of it is reminded of any more.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn end_hard_time(&mut self, id: HardTimeId) -> Result<Outcome> {
        self.change("end hard time", |w, now| {
            let mut one = known_hard_time(&w.read(), id)?;
            if one.over_on.is_some() {
                return Ok(((), format!("It is over already: {}", one.fields.in_words())));
            }
            one.over_on = Some(now.today());
            w.put_hard_time(&one)?;
            w.remove_open_reminders_of(id.as_bytes())?;
            Ok(((), format!("It is over: {}", one.fields.in_words())))
        })
    }

    /// Removes it, and its reminders.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_hard_time(&mut self, id: HardTimeId) -> Result<Outcome> {
        self.change("remove hard time", |w, _| {
            let one = known_hard_time(&w.read(), id)?;
            w.remove_hard_time(id)?;
            w.remove_open_reminders_of(id.as_bytes())?;
            Ok(((), format!("Removed “{}”", one.fields.in_words())))
        })
    }
}

/// The newest of what someone goes through now.
fn lasting(read: &Reader<'_>, person: ContactId, today: Date) -> Result<Option<HardTime>> {
    Ok(read.hard_times_of(person)?.into_iter().find(|one| one.lasts(today)))
}

/// What weighs on someone now: the newest of what they go through, else a loss whose day is not long ago.
pub(super) fn weighs_on(read: &Reader<'_>, person: ContactId, milestones: &[Milestone], today: Date) -> Result<Option<HardKind>> {
    Ok(lasting(read, person, today)?.map(|one| one.fields.kind).or_else(|| mourns(milestones, today).then_some(HardKind::Loss)))
}

/// What someone goes through now, as Today may say it: no word of it where they would rather not speak of it (B3).
pub(super) fn on_today(read: &Reader<'_>, person: ContactId, today: Date) -> Result<Option<String>> {
    let Some(one) = lasting(read, person, today)? else { return Ok(None) };
    let is_held_back = one.fields.touches(&read.boundaries_of(person)?.avoided());
    Ok(Some(if is_held_back { "in a hard time".to_owned() } else { format!("in a hard time ({})", uncapitalised(&one.fields.in_words())) }))
}

/// Did someone with these milestones lose someone or something of late?
fn mourns(milestones: &[Milestone], today: Date) -> bool {
    let lost = milestones.iter().filter(|one| one.fields.kind == MilestoneKind::Loss);
    let days = lost.filter_map(|one| Some(days_between(one.fields.date.known()?.whole()?, today)));
    days.into_iter().any(|days| (0..=MOURNING).contains(&days))
}

/// Lays out its reminders; their days.
fn plan(w: &Writer<'_>, now: &Moment, one: &HardTime) -> Result<Vec<Date>> {
    let steps = one.fields.steps_after(now.today());
    lay_out(w, now, (ReminderKind::Support, one.id.as_bytes()), one.contact, steps.iter().copied())?;
    Ok(steps.into_iter().map(|(day, _)| day).collect())
}

/// "You are reminded to be there on 4 March and 15 March."
fn reminded(days: &[Date]) -> String {
    if days.is_empty() {
        return "There is nothing left to be reminded of".to_owned();
    }
    format!("Reminders to be there: {}", in_a_row(&days.iter().map(|day| in_words(*day)).collect::<Vec<_>>()))
}

fn known_hard_time(read: &Reader<'_>, id: HardTimeId) -> Result<HardTime> {
    read.hard_time(id)?.ok_or(Error::NotFound("hard time"))
}

/// As it can be kept.
fn settled(now: &Moment, fields: HardTimeFields) -> Result<HardTimeFields> {
    let words = fields.words.trim().trim_end_matches('.').to_owned();
    if fields.kind == HardKind::Other && words.is_empty() {
        return Err(Error::refused("Please say what it is. Nothing was changed."));
    }
    if fields.since > now.today() {
        return Err(Error::refused("Please choose today, or a day that is over. Nothing was changed."));
    }
    Ok(HardTimeFields { words, ..fields })
}
