//! Rules V3 and V4: what an import would do is looked at card by card, and the user decides, for all or for one.

use fondly_core::{
    book::{CardKey, Decision, Decisions, GroupAs, Sureness, Who, Whom, unwatched},
    cards::CardForm,
    domain::{ContactFields, ContactState, Facet, Labelled},
};

use crate::{
    importing::{ana, people, problems},
    support::{
        TestBook, card,
        people::{date, named},
    },
};

/// Whom a preview lists, with the key of each card.
fn keys(book: &TestBook, file: &std::path::Path) -> Vec<(String, CardKey)> {
    let lines = book.preview_import(&[file.to_owned()], &mut unwatched).unwrap().lines;
    lines.into_iter().map(|line| (line.name, line.key.unwrap())).collect()
}

fn deciding(cards: Vec<(CardKey, Who)>) -> Decisions {
    let decision = |(key, who)| (key, Decision { who: Some(who), ..Decision::default() });
    Decisions { cards: cards.into_iter().map(decision).collect(), ..Decisions::default() }
}

#[test]
fn the_preview_shows_who_changes_field_by_field_and_what_both_changed() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&["TITLE:Sailor", "NOTE:Old", "TEL;TYPE=CELL:1"]));
    let id = book.find("Ana Costa").unwrap();
    let mut mine = book.person(id).unwrap().contact.fields;
    mine.note = "Mine".to_owned();
    book.edit_contact(id, mine, Some(date("1986-04-15"))).unwrap();
    let news = ana(&[
        "TITLE:Captain",
        "NOTE:New",
        "TEL;TYPE=CELL:2",
        "BDAY:1986-04-16",
        "FN:Ana Berg",
        "N:Berg;Ana;;;",
        "X-ANNIVERSARY:2020-05-05",
    ]);
    let file = book.file("news.vcf", news);
    let [line] = book.preview_import(&[file], &mut unwatched).unwrap().lines.try_into().unwrap();
    let said: Vec<String> =
        line.differences.iter().map(|one| format!("{}: {} → {}", one.facet.name(), one.before.join(", "), one.after.join(", "))).collect();
    let expected = [
        "name: Ana Costa → Ana Berg",
        "birthday: 15 April 1986 → 16 April 1986",
        "anniversary:  → 5 May 2020",
        "title: Sailor → Captain",
        "phone: 1 (cell) → 2 (cell)",
    ];
    assert_eq!(said, expected);
    let conflicts: Vec<_> = line.conflicts.iter().map(|one| (one.facet.name(), one.mine.as_str(), one.theirs.as_str())).collect();
    assert_eq!(conflicts, [("note", "Mine", "New")]);
    assert_eq!(line.whose.as_deref(), Some("Ana Costa"));
}

#[test]
fn of_what_both_changed_the_users_choice_stands_for_all_or_for_one_field() {
    for (all, one, stands) in [(false, None, "Mine"), (true, None, "New"), (false, Some(true), "New"), (true, Some(false), "Mine")] {
        let mut book = TestBook::on_disk();
        book.import_text(&ana(&["NOTE:Old"]));
        let id = book.find("Ana Costa").unwrap();
        let mut mine = book.person(id).unwrap().contact.fields;
        mine.note = "Mine".to_owned();
        book.edit_contact(id, mine, Some(date("1986-04-15"))).unwrap();
        let file = book.file("news.vcf", ana(&["NOTE:New"]));
        let [(_, key)] = keys(&book, &file).try_into().unwrap();
        let theirs = one.map(|one| (Facet::Note, one)).into_iter().collect();
        let cards = [(key, Decision { theirs, who: None })].into();
        let decisions = Decisions { take_theirs: all, cards, ..Decisions::default() };
        let report = book.import_as(&[file], &decisions, &mut unwatched).unwrap().value;
        assert_eq!(book.person(id).unwrap().contact.fields.note, stands);
        assert_eq!(problems(&report).len(), 1, "and it is said");
    }
}

