//! The user's own reminders, open loops and promises; and putting off any reminder that nothing else keeps (R9).

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};

use super::{
    Book, NudgeId, Outcome,
    belongings::take_along,
    catch_ups::in_words,
    clocks::their_zone,
    contacts::known,
    several::{finish, known_reminder, snooze_alarm},
};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{AlarmKey, ContactId, Later, MarkOutcome, Reminder, ReminderFields, ReminderId, ReminderKind, capitalised},
    store::Reader,
};

impl Book {
    /// What comes round, and what is once and not done, in the order of its day.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reminders(&self) -> Result<Vec<Reminder>> {
        self.read().open_reminders()
    }

    /// The same of what is about someone.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reminders_about(&self, person: ContactId) -> Result<Vec<Reminder>> {
        self.read().open_reminders_about(person)
    }

    /// What is due and not done, with the day it is due on; of what comes round the newest (R5), or an older
    /// one that was put off until now. What is hidden is not there.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reminders_due(&self) -> Result<Vec<(Reminder, Date)>> {
        let (read, now) = (self.read(), self.now());
        let today = now.today();
        let mut due = Vec::new();
        for reminder in read.open_reminders()? {
            // Where it is on the clock of someone in the east, it may be due the day before.
            let zone = their_zone(&read, &reminder.fields)?;
            let settings = read.settings()?;
            let has_come = |day: &Date| {
                *day <= today || reminder.fields.said_at(*day, settings.notify_at, zone.as_ref()).instant(now.zoned()) <= now.instant()
            };
            let marks = read.marks_of_reminder(reminder.id, reminder.revision)?;
            let days = reminder.spoken_of(today, today.saturating_add(i64::from(zone.is_some()).days()), &marks);
            let come: Vec<Date> = days.filter(has_come).collect();
            let is_open = |day: &Date| {
                let mark = marks.get(&reminder.key(*day).period).copied();
                let is_hidden = mark.is_some_and(|mark| mark.snoozed_until.is_none_or(|until| until.holds(now.zoned())));
                let is_heard_of = Some(day) == come.last() || mark.is_some();
                is_heard_of && !is_hidden && reminder.is_timely(*day, mark, now.zoned())
            };
            if let Some(day) = come.iter().copied().rfind(is_open) {
                due.push((reminder, day));
            }
        }
        Ok(due)
    }

    /// The next of its days that is not done: of one that comes round today or later, or one that is put off until then.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn next_day_of(&self, reminder: &Reminder) -> Result<Date> {
        let (read, now) = (self.read(), self.now());
        let today = now.today();
        let from = if reminder.fields.repeats.is_some() { today } else { reminder.fields.day };
        let marks = read.marks_of_reminder(reminder.id, reminder.revision)?;
        let mark = |day: Date| marks.get(&reminder.key(day).period);
        let is_to_come = |day: Date| match mark(day) {
            None => day >= from,
            Some(mark) if day >= from => mark.outcome == MarkOutcome::Snoozed,
            Some(mark) => mark.snoozed_until.is_some_and(|until| until.holds(now.zoned())),
        };
        let mut days = reminder.spoken_of(today, today.saturating_add(20.years()), &marks);
        Ok(days.find(|day| is_to_come(*day)).unwrap_or(reminder.fields.day))
    }

    /// Until when a day of one is put off, on the user's clock; `None` where it is not.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_off_until(&self, reminder: &Reminder, day: Date) -> Result<Option<DateTime>> {
        let (mark, now) = (self.read().alarm_mark(&reminder.key(day))?, self.now());
        let until = mark.and_then(|mark| mark.snoozed_until).filter(|until| until.holds(now.zoned()));
        Ok(until.map(|until| until.instant(now.zoned()).to_zoned(now.zoned().time_zone().clone()).datetime()))
    }

    /// What follows the time of one: ", their time"; empty where it is on the user's clock.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn whose_clock(&self, fields: &ReminderFields) -> Result<&'static str> {
        whose_clock(&self.read(), fields)
    }

    /// One reminder.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn reminder(&self, id: ReminderId) -> Result<Reminder> {
        known_reminder(&self.read(), id)
    }

    /// Reminds of something from now on.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: without words, about nobody where it must be about someone, or on a day that is over.
    pub fn add_reminder(&mut self, fields: ReminderFields) -> Result<Outcome<ReminderId>> {
        self.change("add reminder", |w, now| {
            let fields = settled(&w.read(), now, fields)?;
            let said = format!("{} on {}{}", title(&fields), in_words(fields.day), at(&w.read(), &fields)?);
            let reminder = Reminder { id: ReminderId::new(now.instant()), fields, revision: 0, known_at: now.instant(), owner: None };
            w.put_reminder(&reminder)?;
            Ok((reminder.id, said))
        })
    }

    /// Changes a reminder. Another time means another reminder (R1).
    ///
    /// # Errors
    /// - As [`Book::add_reminder`].
    pub fn edit_reminder(&mut self, id: ReminderId, fields: ReminderFields) -> Result<Outcome> {
        self.change("edit reminder", |w, now| {
            let before = known_reminder(&w.read(), id)?;
            let time = |fields: &ReminderFields| (fields.day, fields.time, fields.repeats, fields.their_clock);
            let is_moved = time(&fields) != time(&before.fields);
            let fields = if is_moved { settled(&w.read(), now, fields)? } else { worded(&w.read(), fields)? };
            let (revision, known_at) = if is_moved { (before.revision + 1, now.instant()) } else { (before.revision, before.known_at) };
            // What belongs to something stays about whom it is, and what it is.
            let fields = match before.owner {
                Some(_) => ReminderFields { kind: before.fields.kind, person: before.fields.person, ..fields },
                None => fields,
            };
            let said = format!("Changed “{}”", fields.words);
            let after = Reminder { fields, revision, known_at, ..before };
            w.put_reminder(&after)?;
            take_along(w, now, &before, &after)?;
            Ok(((), said))
        })
    }

    /// It is done; of what comes round, on that day.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn finish_reminder(&mut self, id: ReminderId, day: Date) -> Result<Outcome> {
        self.change("finish reminder", |w, now| {
            let reminder = known_reminder(&w.read(), id)?;
            finish(w, NudgeId::Reminder(id, day), now)?;
            Ok(((), format!("“{}” is done", reminder.fields.words)))
        })
    }

    /// Removes a reminder.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_reminder(&mut self, id: ReminderId) -> Result<Outcome> {
        self.change("remove reminder", |w, _| {
            let reminder = known_reminder(&w.read(), id)?;
            w.remove_reminder(id)?;
            w.remove_open_reminders_of(id.as_bytes())?;
            Ok(((), format!("Removed “{}”", reminder.fields.words)))
        })
    }

    /// Puts off the reminder with this key (R9); `what` it is, for the sentence.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn snooze_alarm(&mut self, key: &AlarmKey, what: &str, later: Later) -> Result<Outcome> {
        self.change("snooze reminder", |w, now| {
            snooze_alarm(w, key, later, now)?;
            Ok(((), format!("{what} is hidden {}", later.words())))
        })
    }
}

