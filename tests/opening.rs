//! Rules S1, S2 and S6: how a book is opened, and what is never touched.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use fondly_core::{
    Error,
    book::Book,
    domain::{Circle, ContactId},
    store::{Store, Table},
};
use rstest::rstest;
use rusqlite::Connection;

use crate::support::{StoppedClock, TestBook, day, folder, rows, schema, write};

fn open(path: &Path) -> Result<Book, Error> {
    Book::open(path, clock())
}

fn clock() -> Arc<StoppedClock> {
    StoppedClock::at("2026-03-10T10:00[Europe/Lisbon]")
}

/// Every file of a folder with its bytes.
fn bytes(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap_or_default()))
        .collect();
    all.sort();
    all
}

#[rstest]
#[case("journal_mode", "wal")]
#[case("synchronous", "2")]
#[case("foreign_keys", "1")]
#[case("trusted_schema", "0")]
#[case("fullfsync", "1")]
#[case("checkpoint_fullfsync", "1")]
fn a_book_is_opened_so_that_power_cuts_lose_nothing(#[case] pragma: &str, #[case] value: &str) {
    let folder = folder();
    let mut store = Store::open(&folder.path().join("book.db"), &|_, _| Ok(())).unwrap();
    let text = |row: &rusqlite::Row<'_>| {
        row.get_ref(0).map(|value| value.as_str().map_or_else(|_| value.as_i64().unwrap().to_string(), str::to_owned))
    };
    let found = store.write(|w| Ok(w.query_row(&format!("PRAGMA {pragma}"), [], text)?)).unwrap();
    assert_eq!(found, value);
}

#[test]
fn a_new_book_has_the_default_circles_and_its_folder_is_made() {
    let folder = folder();
    let path = folder.path().join("a/b/book.db");
    let book = open(&path).unwrap();
    let names: Vec<_> = book.circles().unwrap().into_iter().map(|(circle, _)| circle.fields.name).collect();
    assert_eq!(names, Circle::defaults().map(|circle| circle.name));
    assert!(path.is_file());
    assert_eq!(book.history(1).unwrap(), [], "what a new book begins with is not the user's change");
}

#[test]
fn every_table_is_strict_and_keyed_by_an_id_that_the_journal_can_name() {
    let folder = folder();
    let path = folder.path().join("book.db");
    let store = Store::open(&path, &|_, _| Ok(())).unwrap();
    let file = Connection::open(&path).unwrap();
    let loose: Vec<String> = file
        .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite_%'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(loose, [""; 0]);
    for table in Table::ALL {
        assert_eq!(store.columns(table).unwrap()[0], "id", "{}", table.name());
    }
}

#[test]
fn every_table_that_the_user_changes_is_in_the_journal() {
    let folder = folder();
    let path = folder.path().join("book.db");
    Store::open(&path, &|_, _| Ok(())).unwrap();
    let file = Connection::open(&path).unwrap();
    let mut tables: Vec<String> = file
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    tables.retain(|table| {
        !["steps", "step_rows", "alarms", "alarm_log", "requests", "engine", "shown_days", "last_talks"].contains(&table.as_str())
    });
    tables.sort();
    let mut journalled = Table::ALL.map(Table::name);
    journalled.sort_unstable();
    assert_eq!(tables, journalled);
}

// S1: what makes no sense can't stand in the file, whoever writes it.

#[rstest]
#[case("INSERT INTO tags (id, contact_id, tag, position) VALUES (zeroblob(16), zeroblob(16), 'x', 0)", "a row that points nowhere")]
#[case("INSERT INTO circles (id, name, tone, position) VALUES (x'00', 'x', 'inner', 0)", "an identity of one byte")]
#[case("INSERT INTO circles (id, name, tone, position) VALUES (zeroblob(16), '', 'inner', 0)", "a circle without a name")]
#[case("INSERT INTO circles (id, name, tone, position) VALUES (zeroblob(16), 'x', 'pink', 0)", "a word that is none")]
#[case("INSERT INTO circles (id, name, tone, position, every) VALUES (zeroblob(16), 'x', 'inner', 0, 3)", "a rhythm without a unit")]
#[case("UPDATE contacts SET state = 'gone'", "a state that is none")]
#[case("UPDATE contacts SET rhythm_revision = 'one'", "a word for a number")]
#[case("UPDATE milestones SET month = 13", "a thirteenth month")]
#[case("UPDATE milestones SET words = 'spring'", "words beside a date")]
#[case("UPDATE milestones SET year = NULL, month = NULL", "a milestone without any date")]
#[case("UPDATE settings SET id = x'01'", "a second row of settings")]
fn what_makes_no_sense_can_not_be_written(#[case] sql: &str, #[case] what: &str) {
    let mut book = TestBook::on_disk();
    book.someone_born("Ana", "1986-03-10");
    let mut store = Store::open(book.path(), &|_, _| Ok(())).unwrap();
    let before = book.rows();
    assert!(store.write(|w| Ok(w.execute(sql, [])?)).is_err(), "{what}");
    assert_eq!(book.rows(), before);
}

