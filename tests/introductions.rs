//! The introductions desk (B17): whose need somebody could meet, nobody is introduced who was not asked, and what came of it.

use fondly_core::{
    Error,
    book::Whom,
    domain::{ContactId, ContactState, FactFields, FactKind, ReminderKind, Says},
};
use rstest::rstest;

use crate::support::{
    TestBook, day,
    people::{call, not_about},
};

fn told(kind: FactKind, words: &str) -> FactFields {
    FactFields { kind, words: words.to_owned(), said_on: day("2026-03-01") }
}

/// Two people, one of whom needs what the other is good at.
fn two(book: &mut TestBook) -> [ContactId; 2] {
    let [ana, bo] = ["Ana Costa", "Bo Lind"].map(|name| book.someone(name));
    book.add_fact(ana, told(FactKind::Need, "someone with experience in book binding")).unwrap();
    book.add_fact(bo, told(FactKind::Skill, "Binding old books")).unwrap();
    [ana, bo]
}

fn suggested(book: &TestBook) -> Vec<(String, String)> {
    book.suggested_introductions().unwrap().into_iter().map(|one| (one.needs.1, one.offers.1)).collect()
}

#[test]
fn whose_need_somebody_could_meet_is_suggested_until_they_are_brought_together() {
    let mut book = TestBook::new();
    let people = two(&mut book);
    assert_eq!(suggested(&book), [("Ana Costa".to_owned(), "Bo Lind".to_owned())]);
    book.add_introduction(people, "book binding").unwrap();
    assert_eq!(suggested(&book), []);
}

#[test]
fn two_who_are_not_to_be_introduced_are_not_suggested_again_and_not_listed() {
    let mut book = TestBook::new();
    let [ana, bo] = two(&mut book);
    book.let_go_of_introducing([bo, ana]).unwrap();
    assert_eq!(suggested(&book), []);
    assert!(book.introductions().unwrap().is_empty() && book.to_introduce(ana).unwrap().is_empty());
    assert_eq!(book.let_go_of_introducing([ana, bo]).unwrap().step, None, "said once is enough");
    let thought_again = book.add_introduction([ana, bo], "").unwrap().value;
    assert_eq!(book.introductions().unwrap()[0].0.id, thought_again, "the user may change their mind");
    assert!(matches!(book.let_go_of_introducing([ana, bo]), Err(Error::Refused(_))), "what is begun is ended first");
    book.remove_introduction(thought_again).unwrap();
    assert_eq!(suggested(&book).len(), 1, "it is not let go of any more");
    book.undo(None).unwrap();
    for _ in 0..2 {
        book.undo(None).unwrap();
    }
    assert_eq!(suggested(&book).len(), 1);
    assert!(matches!(book.let_go_of_introducing([ana, ana]), Err(Error::Refused(_))));
}

#[test]
fn small_words_bring_nobody_together_and_nobody_is_suggested_to_themselves() {
    let mut book = TestBook::new();
    let [ana, bo] = ["Ana", "Bo"].map(|name| book.someone(name));
    book.add_fact(ana, told(FactKind::Need, "help with her garden")).unwrap();
    book.add_fact(bo, told(FactKind::Skill, "help with taxes")).unwrap();
    book.add_fact(ana, told(FactKind::Interest, "gardens")).unwrap();
    assert_eq!(suggested(&book), []);
}

#[rstest]
#[case(0)]
#[case(1)]
fn what_touches_what_one_of_them_does_not_want_is_not_suggested(#[case] whose: usize) {
    let mut book = TestBook::new();
    let people = two(&mut book);
    book.add_boundary(people[whose], not_about("book binding")).unwrap();
    assert_eq!(suggested(&book), []);
}

#[test]
fn nobody_is_introduced_who_was_not_asked() {
    let mut book = TestBook::on_disk();
    let [ana, bo] = two(&mut book);
    let id = book.add_introduction([ana, bo], "").unwrap().value;
    for says in [Says::Asked, Says::Yes, Says::No] {
        book.says_to_introduction(id, ana, says).unwrap();
        let rows = book.rows();
        let refusal = book.introduce(id).unwrap_err();
        assert!(matches!(&refusal, Error::Refused(words) if words.contains("ask first")), "{refusal}");
        assert_eq!(book.rows(), rows);
    }
    for person in [ana, bo] {
        book.says_to_introduction(id, person, Says::Yes).unwrap();
    }
    assert_eq!(book.introduce(id).unwrap().said, "Introduced Ana Costa and Bo Lind");
    assert!(book.introduce(id).is_err() && book.says_to_introduction(id, ana, Says::No).is_err());
}

