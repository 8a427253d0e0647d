//! What an import would do, card by card, for the user to decide about. Nothing is written (V3).

use std::{collections::HashSet, ops::ControlFlow, path::PathBuf};

use jiff::civil::Date;

use super::{
    apply::{self, fields},
    decide::{CardKey, Decisions, Verdict},
    events::{EventLine, Events},
    groups::{FoundGroup, Groups},
    known::{Earlier, Known, known},
    problems::{Problem, stays_in_the_trash},
    progress::{ImportWatch, Meter},
    sorted,
    survey::Survey,
    update::{self, Difference, Said, content_of},
    whole::Whole,
};
use crate::{
    Result,
    book::{
        Book,
        merge::{Choice, Conflict, Sureness, alike},
    },
    cards::{CardContent, ReadCard},
    clock::Moment,
    domain::{Alike, ContactId, LifeDate, Traits},
    formats::TableColumn,
    store::Reader,
};

/// Cards that a preview lists; the rest is counted.
const LISTED: usize = 50_000;

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

/// One card of a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewLine {
    /// Which; `None` for someone in a copy of a book, who comes back or is there.
    pub key: Option<CardKey>,
    /// Their name.
    pub name: String,
    /// Their birthday, as it prints; may be empty.
    pub birthday: String,
    /// Something to tell them by: organization, e-mail address or phone number.
    pub detail: String,
    /// What would be done.
    pub fate: ImportFate,
    /// Whose card it is, when it is someone known.
    pub whose: Option<String>,
    /// What would be otherwise, field by field, when they are known and changed.
    pub differences: Vec<Difference>,
    /// What the book and the file had both changed; the book's stays unless the user says otherwise.
    pub conflicts: Vec<Conflict>,
    /// Someone in the book who may be the one on the card.
    pub twin: Option<Twin>,
    /// The user's decisions leave it out.
    pub left_out: bool,
    /// They stay as the book has them unless the user says otherwise: someone in a copy of a book.
    pub rests: bool,
}

/// Someone in the book who may be the one on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// Who.
    pub person: ContactId,
    /// Their name in the book.
    pub name: String,
    /// How sure it is.
    pub sureness: Sureness,
    /// What speaks for it: "the same e-mail address".
    pub evidence: Vec<&'static str>,
    /// What would be otherwise if they were one.
    pub differences: Vec<Difference>,
    /// What can't both stand if they were one.
    pub conflicts: Vec<Conflict>,
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
    /// How many are known otherwise, and stay as the book has them unless the user says so.
    pub resting: u32,
    /// How many the user's decisions leave out.
    pub left_out: u32,
    /// How much that happened would come along.
    pub talks: u32,
    /// All of them, in the order of the files, up to 50,000.
    pub lines: Vec<PreviewLine>,
    /// Events of calendars with someone of the book in them.
    pub events: Vec<EventLine>,
    /// The columns of the tables among them, and what they are taken for.
    pub columns: Vec<TableColumn>,
    /// The groups in them, the largest first.
    pub groups: Vec<FoundGroup>,
    /// What was not understood: the first of it.
    pub problems: Vec<Problem>,
    /// How much was not understood.
    pub problem_count: u32,
}

impl Book {
    /// What importing `files` would do; writes nothing.
    ///
    /// # Errors
    /// - `Unreadable`: a file is missing, a folder, empty or not readable.
    /// - `Refused`: a file has no contacts; `Cancelled` when `watch` said so.
    pub fn preview_import(&self, files: &[PathBuf], watch: ImportWatch<'_>) -> Result<ImportPreview> {
        self.preview_import_as(files, &Decisions::default(), watch)
    }

    /// What importing `files` as the user decided would do; writes nothing.
    ///
    /// # Errors
    /// - As [`Self::preview_import`].
    pub fn preview_import_as(&self, files: &[PathBuf], decisions: &Decisions, watch: ImportWatch<'_>) -> Result<ImportPreview> {
        let (wholes, files) = sorted(files);
        let mut preview =
            if wholes.is_empty() || !files.is_empty() { self.preview_cards(&files, decisions, watch)? } else { ImportPreview::default() };
        for path in wholes {
            Whole::read(&path, &self.clock)?.preview(&self.read(), decisions, &self.now(), &mut preview)?;
        }
        preview.cards = preview.added + preview.updated + preview.unchanged + preview.resting + preview.left_out;
        Ok(preview)
    }

