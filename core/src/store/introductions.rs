//! The tables `introductions` and `introduction_people`: who is to be brought together, and what each said.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::Params;

use super::{
    Reader, Writer,
    text::{Stored, id, stored},
};
use crate::{
    Result,
    domain::{ContactId, Introduction, IntroductionId, Says},
};

/// Whoever went into someone else, or is in the trash, is out of sight.
const INTRODUCTION: &str = "SELECT i.id, i.words, i.begun_on, i.made_on, i.outcome, i.let_go, p.contact_id, p.says FROM introductions AS i
    JOIN introduction_people AS p ON p.introduction_id = i.id JOIN contacts AS c ON c.id = p.contact_id AND c.state NOT IN ('merged', 'trashed')";

impl Reader<'_> {
    /// One of them, as long as both are in the book.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn introduction(&self, id: IntroductionId) -> Result<Option<Introduction>> {
        Ok(self.introductions_where("WHERE i.id = ?1", [id.as_bytes()])?.pop())
    }

    /// All of them of which both are in the book, in the order they were thought of.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn introductions(&self) -> Result<Vec<Introduction>> {
        self.introductions_where("", [])
    }

    fn introductions_where(&self, which: &str, params: impl Params) -> Result<Vec<Introduction>> {
        let mut query = self.connection.prepare_cached(&format!("{INTRODUCTION} {which} ORDER BY i.id, p.id"))?;
        let mut rows = query.query(params)?;
        let mut first: BTreeMap<IntroductionId, (ContactId, Says)> = BTreeMap::new();
        let mut whole = Vec::new();
        while let Some(row) = rows.next()? {
            let (of, side) = (id(row, "id")?, (id(row, "contact_id")?, Stored::get(row, "says")?));
            // The second side makes it whole; of two who became one there is none.
            let Some(one) = first.remove(&of) else {
                first.insert(of, side);
                continue;
            };
            whole.push(Introduction {
                id: of,
                sides: [one, side],
                words: row.get("words")?,
                begun_on: Stored::get(row, "begun_on")?,
                made_on: Stored::get_opt(row, "made_on")?,
                outcome: row.get("outcome")?,
                let_go: row.get("let_go")?,
            });
        }
        Ok(whole)
    }
}

impl Writer<'_> {
    /// Writes one, new or known, with what both said.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_introduction(&self, one: &Introduction, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO introductions (id, words, begun_on, made_on, outcome, let_go) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (id) DO UPDATE SET words = ?2, made_on = ?4, outcome = ?5, let_go = ?6
                   WHERE words <> ?2 OR made_on IS NOT ?4 OR outcome <> ?5 OR let_go <> ?6";
        let made_on = stored(one.made_on.as_ref());
        self.prepare_cached(sql)?.execute((one.id.as_bytes(), &one.words, one.begun_on.stored(), made_on, &one.outcome, one.let_go))?;
        let sql = "INSERT INTO introduction_people (id, introduction_id, contact_id, says) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (introduction_id, contact_id) DO UPDATE SET says = ?4 WHERE says <> ?4";
        for (person, says) in one.sides {
            let id = IntroductionId::new(at);
            self.prepare_cached(sql)?.execute((id.as_bytes(), one.id.as_bytes(), person.as_bytes(), says.stored()))?;
        }
        Ok(())
    }

    /// Removes one.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_introduction(&self, id: IntroductionId) -> Result<()> {
        self.prepare_cached("DELETE FROM introductions WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
