//! Rules V1–V3 and V5: an import is previewed, done once, updates field by field, and is undone whole.

use std::{fs, ops::ControlFlow};

use fondly_core::{
    Error,
    book::{ImportFate, ImportProgress, ImportStep, PeopleFilter, Sureness, Whom, unwatched},
    cards::CardForm,
    domain::{ContactFields, ContactState, MilestoneKind},
};
use rstest::rstest;

use crate::support::{TestBook, card, people::date};

const ANA: [&str; 6] = ["UID:ana", "FN:Ana Costa", "N:Costa;Ana;;;", "EMAIL:ana@example.org", "TEL:+351 912 345 678", "BDAY:1986-04-15"];

/// Ana's card with other lines in the place of those that begin the same.
pub(crate) fn ana(other: &[&str]) -> String {
    let name = |line: &str| line.split([':', ';']).next().unwrap_or_default().to_owned();
    let kept = ANA.iter().filter(|line| !other.iter().any(|new| name(new) == name(line)));
    card(&kept.chain(other).copied().collect::<Vec<_>>())
}

pub(crate) fn people(book: &TestBook) -> Vec<ContactFields> {
    let lines = book.people(&PeopleFilter::active(""), 0, 100).unwrap().1;
    lines.iter().map(|line| book.person(line.id).unwrap().contact.fields).collect()
}

pub(crate) fn problems(outcome: &fondly_core::book::ImportReport) -> Vec<&str> {
    outcome.problems.iter().map(|problem| problem.reason.as_str()).collect()
}

// V2: importing the same file again changes nothing.

#[rstest]
#[case::with_uid(&ana(&["NOTE:Likes lemons"]))]
#[case::without_uid(&card(&["FN:Bo Lind", "TEL:112"]))]
#[case::two_alike_without_uid(&(card(&["FN:Bo Lind", "TEL:112"]) + &card(&["FN:Bo Lind", "TEL:112"])))]
#[case::with_a_group(&(ana(&[]) + &card(&["X-ADDRESSBOOKSERVER-KIND:group", "FN:Choir", "UID:g", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ana"])))]
fn importing_the_same_file_twice_is_importing_it_once(#[case] text: &str) {
    let mut book = TestBook::on_disk();
    let first = book.import_text(text);
    assert_eq!((first.value.added, first.said.as_str()), (1, "Imported 1 person"));
    let before = book.rows();
    let again = book.import_text(text);
    assert_eq!((again.value.added, again.value.updated, again.step), (0, 0, None), "no step in the history");
    assert_eq!(book.rows(), before);
}

#[test]
fn a_card_in_another_order_with_another_revision_is_the_same() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&["REV:20240101T000000Z"]));
    let again = card(&["REV:20250101T000000Z", "PRODID:-//Other//EN", ANA[5], ANA[4], ANA[3], ANA[2], ANA[1], ANA[0]]);
    assert_eq!(book.import_text(&again).value.unchanged, 1);
}

#[test]
fn an_older_card_than_the_one_in_the_book_changes_nothing() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&["REV:20250101T000000Z", "NOTE:New"]));
    let before = book.rows();
    let old = ana(&["REV:20240101T000000Z", "NOTE:Old"]);
    let file = book.file("old.vcf", &old);
    let preview = book.preview_import(&[file], &mut unwatched).unwrap();
    assert_eq!((preview.updated, preview.unchanged), (0, 1), "and the preview says so");
    assert_eq!(book.import_text(&old).value.unchanged, 1);
    assert_eq!(book.rows(), before);
}

#[test]
fn of_cards_with_one_uid_the_newest_counts_wherever_it_stands() {
    let (new, old) = (ana(&["REV:20250101T000000Z", "NOTE:New"]), ana(&["REV:2024-12-31T23:00:00Z", "NOTE:Old"]));
    for text in [format!("{new}{old}"), format!("{old}{new}")] {
        let mut book = TestBook::on_disk();
        let report = book.import_text(&text).value;
        assert_eq!((report.added, people(&book)[0].note.as_str()), (1, "New"));
        assert_eq!(problems(&report), ["Another card has the same UID and is newer; that one counts."]);
    }
}

