//! People as vCards: what was imported in that form and not touched goes out as it came in (V1).

use std::io::Write;

use super::{Whom, put};
use crate::{
    Result,
    book::{Book, import::content_of},
    cards::{CardContent, CardDate, CardForm, export_card_of_several},
    domain::{Contact, ContactId, Milestone, MilestoneKind, fold},
    store::Reader,
};

impl Book {
    /// Writes vCards to `out`, and says how many.
    ///
    /// # Errors
    /// - `NotFound`: the one it is about; `Refused`: what `out` says.
    pub fn export_cards(&self, whom: &Whom, form: CardForm, out: &mut dyn Write) -> Result<u32> {
        let mut count = 0;
        for contact in self.exported(whom)? {
            let card = card_of(&self.read(), &contact, form)?;
            let end: &[u8] = if card.ends_with(b"\n") { b"" } else { b"\r\n" };
            if put(out, &[&card, end].concat())?.is_break() {
                break;
            }
            count += 1;
        }
        Ok(count)
    }
}

/// Someone's card as it goes out. One that came without a UID gets the person's own identity, by which a re-import knows them. Of one
/// person who came from several cards, or whom others went into, it holds what only those say.
pub(in crate::book) fn card_of(read: &Reader<'_>, contact: &Contact, form: CardForm) -> Result<Vec<u8>> {
    let cards = all_cards_of(read, contact.id)?;
    let own = cards.first().map(|first| content_of(first));
    let circle = contact.circle.map(|circle| read.circle(circle)).transpose()?.flatten();
    let said = own.as_ref().map(|own| own.fields.tags.clone()).unwrap_or_default();
    let mut content = content(contact, &read.milestones_of(contact.id)?, own);
    if let Some(circle) = circle {
        content.fields.tags = with_circle(content.fields.tags, &said, &circle.fields.name);
    }
    content.uid = content.uid.or_else(|| Some(contact.id.to_string()));
    content.photo = content.photo.or_else(|| cards.iter().skip(1).find_map(|card| content_of(card).photo));
    Ok(export_card_of_several(&content, &cards, form))
}

/// Every card that a person came from, and those who went into them: their own, the newest first, then the others'.
pub(in crate::book) fn all_cards_of(read: &Reader<'_>, contact: ContactId) -> Result<Vec<Vec<u8>>> {
    let mut cards: Vec<Vec<u8>> = read.cards_of(contact)?.into_iter().map(|card| card.raw).collect();
    for merge in read.merges_into(contact)? {
        cards.extend(all_cards_of(read, merge.part)?);
    }
    Ok(cards)
}

/// A circle that was a category of someone's card goes out as that category again: here they are in the circle instead.
fn with_circle(tags: Vec<String>, said: &[String], circle: &str) -> Vec<String> {
    let is_circle = |tag: &String| fold(tag) == fold(circle);
    if !said.iter().any(is_circle) || tags.iter().any(is_circle) {
        return tags;
    }
    let kept = said.iter().filter(|tag| tags.contains(tag) || is_circle(tag)).cloned();
    let own = tags.iter().filter(|tag| !said.contains(tag)).cloned();
    kept.chain(own).collect()
}

/// Someone as a card: what the book knows, over what their own card said of the rest.
fn content(contact: &Contact, milestones: &[Milestone], base: Option<CardContent>) -> CardContent {
    let date_of = |kind| milestones.iter().find(|milestone| milestone.fields.kind == kind).map(|milestone| milestone.fields.date.clone());
    let others = milestones.iter().map(|milestone| &milestone.fields).filter(|fields| !fields.kind.is_single());
    let date = |fields: &crate::domain::MilestoneFields| {
        let label = if fields.kind == MilestoneKind::Custom { fields.label.clone() } else { fields.shown().to_owned() };
        CardDate { label, date: fields.date.clone() }
    };
    CardContent {
        fields: contact.fields.clone(),
        birthday: date_of(MilestoneKind::Birthday),
        anniversary: date_of(MilestoneKind::Anniversary),
        dates: others.map(date).collect(),
        ..base.unwrap_or_default()
    }
}
