//! Rule V1 for calendars: events with people of the book in them come in as catch-ups, or as what happened; once, previewed, undone as one.

use fondly_core::{
    book::{Decisions, EventFate, ImportPreview, Whom, unwatched},
    domain::{CatchUpFields, CatchUpState, ContactFields, Labelled, LifeDate, MilestoneFields, MilestoneKind, Occasion},
};
use rstest::rstest;
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
            "1 that came round are over, and stayed behind.",
            "Fondly can't come round as “Tea with Bo” does; its first day alone is planned.",
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

#[rstest]
#[case::our_clock("Europe/Lisbon", ["2026-03-11 17:00", "2026-03-18 17:00", "2026-04-01 17:00"])]
#[case::another("Europe/Berlin", ["2026-03-11 16:00", "2026-03-18 16:00", "2026-04-01 16:00"])]
#[case::without_summer_time("Asia/Tokyo", ["2026-03-11 08:00", "2026-03-18 08:00", "2026-04-01 09:00"])]
fn what_came_round_for_months_goes_on_by_its_own_days(#[case] zone: &str, #[case] expected: [&str; 3]) {
    let mut book = book();
    let rule = "RRULE:FREQ=WEEKLY;BYDAY=WE\r\nEXDATE;TZID={zone}:20260325T170000\r\n";
    let event = format!("UID:1\r\nDTSTART;TZID={{zone}}:20251001T170000\r\n{rule}SUMMARY:Coffee with Ana").replace("{zone}", zone);
    let files = file(&book, &[&event]);
    book.import(&files, &mut unwatched).unwrap();
    let all = book.occasions(day("2026-03-10"), day("2026-04-01")).unwrap();
    let gone: Vec<_> = all.iter().filter(|one| one.state == CatchUpState::Cancelled).map(|one| one.fields.day).collect();
    assert_eq!(gone, [day("2026-03-25")]);
    let planned = when(&book, "2026-03-10", "2026-04-01").into_iter().filter(|one| !one.starts_with("2026-03-25"));
    assert_eq!(planned.collect::<Vec<_>>(), expected);
    assert_eq!(book.missed().unwrap().len(), 0, "nothing of it is laid on days gone by");
}

#[test]
fn the_weekday_of_what_is_on_another_day_here_moves_along() {
    let mut book = book();
    let early = "UID:1\r\nDTSTART;TZID=Asia/Tokyo:20251006T070000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nSUMMARY:Call Ana";
    let files = file(&book, &[early]);
    book.import(&files, &mut unwatched).unwrap();
    assert_eq!(when(&book, "2026-03-10", "2026-03-30"), ["2026-03-15 22:00", "2026-03-22 22:00", "2026-03-29 23:00"]);
}

#[test]
fn what_fondly_cant_come_round_as_stays_behind_and_is_said_so() {
    let mut book = book();
    let rules = ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY", "FREQ=YEARLY;BYMONTHDAY=31"];
    for (at, rule) in rules.iter().enumerate() {
        let files = file(&book, &[&format!("UID:{at}\r\nDTSTART:20251231T170000\r\nRRULE:{rule}\r\nSUMMARY:Drinks with Ana")]);
        let report = book.import(&files, &mut unwatched).unwrap().value;
        assert_eq!(report.problems[0].reason, "Fondly can't come round as “Drinks with Ana” does; that stayed behind.", "{rule}");
        assert_eq!(when(&book, "2026-03-10", "2027-03-10"), [""; 0], "{rule}");
    }
}

#[test]
fn a_series_that_was_split_ends_before_its_next_half_begins() {
    let mut book = book();
    let halves = [
        "UID:1\r\nDTSTART:20260311T170000Z\r\nRRULE:FREQ=WEEKLY;UNTIL=20260325T165959Z\r\nSUMMARY:Call Ana",
        "UID:2\r\nDTSTART:20260325T170000Z\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nSUMMARY:Call Ana",
    ];
    let files = file(&book, &halves);
    book.import(&files, &mut unwatched).unwrap();
    assert_eq!(when(&book, "2026-03-10", "2026-04-30"), ["2026-03-11 17:00", "2026-03-18 17:00", "2026-03-25 17:00", "2026-04-01 18:00"]);
}

