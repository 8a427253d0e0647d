//! Rule C9: whom the user may want to stay close to, those first of whom the book says most, each with what speaks for it; nobody is kept close
//! before the user says so.

use fondly_core::domain::{BoundaryFields, BoundaryKind, CatchUpFields, Channel, ContactFields, ContactState, Labelled};
use rstest::rstest;

use crate::support::{
    TestBook, card, day,
    people::{named, planned, reachable},
};

/// Who is asked about, each with what speaks for it.
fn asked(book: &TestBook) -> Vec<String> {
    let (_, lines) = book.maybe_close(99).unwrap();
    lines.into_iter().map(|line| format!("{}: {}", line.person.shown, line.because)).collect()
}

#[rstest]
#[case::a_birthday(&["BDAY:19900505"], "Birthday in the book")]
#[case::what_one_calls_them(&["NICKNAME:Bobo"], "Nickname in the book")]
#[case::a_nickname_that_is_none(&["NICKNAME:Bo"], "")]
#[case::a_home(&["ADR;TYPE=HOME:;;Rua 1;Porto;;;"], "Address in the book")]
#[case::where_they_work(&["ADR;TYPE=WORK:;;Rua 1;Porto;;;"], "")]
#[case::a_group(&["CATEGORIES:Close friends"], "In “Close friends”")]
#[case::a_group_of_a_phone(&["CATEGORIES:Starred"], "In “Starred”")]
#[case::a_group_in_another_language(&["CATEGORIES:Familie"], "In “Familie”")]
#[case::any_other_group(&["CATEGORIES:Plumbers"], "")]
#[case::a_note(&["NOTE:From the choir"], "Note in the book")]
#[case::one_way_to_reach_them(&["TEL:+351 912 345 678"], "")]
#[case::two_ways(&["TEL:+351 912 345 678", "EMAIL:bo@example.org"], "Phone and e-mail in the book")]
#[case::several(&["CATEGORIES:Family", "BDAY:19900505", "NOTE:x", "TEL:1", "EMAIL:b@o"], "In “Family” · birthday, note, phone and e-mail in the book")]
fn a_card_says_what_speaks_for_someone(#[case] lines: &[&str], #[case] because: &str) {
    let mut book = TestBook::new();
    book.import_text(&card(&[&["FN:Bo Lind", "N:Lind;Bo;;;"], lines].concat()));
    assert_eq!(asked(&book), [format!("Bo Lind: {because}")]);
}

#[test]
fn what_they_are_to_the_user_weighs_most_then_groups_then_talks_then_what_is_known() {
    let mut book = TestBook::new();
    let me = ContactFields { relations: vec![Labelled::new("sister", "Rita Costa"), Labelled::new("", "Vera Vaz")], ..named("Eva Costa") };
    let me = book.add_contact(me, None).unwrap().value;
    for name in ["Nobody Atall", "Rita Costa", "Tom Costa", "Vera Vaz"] {
        book.someone(name);
    }
    book.someone_born("Bea Dias", "1990-05-05");
    let talked = book.someone("Tal King");
    book.talked(talked, "2026-02-17", "");
    let long_ago = book.someone("Long Ago");
    book.talked(long_ago, "2025-03-01", "");
    book.add_contact(ContactFields { tags: vec!["Friends".to_owned()], ..named("Fay Bell") }, None).unwrap();
    book.set_me(me, true).unwrap();
    let order = [
        "Rita Costa: Your sister · carries your name",
        "Fay Bell: In “Friends”",
        "Tal King: Last talked 3 weeks ago",
        "Bea Dias: Birthday in the book",
        "Tom Costa: Carries your name",
        "Long Ago: ",
        "Nobody Atall: ",
        "Vera Vaz: ",
    ];
    assert_eq!(asked(&book), order, "and by name where as much speaks for one as for the other");
}

#[test]
fn nobody_is_asked_about_who_has_a_rhythm_or_is_not_there() {
    let mut book = TestBook::new();
    let [mine, of_circle, away, gone, dead, me] =
        ["Has Own", "In Circle", "In Archive", "In Trash", "Has Died", "Is Me"].map(|name| book.someone(name));
    book.every(mine, "month");
    book.join_circle(of_circle, "Close");
    for (who, state) in [(away, ContactState::Archived), (gone, ContactState::Trashed), (dead, ContactState::Deceased)] {
        book.set_state(who, state).unwrap();
    }
    book.set_me(me, true).unwrap();
    book.import_text(&card(&["FN:Acme Ltd", "ORG:Acme Ltd", "TEL:+351 912 345 678"]));
    assert_eq!(asked(&book), [""; 0]);
    book.someone("Bo Lind");
    assert_eq!(asked(&book), ["Bo Lind: "]);
}

