//! What the user notes of a talk: with whom, someone new among them, how near it went, how it felt, what they appreciated (K7, B10, B11, B14).

use fondly_core::{
    Error,
    book::Companion,
    domain::{ContactId, Depth, FactKind, Feeling, InteractionFields},
};
use rstest::rstest;

use crate::support::{TestBook, people::call};

fn of_depth(on: &str, depth: Depth) -> InteractionFields {
    InteractionFields { depth: Some(depth), ..call(on, "") }
}

fn there(known: &[ContactId], new: &[&str]) -> Vec<Companion> {
    let known = known.iter().copied().map(Companion::Known);
    known.chain(new.iter().map(|name| Companion::New((*name).to_owned()))).collect()
}

#[test]
fn who_was_there_and_is_new_comes_into_the_book_with_whom_they_were_met_all_in_one_step() {
    let mut book = TestBook::new();
    let [ana, bo] = ["Ana", "Bo"].map(|name| book.someone(name));
    let before = book.people_count().unwrap();
    let logged = book.log_together(&there(&[ana, bo, ana], &["Marta Reis"]), call("2026-03-09", "Dinner")).unwrap();
    assert_eq!(logged.said, "Logged a call with Ana, Bo and Marta Reis");
    let marta = book.find("Marta Reis").unwrap();
    let met: Vec<_> = book.facts(marta).unwrap().into_iter().map(|one| (one.fields.kind, one.fields.words)).collect();
    assert_eq!(met, [(FactKind::Met, "With Ana and Bo".to_owned())]);
    let others: Vec<_> = book.person(marta).unwrap().timeline[0].others.iter().map(|(_, name)| name.clone()).collect();
    assert_eq!(others, ["Ana", "Bo"]);
    book.undo(None).unwrap();
    assert_eq!((book.people_count().unwrap(), book.person(ana).unwrap().timeline.len()), (before, 0));
}

#[rstest]
#[case(&[], "with whom")]
#[case(&["  "], "a name")]
fn nobody_and_the_nameless_are_refused_and_nothing_is_changed(#[case] new: &[&str], #[case] says: &str) {
    let mut book = TestBook::on_disk();
    let rows = book.rows();
    let refusal = book.log_together(&there(&[], new), call("2026-03-09", "")).unwrap_err();
    assert!(matches!(&refusal, Error::Refused(words) if words.contains(says)), "{refusal}");
    assert_eq!(book.rows(), rows);
}

#[test]
fn who_was_there_is_changed_afterwards_and_the_same_again_is_no_step() {
    let mut book = TestBook::new();
    let [ana, bo, cy] = ["Ana", "Bo", "Cy"].map(|name| book.someone_every(name, "10 days"));
    let id = book.log_interaction(&[ana, bo], call("2026-03-09", "")).unwrap().value;
    assert_eq!(book.edit_together(id, &there(&[bo, ana], &[]), call("2026-03-09", "")).unwrap().step, None);
    book.edit_together(id, &there(&[ana, cy], &[]), call("2026-03-09", "Both were well")).unwrap();
    let seen = |book: &TestBook, who| book.person(who).unwrap().timeline.len();
    assert_eq!([ana, bo, cy].map(|who| seen(&book, who)), [1, 0, 1]);
    let talked = |book: &TestBook, who| book.line_of(who).unwrap().unwrap().check_in.contacts.talked.is_some();
    assert_eq!([ana, bo, cy].map(|who| talked(&book, who)), [true, false, true], "C1: their rhythms follow");
    assert!(book.edit_together(id, &[], call("2026-03-09", "")).is_err());
    book.undo(None).unwrap();
    assert_eq!([ana, bo, cy].map(|who| seen(&book, who)), [1, 1, 0]);
}

#[test]
fn how_near_and_how_it_felt_and_what_was_appreciated_are_kept() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    let fields = InteractionFields {
        depth: Some(Depth::Deep),
        feeling: Some(Feeling::Lifted),
        appreciated: "She listened for an hour".to_owned(),
        ..call("2026-03-09", "My job")
    };
    let id = book.log_interaction(&[ana], fields.clone()).unwrap().value;
    assert_eq!(book.interaction(id).unwrap(), fields);
    let letter = book.letter(ana).unwrap();
    assert_eq!(letter.appreciated.iter().map(|(_, words, _)| words.as_str()).collect::<Vec<_>>(), ["She listened for an hour"]);
    let sought = book.sought("listened").unwrap();
    assert_eq!(book.why_found(&sought, ana).unwrap().unwrap().text, "She listened for an hour");
}

#[test]
fn when_a_talk_was_a_real_one_last_is_said_where_lighter_ones_followed() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    let said = |book: &TestBook| book.person(ana).unwrap().closeness.unwrap_or_default();
    book.log_interaction(&[ana], of_depth("2026-01-06", Depth::Real)).unwrap();
    assert_eq!(said(&book), "", "the last talk was one");
    book.log_interaction(&[ana], of_depth("2026-02-10", Depth::Light)).unwrap();
    assert_eq!(said(&book), "The last real talk was 9 weeks ago");
    book.log_interaction(&[ana], of_depth("2026-03-01", Depth::Deep)).unwrap();
    assert!(!said(&book).contains("real talk"));
}

#[test]
fn a_year_says_how_many_of_its_talks_went_below_the_surface_of_those_of_which_it_was_noted() {
    let mut book = TestBook::new();
    let [ana, bo] = ["Ana", "Bo"].map(|name| book.someone(name));
    book.log_interaction(&[ana, bo], of_depth("2026-03-01", Depth::Real)).unwrap();
    for (on, depth) in [("2026-02-01", Depth::Light), ("2026-02-02", Depth::Deep), ("2025-03-01", Depth::Deep)] {
        book.log_interaction(&[ana], of_depth(on, depth)).unwrap();
    }
    book.talked(ana, "2026-02-03", "");
    assert_eq!(book.insights(None).unwrap().depth, [1, 1, 1], "one with two people is one; of another nobody said; one is longer ago");
}

#[test]
fn whoever_went_into_someone_else_keeps_a_talk_that_is_changed_meanwhile() {
    let mut book = TestBook::new();
    let [ana, double, bo] = ["Ana Costa", "Ana C.", "Bo"].map(|name| book.someone(name));
    let id = book.log_interaction(&[ana, double, bo], call("2026-03-09", "Dinner")).unwrap().value;
    book.merge(ana, &[double], &std::collections::BTreeMap::new()).unwrap();
    book.edit_together(id, &there(&[ana, bo], &[]), call("2026-03-09", "Dinner at the harbour")).unwrap();
    book.unmerge(double).unwrap();
    assert_eq!([ana, double, bo].map(|who| book.person(who).unwrap().timeline.len()), [1, 1, 1]);
}

#[test]
fn no_talk_is_noted_with_whoever_is_in_the_trash() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    book.set_state(ana, fondly_core::domain::ContactState::Trashed).unwrap();
    assert!(book.log_interaction(&[ana], call("2026-03-09", "")).unwrap_err().to_string().contains("in the trash"));
}
