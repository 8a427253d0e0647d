//! Whom a card is about: by its UID, else by what exactly it says; never by a name alone.

use super::update::{self, Said, content_of};
use crate::{
    Result,
    book::merge::Choice,
    cards::{CardContent, CardForm, ReadCard, rev_key, unknown_lines},
    clock::Moment,
    domain::{ContactId, Id, mark},
    formats::own_id,
    store::{Reader, StoredCard},
};

/// What the book knows of a card.
pub(super) enum Known {
    /// Nobody.
    Nobody,
    /// This person, from exactly this card.
    Same(ContactId),
    /// Someone, from an earlier state of this card.
    Earlier(Earlier),
}

/// What an earlier state of a card left in the book.
pub(super) struct Earlier {
    /// Whom it is about; they may have gone into someone else since.
    pub(super) contact: ContactId,
    /// What it said; nothing when it never came in.
    pub(super) raw: Vec<u8>,
    /// Its row; none when it never came in.
    pub(super) row: Option<Id<mark::Contact>>,
    /// Is the card kept, for the next to be compared with?
    pub(super) is_kept: bool,
}

impl Earlier {
    /// Someone whom the user says a card is about.
    pub(super) fn of(contact: ContactId) -> Self {
        Self { contact, raw: Vec::new(), row: None, is_kept: true }
    }
}

/// Finds whom a card is about.
pub(super) fn known(read: &Reader<'_>, now: &Moment, card: &ReadCard, fingerprint: &[u8; 32]) -> Result<Known> {
    if let Some(uid) = card.content.uid.as_deref().filter(|_| card.is_row) {
        return of_row(read, now, card, uid);
    }
    let stored = match &card.content.uid {
        Some(uid) => read.card_with_uid(uid)?,
        None => read.card_with_fingerprint(fingerprint)?,
    };
    Ok(match stored {
        None => from_this_book(read, card)?,
        Some(stored) if stored.fingerprint == *fingerprint || is_older(card, &stored) || says_the_same(&stored.raw, card) => {
            Known::Same(stored.contact)
        }
        Some(stored) if is_as_the_book_has_it(read, stored.contact, card)? => Known::Same(stored.contact),
        Some(stored) => Known::Earlier(Earlier { contact: stored.contact, raw: stored.raw, row: Some(stored.id), is_kept: true }),
    })
}

/// Says its revision that the card is older than the one in the book?
fn is_older(card: &ReadCard, stored: &StoredCard) -> bool {
    let revision = |rev: Option<String>| rev.as_deref().map(rev_key).unwrap_or_default();
    let after = revision(card.content.rev.clone());
    !after.is_empty() && after < revision(content_of(&stored.raw).rev)
}

/// Whose row of a table that Fondly wrote it is. A row says less than a card: it is compared with nothing, so that nothing goes because the
/// row leaves it out, and the card that says more stays what the next one is compared with.
fn of_row(read: &Reader<'_>, now: &Moment, card: &ReadCard, uid: &str) -> Result<Known> {
    let contact = match (read.card_with_uid(uid)?, uid.parse()) {
        (Some(stored), _) => Some(stored.contact),
        (None, Ok(id)) => read.contact(id)?.map(|contact| contact.id),
        (None, Err(_)) => None,
    };
    let Some(contact) = contact else {
        return Ok(Known::Nobody);
    };
    let sides = [&Said::default(), &Said::from(&card.content)];
    let update = update::plan(read, now, read.now_called(contact)?, sides, &|_| Choice::Mine)?;
    Ok(if update.is_nothing() { Known::Same(contact) } else { Known::Earlier(Earlier { is_kept: false, ..Earlier::of(contact) }) })
}

/// Someone who went out of this book under their own identity, or, in a calendar, under that of their birthday: of that the calendar says
/// nothing that the book doesn't. What they are compared with is the card they came from; without one
/// nothing, so that what the file says otherwise than the book is reported, and the book's stays.
fn from_this_book(read: &Reader<'_>, card: &ReadCard) -> Result<Known> {
    let birthday = card.content.uid.as_deref().and_then(own_id).and_then(|id| id.parse().ok());
    if let Some(birthday) = birthday.map(|id| read.milestone(id)).transpose()?.flatten() {
        return Ok(Known::Same(read.now_called(birthday.contact)?));
    }
    let Some(id) = card.content.uid.as_deref().and_then(|uid| uid.parse().ok()) else {
        return Ok(Known::Nobody);
    };
    let Some(contact) = read.contact(read.now_called(id)?)? else {
        return Ok(Known::Nobody);
    };
    if is_as_the_book_has_it(read, id, card)? {
        return Ok(Known::Same(contact.id));
    }
    let raw = read.cards_of(contact.id)?.into_iter().next().map(|card| card.raw).unwrap_or_default();
    // A row of its own: the card they came from is still theirs when it comes again.
    Ok(Known::Earlier(Earlier { contact: contact.id, raw, row: None, is_kept: true }))
}

/// Does a card say what would go out of this book now? Then there is no news in it, whatever it was compared with last.
fn is_as_the_book_has_it(read: &Reader<'_>, id: ContactId, card: &ReadCard) -> Result<bool> {
    let contact = read.contact(read.now_called(id)?)?;
    let out = contact.map(|contact| crate::book::export::card_of(read, &contact, CardForm::V3)).transpose()?;
    Ok(out.is_some_and(|out| {
        let content = CardContent { uid: card.content.uid.clone(), ..content_of(&out) };
        CardContent { rev: content.rev.clone(), ..card.content.clone() } == content
            && unknown_lines(&card.raw).is_subset(&unknown_lines(&out))
    }))
}

/// Does a card say what it said before, written another way by another program? What Fondly has no field for counts only where the
/// card says something of it that it did not say before: other programs leave out what they don't know.
fn says_the_same(before: &[u8], card: &ReadCard) -> bool {
    let content = CardContent { rev: card.content.rev.clone(), ..content_of(before) };
    content == card.content && unknown_lines(&card.raw).is_subset(&unknown_lines(before))
}
