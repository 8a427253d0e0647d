//! The table `facts`: what people told of themselves.

use rusqlite::{OptionalExtension, Row};

use super::{
    Reader, Writer,
    text::{Stored, id},
};
use crate::{
    Result,
    domain::{ContactId, Fact, FactFields, FactId, FactKind},
};

const FACT: &str = "SELECT id, contact_id, kind, words, said_on FROM facts";

fn fact(row: &Row<'_>) -> rusqlite::Result<Fact> {
    Ok(Fact {
        id: id(row, "id")?,
        contact: id(row, "contact_id")?,
        fields: FactFields { kind: Stored::get(row, "kind")?, words: row.get("words")?, said_on: Stored::get(row, "said_on")? },
    })
}

impl Reader<'_> {
    /// One of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn fact(&self, id: FactId) -> Result<Option<Fact>> {
        Ok(self.connection.prepare_cached(&format!("{FACT} WHERE id = ?1"))?.query_row([id.as_bytes()], fact).optional()?)
    }

    /// All of one person's, in the order they were noted.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn facts_of(&self, contact: ContactId) -> Result<Vec<Fact>> {
        let mut query = self.connection.prepare_cached(&format!("{FACT} WHERE contact_id = ?1 ORDER BY id"))?;
        Ok(query.query_map([contact.as_bytes()], fact)?.collect::<Result<_, _>>()?)
    }

    /// All of a kind of everyone active, in the order they were noted.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn facts_of_kind(&self, kind: FactKind) -> Result<Vec<Fact>> {
        let sql = format!("{FACT} WHERE kind = ?1 AND contact_id IN (SELECT id FROM contacts WHERE state = 'active') ORDER BY id");
        Ok(self.connection.prepare_cached(&sql)?.query_map([kind.stored()], fact)?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Writes one, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_fact(&self, fact: &Fact) -> Result<()> {
        let sql = "INSERT INTO facts (id, contact_id, kind, words, said_on) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (id) DO UPDATE SET kind = ?3, words = ?4, said_on = ?5";
        let FactFields { kind, words, said_on } = &fact.fields;
        let row = (fact.id.as_bytes(), fact.contact.as_bytes(), kind.stored(), words, said_on.stored());
        self.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    /// Removes one.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_fact(&self, id: FactId) -> Result<()> {
        self.prepare_cached("DELETE FROM facts WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