#[test]
fn one_coming_round_that_comes_alone_is_planned() {
    let mut book = book();
    let one = "UID:1\r\nRECURRENCE-ID:20260311T170000\r\nDTSTART:20260312T180000\r\nSUMMARY:Dinner with Ana";
    for _ in 0..2 {
        let files = file(&book, &[one]);
        book.import(&files, &mut unwatched).unwrap();
        assert_eq!(when(&book, "2026-03-10", "2026-03-20"), ["2026-03-12 18:00"]);
    }
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

#[test]
fn events_that_name_themselves_by_nothing_are_told_apart() {
    let mut book = book();
    let files = file(&book, &["DTSTART:20260312T100000\r\nSUMMARY:Coffee with Ana", "DTSTART:20260313T100000\r\nSUMMARY:Lunch with Bo"]);
    assert_eq!(book.import(&files, &mut unwatched).unwrap().value.catch_ups, 2);
    assert_eq!(book.occasions(day("2026-03-12"), day("2026-03-13")).unwrap().len(), 2);
}

#[test]
fn the_end_may_stand_before_the_beginning_and_a_last_moment_is_on_the_users_clock() {
    let mut book = book();
    let files = file(
        &book,
        &[
            "UID:1\r\nDTEND;TZID=America/New_York:20260312T210000\r\nDTSTART;TZID=America/New_York:20260312T200000\r\nSUMMARY:Call Ana\r\nRRULE:FREQ=DAILY;UNTIL=20260314T000000Z",
        ],
    );
    book.import(&files, &mut unwatched).unwrap();
    let all = book.occasions(day("2026-03-10"), day("2026-03-20")).unwrap();
    let days: Vec<String> = all.iter().map(|one| one.fields.day.to_string()).collect();
    assert_eq!(days, ["2026-03-13", "2026-03-14"], "midnight in Lisbon is the next day");
    assert_eq!(all[0].fields.minutes, Some(60));
}

#[test]
fn one_that_was_called_off_of_a_series_is_cancelled_and_who_said_no_is_not_in_it() {
    let mut book = book();
    let files = file(
        &book,
        &[
            "UID:1\r\nDTSTART:20260312T100000\r\nSUMMARY:Call Ana\r\nRRULE:FREQ=WEEKLY",
            "UID:1\r\nRECURRENCE-ID:20260319T100000\r\nDTSTART:20260319T100000\r\nSUMMARY:Call Ana\r\nSTATUS:CANCELLED",
            "UID:2\r\nDTSTART:20260313T100000\r\nSUMMARY:Lunch with Bo\r\nATTENDEE;CN=Bo Lind;PARTSTAT=DECLINED:mailto:bo@example.org",
        ],
    );
    book.import(&files, &mut unwatched).unwrap();
    let all = book.occasions(day("2026-03-10"), day("2026-03-20")).unwrap();
    let said: Vec<String> = all.iter().map(|one| format!("{} {:?}", one.fields.day, one.state)).collect();
    assert_eq!(said, ["2026-03-12 Planned", "2026-03-19 Cancelled"]);
}

#[test]
fn an_address_that_two_share_names_neither() {
    let mut book = book();
    book.add_contact(ContactFields { emails: vec![Labelled::new("home", "ana@example.org")], ..named("Rui Costa") }, None).unwrap();
    let files = file(&book, &["UID:1\r\nDTSTART:20260312T100000\r\nSUMMARY:Lunch\r\nATTENDEE:mailto:ana@example.org"]);
    assert!(book.preview_import(&files, &mut unwatched).unwrap().events.is_empty());
}

/// The days and times of what a calendar plans with Ana, on the user's clock.
fn when(book: &TestBook, from: &str, to: &str) -> Vec<String> {
    let time = |one: &Occasion| one.fields.time.map(|time| time.strftime(" %H:%M").to_string()).unwrap_or_default();
    book.occasions(day(from), day(to)).unwrap().iter().map(|one| format!("{}{}", one.fields.day, time(one))).collect()
}

#[rstest]
#[case::windows("W. Europe Standard Time", "")]
#[case::path("/freeassociation.sourceforge.net/Europe/Berlin", "")]
#[case::location("Berlin, Bern", "X-LIC-LOCATION:Europe/Berlin\r\n")]
#[case::rules(
    "(UTC+01:00) Amsterdam, Berlin",
    "BEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n\
     BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\n"
)]
#[case::fixed("Somewhere", "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n")]
fn a_time_zone_is_known_by_what_calendars_call_it(#[case] name: &str, #[case] rules: &str) {
    let mut book = book();
    let zone = format!("BEGIN:VTIMEZONE\r\nTZID:{name}\r\n{rules}END:VTIMEZONE\r\n");
    let event = format!("UID:1\r\nDTSTART;TZID=\"{name}\":20260312T100000\r\nSUMMARY:Coffee with Ana");
    let path = book.file("zones.ics", format!("BEGIN:VCALENDAR\r\n{zone}BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
    let report = book.import(&[path], &mut unwatched).unwrap().value;
    assert_eq!(when(&book, "2026-03-12", "2026-03-12"), ["2026-03-12 09:00"], "Berlin is an hour ahead of Lisbon");
    assert_eq!(report.problem_count, 0);
}

#[test]
fn a_time_zone_that_nobody_knows_is_said() {
    let mut book = book();
    let files = file(&book, &["UID:1\r\nDTSTART;TZID=Atlantis:20260312T100000\r\nSUMMARY:Coffee with Ana"]);
    let report = book.import(&files, &mut unwatched).unwrap().value;
    assert_eq!(when(&book, "2026-03-12", "2026-03-12"), ["2026-03-12 10:00"]);
    assert_eq!(report.problems[0].reason, "Nobody here knows the time zone “Atlantis”; its times are taken as yours.");
}

#[test]
fn what_comes_round_elsewhere_is_at_their_time_also_while_only_their_clocks_have_changed() {
    let mut book = book();
    let files = file(&book, &["UID:1\r\nDTSTART;TZID=America/New_York:20260311T100000\r\nSUMMARY:Call Ana\r\nRRULE:FREQ=WEEKLY"]);
    book.import(&files, &mut unwatched).unwrap();
    // New York changed its clocks on 8 March, Lisbon on the 29th.
    let found = when(&book, "2026-03-10", "2026-04-08");
    assert_eq!(found, ["2026-03-11 14:00", "2026-03-18 14:00", "2026-03-25 14:00", "2026-04-01 15:00", "2026-04-08 15:00"]);
}

#[test]
fn what_has_no_place_is_said_and_what_was_written_about_what_happened_is_kept() {
    let mut book = book();
    let events = [
        "UID:1\r\nDTSTART:20260301T120000\r\nSUMMARY:Lunch with Ana\r\nDESCRIPTION:She told me about the new job.",
        "UID:2\r\nDTSTART;VALUE=DATE:20260320\r\nDTEND;VALUE=DATE:20260327\r\nSUMMARY:Skiing with Bo\r\nDESCRIPTION:Take the long skis.",
    ];
    let files = file(&book, &events);
    let report = book.import(&files, &mut unwatched).unwrap().value;
    let reasons: Vec<&str> = report.problems.iter().map(|problem| problem.reason.as_str()).collect();
    let written = "What is written about “Skiing with Bo” has no place in what is planned, and stayed behind.";
    assert_eq!(reasons, ["“Skiing with Bo” lasts longer than a day; its first day alone came in.", written]);
    let ana = book.find("Ana").unwrap();
    let note = book.person(ana).unwrap().timeline[0].interaction.fields.note.clone();
    assert_eq!(note, "Lunch with Ana\nShe told me about the new job.");
    book.someone("Ana");
    let again = book.preview_import(&files, &mut unwatched).unwrap();
    assert!(again.events.iter().all(|one| one.fate == EventFate::Known) && again.problems.is_empty(), "whoever is called Ana by now");
}

#[test]
fn our_own_calendar_comes_back_as_what_is_known() {
    let mut book = book();
    let ana = book.find("Ana").unwrap();
    let exam = MilestoneFields::new(MilestoneKind::Custom, LifeDate::typed("2026-06-03").unwrap());
    book.add_milestone(ana, MilestoneFields::new(MilestoneKind::Birthday, LifeDate::typed("1990-05-04").unwrap())).unwrap();
    book.add_milestone(ana, MilestoneFields { label: "Exam".into(), ..exam }).unwrap();
    book.plan_catch_up(&[ana], planned("2026-03-12"), None).unwrap();
    let mut text = Vec::new();
    book.export_calendar(&Whom::Everyone, &mut text).unwrap();
    let path = book.file("own.ics", text);
    let report = book.import(&[path], &mut unwatched).unwrap().value;
    assert_eq!((report.added, report.updated, report.unchanged, report.catch_ups, report.talks), (0, 0, 1, 0, 0));
}

#[test]
fn whoever_may_be_several_is_said_and_a_title_that_names_them_says_it_once() {
    let mut book = book();
    for name in ["Kim Park", "Kim Roth"] {
        book.someone(name);
    }
    let events =
        ["UID:1\r\nDTSTART:20260312T100000\r\nSUMMARY:Lunch with Kim", "UID:2\r\nDTSTART:20260313T100000\r\nSUMMARY:Gym w/ Kim Roth"];
    let files = file(&book, &events);
    let outcome = book.import(&files, &mut unwatched).unwrap();
    assert_eq!(outcome.said, "Imported 1 catch-up");
    assert_eq!(outcome.value.problems[0].reason, "Several in the book may be meant in “Lunch with Kim”; that stayed behind.");
    assert_eq!(book.calendar(day("2026-03-13"), day("2026-03-13")).unwrap().catch_ups[0].1, "Gym with Kim Roth");
    let kim = book.find("Kim Roth").unwrap();
    book.plan_catch_up(&[kim], CatchUpFields { what_for: "Kim Roth's party".into(), ..planned("2026-03-14") }, None).unwrap();
    assert_eq!(book.calendar(day("2026-03-14"), day("2026-03-14")).unwrap().catch_ups[0].1, "Kim Roth's party");
}