#[test]
fn who_is_left_out_stays_out_and_can_come_in_later() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&[]));
    let file = book.file("people.vcf", ana(&["NOTE:New"]) + &card(&["UID:b", "FN:Bo Lind"]) + &card(&["UID:c", "FN:Cy Ray"]));
    let found = keys(&book, &file);
    let out = deciding(vec![(found[0].1, Who::LeaveOut), (found[1].1, Who::LeaveOut)]);
    let report = book.import_as(std::slice::from_ref(&file), &out, &mut unwatched).unwrap().value;
    assert_eq!((report.added, report.updated, report.unchanged, report.left_out), (1, 0, 0, 2));
    let known = Decisions { leave_out_new: true, ..Decisions::default() };
    assert_eq!(book.import_as(std::slice::from_ref(&file), &known, &mut unwatched).unwrap().value.updated, 1, "only who is known");
    let bo = Decisions { leave_out_new: true, ..deciding(vec![(found[1].1, Who::AsFound)]) };
    assert_eq!(book.import_as(&[file], &bo, &mut unwatched).unwrap().value.added, 1, "but Bo");
    let nobody = Decisions { leave_out_changed: true, ..Decisions::default() };
    let file = book.file("people.vcf", ana(&["NOTE:Newer"]));
    assert_eq!(book.import_as(&[file], &nobody, &mut unwatched).unwrap().step, None);
}

#[test]
fn a_card_that_is_someone_in_the_book_adds_what_they_lack_and_is_known_from_then_on() {
    let mut book = TestBook::on_disk();
    let mine = ContactFields { note: "Mine".into(), emails: vec![Labelled::new("home", "ana@example.org")], ..named("Ana Costa") };
    let id = book.add_contact(mine, Some(date("15 April"))).unwrap().value;
    let text = ana(&["NOTE:From the phone", "X-SIGN:leo"]);
    let file = book.file("phone.vcf", &text);
    let [line] = book.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap().lines.try_into().unwrap();
    let twin = line.twin.unwrap();
    assert_eq!((twin.person, twin.sureness), (id, Sureness::Certain));
    let facets: Vec<_> = twin.differences.iter().map(|one| one.facet.name()).collect();
    assert_eq!(facets, ["birthday", "phone"], "the fuller birthday, the number");
    assert_eq!(twin.conflicts.iter().map(|one| one.facet.name()).collect::<Vec<_>>(), ["note"]);
    let same = deciding(vec![(line.key.unwrap(), Who::Same(id))]);
    let before = book.rows();
    assert_eq!(book.import_as(&[file], &same, &mut unwatched).unwrap().value.updated, 1);
    let person = book.person(id).unwrap();
    assert_eq!((person.contact.fields.phones.len(), person.contact.fields.note.as_str()), (1, "Mine"));
    assert_eq!(person.milestones[0].0.fields.date, date("1986-04-15"));
    assert_eq!(book.import_text(&text).value.unchanged, 1, "known by its UID now");
    assert_eq!(book.import_text(&text.replace("NOTE:From the phone", "NOTE:Later")).value.updated, 1);
    book.undo(None).unwrap();
    book.undo(None).unwrap();
    assert_eq!(book.rows(), before);
}

#[test]
fn all_who_are_certainly_someone_in_the_book_can_be_taken_as_them_at_once() {
    let mut book = TestBook::on_disk();
    for name in ["Ana Costa", "Bo Lind", "Cy Ray"] {
        let email = format!("{}@example.org", &name[..2]);
        book.add_contact(ContactFields { emails: vec![Labelled::new("", email)], ..named(name) }, None).unwrap();
    }
    let text = card(&["UID:1", "FN:Ana Costa", "EMAIL:an@example.org", "TEL:1"])
        + &card(&["UID:2", "FN:Bertil Lind", "EMAIL:bo@example.org"])
        + &card(&["UID:3", "FN:Cy Ray"]);
    let file = book.file("people.vcf", text);
    let certain = Decisions { same_from: Some(Sureness::Certain), ..Decisions::default() };
    let report = book.import_as(&[file], &certain, &mut unwatched).unwrap().value;
    assert_eq!((report.added, report.updated), (2, 1), "Bertil is only maybe Bo, and a name alone is never enough");
}

