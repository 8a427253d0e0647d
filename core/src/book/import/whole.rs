//! A copy of a book as JSON comes in again: whom the book doesn't have comes back with everything. Whom it has stays as the book has
//! them, unless the user says otherwise for one or for all: then what the copy says comes in beside what the book says, like a card's.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use sha2::{Digest, Sha256};

use super::{
    ImportFate, ImportPreview, ImportReport, PreviewLine, Problem,
    decide::{CardKey, Decisions, Verdict, Who},
    file_name,
    known::Known,
    unreadable,
    update::{self, Update},
};
use crate::{
    Result,
    book::{Book, export::content, merge::Choice},
    cards::CardContent,
    clock::{Clock, Moment},
    domain::{ContactId, ContactState, fold},
    formats::{WholeTables, read_whole},
    store::{Cell, Reader, Table, TableRow, Writer},
};

/// The state of those who went into someone else.
const MERGED: &str = "merged";

/// Is this file a copy of a book, and not cards?
pub(super) fn is_whole(path: &Path) -> bool {
    use std::io::Read as _;
    let mut start = [0; 64];
    let read = std::fs::File::open(path).and_then(|mut file| file.read(&mut start)).unwrap_or(0);
    let text = start.get(..read).unwrap_or_default();
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text).trim_ascii_start().starts_with(b"{") && !super::foreign::is_of_monica(path)
}

/// A copy of a book, read.
pub(super) struct Whole {
    path: PathBuf,
    tables: WholeTables,
    clock: Arc<dyn Clock>,
    /// The copy as a book of its own, for comparing; made when the first of its people is in this book too.
    copy: OnceCell<Book>,
}

/// What the book has of someone in the file.
enum Here {
    Nobody,
    Same,
    /// What the copy would make of them.
    Otherwise(Box<Update>),
}

impl Whole {
    /// Reads the file.
    pub(super) fn read(path: &Path, clock: &Arc<dyn Clock>) -> Result<Self> {
        let text = std::fs::read(path).map_err(|error| unreadable(path, error.to_string()))?;
        let tables = read_whole(&text).map_err(|reason| unreadable(path, reason.to_string()))?;
        Ok(Self { path: path.to_owned(), tables, clock: Arc::clone(clock), copy: OnceCell::new() })
    }

    fn rows(&self, table: Table) -> &[TableRow] {
        self.tables.get(table.name()).map(Vec::as_slice).unwrap_or_default()
    }

    /// What importing it would do.
    pub(super) fn preview(&self, read: &Reader<'_>, decisions: &Decisions, now: &Moment, preview: &mut ImportPreview) -> Result<()> {
        for row in self.people() {
            let key = key(row);
            let plain = PreviewLine::plain(row.text("shown").to_owned(), row.text("organization").to_owned(), ImportFate::Same);
            let line = match self.here(read, now, row, &|_| Choice::Mine)? {
                Here::Same => plain,
                Here::Nobody => {
                    let left_out = matches!(decisions.on(&key, Known::Nobody, None), Verdict::LeaveOut);
                    PreviewLine { key: Some(key), fate: ImportFate::New, left_out, ..plain }
                }
                Here::Otherwise(update) => PreviewLine {
                    key: Some(key),
                    fate: ImportFate::Changed,
                    whose: Some(update.name()),
                    differences: update.differences(read)?,
                    rests: !decisions.takes_copy_of(&key),
                    conflicts: update.conflicts,
                    ..plain
                },
            };
            preview.take(line);
        }
        Ok(())
    }

