//! What a newer form of the book has a field for, and an older one kept only in the card: it gets its place.

use super::{apply::fields, update::content_of};
use crate::{
    Result,
    book::merge::{self, Choice, Sides},
    domain::{ContactFields, PersonName},
    store::{StoredCard, Writer},
};

/// The form from which on the book has fields for pronunciation, language, time zone and relations.
const FORM_WITH_ALL: i64 = 4;
/// The form from which on the book knows which cards hold a picture.
const FORM_WITH_PICTURES: i64 = 5;

/// Takes from everyone's card what the form `from` had no field for. Without it, what nobody removed would be missing on the way out.
pub(in crate::book) fn catch_up(w: &Writer<'_>, from: i64) -> Result<()> {
    for id in w.read().all_contacts()? {
        let cards = w.read().cards_of(id)?;
        if from < FORM_WITH_PICTURES {
            for card in cards.iter().filter(|card| content_of(&card.raw).has_photo()) {
                w.put_card(&StoredCard { has_photo: true, ..card.clone() })?;
            }
        }
        if from >= FORM_WITH_ALL {
            continue;
        }
        let (Some(mut contact), Some(card)) = (w.read().contact(id)?, cards.first()) else {
            continue;
        };
        let after = fields(&content_of(&card.raw));
        let before = without_new(after.clone());
        (contact.fields, _) = merge::fields(&contact.fields, Sides { before: &before, after: &after }, &|_| Choice::Mine);
        w.put_contact(&contact)?;
    }
    Ok(())
}

/// What the older form understood of a card.
fn without_new(fields: ContactFields) -> ContactFields {
    let name = PersonName { phonetic_given: String::new(), phonetic_family: String::new(), ..fields.name };
    ContactFields { name, language: String::new(), time_zone: String::new(), relations: Vec::new(), ..fields }
}
