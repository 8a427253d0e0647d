//! Rule V2: a card that comes again updates its person field by field, three ways, and what the user edited stays.

use fondly_core::{
    book::Whom,
    cards::CardForm,
    domain::{ContactFields, ContactId, ContactState, Labelled, MilestoneFields, MilestoneId, MilestoneKind},
};

use crate::{
    importing::{ana, people, problems},
    support::{
        TestBook, card,
        people::{date, named},
    },
};

#[test]
fn a_changed_card_updates_its_person_field_by_field() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&["TITLE:Sailor", "NOTE:Old"]));
    let outcome = book.import_text(&ana(&["TEL:+351 999", "NOTE:New", "BDAY:1986-04-16", "ORG:Vela"]));
    assert_eq!((outcome.value.added, outcome.value.updated, outcome.said.as_str()), (0, 1, "Updated 1 person"));
    let [fields] = people(&book).try_into().unwrap();
    let now = (fields.phones[0].value.as_str(), fields.note.as_str(), fields.organization.as_str(), fields.title.as_str());
    assert_eq!(now, ("+351 999", "New", "Vela", ""), "what the card no longer says is gone");
    assert_eq!(fields.emails[0].value, "ana@example.org", "what did not change stays");
    let id = book.find("Ana Costa").unwrap();
    assert_eq!(book.person(id).unwrap().milestones[0].0.fields.date, date("1986-04-16"));
}

#[test]
fn what_the_user_edited_survives_a_changed_card_and_is_reported() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&["NOTE:From the file", "TITLE:Sailor"]));
    let id = book.find("Ana Costa").unwrap();
    let mut fields = book.person(id).unwrap().contact.fields;
    (fields.note, fields.pronouns) = ("Mine".to_owned(), "she".to_owned());
    book.edit_contact(id, fields, Some(date("1986-04-17"))).unwrap();
    let outcome = book.import_text(&ana(&["NOTE:New in the file", "TITLE:Captain", "BDAY:1986-04-18"]));
    let person = book.person(id).unwrap();
    let fields = person.contact.fields;
    assert_eq!((fields.note.as_str(), fields.title.as_str(), fields.pronouns.as_str()), ("Mine", "Captain", "she"));
    assert_eq!(person.milestones[0].0.fields.date, date("1986-04-17"));
    let kept = |what: &str| format!("Ana Costa: the {what} here and in the file are not the same. Yours was kept.");
    assert_eq!(problems(&outcome.value), [kept("note"), kept("birthday")]);
}

#[test]
fn an_anniversary_that_both_changed_stays_one_and_is_reported() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&["ANNIVERSARY:2011-01-13"]));
    let id = book.find("Ana Costa").unwrap();
    let anniversaries = |book: &TestBook| -> Vec<(MilestoneId, String)> {
        let theirs = book.person(id).unwrap().milestones.into_iter().map(|(milestone, _)| milestone);
        theirs.filter(|m| m.fields.kind == MilestoneKind::Anniversary).map(|m| (m.id, m.fields.date.to_string())).collect()
    };
    book.import_text(&ana(&["ANNIVERSARY:2011-01-14"]));
    let [(milestone, day)] = anniversaries(&book).try_into().unwrap();
    assert_eq!(day, "2011-01-14", "only the file had changed it");
    book.edit_milestone(milestone, MilestoneFields::new(MilestoneKind::Anniversary, date("2011-01-15"))).unwrap();
    let outcome = book.import_text(&ana(&["ANNIVERSARY:2011-01-16"]));
    assert_eq!(anniversaries(&book), [(milestone, "2011-01-15".to_owned())]);
    assert_eq!(problems(&outcome.value), ["Ana Costa: the anniversary here and in the file are not the same. Yours was kept."]);
}

#[test]
fn saving_someone_unchanged_is_no_edit_that_a_later_card_could_clash_with() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&["NOTE: padded \\n", "TITLE: Sailor ", "CATEGORIES:choir,Choir", "EMAIL: ana@example.org "]));
    let id = book.find("Ana Costa").unwrap();
    let fields = book.person(id).unwrap().contact.fields;
    book.edit_contact(id, fields, Some(date("1986-04-15"))).unwrap();
    let outcome = book.import_text(&ana(&["NOTE:New", "TITLE:Captain", "CATEGORIES:rowing", "EMAIL:new@example.org"]));
    let fields = book.person(id).unwrap().contact.fields;
    assert_eq!((problems(&outcome.value), fields.note.as_str(), fields.title.as_str()), (vec![], "New", "Captain"));
    assert_eq!((fields.tags, fields.emails[0].value.as_str()), (vec!["rowing".to_owned()], "new@example.org"));
}

