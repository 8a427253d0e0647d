//! Rule C8: Today ends in one small act, a first step that can be taken; nothing that someone does not want, and once one was taken, no more.

use fondly_core::{
    book::SmallActs,
    domain::{BoundaryFields, BoundaryKind, Channel, ContactId, ContactState, Depth, HardKind},
    planner::Effort,
};
use jiff::ToSpan as _;

use crate::support::{
    TestBook, day,
    people::{call, hard, not_about, planned, received, share},
};

/// Ana waits, and was saved something for; Bo is close and was not met; Cy gave something and was not thanked.
fn a_book() -> (TestBook, [ContactId; 3]) {
    let mut book = TestBook::new();
    let ana = book.someone_every("Ana", "2 weeks");
    let [bo, cy] = ["Bo", "Cy"].map(|name| book.someone(name));
    book.talked(ana, "2026-02-10", "Her exam is near.");
    let inner = book.circles().unwrap().remove(0).0.fields.name;
    book.join_circle(bo, &inner);
    book.set_rhythm(bo, None, None).unwrap();
    book.add_share(share("the article about ferns", &[ana])).unwrap();
    book.add_exchange(cy, received("A scarf of hers", "2025-11-02")).unwrap();
    (book, [ana, bo, cy])
}

fn offered(book: &TestBook) -> SmallActs {
    book.small_acts(&book.agenda(None).unwrap()).unwrap()
}

/// The words of an effort, in the order of the alphabet: which comes first goes by the day.
fn words(book: &TestBook, effort: Effort) -> Vec<String> {
    let found = offered(book).acts.into_iter().find(|(of, _)| *of == effort);
    let mut words: Vec<_> = found.into_iter().flat_map(|(_, acts)| acts).map(|act| format!("{} ({})", act.words, act.because)).collect();
    words.sort();
    words
}

#[test]
fn each_effort_has_its_acts_with_their_because() {
    let (book, _) = a_book();
    let two = [
        "Tell Ana: the article about ferns (Saved today)",
        "Thank Cy: A scarf of hers (Gift, received 4 months ago)",
        "Write Ana two lines (Every 2 weeks · last talked 4 weeks ago: “Her exam is near”)",
    ];
    assert_eq!(words(&book, Effort::TwoMinutes), two);
    assert_eq!(words(&book, Effort::TwentyMinutes)[0], "Call Ana (Every 2 weeks · last talked 4 weeks ago: “Her exam is near”)");
    assert!(words(&book, Effort::Evening).contains(&"Ask Bo for an evening (No meeting noted yet)".to_owned()));
    assert!(!offered(&book).taken);
}

#[test]
fn each_day_begins_with_another() {
    let (book, _) = a_book();
    let first = |book: &TestBook| offered(book).acts.remove(0).1.remove(0).words;
    let mut firsts: Vec<_> = (0..3)
        .map(|_| {
            let words = first(&book);
            book.clock.pass(1.day());
            words
        })
        .collect();
    firsts.sort();
    firsts.dedup();
    assert_eq!(firsts.len(), 3, "{firsts:?}");
}

#[test]
fn what_someone_does_not_want_is_not_offered() {
    let (mut book, [ana, bo, cy]) = a_book();
    let no = |channel| BoundaryFields { kind: BoundaryKind::Channel(channel), words: String::new(), since: day("2026-01-10") };
    book.add_boundary(ana, no(Channel::Call)).unwrap();
    book.add_boundary(ana, no(Channel::Message)).unwrap();
    book.add_boundary(ana, not_about("ferns")).unwrap();
    book.add_boundary(bo, no(Channel::InPerson)).unwrap();
    book.add_boundary(cy, not_about("scarf")).unwrap();
    let all: Vec<_> = Effort::ALL.into_iter().flat_map(|effort| words(&book, effort)).collect();
    assert!(all.iter().all(|words| words.starts_with("Call Bo") || words.starts_with("Write Bo")), "{all:?}");
}