#[test]
fn a_card_finds_its_person_by_uid_however_the_uid_is_written() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&["UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"]));
    let again = book.import_text(&ana(&["UID:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1", "FN:Ana Berg"]));
    assert_eq!((again.value.added, people(&book).len()), (0, 1));
}

// V4: nobody is ever merged by a name alone; the preview only suggests.

#[test]
fn someone_of_the_same_name_is_suggested_and_stays_another_person() {
    let mut book = TestBook::on_disk();
    book.someone("Ana Costa");
    book.someone("Ana Berg");
    let file = book.file("people.vcf", ana(&[]) + &card(&["FN:Ana", "UID:only"]));
    let twins = |book: &TestBook, file| -> Vec<(String, Sureness, String)> {
        let lines = book.preview_import(&[file], &mut unwatched).unwrap().lines.into_iter();
        lines.filter_map(|line| line.twin).map(|twin| (twin.name, twin.sureness, twin.evidence.join(", "))).collect()
    };
    let evidence = "the same name, and nothing else".to_owned();
    assert_eq!(twins(&book, file), [("Ana Costa".to_owned(), Sureness::ByName, evidence)], "“Ana” is not “Ana Berg”");
    book.import_text(&ana(&[]));
    assert_eq!(people(&book).len(), 3);
    let again = book.file("again.vcf", ana(&["UID:other"]));
    let evidence = "the same e-mail address, the same mobile number, the same name, the same birthday".to_owned();
    assert_eq!(twins(&book, again), [("Ana Costa".to_owned(), Sureness::Certain, evidence)]);
}

// V3: the preview writes nothing, and agrees with the import.

#[test]
fn the_preview_writes_nothing_and_agrees_with_the_import() {
    let mut book = TestBook::on_disk();
    book.import_text(&(ana(&[]) + &card(&["FN:Same", "UID:same"])));
    let text = ana(&["NOTE:Changed"])
        + &card(&["FN:Same", "UID:same"])
        + &card(&["FN:New", "BDAY:--02-29", "ORG:Vela"])
        + &card(&["FN:New", "BDAY:--02-29", "ORG:Vela"])
        + &card(&["TEL;TYPE=home:1"])
        + &card(&["KIND:group", "FN:Choir", "UID:g", "MEMBER:urn:uuid:ana"])
        + "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:nobody\r\nEND:VCARD\r\n";
    let before = book.rows();
    let file = book.file("people.vcf", &text);
    let preview = book.preview_import(&[file], &mut unwatched).unwrap();
    assert_eq!(book.rows(), before, "a preview writes nothing");
    let fates: Vec<_> = preview.lines.iter().map(|line| (line.name.as_str(), line.fate)).collect();
    let expected = [
        ("Ana Costa", ImportFate::Changed),
        ("Same", ImportFate::Same),
        ("New", ImportFate::New),
        ("New", ImportFate::Same),
        ("1", ImportFate::New),
    ];
    assert_eq!(fates, expected);
    assert_eq!((preview.lines[2].birthday.as_str(), preview.lines[2].detail.as_str()), ("29 February", "Vela"));
    let report = book.import_text(&text).value;
    assert_eq!((preview.added, preview.updated, preview.unchanged), (report.added, report.updated, report.unchanged));
    assert_eq!((preview.cards, preview.problem_count), (5, report.problem_count));
}