#[test]
fn what_came_of_it_is_asked_after_two_weeks_until_it_is_noted() {
    let mut book = TestBook::new();
    let [ana, bo] = two(&mut book);
    let id = book.add_introduction([ana, bo], "").unwrap().value;
    for person in [ana, bo] {
        book.says_to_introduction(id, person, Says::Yes).unwrap();
    }
    assert!(book.came_of_introduction(id, "nothing").is_err(), "they are not introduced yet");
    book.introduce(id).unwrap();
    assert!(book.came_of_introduction(id, "  ").is_err(), "nothing is said");
    let reminder = book.reminders_about(ana).unwrap().remove(0).fields;
    assert_eq!(
        (reminder.kind, reminder.words.as_str(), reminder.day),
        (ReminderKind::FollowUp, "What came of meeting Bo Lind", day("2026-03-24"))
    );
    book.came_of_introduction(id, "They share a workshop now").unwrap();
    assert_eq!(book.reminders_about(ana).unwrap(), []);
    let (one, names) = book.introductions().unwrap().remove(0);
    assert_eq!(
        (one.outcome.as_str(), one.made_on, names),
        ("They share a workshop now", Some(day("2026-03-10")), ["Ana Costa", "Bo Lind"].map(str::to_owned))
    );
    // Once it is made, the same two may be brought together for something else.
    assert!(book.add_introduction([bo, ana], "the garden").is_ok());
    assert!(book.add_introduction([ana, bo], "the garden").is_err(), "but not twice at a time");
}

#[test]
fn one_of_whom_two_became_one_is_out_of_sight() {
    let mut book = TestBook::new();
    let [ana, bo] = two(&mut book);
    assert!(book.add_introduction([ana, ana], "").is_err());
    let id = book.add_introduction([ana, bo], "").unwrap().value;
    book.merge(ana, &[bo], &std::collections::BTreeMap::new()).unwrap();
    assert_eq!(book.introductions().unwrap(), []);
    book.undo(None).unwrap();
    book.remove_introduction(id).unwrap();
    assert_eq!(book.introductions().unwrap(), []);
}

#[test]
fn whoever_knows_the_other_is_not_suggested_and_nobody_is_introduced_to_the_user() {
    let mut book = TestBook::new();
    let [ana, bo] = two(&mut book);
    book.log_interaction(&[ana, bo], call("2026-03-01", "Dinner")).unwrap();
    assert_eq!(suggested(&book), []);
    book.set_me(bo, true).unwrap();
    assert!(book.add_introduction([ana, bo], "").is_err());
}

#[test]
fn whoever_died_is_introduced_to_nobody_and_of_the_archived_nothing_is_asked() {
    let mut book = TestBook::new();
    let [ana, bo] = two(&mut book);
    let id = book.add_introduction([ana, bo], "").unwrap().value;
    for person in [ana, bo] {
        book.says_to_introduction(id, person, Says::Yes).unwrap();
    }
    book.set_state(bo, ContactState::Deceased).unwrap();
    assert!(book.introduce(id).is_err());
    book.set_state(bo, ContactState::Active).unwrap();
    book.set_state(ana, ContactState::Archived).unwrap();
    book.introduce(id).unwrap();
    assert_eq!(book.reminders_about(bo).unwrap()[0].fields.words, "What came of meeting Ana Costa");
}

#[test]
fn half_an_introduction_goes_out_with_nobody_and_is_not_left_when_the_trash_is_emptied() {
    let mut book = TestBook::on_disk();
    let [ana, bo] = two(&mut book);
    let id = book.add_introduction([ana, bo], "").unwrap().value;
    for person in [ana, bo] {
        book.says_to_introduction(id, person, Says::Yes).unwrap();
    }
    book.introduce(id).unwrap();
    let out = |book: &TestBook, whom: &Whom| {
        let mut text = Vec::new();
        book.export_whole(whom, &mut text).unwrap();
        String::from_utf8(text).unwrap()
    };
    assert!(out(&book, &Whom::Everyone).contains("What came of meeting Bo Lind"));
    assert!(!out(&book, &Whom::One(ana)).contains("What came of meeting"));
    book.set_state(bo, ContactState::Trashed).unwrap();
    assert_eq!(book.reminders_about(ana).unwrap(), [], "nobody is named who is in the trash");
    assert!(!out(&book, &Whom::Everyone).contains("What came of meeting"));
    book.clock.set("2026-06-01T10:00");
    book.empty_trash().unwrap();
    assert!(!book.rows().iter().any(|row| format!("{row:?}").contains("introductions")), "{:?}", book.rows().len());
}

#[test]
fn the_brief_says_whom_to_ask_about_meeting_whom_until_they_have_answered() {
    let mut book = TestBook::new();
    let [ana, bo] = two(&mut book);
    let id = book.add_introduction([ana, bo], "her father's books").unwrap().value;
    let asks = |book: &mut TestBook, who| book.brief(who).unwrap().to_introduce;
    assert_eq!(asks(&mut book, ana), ["Ask whether they would like to meet Bo Lind: her father's books"]);
    book.says_to_introduction(id, ana, Says::Yes).unwrap();
    assert_eq!((asks(&mut book, ana).len(), asks(&mut book, bo).len()), (0, 1));
    book.add_boundary(bo, not_about("her father")).unwrap();
    assert_eq!(asks(&mut book, bo).len(), 0, "nothing of what they do not want");
}
