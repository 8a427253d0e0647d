//! What goes out, and comes back: calendars, tables, pages, and the whole book (V1).

use std::{fs, path::Path};

use fondly_core::{
    Result,
    book::{Book, Decision, Decisions, ImportFate, Who, Whom, unwatched},
    domain::{
        ContactFields, ContactId, ContactState, Facet, FactFields, FactKind, Labelled, LeapDay, MilestoneFields, MilestoneKind, Period,
    },
    formats::{CalendarDay, calendar},
    store::Table,
};
use rstest::rstest;

use crate::support::{
    TestBook, day, folder,
    people::{call, date, idea, named, not_about, reachable, received, share, yearly},
};

/// A book with something of everything, some of it in the trash.
fn full() -> (TestBook, ContactId) {
    let mut book = TestBook::on_disk();
    let ana = book
        .add_contact(
            ContactFields { note: "# no heading\n1. no list".into(), tags: vec!["choir".into(), "a, b".into()], ..reachable("Ana Costa") },
            Some(date("1996-02-29")),
        )
        .unwrap()
        .value;
    book.join_circle(ana, "Close");
    book.every(ana, "3 weeks");
    book.add_milestone(ana, yearly(MilestoneKind::WorkAnniversary, "At Vela", "2020-09-01")).unwrap();
    book.add_milestone(ana, MilestoneFields { yearly: false, ..yearly(MilestoneKind::Move, "", "2024-05") }).unwrap();
    book.add_milestone(ana, yearly(MilestoneKind::Loss, "Her father", "2019-03-03")).unwrap();
    book.add_fact(ana, FactFields { kind: FactKind::Interest, words: "*Ice* hockey".into(), said_on: day("2023-05-01") }).unwrap();
    book.add_boundary(ana, not_about("her father")).unwrap();
    book.add_exchange(ana, received("A *red* scarf", "2026-03-01")).unwrap();
    book.add_exchange(ana, idea("A fern")).unwrap();
    let bo = book.someone_born("Bo, Lind; \"Jr\"", "--04-15");
    let news = book.add_share(share("We moved to Porto", &[])).unwrap().value;
    book.add_share(share("The clip of the gull", &[ana, bo])).unwrap();
    book.tell_share(news, bo).unwrap();
    book.log_interaction(&[ana, bo], call("2026-03-01", "*Her* move to Porto.")).unwrap();
    book.import_text("BEGIN:VCARD\r\nVERSION:2.1\r\nN:Gr\u{e4}f;J\u{f6}rg\r\nX-ODD:kept\r\nEND:VCARD\r\n");
    let gone = book.someone("Nobody’s business");
    book.add_share(share("A secret for them alone", &[gone])).unwrap();
    book.set_state(gone, ContactState::Trashed).unwrap();
    let milestone = book.milestone_of(bo);
    book.mark_celebrated(milestone, Period::Year(2025)).unwrap();
    (book, ana)
}

fn text(write: impl FnOnce(&mut dyn std::io::Write) -> Result<u32>) -> (u32, String) {
    let mut out = Vec::new();
    let count = write(&mut out).unwrap();
    (count, String::from_utf8(out).unwrap())
}

#[test]
fn an_export_is_about_those_who_were_chosen_and_nobody_in_the_trash() {
    let (book, ana) = full();
    let circle = book.circle_named("close").unwrap().id;
    let whole = |whom: &Whom| text(|out| book.export_sheet(whom, out)).0;
    let of = [Whom::Everyone, Whom::Circle(circle), Whom::Tagged("CHOIR".into()), Whom::Found("lind".into()), Whom::One(ana)];
    assert_eq!(of.map(|whom| whole(&whom)), [3, 1, 1, 1, 1]);
}

#[test]
fn a_calendar_holds_the_days_that_come_round() {
    let (book, _) = full();
    let (_, text) = text(|out| book.export_calendar(&Whom::Everyone, out));
    let has = |line: &str| text.contains(&format!("\r\n{line}\r\n"));
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 3, "no day without its month and day, and no loss: {text}");
    assert!(has("SUMMARY:Ana Costa: Birthday (1996)") && has("DTSTART;VALUE=DATE:19960229") && has("DTEND;VALUE=DATE:19960301"), "{text}");
    assert!(has("SUMMARY:Bo\\, Lind\\; \"Jr\": Birthday") && has("DTSTART;VALUE=DATE:20240415"), "no age without a year: {text}");
    assert!(has("SUMMARY:Ana Costa: At Vela (2020)"), "{text}");
}

#[rstest]
#[case("1996-02-29", LeapDay::February28, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")]
#[case("1996-02-29", LeapDay::March1, "RRULE:FREQ=YEARLY;BYYEARDAY=60")]
#[case("1996-02-28", LeapDay::February28, "RRULE:FREQ=YEARLY")]
fn a_leap_day_falls_in_calendars_where_it_falls_here(#[case] day: &str, #[case] leap_day: LeapDay, #[case] rule: &str) {
    let day = CalendarDay {
        id: fondly_core::domain::MilestoneId::from_bytes([7; 16]),
        title: String::new(),
        date: day.parse().unwrap(),
        yearly: true,
        leap_day,
    };
    assert!(calendar(&[day], &[], &[]).contains(&format!("\r\n{rule}\r\n")));
}

