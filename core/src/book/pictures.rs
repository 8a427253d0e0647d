//! What people look like: the pictures in their cards, made small on our side and never fetched (V5).

use super::{Book, contacts::known, export::all_cards_of, import::content_of};
use crate::{Result, cards::Photo, domain::ContactId, formats::first_face};

impl Book {
    /// Someone's picture as a small square JPEG; `None` when no card of theirs holds one that can be shown.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn picture(&self, id: ContactId) -> Result<Option<Vec<u8>>> {
        Ok(first_face(&self.photos(id)?))
    }

    /// The pictures in someone's cards as they came: a stranger's bytes, for [`first_face`] alone.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn photos(&self, id: ContactId) -> Result<Vec<Vec<u8>>> {
        let person = known(&self.read(), id)?;
        let cards = all_cards_of(&self.read(), person.id)?;
        let photo = |card: &Vec<u8>| if let Some(Photo::Bytes(bytes)) = content_of(card).photo { Some(bytes) } else { None };
        Ok(cards.iter().filter_map(photo).collect())
    }
}
