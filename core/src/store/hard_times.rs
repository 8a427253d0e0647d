//! The table `hard_times`: what people go through.

use rusqlite::{OptionalExtension, Row};

use super::{
    Reader, Writer,
    text::{Stored, id, stored},
};
use crate::{
    Result,
    domain::{ContactId, HardTime, HardTimeFields, HardTimeId},
};

const HARD_TIME: &str = "SELECT id, contact_id, kind, words, since, over_on FROM hard_times";

fn hard_time(row: &Row<'_>) -> rusqlite::Result<HardTime> {
    Ok(HardTime {
        id: id(row, "id")?,
        contact: id(row, "contact_id")?,
        fields: HardTimeFields { kind: Stored::get(row, "kind")?, words: row.get("words")?, since: Stored::get(row, "since")? },
        over_on: Stored::get_opt(row, "over_on")?,
    })
}

impl Reader<'_> {
    /// One of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn hard_time(&self, id: HardTimeId) -> Result<Option<HardTime>> {
        Ok(self.connection.prepare_cached(&format!("{HARD_TIME} WHERE id = ?1"))?.query_row([id.as_bytes()], hard_time).optional()?)
    }

    /// All of which nobody has said that they are over.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn hard_times(&self) -> Result<Vec<HardTime>> {
        let mut query = self.connection.prepare_cached(&format!("{HARD_TIME} WHERE over_on IS NULL"))?;
        Ok(query.query_map([], hard_time)?.collect::<Result<_, _>>()?)
    }

    /// All of one person's, the newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn hard_times_of(&self, contact: ContactId) -> Result<Vec<HardTime>> {
        let mut query = self.connection.prepare_cached(&format!("{HARD_TIME} WHERE contact_id = ?1 ORDER BY since DESC, id DESC"))?;
        Ok(query.query_map([contact.as_bytes()], hard_time)?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Writes one, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_hard_time(&self, one: &HardTime) -> Result<()> {
        let sql = "INSERT INTO hard_times (id, contact_id, kind, words, since, over_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (id) DO UPDATE SET kind = ?3, words = ?4, since = ?5, over_on = ?6";
        let HardTimeFields { kind, words, since } = &one.fields;
        let row = (one.id.as_bytes(), one.contact.as_bytes(), kind.stored(), words, since.stored(), stored(one.over_on.as_ref()));
        self.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    /// Removes one.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_hard_time(&self, id: HardTimeId) -> Result<()> {
        self.prepare_cached("DELETE FROM hard_times WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
