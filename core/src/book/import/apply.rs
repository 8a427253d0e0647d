//! The second pass: writing what the cards say, inside the one transaction.

use std::{ops::ControlFlow, path::PathBuf};

use super::{ImportReport, ImportWatch, Known, Survey, known, progress::Meter, update};
use crate::{
    Error, Result,
    book::contacts::{new_contact, new_milestone, tidy},
    cards::{CardContent, ReadCard},
    clock::Moment,
    domain::{ContactFields, ContactState, Id, LifeDate, MilestoneFields, MilestoneKind},
    store::{StoredCard, Writer},
};

/// Writes every card that counts. `Cancelled` when `watch` says so.
pub(super) fn run(w: &Writer<'_>, now: &Moment, files: &[PathBuf], mut survey: Survey, watch: ImportWatch<'_>) -> Result<ImportReport> {
    let mut report = ImportReport::default();
    let mut meter = Meter::writing(survey.total, watch);
    let mut groups: Vec<CardContent> = Vec::new();
    let mut conflicts = Vec::new();
    survey.visit(files, None, &mut |path, card, fingerprint| {
        if meter.card().is_break() {
            return Ok(ControlFlow::Break(()));
        }
        if card.content.is_group {
            groups.push(card.content.clone());
            return Ok(ControlFlow::Continue(()));
        }
        match known(&w.read(), card, fingerprint)? {
            Known::Same => report.unchanged += 1,
            Known::Nobody => {
                add(w, now, card, fingerprint)?;
                report.added += 1;
            }
            Known::Earlier(stored) => {
                let kept = update::run(w, now, card, stored, fingerprint)?;
                report.updated += 1;
                conflicts.extend(kept.into_iter().map(|warning| (path.to_owned(), warning)));
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    if meter.report().is_break() {
        return Err(Error::Cancelled);
    }
    for group in &groups {
        tag_members(w, group)?;
    }
    for (path, warning) in &conflicts {
        survey.problems.add(path, warning);
    }
    (report.problems, report.problem_count) = survey.problems.into_parts();
    Ok(report)
}

/// Someone new, as their card has them.
fn add(w: &Writer<'_>, now: &Moment, card: &ReadCard, fingerprint: &[u8; 32]) -> Result<()> {
    let mut contact = new_contact(fields(&card.content), now);
    if tells_death(&card.content) {
        contact.state = ContactState::Deceased;
    }
    w.put_contact(&contact)?;
    for milestone in milestones(&card.content) {
        w.put_milestone(&new_milestone(&contact, milestone, now))?;
    }
    w.put_card(&StoredCard {
        id: Id::new(now.instant()),
        contact: contact.id,
        uid: card.content.uid.clone(),
        fingerprint: *fingerprint,
        raw: card.raw.clone(),
    })
}

/// Does the card tell a day of death? Nobody wants to be told to congratulate the dead.
pub(super) fn tells_death(content: &CardContent) -> bool {
    content.dates.iter().any(|date| date.label == "death")
}

/// What a card says of someone, as a contact's fields; tidied like what a user types, so that saving someone unchanged is no edit.
pub(super) fn fields(content: &CardContent) -> ContactFields {
    tidy(content.fields.clone())
}

/// The dates a card tells, as milestones.
pub(super) fn milestones(content: &CardContent) -> impl Iterator<Item = MilestoneFields> {
    let of = |kind, label: &str, date: &LifeDate| MilestoneFields { label: label.to_owned(), ..MilestoneFields::new(kind, date.clone()) };
    let birthday = content.birthday.as_ref().map(|date| of(MilestoneKind::Birthday, "", date));
    let anniversary = content.anniversary.as_ref().map(|date| of(MilestoneKind::Anniversary, "", date));
    let others = content.dates.iter().map(move |date| match date.label.as_str() {
        "death" => of(MilestoneKind::Loss, &date.label, &date.date),
        label => match MilestoneKind::named(label) {
            Some(kind) => of(kind, "", &date.date),
            None => of(MilestoneKind::Custom, label, &date.date),
        },
    });
    birthday.into_iter().chain(anniversary).chain(others)
}

/// A group of other programs becomes a tag on its members.
fn tag_members(w: &Writer<'_>, group: &CardContent) -> Result<()> {
    let tag = group.fields.name.shown();
    for member in &group.members {
        let Some(card) = w.read().card_with_uid(member)? else {
            continue;
        };
        if let Some(mut contact) = w.read().contact(card.contact)?
            && !tag.is_empty()
        {
            contact.fields.tags.push(tag.clone());
            contact.fields = tidy(contact.fields);
            w.put_contact(&contact)?;
        }
    }
    Ok(())
}