#[test]
fn an_import_that_is_stopped_keeps_nothing() {
    let mut book = TestBook::on_disk();
    let before = book.rows();
    let text: String = (0..250).map(|number| card(&[&format!("FN:Person {number}"), &format!("UID:{number}")])).collect();
    let file = book.file("people.vcf", &text);
    for stop_at in [100, 200, 250] {
        let mut seen = Vec::new();
        let outcome = book.import(std::slice::from_ref(&file), &mut |progress| {
            seen.push(progress);
            let stop = progress.step == ImportStep::Writing && progress.done >= stop_at;
            if stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(outcome, Err(Error::Cancelled)));
        assert_eq!(
            seen.last(),
            Some(&ImportProgress { step: ImportStep::Writing, done: stop_at, total: 250 }),
            "it was told how far it is"
        );
        assert_eq!((book.rows(), book.history(1).unwrap().len()), (before.clone(), 0));
    }
}

#[test]
fn reading_says_how_far_it_is_and_stops_when_it_is_told_to() {
    let mut book = TestBook::on_disk();
    let text: String = (0..30_000).map(|number| card(&[&format!("FN:Person {number}"), &format!("UID:{number}")])).collect();
    let (file, size) = (book.file("people.vcf", &text), u64::try_from(text.len()).unwrap());
    let mut seen = Vec::new();
    book.preview_import(std::slice::from_ref(&file), &mut |progress| {
        seen.push(progress.done);
        assert_eq!((progress.step, progress.total), (ImportStep::Reading, 2 * size), "it is read twice");
        ControlFlow::Continue(())
    })
    .unwrap();
    assert!(seen.is_sorted() && seen.last().is_some_and(|last| *last > size), "{seen:?}");
    let stopped =
        |limit: u64| move |progress: ImportProgress| if progress.done > limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    for limit in [size / 3, size + size / 3] {
        assert!(matches!(book.preview_import(std::slice::from_ref(&file), &mut stopped(limit)), Err(Error::Cancelled)));
    }
    assert!(matches!(book.import(&[file], &mut stopped(size / 3)), Err(Error::Cancelled)));
}

#[test]
fn an_import_is_one_step_and_undone_whole() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&["NOTE:Old"]));
    let before = book.rows();
    let text = ana(&["NOTE:New", "CATEGORIES:choir"]) + &card(&["FN:Bo Lind", "UID:bo", "BDAY:1990-01-02", "ANNIVERSARY:2015-06-07"]);
    let done = book.import_text(&text);
    assert_eq!(done.said, "Imported 1 person and updated 1");
    let after = book.rows();
    assert_eq!(book.undo(None).unwrap().step, done.step);
    assert_eq!(book.rows(), before);
    book.redo().unwrap();
    assert_eq!(book.rows(), after);
    assert_eq!(book.import_text(&text).step, None, "redone, it knows the cards again");
}

#[test]
fn groups_of_other_programs_become_tags() {
    let mut book = TestBook::on_disk();
    let group = card(&[
        "X-ADDRESSBOOKSERVER-KIND:group",
        "FN:Choir",
        "UID:g",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ana",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:nobody",
    ]);
    let report = book.import_text(&(group + &ana(&["CATEGORIES:work"]))).value;
    assert_eq!((report.added, people(&book)[0].tags.clone()), (1, vec!["work".to_owned(), "Choir".to_owned()]));
}

#[test]
fn the_dead_are_kept_in_memory() {
    let mut book = TestBook::on_disk();
    book.import_text("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:r\r\nFN:Ruth Gold\r\nBDAY:19300310\r\nDEATHDATE:20200102\r\nEND:VCARD\r\n");
    let ruth = book.person(book.find("Ruth Gold").unwrap()).unwrap();
    assert_eq!(ruth.contact.state, ContactState::Deceased);
    assert!(ruth.milestones.iter().any(|(milestone, _)| milestone.fields.kind == MilestoneKind::Loss));
    assert_eq!(book.today_in_words().celebrate, [""; 0], "nobody wants to be told to congratulate the dead");
}

// V1: a card that can't be read is reported and never stops the others.

