//! The table `letters`: what is being written to someone.

use jiff::Timestamp;
use rusqlite::OptionalExtension;

use super::{Reader, Writer};
use crate::{
    Result,
    domain::{ContactId, LetterId},
};

impl Reader<'_> {
    /// The letter that is being written to someone.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn letter_to(&self, contact: ContactId) -> Result<Option<String>> {
        let mut query = self.connection.prepare_cached("SELECT words FROM letters WHERE contact_id = ?1")?;
        Ok(query.query_row([contact.as_bytes()], |row| row.get(0)).optional()?)
    }
}

impl Writer<'_> {
    /// Writes the letter to someone as it is by now.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_letter(&self, contact: ContactId, words: &str, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO letters (id, contact_id, words) VALUES (?1, ?2, ?3) ON CONFLICT (contact_id) DO UPDATE SET words = ?3";
        self.prepare_cached(sql)?.execute((LetterId::new(at).as_bytes(), contact.as_bytes(), words))?;
        Ok(())
    }

    /// Nothing is being written to someone any more.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_letter(&self, contact: ContactId) -> Result<()> {
        self.prepare_cached("DELETE FROM letters WHERE contact_id = ?1")?.execute([contact.as_bytes()])?;
        Ok(())
    }
}