#[test]
fn a_table_reads_back_cell_by_cell() {
    let (book, _) = full();
    let (_, text) = text(|out| book.export_sheet(&Whom::Everyone, out));
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = table.records().collect::<std::result::Result<_, _>>().unwrap();
    let cell = |row: usize, name: &str| rows[row][header.iter().position(|column| column == name).unwrap()].to_owned();
    assert_eq!(cell(0, "Name"), "Ana Costa");
    assert_eq!(
        (cell(0, "Birthday"), cell(0, "Circle"), cell(0, "Rhythm"), cell(0, "Last Contact")),
        ("1996-02-29".into(), "Close".into(), "every 3 weeks".into(), "2026-03-01".into())
    );
    assert_eq!((cell(0, "Labels"), cell(0, "Notes")), ("choir ::: a, b".to_owned(), "# no heading\n1. no list".to_owned()));
    assert_eq!((cell(1, "Name"), cell(1, "Birthday")), ("Bo, Lind; \"Jr\"".to_owned(), "--04-15".to_owned()));
}

#[test]
fn pages_are_a_file_for_each_person_all_or_none() {
    let (mut book, _) = full();
    book.someone("Ana Costa");
    book.someone("../..");
    let folder = folder();
    let pages = folder.path().join("people");
    assert_eq!(book.export_pages(&Whom::Everyone, &pages).unwrap(), 5);
    let mut names: Vec<String> = fs::read_dir(&pages).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["Ana Costa 2.md", "Ana Costa.md", "Bo, Lind; Jr.md", "Jörg Gräf.md", "Someone.md"]);
    insta::assert_snapshot!(fs::read_to_string(pages.join("Ana Costa.md")).unwrap());
    let refusal = book.export_pages(&Whom::Everyone, &pages).unwrap_err().to_string();
    assert!(refusal.ends_with("is not empty. Please name a new folder. Nothing was written."), "{refusal}");
}

fn import(book: &mut Book, file: &Path) -> fondly_core::book::Outcome<fondly_core::book::ImportReport> {
    book.import(&[file.to_owned()], &mut unwatched).unwrap()
}

/// Every row that the user's changes make, but nobody's who is in the trash.
fn rows(book: &TestBook) -> String {
    let (_, text) = text(|out| book.export_whole(&Whom::Everyone, out));
    text
}

#[test]
fn the_whole_book_goes_into_an_empty_one_and_is_the_same_there() {
    let (book, _) = full();
    let whole = rows(&book);
    let mut other = TestBook::on_disk();
    let before = other.rows();
    let file = other.file("book.json", &whole);
    let preview = other.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!((preview.added, preview.unchanged, preview.problem_count), (3, 0, 0));
    assert_eq!(other.rows(), before, "a preview writes nothing");
    let outcome = import(&mut other, &file);
    assert_eq!((outcome.value.added, outcome.said.as_str()), (3, "Imported 3 people"));
    assert_eq!(rows(&other), whole);
    assert_eq!(import(&mut other, &file).value.unchanged, 3, "once more changes nothing");
    assert_eq!(other.check().unwrap(), [""; 0]);
    other.undo(outcome.step).unwrap();
    assert_eq!(other.rows(), before, "row by row");
}

#[test]
fn a_copy_brings_back_who_is_gone_and_leaves_alone_who_is_there() {
    let (mut book, ana) = full();
    let file = book.file("book.json", rows(&book));
    let bo = book.find("Lind").unwrap();
    book.set_state(bo, ContactState::Trashed).unwrap();
    book.clock.pass(jiff::ToSpan::days(40));
    book.empty_trash().unwrap();
    book.edit_contact(ana, named("Ana Lima"), None).unwrap();
    let report = import(&mut book, &file).value;
    assert_eq!((report.added, report.unchanged), (1, 2));
    assert_eq!(
        report.problems.iter().map(|problem| problem.reason.as_str()).collect::<Vec<_>>(),
        ["Ana Lima: the book knows them otherwise than this copy. The book’s stayed."]
    );
    let back = book.person(book.find("Lind").unwrap()).unwrap();
    assert_eq!((back.milestones.len(), back.timeline.len(), back.timeline[0].others[0].1.as_str()), (1, 1, "Ana Lima"));
    assert!(
        book.person(ana).unwrap().milestones.iter().all(|(milestone, _)| milestone.fields.kind != MilestoneKind::Birthday),
        "nothing she lost came back"
    );
}