#[test]
fn a_card_that_can_not_be_read_is_reported_with_its_place_and_the_others_come_in() {
    let mut book = TestBook::on_disk();
    let text = ana(&[]) + "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n" + "some text\r\n" + &card(&["FN:Bo Lind"]);
    let report = book.import_text(&text).value;
    assert_eq!((report.added, report.problem_count), (2, 2));
    assert_eq!((report.problems[0].file.as_str(), report.problems[0].card, report.problems[0].line), ("people.vcf", 2, 10));
}

#[test]
fn what_fondly_has_no_field_for_comes_back_on_export() {
    let mut book = TestBook::on_disk();
    let original = ana(&["X-SHOE-SIZE:38", "PHOTO;VALUE=URI:http://127.0.0.1:9/never-fetched.jpg", "GEO:38.7;-9.1"]);
    book.import_text(&original);
    let mut out = Vec::new();
    assert_eq!(book.export_cards(&Whom::Everyone, CardForm::V3, &mut out).unwrap(), 1);
    assert_eq!(String::from_utf8(out).unwrap(), original, "untouched, it goes out as it came in (V5: and nothing was fetched)");
    let id = book.find("Ana Costa").unwrap();
    let fields = ContactFields { note: "Edited".into(), ..book.person(id).unwrap().contact.fields };
    book.edit_contact(id, fields, Some(date("1986-04-15"))).unwrap();
    let mut out = Vec::new();
    book.export_cards(&Whom::Everyone, CardForm::V3, &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(["X-SHOE-SIZE:38", "GEO:38.7;-9.1", "NOTE:Edited"].iter().all(|line| out.contains(line)), "{out}");
}

#[test]
fn an_export_goes_out_in_the_order_it_came_in() {
    let mut book = TestBook::on_disk();
    let text: String = (0..50).map(|number| card(&[&format!("UID:{number}"), &format!("FN:Person {number}")])).collect();
    book.import_text(&text);
    let mut out = Vec::new();
    book.export_cards(&Whom::Everyone, CardForm::V3, &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), text);
}

// V6: a card that is too large is left out and named, and the others come in.

#[test]
fn a_card_of_more_than_ten_megabytes_is_left_out_and_named() {
    let mut book = TestBook::on_disk();
    let large = format!("NOTE:{}", "a long story ".repeat(1_100_000));
    let report = book.import_text(&(card(&["FN:Large", &large]) + &ana(&[]))).value;
    assert_eq!((report.added, problems(&report)), (1, vec!["This card is larger than 10 MB, so it was left out."]));
}

// S6: a file that can't be read is said in a sentence, and nothing is changed.

#[rstest]
#[case::empty(b"".as_slice(), "it is empty")]
#[case::binary(&[0x7f, b'E', b'L', b'F', 0, 1, 2, 3, 0xff, 0xfe, 0, 0], "no contacts")]
#[case::a_text(b"Dear diary\n", "no contacts")]
#[case::a_calendar(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no contacts")]
#[case::blank(b"\r\n\r\n", "no contacts")]
fn a_file_without_contacts_is_refused_in_a_sentence(#[case] bytes: &[u8], #[case] reason: &str) {
    let mut book = TestBook::on_disk();
    let file = book.file("people.vcf", bytes);
    let refusal = book.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap_err().to_string();
    assert!(refusal.contains(reason) && refusal.contains("people.vcf") && refusal.contains("Nothing was changed."), "{refusal}");
    let imported = book.import(&[file], &mut unwatched).unwrap_err().to_string();
    assert_eq!(imported, refusal, "the import says the same");
}

#[test]
fn a_missing_file_and_a_folder_are_refused_in_a_sentence() {
    let book = TestBook::on_disk();
    let folder = book.path().parent().unwrap().to_owned();
    let refusal = |path| book.preview_import(&[path], &mut unwatched).unwrap_err().to_string();
    assert!(refusal(folder.join("gone.vcf")).contains("gone.vcf can't be read"));
    assert!(refusal(folder).contains("it is a folder"));
    assert_eq!(book.preview_import(&[], &mut unwatched).unwrap_err().to_string(), "There is no file to import. Nothing was changed.");
}