#[test]
fn who_is_another_person_is_never_suggested_again() {
    let mut book = TestBook::on_disk();
    let fields = ContactFields { emails: vec![Labelled::new("", "ana@example.org")], ..named("Ana Costa") };
    let id = book.add_contact(fields, None).unwrap().value;
    let file = book.file("people.vcf", ana(&[]));
    let [(_, key)] = keys(&book, &file).try_into().unwrap();
    book.import_as(&[file], &deciding(vec![(key, Who::Another(id))]), &mut unwatched).unwrap();
    assert_eq!((people(&book).len(), book.duplicates().unwrap()), (2, vec![]));
}

#[test]
fn a_group_becomes_a_tag_a_circle_or_nothing_as_the_user_says() {
    let cards = "BEGIN:VCARD\nVERSION:3.0\nUID:a\nFN:Ana\nCATEGORIES:Close,Choir,Spam\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nUID:b\nFN:Bo\nCATEGORIES:Choir\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nUID:g\nN:Neighbours\nFN:Neighbours\nX-ADDRESSBOOKSERVER-KIND:group\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:b\nEND:VCARD\n";
    let mut book = TestBook::new();
    let file = book.file("people.vcf", cards);
    let groups = book.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap().groups;
    let groups: Vec<(&str, u32)> = groups.iter().map(|group| (group.name.as_str(), group.people)).collect();
    assert_eq!(groups, [("Choir", 2), ("Close", 1), ("Neighbours", 1), ("Spam", 1)]);
    let said = [("close", GroupAs::Tag), ("Close", GroupAs::Circle), ("Neighbours", GroupAs::Circle), ("Spam", GroupAs::Nothing)];
    let groups = said.into_iter().map(|(name, what)| (name.to_owned(), what)).collect();
    let step = book.import_as(std::slice::from_ref(&file), &Decisions { groups, ..Decisions::default() }, &mut unwatched).unwrap().step;
    let of = |book: &TestBook, name: &str| {
        let person = book.person(book.find(name).unwrap()).unwrap();
        (person.contact.fields.tags, person.circle.map(|circle| circle.fields.name))
    };
    assert_eq!(of(&book, "Ana"), (vec!["Choir".to_owned()], Some("Close".to_owned())), "a circle of that name was there");
    assert_eq!(of(&book, "Bo"), (vec!["Choir".to_owned()], Some("Neighbours".to_owned())), "and one was not");
    let again = book.import(&[file], &mut unwatched).unwrap().value;
    assert_eq!((again.added, again.updated), (0, 0));
    assert_eq!(of(&book, "Ana").0, ["Choir"], "what became a circle is no tag when the same file comes again");
    assert_eq!(of(&book, "Bo").0, ["Choir"]);
    book.undo(step).unwrap();
    assert!(book.circle_named("Neighbours").is_err());
}

#[test]
fn a_group_that_comes_again_tells_only_who_came_into_it_and_who_left() {
    let card = |uid: &str| format!("BEGIN:VCARD\nVERSION:3.0\nUID:{uid}\nFN:{uid}\nEND:VCARD\n");
    let group = |name: &str, members: &[&str]| {
        let members: String = members.iter().map(|uid| format!("X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:{uid}\n")).collect();
        format!("BEGIN:VCARD\nVERSION:3.0\nUID:g\nN:{name}\nFN:{name}\nX-ADDRESSBOOKSERVER-KIND:group\n{members}END:VCARD\n")
    };
    let mut book = TestBook::new();
    let tags = |book: &TestBook, who: &str| book.person(book.find(who).unwrap()).unwrap().contact.fields.tags;
    book.import_text(&[card("Ana"), card("Bo"), card("Cy"), group("Choir", &["Ana", "Bo", "Dee"])].concat());
    let ana = book.find("Ana").unwrap();
    book.edit_contact(ana, named("Ana"), None).unwrap();
    book.import_text(&[card("Ana"), card("Bo"), card("Cy"), group("Choir", &["Ana", "Bo", "Dee"])].concat());
    assert_eq!(tags(&book, "Ana"), [] as [&str; 0], "a tag that the user took away does not come back");
    book.import_text(&[card("Dee"), group("Choir", &["Bo", "Cy", "Dee"])].concat());
    assert_eq!(
        (tags(&book, "Bo"), tags(&book, "Cy"), tags(&book, "Dee")),
        (vec!["Choir".to_owned()], vec!["Choir".to_owned()], vec!["Choir".to_owned()])
    );
    book.import_text(&[card("Bo"), group("Singers", &["Bo"])].concat());
    assert_eq!((tags(&book, "Bo"), tags(&book, "Cy")), (vec!["Singers".to_owned()], vec![]), "its name changed, and Cy left");
}

