//! The second pass: writing what the cards say, inside the one transaction.

use std::{
    collections::{HashMap, HashSet},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::{
    ImportReport, ImportWatch, Survey,
    decide::{CardKey, Decisions, Verdict},
    events::Events,
    groups::{self, into_circle},
    known::{Earlier, Known, known},
    problems::stays_in_the_trash,
    progress::Meter,
    update::{self, Said, content_of},
};
use crate::{
    Error, Result,
    book::{
        contacts::{new_contact, new_milestone, tidy},
        merge::{Choice, Sureness, alike},
    },
    cards::{CardContent, ReadCard, Warning},
    clock::Moment,
    domain::{
        Alike, ContactFields, ContactId, ContactState, Id, Interaction, InteractionFields, InteractionId, LifeDate, MilestoneFields,
        MilestoneKind, Traits,
    },
    formats::Talks,
    store::{Reader, StoredCard, Table, Writer},
};

/// Writes every card that counts, as the user decided. `Cancelled` when `watch` says so.
pub(super) fn run(
    w: &Writer<'_>,
    now: &Moment,
    files: &[PathBuf],
    mut survey: Survey,
    decisions: &Decisions,
    watch: ImportWatch<'_>,
) -> Result<ImportReport> {
    let mut meter = Meter::writing(survey.total, watch);
    let alike = if decisions.looks_for_likeness() { Some(alike(&w.read())?) } else { None };
    // Who is in an event is told from the book as the preview saw it, not with those who come in beside it.
    let events = Events::of(&w.read(), now, &survey.events, decisions)?;
    let mut applying = Applying {
        w,
        now,
        decisions,
        alike,
        report: ImportReport::default(),
        groups: Vec::new(),
        notes: Vec::new(),
        trashed: w.read().trashed_before(Date::MAX)?.into_iter().collect(),
        left_out: HashSet::new(),
    };
    survey.visit(files, None, &mut |path, card, key| {
        if meter.card().is_break() {
            return Ok(ControlFlow::Break(()));
        }
        applying.card(path, card, key)?;
        Ok(ControlFlow::Continue(()))
    })?;
    if meter.report().is_break() {
        return Err(Error::Cancelled);
    }
    let Applying { mut report, groups, notes, left_out, .. } = applying;
    for group in &groups {
        groups::take(w, now, group, decisions)?;
    }
    report.talks = add_talks(w, now, &survey.talks, &left_out)?;
    let (planned, happened) = events.write(w, now)?;
    (report.catch_ups, report.talks) = (planned, report.talks + happened);
    survey.problems.tell(files.first(), &events.complaints);
    for (path, warning) in &notes {
        survey.problems.add(path, warning);
    }
    (report.problems, report.problem_count) = survey.problems.into_parts();
    Ok(report)
}

/// An import under way.
struct Applying<'a> {
    w: &'a Writer<'a>,
    now: &'a Moment,
    decisions: &'a Decisions,
    /// Everyone who was in the book before, where the user's decision asks who is like them.
    alike: Option<Alike<ContactId>>,
    report: ImportReport,
    groups: Vec<CardContent>,
    /// What is to be told besides what the reader warned of.
    notes: Vec<(PathBuf, Warning)>,
    /// Who was in the trash before.
    trashed: HashSet<ContactId>,
    /// The UIDs of those who stay out: what happened with them does too.
    left_out: HashSet<String>,
}