#[test]
fn so_many_are_asked_about_as_are_wanted_and_all_are_counted() {
    let mut book = TestBook::new();
    for name in ["Ana", "Bo", "Cy"] {
        book.someone(name);
    }
    let (total, lines) = book.maybe_close(2).unwrap();
    assert_eq!((total, lines.len()), (3, 2));
}

#[test]
fn an_answer_is_one_step_and_whoever_is_kept_close_is_not_asked_about_again() {
    let mut book = TestBook::new();
    let [ana, bo, _] = ["Ana", "Bo", "Cy"].map(|name| book.someone(name));
    assert!(book.is_nobody_kept_close().unwrap());
    let done = book.keep_close(&[(ana, "2 weeks".parse().unwrap()), (bo, "year".parse().unwrap())]).unwrap();
    assert_eq!(done.said, "You keep 2 people close");
    assert!(!book.is_nobody_kept_close().unwrap());
    assert_eq!(asked(&book), ["Cy: "]);
    assert_eq!(book.keep_close(&[(ana, "month".parse().unwrap())]).unwrap().said, "Ana: every month");
    book.undo(None).unwrap();
    book.undo(None).unwrap();
    assert_eq!(asked(&book).len(), 3, "all of it is taken back at once");
}

#[test]
fn an_answer_about_nobody_or_about_someone_who_has_died_changes_nothing() {
    let mut book = TestBook::new();
    let [ana, bo] = ["Ana", "Bo"].map(|name| book.someone(name));
    book.set_state(bo, ContactState::Deceased).unwrap();
    assert_eq!(book.keep_close(&[]).unwrap_err().to_string(), "Please say how often for someone first. Nothing was changed.");
    let month = || "month".parse().unwrap();
    assert!(book.keep_close(&[(ana, month()), (bo, month())]).is_err());
    assert_eq!(asked(&book), ["Ana: "], "not even of the others");
}

#[test]
fn a_circle_with_a_rhythm_keeps_its_people_close_only_while_there_are_any() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    book.join_circle(ana, "Close");
    assert!(!book.is_nobody_kept_close().unwrap());
    book.someone("Bo");
    book.set_state(ana, ContactState::Trashed).unwrap();
    assert!(book.is_nobody_kept_close().unwrap());
    assert!(!TestBook::new().is_nobody_kept_close().unwrap(), "where there are no people, nobody is asked");
}

#[test]
fn the_first_catch_up_is_with_whoever_comes_round_soonest_on_a_free_day_of_the_next_days() {
    let mut book = TestBook::new();
    let ana = book.add_contact(reachable("Ana Costa"), None).unwrap().value;
    let bo = book.someone("Bo Lind");
    book.keep_close(&[(bo, "month".parse().unwrap()), (ana, "2 weeks".parse().unwrap())]).unwrap();
    let first = book.first_catch_up(&[bo, ana]).unwrap().unwrap();
    assert_eq!((first.person.shown.as_str(), first.channel), ("Ana Costa", Channel::Call));
    let today = book.now().today();
    assert!(first.day > today && first.day <= day("2026-03-17"), "{}", first.day);
    // A day that is taken is not the freest.
    book.plan_catch_up(&[bo], CatchUpFields { ..planned(&first.day.to_string()) }, None).unwrap();
    assert_ne!(book.first_catch_up(&[ana]).unwrap().unwrap().day, first.day);
}

#[test]
fn the_first_catch_up_keeps_to_what_they_do_not_want_and_to_what_is_known() {
    let mut book = TestBook::new();
    let ana = book.add_contact(reachable("Ana Costa"), None).unwrap().value;
    let bo = book.someone_every("Bo Lind", "month");
    book.every(ana, "month");
    let no = |channel| BoundaryFields { kind: BoundaryKind::Channel(channel), words: String::new(), since: day("2026-03-01") };
    let how = |book: &TestBook, who| book.first_catch_up(&[who]).unwrap().unwrap().channel;
    assert_eq!(how(&book, bo), Channel::InPerson, "nobody can call a number that is not known");
    book.add_boundary(ana, no(Channel::Call)).unwrap();
    assert_eq!(how(&book, ana), Channel::InPerson);
    book.add_boundary(ana, no(Channel::InPerson)).unwrap();
    assert_eq!(how(&book, ana), Channel::Message);
}

#[test]
fn no_catch_up_is_offered_with_whoever_is_not_kept_close_or_where_there_is_no_day() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    assert_eq!(book.first_catch_up(&[ana]).unwrap(), None);
    assert_eq!(book.first_catch_up(&[]).unwrap(), None);
}
