//! The book as JSON, whole or of some people: a copy that can be imported again.

use std::{collections::HashSet, io::Write};

use super::{Whom, count, put};
use crate::{
    Result,
    book::Book,
    formats::whole_text,
    store::{Table, TableRow},
};

impl Book {
    /// Writes everything the book knows of these people as JSON to `out`, and says how many; of everyone with the settings and all
    /// circles. Importing it into an empty book gives the same book.
    ///
    /// # Errors
    /// - As [`Book::export_cards`].
    pub fn export_whole(&self, whom: &Whom, out: &mut dyn Write) -> Result<u32> {
        let people = self.exported(whom)?;
        let mut tables = Vec::new();
        for table in Table::ALL {
            tables.push((table, self.read().rows_of(table)?));
        }
        // Nobody who is in the trash goes out, so even everyone is a choice.
        let mut wanted = Wanted {
            everyone: *whom == Whom::Everyone,
            contacts: people.iter().map(|one| *one.id.as_bytes()).collect(),
            ..Wanted::default()
        };
        wanted.find_what_hangs_on_them(&tables);
        for (table, rows) in &mut tables {
            rows.retain(|row| wanted.takes(*table, row));
        }
        let named: Vec<(&str, Vec<TableRow>)> = tables.into_iter().map(|(table, rows)| (table.name(), rows)).collect();
        let _enough = put(out, whole_text(&named, &self.now().instant().to_string()).as_bytes())?;
        Ok(count(people.len()))
    }
}

/// The identities of the rows that go out.
#[derive(Default)]
struct Wanted {
    everyone: bool,
    contacts: HashSet<[u8; 16]>,
    merges: HashSet<[u8; 16]>,
    circles: HashSet<[u8; 16]>,
    milestones: HashSet<[u8; 16]>,
    interactions: HashSet<[u8; 16]>,
    catch_ups: HashSet<[u8; 16]>,
    reminders: HashSet<[u8; 16]>,
    shares: HashSet<[u8; 16]>,
    gatherings: HashSet<[u8; 16]>,
    introductions: HashSet<[u8; 16]>,
    goals: HashSet<[u8; 16]>,
}

impl Wanted {
    fn find_what_hangs_on_them(&mut self, tables: &[(Table, Vec<TableRow>)]) {
        self.find_who_went_into_them(tables);
        for (table, rows) in tables {
            for row in rows {
                match table {
                    Table::Contacts if has(&self.contacts, row, "id") => self.circles.extend(row.identity("circle_id")),
                    Table::Milestones if has(&self.contacts, row, "contact_id") => self.milestones.extend(row.identity("id")),
                    Table::InteractionPeople if has(&self.contacts, row, "contact_id") => {
                        self.interactions.extend(row.identity("interaction_id"))
                    }
                    // Those about nobody go out with everyone.
                    Table::Reminders if has(&self.contacts, row, "contact_id") || self.everyone && row.identity("contact_id").is_none() => {
                        self.reminders.extend(row.identity("id"));
                    }
                    Table::SharePeople if has(&self.contacts, row, "contact_id") => self.shares.extend(row.identity("share_id")),
                    Table::GatheringPeople if has(&self.contacts, row, "contact_id") => {
                        self.gatherings.extend(row.identity("gathering_id"))
                    }
                    Table::GoalPeople if has(&self.contacts, row, "contact_id") => self.goals.extend(row.identity("goal_id")),
                    Table::CatchUpPeople if has(&self.contacts, row, "contact_id") => self.catch_ups.extend(row.identity("catch_up_id")),
                    _ => {}
                }
            }
        }
        self.find_their_series(tables);
        self.find_who_is_introduced(tables);
    }

