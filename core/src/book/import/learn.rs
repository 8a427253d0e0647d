//! What a newer form of the book has a field for, and an older one kept only in the card: it gets its place.

use jiff::Timestamp;

use super::{
    apply::{fields, milestones},
    update::content_of,
};
use crate::{
    Result,
    book::{
        contacts::new_milestone,
        merge::{self, Choice, Sides},
    },
    domain::{ContactFields, MilestoneFields, PersonName},
    store::{StoredCard, Writer},
};

/// The form from which on the book has fields for pronunciation, language, time zone and relations.
const FORM_WITH_MORE: i64 = 4;

/// The form from which on it has several places of work, and knows of pictures.
const FORM_WITH_ALL: i64 = 5;

/// The form from which on it knows of other calendars.
const FORM_WITH_CALENDARS: i64 = 9;

/// Takes from everyone's card what the form `from` had no field for. Without it, what nobody removed would be missing on the way out.
pub(in crate::book) fn learn(w: &Writer<'_>, from: i64) -> Result<()> {
    if from < FORM_WITH_CALENDARS {
        learn_birthdays(w)?;
    }
    if from >= FORM_WITH_ALL {
        return Ok(());
    }
    for id in w.read().all_contacts()? {
        let cards = w.read().cards_of(id)?;
        for card in cards.iter().filter(|card| content_of(&card.raw).has_photo()) {
            w.put_card(&StoredCard { has_photo: true, ..card.clone() })?;
        }
        let (Some(mut contact), Some(card)) = (w.read().contact(id)?, cards.first()) else {
            continue;
        };
        let after = fields(&content_of(&card.raw));
        let before = as_before(after.clone(), from);
        (contact.fields, _) = merge::fields(&contact.fields, Sides { before: &before, after: &after }, &|_| Choice::Mine);
        w.put_contact(&contact)?;
    }
    Ok(())
}

/// How the line begins in which Apple's programs keep a birthday by another calendar.
const ALTERNATE: &[u8] = b"X-ALTBDAY";

/// Takes from cards the birthdays by other calendars, which an older form kept as lines that it did not know.
fn learn_birthdays(w: &Writer<'_>) -> Result<()> {
    for id in w.read().all_contacts()? {
        let cards = w.read().cards_of(id)?;
        let says_one = |card: &&StoredCard| card.raw.windows(ALTERNATE.len()).any(|part| part.eq_ignore_ascii_case(ALTERNATE));
        let (Some(card), Some(contact)) = (cards.iter().find(says_one), w.read().contact(id)?) else { continue };
        let known = w.read().milestones_of(id)?;
        let is_new = |fields: &MilestoneFields| {
            let is_of_another = fields.date.known().is_some_and(|date| !date.is_gregorian());
            is_of_another && !(fields.kind.is_single() && known.iter().any(|one| one.fields.kind == fields.kind))
        };
        for fields in milestones(&content_of(&card.raw)).filter(is_new) {
            // When the card came is not known; it was before this moment, which is not known here either.
            w.put_milestone(&new_milestone(&contact, fields, Timestamp::UNIX_EPOCH))?;
        }
    }
    Ok(())
}

/// What the form `from` understood of a card: several organizations were one text, and before 4 some parts were not known.
fn as_before(mut fields: ContactFields, from: i64) -> ContactFields {
    let others = std::mem::take(&mut fields.other_work);
    let joined = |first: &str, others: Vec<&str>| {
        let all = std::iter::once(first).chain(others).filter(|text| !text.is_empty());
        all.collect::<Vec<_>>().join("; ")
    };
    fields.organization = joined(&fields.organization, others.iter().map(|entry| entry.value.as_str()).collect());
    fields.title = joined(&fields.title, others.iter().map(|entry| entry.label.as_str()).collect());
    if from >= FORM_WITH_MORE {
        return fields;
    }
    let name = PersonName { phonetic_given: String::new(), phonetic_family: String::new(), ..fields.name };
    ContactFields { name, language: String::new(), time_zone: String::new(), relations: Vec::new(), ..fields }
}
