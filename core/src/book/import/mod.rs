//! Import of vCard files: preview, then one transaction, a report, and Undo like every change (V1–V3).

mod apply;
mod catch_up;
mod merge;
mod problems;
mod progress;
mod survey;
mod table;
mod update;
mod whole;

use std::{
    collections::HashSet,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use super::{Book, Outcome};
use crate::{
    Error, Result,
    cards::{Alike, CardContent, CardForm, LIKELY, Likeness, MAYBE, ReadCard, Traits, rev_key, unknown_lines},
    domain::{ContactFields, ContactId, ContactState, Id, MilestoneKind, mark},
    store::{Reader, StoredCard},
};

pub(in crate::book) use catch_up::catch_up;
pub use problems::Problem;
use problems::Problems;
use progress::Meter;
pub use progress::{ImportProgress, ImportStep, ImportWatch, unwatched};
use survey::Survey;
pub(in crate::book) use update::content_of;
use whole::Whole;

/// Rows and twins that a preview lists.
const FIRST: usize = 50;

/// What an import would do with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportFate {
    /// Someone new.
    New,
    /// Someone known, with other facts than before.
    Changed,
    /// Someone known, with nothing new.
    Same,
}

/// One line of a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewLine {
    /// Their name.
    pub name: String,
    /// Their birthday, as it prints; may be empty.
    pub birthday: String,
    /// Something to tell them by: organization, e-mail address or phone number.
    pub detail: String,
    /// What would be done.
    pub fate: ImportFate,
}

/// Someone new who has the name of someone in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// Their name in the file.
    pub name: String,
    /// Their name in the book.
    pub in_book: String,
    /// Why they may be the same.
    pub evidence: String,
}

/// What an import would do. Nothing was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportPreview {
    /// People in the files.
    pub cards: u32,
    /// How many are new.
    pub added: u32,
    /// How many are known and changed.
    pub updated: u32,
    /// How many are known and the same.
    pub unchanged: u32,
    /// The first of them.
    pub first: Vec<PreviewLine>,
    /// New ones who share a name with someone in the book: the first of them.
    pub twins: Vec<Twin>,
    /// What was not understood: the first of it.
    pub problems: Vec<Problem>,
    /// How much was not understood.
    pub problem_count: u32,
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// How many people are new.
    pub added: u32,
    /// How many were known and changed.
    pub updated: u32,
    /// How many were known and the same.
    pub unchanged: u32,
    /// What was not understood: the first of it.
    pub problems: Vec<Problem>,
    /// How much was not understood.
    pub problem_count: u32,
}

/// What the book knows of a card.
enum Known {
    /// Nobody.
    Nobody,
    /// Someone, from exactly this card.
    Same,
    /// Someone, from an earlier state of this card.
    Earlier(Earlier),
}

/// What an earlier state of a card left in the book.
struct Earlier {
    /// Whom it is about.
    contact: ContactId,
    /// What it said.
    raw: Vec<u8>,
    /// Its row; none when it went out of this book and never came in.
    row: Option<Id<mark::Contact>>,
}

impl Book {
    /// What importing `files` would do; writes nothing.
    ///
    /// # Errors
    /// - `Unreadable`: a file is missing, a folder, empty or not readable.
    /// - `Refused`: a file has no contacts; `Cancelled` when `watch` said so.
    pub fn preview_import(&self, files: &[PathBuf], watch: ImportWatch<'_>) -> Result<ImportPreview> {
        let (wholes, files) = sorted(files);
        let mut preview =
            if wholes.is_empty() || !files.is_empty() { self.preview_cards(&files, watch)? } else { ImportPreview::default() };
        for path in wholes {
            Whole::read(&path)?.preview(&self.read(), &mut preview)?;
        }
        preview.cards = preview.added + preview.updated + preview.unchanged;
        Ok(preview)
    }