#[test]
fn a_category_that_became_a_circle_goes_out_as_that_category_again() {
    let mut book = TestBook::on_disk();
    let text = card(&["UID:1", "N:Costa;Ana;;;", "FN:Ana Costa", "CATEGORIES:Choir,Family,Work"]);
    let file = book.file("people.vcf", &text);
    let decisions = Decisions { groups: [("Family".to_owned(), GroupAs::Circle)].into(), ..Decisions::default() };
    book.import_as(std::slice::from_ref(&file), &decisions, &mut unwatched).unwrap();
    let id = book.find("Ana Costa").unwrap();
    let out = |book: &TestBook| {
        let mut out = Vec::new();
        book.export_cards(&Whom::Everyone, CardForm::V3, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    assert_eq!(book.person(id).unwrap().contact.fields.tags, ["Choir", "Work"]);
    assert_eq!(out(&book), text, "nothing was touched");
    let mut fields = book.person(id).unwrap().contact.fields;
    fields.tags = vec!["Work".to_owned(), "Climbing".to_owned()];
    book.edit_contact(id, fields, None).unwrap();
    assert!(out(&book).contains("CATEGORIES:Family,Work,Climbing\r\n"), "{}", out(&book));
    book.set_circle(id, None).unwrap();
    assert!(out(&book).contains("CATEGORIES:Work,Climbing\r\n"));
}

#[test]
fn who_is_in_the_trash_stays_there_and_is_named() {
    let mut book = TestBook::on_disk();
    let file = book.file("people.vcf", card(&["UID:1", "N:Costa;Ana;;;", "FN:Ana Costa"]));
    book.import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    let ana = book.find("Ana Costa").unwrap();
    book.set_state(ana, ContactState::Trashed).unwrap();
    let said = ["Ana Costa is in the trash, and stays there. To have them back, restore them under People → Trash."];
    let preview = book.preview_import(std::slice::from_ref(&file), &mut unwatched).unwrap();
    assert_eq!(preview.problems.iter().map(|one| one.reason.as_str()).collect::<Vec<_>>(), said);
    let report = book.import(&[file], &mut unwatched).unwrap().value;
    assert_eq!((problems(&report), report.unchanged), (said.to_vec(), 1));
}

#[test]
fn what_was_kept_once_can_be_taken_from_the_same_file_later() {
    let mut book = TestBook::on_disk();
    book.import_text(&ana(&["NOTE:Old"]));
    let id = book.find("Ana Costa").unwrap();
    let fields = ContactFields { note: "Mine".to_owned(), ..book.person(id).unwrap().contact.fields };
    book.edit_contact(id, fields, None).unwrap();
    let file = book.file("news.vcf", ana(&["NOTE:New"]));
    let files = std::slice::from_ref(&file);
    book.import(files, &mut unwatched).unwrap();
    assert_eq!(book.person(id).unwrap().contact.fields.note, "Mine");
    let theirs = Decisions { take_theirs: true, ..Decisions::default() };
    let preview = book.preview_import_as(files, &theirs, &mut unwatched).unwrap();
    assert_eq!((preview.updated, preview.lines[0].conflicts.len()), (1, 1));
    assert_eq!(book.import_as(files, &theirs, &mut unwatched).unwrap().value.updated, 1);
    assert_eq!(book.person(id).unwrap().contact.fields.note, "New");
    assert_eq!(book.import_as(files, &theirs, &mut unwatched).unwrap().value.unchanged, 1, "and then there is nothing to take");
}
