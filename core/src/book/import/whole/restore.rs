//! Whom a book doesn't have comes back with everything: who went into them, and what happened and is planned with them.

use std::collections::{HashMap, HashSet};

use super::{MERGED, SHARED, Whole};
use crate::{
    Result,
    domain::fold,
    store::{Cell, Reader, Table, TableRow, Writer},
};

impl Whole {
    /// Writes everything of those whom the book doesn't have, as far as they are `wanted`; how many came.
    pub(super) fn restore_missing(&self, w: &Writer<'_>, mut wanted: impl FnMut(&TableRow) -> bool) -> Result<u32> {
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
    pub(super) fn people(&self) -> impl Iterator<Item = &TableRow> {
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
        for table in [
            Table::Details,
            Table::Tags,
            Table::Milestones,
            Table::Cards,
            Table::Questions,
            Table::Facts,
            Table::Exchanges,
            Table::HardTimes,
            Table::Rifts,
            Table::Reflections,
            Table::Letters,
            Table::Boundaries,
            Table::Asked,
        ] {
            w.add_rows(table, mine(table))?;
        }
        let milestones: HashSet<[u8; 16]> = mine(Table::Milestones).filter_map(|row| row.identity("id")).collect();
        let marks = self.rows(Table::MilestoneMarks).iter().filter(|row| of(row, "milestone_id", &milestones));
        w.add_rows(Table::MilestoneMarks, marks)?;
        self.restore_shared(w, added, &|_, _| Ok(true))?;
        self.restore_reminders(w, added, milestones)
    }

    /// The user's own news that this book never had, gatherings and goals of which nobody is part yet, thoughts about nobody, and who of those who are here was told.
    pub(super) fn restore_news(&self, w: &Writer<'_>) -> Result<()> {
        let read = w.read();
        for (table, with, column) in
            [(Table::Gatherings, Table::GatheringPeople, "gathering_id"), (Table::Goals, Table::GoalPeople, "goal_id")]
        {
            let has_people: HashSet<[u8; 16]> = self.rows(with).iter().filter_map(|row| row.identity(column)).collect();
            self.restore_unheard(w, table, |row| row.identity("id").is_some_and(|id| !has_people.contains(&id)))?;
        }
        self.restore_thoughts(w)?;
        let came = self.restore_unheard(w, Table::Shares, |row| row.is_set("for_anyone"))?;
        for row in self.rows(Table::SharePeople).iter().filter(|row| row.identity("share_id").is_some_and(|id| came.contains(&id))) {
            if is_there(&read, Table::Contacts, row.identity("contact_id"))? {
                w.add_rows(Table::SharePeople, [row])?;
            }
        }
        Ok(())
    }

    /// Thoughts about nobody; an answer of a week that is answered here stays as it is here.
    fn restore_thoughts(&self, w: &Writer<'_>) -> Result<()> {
        let answered: HashSet<(String, String)> =
            w.read().rows_of(Table::Reflections)?.iter().map(|row| (row.text("day").to_owned(), row.text("question").to_owned())).collect();
        let is_free = |row: &TableRow| {
            let place = (row.text("day").to_owned(), row.text("question").to_owned());
            row.identity("contact_id").is_none() && (row.text("question") == "own" || !answered.contains(&place))
        };
        self.restore_unheard(w, Table::Reflections, is_free).map(drop)
    }

    /// Adds the rows that are `wanted`, as far as the book never had them: nothing that was removed comes back. Which came.
    fn restore_unheard(&self, w: &Writer<'_>, table: Table, wanted: impl Fn(&TableRow) -> bool) -> Result<HashSet<[u8; 16]>> {
        let mut came = HashSet::new();
        for row in self.rows(table).iter().filter(|row| wanted(row)) {
            if let Some(id) = row.identity("id")
                && !w.read().was_ever(table, &id)?
            {
                w.add_rows(table, [row])?;
                came.insert(id);
            }
        }
        Ok(came)
    }

    /// What is theirs alone of people whom the book has, as far as it never had it.
    pub(super) fn restore_own(&self, w: &Writer<'_>, people: &HashSet<[u8; 16]>) -> Result<()> {
        let is_theirs = |row: &TableRow| row.identity("contact_id").is_some_and(|whose| people.contains(&whose));
        for table in [Table::Facts, Table::Exchanges, Table::HardTimes, Table::Rifts, Table::Reflections, Table::Boundaries] {
            self.restore_unheard(w, table, is_theirs)?;
        }
        for row in self.rows(Table::Asked).iter().filter(|row| is_theirs(row)) {
            self.restore_asked(w, row)?;
        }
        self.restore_reminders(w, people, HashSet::new())
    }

    /// What was asked there later than here is what counts: it is not asked again (B4).
    fn restore_asked(&self, w: &Writer<'_>, row: &TableRow) -> Result<()> {
        let here = row.identity("id").map_or(Ok(None), |id| w.read().row_of(Table::Asked, &id))?;
        match here {
            Some(here) if here.text("at") >= row.text("at") => Ok(()),
            Some(_) => w.replace_row(Table::Asked, row),
            None => w.add_rows(Table::Asked, [row]),
        }
    }

    /// What is to be reminded of about these people and about nobody, and what was done about it.
    fn restore_reminders(&self, w: &Writer<'_>, added: &HashSet<[u8; 16]>, milestones: HashSet<[u8; 16]>) -> Result<()> {
        let is_theirs = |row: &TableRow| row.identity("contact_id").is_none_or(|whom| added.contains(&whom));
        let mut rules = milestones;
        rules.extend(self.restore_unheard(w, Table::Reminders, is_theirs)?);
        rules.extend(self.rows(Table::CatchUps).iter().filter_map(|row| row.identity("id")));
        let marks = self.rows(Table::AlarmMarks).iter();
        w.add_rows(Table::AlarmMarks, marks.filter(|row| row.identity("rule_id").is_some_and(|rule| rules.contains(&rule))))
    }

    /// What happened and what is planned with these people, each as far as it is `wanted`.
    pub(super) fn restore_shared(
        &self,
        w: &Writer<'_>,
        people: &HashSet<[u8; 16]>,
        wanted: &dyn Fn(Table, &[u8; 16]) -> Result<bool>,
    ) -> Result<()> {
        for (table, with, column) in SHARED {
            let with_them = |row: &&TableRow| row.identity("contact_id").is_some_and(|id| people.contains(&id));
            let mut ids = HashSet::new();
            for id in self.rows(with).iter().filter(with_them).filter_map(|row| row.identity(column)) {
                if wanted(table, &id)? {
                    ids.insert(id);
                }
            }
            let is_wanted = |row: &&TableRow| row.identity("id").is_some_and(|id| ids.contains(&id));
            let (single, whole): (Vec<_>, Vec<_>) =
                self.rows(table).iter().filter(is_wanted).partition(|row| row.identity("series_id").is_some());
            w.add_rows(table, whole)?;
            for row in single {
                // Of what comes round the whole is there before its single comings round; where it is gone, they have nothing to differ from.
                self.restore_series(w, row)?;
                if is_there(&w.read(), table, row.identity("series_id"))? {
                    w.add_rows(table, [row])?;
                }
            }
            let of_wanted = |row: &&TableRow| row.identity(column).is_some_and(|id| ids.contains(&id));
            for row in self.rows(with).iter().filter(of_wanted) {
                // Two books may have moved the same one: the book's stays, and who was at the other is not there.
                if is_there(&w.read(), table, row.identity(column))? && is_there(&w.read(), Table::Contacts, row.identity("contact_id"))? {
                    w.add_rows(with, [row])?;
                }
            }
        }
        Ok(())
    }

    /// Writes what comes round of which this is a single coming round, if the book never had it.
    fn restore_series(&self, w: &Writer<'_>, single: &TableRow) -> Result<()> {
        let Some(id) = single.identity("series_id") else { return Ok(()) };
        if w.read().was_ever(Table::CatchUps, &id)? {
            return Ok(());
        }
        w.add_rows(Table::CatchUps, self.rows(Table::CatchUps).iter().filter(|row| row.identity("id") == Some(id)))
    }
}

fn is_there(read: &Reader<'_>, table: Table, id: Option<[u8; 16]>) -> Result<bool> {
    id.map_or(Ok(false), |id| Ok(read.row_of(table, &id)?.is_some()))
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
