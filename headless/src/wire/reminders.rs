//! What is to be reminded of, for the page and for the terminal.

use fondly_core::{
    Result,
    book::Book,
    domain::{ContactId, Reminder, ReminderFields, ReminderKind, Repetition},
    planner::{ago, away},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    calendar::{Someone, repetition},
    day, id,
    settings::clock,
    time,
    words::ReminderKindView,
};

/// Something to be reminded of.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "Reminder")]
pub struct ReminderView {
    /// Which.
    pub id: String,
    kind: ReminderKindView,
    /// About whom; null: about nobody.
    pub(crate) who: Option<Someone>,
    /// What.
    pub words: String,
    /// The day that is meant: the one it is due on, or the next to come.
    pub day: String,
    /// Of one that comes round, the day it began on.
    first_day: String,
    /// HH:MM; null: when reminders come.
    time: Option<String>,
    /// "every Wednesday"; null when it is once.
    repeats: Option<String>,
    /// Its time is on the clock of whom it is about.
    their_clock: bool,
    /// "today at 18:30", "3 days ago", "today, put off until tomorrow at 09:00".
    pub when: String,
}

/// What the user edits of it.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "ReminderFields")]
pub struct ReminderFieldsView {
    kind: ReminderKindView,
    /// About whom; null: about nobody.
    person: Option<String>,
    words: String,
    day: String,
    /// HH:MM; null: when reminders come.
    time: Option<String>,
    /// How it comes round, as it is typed; empty for once.
    every: String,
    /// Its time is on the clock of whom it is about.
    their_clock: bool,
}

impl ReminderView {
    /// It, on one of its days.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn of(book: &Book, reminder: &Reminder, on: Date) -> Result<Self> {
        let fields = &reminder.fields;
        let line = fields.person.map(|person| book.line_of(person)).transpose()?.flatten();
        let today = book.now().today();
        let said = |day: Date| if day < today { ago(day, today) } else { away(day, today) };
        let put_off =
            book.put_off_until(reminder, on)?.map(|until| format!(", put off until {} at {}", said(until.date()), clock(until.time())));
        let whose = book.whose_clock(fields)?;
        let time = fields.time.map(|time| format!(" at {}{whose}", clock(time)));
        Ok(Self {
            id: reminder.id.to_string(),
            kind: fields.kind.into(),
            who: line.as_ref().map(Someone::of),
            words: fields.words.clone(),
            day: on.to_string(),
            first_day: fields.day.to_string(),
            time: fields.time.map(clock),
            repeats: fields.repeats.map(Repetition::in_words),
            their_clock: fields.their_clock,
            when: [Some(said(on)), time, put_off].into_iter().flatten().collect(),
        })
    }

    /// What it is, before its words: "Wish luck: "; nothing of the user's own.
    pub fn lead_in(&self) -> String {
        let kind = ReminderKind::from(self.kind);
        if kind == ReminderKind::Own { String::new() } else { format!("{}: ", kind.name()) }
    }

    /// Those that are open and come on a day.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn on(book: &Book, day: Date) -> Result<Vec<Self>> {
        let open = book.reminders()?;
        open.iter().filter(|one| one.fields.days(day, day).next().is_some()).map(|one| Self::of(book, one, day)).collect()
    }

    /// Every one that is open, on the day it is due or the next to come.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn all(book: &Book) -> Result<Vec<Self>> {
        book.reminders()?.iter().map(|one| Self::of(book, one, book.next_day_of(one)?)).collect()
    }

    /// The same of those about someone.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn about(book: &Book, person: ContactId) -> Result<Vec<Self>> {
        book.reminders_about(person)?.iter().map(|one| Self::of(book, one, book.next_day_of(one)?)).collect()
    }

    /// Those that are due.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn due(book: &Book) -> Result<Vec<Self>> {
        book.reminders_due()?.iter().map(|(one, on)| Self::of(book, one, *on)).collect()
    }
}

impl ReminderFieldsView {
    /// The core's fields.
    ///
    /// # Errors
    /// - Something can't be read.
    pub fn into_core(self) -> Result<ReminderFields> {
        Ok(ReminderFields {
            kind: self.kind.into(),
            person: self.person.as_deref().map(id).transpose()?,
            words: self.words,
            day: day(&self.day)?,
            time: self.time.as_deref().map(time).transpose()?,
            repeats: repetition(&self.every, &self.day)?,
            their_clock: self.their_clock,
        })
    }
}
