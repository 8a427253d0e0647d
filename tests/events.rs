//! Rule V1 for calendars: events with people of the book in them come in as catch-ups, or as what happened; once, previewed, undone as one.

use fondly_core::{
    book::{Decisions, EventFate, ImportPreview, unwatched},
    domain::{ContactFields, Labelled},
};
use std::path::PathBuf;

use crate::support::{
    TestBook, day,
    people::{named, planned},
};

/// A calendar with these events, each in its own lines. Today is Tuesday, 10 March 2026, in Lisbon.
fn calendar(events: &[&str]) -> String {
    let events: String = events.iter().map(|lines| format!("BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n")).collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
}

const EVENTS: [&str; 9] = [
    "UID:1\r\nDTSTART;TZID=Europe/Berlin:20260312T180000\r\nDTEND;TZID=Europe/Berlin:20260312T193000\r\nSUMMARY:Coffee with Ana\r\nLOCATION:Café",
    "UID:2\r\nDTSTART:20260201T090000Z\r\nSUMMARY:Call Bo about the move",
    "UID:3\r\nDTSTART:20260105T170000\r\nSUMMARY:Choir\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nEXDATE:20260316T170000\r\nATTENDEE;CN=Someone:mailto:ANA@example.org",
    "UID:3\r\nRECURRENCE-ID:20260323T170000\r\nDTSTART:20260324T180000\r\nSUMMARY:Choir",
    "UID:4\r\nDTSTART:20260401T100000Z\r\nSUMMARY:Dentist",
    "UID:5\r\nDTSTART;VALUE=DATE:20260415\r\nSUMMARY:Bo Lind's birthday",
    "UID:6\r\nDTSTART:20260320T100000\r\nSUMMARY:Lunch with Bo\r\nSTATUS:CANCELLED",
    "UID:7\r\nDTSTART:20250105T100000\r\nSUMMARY:Walk with Bo\r\nRRULE:FREQ=WEEKLY;UNTIL=20250301T000000Z",
    "UID:8\r\nDTSTART:20260320T100000\r\nSUMMARY:Tea with Bo\r\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2",
];

fn book() -> TestBook {
    let mut book = TestBook::on_disk();
    book.add_contact(ContactFields { emails: vec![Labelled::new("home", "ana@example.org")], ..named("Ana Costa") }, None).unwrap();
    book.someone("Bo Lind");
    book
}

fn file(book: &TestBook, events: &[&str]) -> [PathBuf; 1] {
    [book.file("events.ics", calendar(events))]
}

fn said(preview: &ImportPreview) -> Vec<String> {
    preview.events.iter().map(|one| format!("{:?} {} {} with {}", one.fate, one.day, one.title, one.people.join(", "))).collect()
}

#[test]
fn events_with_people_of_the_book_are_previewed_imported_and_undone_as_one() {
    let mut book = book();
    let (bo, files) = (book.find("Bo Lind").unwrap(), file(&book, &EVENTS));
    let preview = book.preview_import(&files, &mut unwatched).unwrap();
    assert_eq!(
        said(&preview),
        [
            "Planned 2026-03-12 Coffee with Ana with Ana Costa",
            "Happened 2026-02-01 Call Bo about the move with Bo Lind",
            "Planned 2026-03-16 Choir with Ana Costa",
            "Planned 2026-03-20 Tea with Bo with Bo Lind",
        ]
    );
    let reasons: Vec<&str> = preview.problems.iter().map(|problem| problem.reason.as_str()).collect();
    assert_eq!(
        reasons,
        [
            "One event has nobody in it whom the book has, such as “Dentist”, and stayed behind.",
            "1 that came round are over, or have no day that can be read, and stayed behind.",
            "Fondly can't come round as “Tea with Bo” does; its next day alone is planned.",
        ]
    );
    let before = book.rows();
    let outcome = book.import(&files, &mut unwatched).unwrap();
    assert_eq!((outcome.value.catch_ups, outcome.value.talks), (3, 1));
    let all = book.occasions(day("2026-03-10"), day("2026-04-06")).unwrap();
    let days: Vec<String> = all
        .iter()
        .map(|one| {
            format!(
                "{} {} {:?}",
                one.fields.day,
                one.fields.time.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default(),
                one.state
            )
        })
        .collect();
    let expected = [
        "2026-03-12 17:00 Planned",
        "2026-03-16 17:00 Cancelled",
        "2026-03-20 10:00 Planned",
        "2026-03-24 18:00 Planned",
        "2026-03-30 17:00 Planned",
        "2026-04-06 17:00 Planned",
    ];
    assert_eq!(days, expected, "on the user's own clock, what was left out and moved as it was");
    assert_eq!((all[0].fields.what_for.as_str(), all[0].fields.place.as_str(), all[0].fields.minutes), ("Coffee", "Café", Some(90)));
    assert_eq!(book.person(bo).unwrap().timeline[0].interaction.fields.note, "Call Bo about the move");
    book.undo(outcome.step).unwrap();
    assert_eq!(book.rows(), before);
}