    /// What the book has of someone, and what the copy would make of them. Who is in the trash or went into someone else stays there.
    fn here(&self, read: &Reader<'_>, now: &Moment, row: &TableRow, choose: &dyn Fn(crate::domain::Facet) -> Choice) -> Result<Here> {
        let Some(id) = row.identity("id").map(ContactId::from_bytes) else { return Ok(Here::Same) };
        let Some(known) = read.contact(id)? else { return Ok(Here::Nobody) };
        if matches!(known.state, ContactState::Trashed | ContactState::Merged) {
            return Ok(Here::Same);
        }
        let Some(news) = self.content_of(id)? else { return Ok(Here::Same) };
        let update = update::plan(read, now, id, [&CardContent::default(), &news], choose)?;
        Ok(if update.is_nothing() { Here::Same } else { Here::Otherwise(Box::new(update)) })
    }

    /// What the copy says of someone, as a card would.
    fn content_of(&self, id: ContactId) -> Result<Option<CardContent>> {
        if self.copy.get().is_none() {
            let mut copy = Book::in_memory(Arc::clone(&self.clock))?;
            copy.store_mut().write(|w| self.restore_missing(w, |_| true))?;
            let _made_just_now = self.copy.set(copy);
        }
        let Some(read) = self.copy.get().map(Book::read) else { return Ok(None) };
        let contact = read.contact(id)?;
        contact.map(|contact| Ok(content(&contact, &read.milestones_of(id)?, None))).transpose()
    }

    /// Writes what the book doesn't have, and what the user takes of the rest.
    pub(super) fn restore(&self, w: &Writer<'_>, now: &Moment, decisions: &Decisions, report: &mut ImportReport) -> Result<()> {
        let mut taken = HashSet::new();
        let mut known = Vec::new();
        for row in self.people() {
            let key = key(row);
            match self.here(&w.read(), now, row, &|facet| decisions.choice(&key, facet))? {
                Here::Nobody => {}
                Here::Same => report.unchanged += 1,
                Here::Otherwise(update) if decisions.takes_copy_of(&key) => {
                    taken.extend(row.identity("id"));
                    known.push((row, key, update));
                }
                Here::Otherwise(update) => {
                    report.unchanged += 1;
                    report
                        .tell(self.problem(format!("{}: the book knows them otherwise than this copy. The book’s stayed.", update.name())));
                }
            }
        }
        let mut left_out = 0;
        report.added += self.restore_missing(w, |row| {
            let comes = !matches!(decisions.on(&key(row), Known::Nobody, None), Verdict::LeaveOut);
            left_out += u32::from(!comes);
            comes
        })?;
        report.left_out += left_out;
        for (row, key, update) in known {
            for conflict in &update.conflicts {
                let which =
                    if decisions.choice(&key, conflict.facet) == Choice::Theirs { "The file’s was taken" } else { "Yours was kept" };
                let name = conflict.facet.name();
                report.tell(self.problem(format!("{}: the {name} here and in the file are not the same. {which}.", update.name())));
            }
            let id = row.identity("id").map(ContactId::from_bytes);
            id.map_or(Ok(()), |id| update.write(w, now, id))?;
            report.updated += 1;
        }
        self.restore_shared(w, &taken, &|table, id| Ok(!w.read().was_ever(table, id)?))
    }

    fn problem(&self, reason: String) -> Problem {
        Problem { file: file_name(&self.path), card: 0, line: 0, reason }
    }

    /// Writes everything of those whom the book doesn't have, as far as they are `wanted`; how many came.
    fn restore_missing(&self, w: &Writer<'_>, mut wanted: impl FnMut(&TableRow) -> bool) -> Result<u32> {
        let is_first = w.read().all_contacts()?.is_empty();
        if is_first {
            for circle in w.read().circles()? {
                w.remove_circle(circle.id)?;
            }
        }
        let circles = self.circles(w)?;
        let mut added = HashSet::new();
        for row in self.people() {
            if is_missing(&w.read(), row)? && wanted(row) {
                w.add_rows(Table::Contacts, [&in_circle(row, &circles)])?;
                added.extend(row.identity("id"));
            }
        }
        let people = u32::try_from(added.len()).unwrap_or(u32::MAX);
        let merges = self.restore_who_went_in(w, &mut added, &circles)?;
        self.restore_what_hangs_on(w, &added)?;
        self.restore_merges(w, &merges, &added)?;
        if is_first && let Some(settings) = self.rows(Table::Settings).first() {
            w.replace_row(Table::Settings, settings)?;
        }
        Ok(people)
    }

