//! Rules V1–V3 for files that are no cards: calendars of birthdays, copies of Monica, tables whose columns the user names.

use fondly_core::{
    book::{Decisions, Sureness, Whom, unwatched},
    cards::CardForm,
    domain::ContactFields,
    formats::{Meaning, Meanings, read_table},
};

use crate::{
    cards::MONICA,
    importing::people,
    support::{
        TestBook,
        people::{date, reachable},
    },
};

#[test]
fn a_copy_of_monica_comes_in_once_with_what_happened() {
    let mut book = TestBook::on_disk();
    let file = book.file("monica.json", MONICA);
    let before = book.rows();
    let report = book.import(std::slice::from_ref(&file), &mut unwatched).unwrap().value;
    assert_eq!((report.added, report.problem_count), (2, 2), "two people; debts and gifts stay behind");
    let ana = book.person(book.find("Ana Costa").unwrap()).unwrap();
    let notes: Vec<_> = ana
        .timeline
        .iter()
        .map(|row| (row.interaction.fields.note.as_str(), row.others.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")))
        .collect();
    assert_eq!(notes, [("Her move", String::new()), ("Dinner\nBy the river", "Bo".to_owned())]);
    let call = ana.timeline[0].interaction.id;
    book.edit_interaction(call, crate::support::people::call("2026-01-06", "Her move, a day later")).unwrap();
    book.remove_interaction(ana.timeline[1].interaction.id).unwrap();
    let after = book.rows();
    let again = book.import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!((again.value.unchanged, again.value.talks), (2, 0));
    assert_eq!(book.rows(), after, "the same file again changes nothing, and what was edited or removed stays so");
    book.undo_all();
    assert_eq!(book.rows(), before);
    assert_eq!(book.import(&[file], &mut unwatched).unwrap().value.talks, 2, "what was undone may come again");
}

#[test]
fn a_newer_copy_of_monica_brings_what_happened_since_but_not_with_whom_the_user_left_out() {
    let mut book = TestBook::on_disk();
    let file = book.file("monica.json", MONICA);
    book.import(&[file], &mut unwatched).unwrap();
    let newer = MONICA.replace(r#"{"type":"call","values":["#, r#"{"type":"call","values":[{"properties":{"called_at":"2026-02-05","content":""}},{"properties":{"called_at":"2026-02-05","content":""}},"#);
    let file = book.file("newer.json", newer);
    let preview = book.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!((preview.unchanged, preview.talks), (2, 2), "two calls on one day are two");
    let done = book.import(&[file], &mut unwatched).unwrap();
    assert_eq!((done.value.talks, done.said.as_str()), (2, "Imported 2 talks"));
    let mut other = TestBook::on_disk();
    let file = other.file("monica.json", MONICA);
    let nobody = Decisions { leave_out_new: true, ..Decisions::default() };
    assert_eq!(other.import_as(&[file], &nobody, &mut unwatched).unwrap().step, None);
}

#[test]
fn birthdays_of_a_calendar_go_to_the_people_of_the_same_name_when_the_user_says_so() {
    let mut book = TestBook::on_disk();
    let ana = book.someone("Ana Costa");
    let event =
        |name: &str| format!("BEGIN:VEVENT\r\nUID:{name}@facebook.com\r\nDTSTART:20260415\r\nSUMMARY:{name}'s birthday\r\nEND:VEVENT\r\n");
    let text = format!("BEGIN:VCALENDAR\r\n{}{}END:VCALENDAR\r\n", event("Ana Costa"), event("Bo Lind"));
    let file = book.file("birthdays.ics", text);
    let by_name = Decisions { same_from: Some(Sureness::ByName), leave_out_new: true, ..Decisions::default() };
    let preview = book.preview_import_as(std::slice::from_ref(&file), &by_name, &mut unwatched).unwrap();
    assert_eq!((preview.added, preview.updated, preview.left_out), (0, 1, 1), "the preview counts what the import will count");
    let report = book.import_as(std::slice::from_ref(&file), &by_name, &mut unwatched).unwrap().value;
    assert_eq!((report.added, report.updated, report.left_out), (0, 1, 1));
    assert_eq!(book.person(ana).unwrap().milestones[0].0.fields.date.to_string(), "--04-15");
    assert_eq!(book.import_as(&[file], &by_name, &mut unwatched).unwrap().value.unchanged, 1);
}

#[test]
fn a_quotation_mark_that_nothing_closes_takes_nobody_along() {
    let names = |text: &str| {
        let read = read_table(text, &Meanings::new()).unwrap();
        let names: Vec<_> = read.people.iter().map(|(_, who)| who.fields.name.shown()).collect();
        (names.join("; "), read.complaints.iter().map(|(line, _)| *line).collect::<Vec<_>>())
    };
    let well = "Name,Email,Notes\r\nAna,ana@x.org,\"two\r\nlines\"\r\n";
    let torn = format!("{well}Bo,bo@x.org,\"tall\r\nEva,eva@x.org,\r\nJan,jan@x.org,left\r\n");
    assert_eq!(names(&torn), ("Ana; Bo; Eva; Jan".to_owned(), vec![4]));
    assert_eq!(names(well), ("Ana".to_owned(), vec![]), "a mark that is closed on another line");
    assert_eq!(names(well.trim_end()), ("Ana".to_owned(), vec![]), "no end of line at the end");
    let opened_again = format!("{torn}Kim,kim@x.org,\"says \"\"hello\"\"\"\r\nPia,\"pia@x.org\",\"of\r\nthe choir\"\r\nUwe,uwe@x.org,\r\n");
    assert_eq!(
        names(&opened_again),
        ("Ana; Bo; Eva; Jan; Kim; Pia; Uwe".to_owned(), vec![4]),
        "the mark that opens a later cell closes none"
    );
    let slips = "Name,Email,Notes\r\nBo,bo@x.org,\"said\r\nshe is \"very\" busy\"\r\nCy,cy@x.org,\"one\r\ntwo\" \r\nEva,eva@x.org,\r\n";
    assert_eq!(names(slips), ("Bo; Cy; Eva".to_owned(), vec![]), "a mark within a text closes what it closes");
    let quoted = "Name,Email,Notes\r\n\"Costa, Ana\",ana@x.org,\"torn\r\nEva,eva@x.org,\r\n";
    assert_eq!(names(quoted), ("Costa, Ana; Eva".to_owned(), vec![2]), "the other cells of its line stay whole");
    let mut book = TestBook::on_disk();
    let file = book.file("torn.csv", torn);
    let report = book.import(&[file], &mut unwatched).unwrap().value;
    assert_eq!((report.added, report.problem_count), (4, 1));
}

#[test]
fn the_columns_of_a_table_are_shown_and_taken_as_the_user_says() {
    let mut book = TestBook::on_disk();
    let file = book.file("people.csv", "kto,adres\nAna Costa,ana@example.org\n");
    let preview = book.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!((preview.columns.len(), preview.lines[0].name.as_str()), (2, "ana@example.org"), "nobody knows what kto is");
    let columns = Meanings::from([("kto".to_owned(), Meaning::Name)]);
    let named = Decisions { columns, ..Decisions::default() };
    let preview = book.preview_import_as(std::slice::from_ref(&file), &named, &mut unwatched).unwrap();
    assert_eq!(preview.lines[0].name, "Ana Costa");
    book.import_as(&[file], &named, &mut unwatched).unwrap();
    assert_eq!(people(&book)[0].name.shown(), "Ana Costa");
}

#[test]
fn our_own_table_comes_back() {
    let mut book = TestBook::on_disk();
    let id = book
        .add_contact(ContactFields { tags: vec!["choir".into(), "a; b".into()], ..reachable("Ana Costa") }, Some(date("--02-29")))
        .unwrap()
        .value;
    let before = book.person(id).unwrap().contact.fields;
    let mut out = Vec::new();
    book.export_sheet(&Whom::Everyone, &mut out).unwrap();
    let mut other = TestBook::on_disk();
    let file = other.file("people.csv", &out);
    other.import(&[file], &mut unwatched).unwrap();
    let back = other.person(other.find("Ana Costa").unwrap()).unwrap();
    assert_eq!(
        (back.contact.fields.emails, back.contact.fields.phones, back.contact.fields.tags),
        (before.emails, before.phones, before.tags)
    );
    assert_eq!(back.milestones[0].0.fields.date, date("--02-29"));
}

#[test]
fn our_own_table_is_known_by_whose_rows_they_are_and_never_takes_away_what_it_leaves_out() {
    let mut book = TestBook::on_disk();
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ana\r\nFN:Ana Costa\r\nTEL:+351 912 345 678\r\nX-KEPT:yes\r\nEND:VCARD\r\n";
    let file = book.file("ana.vcf", card);
    book.import(&[file], &mut unwatched).unwrap();
    let ana = book.find("Ana Costa").unwrap();
    let mut out = Vec::new();
    book.export_sheet(&Whom::Everyone, &mut out).unwrap();
    let file = book.file("people.csv", &out);
    let again = book.import(&[file], &mut unwatched).unwrap().value;
    assert_eq!((again.added, again.updated, again.unchanged), (0, 0, 1));

    let corrected = String::from_utf8(out).unwrap().replace("+351 912 345 678", "+351 911 111 111");
    let file = book.file("corrected.csv", corrected);
    let preview = book.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!((preview.added, preview.updated, preview.lines[0].whose.as_deref()), (0, 1, Some("Ana Costa")));
    book.import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    let phones: Vec<_> = book.person(ana).unwrap().contact.fields.phones.into_iter().map(|phone| phone.value).collect();
    assert_eq!(phones, ["+351 912 345 678", "+351 911 111 111"]);
    assert_eq!(book.import(&[file], &mut unwatched).unwrap().value.unchanged, 1);
    let mut cards = Vec::new();
    book.export_cards(&Whom::Everyone, CardForm::V3, &mut cards).unwrap();
    let cards = String::from_utf8(cards).unwrap();
    assert!(cards.contains("X-KEPT:yes") && cards.contains("UID:ana"), "{cards}");
}
