//! What the user wants of their connections (B18), why they are in touch with someone (B19), and what matters to both (B15).

use fondly_core::domain::{ContactState, Depth, FactFields, FactKind};

use crate::support::{TestBook, day, people::goal};

fn done(book: &TestBook) -> String {
    book.goals().unwrap()[0].done()
}

#[test]
fn what_was_done_about_a_goal_are_the_talks_since_with_whom_the_user_has_in_mind() {
    let mut book = TestBook::new();
    let [ana, bo, cy] = ["Ana", "Bo", "Cy"].map(|name| book.someone(name));
    book.talked(ana, "2026-03-09", "the day before it was set");
    book.add_goal(goal("A mentor", &[])).unwrap();
    assert_eq!(done(&book), "nobody in mind yet");
    let id = book.goals().unwrap()[0].goal.id;
    book.edit_goal(id, goal("A mentor", &[ana, bo, cy, ana])).unwrap();
    assert_eq!(done(&book), "no talk with Ana, Bo and Cy since March 2026");
    book.clock.set("2026-05-01T10:00");
    for on in ["2026-03-10", "2026-04-01", "2026-04-02"] {
        book.talked(ana, on, "");
    }
    book.talked(bo, "2026-04-03", "");
    book.tried(cy, "2026-04-03");
    assert_eq!(done(&book), "3 talks with Ana and 1 with Bo since March 2026");
}

#[test]
fn a_goal_comes_to_be_when_the_user_says_so_and_may_be_open_again() {
    let mut book = TestBook::new();
    let [first, second] = ["A mentor", "A friend to climb with"].map(|words| book.add_goal(goal(words, &[])).unwrap().value);
    book.reach_goal(first, true).unwrap();
    let words = |book: &TestBook| book.goals().unwrap().into_iter().map(|one| one.goal.fields.words).collect::<Vec<_>>();
    assert_eq!(words(&book), ["A friend to climb with", "A mentor"], "what is reached stands last");
    assert_eq!(book.goals().unwrap()[1].goal.reached_on, Some(day("2026-03-10")));
    assert_eq!(book.reach_goal(first, true).unwrap().step, None);
    book.reach_goal(first, false).unwrap();
    assert_eq!(words(&book), ["A mentor", "A friend to climb with"]);
    book.remove_goal(second).unwrap();
    assert!(book.edit_goal(second, goal("x", &[])).is_err() && book.add_goal(goal(" ", &[])).is_err());
}

#[test]
fn who_is_in_the_trash_or_was_merged_stays_part_of_a_goal_out_of_sight() {
    let mut book = TestBook::new();
    let [ana, bo, double] = ["Ana", "Bo", "Bo Lind"].map(|name| book.someone(name));
    let id = book.add_goal(goal("A mentor", &[ana, bo])).unwrap().value;
    book.merge(double, &[bo], &std::collections::BTreeMap::new()).unwrap();
    book.set_state(ana, ContactState::Trashed).unwrap();
    let people = |book: &TestBook| book.goals().unwrap()[0].goal.fields.people.clone();
    assert_eq!(people(&book), [double]);
    assert!(book.add_goal(goal("Another", &[ana])).is_err(), "nobody new from the trash");
    book.edit_goal(id, goal("A good mentor", &[double])).unwrap();
    book.set_state(ana, ContactState::Active).unwrap();
    assert_eq!(people(&book), [ana, double]);
}

#[test]
fn why_the_user_is_in_touch_and_what_they_can_tell_go_along_when_two_become_one() {
    let mut book = TestBook::new();
    let [ana, double] = ["Ana", "Ana Costa"].map(|name| book.someone(name));
    book.set_intention(ana, "  She makes me braver ").unwrap();
    assert_eq!(book.brief(ana).unwrap().contact.intention, "She makes me braver");
    assert_eq!(book.set_intention(ana, "She makes me braver").unwrap().step, None);
    book.set_trust(ana, Some(Depth::Deep)).unwrap();
    book.merge(double, &[ana], &std::collections::BTreeMap::new()).unwrap();
    let between = |book: &TestBook| book.person(double).map(|person| (person.contact.intention, person.contact.trust)).unwrap();
    assert_eq!(between(&book), ("She makes me braver".to_owned(), Some(Depth::Deep)));
    book.unmerge(ana).unwrap();
    assert_eq!(between(&book), (String::new(), None));
}

#[test]
fn what_matters_to_both_is_in_common() {
    let mut book = TestBook::new();
    let [me, ana] = ["Sam", "Ana"].map(|name| book.someone(name));
    book.set_me(me, true).unwrap();
    for person in [me, ana] {
        let fields = FactFields { kind: FactKind::Value, words: "honesty above all".to_owned(), said_on: day("2026-03-01") };
        book.add_fact(person, fields).unwrap();
    }
    assert!(book.in_common(ana).unwrap().iter().any(|words| words.contains("honesty")), "{:?}", book.in_common(ana).unwrap());
}