    /// Everyone but those who went into someone else.
    fn people(&self) -> impl Iterator<Item = &TableRow> {
        self.rows(Table::Contacts).iter().filter(|row| row.text("state") != MERGED)
    }

    /// Those out of sight who belong to someone who came, as far as the book doesn't have them; the merges that are whole.
    fn restore_who_went_in(
        &self,
        w: &Writer<'_>,
        added: &mut HashSet<[u8; 16]>,
        circles: &HashMap<[u8; 16], [u8; 16]>,
    ) -> Result<Vec<&TableRow>> {
        let hidden: HashMap<[u8; 16], &TableRow> = self
            .rows(Table::Contacts)
            .iter()
            .filter(|row| row.text("state") == MERGED)
            .filter_map(|row| Some((row.identity("id")?, row)))
            .collect();
        let (mut whole, mut left): (Vec<&TableRow>, Vec<&TableRow>) = (Vec::new(), self.rows(Table::Merges).iter().collect());
        loop {
            let (now, later): (Vec<_>, Vec<_>) =
                left.into_iter().partition(|merge| merge.identity("contact_id").is_some_and(|kept| added.contains(&kept)));
            if now.is_empty() {
                return Ok(whole);
            }
            for merge in now {
                let parts = ["part_id", "before_id", "after_id"].map(|column| merge.identity(column).and_then(|id| hidden.get(&id)));
                let [Some(part), Some(before), Some(after)] = parts else { continue };
                let mut all_new = true;
                for row in [part, before, after] {
                    all_new &= is_missing(&w.read(), row)?;
                }
                if all_new {
                    for row in [part, before, after] {
                        w.add_rows(Table::Contacts, [&in_circle(row, circles)])?;
                        added.extend(row.identity("id"));
                    }
                    whole.push(merge);
                }
            }
            left = later;
        }
    }

    fn restore_merges(&self, w: &Writer<'_>, merges: &[&TableRow], added: &HashSet<[u8; 16]>) -> Result<()> {
        w.add_rows(Table::Merges, merges.iter().copied())?;
        let ids: HashSet<[u8; 16]> = merges.iter().filter_map(|row| row.identity("id")).collect();
        w.add_rows(
            Table::MergeMoves,
            self.rows(Table::MergeMoves).iter().filter(|row| row.identity("merge_id").is_some_and(|id| ids.contains(&id))),
        )?;
        let both = |row: &&TableRow| ["one_id", "other_id"].iter().all(|column| row.identity(column).is_some_and(|id| added.contains(&id)));
        w.add_rows(Table::Apart, self.rows(Table::Apart).iter().filter(both))
    }

    /// Adds the circles that the book has not; the file's identity of each, and the book's.
    fn circles(&self, w: &Writer<'_>) -> Result<HashMap<[u8; 16], [u8; 16]>> {
        let mut known = HashMap::new();
        for row in self.rows(Table::Circles) {
            let Some(id) = row.identity("id") else { continue };
            let same_name = |name: &str| fold(name) == fold(row.text("name"));
            let here = w.read().circles()?.into_iter().find(|circle| *circle.id.as_bytes() == id || same_name(&circle.fields.name));
            match here {
                Some(circle) => known.insert(id, *circle.id.as_bytes()),
                None => {
                    w.add_rows(Table::Circles, [row])?;
                    known.insert(id, id)
                }
            };
        }
        Ok(known)
    }

