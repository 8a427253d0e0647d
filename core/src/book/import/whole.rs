//! A copy of a book as JSON comes in again: whom the book doesn't have comes back with everything; whom it has stays as the book has them.

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
};

use super::{ImportFate, ImportPreview, PreviewLine, Problem, file_name, unreadable};
use crate::{
    Result,
    domain::fold,
    formats::{WholeTables, read_whole},
    store::{Cell, Reader, Table, TableRow, Writer},
};

/// Columns that are made from the others, and may be made in another way by another version.
const DERIVED: [&str; 3] = ["shown", "sort_key", "search"];

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
}

/// What the book has of someone in the file.
enum Here {
    Nobody,
    Same,
    Otherwise,
}

impl Whole {
    /// Reads the file.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read(path).map_err(|error| unreadable(path, error.to_string()))?;
        let tables = read_whole(&text).map_err(|reason| unreadable(path, reason.to_string()))?;
        Ok(Self { path: path.to_owned(), tables })
    }

    fn rows(&self, table: Table) -> &[TableRow] {
        self.tables.get(table.name()).map(Vec::as_slice).unwrap_or_default()
    }

    /// What importing it would do.
    pub(super) fn preview(&self, read: &Reader<'_>, preview: &mut ImportPreview) -> Result<()> {
        for row in self.people() {
            let here = here(read, row)?;
            let fate = if matches!(here, Here::Nobody) { ImportFate::New } else { ImportFate::Same };
            preview.take(PreviewLine::plain(row.text("shown").to_owned(), row.text("organization").to_owned(), fate));
            if matches!(here, Here::Otherwise) {
                preview.problems.push(self.otherwise(row));
                preview.problem_count += 1;
            }
        }
        Ok(())
    }

    fn otherwise(&self, row: &TableRow) -> Problem {
        let reason = format!("{}: the book knows them otherwise than this copy. The book’s stayed.", row.text("shown"));
        Problem { file: file_name(&self.path), card: 0, line: 0, reason }
    }

    /// Writes what the book doesn't have; how many people came, how many were there, and who is there otherwise.
    pub(super) fn restore(&self, w: &Writer<'_>) -> Result<(u32, u32, Vec<Problem>)> {
        let is_first = w.read().all_contacts()?.is_empty();
        if is_first {
            for circle in w.read().circles()? {
                w.remove_circle(circle.id)?;
            }
        }
        let circles = self.circles(w)?;
        let (mut added, mut problems, mut known) = (HashSet::new(), Vec::new(), 0);
        for row in self.people() {
            match here(&w.read(), row)? {
                Here::Nobody => {
                    w.add_rows(Table::Contacts, [&in_circle(row, &circles)])?;
                    added.extend(row.identity("id"));
                }
                Here::Same => known += 1,
                Here::Otherwise => {
                    known += 1;
                    problems.push(self.otherwise(row));
                }
            }
        }
        let people = u32::try_from(added.len()).unwrap_or(u32::MAX);
        let merges = self.restore_who_went_in(w, &mut added, &circles)?;
        self.restore_what_hangs_on(w, &added)?;
        self.restore_merges(w, &merges, &added)?;
        if is_first && let Some(settings) = self.rows(Table::Settings).first() {
            w.replace_row(Table::Settings, settings)?;
        }
        Ok((people, known, problems))
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
                    all_new &= matches!(here(&w.read(), row)?, Here::Nobody);
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
        let talks: HashSet<[u8; 16]> = mine(Table::InteractionPeople).filter_map(|row| row.identity("interaction_id")).collect();
        let interactions = self.rows(Table::Interactions).iter().filter(|row| of(row, "id", &talks));
        w.add_rows(Table::Interactions, interactions)?;
        let mut there_too = Vec::new();
        for row in self.rows(Table::InteractionPeople).iter().filter(|row| of(row, "interaction_id", &talks)) {
            let there = row.identity("contact_id").map(|id| w.read().row_of(Table::Contacts, &id)).transpose()?.flatten();
            there_too.extend(there.map(|_| row));
        }
        w.add_rows(Table::InteractionPeople, there_too)
    }
}

fn here(read: &Reader<'_>, row: &TableRow) -> Result<Here> {
    let Some(id) = row.identity("id") else { return Ok(Here::Otherwise) };
    let facts = |row: &TableRow| -> HashMap<String, Cell> {
        row.0.iter().filter(|(name, _)| !DERIVED.contains(&name.as_str()) && name != "circle_id").cloned().collect()
    };
    Ok(match read.row_of(Table::Contacts, &id)? {
        None => Here::Nobody,
        Some(known) if facts(&known) == facts(row) => Here::Same,
        Some(_) => Here::Otherwise,
    })
}

fn in_circle(row: &TableRow, circles: &HashMap<[u8; 16], [u8; 16]>) -> TableRow {
    let circle = row.identity("circle_id").and_then(|id| circles.get(&id)).map_or(Cell::Null, |id| Cell::Blob(id.to_vec()));
    let cell = |(name, cell): &(String, Cell)| match cell {
        Cell::Blob(_) if name == "circle_id" => (name.clone(), circle.clone()),
        other => (name.clone(), other.clone()),
    };
    TableRow(row.0.iter().map(cell).collect())
}
