//! A card that changed since it was imported: field by field, three ways (V2). What the user edited stays.

use super::apply::{fields, milestones, tells_death};
use crate::{
    Error, Result,
    book::contacts::{new_milestone, set_date},
    cards::{CardContent, ReadCard, Reading, Warning, read_all},
    clock::Moment,
    domain::{Contact, ContactFields, ContactState, Milestone, MilestoneKind},
    store::{StoredCard, Writer},
};

/// Takes in what changed between the card `stored` and `card`; where both sides had changed, says what was kept.
pub(super) fn run(w: &Writer<'_>, now: &Moment, card: &ReadCard, stored: StoredCard, fingerprint: &[u8; 32]) -> Result<Vec<Warning>> {
    let base = content_of(&stored.raw);
    let contact = w.read().contact(stored.contact)?.ok_or(Error::NotFound("person"))?;
    let (merged, mut kept) = merge(&contact.fields, &fields(&base), &fields(&card.content));
    let mut contact = Contact { fields: merged, ..contact };
    if tells_death(&card.content) && !tells_death(&base) && contact.state != ContactState::Trashed {
        (contact.state, contact.state_since) = (ContactState::Deceased, now.today());
    }
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

/// Dates: the same rule. Of birthday and anniversary there is one each; names those that both had changed.
fn merge_dates(w: &Writer<'_>, now: &Moment, contact: &Contact, base: &CardContent, theirs: &CardContent) -> Result<Vec<&'static str>> {
    let mine = w.read().milestones_of(contact.id)?;
    let mut kept = Vec::new();
    for (kind, name, before, after) in [
        (MilestoneKind::Birthday, "birthday", &base.birthday, &theirs.birthday),
        (MilestoneKind::Anniversary, "anniversary", &base.anniversary, &theirs.anniversary),
    ] {
        let my_date = mine.iter().find(|milestone| milestone.fields.kind == kind).map(|milestone| milestone.fields.date.clone());
        if after == before || my_date == *after {
            continue;
        }
        if my_date == *before { set_date(w, contact, kind, after.clone(), now)? } else { kept.push(name) }
    }
    merge_other_dates(w, now, contact, &mine, [base, theirs])?;
    Ok(kept)
}

/// Other dates: what the file no longer says goes if it is still as it came, what it says anew comes.
fn merge_other_dates(w: &Writer<'_>, now: &Moment, contact: &Contact, mine: &[Milestone], cards: [&CardContent; 2]) -> Result<()> {
    let single = |kind| matches!(kind, MilestoneKind::Birthday | MilestoneKind::Anniversary);
    let [before, after] = cards.map(|card| milestones(card).filter(|fields| !single(fields.kind)).collect::<Vec<_>>());
    for gone in before.iter().filter(|fields| !after.contains(fields)) {
        for Milestone { id, .. } in mine.iter().filter(|milestone| milestone.fields == *gone) {
            w.remove_milestone(*id)?;
        }
    }
    for new in after.into_iter().filter(|fields| !before.contains(fields)) {
        let known = |milestone: &Milestone| milestone.fields.kind == new.kind && milestone.fields.date == new.date;
        if !mine.iter().any(known) {
            w.put_milestone(&new_milestone(contact, new, now))?;
        }
    }
    Ok(())
}
