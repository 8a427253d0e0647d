//! The table `reminders`: what is to be reminded of besides dates in lives, rhythms and catch-ups.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Row, named_params};

use super::{
    Reader, Writer,
    text::{Stored, id, id_opt, stored},
};
use crate::{
    Result,
    domain::{ContactId, Reminder, ReminderFields, ReminderId},
};

/// Those about nobody, and those about people who are active; nothing that belongs to what is gone.
const REMINDER: &str =
    "SELECT r.id, r.kind, r.contact_id, r.words, r.day, r.time, r.repeats, r.their_clock, r.revision, r.known_at, r.owner_id
    FROM reminders AS r LEFT JOIN contacts AS c ON c.id = r.contact_id WHERE (r.contact_id IS NULL OR c.state = 'active')
      AND (r.owner_id IS NULL OR r.owner_id IN (SELECT id FROM hard_times) OR r.owner_id IN (SELECT id FROM rifts)
        OR r.owner_id IN (SELECT id FROM gathering_people) OR r.owner_id IN (SELECT i.id FROM introductions AS i WHERE NOT EXISTS
          (SELECT 1 FROM introduction_people AS p JOIN contacts AS o ON o.id = p.contact_id WHERE p.introduction_id = i.id AND o.state = 'trashed'))
        OR r.owner_id IN (SELECT id FROM reminders))";

/// Of what is once, nobody has said that it is done.
const IS_OPEN: &str = "(r.repeats IS NOT NULL OR NOT EXISTS (SELECT 1 FROM alarm_marks AS m WHERE m.kind = 'reminder' AND m.rule_id = r.id
    AND m.revision = r.revision AND m.period = '' AND m.outcome = 'done'))";

fn reminder(row: &Row<'_>) -> rusqlite::Result<Reminder> {
    Ok(Reminder {
        id: id(row, "id")?,
        fields: ReminderFields {
            kind: Stored::get(row, "kind")?,
            person: id_opt(row, "contact_id")?,
            words: row.get("words")?,
            day: Stored::get(row, "day")?,
            time: Stored::get_opt(row, "time")?,
            repeats: Stored::get_opt(row, "repeats")?,
            their_clock: row.get("their_clock")?,
        },
        revision: row.get("revision")?,
        known_at: Stored::get(row, "known_at")?,
        owner: row.get("owner_id")?,
    })
}

impl Reader<'_> {
    /// One of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reminder(&self, id: ReminderId) -> Result<Option<Reminder>> {
        let mut query = self.connection.prepare_cached(&format!("{REMINDER} AND r.id = ?1"))?;
        Ok(query.query_row([id.as_bytes()], reminder).optional()?)
    }

    /// What comes round, and what is once and not done, in the order of its day.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn open_reminders(&self) -> Result<Vec<Reminder>> {
        let mut query = self.connection.prepare_cached(&format!("{REMINDER} AND {IS_OPEN} ORDER BY r.day, r.time, r.id"))?;
        Ok(query.query_map([], reminder)?.collect::<Result<_, _>>()?)
    }

    /// The same of what is about someone.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn open_reminders_about(&self, person: ContactId) -> Result<Vec<Reminder>> {
        let sql = format!("{REMINDER} AND r.contact_id = ?1 AND {IS_OPEN} ORDER BY r.day, r.time, r.id");
        Ok(self.connection.prepare_cached(&sql)?.query_map([person.as_bytes()], reminder)?.collect::<Result<_, _>>()?)
    }

    /// The same of what belongs to something.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn open_reminders_of(&self, owner: &[u8; 16]) -> Result<Vec<Reminder>> {
        let sql = format!("{REMINDER} AND r.owner_id = ?1 AND {IS_OPEN} ORDER BY r.day, r.id");
        Ok(self.connection.prepare_cached(&sql)?.query_map([owner], reminder)?.collect::<Result<_, _>>()?)
    }

    /// All of them, and what was once on `since` or later and is done.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reminders_since(&self, since: Date) -> Result<Vec<Reminder>> {
        let mut query =
            self.connection.prepare_cached(&format!("{REMINDER} AND ({IS_OPEN} OR r.day >= ?1) ORDER BY r.day, r.time, r.id"))?;
        Ok(query.query_map([since.stored()], reminder)?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Writes one, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_reminder(&self, reminder: &Reminder) -> Result<()> {
        let sql = "INSERT INTO reminders (id, kind, contact_id, words, day, time, repeats, revision, known_at, their_clock, owner_id)
            VALUES (:id, :kind, :contact, :words, :day, :time, :repeats, :revision, :known_at, :their_clock, :owner)
            ON CONFLICT (id) DO UPDATE SET kind = :kind, contact_id = :contact, words = :words, day = :day, time = :time, repeats = :repeats,
              revision = :revision, known_at = :known_at, their_clock = :their_clock, owner_id = :owner";
        let ReminderFields { kind, person, words, day, time, repeats, their_clock } = &reminder.fields;
        self.prepare_cached(sql)?.execute(named_params! {
            ":id": reminder.id.as_bytes(), ":kind": kind.stored(), ":contact": person.map(|person: ContactId| *person.as_bytes()),
            ":words": words, ":day": day.stored(), ":time": stored(time.as_ref()), ":repeats": stored(repeats.as_ref()),
            ":revision": reminder.revision, ":known_at": reminder.known_at.stored(), ":their_clock": their_clock,
            ":owner": reminder.owner,
        })?;
        Ok(())
    }

    /// Removes what belongs to something and is not done; what was done stays in the history.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_open_reminders_of(&self, owner: &[u8; 16]) -> Result<()> {
        self.prepare_cached(&format!("DELETE FROM reminders AS r WHERE r.owner_id = ?1 AND {IS_OPEN}"))?.execute([owner])?;
        Ok(())
    }

    /// Removes one.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_reminder(&self, id: ReminderId) -> Result<()> {
        self.prepare_cached("DELETE FROM reminders WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
