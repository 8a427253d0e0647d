//! Rule S2: a book of every form that went into people's hands comes to the present one, its copy beside it, and equals a fresh one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use fondly_core::{Error, book::Book};
use rusqlite::Connection;

use crate::support::{StoppedClock, TestBook, day, folder, schema};

fn open(path: &Path) -> Result<Book, Error> {
    Book::open(path, StoppedClock::at("2026-03-10T10:00[Europe/Lisbon]"))
}

/// A book of a released form.
fn released(form: u8) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/databases/form_{form}.db"))
}

#[test]
fn a_book_of_every_released_form_becomes_as_a_fresh_one() {
    let fresh = TestBook::on_disk();
    let folder_of_all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/databases");
    for file in fs::read_dir(folder_of_all)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "db"))
    {
        let folder = folder();
        let path = folder.path().join("book.db");
        fs::copy(&file, &path).unwrap();
        let form: i64 = Connection::open(&path).unwrap().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        let book = open(&path).unwrap();
        assert_eq!(schema(&path), schema(fresh.path()), "{}", file.display());
        assert!(book.check().unwrap().is_empty(), "{}", file.display());
        let copy = folder.path().join(format!("backups/before-form-{form}-was-changed.db"));
        assert!(copy.is_file() || schema(&file) == schema(fresh.path()), "a copy is kept beside {}", file.display());
    }
}

#[test]
fn a_book_of_form_17_from_before_the_last_talks_were_kept_learns_them() {
    let (folder, fresh) = (folder(), TestBook::on_disk());
    let path = folder.path().join("book.db");
    fs::copy(released(17), &path).unwrap();
    let older = Connection::open(&path).unwrap();
    let triggers = ["someone_there", "someone_gone", "someone_else", "a_new_one", "a_changed_one"];
    let drops = triggers.map(|name| format!("DROP TRIGGER last_talks_of_{name};")).concat();
    older.execute_batch(&format!("{drops} DROP TABLE last_talks;")).unwrap();
    drop(older);
    let book = open(&path).unwrap();
    assert_eq!(schema(&path), schema(fresh.path()));
    assert!(book.check().unwrap().is_empty());
    let kept: i64 = Connection::open(&path)
        .unwrap()
        .query_row("SELECT count(*) FROM last_talks WHERE talked IS NOT NULL", [], |row| row.get(0))
        .unwrap();
    assert!(kept > 0, "the book has talks");
    assert_eq!(crate::last_talks::wrong(&path), 0);
}

#[test]
fn a_book_of_form_3_keeps_everyone_and_their_history_and_learns_what_their_cards_said() {
    let folder = folder();
    let path = folder.path().join("book.db");
    fs::copy(released(3), &path).unwrap();
    let mut book = open(&path).unwrap();
    let ana = book.find("Ana Costa").unwrap();
    let fields = book.person(ana).unwrap().contact.fields;
    assert_eq!((fields.phones[0].value.as_str(), fields.emails.len()), ("333", 0), "what was edited stays");
    assert_eq!((fields.relations[0].label.as_str(), fields.relations[0].value.as_str()), ("spouse", "Jo"));
    assert_eq!((fields.name.phonetic_given.as_str(), fields.time_zone.as_str()), ("Ah-na", "Europe/Lisbon"));
    let history: Vec<String> = book.history(20).unwrap().into_iter().map(|step| step.said).collect();
    assert_eq!(history.len(), 6, "{history:?}");
    while book.undo(None).is_ok() {}
    assert_eq!(book.people_count().unwrap(), 0, "every step from before is undone");
    while book.redo().is_ok() {}
    assert_eq!(book.person(ana).unwrap().contact.fields.phones[0].value, "333");
    assert!(book.check().unwrap().is_empty());
}