    fn preview_cards(&self, files: &[PathBuf], decisions: &Decisions, watch: ImportWatch<'_>) -> Result<ImportPreview> {
        let (read, now) = (self.read(), self.now());
        let mut meter = Meter::reading(files, 2, watch);
        let mut survey = Survey::of(files, &decisions.columns, &mut meter)?;
        // Made ready when the first new one comes: a file that is known needs nobody compared.
        let mut everyone = None;
        let mut preview = ImportPreview::default();
        let (mut seen, mut groups) = (HashSet::new(), Groups::default());
        let trashed: HashSet<ContactId> = read.trashed_before(Date::MAX)?.into_iter().collect();
        let mut in_trash = Vec::new();
        survey.visit(files, Some(&mut meter), &mut |path, card, key| {
            groups.take(&card.content);
            if card.content.is_group {
                return Ok(ControlFlow::Continue(()));
            }
            let mut line = PreviewLine::of(card, key);
            match known(&read, &now, card, key)? {
                // The second of two cards that say the same finds the first.
                Known::Nobody if !seen.insert(*key) => {}
                Known::Nobody => {
                    line.fate = ImportFate::New;
                    let alike = match &mut everyone {
                        Some(alike) => alike,
                        none => none.insert(alike(&read)?),
                    };
                    line.twin = twin(&read, &now, alike, &decisions.without_groups(&card.content).0)?;
                    line.decide(decisions, key);
                }
                Known::Same(person) if trashed.contains(&person) => in_trash.push((path.to_owned(), stays_in_the_trash(card))),
                Known::Same(person) => line.take_again(&read, &now, person, decisions, (key, &card.content))?,
                Known::Earlier(earlier) => {
                    line.take_news(&read, &now, &earlier, &decisions.without_groups(&card.content).0)?;
                    line.left_out = matches!(decisions.on(key, Known::Earlier(earlier), None), Verdict::LeaveOut);
                }
            }
            preview.take(line);
            Ok(ControlFlow::Continue(()))
        })?;
        preview.talks = u32::try_from(apply::new_talks(&read, &survey.talks)?.len()).unwrap_or(u32::MAX);
        let events = Events::of(&read, &now, &survey.events, decisions)?;
        survey.problems.tell(files.first(), &events.complaints);
        preview.events = events.lines();
        preview.groups = groups.found();
        preview.columns = std::mem::take(&mut survey.columns);
        in_trash.iter().for_each(|(path, warning)| survey.problems.add(path, warning));
        (preview.problems, preview.problem_count) = survey.problems.into_parts();
        Ok(preview)
    }
}

impl ImportPreview {
    /// Counts a card, and lists it while there is room.
    pub(super) fn take(&mut self, line: PreviewLine) {
        match line.fate {
            _ if line.left_out => self.left_out += 1,
            _ if line.rests => self.resting += 1,
            ImportFate::New => self.added += 1,
            ImportFate::Changed => self.updated += 1,
            ImportFate::Same => self.unchanged += 1,
        }
        if self.lines.len() < LISTED {
            self.lines.push(line);
        }
    }
}

impl PreviewLine {
    /// Someone in a copy of a book.
    pub(super) fn plain(name: String, detail: String, fate: ImportFate) -> Self {
        let birthday = String::new();
        Self {
            key: None,
            name,
            birthday,
            detail,
            fate,
            whose: None,
            differences: Vec::new(),
            conflicts: Vec::new(),
            twin: None,
            left_out: false,
            rests: false,
        }
    }

    fn of(card: &ReadCard, key: &CardKey) -> Self {
        let fields = fields(&card.content);
        let birthday = card.content.birthday.as_ref().map(LifeDate::in_words).unwrap_or_default();
        let plain = Self::plain(fields.shown(), fields.to_tell_by().to_owned(), ImportFate::Same);
        Self { key: Some(*key), birthday, ..plain }
    }

    /// Takes someone new for who the user's decisions take them.
    fn decide(&mut self, decisions: &Decisions, key: &CardKey) {
        let like = self.twin.as_ref().map(|twin| (twin.person, twin.sureness));
        match decisions.on(key, Known::Nobody, like) {
            Verdict::LeaveOut => self.left_out = true,
            Verdict::Update(_) => {
                self.fate = ImportFate::Changed;
                if let Some(twin) = &self.twin {
                    self.whose = Some(twin.name.clone());
                    (self.differences, self.conflicts) = (twin.differences.clone(), twin.conflicts.clone());
                }
            }
            Verdict::Add(_) | Verdict::Same(_) | Verdict::Again(_) => {}
        }
    }

    /// No news; but where the user wants the file's to stand, what the book says otherwise.
    fn take_again(
        &mut self,
        read: &Reader<'_>,
        now: &Moment,
        person: ContactId,
        decisions: &Decisions,
        (key, card): (&CardKey, &CardContent),
    ) -> Result<()> {
        if !matches!(decisions.on(key, Known::Same(person), None), Verdict::Again(_)) {
            return Ok(());
        }
        let news = Said::from(&*decisions.without_groups(card).0);
        let update = update::plan(read, now, read.now_called(person)?, [&Said::default(), &news], &|_| Choice::Theirs)?;
        if !update.is_nothing() && !update.is_in_trash() {
            (self.fate, self.whose) = (ImportFate::Changed, Some(update.name()));
            (self.differences, self.conflicts) = (update.differences(read)?, update.conflicts);
        }
        Ok(())
    }

    fn take_news(&mut self, read: &Reader<'_>, now: &Moment, earlier: &Earlier, news: &CardContent) -> Result<()> {
        let [base, news] = [Said::from(&content_of(&earlier.raw)), Said::from(news)];
        let update = update::plan(read, now, read.now_called(earlier.contact)?, [&base, &news], &|_| Choice::Mine)?;
        self.fate = ImportFate::Changed;
        self.whose = Some(update.name());
        (self.differences, self.conflicts) = (update.differences(read)?, update.conflicts);
        Ok(())
    }
}

/// Someone in the book who may be the one on the card, with what speaks for it; the same name, as far as nothing else does, is said too.
fn twin(read: &Reader<'_>, now: &Moment, alike: &Alike<ContactId>, content: &CardContent) -> Result<Option<Twin>> {
    let traits = Traits::of(&apply::fields(content), content.birthday.as_ref());
    let Some((who, likeness)) = alike.who_may_be(&traits) else {
        return Ok(None);
    };
    let update = update::plan(read, now, who, [&Said::default(), &Said::from(content)], &|_| Choice::Mine)?;
    Ok(Some(Twin {
        person: who,
        name: update.name(),
        sureness: Sureness::of(&likeness),
        evidence: likeness.evidence,
        differences: update.differences(read)?,
        conflicts: update.conflicts,
    }))
}
