//! The tables `questions`, of what was asked and answered, and `shown_days`, of where a check-in was shown last.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{Row, named_params};

use super::{
    Reader, Writer,
    text::{Stored, id},
};
use crate::{
    Result,
    domain::{ContactId, Question, QuestionKind, mark},
};

fn question(row: &Row<'_>) -> rusqlite::Result<Question> {
    Ok(Question {
        id: id(row, "id")?,
        contact: id(row, "contact_id")?,
        kind: Stored::get(row, "kind")?,
        about: row.get("about")?,
        answer: Stored::get(row, "answer")?,
        answered_on: Stored::get(row, "answered_on")?,
    })
}

impl Reader<'_> {
    /// Everything that was answered of one kind.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn answered(&self, kind: QuestionKind) -> Result<Vec<Question>> {
        let sql = "SELECT id, contact_id, kind, about, answer, answered_on FROM questions WHERE kind = ?1 ORDER BY answered_on, id";
        let mut query = self.connection.prepare_cached(sql)?;
        Ok(query.query_map([kind.stored()], question)?.collect::<Result<_, _>>()?)
    }

    /// The day that was shown for each check-in last.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn shown_days(&self) -> Result<HashMap<ContactId, Date>> {
        let mut query = self.connection.prepare_cached("SELECT contact_id, day FROM shown_days")?;
        let row = |row: &Row<'_>| Ok((id::<mark::Contact>(row, "contact_id")?, Stored::get(row, "day")?));
        Ok(query.query_map([], row)?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Writes an answer; one that was given before gives way.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_answer(&self, question: &Question) -> Result<()> {
        let sql =
            "INSERT INTO questions (id, contact_id, kind, about, answer, answered_on) VALUES (:id, :contact, :kind, :about, :answer, :on)
                   ON CONFLICT (contact_id, kind, about) DO UPDATE SET answer = :answer, answered_on = :on";
        self.prepare_cached(sql)?.execute(named_params! {
            ":id": question.id.as_bytes(), ":contact": question.contact.as_bytes(), ":kind": question.kind.stored(), ":about": question.about,
            ":answer": question.answer.stored(), ":on": question.answered_on.stored(),
        })?;
        Ok(())
    }

    /// Notes the days that are shown now, and forgets the others.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_shown_days(&self, days: &[(ContactId, Date)]) -> Result<()> {
        self.prepare_cached("DELETE FROM shown_days")?.execute([])?;
        let mut insert = self.prepare_cached("INSERT INTO shown_days (contact_id, day) VALUES (?1, ?2)")?;
        for (contact, day) in days {
            insert.execute((contact.as_bytes(), day.stored()))?;
        }
        Ok(())
    }
}
