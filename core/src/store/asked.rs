//! The table `asked`: which questions and first words were put before the user for whom, and what became of them.

use rusqlite::Row;

use super::{
    Reader, Writer,
    text::{Stored, id},
};
use crate::{
    Result,
    domain::{Asked, ContactId},
};

fn asked(row: &Row<'_>) -> rusqlite::Result<Asked> {
    Ok(Asked {
        id: id(row, "id")?,
        contact: id(row, "contact_id")?,
        prompt: row.get("prompt")?,
        state: Stored::get(row, "state")?,
        day: Stored::get(row, "day")?,
        at: Stored::get(row, "at")?,
    })
}

impl Reader<'_> {
    /// What was put before the user for someone, in the order it came first. Clocks go back: the order of the rows does not.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn asked_of(&self, contact: ContactId) -> Result<Vec<Asked>> {
        let sql = "SELECT id, contact_id, prompt, state, day, at FROM asked WHERE contact_id = ?1 ORDER BY rowid";
        Ok(self.connection.prepare_cached(sql)?.query_map([contact.as_bytes()], asked)?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Writes that something was put before the user; what is known of the same words gives way.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_asked(&self, asked: &Asked) -> Result<()> {
        let sql = "INSERT INTO asked (id, contact_id, prompt, state, day, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (contact_id, prompt) DO UPDATE SET state = ?4, day = ?5, at = ?6";
        let Asked { id, contact, prompt, state, day, at } = asked;
        self.prepare_cached(sql)?.execute((id.as_bytes(), contact.as_bytes(), prompt, state.stored(), day.stored(), at.stored()))?;
        Ok(())
    }
}
