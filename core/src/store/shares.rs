//! The tables `shares` and `share_people`: what the user wants to share, for whom, and who was told.

use jiff::{Timestamp, civil::Date};
use rusqlite::{Params, Row};

use super::{
    Reader, Writer,
    text::{Stored, id},
};
use crate::{
    Result,
    domain::{ContactId, Share, ShareFields, ShareFor, ShareId},
};

const SHARE: &str = "SELECT s.id, s.words, s.for_anyone, s.saved_on FROM shares AS s";

/// As its own row says it: its people stand elsewhere.
fn bare(row: &Row<'_>) -> rusqlite::Result<Share> {
    let whom = if row.get("for_anyone")? { ShareFor::Anyone } else { ShareFor::People(Vec::new()) };
    let fields = ShareFields { words: row.get("words")?, whom };
    Ok(Share { id: id(row, "id")?, fields, saved_on: Stored::get(row, "saved_on")?, told: Vec::new() })
}

impl Reader<'_> {
    /// One of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn share(&self, id: ShareId) -> Result<Option<Share>> {
        Ok(self.shares_where("WHERE s.id = ?1", [id.as_bytes()])?.pop())
    }

    /// All of them, in the order they were saved.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn shares(&self) -> Result<Vec<Share>> {
        self.shares_where("ORDER BY s.id", ())
    }

    /// What one person was not told: what was saved for them, and the user's own news from `since` on, in the order it was saved.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn shares_untold(&self, contact: ContactId, since: Date) -> Result<Vec<Share>> {
        let which = "LEFT JOIN share_people AS p ON p.share_id = s.id AND p.contact_id = ?1
             WHERE p.told_on IS NULL AND (p.wanted OR s.for_anyone AND s.saved_on >= ?2) ORDER BY s.id";
        self.shares_where(which, (contact.as_bytes(), since.stored()))
    }

    fn shares_where(&self, which: &str, params: impl Params) -> Result<Vec<Share>> {
        let mut query = self.connection.prepare_cached(&format!("{SHARE} {which}"))?;
        let mut shares = query.query_map(params, bare)?.collect::<Result<Vec<_>, _>>()?;
        shares.iter_mut().try_for_each(|share| self.add_people(share))?;
        Ok(shares)
    }

    /// Whoever went into someone else is out of sight.
    fn add_people(&self, share: &mut Share) -> Result<()> {
        let sql = "SELECT p.contact_id, p.wanted, p.told_on FROM share_people AS p JOIN contacts AS c ON c.id = p.contact_id
                   WHERE p.share_id = ?1 AND c.state <> 'merged' ORDER BY p.id";
        let mut query = self.connection.prepare_cached(sql)?;
        let mut rows = query.query([share.id.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let who = id(row, "contact_id")?;
            match &mut share.fields.whom {
                ShareFor::People(people) if row.get("wanted")? => people.push(who),
                _ => {}
            }
            share.told.extend(Stored::get_opt(row, "told_on")?.map(|on| (who, on)));
        }
        Ok(())
    }
}

impl Writer<'_> {
    /// Writes one, new or known, with whom it is for. Who was told stays told, and who went into someone else keeps what was theirs.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_share(&self, Share { id: share, fields, saved_on, .. }: &Share, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO shares (id, words, for_anyone, saved_on) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (id) DO UPDATE SET words = ?2, for_anyone = ?3, saved_on = ?4";
        let is_news = fields.whom == ShareFor::Anyone;
        self.prepare_cached(sql)?.execute((share.as_bytes(), &fields.words, is_news, saved_on.stored()))?;
        let people: &[ContactId] = if let ShareFor::People(people) = &fields.whom { people } else { &[] };
        let visible = "share_id = ?1 AND contact_id NOT IN (SELECT id FROM contacts WHERE state = 'merged')";
        let sql = format!("SELECT contact_id FROM share_people WHERE {visible} AND wanted");
        let before: Vec<ContactId> =
            self.prepare_cached(&sql)?.query_map([share.as_bytes()], |row| id(row, "contact_id"))?.collect::<Result<_, _>>()?;
        for gone in before.iter().filter(|who| !people.contains(who)) {
            let key = (share.as_bytes(), gone.as_bytes());
            self.prepare_cached("DELETE FROM share_people WHERE share_id = ?1 AND contact_id = ?2 AND told_on IS NULL")?.execute(key)?;
            self.prepare_cached("UPDATE share_people SET wanted = 0 WHERE share_id = ?1 AND contact_id = ?2")?.execute(key)?;
        }
        let sql = "INSERT INTO share_people (id, share_id, contact_id, wanted) VALUES (?1, ?2, ?3, 1)
                   ON CONFLICT (share_id, contact_id) DO UPDATE SET wanted = 1 WHERE NOT wanted";
        for who in people {
            self.prepare_cached(sql)?.execute((ShareId::new(at).as_bytes(), share.as_bytes(), who.as_bytes()))?;
        }
        Ok(())
    }

    /// Writes that someone was told.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_told(&self, share: ShareId, contact: ContactId, on: Date, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO share_people (id, share_id, contact_id, wanted, told_on) VALUES (?1, ?2, ?3, 0, ?4)
                   ON CONFLICT (share_id, contact_id) DO UPDATE SET told_on = ?4";
        self.prepare_cached(sql)?.execute((ShareId::new(at).as_bytes(), share.as_bytes(), contact.as_bytes(), on.stored()))?;
        Ok(())
    }

    /// Removes one.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_share(&self, id: ShareId) -> Result<()> {
        self.prepare_cached("DELETE FROM shares WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