#[test]
fn what_a_copy_says_of_who_is_there_comes_in_where_the_user_says_so() {
    let (mut book, ana) = full();
    let file = book.file("book.json", rows(&book));
    let files = std::slice::from_ref(&file);
    book.edit_contact(ana, ContactFields { note: "Mine".into(), ..named("Ana Lima") }, None).unwrap();
    let before = book.rows();
    let preview = book.preview_import(files, &mut unwatched).unwrap();
    let [line] = preview.lines.into_iter().filter(|line| line.fate == ImportFate::Changed).collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((preview.resting, preview.updated, line.rests, line.whose.as_deref()), (1, 0, true, Some("Ana Lima")));
    let facets = |list: Vec<Facet>| list.into_iter().map(Facet::name).collect::<Vec<_>>();
    assert_eq!(facets(line.conflicts.iter().map(|one| one.facet).collect()), ["name", "note"]);
    assert!(facets(line.differences.iter().map(|one| one.facet).collect()).contains(&"birthday"));

    let one = |side: bool| Decision { who: Some(Who::AsFound), theirs: [(Facet::Name, side)].into() };
    let said = |decision| Decisions { cards: [(line.key.unwrap(), decision)].into(), ..Decisions::default() };
    let outcome = book.import_as(files, &said(one(true)), &mut unwatched).unwrap();
    let now = book.person(ana).unwrap();
    assert_eq!((outcome.value.updated, now.contact.fields.shown().as_str()), (1, "Ana Costa"), "the name as in the copy");
    assert_eq!(now.contact.fields.note, "Mine", "and the note as in the book");
    let birthday = now.milestones.iter().find(|(one, _)| one.fields.kind == MilestoneKind::Birthday).unwrap();
    assert_eq!(birthday.0.fields.date.to_string(), "1996-02-29");
    book.undo(outcome.step).unwrap();
    assert_eq!(book.rows(), before, "row by row");

    let all = Decisions { take_theirs: true, ..Decisions::default() };
    assert_eq!(book.preview_import_as(files, &all, &mut unwatched).unwrap().updated, 1);
    book.import_as(files, &all, &mut unwatched).unwrap();
    assert_eq!(book.person(ana).unwrap().contact.fields.note, "# no heading\n1. no list");
    assert_eq!(book.import_as(files, &all, &mut unwatched).unwrap().value.updated, 0, "once more changes nothing");
}

#[rstest]
#[case("{\"fondly\": 1, \"tables\": {\"contacts\": [", "it is not whole JSON")]
#[case("{\"name\": \"Ana\"}", "it is no copy of a Fondly book")]
#[case("{\"fondly\": 2, \"tables\": {}}", "it was written by a newer Fondly")]
fn a_copy_that_is_torn_foreign_or_newer_is_refused_in_a_sentence(#[case] text: &str, #[case] reason: &str) {
    let book = TestBook::on_disk();
    let refusal = book.preview_import(&[book.file("book.json", text)], &mut unwatched).unwrap_err().to_string();
    assert!(refusal.contains(reason) && refusal.contains("Nothing was changed."), "{refusal}");
}

#[test]
fn the_schema_names_every_table_and_column_that_goes_out() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../docs/book.schema.json")).unwrap();
    let tables = schema["properties"]["tables"]["properties"].as_object().unwrap();
    assert_eq!(
        tables.keys().collect::<Vec<_>>(),
        Table::ALL.map(Table::name).into_iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    );
    let book = TestBook::on_disk();
    for table in Table::ALL {
        let store = fondly_core::store::Store::open(book.path(), &|_, _| Ok(())).unwrap();
        let columns: std::collections::BTreeSet<String> = store.columns(table).unwrap().into_iter().collect();
        let named = tables[table.name()]["items"]["properties"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(columns, named, "{}", table.name());
    }
}

#[test]
fn a_list_that_is_longer_than_the_columns_loses_nothing() {
    let mut book = TestBook::on_disk();
    let emails = (1..=5).map(|n| Labelled::new("home", format!("{n}@b.c"))).collect();
    book.add_contact(ContactFields { emails, ..named("Ana") }, None).unwrap();
    let (_, text) = text(|out| book.export_sheet(&Whom::Everyone, out));
    assert!(text.contains("3@b.c ::: 4@b.c ::: 5@b.c"), "{text}");
}

#[test]
fn ties_that_share_a_column_keep_each_its_own_label() {
    let mut book = TestBook::on_disk();
    let ties = [("father", "Karl"), ("spouse", "Paul"), ("child", "Lena"), ("brother", "Otto"), ("friend", "Anna")];
    let relations: Vec<Labelled> = ties.map(|(label, name)| Labelled::new(label, name)).into();
    book.add_contact(ContactFields { relations: relations.clone(), ..named("Nora") }, None).unwrap();
    let (_, text) = text(|out| book.export_sheet(&Whom::Everyone, out));
    let mut other = TestBook::on_disk();
    let file = other.file("people.csv", text);
    other.import(&[file], &mut fondly_core::book::unwatched).unwrap();
    let nora = other.find("Nora").unwrap();
    assert_eq!(other.person(nora).unwrap().contact.fields.relations, relations);
}
