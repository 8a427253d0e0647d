//! The table `rifts`: what stands between the user and someone.

use rusqlite::{OptionalExtension, Row};

use super::{
    Reader, Writer,
    text::{Stored, id, stored},
};
use crate::{
    Result,
    domain::{ContactId, Rift, RiftFields, RiftId},
};

const RIFT: &str = "SELECT id, contact_id, words, their_side, step, draft, since, settled_on FROM rifts";

fn rift(row: &Row<'_>) -> rusqlite::Result<Rift> {
    Ok(Rift {
        id: id(row, "id")?,
        contact: id(row, "contact_id")?,
        fields: RiftFields {
            words: row.get("words")?,
            their_side: row.get("their_side")?,
            step: row.get("step")?,
            draft: row.get("draft")?,
            since: Stored::get(row, "since")?,
        },
        settled_on: Stored::get_opt(row, "settled_on")?,
    })
}

impl Reader<'_> {
    /// One of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn rift(&self, id: RiftId) -> Result<Option<Rift>> {
        Ok(self.connection.prepare_cached(&format!("{RIFT} WHERE id = ?1"))?.query_row([id.as_bytes()], rift).optional()?)
    }

    /// All that are not settled, with people who are active, the newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn rifts_open(&self) -> Result<Vec<Rift>> {
        let sql = format!(
            "{RIFT} WHERE settled_on IS NULL AND contact_id IN (SELECT id FROM contacts WHERE state = 'active') ORDER BY since DESC, id DESC"
        );
        Ok(self.connection.prepare_cached(&sql)?.query_map([], rift)?.collect::<Result<_, _>>()?)
    }

    /// All with one person, what is not settled first, the newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn rifts_with(&self, contact: ContactId) -> Result<Vec<Rift>> {
        let sql = format!("{RIFT} WHERE contact_id = ?1 ORDER BY settled_on IS NOT NULL, since DESC, id DESC");
        Ok(self.connection.prepare_cached(&sql)?.query_map([contact.as_bytes()], rift)?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Writes one, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_rift(&self, one: &Rift) -> Result<()> {
        let sql =
            "INSERT INTO rifts (id, contact_id, words, their_side, step, draft, since, settled_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                   ON CONFLICT (id) DO UPDATE SET words = ?3, their_side = ?4, step = ?5, draft = ?6, since = ?7, settled_on = ?8";
        let RiftFields { words, their_side, step, draft, since } = &one.fields;
        let settled_on = stored(one.settled_on.as_ref());
        let row = (one.id.as_bytes(), one.contact.as_bytes(), words, their_side, step, draft, since.stored(), settled_on);
        self.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    /// Removes one.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_rift(&self, id: RiftId) -> Result<()> {
        self.prepare_cached("DELETE FROM rifts WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