#[test]
fn where_an_older_form_said_two_organizations_in_one_text_there_are_two() {
    let folder = folder();
    let path = folder.path().join("book.db");
    fs::copy(released(4), &path).unwrap();
    let older = Connection::open(&path).unwrap();
    let card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nUID:a1\r\nORG:Acme\r\nTITLE:CEO\r\nORG:Library\r\nTITLE:Reader\r\nEND:VCARD\r\n";
    older.execute("UPDATE cards SET raw = ?1", [card.as_slice()]).unwrap();
    older.execute("UPDATE contacts SET organization = 'Acme; Library', title = 'Captain'", []).unwrap();
    drop(older);
    let book = open(&path).unwrap();
    let fields = book.person(book.find("Ana Costa").unwrap()).unwrap().contact.fields;
    assert_eq!((fields.organization.as_str(), fields.title.as_str()), ("Acme", "Captain"), "what was edited stays");
    assert_eq!(fields.other_work, [fondly_core::domain::Labelled::new("Reader", "Library")]);
}

#[test]
fn a_book_of_form_5_keeps_who_was_merged_and_takes_them_apart() {
    let (folder, fresh) = (folder(), TestBook::on_disk());
    let path = folder.path().join("book.db");
    fs::copy(released(5), &path).unwrap();
    let mut book = open(&path).unwrap();
    assert_eq!(schema(&path), schema(fresh.path()), "an upgraded file has the form of a new one");
    let ana = book.person(book.find("Ana Costa").unwrap()).unwrap();
    assert_eq!((ana.timeline.len(), ana.merged.len(), ana.contact.fields.phones[0].value.as_str()), (2, 1, "333"));
    book.unmerge(ana.merged[0].0).unwrap();
    assert_eq!(book.person(book.find("Anita Costa").unwrap()).unwrap().timeline.len(), 1);
    while book.undo(None).is_ok() {}
    assert_eq!(book.people_count().unwrap(), 0, "every step from before is undone");
    assert!(book.check().unwrap().is_empty());
}

#[test]
fn a_book_of_form_6_keeps_what_was_planned_and_how_it_comes_round() {
    let folder = folder();
    let path = folder.path().join("book.db");
    fs::copy(released(6), &path).unwrap();
    let mut book = open(&path).unwrap();
    let planned = book.occasions(day("2026-12-01"), day("2026-12-31")).unwrap();
    let days: Vec<String> = planned.iter().map(|one| format!("{} {:?}", one.fields.day, one.state)).collect();
    let expected =
        ["2026-12-02 Done", "2026-12-05 Planned", "2026-12-10 Planned", "2026-12-16 Cancelled", "2026-12-23 Planned", "2026-12-30 Planned"];
    assert_eq!(days, expected);
    while book.undo(None).is_ok() {}
    assert_eq!(book.people_count().unwrap(), 0, "every step from before is undone");
    while book.redo().is_ok() {}
    assert_eq!(book.occasions(day("2026-12-01"), day("2026-12-31")).unwrap(), planned);
    assert!(book.check().unwrap().is_empty());
}

#[test]
fn a_book_of_form_7_keeps_what_planning_keeps_to() {
    let folder = folder();
    let path = folder.path().join("book.db");
    fs::copy(released(7), &path).unwrap();
    let mut book = open(&path).unwrap();
    let planning = book.person(book.find("Ana Costa").unwrap()).unwrap().line.planning;
    assert_eq!((planning.least_gap, planning.away.to_string().as_str()), (14, "2027-07-01/2027-07-14"));
    assert_eq!(planning.kept_days.unwrap().to_string(), "SU");
    let settings = book.settings().unwrap();
    assert_eq!((settings.weekly_budget, settings.closed_days.unwrap().to_string().as_str()), (5, "SA"));
    let days: Vec<String> =
        book.occasions(day("2027-03-01"), day("2027-05-31")).unwrap().iter().map(|one| one.fields.day.to_string()).collect();
    assert_eq!(days, ["2027-03-09", "2027-03-10", "2027-04-04", "2027-05-02"]);
    while book.undo(None).is_ok() {}
    assert_eq!(book.people_count().unwrap(), 0, "every step from before is undone");
    while book.redo().is_ok() {}
    assert!(book.check().unwrap().is_empty());
}

