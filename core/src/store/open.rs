//! Opening a book: what the file must be, and how the connection is set (S1, S2, S6).

use std::{
    fs::{DirBuilder, File},
    io::{ErrorKind, Read},
    path::Path,
    time::Duration,
};

use rusqlite::{Connection, config::DbConfig};

use super::{Learn, Store, journal, migrate};
use crate::{Error, Result};

/// Marks a SQLite file as a Fondly book ("Fond").
pub(super) const APPLICATION_ID: i32 = 0x466f_6e64;

impl Store {
    /// Opens the book at `path`, making it and its folder when there is none, and brings it to the present form. What an older form
    /// had no place for `learn` puts into its place, in the same transaction.
    ///
    /// # Errors
    /// - `NewerBook`, `NotABook`: the file was not touched (S2, S6).
    /// - `NotWritable`, `DiskFull`, `Busy`.
    pub fn open(path: &Path, learn: Learn<'_>) -> Result<Self> {
        if let Some(folder) = path.parent() {
            create_private(folder).map_err(|_| Error::NotWritable(folder.to_owned()))?;
        }
        refuse_what_is_no_book(path)?;
        let connection = Connection::open(path).map_err(|error| with_path(error.into(), path))?;
        Self::set_up(connection, path, learn).map_err(|error| with_path(error, path))
    }

    /// A book in memory, for tests.
    ///
    /// # Errors
    /// - What SQLite says.
    pub fn in_memory() -> Result<Self> {
        Self::set_up(Connection::open_in_memory()?, Path::new(":memory:"), &|_, _| Ok(()))
    }

    fn set_up(mut connection: Connection, path: &Path, learn: Learn<'_>) -> Result<Self> {
        connection.busy_timeout(Duration::from_secs(10))?;
        connection.set_prepared_statement_cache_capacity(128);
        migrate::refuse_newer(&connection)?;
        migrate::refuse_foreign(&connection, path)?;
        // Else a statement whose plan might depend on its values is prepared anew whenever they change, which costs a fifth of an import.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        keep_a_log(&connection)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        // Without these macOS acknowledges writes that are still in the drive's cache.
        connection.pragma_update(None, "fullfsync", true)?;
        connection.pragma_update(None, "checkpoint_fullfsync", true)?;
        // An import whose pages all fit is written once; with less they are written to the log again and again.
        connection.pragma_update(None, "cache_size", -64_000)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        migrate::run(&mut connection, path, learn)?;
        journal::attach(&connection)?;
        Ok(Self { connection, path: path.to_owned() })
    }
}

/// Turns the write-ahead log on. SQLite does not wait for another program that is doing the same to a new book, so this does.
fn keep_a_log(connection: &Connection) -> Result<()> {
    for _ in 0..100 {
        match connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).map_err(Error::from) {
            Err(Error::Busy) => std::thread::sleep(Duration::from_millis(20)),
            done => return done,
        }
    }
    Err(Error::Busy)
}

/// Makes a folder that only its owner may look into: it holds what people told them.
fn create_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Looks at the first bytes before SQLite does, so that a foreign or newer file is not touched at all.
fn refuse_what_is_no_book(path: &Path) -> Result<()> {
    let mut header = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(108).read_to_end(&mut header).map_err(|_| Error::NotABook(path.to_owned()))?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(_) => return Err(Error::NotWritable(path.to_owned())),
    };
    if header.is_empty() {
        return Ok(());
    }
    let number = |at: usize| header.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(i32::from_be_bytes);
    // Offsets of the database header: user version 60, application id 68 (SQLite file format §1.3).
    match (header.starts_with(b"SQLite format 3\0"), number(60), number(68)) {
        (true, Some(version), Some(APPLICATION_ID)) => migrate::refuse_version(i64::from(version)),
        // A book that was being made when the power went: its first transaction never reached the file. The first page is a leaf
        // without cells then (§1.6): there is no table yet. Most other programs leave both numbers 0 as well.
        (true, Some(0), Some(0)) if header.get(100) == Some(&13) && header.get(103..105) == Some(&[0, 0]) => Ok(()),
        _ => Err(Error::NotABook(path.to_owned())),
    }
}

fn with_path(error: Error, path: &Path) -> Error {
    match error {
        Error::NotABook(_) => Error::NotABook(path.to_owned()),
        Error::NotWritable(_) => Error::NotWritable(path.to_owned()),
        other => other,
    }
}