    /// The rows that belong to people who came. Someone who was here keeps what the book has of them, and nothing they lost comes back.
    fn restore_what_hangs_on(&self, w: &Writer<'_>, added: &HashSet<[u8; 16]>) -> Result<()> {
        let of = |row: &TableRow, column: &str, set: &HashSet<[u8; 16]>| row.identity(column).is_some_and(|id| set.contains(&id));
        let mine = |table: Table| self.rows(table).iter().filter(move |row| of(row, "contact_id", added));
        if !added.is_empty() {
            w.add_rows(Table::GroupMembers, self.rows(Table::GroupMembers))?;
        }
        for table in [Table::Details, Table::Tags, Table::Milestones, Table::Cards] {
            w.add_rows(table, mine(table))?;
        }
        let milestones: HashSet<[u8; 16]> = mine(Table::Milestones).filter_map(|row| row.identity("id")).collect();
        let marks = self.rows(Table::MilestoneMarks).iter().filter(|row| of(row, "milestone_id", &milestones));
        w.add_rows(Table::MilestoneMarks, marks)?;
        self.restore_shared(w, added, &|_, _| Ok(true))
    }

    /// What happened and what is planned with these people, each as far as it is `wanted`.
    fn restore_shared(&self, w: &Writer<'_>, people: &HashSet<[u8; 16]>, wanted: &dyn Fn(Table, &[u8; 16]) -> Result<bool>) -> Result<()> {
        let shared =
            [(Table::Interactions, Table::InteractionPeople, "interaction_id"), (Table::CatchUps, Table::CatchUpPeople, "catch_up_id")];
        for (table, with, column) in shared {
            let with_them = |row: &&TableRow| row.identity("contact_id").is_some_and(|id| people.contains(&id));
            let mut ids = HashSet::new();
            for id in self.rows(with).iter().filter(with_them).filter_map(|row| row.identity(column)) {
                if wanted(table, &id)? {
                    ids.insert(id);
                }
            }
            let of = |row: &&TableRow, column: &str| row.identity(column).is_some_and(|id| ids.contains(&id));
            // What comes round is there before its single comings round.
            let is_single = |row: &&&TableRow| row.identity("series_id").is_some();
            let (single, whole): (Vec<_>, Vec<_>) = self.rows(table).iter().filter(|row| of(row, "id")).partition(|row| is_single(&row));
            w.add_rows(table, whole)?;
            w.add_rows(table, single)?;
            let mut there_too = Vec::new();
            for row in self.rows(with).iter().filter(|row| of(row, column)) {
                let there = row.identity("contact_id").map(|id| w.read().row_of(Table::Contacts, &id)).transpose()?.flatten();
                there_too.extend(there.map(|_| row));
            }
            w.add_rows(with, there_too)?;
        }
        Ok(())
    }
}

impl Decisions {
    /// Is someone whom the book has to take in what a copy of it says of them?
    fn takes_copy_of(&self, key: &CardKey) -> bool {
        match self.cards.get(key).and_then(|decision| decision.who) {
            None => self.take_theirs && !self.leave_out_changed,
            Some(who) => who != Who::LeaveOut,
        }
    }
}

/// Names someone in a copy in the user's decisions, by who they are and what their row says.
fn key(row: &TableRow) -> CardKey {
    Sha256::digest(format!("{row:?}")).into()
}

fn is_missing(read: &Reader<'_>, row: &TableRow) -> Result<bool> {
    row.identity("id").map_or(Ok(false), |id| Ok(read.row_of(Table::Contacts, &id)?.is_none()))
}

fn in_circle(row: &TableRow, circles: &HashMap<[u8; 16], [u8; 16]>) -> TableRow {
    let circle = row.identity("circle_id").and_then(|id| circles.get(&id)).map_or(Cell::Null, |id| Cell::Blob(id.to_vec()));
    let cell = |(name, cell): &(String, Cell)| match cell {
        Cell::Blob(_) if name == "circle_id" => (name.clone(), circle.clone()),
        other => (name.clone(), other.clone()),
    };
    TableRow(row.0.iter().map(cell).collect())
}
