//! Who is named in whose life: the rows of `details` that name people.

use super::{Reader, text::id};
use crate::{
    Result,
    domain::{ContactId, mark},
};

/// Those a user may meet: not the trashed, nor those who went into others.
const VISIBLE: &str = "state IN ('active', 'archived', 'deceased')";

impl Reader<'_> {
    /// Everyone called so, up to two: enough to know whether it is one; the same in small letters is the same.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn called(&self, name: &str) -> Result<Vec<ContactId>> {
        let sql = format!("SELECT id FROM contacts WHERE shown = ?1 COLLATE NOCASE AND {VISIBLE} LIMIT 2");
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_map([name], |row| id::<mark::Contact>(row, "id"))?.collect::<Result<_, _>>()?)
    }

    /// Who has this address, whatever its capitals, and what they are called.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn who_lives_at(&self, address: &str) -> Result<Vec<(ContactId, String)>> {
        let sql = "SELECT contacts.id, shown FROM details JOIN contacts ON contacts.id = contact_id
                   WHERE kind = 'address' AND value = ?1 COLLATE NOCASE AND label NOT LIKE '%work%' AND state IN ('active', 'archived')
                   ORDER BY sort_key, contacts.id LIMIT 20";
        let mut query = self.connection.prepare_cached(sql)?;
        Ok(query.query_map([address], |row| Ok((id(row, "id")?, row.get("shown")?)))?.collect::<Result<_, _>>()?)
    }

    /// Whoever names this name as someone in their life: who, what they are called, what they say of them, and how to speak of whoever says it.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn who_names(&self, name: &str) -> Result<Vec<(ContactId, String, String, String)>> {
        let sql = format!(
            "SELECT contacts.id, shown, label, pronouns FROM details JOIN contacts ON contacts.id = contact_id
             WHERE kind = 'relation' AND value = ?1 COLLATE NOCASE AND {VISIBLE} ORDER BY sort_key, contacts.id LIMIT 100"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let row = |row: &rusqlite::Row<'_>| Ok((id(row, "id")?, row.get("shown")?, row.get("label")?, row.get("pronouns")?));
        Ok(query.query_map([name], row)?.collect::<Result<_, _>>()?)
    }
}