#[test]
fn opening_again_changes_nothing() {
    let mut book = TestBook::on_disk();
    book.someone_born("Ana", "1986-03-10");
    let before = (rows(book.path(), &[]), schema(book.path()));
    book.restart();
    book.restart();
    assert_eq!((rows(book.path(), &[]), schema(book.path())), before);
}

// S2: a newer file is refused and not one byte is written.

#[test]
fn a_newer_book_is_refused_and_not_one_byte_is_written() {
    let folder = folder();
    let path = folder.path().join("book.db");
    drop(open(&path).unwrap());
    let file = Connection::open(&path).unwrap();
    file.pragma_update(None, "user_version", 4000).unwrap();
    file.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(())).unwrap();
    drop(file);
    let before = bytes(folder.path());
    let refusal = open(&path).err().unwrap();
    assert!(matches!(refusal, Error::NewerBook { found: 4000, .. }), "{refusal}");
    assert!(refusal.to_string().contains("left untouched"), "{refusal}");
    assert_eq!(bytes(folder.path()), before);
}

// S7: identities keep the order they were made in, and instants are UTC wherever the user is.

#[test]
fn identities_made_at_one_instant_keep_their_order() {
    let now = "2026-03-10T10:00:00Z".parse().unwrap();
    let ids: Vec<ContactId> = (0..10_000).map(|_| ContactId::new(now)).collect();
    assert!(ids.is_sorted_by(|a, b| a < b), "each is later than the one before");
    let text = ids[0].to_string();
    assert_eq!((text.parse(), &text[14..15]), (Ok(ids[0]), "7"), "a UUID of version 7");
}

#[test]
fn instants_are_written_in_utc_wherever_the_user_is() {
    let mut book = TestBook::on_disk_at("2026-03-10T23:30[America/New_York]");
    let ana = book.someone("Ana");
    let row = book.rows().into_iter().find(|row| row.contains("Ana")).unwrap();
    assert!(
        row.contains("\"2026-03-11T03:30:00Z\"") && row.contains("\"2026-03-10\""),
        "the instant in UTC, the day as the user lives it: {row}"
    );
    assert_eq!(book.person(ana).unwrap().contact.state_since, day("2026-03-10"));
}

// S6: what is not a book is refused, and stays as it is.

/// A SQLite file of another program.
fn foreign(folder: &Path, setting: &str) -> PathBuf {
    let path = folder.join("book.db");
    let file = Connection::open(&path).unwrap();
    file.execute_batch(&format!("{setting}; CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')")).unwrap();
    path
}

