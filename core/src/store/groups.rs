//! The table `group_members`: who was in which group of another program's when it came in last.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{Reader, Writer};
use crate::{
    Result,
    domain::{Id, mark},
};

impl Reader<'_> {
    /// The members of the group of this UID, by their UIDs, each with what the group was called.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn members_of_group(&self, group: &str) -> Result<BTreeMap<String, String>> {
        let mut query = self.connection.prepare_cached("SELECT member_uid, name FROM group_members WHERE group_uid = ?1")?;
        Ok(query.query_map([group], |row| Ok((row.get("member_uid")?, row.get("name")?)))?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Notes that someone is in a group, and what it is called.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_member(&self, group: &str, name: &str, member: &str) -> Result<()> {
        let id = Id::<mark::Contact>::of_digest(&Sha256::digest(format!("{group}\n{member}").as_bytes()).into());
        let sql = "INSERT INTO group_members (id, group_uid, name, member_uid) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (id) DO UPDATE SET name = ?3 WHERE name <> ?3";
        self.prepare_cached(sql)?.execute((id.as_bytes(), group, name, member))?;
        Ok(())
    }

    /// Notes that someone is in a group no more.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_member(&self, group: &str, member: &str) -> Result<()> {
        self.prepare_cached("DELETE FROM group_members WHERE group_uid = ?1 AND member_uid = ?2")?.execute((group, member))?;
        Ok(())
    }
}
