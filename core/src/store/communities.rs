//! Who belongs where: places of work and tags, a question to two tables.

use jiff::civil::Date;
use rusqlite::Row;

use super::{
    Reader,
    text::{Stored, id},
};
use crate::{Result, domain::ContactId};

/// Someone who belongs somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: ContactId,
    /// Their name.
    pub name: String,
    /// What they belong to, as it was written.
    pub of: String,
    /// Is that a tag, and no place of work?
    pub is_tag: bool,
    /// The day of the last talk with them.
    pub talked: Option<Date>,
}

impl Reader<'_> {
    /// Everyone active who works or belongs somewhere or carries a tag, once for each, in the order of their names.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn members(&self) -> Result<Vec<Member>> {
        let sql = "SELECT c.id, c.shown, m.belongs_to, m.is_tag, l.talked
                   FROM (SELECT id AS contact_id, organization AS belongs_to, 0 AS is_tag FROM contacts WHERE organization <> ''
                         UNION ALL SELECT contact_id, tag, 1 FROM tags) AS m
                   JOIN contacts AS c ON c.id = m.contact_id LEFT JOIN last_talks AS l ON l.contact_id = c.id
                   WHERE +c.state = 'active' ORDER BY c.sort_key, c.id";
        let row = |row: &Row<'_>| {
            Ok(Member {
                person: id(row, "id")?,
                name: row.get("shown")?,
                of: row.get("belongs_to")?,
                is_tag: row.get("is_tag")?,
                talked: Stored::get_opt(row, "talked")?,
            })
        };
        Ok(self.connection.prepare_cached(sql)?.query_map([], row)?.collect::<Result<_, _>>()?)
    }
}