#[rstest]
#[case("PRAGMA application_id = 7", "another program's number")]
#[case("PRAGMA user_version = 2", "a version, but no number")]
#[case("SELECT 1", "neither number nor version, as most are")]
fn a_sqlite_file_of_another_program_is_refused_and_stays(#[case] setting: &str, #[case] what: &str) {
    let folder = folder();
    let path = foreign(folder.path(), setting);
    let before = bytes(folder.path());
    let refusal = open(&path).err().unwrap_or_else(|| panic!("{what} is refused"));
    assert!(matches!(refusal, Error::NotABook(_)) && refusal.to_string().contains("book.db"), "{refusal}");
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn a_file_of_another_program_that_is_still_open_is_refused_and_stays() {
    let folder = folder();
    let path = folder.path().join("book.db");
    let theirs = Connection::open(&path).unwrap();
    theirs.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    theirs.execute_batch("CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')").unwrap();
    assert!(matches!(open(&path).err().unwrap(), Error::NotABook(_)), "what it wrote is in its journal only");
    assert_eq!(schema(&path), ["table notes: CREATE TABLE notes (text)"]);
}

#[rstest]
#[case(b"Dear diary, this is a text and no book of people. It has more than a hundred bytes so that no header could be read in it.".as_slice())]
#[case(b"x")]
#[case(b"SQLite format 3\0")]
#[case(b"SQLite format 3\0 and then a hundred bytes of something else, which is what a torn download may look like in the end ......")]
fn a_file_that_is_no_book_is_refused_and_stays(#[case] text: &[u8]) {
    let folder = folder();
    let path = write(folder.path(), "book.db", text);
    let refusal = open(&path).err().unwrap();
    assert!(matches!(refusal, Error::NotABook(_)), "{refusal}");
    assert_eq!(bytes(folder.path()), [(path, text.to_vec())]);
}

#[test]
fn a_folder_in_the_place_of_the_book_is_refused() {
    let folder = folder();
    let refusal = open(folder.path()).err().unwrap();
    assert!(matches!(refusal, Error::NotABook(_)), "{refusal}");
    assert_eq!(bytes(folder.path()), []);
}

#[test]
fn a_file_where_the_folder_should_be_is_said() {
    let folder = folder();
    let file = write(folder.path(), "people", "text");
    let refusal = open(&file.join("book.db")).err().unwrap();
    assert!(matches!(refusal, Error::NotWritable(_)), "{refusal}");
}

#[test]
fn an_empty_file_becomes_a_book() {
    let folder = folder();
    let path = write(folder.path(), "book.db", "");
    assert!(open(&path).unwrap().check().unwrap().is_empty());
}

#[test]
fn a_book_whose_making_was_cut_off_by_a_power_cut_is_made_again() {
    let folder = folder();
    let path = folder.path().join("book.db");
    // What stands in the file when only the journal mode was set.
    Connection::open(&path).unwrap().query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    assert!(fs::metadata(&path).unwrap().len() > 0, "there is a header");
    assert_eq!(open(&path).unwrap().circles().unwrap().len(), 4);
}

#[test]
fn a_damaged_book_is_said_and_not_written_to() {
    let mut book = TestBook::on_disk();
    for number in 0..40 {
        book.someone(&format!("Person {number}"));
    }
    let path = book.path().to_owned();
    Connection::open(&path).unwrap().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let mut damaged = fs::read(&path).unwrap();
    damaged[100..].fill(0xA5);
    let folder = folder();
    let path = write(folder.path(), "book.db", &damaged);
    assert!(matches!(open(&path).err().unwrap(), Error::NotABook(_)));
    assert_eq!(fs::read(&path).unwrap(), damaged);
}

// S6: a full disk keeps nothing of the change, and the book goes on when there is room.

#[test]
fn a_full_disk_keeps_nothing_of_a_change_and_says_so() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana");
    let mut store = Store::open(book.path(), &|_, _| Ok(())).unwrap();
    let before = book.rows();
    let mut grow = |pages: i64| {
        store.write(|w| {
            w.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?;
            let mut contact = w.read().contact(ana)?.unwrap();
            contact.fields.note = "a long story ".repeat(100_000);
            w.put_contact(&contact)
        })
    };
    let refusal = grow(1).unwrap_err();
    assert_eq!(refusal.to_string(), "The disk is full. Nothing was changed. Free some space and try again.");
    assert_eq!(book.rows(), before);
    grow(1_000_000).unwrap();
    assert!(book.person(ana).unwrap().contact.fields.note.len() > 1_000_000);
    assert!(book.check().unwrap().is_empty());
}

#[test]
fn two_openings_of_a_new_book_make_it_once() {
    let folder = folder();
    let path = folder.path().join("book.db");
    let threads: Vec<_> = (0..4).map(|_| path.clone()).map(|path| std::thread::spawn(move || open(&path).map(drop))).collect();
    for thread in threads {
        thread.join().unwrap().unwrap();
    }
    assert_eq!(open(&path).unwrap().circles().unwrap().len(), 4);
}
