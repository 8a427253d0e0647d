//! The table `reflections`: what the user thinks to themselves.

use jiff::civil::Date;
use rusqlite::{Params, Row};

use super::{
    Reader, Writer,
    text::{Stored, id, id_opt},
};
use crate::{
    Result,
    domain::{ContactId, Pondered, Reflection, ReflectionId},
};

const REFLECTION: &str = "SELECT id, contact_id, day, question, words FROM reflections";

fn reflection(row: &Row<'_>) -> rusqlite::Result<Reflection> {
    Ok(Reflection {
        id: id(row, "id")?,
        person: id_opt(row, "contact_id")?,
        day: Stored::get(row, "day")?,
        question: Stored::get(row, "question")?,
        words: row.get("words")?,
    })
}

impl Reader<'_> {
    /// One of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reflection(&self, id: ReflectionId) -> Result<Option<Reflection>> {
        Ok(self.reflections_where("WHERE id = ?1", [id.as_bytes()])?.pop())
    }

    /// Those about one person, the newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reflections_about(&self, person: ContactId) -> Result<Vec<Reflection>> {
        self.reflections_where("WHERE contact_id = ?1 ORDER BY day DESC, id DESC", [person.as_bytes()])
    }

    /// Those about nobody, the newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reflections(&self) -> Result<Vec<Reflection>> {
        self.reflections_where("WHERE contact_id IS NULL ORDER BY day DESC, id DESC", [])
    }

    /// The day of the newest thought since a day that is about nobody else; no answer to a question.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn last_own_thought(&self, since: Date) -> Result<Option<Date>> {
        let own = "WHERE contact_id IS NULL AND question = 'own' AND day >= ?1 ORDER BY day DESC, id DESC LIMIT 1";
        Ok(self.reflections_where(own, [since.stored()])?.pop().map(|thought| thought.day))
    }

    /// The answer to a question of a week's review.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn answer_of(&self, monday: Date, question: Pondered) -> Result<Option<Reflection>> {
        Ok(self.reflections_where("WHERE day = ?1 AND question = ?2", (monday.stored(), question.stored()))?.pop())
    }

    fn reflections_where(&self, which: &str, params: impl Params) -> Result<Vec<Reflection>> {
        let mut query = self.connection.prepare_cached(&format!("{REFLECTION} {which}"))?;
        Ok(query.query_map(params, reflection)?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Writes one, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_reflection(&self, one: &Reflection) -> Result<()> {
        let sql = "INSERT INTO reflections (id, contact_id, day, question, words) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (id) DO UPDATE SET contact_id = ?2, words = ?5";
        let person = one.person.as_ref().map(ContactId::as_bytes);
        self.prepare_cached(sql)?.execute((one.id.as_bytes(), person, one.day.stored(), one.question.stored(), &one.words))?;
        Ok(())
    }

    /// Removes one.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_reflection(&self, id: ReflectionId) -> Result<()> {
        self.prepare_cached("DELETE FROM reflections WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
