//! The table `cards`: what contacts were imported from.

use rusqlite::{OptionalExtension, Row};

use super::{Reader, Writer, text::id};
use crate::{
    Result,
    domain::{ContactId, Id, mark},
};

/// The card a contact came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCard {
    /// Its row.
    pub id: Id<mark::Contact>,
    /// Whom it is about.
    pub contact: ContactId,
    /// Its UID without `urn:uuid:`, if it has one.
    pub uid: Option<String>,
    /// SHA-256 of what it says.
    pub fingerprint: [u8; 32],
    /// Its bytes.
    pub raw: Vec<u8>,
}

const CARD: &str = "SELECT id, contact_id, uid, fingerprint, raw FROM cards";

fn card(row: &Row<'_>) -> rusqlite::Result<StoredCard> {
    Ok(StoredCard {
        id: id(row, "id")?,
        contact: id(row, "contact_id")?,
        uid: row.get("uid")?,
        fingerprint: row.get("fingerprint")?,
        raw: row.get("raw")?,
    })
}

impl Reader<'_> {
    /// The card with this UID.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn card_with_uid(&self, uid: &str) -> Result<Option<StoredCard>> {
        Ok(self.connection.prepare_cached(&format!("{CARD} WHERE uid = ?1"))?.query_row([uid], card).optional()?)
    }

    /// The card that says exactly this.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn card_with_fingerprint(&self, fingerprint: &[u8; 32]) -> Result<Option<StoredCard>> {
        Ok(self.connection.prepare_cached(&format!("{CARD} WHERE fingerprint = ?1"))?.query_row([fingerprint], card).optional()?)
    }

    /// The card a contact came from.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn card_of(&self, contact: ContactId) -> Result<Option<StoredCard>> {
        let sql = format!("{CARD} WHERE contact_id = ?1 ORDER BY id DESC LIMIT 1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([contact.as_bytes()], card).optional()?)
    }
}

impl Writer<'_> {
    /// Writes a card, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_card(&self, card: &StoredCard) -> Result<()> {
        let sql = "INSERT INTO cards (id, contact_id, uid, fingerprint, raw) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (id) DO UPDATE SET uid = ?3, fingerprint = ?4, raw = ?5";
        self.prepare_cached(sql)?.execute((card.id.as_bytes(), card.contact.as_bytes(), &card.uid, card.fingerprint, &card.raw))?;
        Ok(())
    }
}
