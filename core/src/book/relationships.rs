//! Who else is in someone's life: whom they name, and who names them.

use crate::{
    Result,
    domain::{Contact, ContactId, Kin, Labelled, Relationship, inverse_of},
    store::Reader,
};

/// Whom someone names, then who names them, each as far as exactly one person is called so. A tie that both name is said once, as this
/// one says it.
pub(super) fn relationships(read: &Reader<'_>, contact: &Contact) -> Result<Vec<Relationship>> {
    let mut ties = Vec::new();
    for Labelled { label, value } in &contact.fields.relations {
        let person = named(read, value)?.filter(|person| *person != contact.id);
        let name = match person {
            Some(person) if value.starts_with("urn:") => read.contact(person)?.map(|known| known.fields.shown()),
            _ => None,
        };
        ties.push(Relationship { label: label.clone(), name: name.unwrap_or_else(|| value.clone()), person });
    }
    let shown = contact.fields.shown();
    if read.called(&shown)?.len() > 1 {
        return Ok(ties);
    }
    let cards = read.cards_of(contact.id)?;
    let mut namings = read.who_names(&shown)?;
    for uid in cards.iter().filter_map(|card| card.uid.as_deref()) {
        namings.extend(read.who_names(&format!("urn:uuid:{uid}"))?);
    }
    for (who, name, label, pronouns) in namings {
        let is_known = ties.iter().any(|tie| tie.person == Some(who) || tie.name.eq_ignore_ascii_case(&name));
        if who != contact.id && !is_known {
            let label = match inverse_of(&label) {
                Some(inverse) => Kin::spoken_of(inverse, &pronouns).to_owned(),
                None if label.is_empty() => String::new(),
                None => format!("says “{label}”"),
            };
            ties.push(Relationship { label, name, person: Some(who) });
        }
    }
    Ok(ties)
}

/// The one person of this name, or of this card (RFC 6350 §6.6.6: a URI).
fn named(read: &Reader<'_>, value: &str) -> Result<Option<ContactId>> {
    if let Some(uid) = value.strip_prefix("urn:uuid:") {
        return read.card_with_uid(uid)?.map(|card| read.now_called(card.contact)).transpose();
    }
    Ok(match read.called(value)?.as_slice() {
        [one] => Some(*one),
        _ => None,
    })
}
