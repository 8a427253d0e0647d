//! What a newer form of the book has a field for, and an older one kept only in the card: it gets its place.

use super::{
    apply::fields,
    merge::{self, Sides},
    update::content_of,
};
use crate::{
    Result,
    domain::{ContactFields, PersonName},
    store::Writer,
};

/// The form from which on the book has fields for pronunciation, language, time zone and relations.
const FORM_WITH_ALL: i64 = 4;

/// Takes from everyone's card what the form `from` had no field for. Without it, what nobody removed would be missing on the way out.
pub(in crate::book) fn catch_up(w: &Writer<'_>, from: i64) -> Result<()> {
    if from >= FORM_WITH_ALL {
        return Ok(());
    }
    for id in w.read().all_contacts()? {
        let (Some(mut contact), Some(card)) = (w.read().contact(id)?, w.read().card_of(id)?) else {
            continue;
        };
        let after = fields(&content_of(&card.raw));
        let before = without_new(after.clone());
        (contact.fields, _) = merge::fields(&contact.fields, Sides { before: &before, after: &after });
        w.put_contact(&contact)?;
    }
    Ok(())
}

/// What the older form understood of a card.
fn without_new(fields: ContactFields) -> ContactFields {
    let name = PersonName { phonetic_given: String::new(), phonetic_family: String::new(), ..fields.name };
    ContactFields { name, language: String::new(), time_zone: String::new(), relations: Vec::new(), ..fields }
}