#[test]
fn numbers_and_tags_of_both_sides_come_together() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&["CATEGORIES:choir"]));
    let id = book.find("Ana Costa").unwrap();
    let mut fields = book.person(id).unwrap().contact.fields;
    fields.phones.push(Labelled::new("mine", "1"));
    fields.tags = vec!["Sailing".to_owned()];
    book.edit_contact(id, fields, Some(date("1986-04-15"))).unwrap();
    let again = ana(&["CATEGORIES:choir,rowing", "TEL:+351 912 345 678", "TEL;TYPE=CELL:2"]);
    let outcome = book.import_text(&again);
    let [fields] = people(&book).try_into().unwrap();
    assert_eq!(fields.phones.iter().map(|phone| phone.value.as_str()).collect::<Vec<_>>(), ["+351 912 345 678", "1", "2"]);
    assert_eq!((fields.tags, problems(&outcome.value)), (vec!["Sailing".to_owned(), "rowing".to_owned()], vec![]));
}

#[test]
fn a_tag_from_a_group_is_no_edit_of_the_users() {
    let mut book = TestBook::on_disk();
    let group = card(&["X-ADDRESSBOOKSERVER-KIND:group", "FN:Choir", "UID:g", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ana"]);
    book.import_text(&(ana(&[]) + &group));
    let outcome = book.import_text(&ana(&["CATEGORIES:rowing,choir"]));
    assert_eq!((people(&book)[0].tags.clone(), problems(&outcome.value)), (vec!["Choir".to_owned(), "rowing".to_owned()], vec![]));
}

#[test]
fn a_date_that_gets_another_name_in_the_file_gets_it_here() {
    let mut book = TestBook::on_disk();
    let met = |label: &str| ana(&["item1.X-ABDATE:2001-02-03", &format!("item1.X-ABLabel:{label}")]);
    let labels = |book: &TestBook| -> Vec<String> {
        let milestones = book.person(book.find("Ana Costa").unwrap()).unwrap().milestones;
        let custom = milestones.into_iter().filter(|(milestone, _)| milestone.fields.kind == MilestoneKind::Custom);
        custom.map(|(milestone, _)| milestone.fields.label).collect()
    };
    book.import_text(&met("First kiss"));
    book.import_text(&met("First date"));
    assert_eq!(labels(&book), ["First date"]);
    book.import_text(&ana(&[
        "item1.X-ABDATE:2001-02-03",
        "item1.X-ABLabel:First date",
        "item2.X-ABDATE:2001-02-03",
        "item2.X-ABLabel:Moved",
    ]));
    assert_eq!(labels(&book), ["First date", "Moved"], "two things on one day are two");
}

#[test]
fn a_line_that_fondly_has_no_field_for_is_kept_as_it_is_now() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&["X-SHOE-SIZE:38"]));
    let changed = ana(&["X-SHOE-SIZE:39"]);
    book.import_text(&changed);
    let mut out = Vec::new();
    book.export_cards(&Whom::Everyone, CardForm::V3, &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), changed);
    assert_eq!(book.import_text(&ana(&[])).value.unchanged, 1, "a program that leaves out what it does not know changes nothing");
}

/// Everyone's cards as they go out now.
fn export(book: &TestBook) -> String {
    let mut out = Vec::new();
    book.export_cards(&Whom::Everyone, CardForm::V3, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn phone(book: &TestBook, id: ContactId) -> String {
    book.person(id).unwrap().contact.fields.phones.first().map(|phone| phone.value.clone()).unwrap_or_default()
}

#[test]
fn what_was_edited_since_the_export_survives_its_import() {
    let mut book = TestBook::on_disk();
    for (id, name) in [
        (book.someone("Bo Lind"), "Bo Lind"),
        (book.import_text(&card(&["FN:Cy Young"])).map(|_| book.find("Cy Young").unwrap()).value, "Cy Young"),
    ] {
        let out = export(&book);
        let mut fields = named(name);
        fields.phones = vec![Labelled::new("", "222")];
        book.edit_contact(id, fields, None).unwrap();
        book.import_text(&out);
        assert_eq!(phone(&book, id), "222", "{name}");
    }
}

#[test]
fn what_another_program_wrote_into_an_export_comes_in_and_the_first_file_stays_known() {
    let mut book = TestBook::on_disk();
    let original = card(&["FN:Cy Young", "TEL:1"]);
    book.import_text(&original);
    let cy = book.find("Cy Young").unwrap();
    book.import_text(&export(&book).replace("TEL:1", "TEL:2"));
    assert_eq!(phone(&book, cy), "2");
    let again = book.import_text(&original);
    assert_eq!((again.value.unchanged, people(&book).len()), (1, 1), "the card they came from is still theirs");
}

#[test]
fn where_the_book_and_its_export_say_different_things_the_books_stays_and_is_reported() {
    let mut book = TestBook::on_disk();
    let id = book.someone("Bo Lind");
    let fields = ContactFields { note: "Mine".to_owned(), ..named("Bo Lind") };
    book.edit_contact(id, fields, None).unwrap();
    let outcome = book.import_text(&export(&book).replace("Mine", "Theirs"));
    assert_eq!(book.person(id).unwrap().contact.fields.note, "Mine");
    assert_eq!(problems(&outcome.value), ["Bo Lind: the note here and in the file are not the same. Yours was kept."]);
}

#[test]
fn a_death_that_a_later_card_tells_is_heard_of() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&[]));
    book.import_text(&ana(&["DEATHDATE:2026-01-02"]));
    assert_eq!(book.person(book.find("Ana Costa").unwrap()).unwrap().contact.state, ContactState::Deceased);
}
