//! Import of vCard files and tables: preview, then one transaction, a report, and Undo like every change (V1–V3).
//!
//! Reading order: `survey` (which cards count) → `known` (whom they are about) → `update` (what a card's news would change) → `preview`
//! → `decide` → `apply` (the one transaction). `groups` become tags or circles; `foreign` and `whole` are other
//! forms of file.

mod apply;
mod comings;
mod decide;
mod events;
mod foreign;
mod groups;
mod known;
mod learn;
mod preview;
mod problems;
mod progress;
mod survey;
mod update;
mod whole;

use std::path::{Path, PathBuf};

use super::{Book, Outcome};
use crate::{Error, Result, domain::ContactFields};

pub use decide::{CardKey, Decision, Decisions, Who};
pub use events::{EventFate, EventLine};
pub use groups::{FoundGroup, GroupAs};
pub(in crate::book) use learn::learn;
pub use preview::{ImportFate, ImportPreview, PreviewLine, Twin};
pub use problems::Problem;
use problems::Problems;
use progress::Meter;
pub use progress::{ImportProgress, ImportStep, ImportWatch, unwatched};
use survey::Survey;
pub use update::Difference;
pub(in crate::book) use update::content_of;
use whole::Whole;

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// How many people are new.
    pub added: u32,
    /// How many were known and changed.
    pub updated: u32,
    /// How many were known and the same.
    pub unchanged: u32,
    /// How many the user left out.
    pub left_out: u32,
    /// How much that happened came along.
    pub talks: u32,
    /// How many catch-ups were planned.
    pub catch_ups: u32,
    /// What was not understood: the first of it.
    pub problems: Vec<Problem>,
    /// How much was not understood.
    pub problem_count: u32,
}

impl Book {
    /// Imports `files` in one transaction. Importing the same files again changes nothing (V2).
    ///
    /// # Errors
    /// - As [`Self::preview_import`]; `Cancelled` when `watch` said so. Nothing is kept then.
    pub fn import(&mut self, files: &[PathBuf], watch: ImportWatch<'_>) -> Result<Outcome<ImportReport>> {
        self.import_as(files, &Decisions::default(), watch)
    }

    /// Imports `files` as the user decided, in one transaction.
    ///
    /// # Errors
    /// - As [`Self::import`].
    pub fn import_as(&mut self, files: &[PathBuf], decisions: &Decisions, watch: ImportWatch<'_>) -> Result<Outcome<ImportReport>> {
        let (wholes, files) = sorted(files);
        let survey = if wholes.is_empty() || !files.is_empty() {
            Some(Survey::of(&files, &decisions.columns, &mut Meter::reading(&files, 1, watch))?)
        } else {
            None
        };
        let wholes = wholes.iter().map(|path| Whole::read(path, &self.clock)).collect::<Result<Vec<_>>>()?;
        self.change("import", |w, now| {
            let mut report = match survey {
                Some(survey) => apply::run(w, now, &files, survey, decisions, watch)?,
                None => ImportReport::default(),
            };
            for whole in &wholes {
                whole.restore(w, now, decisions, &mut report)?;
            }
            let said = report.in_words();
            Ok((report, said))
        })
    }
}

/// Copies of a book, and files of cards.
fn sorted(files: &[PathBuf]) -> (Vec<PathBuf>, Vec<PathBuf>) {
    files.iter().cloned().partition(|path| whole::is_whole(path))
}

impl ImportReport {
    /// "Imported 3 people, 2 catch-ups and 1 talk and updated 1".
    fn in_words(&self) -> String {
        let some = |count: u32, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {many}")),
        };
        let people = |count| some(count, "person", "people");
        let new = [people(self.added), some(self.catch_ups, "catch-up", "catch-ups"), some(self.talks, "talk", "talks")];
        let new: Vec<String> = new.into_iter().flatten().collect();
        match (new.as_slice(), people(self.updated)) {
            ([], None) => "Imported 0 people".to_owned(),
            ([], Some(updated)) => format!("Updated {updated}"),
            (new, None) => format!("Imported {}", crate::domain::in_a_row(new)),
            (new, Some(_)) => format!("Imported {} and updated {}", crate::domain::in_a_row(new), self.updated),
        }
    }

    fn tell(&mut self, problem: Problem) {
        self.problem_count += 1;
        self.problems.push(problem);
    }
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
