//! The first pass over the files: are they cards at all, how many, and which card of several with one UID counts.

use std::{
    collections::HashMap,
    fs::File,
    io::{BufReader, ErrorKind, Read},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use super::{Problems, apply, foreign, names_someone, progress::Meter, unreadable};
use crate::{
    Error, Result,
    cards::{CardReader, ReadCard, Reading, Warning, fingerprint, rev_key},
    formats::{CalendarEvent, Foreign, Meanings, TableColumn, Talks},
};

/// The largest file that is read (V6).
const LARGEST: u64 = 2 << 30;

/// What the first pass found.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Cards of all files.
    pub(super) total: u32,
    /// For each UID, its newest card: revision and place among all cards.
    newest: HashMap<String, (String, u32)>,
    /// What was not understood.
    pub(super) problems: Problems,
    /// What the user said that columns mean.
    said: Meanings,
    /// The columns of the tables.
    pub(super) columns: Vec<TableColumn>,
    /// What happened with whom, by UID.
    pub(super) talks: Talks,
    /// What a calendar has besides birthdays.
    pub(super) events: Vec<CalendarEvent>,
}

/// A visit to a card that counts: its file, the card, its fingerprint.
pub(super) type Visit<'a> = &'a mut dyn FnMut(&Path, &ReadCard, &[u8; 32]) -> Result<ControlFlow<()>>;

impl Survey {
    /// Reads `files` once. `Cancelled` when the watch says so.
    pub(super) fn of(files: &[PathBuf], said: &Meanings, meter: &mut Meter<'_>) -> Result<Self> {
        if files.is_empty() {
            return Err(Error::refused("There is no file to import. Nothing was changed."));
        }
        let mut survey = Self { said: said.clone(), ..Self::default() };
        for path in files {
            let before = survey.total;
            let mut source = open(path, said)?;
            if let Source::Foreign(foreign) = &mut source {
                survey.columns.append(&mut foreign.columns);
                survey.talks.append(&mut foreign.talks);
                survey.events.append(&mut foreign.events);
            }
            let end = each(source, path, Some(meter), &mut |reading| {
                match reading {
                    Reading::Card(card) => survey.note(&card),
                    Reading::Problem(warning) => survey.problems.add(path, &warning),
                }
                Ok(ControlFlow::Continue(()))
            })?;
            if end.is_break() {
                return Err(Error::Cancelled);
            }
            if survey.total == before && survey.events.is_empty() {
                let sentence = format!("{} has no contacts we can read. Nothing was changed. Try a .vcf export.", path.display());
                return Err(Error::Refused(sentence));
            }
        }
        Ok(survey)
    }

    fn note(&mut self, card: &ReadCard) {
        self.total += 1;
        if let Some(uid) = &card.content.uid {
            let revision = rev_of(card);
            let place = self.total;
            self.newest
                .entry(uid.clone())
                .and_modify(|newest| {
                    if revision >= newest.0 {
                        *newest = (revision.clone(), place);
                    }
                })
                .or_insert((revision, place));
        }
    }

    /// Reads `files` again and visits each card that counts, in order; notes every warning. `Cancelled` at `Break`.
    pub(super) fn visit(&mut self, files: &[PathBuf], mut meter: Option<&mut Meter<'_>>, visit: Visit<'_>) -> Result<()> {
        let mut place = 0;
        for path in files {
            let source = open(path, &self.said)?;
            let end = each(source, path, meter.as_deref_mut(), &mut |reading| {
                let Reading::Card(card) = reading else {
                    return Ok(ControlFlow::Continue(()));
                };
                place += 1;
                for warning in &card.warnings {
                    self.problems.add(path, warning);
                }
                if self.counts(path, &card, place) { visit(path, &card, &fingerprint(&card)) } else { Ok(ControlFlow::Continue(())) }
            })?;
            if end.is_break() {
                return Err(Error::Cancelled);
            }
        }
        Ok(())
    }

    /// Is this card someone, and the newest with its UID?
    fn counts(&mut self, path: &Path, card: &ReadCard, place: u32) -> bool {
        let mut problem = |reason: &str| self.problems.add(path, &Warning { card: card.card, line: card.line, reason: reason.to_owned() });
        if !card.content.is_group && !names_someone(&apply::fields(&card.content)) {
            problem("This card names nobody; it was left out.");
            return false;
        }
        let newest = card.content.uid.as_ref().and_then(|uid| self.newest.get(uid));
        let counts = newest.is_none_or(|(_, newest)| *newest == place);
        if !counts {
            problem("Another card has the same UID and is newer; that one counts.");
        }
        counts
    }
}

fn rev_of(card: &ReadCard) -> String {
    card.content.rev.as_deref().map(rev_key).unwrap_or_default()
}

/// A file that can be read.
enum Source {
    Foreign(Box<Foreign>),
    Cards(File),
}

/// Opens a file, or says why it can't be read.
fn open(path: &Path, said: &Meanings) -> Result<Source> {
    let failed = |error| failed(path, &error);
    let known = std::fs::metadata(path).map_err(failed)?;
    if known.is_dir() {
        return Err(unreadable(path, "it is a folder; choose the .vcf files in it"));
    }
    if !known.is_file() {
        return Err(unreadable(path, "it is not a file"));
    }
    if known.len() == 0 {
        return Err(unreadable(path, "it is empty"));
    }
    if known.len() > LARGEST {
        return Err(unreadable(path, "it is larger than 2 GB; please split it"));
    }
    match foreign::in_file(path, said)? {
        Some(foreign) => Ok(Source::Foreign(Box::new(foreign))),
        None => File::open(path).map(Source::Cards).map_err(failed),
    }
}

fn failed(path: &Path, error: &std::io::Error) -> Error {
    match error.kind() {
        ErrorKind::NotFound => unreadable(path, "there is no such file"),
        ErrorKind::PermissionDenied => unreadable(path, "you may not read it"),
        _ => unreadable(path, error.to_string()),
    }
}

/// Reads one file, card by card; stops at `Break`, from `take` or from the meter.
fn each(
    source: Source,
    path: &Path,
    mut meter: Option<&mut Meter<'_>>,
    take: &mut dyn FnMut(Reading) -> Result<ControlFlow<()>>,
) -> Result<ControlFlow<()>> {
    let file = match source {
        Source::Foreign(people) => return foreign::each(*people, meter, take),
        Source::Cards(file) => file,
    };
    let file: Box<dyn Read> = match &mut meter {
        Some(meter) => Box::new(meter.counted(file)),
        None => Box::new(file),
    };
    for reading in CardReader::new(BufReader::with_capacity(1 << 16, file)) {
        let end = take(reading.map_err(|error| failed(path, &error))?)?;
        if end.is_break() || meter.as_deref_mut().is_some_and(|meter| meter.card().is_break()) {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}
