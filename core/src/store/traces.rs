//! What the book says of everyone who has no rhythm.

use super::{
    Reader,
    text::{Stored, id},
};
use crate::{Result, domain::Traces};

impl Reader<'_> {
    /// What the book says of those who are active and have no cadence, neither their own nor their circle's, in the order of their names. Who has a
    /// company's name and no other is none of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn traces(&self) -> Result<Vec<Traces>> {
        let sql = "SELECT c.id, c.family, nullif(c.nickname, c.given) AS nickname, c.note, circles.name AS circle, last_talks.talked,
              tagged.tags, details.phone, details.email, details.home,
              c.id IN (SELECT contact_id FROM milestones WHERE kind = 'birthday') AS birthday,
              c.id IN (SELECT contact_id FROM cards WHERE has_photo) AS picture
            FROM contacts AS c LEFT JOIN circles ON circles.id = c.circle_id LEFT JOIN last_talks ON last_talks.contact_id = c.id
            LEFT JOIN (SELECT contact_id, group_concat(tag, char(10)) AS tags FROM tags GROUP BY contact_id) AS tagged ON tagged.contact_id = c.id
            LEFT JOIN (SELECT contact_id, max(kind = 'phone') AS phone, max(kind = 'email') AS email,
                max(kind = 'address' AND label NOT LIKE '%work%') AS home FROM details GROUP BY contact_id) AS details ON details.contact_id = c.id
            WHERE c.state = 'active' AND c.every IS NULL AND circles.every IS NULL
              AND (c.given <> '' OR c.family <> '' OR c.nickname <> '' OR c.display NOT IN ('', c.organization))
            ORDER BY c.sort_key, c.id";
        let mut query = self.connection.prepare_cached(sql)?;
        let mut rows = query.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let text = |column: &str| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
            let is = |column: &str| row.get::<_, Option<bool>>(column).map(Option::unwrap_or_default);
            let tags = text("tags")?.lines().map(str::to_owned).chain(row.get::<_, Option<String>>("circle")?).collect();
            found.push(Traces {
                person: id(row, "id")?,
                family: text("family")?,
                tags,
                talked: Stored::get_opt(row, "talked")?,
                birthday: is("birthday")?,
                nickname: !text("nickname")?.is_empty(),
                picture: is("picture")?,
                home: is("home")?,
                note: !text("note")?.is_empty(),
                both_ways: is("phone")? && is("email")?,
            });
        }
        Ok(found)
    }

    /// Has anyone a cadence, of their own or of their circle?
    ///
    /// # Errors
    /// - What the disk says.
    pub fn is_anyone_kept_close(&self) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM contacts WHERE state = 'active' AND every IS NOT NULL)
            OR EXISTS (SELECT 1 FROM contacts AS c JOIN circles ON circles.id = c.circle_id WHERE c.state = 'active' AND circles.every IS NOT NULL)";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }
}
