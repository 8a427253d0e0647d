//! A book to try things on: a clock that stands still, people in one line each, and ears for what is said.

mod clock;
mod dice;
mod dump;
pub(crate) mod people;
mod reminders;
pub(crate) mod verbs;
mod voice;

use std::{
    fs,
    ops::{Deref, DerefMut},
    path::{Path, PathBuf},
    sync::Arc,
};

use fondly_core::{
    Result,
    book::{Book, ImportReport, Outcome},
};
use tempfile::TempDir;

pub(crate) use clock::StoppedClock;
pub(crate) use dice::Dice;
pub(crate) use dump::{rows, schema};
pub(crate) use reminders::Reminders;
pub(crate) use voice::{Dies, RecordingVoice};

/// The moment a test begins unless it says otherwise: a Tuesday in Lisbon, an hour after the reminders.
const TUESDAY: &str = "2026-03-10T10:00[Europe/Lisbon]";

/// A book, the clock it lives by, and a folder of its own.
pub(crate) struct TestBook {
    book: Book,
    pub(crate) clock: Arc<StoppedClock>,
    folder: TempDir,
}

impl TestBook {
    /// An empty book in memory, on a Tuesday at ten.
    pub(crate) fn new() -> Self {
        Self::at(TUESDAY)
    }

    /// An empty book in memory at a moment.
    pub(crate) fn at(moment: &str) -> Self {
        let clock = StoppedClock::at(moment);
        let book = Book::in_memory(clock.clone()).expect("a book in memory");
        Self { book, clock, folder: folder() }
    }

    /// An empty book in a file, on a Tuesday at ten.
    pub(crate) fn on_disk() -> Self {
        Self::on_disk_at(TUESDAY)
    }

    /// An empty book in a file at a moment.
    pub(crate) fn on_disk_at(moment: &str) -> Self {
        let (clock, folder) = (StoppedClock::at(moment), folder());
        let book = Book::open(&folder.path().join("book.db"), clock.clone()).expect("a new book");
        Self { book, clock, folder }
    }

    /// An empty book at a moment, in a file that needs no disk where the system has such a place: for thousands of lives.
    pub(crate) fn in_memory_file(moment: &str) -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory).expect("a folder in memory") } else { folder() };
        let clock = StoppedClock::at(moment);
        let book = Book::open(&folder.path().join("book.db"), clock.clone()).expect("a new book");
        Self { book, clock, folder }
    }

    /// The book once more, as another program would open it.
    pub(crate) fn second_opening(&self) -> Book {
        Book::open(self.path(), self.clock.clone()).expect("the book opens again")
    }

    /// Closes the book and opens it again, as after a restart.
    pub(crate) fn restart(&mut self) {
        let again = self.second_opening();
        drop(std::mem::replace(&mut self.book, again));
    }

    /// Everything the user can undo, row by row.
    pub(crate) fn rows(&self) -> Vec<String> {
        rows(self.path(), &["steps", "step_rows", "alarms", "engine", "shown_days"])
    }

    /// A file of this text in the book's folder.
    pub(crate) fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        write(self.folder.path(), name, text)
    }

    /// Imports a file of this text.
    pub(crate) fn import_text(&mut self, text: &str) -> Outcome<ImportReport> {
        self.try_import(text).expect("the cards are imported")
    }

    /// Imports a file of this text, if it can be.
    pub(crate) fn try_import(&mut self, text: &str) -> Result<Outcome<ImportReport>> {
        let file = self.file("people.vcf", text);
        self.book.import(&[file], &mut fondly_core::book::unwatched)
    }
}

impl Deref for TestBook {
    type Target = Book;
    fn deref(&self) -> &Book {
        &self.book
    }
}

impl DerefMut for TestBook {
    fn deref_mut(&mut self) -> &mut Book {
        &mut self.book
    }
}

/// A folder that goes when the test ends.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// Writes a file into a folder.
pub(crate) fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).expect("the file is written");
    path
}

/// A civil day.
pub(crate) fn day(text: &str) -> jiff::civil::Date {
    text.parse().expect("a day")
}

/// A vCard 3.0 with these lines besides its frame.
pub(crate) fn card(lines: &[&str]) -> String {
    format!("BEGIN:VCARD\r\nVERSION:3.0\r\n{}\r\nEND:VCARD\r\n", lines.join("\r\n"))
}