#[test]
fn one_bad_file_of_several_keeps_all_of_them_out() {
    let mut book = TestBook::on_disk();
    let (good, bad) = (book.file("good.vcf", ana(&[])), book.file("bad.vcf", "no cards"));
    let before = book.rows();
    assert!(book.import(&[good.clone(), bad], &mut unwatched).is_err());
    assert_eq!(book.rows(), before);
    let more = book.file("more.vcf", card(&["FN:Bo Lind", "UID:bo"]));
    assert_eq!(book.import(&[good, more], &mut unwatched).unwrap().value.added, 2);
    assert!(fs::metadata(book.path()).is_ok());
}

#[test]
fn what_went_out_comes_back_in_as_the_same() {
    let mut book = TestBook::on_disk();
    book.someone_born("Ana Costa", "1984-02-29");
    let old = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Müller;Jörg\r\nTEL;CELL:0151 1\r\nX-COLOUR:grün\r\nEND:VCARD\r\n";
    let latin: Vec<u8> = old.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let file = book.file("old.vcf", latin);
    book.import(&[file], &mut unwatched).unwrap();
    let mut out = Vec::new();
    assert_eq!(book.export_cards(&Whom::Everyone, CardForm::V3, &mut out).unwrap(), 2);
    let text = String::from_utf8(out).expect("one file, one charset");
    assert_eq!(text.matches("VERSION:3.0").count(), 2, "one version: {text}");
    assert!(text.contains("X-COLOUR:grün"), "what has no field is kept: {text}");
    let before = book.rows();
    let report = book.import_text(&text).value;
    assert_eq!((report.added, report.updated, report.unchanged), (0, 0, 2));
    assert_eq!(book.rows(), before);
}

// V1, V2: a table of another program comes in like cards.

#[test]
fn a_table_comes_in_once_and_says_what_stayed_behind() {
    let mut book = TestBook::on_disk();
    let text = "First Name,Last Name,E-mail Address,Birthday,Started On,Shoe Size\nAna,Costa,ana@example.org,1986-04-15,2019-09-01,38\nBo,Lind,,some day,,\n";
    let file = book.file("people.csv", text);
    let report = book.import(std::slice::from_ref(&file), &mut unwatched).unwrap().value;
    assert_eq!((report.added, report.problem_count), (2, 2));
    assert_eq!(
        problems(&report),
        [
            "Fondly has no place for the column “Shoe Size”; what one row says in it stayed behind.",
            "“some day” is no date we can read; it is kept in these words."
        ]
    );
    let ana = book.person(book.find("Ana Costa").unwrap()).unwrap();
    let kinds: Vec<MilestoneKind> = ana.milestones.iter().map(|(milestone, _)| milestone.fields.kind).collect();
    assert_eq!(kinds, [MilestoneKind::Birthday, MilestoneKind::WorkAnniversary]);
    assert_eq!(book.import(std::slice::from_ref(&file), &mut unwatched).unwrap().value.unchanged, 2, "once more changes nothing");
    let mut out = Vec::new();
    book.export_cards(&Whom::Everyone, CardForm::V3, &mut out).unwrap();
    let outcome = book.import_text(&String::from_utf8(out).unwrap());
    assert_eq!(outcome.value.unchanged, 2, "what went out is known again");
}

#[test]
fn a_file_of_more_than_two_gigabytes_is_refused_before_it_is_read() {
    let mut book = TestBook::on_disk();
    let path = book.file("huge.vcf", "BEGIN:VCARD\r\n");
    // A hole takes no room on the disk.
    fs::File::options().write(true).open(&path).unwrap().set_len((2 << 30) + 1).unwrap();
    let refusal = book.import(&[path], &mut unwatched).unwrap_err().to_string();
    assert!(refusal.contains("it is larger than 2 GB; please split it"), "{refusal}");
}