    /// Everyone who is not in the trash, by what they would share with someone who may be the same.
    fn alike(&self) -> Result<Alike<String>> {
        let (read, mut alike) = (self.read(), Alike::default());
        for id in read.all_contacts()? {
            let Some(contact) = read.contact(id)?.filter(|contact| contact.state != ContactState::Trashed) else {
                continue;
            };
            let birthday =
                read.milestones_of(id)?.into_iter().map(|milestone| milestone.fields).find(|fields| fields.kind == MilestoneKind::Birthday);
            alike.add(contact.fields.shown(), Traits::of(&contact.fields, birthday.map(|fields| fields.date).as_ref()));
        }
        Ok(alike)
    }

    fn preview_cards(&self, files: &[PathBuf], watch: ImportWatch<'_>) -> Result<ImportPreview> {
        let read = self.read();
        let mut meter = Meter::reading(files, 2, watch);
        let mut survey = Survey::of(files, &mut meter)?;
        // Made ready when the first new one comes: a file that is known needs nobody compared.
        let mut alike = None;
        let mut preview = ImportPreview::default();
        let mut seen = HashSet::new();
        survey.visit(files, Some(&mut meter), &mut |_, card, fingerprint| {
            if card.content.is_group {
                return Ok(ControlFlow::Continue(()));
            }
            let known = known(&read, card, fingerprint)?;
            let fate = match known {
                // The second of two cards that say the same finds the first.
                Known::Nobody if !seen.insert(*fingerprint) => ImportFate::Same,
                Known::Nobody => ImportFate::New,
                Known::Same => ImportFate::Same,
                Known::Earlier(_) => ImportFate::Changed,
            };
            preview.count(fate);
            let line = preview_line(card, fate);
            if fate == ImportFate::New && preview.twins.len() < FIRST {
                let alike = match &mut alike {
                    Some(alike) => alike,
                    none => none.insert(self.alike()?),
                };
                preview.twins.extend(twin(alike, card, &line.name));
            }
            if preview.first.len() < FIRST {
                preview.first.push(line);
            }
            Ok(ControlFlow::Continue(()))
        })?;
        (preview.problems, preview.problem_count) = survey.problems.into_parts();
        Ok(preview)
    }

    /// Imports `files` in one transaction. Importing the same files again changes nothing (V2).
    ///
    /// # Errors
    /// - As [`Self::preview_import`]; `Cancelled` when `watch` said so. Nothing is kept then.
    pub fn import(&mut self, files: &[PathBuf], watch: ImportWatch<'_>) -> Result<Outcome<ImportReport>> {
        let (wholes, files) = sorted(files);
        let survey =
            if wholes.is_empty() || !files.is_empty() { Some(Survey::of(&files, &mut Meter::reading(&files, 1, watch))?) } else { None };
        let wholes = wholes.iter().map(|path| Whole::read(path)).collect::<Result<Vec<_>>>()?;
        self.change("import", |w, now| {
            let mut report = match survey {
                Some(survey) => apply::run(w, now, &files, survey, watch)?,
                None => ImportReport::default(),
            };
            for whole in &wholes {
                report.take(whole.restore(w)?);
            }
            let said = match (report.added, report.updated) {
                (added, 0) => format!("Imported {}", people(added)),
                (0, updated) => format!("Updated {}", people(updated)),
                (added, updated) => format!("Imported {} and updated {updated}", people(added)),
            };
            Ok((report, said))
        })
    }
}

/// Copies of a book, and files of cards.
fn sorted(files: &[PathBuf]) -> (Vec<PathBuf>, Vec<PathBuf>) {
    files.iter().cloned().partition(|path| whole::is_whole(path))
}

impl ImportReport {
    fn take(&mut self, (added, known, problems): (u32, u32, Vec<Problem>)) {
        self.added += added;
        self.unchanged += known;
        self.problem_count += u32::try_from(problems.len()).unwrap_or(u32::MAX);
        self.problems.extend(problems);
    }
}

impl ImportPreview {
    fn count(&mut self, fate: ImportFate) {
        match fate {
            ImportFate::New => self.added += 1,
            ImportFate::Changed => self.updated += 1,
            ImportFate::Same => self.unchanged += 1,
        }
    }
}

