//! Rules V2 and V4 together: who was merged has several cards, all known, and news of each finds its way.

use fondly_core::{
    book::{PeopleFilter, Whom, unwatched},
    cards::CardForm,
    domain::ContactId,
};

use crate::{
    merging::{NOTHING_CHOSEN, all, fields, two, values},
    support::{TestBook, card},
};

fn ana_from(program: &str, lines: &[&str]) -> String {
    let uid = format!("UID:{program}");
    card(&[&["FN:Ana Costa", "N:Costa;Ana;;;", &uid], lines].concat())
}

#[test]
fn both_cards_are_kept_known_and_go_out_with_all_they_say() {
    let mut book = TestBook::on_disk();
    let files = ana_from("phone", &["TEL:+351 912", "X-SIGN:leo", "item1.X-BOAT:Vela", "item1.X-ABLabel:hers"])
        + &ana_from("mail", &["EMAIL:ana@example.org", "X-SIGN:leo", "X-DIET:vegan"]);
    book.import_text(&files);
    let (_, both) = book.people(&PeopleFilter::active(""), 0, 9).unwrap();
    book.merge(both[0].id, &[both[1].id], &NOTHING_CHOSEN).unwrap();
    let again = book.import_text(&files).value;
    assert_eq!((again.added, again.updated, again.unchanged), (0, 0, 2), "both are known");
    let mut out = Vec::new();
    book.export_cards(&Whom::Everyone, CardForm::V3, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    for line in ["TEL:+351 912", "EMAIL", "X-SIGN:leo", "X-DIET:vegan", "X-BOAT:Vela", "UID:"] {
        assert_eq!(text.matches(line).count(), 1, "{line} in {text}");
    }
    let mut fresh = TestBook::on_disk();
    fresh.import_text(&text);
    assert_eq!(fresh.import_text(&text).value.unchanged, 1);
}

#[test]
fn news_of_one_card_reaches_the_merged_person_and_goes_with_its_own_when_they_are_taken_apart() {
    let mut book = TestBook::on_disk();
    book.import_text(&(ana_from("phone", &["TEL:+351 912"]) + &ana_from("mail", &["EMAIL:ana@example.org"])));
    let (_, both) = book.people(&PeopleFilter::active(""), 0, 9).unwrap();
    let [phone, mail] = [both[0].id, both[1].id];
    book.merge(phone, &[mail], &NOTHING_CHOSEN).unwrap();
    let report = book.import_text(&(ana_from("phone", &["TEL:+351 913"]) + &ana_from("mail", &["EMAIL:ana@vela.example"]))).value;
    assert_eq!((report.updated, report.problem_count), (2, 0));
    let merged = fields(&book, phone);
    assert_eq!((values(&merged.phones), values(&merged.emails)), (vec!["+351 913"], vec!["ana@vela.example"]));
    book.unmerge(mail).unwrap();
    let (one, other) = (fields(&book, phone), fields(&book, mail));
    assert_eq!((values(&one.phones), values(&one.emails)), (vec!["+351 913"], vec![]));
    assert_eq!((values(&other.phones), values(&other.emails)), (vec![], vec!["ana@vela.example"]));
}

/// The birthday and the other dates of someone, in words.
fn dates(book: &TestBook, id: ContactId) -> String {
    let mut dates: Vec<String> =
        book.person(id).unwrap().milestones.iter().map(|(one, _)| format!("{} {}", one.fields.shown(), one.fields.date)).collect();
    dates.sort();
    dates.join(", ")
}

#[test]
fn dates_that_a_card_tells_or_corrects_after_a_merge_go_with_its_own_person_when_they_are_taken_apart() {
    let mut book = TestBook::on_disk();
    let mail = |lines: &[&str]| ana_from("mail", lines);
    book.import_text(
        &(ana_from("phone", &["BDAY:1986-04-15"]) + &mail(&["BDAY:1986-04-16", "item1.X-ABDATE:2001-02-03", "item1.X-ABLabel:First boat"])),
    );
    let (_, both) = book.people(&PeopleFilter::active(""), 0, 9).unwrap();
    let mut ids = [both[0].id, both[1].id];
    ids.sort();
    let [phone, of_mail] = ids;
    book.merge(phone, &[of_mail], &NOTHING_CHOSEN).unwrap();
    assert_eq!(dates(&book, phone), "Birthday 1986-04-15, First boat 2001-02-03");
    book.import_text(&mail(&["BDAY:1986-04-17", "ANNIVERSARY:2020-05-05"]));
    assert_eq!(dates(&book, phone), "Anniversary 2020-05-05, Birthday 1986-04-15", "who stays keeps the birthday, and hears the rest");
    book.unmerge(of_mail).unwrap();
    assert_eq!(dates(&book, phone), "Birthday 1986-04-15");
    assert_eq!(dates(&book, of_mail), "Anniversary 2020-05-05, Birthday 1986-04-17");
}

#[test]
fn a_copy_of_the_book_holds_who_was_merged_and_takes_them_apart_elsewhere() {
    let (mut book, ana, anita) = two();
    book.merge(ana, &[anita], &NOTHING_CHOSEN).unwrap();
    let zoe = book.someone("Zoe Lind");
    book.keep_apart(&[ana, zoe]).unwrap();
    let mut out = Vec::new();
    assert_eq!(book.export_whole(&Whom::Everyone, &mut out).unwrap(), 2);
    let file = book.file("book.json", out);
    let mut other = TestBook::on_disk();
    let preview = other.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!((preview.added, preview.lines.len()), (2, 2));
    assert_eq!(other.import(&[file], &mut unwatched).unwrap().value.added, 2);
    assert_eq!(other.rows(), book.rows());
    other.unmerge(anita).unwrap();
    book.unmerge(anita).unwrap();
    assert_eq!(all(&other), all(&book));
}

#[test]
fn what_went_out_and_came_back_is_no_news_and_taking_apart_stays_right() {
    let mut book = TestBook::on_disk();
    book.import_text(&(ana_from("phone", &["TEL:+351 912"]) + &ana_from("mail", &["TEL:+351 21", "ORG:Vela"])));
    let (_, both) = book.people(&PeopleFilter::active(""), 0, 9).unwrap();
    let [phone, mail] = [both[0].id, both[1].id];
    book.merge(phone, &[mail], &NOTHING_CHOSEN).unwrap();
    let mut out = Vec::new();
    book.export_cards(&Whom::Everyone, CardForm::V3, &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert_eq!(book.import_text(&out).value.unchanged, 1);
    assert_eq!(book.import_text(&out.replace("END:VCARD", "TITLE:Captain\r\nEND:VCARD")).value.updated, 1, "edited elsewhere");
    book.unmerge(mail).unwrap();
    let one = fields(&book, phone);
    assert_eq!((values(&one.phones), one.organization.as_str(), one.title.as_str()), (vec!["+351 912"], "", "Captain"));
}

#[test]
fn what_only_the_other_card_said_goes_out_as_it_said_it() {
    let lines = [
        "ADR;TYPE=HOME;X-FLOOR=3:;;Rua Nova 1;Lisboa;;1000-001;Portugal",
        "item1.TEL;TYPE=CELL;X-SIM=2:+351 912 345 678",
        "item1.X-ABLabel:boat phone",
        "IMPP;X-SERVICE-TYPE=Skype:skype:ana.vela",
    ];
    let mut book = TestBook::on_disk();
    book.import_text(&(ana_from("phone", &["item1.TEL:+351 21 000", "item1.X-ABLabel:office"]) + &ana_from("mail", &lines)));
    let (_, both) = book.people(&PeopleFilter::active(""), 0, 9).unwrap();
    let phone = both.iter().map(|line| line.id).find(|id| values(&fields(&book, *id).phones) == ["+351 21 000"]).unwrap();
    let mail = both.iter().map(|line| line.id).find(|id| *id != phone).unwrap();
    book.merge(phone, &[mail], &NOTHING_CHOSEN).unwrap();
    for (form, address) in [(CardForm::V3, lines[0]), (CardForm::V4, "ADR;TYPE=HOME:;;Rua Nova 1;Lisboa;;1000-001;Portugal")] {
        let mut out = Vec::new();
        book.export_cards(&Whom::Everyone, form, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains(&format!("{address}\r\n")), "{text}");
        if form == CardForm::V3 {
            assert!(text.contains(lines[3]) && text.contains(".TEL;TYPE=CELL;X-SIM=2:+351 912 345 678\r\n"), "{text}");
        }
        let mut fresh = TestBook::on_disk();
        fresh.import_text(&text);
        let ana = fresh.find("Ana Costa").unwrap();
        assert_eq!(fields(&fresh, ana), fields(&book, phone));
    }
}
