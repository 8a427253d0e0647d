//! A card that changed since it was imported: field by field, three ways (V2). What the user edited stays.

use super::apply::{fields, milestones};
use crate::{
    Error, Result,
    book::contacts::{new_milestone, set_birthday},
    cards::{CardContent, ReadCard, Reading, Warning, read_all},
    clock::Moment,
    domain::{Contact, ContactFields, LifeDate, Milestone, MilestoneKind},
    store::{StoredCard, Writer},
};

/// Takes in what changed between the card `stored` and `card`; where both sides had changed, says what was kept.
pub(super) fn run(w: &Writer<'_>, now: &Moment, card: &ReadCard, stored: StoredCard, fingerprint: &[u8; 32]) -> Result<Vec<Warning>> {
    let base = content_of(&stored.raw);
    let contact = w.read().contact(stored.contact)?.ok_or(Error::NotFound("person"))?;
    let (merged, mut kept) = merge(&contact.fields, &fields(&base), &fields(&card.content));
    let contact = Contact { fields: merged, ..contact };
    w.put_contact(&contact)?;
    kept.extend(merge_dates(w, now, &contact, &base, &card.content)?);
    w.put_card(&StoredCard { fingerprint: *fingerprint, raw: card.raw.clone(), ..stored })?;
    let who = contact.fields.shown();
    let warn = |what: &str| Warning {
        card: card.card,
        line: card.line,
        reason: format!("{who}: you changed the {what}, and so did the file. Yours was kept."),
    };
    Ok(kept.into_iter().map(warn).collect())
}

/// What the book's own copy of a card says.
pub(in crate::book) fn content_of(raw: &[u8]) -> CardContent {
    let card = read_all(raw).into_iter().find_map(|reading| match reading {
        Reading::Card(card) => Some(card.content),
        Reading::Problem(_) => None,
    });
    card.unwrap_or_default()
}

/// Field by field: theirs where only they changed it, else mine; names the fields both had changed.
fn merge(mine: &ContactFields, base: &ContactFields, theirs: &ContactFields) -> (ContactFields, Vec<&'static str>) {
    let mut merged = mine.clone();
    let mut kept = Vec::new();
    macro_rules! each_field {
        ($($field:ident as $name:literal),+) => {$(
            if theirs.$field != base.$field && mine.$field != theirs.$field {
                if mine.$field == base.$field { merged.$field = theirs.$field.clone() } else { kept.push($name) }
            }
        )+};
    }
    each_field!(
        name as "name", organization as "organization", title as "title", pronouns as "pronouns", note as "note", emails as "e-mail addresses",
        phones as "phone numbers", addresses as "addresses", links as "links", tags as "tags"
    );
    (merged, kept)
}

/// Birthday and other dates: the same rule, each date for itself; names the birthday if both had changed it.
fn merge_dates(w: &Writer<'_>, now: &Moment, contact: &Contact, base: &CardContent, theirs: &CardContent) -> Result<Option<&'static str>> {
    let mine = w.read().milestones_of(contact.id)?;
    let my_birthday =
        mine.iter().find(|milestone| milestone.fields.kind == MilestoneKind::Birthday).map(|milestone| milestone.fields.date.clone());
    let (changed, mine_too) = (theirs.birthday != base.birthday, my_birthday != base.birthday);
    if changed && !mine_too {
        set_birthday(w, contact, theirs.birthday.clone(), now)?;
    }
    let kept = (changed && mine_too && my_birthday != theirs.birthday).then_some("birthday");
    let others =
        |content: &CardContent| -> Vec<_> { milestones(content).filter(|fields| fields.kind != MilestoneKind::Birthday).collect() };
    let (before, after) = (others(base), others(theirs));
    for gone in before.iter().filter(|fields| !after.contains(fields)) {
        for Milestone { id, .. } in mine.iter().filter(|milestone| milestone.fields == *gone) {
            w.remove_milestone(*id)?;
        }
    }
    for new in after.into_iter().filter(|fields| !before.contains(fields)) {
        let has = |date: &LifeDate| mine.iter().any(|milestone| milestone.fields.kind == new.kind && milestone.fields.date == *date);
        if !has(&new.date) {
            w.put_milestone(&new_milestone(contact, new, now))?;
        }
    }
    Ok(kept)
}