#[test]
fn nothing_is_offered_for_the_paused_the_remembered_and_those_who_will_be_met() {
    let (mut book, [ana, bo, cy]) = a_book();
    book.pause(ana, Some(day("2026-06-01"))).unwrap();
    book.set_state(cy, ContactState::Deceased).unwrap();
    book.plan_catch_up(&[bo], planned("2026-03-20"), None).unwrap();
    assert_eq!(offered(&book).acts, []);
}

#[test]
fn one_who_is_paused_keeps_nobody_else_from_being_thanked() {
    let (mut book, [_, _, cy]) = a_book();
    let dee = book.someone("Dee");
    book.add_exchange(dee, received("A lamp", "2025-12-02")).unwrap();
    book.pause(cy, Some(day("2026-06-01"))).unwrap();
    let two = words(&book, Effort::TwoMinutes);
    assert!(two.iter().any(|words| words.starts_with("Thank Dee: A lamp")), "{two:?}");
}

#[test]
fn while_everyone_is_paused_nothing_is_asked() {
    let (mut book, _) = a_book();
    let mut settings = book.settings().unwrap();
    settings.paused_until = Some(day("2026-04-01"));
    book.change_settings(&settings).unwrap();
    assert_eq!(offered(&book), SmallActs::default());
}

#[test]
fn a_step_that_was_taken_today_is_enough_for_today() {
    let (mut book, [ana, ..]) = a_book();
    book.log_interaction(&[ana], call("2026-03-09", "")).unwrap();
    assert!(!offered(&book).taken, "noted today, of yesterday");
    book.log_interaction(&[ana], call("2026-03-10", "")).unwrap();
    assert!(offered(&book).taken);
    book.clock.pass(1.day());
    assert!(!offered(&book).taken, "tomorrow is another day");
}

#[test]
fn thanks_and_what_was_told_are_steps() {
    let (mut book, [ana, _, cy]) = a_book();
    let share = book.shares().unwrap().remove(0).id;
    book.tell_share(share, ana).unwrap();
    assert!(offered(&book).taken);
    book.undo(None).unwrap();
    assert!(!offered(&book).taken);
    let exchange = book.giving(cy).unwrap().to_thank.remove(0).0.id;
    book.thank(exchange).unwrap();
    assert!(offered(&book).taken);
}

/// B22.
#[test]
fn what_is_on_the_users_mind_is_told_to_whom_they_trust_most_as_long_as_it_is() {
    let mut book = TestBook::new();
    let [ana, bo, cy] = ["Ana", "Bo", "Cy"].map(|name| book.someone(name));
    let confided = |book: &TestBook| words(book, Effort::TwentyMinutes).into_iter().find(|words| words.contains("on your mind"));
    book.add_reflection(None, "I am afraid of the move").unwrap();
    book.set_trust(cy, Some(Depth::Light)).unwrap();
    assert_eq!(confided(&book), None, "everyday things are none");
    book.set_trust(ana, Some(Depth::Deep)).unwrap();
    book.set_trust(bo, Some(Depth::Real)).unwrap();
    let to = |name: &str, what: &str| {
        Some(format!("Tell {name} one thing that is on your mind (You can tell them {what} · you noted a thought today)"))
    };
    assert_eq!(confided(&book), to("Ana", "anything"));
    let no_calls = BoundaryFields { kind: BoundaryKind::Channel(Channel::Call), words: String::new(), since: day("2026-01-10") };
    book.add_boundary(ana, no_calls).unwrap();
    assert_eq!(confided(&book), to("Bo", "what moves you"), "Ana wants no calls");
    book.add_hard_time(bo, hard(HardKind::Loss, "her mother", "2026-03-01")).unwrap();
    assert_eq!(confided(&book), None, "who goes through something hard has enough to carry");
    book.undo(None).unwrap();
    book.clock.pass(15.days());
    assert_eq!(confided(&book), None, "a thought of two weeks ago");
}