    /// Two who are introduced go out together, with what is to be asked of it, or not at all.
    fn find_who_is_introduced(&mut self, tables: &[(Table, Vec<TableRow>)]) {
        let rows = |table: Table| tables.iter().filter(move |(of, _)| *of == table).flat_map(|(_, rows)| rows);
        let is_out = |row: &&TableRow| !has(&self.contacts, row, "contact_id");
        let halves: HashSet<[u8; 16]> =
            rows(Table::IntroductionPeople).filter(is_out).filter_map(|row| row.identity("introduction_id")).collect();
        let of_halves = rows(Table::Reminders).filter(|row| has(&halves, row, "owner_id")).filter_map(|row| row.identity("id"));
        let of_halves: HashSet<[u8; 16]> = of_halves.collect();
        self.reminders.retain(|id| !of_halves.contains(id));
        self.introductions = rows(Table::Introductions).filter_map(|row| row.identity("id")).filter(|id| !halves.contains(id)).collect();
    }

    /// What comes round, of which a single coming round goes out.
    fn find_their_series(&mut self, tables: &[(Table, Vec<TableRow>)]) {
        let catch_ups = tables.iter().filter(|(table, _)| *table == Table::CatchUps).flat_map(|(_, rows)| rows);
        let series: Vec<[u8; 16]> =
            catch_ups.filter(|row| has(&self.catch_ups, row, "id")).filter_map(|row| row.identity("series_id")).collect();
        self.catch_ups.extend(series);
    }

    /// Those out of sight, however often one went into another.
    fn find_who_went_into_them(&mut self, tables: &[(Table, Vec<TableRow>)]) {
        let merges = || tables.iter().filter(|(table, _)| *table == Table::Merges).flat_map(|(_, rows)| rows);
        loop {
            let known = self.merges.len();
            for row in merges() {
                if has(&self.contacts, row, "contact_id") {
                    self.merges.extend(row.identity("id"));
                    self.contacts.extend(["part_id", "before_id", "after_id"].into_iter().filter_map(|column| row.identity(column)));
                }
            }
            if self.merges.len() == known {
                return;
            }
        }
    }

    fn takes(&self, table: Table, row: &TableRow) -> bool {
        match table {
            Table::Circles => self.everyone || has(&self.circles, row, "id"),
            Table::Settings | Table::GroupMembers => self.everyone,
            Table::Contacts => has(&self.contacts, row, "id"),
            Table::MilestoneMarks => has(&self.milestones, row, "milestone_id"),
            Table::Reminders => has(&self.reminders, row, "id"),
            Table::AlarmMarks => [&self.milestones, &self.catch_ups, &self.reminders].into_iter().any(|some| has(some, row, "rule_id")),
            // News for whoever one talks to goes out with everyone.
            Table::Shares => (self.everyone && row.is_set("for_anyone")) || has(&self.shares, row, "id"),
            // One of which nobody is part yet goes out with everyone.
            Table::Gatherings => self.everyone || has(&self.gatherings, row, "id"),
            Table::Goals => self.everyone || has(&self.goals, row, "id"),
            // Those about nobody go out with everyone.
            Table::Reflections => has(&self.contacts, row, "contact_id") || self.everyone && row.identity("contact_id").is_none(),
            Table::Introductions => has(&self.introductions, row, "id"),
            Table::IntroductionPeople => has(&self.introductions, row, "introduction_id"),
            Table::Interactions => has(&self.interactions, row, "id"),
            Table::CatchUps => has(&self.catch_ups, row, "id"),
            Table::MergeMoves => has(&self.merges, row, "merge_id"),
            Table::Apart => has(&self.contacts, row, "one_id") && has(&self.contacts, row, "other_id"),
            Table::Details
            | Table::Tags
            | Table::Milestones
            | Table::InteractionPeople
            | Table::CatchUpPeople
            | Table::Cards
            | Table::Merges
            | Table::Questions
            | Table::SharePeople
            | Table::GatheringPeople
            | Table::GoalPeople
            | Table::Facts
            | Table::Exchanges
            | Table::HardTimes
            | Table::Rifts
            | Table::Letters
            | Table::Boundaries
            | Table::Asked => has(&self.contacts, row, "contact_id"),
        }
    }
}

fn has(set: &HashSet<[u8; 16]>, row: &TableRow, column: &str) -> bool {
    row.identity(column).is_some_and(|id| set.contains(&id))
}