#[test]
fn a_book_of_form_8_keeps_what_reminds_and_what_became_of_it() {
    let folder = folder();
    let path = folder.path().join("book.db");
    fs::copy(released(8), &path).unwrap();
    let mut book = Book::open(&path, StoppedClock::at("2026-03-12T10:00[Europe/Lisbon]")).unwrap();
    let past: Vec<String> =
        book.reminder_history(10).unwrap().into_iter().map(|past| format!("{}: {}", past.what, past.alarm.state)).collect();
    assert_eq!(past, ["Send the photos: done", "Birthday: snoozed", "Water the plants: presented"]);
    let reminders: Vec<_> = book.reminders().unwrap().into_iter().map(|one| (one.fields.words, one.fields.their_clock)).collect();
    assert_eq!(reminders, [("Water the plants".to_owned(), false), ("Her interview".to_owned(), false)]);
    let born: Vec<String> =
        ["Ana Costa", "Bo Lind"].map(|name| book.birthday_of(book.find(name).unwrap()).unwrap().unwrap().to_string()).into();
    assert_eq!(born, ["1986-03-10", "--02-29"], "every date from before is Gregorian");
    assert!(book.settings().unwrap().round_days && book.clock_in_doubt().unwrap().is_none());
    while book.undo(None).is_ok() {}
    assert_eq!(book.people_count().unwrap(), 0, "every step from before is undone");
    while book.redo().is_ok() {}
    assert!(book.check().unwrap().is_empty());
}

#[test]
fn a_book_of_form_9_keeps_dates_of_other_calendars_and_whose_clock_a_reminder_goes_by() {
    let folder = folder();
    let path = folder.path().join("book.db");
    fs::copy(released(9), &path).unwrap();
    let mut book = Book::open(&path, StoppedClock::at("2026-11-28T10:00[Europe/Lisbon]")).unwrap();
    let bo = book.find("Bo Lindqvist").unwrap();
    assert_eq!(book.birthday_of(bo).unwrap().unwrap().to_string(), "hebrew:5750-07-15");
    let theirs: Vec<_> = book.reminders().unwrap().into_iter().map(|one| (one.fields.words, one.fields.their_clock)).collect();
    assert_eq!(
        theirs,
        [("Call the florist", false), ("Lend the drill", false), ("Water the plants", true)]
            .map(|(words, theirs)| (words.to_owned(), theirs))
    );
    while book.undo(None).is_ok() {}
    assert_eq!(book.people_count().unwrap(), 0, "every step from before is undone");
    while book.redo().is_ok() {}
    assert!(book.check().unwrap().is_empty());
}

#[test]
fn a_book_of_form_11_keeps_what_people_do_not_want_and_what_was_asked() {
    let folder = folder();
    let path = folder.path().join("book.db");
    fs::copy(released(11), &path).unwrap();
    let mut book = Book::open(&path, StoppedClock::at("2026-11-28T10:00[Europe/Lisbon]")).unwrap();
    let ana = book.find("Ana Costa").unwrap();
    let kept: Vec<String> = book.boundaries(ana).unwrap().0.into_iter().map(|one| one.fields.in_words()).collect();
    assert_eq!(kept, ["her father", "no calls from 21:00 to 09:00 (the baby sleeps next door)", "politics"], "of her other entry too");
    let asked = book.question_for(ana).unwrap().unwrap();
    assert_eq!(book.question_for(ana).unwrap().unwrap(), asked);
    while book.undo(None).is_ok() {}
    assert_eq!(book.people_count().unwrap(), 0, "every step from before is undone");
    while book.redo().is_ok() {}
    assert!(book.check().unwrap().is_empty());
}

#[test]
fn an_older_form_is_brought_up_in_one_step_after_a_copy() {
    let (folder, fresh) = (folder(), TestBook::on_disk());
    let path = folder.path().join("book.db");
    let file = Connection::open(&path).unwrap();
    file.execute_batch(include_str!("../migrations/0001_contacts.sql")).unwrap();
    file.execute_batch("PRAGMA application_id = 0x466f6e64; PRAGMA user_version = 1").unwrap();
    drop(file);
    let older = schema(&path);
    open(&path).unwrap();
    assert_eq!(schema(&path), schema(fresh.path()));
    assert_eq!(schema(&folder.path().join("backups/before-form-1-was-changed.db")), older, "the copy is the file as it was");
}