/// What it is called: "Reminder: call the florist".
fn title(fields: &ReminderFields) -> String {
    format!("{}: {}", fields.kind.name(), fields.words)
}

/// What follows its day: " at 08:00, their time, every Wednesday".
fn at(read: &Reader<'_>, fields: &ReminderFields) -> Result<String> {
    let time = fields.time.map(|time| format!(" at {}", time.strftime("%H:%M"))).unwrap_or_default();
    let clock = whose_clock(read, fields)?;
    let repeats = fields.repeats.map(|how| format!(", {}", how.in_words())).unwrap_or_default();
    Ok(format!("{time}{clock}{repeats}"))
}

fn whose_clock(read: &Reader<'_>, fields: &ReminderFields) -> Result<&'static str> {
    Ok(match (fields.their_clock, their_zone(read, fields)?) {
        (false, _) => "",
        (true, Some(_)) => ", their time",
        (true, None) => ", your time until theirs is known",
    })
}

/// As it can be kept, on a day to come.
fn settled(read: &Reader<'_>, now: &Moment, fields: ReminderFields) -> Result<ReminderFields> {
    let mut fields = worded(read, fields)?;
    fields.day = super::catch_ups::begins_on(fields.day, fields.repeats)?;
    // What comes round may have begun long ago; nothing is said of days before it was known (R4).
    if fields.repeats.is_none() && fields.day < now.today() {
        return Err(Error::refused("That day is over. Please choose today or a day to come. Nothing was changed."));
    }
    Ok(fields)
}

fn worded(read: &Reader<'_>, fields: ReminderFields) -> Result<ReminderFields> {
    let words = capitalised(fields.words.trim());
    if words.is_empty() {
        return Err(Error::refused("Please say what to be reminded of. Nothing was changed."));
    }
    match fields.person {
        Some(person) => drop(known(read, person)?),
        None if fields.kind == ReminderKind::Own => {}
        None => return Err(Error::refused("Please say with whom. Nothing was changed.")),
    }
    Ok(ReminderFields { words, ..fields })
}
