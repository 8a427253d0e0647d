//! The disk: the only place that speaks SQL. A [`Store`] is one open book; a [`Reader`] asks, a [`Writer`] (only inside
//! [`Store::write`]) changes. One file per table, columns by name.

mod alarm_marks;
mod alarms;
mod asked;
mod boundaries;
mod cards;
mod catch_ups;
mod celebrated;
mod circles;
mod communities;
mod contacts;
mod exchanges;
mod facts;
mod gatherings;
mod goals;
mod groups;
mod hard_times;
mod insights;
mod interactions;
mod introductions;
mod journal;
mod letters;
mod merges;
mod migrate;
mod milestones;
mod open;
mod people;
mod places;
mod questions;
mod reflections;
mod relations;
mod reminders;
mod requests;
mod rifts;
mod rows;
mod search;
mod settings;
mod shares;
mod steps;
mod text;
mod touched;
mod traces;

use std::{ops::Deref, path::PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::Result;

pub use alarms::{EngineRow, Slice};
pub use cards::StoredCard;
pub use communities::Member;
pub use insights::{CircleCount, Counted, MonthCount};
pub use interactions::TimelineRow;
pub use merges::MergeRow;
pub use rows::{Cell, TableRow};
pub use search::{SearchRow, Source};
pub use steps::{Step, StepState, Table};

/// One open book.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

/// Asks the book; several may, at any time.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    connection: &'a Connection,
}

/// Changes the book, inside one transaction; reads as well.
#[derive(Debug)]
pub struct Writer<'a> {
    transaction: Transaction<'a>,
}

/// What puts into its place what the older form of a book, by its number, had no place for.
pub type Learn<'a> = &'a dyn Fn(&Writer<'_>, i64) -> Result<()>;

impl Store {
    /// A reader.
    #[must_use]
    pub fn read(&self) -> Reader<'_> {
        Reader { connection: &self.connection }
    }

    /// Runs `change` in one transaction that starts as a writer (S1): all of it holds, or none.
    ///
    /// # Errors
    /// - What `change` returns; then nothing was written.
    /// - `Busy`, `DiskFull` and what else the disk says.
    pub fn write<T>(&mut self, change: impl FnOnce(&Writer<'_>) -> Result<T>) -> Result<T> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let writer = Writer { transaction };
        let value = change(&writer)?;
        writer.transaction.commit()?;
        Ok(value)
    }

    /// Runs `change` and takes it back: what it would do, and nothing written.
    ///
    /// # Errors
    /// - As [`Self::write`].
    pub fn rehearse<T>(&mut self, change: impl FnOnce(&Writer<'_>) -> Result<T>) -> Result<T> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Dropped without a commit, the transaction rolls back.
        change(&Writer { transaction })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &std::path::Path {
        &self.path
    }

    /// A number that is higher whenever anyone, this connection included, has changed what the user keeps in the book: every such
    /// change leaves a row in the journal (S3).
    ///
    /// # Errors
    /// - What the disk says.
    pub fn changes(&self) -> Result<i64> {
        let sql = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'step_rows'), 0)";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// How many rows this connection has written.
    #[must_use]
    pub fn writes(&self) -> u64 {
        self.connection.total_changes()
    }

    /// A number that differs when another program or connection has changed the book.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }

    /// Keeps at most 2 MB of the file in memory.
    ///
    /// # Errors
    /// - What SQLite says.
    pub fn be_frugal(&self) -> Result<()> {
        Ok(self.connection.pragma_update(None, "cache_size", -2_000)?)
    }

    /// SQLite's own check of the whole file: "ok", or what is wrong.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn integrity(&self) -> Result<Vec<String>> {
        let mut check = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let mut found: Vec<String> = check.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut loose = self.connection.prepare("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 20")?;
        for table in loose.query_map([], |row| row.get::<_, String>(0))? {
            found.push(format!("a row of {} points nowhere", table?));
        }
        Ok(found)
    }
}

impl<'a> Deref for Writer<'a> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.transaction
    }
}

impl Writer<'_> {
    /// Reads within the transaction.
    #[must_use]
    pub fn read(&self) -> Reader<'_> {
        Reader { connection: &self.transaction }
    }
}
