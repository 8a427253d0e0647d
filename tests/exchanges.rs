//! What passes between the user and someone (B9): ideas that are given, thanks that wait, and a hint where one only asks. No sum, no debt.

use std::collections::BTreeMap;

use fondly_core::{
    book::PeopleFilter,
    domain::{ContactId, ContactState, Exchange, ExchangeFields, ExchangeKind, FactFields, FactKind, Standing},
    planner::{ago, standing},
};
use jiff::ToSpan as _;

use crate::support::{
    TestBook, day,
    people::{asked, given, idea, not_about, received},
};

/// What there is with someone, in words: what waits for thanks, ideas, the rest.
fn told(book: &TestBook, with: ContactId) -> [Vec<String>; 3] {
    let (giving, today) = (book.giving(with).unwrap(), book.now().today());
    let line = |one: &Exchange| format!("{}: {}", one.fields.words, standing(&one.fields, |on| ago(on, today)));
    let marked = |some: &[(Exchange, bool)]| some.iter().map(|(one, _)| line(one)).collect();
    [&giving.to_thank, &giving.ideas, &giving.passed].map(|some| marked(some))
}

#[test]
fn an_idea_is_given_then_thanked_for_and_each_can_be_undone() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let outcome = book.add_exchange(ana, idea(" A fern ")).unwrap();
    assert_eq!(
        (outcome.said.as_str(), told(&book, ana)[1].as_slice()),
        ("An idea for Ana Costa: A fern", ["A fern: Gift, an idea".into()].as_slice())
    );
    assert_eq!(book.thank(outcome.value).unwrap_err().to_string(), "“A fern” is only an idea. Nothing was changed.");
    assert_eq!(book.give_idea(outcome.value).unwrap().said, "Given to Ana Costa: A fern");
    assert_eq!(book.give_idea(outcome.value).unwrap_err().to_string(), "“A fern” is no idea any more. Nothing was changed.");
    assert_eq!(told(&book, ana), [vec![], vec![], vec!["A fern: Gift, given today".to_owned()]], "and nobody waits for their thanks");
    assert_eq!(book.thank(outcome.value).unwrap().said, "Ana Costa thanked you: A fern");
    assert_eq!(told(&book, ana)[2], ["A fern: Gift, given today, they thanked you"]);
    for left in [[0, 0, 1], [0, 1, 0], [0, 0, 0]] {
        book.undo(None).unwrap();
        assert_eq!(told(&book, ana).map(|some| some.len()), left);
    }
}

#[test]
fn what_was_received_waits_for_thanks_on_today_for_two_months_and_with_them_for_ever() {
    let mut book = TestBook::new();
    let (ana, bo) = (book.someone("Ana Costa"), book.someone("Bo Lind"));
    let scarf = book.add_exchange(ana, received("A scarf", "2026-03-09")).unwrap();
    assert_eq!(scarf.said, "From Ana Costa: A scarf");
    book.add_exchange(bo, received("The lift home", "2026-03-01")).unwrap();
    let today = |book: &TestBook| book.to_thank(true).unwrap().into_iter().map(|(one, _)| one.fields.words).collect::<Vec<_>>();
    assert_eq!(today(&book), ["The lift home", "A scarf"], "the oldest first");
    book.set_state(bo, ContactState::Archived).unwrap();
    assert_eq!(today(&book), ["A scarf"], "only of those who are there");
    book.clock.set("2026-05-08T10:00");
    assert_eq!(today(&book), ["A scarf"]);
    book.clock.set("2026-05-09T10:00");
    assert_eq!(book.to_thank(false).unwrap().len(), 1, "whoever asks for all is told");
    assert_eq!((today(&book).len(), told(&book, ana)[0].as_slice()), (0, ["A scarf: Gift, received 8 weeks ago".to_owned()].as_slice()));
    assert_eq!(book.thank(scarf.value).unwrap().said, "Thanked Ana Costa: A scarf");
    assert_eq!(told(&book, ana), [vec![], vec![], vec!["A scarf: Gift, received 8 weeks ago, thanked".to_owned()]]);
    assert_eq!(book.thank(scarf.value).unwrap_err().to_string(), "Thanks for “A scarf” were noted already. Nothing was changed.");
}

#[test]
fn who_asked_three_times_in_a_row_gets_a_hint_that_ends_with_the_next_thing_given() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let hints = |book: &TestBook| book.giving(ana).unwrap().only_asked;
    for (words, on) in [("The drill", "2026-01-05"), ("The move", "2026-02-05")] {
        book.add_exchange(ana, asked(words, on)).unwrap();
    }
    assert!(!hints(&book), "twice is no habit");
    book.add_exchange(ana, idea("A fern")).unwrap();
    book.add_exchange(ana, asked("The tent", "2026-03-05")).unwrap();
    assert!(hints(&book), "an idea is nothing yet");
    let gift = book.add_exchange(ana, received("A scarf", "2026-03-06")).unwrap().value;
    assert!(!hints(&book), "she gave it of her own accord");
    book.remove_exchange(gift).unwrap();
    let help = book.add_exchange(ana, given("Her garden", "2026-03-07")).unwrap().value;
    assert!(!hints(&book));
    book.remove_exchange(help).unwrap();
    assert!(hints(&book));
    book.clock.set("2027-01-06T10:00");
    assert!(!hints(&book), "what was a year ago counts no more");
}