#[test]
fn the_same_calendar_again_brings_nothing_and_what_was_made_of_it_stays() {
    let mut book = book();
    let files = file(&book, &EVENTS[..4]);
    book.import(&files, &mut unwatched).unwrap();
    let one = book.occasions(day("2026-03-12"), day("2026-03-12")).unwrap()[0].id;
    book.cancel_catch_up(one, fondly_core::domain::Reach::This).unwrap();
    let before = book.rows();
    let preview = book.preview_import(&files, &mut unwatched).unwrap();
    assert!(preview.events.iter().all(|one| one.fate == EventFate::Known), "{:?}", said(&preview));
    let again = book.import(&files, &mut unwatched).unwrap();
    assert_eq!((again.value.catch_ups, again.value.talks), (0, 0));
    assert_eq!(book.rows(), before);
}

#[test]
fn an_event_that_is_left_out_stays_out() {
    let mut book = book();
    let files = file(&book, &EVENTS[..2]);
    let decisions = Decisions { left_out_events: ["1".to_owned()].into(), ..Decisions::default() };
    let report = book.import_as(&files, &decisions, &mut unwatched).unwrap().value;
    assert_eq!((report.catch_ups, report.talks), (0, 1));
}

#[test]
fn our_own_calendar_comes_back_as_known_and_into_another_book_as_the_same() {
    let mut book = book();
    let ana = book.find("Ana Costa").unwrap();
    let how = fondly_core::domain::Repetition::typed("first sunday", day("2026-04-05")).unwrap();
    book.plan_catch_up(&[ana], planned("2026-04-05"), Some(how)).unwrap();
    let mut text = Vec::new();
    book.export_calendar(&fondly_core::book::Whom::Everyone, &mut text).unwrap();
    let path = [book.file("own.ics", &text)];
    let preview = book.preview_import(&path, &mut unwatched).unwrap();
    assert_eq!(said(&preview), ["Known 2026-04-05 Call with Ana Costa with Ana Costa"]);
    let mut other = self::book();
    let path = [other.file("own.ics", &text)];
    other.import(&path, &mut unwatched).unwrap();
    let range = (day("2026-04-01"), day("2026-09-30"));
    let days = |book: &TestBook| book.occasions(range.0, range.1).unwrap().iter().map(|one| (one.id, one.fields.day)).collect::<Vec<_>>();
    assert_eq!(days(&other), days(&book));
}

#[test]
fn a_name_that_several_have_or_that_is_a_word_of_the_title_names_nobody() {
    let mut book = book();
    book.someone("Ana Reis");
    book.someone("May Ito");
    let files = file(
        &book,
        &[
            "UID:1\r\nDTSTART:20260312T100000\r\nSUMMARY:Coffee with Ana",
            "UID:2\r\nDTSTART:20260312T100000\r\nSUMMARY:may be late",
            "UID:3\r\nDTSTART:20260312T100000\r\nSUMMARY:Ana Reis and May",
        ],
    );
    let preview = book.preview_import(&files, &mut unwatched).unwrap();
    assert_eq!(said(&preview), ["Planned 2026-03-12 Ana Reis and May with Ana Reis, May Ito"]);
}