impl Applying<'_> {
    fn card(&mut self, path: &Path, card: &ReadCard, key: &CardKey) -> Result<()> {
        if card.content.is_group {
            self.groups.push(card.content.clone());
            return Ok(());
        }
        let known = known(&self.w.read(), self.now, card, key)?;
        // Only of someone new it matters whom they are like.
        let like = if matches!(known, Known::Nobody) { self.likeness(card) } else { None };
        match self.decisions.on(key, known, like) {
            Verdict::Same(person) => {
                if self.trashed.contains(&person) {
                    self.notes.push((path.to_owned(), stays_in_the_trash(card)));
                }
                self.report.unchanged += 1;
            }
            Verdict::Again(person) => {
                let (read, news) = (self.w.read(), self.decisions.without_groups(&card.content).0);
                let sides = [&Said::default(), &Said::from(&*news)];
                let update = update::plan(&read, self.now, read.now_called(person)?, sides, &|_| Choice::Theirs)?;
                if update.is_nothing() || update.is_in_trash() {
                    self.report.unchanged += 1;
                } else {
                    update.write(self.w, self.now, person)?;
                    self.report.updated += 1;
                }
            }
            Verdict::LeaveOut => {
                self.report.left_out += 1;
                self.left_out.extend(card.content.uid.clone());
            }
            Verdict::Add(other) => {
                let added = add(self.w, self.now, card, key, self.decisions)?;
                if let Some(other) = other {
                    self.w.set_apart(added, self.w.read().now_called(other)?, self.now.instant())?;
                }
                self.report.added += 1;
            }
            Verdict::Update(earlier) => {
                self.update(path, card, key, earlier)?;
                self.report.updated += 1;
            }
        }
        Ok(())
    }

    fn likeness(&self, card: &ReadCard) -> Option<(ContactId, Sureness)> {
        let traits = |content: &CardContent| Traits::of(&fields(content), content.birthday.as_ref());
        let (who, likeness) = self.alike.as_ref()?.who_may_be(&traits(&card.content))?;
        Some((who, Sureness::of(&likeness)))
    }

    /// Takes in what changed between the card that was known and this one; where both sides had changed, says which stands.
    fn update(&mut self, path: &Path, card: &ReadCard, key: &CardKey, earlier: Earlier) -> Result<()> {
        let read = self.w.read();
        let (news, circle) = self.decisions.without_groups(&card.content);
        let [base, news] = [Said::from(&content_of(&earlier.raw)), Said::from(&*news)];
        let sides = [&base, &news];
        let choose = |facet| self.decisions.choice(key, facet);
        let mut update = update::plan(&read, self.now, read.now_called(earlier.contact)?, sides, &choose)?;
        if let Some(circle) = circle {
            into_circle(self.w, self.now, update.whom(), &circle)?;
        }
        for reason in update.disagreements(&choose) {
            self.notes.push((path.to_owned(), Warning { card: card.card, line: card.line, reason }));
        }
        if update.is_in_trash() {
            let reason = format!("{} is in the trash, and was brought up to date there.", update.name());
            self.notes.push((path.to_owned(), Warning { card: card.card, line: card.line, reason }));
        }
        let hidden = if update.is_of(earlier.contact) { None } else { read.contact(earlier.contact)? };
        update.write(self.w, self.now, earlier.contact)?;
        hidden.map_or(Ok(()), |hidden| update::correct_hidden_dates(self.w, self.now, &hidden, sides))?;
        if !earlier.is_kept {
            return Ok(());
        }
        self.w.put_card(&StoredCard {
            id: earlier.row.unwrap_or_else(|| Id::new(self.now.instant())),
            contact: earlier.contact,
            uid: card.content.uid.clone(),
            fingerprint: *key,
            raw: card.raw.clone(),
            has_photo: card.content.has_photo(),
        })
    }
}

/// Someone new, as their card has them.
fn add(w: &Writer<'_>, now: &Moment, card: &ReadCard, fingerprint: &[u8; 32], decisions: &Decisions) -> Result<ContactId> {
    let (content, circle) = decisions.without_groups(&card.content);
    let mut contact = new_contact(fields(&content), now);
    if let Some(circle) = circle {
        into_circle(w, now, &mut contact, &circle)?;
    }
    if tells_death(&card.content) {
        contact.state = ContactState::Deceased;
    }
    w.put_contact(&contact)?;
    for milestone in milestones(&card.content) {
        w.put_milestone(&new_milestone(&contact, milestone, now.instant()))?;
    }
    w.put_card(&StoredCard {
        id: Id::new(now.instant()),
        contact: contact.id,
        uid: card.content.uid.clone(),
        fingerprint: *fingerprint,
        raw: card.raw.clone(),
        has_photo: card.content.has_photo(),
    })?;
    Ok(contact.id)
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

/// What happened in another program, with those who came in. Each has an identity that follows from what the file says: once is for ever,
/// whatever the user made of it since.
fn add_talks(w: &Writer<'_>, now: &Moment, talks: &Talks, left_out: &HashSet<String>) -> Result<u32> {
    let mut added = 0;
    for (id, people, talk) in new_talks(&w.read(), talks)? {
        let mut known = Vec::new();
        for uid in people.iter().filter(|uid| !left_out.contains(*uid)) {
            known.extend(w.read().card_with_uid(uid)?.map(|card| card.contact));
        }
        if known.is_empty() || talk.day > now.today() {
            continue;
        }
        let known = known.into_iter().map(|who| w.read().now_called(who)).collect::<Result<Vec<_>>>()?;
        w.put_interaction(&Interaction { id, fields: talk.clone() }, &known, now.instant())?;
        added += 1;
    }
    Ok(added)
}

/// What happened in a file that the book has not heard of.
pub(super) fn new_talks<'t>(read: &Reader<'_>, talks: &'t Talks) -> Result<Vec<(InteractionId, &'t [String], &'t InteractionFields)>> {
    let mut times: HashMap<[u8; 32], u32> = HashMap::new();
    let mut new = Vec::new();
    for (people, talk) in talks {
        let said = format!("{}\n{}\n{}\n{}", people.join(" "), talk.day, talk.channel.name(), talk.note);
        let count = times.entry(Sha256::digest(said.as_bytes()).into()).or_default();
        *count += 1;
        let id = InteractionId::of_digest(&Sha256::digest(format!("{said}\n{count}").as_bytes()).into());
        if !read.was_ever(Table::Interactions, id.as_bytes())? {
            new.push((id, people.as_slice(), talk));
        }
    }
    Ok(new)
}