#[test]
fn what_they_need_stands_beside_the_ideas_and_what_touches_a_boundary_is_marked_or_held_back() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    for words in ["A plumber", "Someone to talk to her father"] {
        book.add_fact(ana, FactFields { kind: FactKind::Need, words: words.to_owned(), said_on: day("2026-03-01") }).unwrap();
    }
    book.add_boundary(ana, not_about("her father")).unwrap();
    for words in ["A picture of her father", "A fern"] {
        book.add_exchange(ana, idea(words)).unwrap();
    }
    let giving = book.brief(ana).unwrap().giving;
    let ideas: Vec<_> = giving.ideas.iter().map(|(one, touches)| (one.fields.words.as_str(), *touches)).collect();
    assert_eq!(ideas, [("A picture of her father", true), ("A fern", false)]);
    assert_eq!(giving.needs.iter().map(|need| need.fields.words.as_str()).collect::<Vec<_>>(), ["A plumber"]);
    assert_eq!(book.giving(ana).unwrap(), giving, "on their page, too");
    book.add_exchange(ana, received("Her father’s drill", "2026-03-09")).unwrap();
    assert!(book.to_thank(true).unwrap()[0].1, "and on Today");
    book.add_boundary(ana, not_about("gifts")).unwrap();
    assert!(book.giving(ana).unwrap().ideas.iter().all(|(_, touches)| *touches), "by what they are, too");
}

#[test]
fn it_can_be_changed_and_removed_and_is_found() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let id = book.add_exchange(ana, received("A scarf", "2026-03-09")).unwrap().value;
    let thanked_on = Some(day("2026-03-10"));
    let shawl = ExchangeFields {
        kind: ExchangeKind::Kindness,
        words: "A shawl".into(),
        standing: Standing::Received { on: day("2026-03-08"), asked_for: true, thanked_on },
    };
    book.edit_exchange(id, shawl).unwrap();
    assert_eq!(told(&book, ana)[2], ["A shawl: Kindness you asked for, received 2 days ago, thanked"]);
    let found = |book: &TestBook, words: &str| book.people(&PeopleFilter::active(words), 0, 9).unwrap().0;
    assert_eq!([found(&book, "shawl"), found(&book, "scarf")], [1, 0]);
    book.remove_exchange(id).unwrap();
    assert_eq!(told(&book, ana).concat(), [""; 0]);
    assert!(book.thank(id).is_err());
}

#[test]
fn what_says_nothing_or_lies_ahead_is_refused() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let said = |book: &mut TestBook, fields| book.add_exchange(ana, fields).unwrap_err().to_string();
    assert_eq!(said(&mut book, idea("  ")), "Please say what it is. Nothing was changed.");
    let ahead = "Please choose today, or a day that is over. What is to come can be an idea. Nothing was changed.";
    assert_eq!(said(&mut book, given("A fern", "2026-03-11")), ahead);
    let standing = Standing::Received { on: day("2026-03-09"), asked_for: false, thanked_on: Some(day("2026-03-11")) };
    assert_eq!(said(&mut book, ExchangeFields { standing, ..idea("A fern") }), ahead);
}

#[test]
fn nobody_thanks_for_what_they_have_not_yet() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let id = book.add_exchange(ana, received("A scarf", "2026-03-08")).unwrap().value;
    book.thank(id).unwrap();
    let thanked_on = Some(day("2026-03-08"));
    let later = ExchangeFields { standing: Standing::Received { on: day("2026-03-09"), asked_for: false, thanked_on }, ..idea("A scarf") };
    book.edit_exchange(id, later).unwrap();
    let kept = book.giving(ana).unwrap().passed.remove(0).0.fields.standing;
    assert_eq!(kept.thanked_on(), Some(day("2026-03-09")));
}

#[test]
fn two_who_become_one_bring_what_passed_with_either_and_take_it_along_when_they_part() {
    let mut book = TestBook::new();
    let (ana, anita) = (book.someone("Ana Costa"), book.someone("Anita Costa"));
    book.add_exchange(ana, idea("A fern")).unwrap();
    book.add_exchange(anita, idea("A fern")).unwrap();
    book.add_exchange(anita, received("A scarf", "2026-03-09")).unwrap();
    book.merge(ana, &[anita], &BTreeMap::new()).unwrap();
    assert_eq!(told(&book, ana).map(|some| some.len()), [1, 2, 0], "two ideas, and the user says whether they are one");
    book.unmerge(anita).unwrap();
    assert_eq!([ana, anita].map(|who| told(&book, who).map(|some| some.len())), [[0, 1, 0], [1, 1, 0]]);
}

#[test]
fn it_goes_with_whoever_leaves_the_trash_for_good() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.add_exchange(ana, received("A scarf", "2026-03-09")).unwrap();
    book.set_state(ana, ContactState::Trashed).unwrap();
    assert_eq!(book.to_thank(true).unwrap(), []);
    book.clock.pass(31.days());
    book.empty_trash().unwrap();
    assert!(book.giving(ana).is_err());
}

#[test]
fn whoever_has_died_is_thanked_no_more_and_needs_nothing() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.add_fact(ana, FactFields { kind: FactKind::Need, words: "A plumber".into(), said_on: day("2026-03-01") }).unwrap();
    for on in ["2026-03-07", "2026-03-08", "2026-03-09"] {
        book.add_exchange(ana, asked("The drill", on)).unwrap();
    }
    assert!(book.giving(ana).unwrap().only_asked);
    book.add_exchange(ana, idea("A fern")).unwrap();
    for state in [ContactState::Deceased, ContactState::Trashed] {
        book.set_state(ana, state).unwrap();
        let giving = book.giving(ana).unwrap();
        let left = (giving.to_thank.len(), giving.ideas.len(), giving.passed.len(), giving.needs.len(), giving.only_asked);
        assert_eq!(left, (0, 0, 4, 0, false), "and nothing is lost");
    }
    assert_eq!(book.to_thank(true).unwrap(), []);
}
