//! What the note of a talk says besides, for the page.

use fondly_core::{Error, Result, book::Book, domain::ContactId, quick::Noticed};
use jiff::civil::Date;
use serde::Serialize;
use specta::Type;

/// Something that a note says besides.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Noticed", rename_all = "camelCase")]
pub struct NoticedView {
    /// What would be kept: "New job at Acme: May 2026". It names it among all that the note says.
    pub says: String,
}

impl NoticedView {
    /// All that a note of a talk with someone, written on a day, says besides.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn all(book: &Book, person: ContactId, note: &str, on: Date) -> Result<Vec<Self>> {
        let today = book.now().today();
        Ok(book.noticed(person, note, on)?.iter().map(|one| Self { says: one.in_words(today) }).collect())
    }
}

/// What a note that was written on a day says in these words.
///
/// # Errors
/// - `Refused`: it does not say it any more.
pub fn noticed_as(book: &Book, person: ContactId, note: &str, on: Date, says: &str) -> Result<Noticed> {
    let today = book.now().today();
    let found = book.noticed(person, note, on)?.into_iter().find(|one| one.in_words(today) == says);
    found.ok_or_else(|| Error::refused("That is kept already, or the note says otherwise now. Nothing was changed."))
}
