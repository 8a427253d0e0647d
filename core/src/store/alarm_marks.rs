//! The table `alarm_marks`: what the user did about an alarm, by its key, where nothing else keeps it (R9).

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use rusqlite::{OptionalExtension, Row};

use super::{
    Reader, Writer,
    text::{Stored, stored},
};
use crate::{
    Result,
    domain::{AlarmKey, AlarmKind, Id, Mark, ReminderId},
};

impl Reader<'_> {
    /// What the user did about the alarm with this key.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn alarm_mark(&self, key: &AlarmKey) -> Result<Option<Mark>> {
        let sql = "SELECT outcome, snoozed_until FROM alarm_marks
                   WHERE kind = ?1 AND rule_id = ?2 AND revision = ?3 AND period = ?4 AND lead = ?5 AND move = ?6";
        let AlarmKey { kind, rule, revision, period, lead, moved } = key;
        let mark =
            |row: &Row<'_>| Ok(Mark { outcome: Stored::get(row, "outcome")?, snoozed_until: Stored::get_opt(row, "snoozed_until")? });
        let mut query = self.connection.prepare_cached(sql)?;
        Ok(query.query_row((kind.stored(), rule, revision, period, lead, moved), mark).optional()?)
    }
}

impl Reader<'_> {
    /// What of one kind is put off until `since` or later, or was: what it reminds of, and which of its comings round.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_off(&self, kind: AlarmKind, since: Date) -> Result<Vec<([u8; 16], String)>> {
        let sql = "SELECT DISTINCT rule_id, period FROM alarm_marks WHERE kind = ?1 AND snoozed_until >= ?2 ORDER BY rule_id, period";
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        Ok(self.connection.prepare_cached(sql)?.query_map((kind.stored(), since.stored()), row)?.collect::<Result<_, _>>()?)
    }

    /// What the user did about the days of a reminder, by their periods: one question for all of a series.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn marks_of_reminder(&self, id: ReminderId, revision: u32) -> Result<HashMap<String, Mark>> {
        let sql = "SELECT period, outcome, snoozed_until FROM alarm_marks WHERE kind = 'reminder' AND rule_id = ?1 AND revision = ?2";
        let mark = |row: &Row<'_>| Ok((row.get(0)?, Mark { outcome: Stored::get(row, 1)?, snoozed_until: Stored::get_opt(row, 2)? }));
        Ok(self.connection.prepare_cached(sql)?.query_map((id.as_bytes(), revision), mark)?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Marks the alarm with this key. The same mark again is not written.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_alarm_mark(&self, key: &AlarmKey, mark: Mark, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO alarm_marks (id, kind, rule_id, revision, period, lead, move, outcome, snoozed_until, at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                   ON CONFLICT (kind, rule_id, revision, period, lead, move) DO UPDATE SET outcome = ?8, snoozed_until = ?9, at = ?10
                   WHERE outcome <> ?8 OR snoozed_until IS NOT ?9";
        let AlarmKey { kind, rule, revision, period, lead, moved } = key;
        let (id, until) = (Id::<Mark>::new(at), stored(mark.snoozed_until.as_ref()));
        let key = (kind.stored(), rule, revision, period, lead, moved);
        let mark = (mark.outcome.stored(), until, at.stored());
        let (kind, rule, revision, period, lead, moved) = key;
        self.prepare_cached(sql)?.execute((id.as_bytes(), kind, rule, revision, period, lead, moved, mark.0, mark.1, mark.2))?;
        Ok(())
    }
}
