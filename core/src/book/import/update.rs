//! A card that changed since it was imported: field by field, three ways (V2). What the user edited stays.

use super::{
    Earlier,
    apply::{fields, milestones, tells_death},
    merge::{self, Sides},
};
use crate::{
    Error, Result,
    book::contacts::{new_milestone, set_date},
    cards::{CardContent, ReadCard, Reading, Warning, read_all},
    clock::Moment,
    domain::{Contact, ContactState, Id, Milestone, MilestoneFields, MilestoneKind},
    store::{StoredCard, Writer},
};

/// Takes in what changed between the card `stored` and `card`; where both sides had changed, says what was kept.
pub(super) fn run(w: &Writer<'_>, now: &Moment, card: &ReadCard, stored: Earlier, fingerprint: &[u8; 32]) -> Result<Vec<Warning>> {
    let base = content_of(&stored.raw);
    let contact = w.read().contact(stored.contact)?.ok_or(Error::NotFound("person"))?;
    let (merged, mut kept) = merge::fields(&contact.fields, Sides { before: &fields(&base), after: &fields(&card.content) });
    let mut contact = Contact { fields: merged, ..contact };
    let silent = matches!(contact.state, ContactState::Deceased | ContactState::Trashed);
    if tells_death(&card.content) && !tells_death(&base) && !silent {
        (contact.state, contact.state_since) = (ContactState::Deceased, now.today());
    }
    w.put_contact(&contact)?;
    kept.extend(merge_dates(w, now, &contact, &base, &card.content)?);
    w.put_card(&StoredCard {
        id: stored.row.unwrap_or_else(|| Id::new(now.instant())),
        contact: contact.id,
        uid: card.content.uid.clone(),
        fingerprint: *fingerprint,
        raw: card.raw.clone(),
    })?;
    let who = contact.fields.shown();
    let warn = |what: &str| Warning {
        card: card.card,
        line: card.line,
        reason: format!("{who}: the {what} here and in the file are not the same. Yours was kept."),
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
    let [before, after] = cards.map(|card| milestones(card).filter(|fields| !fields.kind.is_single()).collect::<Vec<_>>());
    let gone = |milestone: &Milestone| before.contains(&milestone.fields) && !after.contains(&milestone.fields);
    let (gone, stays): (Vec<_>, Vec<_>) = mine.iter().partition(|milestone| gone(milestone));
    gone.into_iter().try_for_each(|milestone| w.remove_milestone(milestone.id))?;
    let same =
        |one: &MilestoneFields, other: &MilestoneFields| (one.kind, &one.label, &one.date) == (other.kind, &other.label, &other.date);
    for new in after.into_iter().filter(|fields| !before.contains(fields)) {
        if !stays.iter().any(|milestone| same(&milestone.fields, &new)) {
            w.put_milestone(&new_milestone(contact, new, now))?;
        }
    }
    Ok(())
}