/// Finds whom a card is about: by its UID, else by what exactly it says; never by a name alone.
fn known(read: &Reader<'_>, card: &ReadCard, fingerprint: &[u8; 32]) -> Result<Known> {
    let stored = match &card.content.uid {
        Some(uid) => read.card_with_uid(uid)?,
        None => read.card_with_fingerprint(fingerprint)?,
    };
    Ok(match stored {
        None => from_this_book(read, card)?,
        Some(stored) if stored.fingerprint == *fingerprint || is_older(card, &stored) || says_the_same(&stored.raw, card) => Known::Same,
        Some(stored) => Known::Earlier(Earlier { contact: stored.contact, raw: stored.raw, row: Some(stored.id) }),
    })
}

/// Says its revision that the card is older than the one in the book?
fn is_older(card: &ReadCard, stored: &StoredCard) -> bool {
    let revision = |rev: Option<String>| rev.as_deref().map(rev_key).unwrap_or_default();
    let after = revision(card.content.rev.clone());
    !after.is_empty() && after < revision(content_of(&stored.raw).rev)
}

/// Someone who went out of this book under their own identity. What they are compared with is the card they came from; without one
/// nothing, so that what the file says otherwise than the book is reported, and the book's stays.
fn from_this_book(read: &Reader<'_>, card: &ReadCard) -> Result<Known> {
    let Some(id) = card.content.uid.as_deref().and_then(|uid| uid.parse().ok()) else {
        return Ok(Known::Nobody);
    };
    let Some(contact) = read.contact(id)? else {
        return Ok(Known::Nobody);
    };
    if says_the_same(&super::export::card_of(read, &contact, CardForm::V3)?, card) {
        return Ok(Known::Same);
    }
    let raw = read.card_of(id)?.map(|card| card.raw).unwrap_or_default();
    // A row of its own: the card they came from is still theirs when it comes again.
    Ok(Known::Earlier(Earlier { contact: id, raw, row: None }))
}

/// Does a card say what it said before, written another way by another program? What Fondly has no field for counts only where the
/// card says something of it that it did not say before: other programs leave out what they don't know.
fn says_the_same(before: &[u8], card: &ReadCard) -> bool {
    let content = CardContent { rev: card.content.rev.clone(), ..content_of(before) };
    content == card.content && unknown_lines(&card.raw).is_subset(&unknown_lines(before))
}

/// Someone in the book who may be the one on the card, with what speaks for it; the same name, as far as nothing else does, is said too.
fn twin(alike: &Alike<String>, card: &ReadCard, name: &str) -> Option<Twin> {
    let traits = Traits::of(&apply::fields(&card.content), card.content.birthday.as_ref());
    let (in_book, likeness) = alike.most_like(&traits).or_else(|| Some((alike.namesake(&traits)?, Likeness::by_name_alone())))?;
    let sure = match likeness.score {
        LIKELY.. => "Very likely the same person",
        MAYBE.. => "Maybe the same person",
        _ => "Perhaps the same person",
    };
    let evidence = format!("{sure}: {}. They will be two people.", likeness.evidence.join(", "));
    Some(Twin { name: name.to_owned(), in_book, evidence })
}

fn preview_line(card: &ReadCard, fate: ImportFate) -> PreviewLine {
    let fields = apply::fields(&card.content);
    let first = |list: &[crate::domain::Labelled]| list.first().map(|detail| detail.value.clone());
    let detail = Some(fields.organization.clone())
        .filter(|text| !text.is_empty())
        .or_else(|| first(&fields.emails))
        .or_else(|| first(&fields.phones));
    let birthday = card.content.birthday.as_ref().map(ToString::to_string).unwrap_or_default();
    PreviewLine { name: fields.shown(), birthday, detail: detail.unwrap_or_default(), fate }
}

fn people(count: u32) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// The name of a file in a report.
fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn unreadable(path: &Path, reason: impl Into<String>) -> Error {
    Error::Unreadable { path: path.to_owned(), reason: reason.into() }
}

/// Is there anything to name this card's person by?
fn names_someone(fields: &ContactFields) -> bool {
    fields.shown() != ContactFields::default().shown()
}
