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
    /// Whether it holds a picture.
    pub has_photo: bool,
}

const CARD: &str = "SELECT id, contact_id, uid, fingerprint, raw, has_photo FROM cards";

fn card(row: &Row<'_>) -> rusqlite::Result<StoredCard> {
    Ok(StoredCard {
        id: id(row, "id")?,
        contact: id(row, "contact_id")?,
        uid: row.get("uid")?,
        fingerprint: row.get("fingerprint")?,
        raw: row.get("raw")?,
        has_photo: row.get("has_photo")?,
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

    /// The cards a contact came from, the newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn cards_of(&self, contact: ContactId) -> Result<Vec<StoredCard>> {
        let mut query = self.connection.prepare_cached(&format!("{CARD} WHERE contact_id = ?1 ORDER BY id DESC"))?;
        Ok(query.query_map([contact.as_bytes()], card)?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Writes a card, new or known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_card(&self, card: &StoredCard) -> Result<()> {
        let sql = "INSERT INTO cards (id, contact_id, uid, fingerprint, raw, has_photo) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (id) DO UPDATE SET uid = ?3, fingerprint = ?4, raw = ?5, has_photo = ?6";
        let StoredCard { id, contact, uid, fingerprint, raw, has_photo } = card;
        self.prepare_cached(sql)?.execute((id.as_bytes(), contact.as_bytes(), uid, fingerprint, raw, has_photo))?;
        Ok(())
    }
}
