//! Bringing a book to the present form (S2): numbered files, one transaction, a backup first.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{Learn, Writer, open::APPLICATION_ID};
use crate::{Error, Result};

/// The forms, in order. A released one is never edited; a new form is a new file.
const MIGRATIONS: [&str; 19] = [
    include_str!("../../../migrations/0001_contacts.sql"),
    include_str!("../../../migrations/0002_reminders.sql"),
    include_str!("../../../migrations/0003_history.sql"),
    include_str!("../../../migrations/0004_more_of_a_card.sql"),
    include_str!("../../../migrations/0005_merging_and_pictures.sql"),
    include_str!("../../../migrations/0006_catch_ups.sql"),
    include_str!("../../../migrations/0007_planning.sql"),
    include_str!("../../../migrations/0008_all_reminders.sql"),
    include_str!("../../../migrations/0009_calendars_and_clocks.sql"),
    include_str!("../../../migrations/0010_put_off.sql"),
    include_str!("../../../migrations/0011_boundaries_and_prompts.sql"),
    include_str!("../../../migrations/0012_facts.sql"),
    include_str!("../../../migrations/0013_put_off_for_good.sql"),
    include_str!("../../../migrations/0014_shares.sql"),
    include_str!("../../../migrations/0015_said.sql"),
    include_str!("../../../migrations/0016_giving.sql"),
    include_str!("../../../migrations/0017_hard_times.sql"),
    include_str!("../../../migrations/0018_talks_and_gatherings.sql"),
    include_str!("../../../migrations/0019_trust.sql"),
];

/// The newest form this program knows.
const NEWEST: i64 = 19;
const _: () = assert!(MIGRATIONS.len() == 19, "NEWEST names the last migration");

/// Refuses a book from a newer program before anything is written.
pub(super) fn refuse_newer(connection: &Connection) -> Result<()> {
    refuse_version(version(connection)?)
}

/// Refuses a file without a form in which another program has tables: it may still be writing them.
pub(super) fn refuse_foreign(connection: &Connection, path: &Path) -> Result<()> {
    // One question: between two, another Fondly may have made the book.
    let foreign = "SELECT EXISTS (SELECT 1 FROM sqlite_schema) AND (SELECT user_version FROM pragma_user_version) = 0";
    if connection.query_row(foreign, [], |row| row.get(0))? {
        return Err(Error::NotABook(path.to_owned()));
    }
    Ok(())
}

/// Refuses the form `found` if this program doesn't know it.
pub(super) fn refuse_version(found: i64) -> Result<()> {
    if found > NEWEST { Err(Error::NewerBook { found, known: NEWEST }) } else { Ok(()) }
}

/// Applies what is missing, all of it or none; `user_version` last. What an older book has to learn is part of it.
pub(super) fn run(connection: &mut Connection, path: &Path, learn: Learn<'_>) -> Result<()> {
    let found = version(connection)?;
    if found == NEWEST {
        return Ok(());
    }
    if found > 0 {
        back_up(connection, path, found)?;
    }
    // A table that others point at is made anew under another name: while that lasts, nothing may follow its rows (SQLite, "Making
    // other kinds of table schema changes"). What points nowhere afterwards fails the whole.
    connection.pragma_update(None, "foreign_keys", false)?;
    let done = apply(connection, learn);
    connection.pragma_update(None, "foreign_keys", true)?;
    done
}

fn apply(connection: &mut Connection, learn: Learn<'_>) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have done it between our look and our lock.
    let found = version(&transaction)?;
    let done = usize::try_from(found).unwrap_or(0);
    for migration in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(migration)?;
    }
    let writer = Writer { transaction };
    if 0 < found && found < NEWEST {
        learn(&writer, found)?;
    }
    let loose: bool = writer.query_row("SELECT EXISTS (SELECT 1 FROM pragma_foreign_key_check)", [], |row| row.get(0))?;
    if loose {
        return Err(Error::Broken("some of its rows point nowhere".to_owned()));
    }
    writer.pragma_update(None, "application_id", APPLICATION_ID)?;
    writer.pragma_update(None, "user_version", NEWEST)?;
    Ok(writer.transaction.commit()?)
}

fn version(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Copies the book beside itself before its form changes; whole or not at all.
fn back_up(connection: &Connection, path: &Path, version: i64) -> Result<()> {
    let folder = path.with_file_name("backups");
    let unwritable = |_| Error::NotWritable(folder.clone());
    std::fs::create_dir_all(&folder).map_err(unwritable)?;
    let (half, whole) = (folder.join("before-migration.part"), folder.join(format!("before-form-{version}-was-changed.db")));
    connection.backup("main", &half, None::<fn(rusqlite::backup::Progress)>)?;
    std::fs::rename(&half, &whole).map_err(unwritable)?;
    Ok(())
}
