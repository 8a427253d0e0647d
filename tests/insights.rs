//! Rule B11: what a year looked like, each chart in one sentence; nobody is ranked and nothing is owed.

use fondly_core::{
    domain::{Channel, ContactState, Depth, InteractionFields, Outcome, StartedBy},
    planner::{CircleRound, begun_in_words, circles_in_words, months_in_words},
};
use rstest::rstest;

use crate::support::{
    TestBook, day,
    people::{call, given, received},
};

fn met(on: &str, started_by: StartedBy) -> InteractionFields {
    InteractionFields { channel: Channel::InPerson, started_by, ..call(on, "") }
}

#[test]
fn talks_are_counted_by_month_once_each_and_those_in_person_beside_them() {
    let mut book = TestBook::new();
    let [ana, bo] = ["Ana", "Bo"].map(|name| book.someone(name));
    book.log_interaction(&[ana, bo], met("2026-03-01", StartedBy::Me)).unwrap();
    book.talked(ana, "2026-03-05", "");
    book.talked(bo, "2025-04-01", "");
    book.talked(bo, "2025-03-31", "longer ago than a year");
    book.tried(bo, "2026-03-02");
    let found = book.insights(None).unwrap();
    assert_eq!(found.months.len(), 12);
    assert_eq!(found.months.first().unwrap(), &(day("2025-04-01"), 1, 0));
    assert_eq!(found.months.last().unwrap(), &(day("2026-03-01"), 2, 1), "one with both is one; a try is none");
    assert!(found.is_enough());
}

#[test]
fn a_year_with_one_person_counts_what_was_with_them_and_no_circle() {
    let mut book = TestBook::new();
    let [ana, bo] = ["Ana", "Bo"].map(|name| book.someone(name));
    book.log_interaction(&[ana, bo], InteractionFields { depth: Some(Depth::Deep), ..met("2026-02-01", StartedBy::Them) }).unwrap();
    book.log_interaction(&[ana], met("2026-02-03", StartedBy::Me)).unwrap();
    book.log_interaction(&[bo], InteractionFields { depth: Some(Depth::Light), ..met("2026-02-04", StartedBy::Me) }).unwrap();
    book.add_exchange(ana, given("A lift", "2026-01-02")).unwrap();
    book.add_exchange(bo, received("A book", "2026-01-03")).unwrap();
    let found = book.insights(Some(ana)).unwrap();
    assert_eq!(found.with.as_deref(), Some("Ana"));
    assert_eq!(found.months[10], (day("2026-02-01"), 2, 2), "one with both of them is one with her");
    assert_eq!((found.begun_by_me, found.begun_by_them, found.depth), (1, 1, [0, 0, 1]));
    assert_eq!((found.given, found.received, found.circles.len()), (1, 0, 0));
    assert!(!found.is_enough(), "two talks with her are no picture, though there are three in all");
    book.set_state(ana, ContactState::Trashed).unwrap();
    assert_eq!(book.insights(Some(ana)).unwrap().begun_by_me, 1, "whoever is in the trash keeps their year");
    assert_eq!(book.insights(None).unwrap().begun_by_me, 1, "and is in nobody else’s");
}

#[test]
fn a_try_that_nobody_answered_is_a_beginning_too() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    for (on, by) in [("2026-01-01", StartedBy::Me), ("2026-01-02", StartedBy::Them), ("2026-01-03", StartedBy::Unknown)] {
        book.log_interaction(&[ana], met(on, by)).unwrap();
    }
    let tried = InteractionFields { outcome: Outcome::NoAnswer, ..met("2026-01-04", StartedBy::Me) };
    book.log_interaction(&[ana], tried).unwrap();
    let found = book.insights(None).unwrap();
    assert_eq!((found.begun_by_me, found.begun_by_them), (2, 1));
}

#[test]
fn a_circle_comes_round_by_its_talks_since_the_first_of_the_year() {
    let mut book = TestBook::new();
    let [ana, bo] = ["Ana", "Bo"].map(|name| book.someone(name));
    let circle = book.circles().unwrap().remove(0).0.fields;
    for who in [ana, bo] {
        book.join_circle(who, &circle.name);
    }
    // 100 days, two people, five talks: each is talked to every 40 days.
    for (who, on) in [(ana, "2025-11-30"), (ana, "2025-12-30"), (ana, "2026-02-01"), (bo, "2026-02-02"), (bo, "2026-03-01")] {
        book.talked(who, on, "");
    }
    let found = book.insights(None).unwrap();
    let (round, tone, people) = &found.circles[0];
    assert_eq!(*round, CircleRound { name: circle.name, planned: circle.cadence, days: Some(40), of_days: 100 });
    assert_eq!((*tone, *people, found.circles.len()), (circle.tone, 2, 1), "a circle without people is none");
}

#[test]
fn a_circle_without_a_talk_is_late_once_there_should_have_been_one() {
    let weekly = "1 week".parse().ok();
    let round = |of_days| CircleRound { name: "Inner".to_owned(), planned: weekly, days: None, of_days };
    assert_eq!(circles_in_words(&[round(7)]), "Every circle comes round as you mean it to.");
    assert!(circles_in_words(&[round(28)]).starts_with("Inner comes round less often"));
}

#[test]
fn whoever_is_in_the_trash_does_not_count() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    book.talked(ana, "2026-03-01", "");
    book.add_exchange(ana, given("A fern", "2026-01-01")).unwrap();
    book.set_state(ana, ContactState::Trashed).unwrap();
    let found = book.insights(None).unwrap();
    assert_eq!((found.months.last().unwrap().1, found.begun_by_me, found.given), (0, 0, 0));
}

#[test]
fn what_was_given_and_received_within_a_year_is_counted_and_ideas_are_not() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    for one in [given("A fern", "2026-01-01"), received("A scarf", "2026-01-02"), received("A book", "2025-03-31")] {
        book.add_exchange(ana, one).unwrap();
    }
    book.add_exchange(ana, crate::support::people::idea("A kite")).unwrap();
    let found = book.insights(None).unwrap();
    assert_eq!((found.given, found.received, found.is_enough()), (1, 1, false));
}

#[rstest]
#[case(0, 3, "They nearly always reach out first.")]
#[case(1, 3, "They reach out first more often than you do.")]
#[case(2, 3, "You reach out first about as often as they do.")]
#[case(3, 2, "You reach out first more often than they do.")]
#[case(4, 1, "You nearly always reach out first.")]
fn who_began_is_said_in_words(#[case] me: u32, #[case] them: u32, #[case] said: &str) {
    assert_eq!(begun_in_words(me, them), said);
}

#[rstest]
#[case(&[], "No talk was noted within a year.")]
#[case(&[1], "1 talk in a year, in A.")]
#[case(&[2, 0], "2 talks in a year, all of them in A.")]
#[case(&[2, 3], "5 talks in a year, the most in B.")]
#[case(&[2, 2], "4 talks in a year.")]
fn the_month_with_most_talks_is_named(#[case] talks: &[u32], #[case] said: &str) {
    let months: Vec<_> = talks.iter().zip(["A", "B"]).map(|(talks, name)| (name.to_owned(), *talks)).collect();
    assert_eq!(months_in_words(&months), said);
}

#[rstest]
#[case(&[], "No circle has a rhythm yet.")]
#[case(&[("Inner", 8)], "Every circle comes round as you mean it to.")]
#[case(&[("Inner", 9)], "Inner comes round less often than you mean it to. Perhaps its rhythm may give.")]
#[case(&[("Inner", 9), ("Close", 30)], "Inner and Close come round less often than you mean them to. Perhaps their rhythms may give.")]
fn circles_that_come_round_late_are_named_without_reproach(#[case] circles: &[(&str, u32)], #[case] said: &str) {
    let weekly = "1 week".parse().ok();
    let rounds: Vec<_> = circles
        .iter()
        .map(|(name, days)| CircleRound { name: (*name).to_owned(), planned: weekly, days: Some(*days), of_days: 100 })
        .collect();
    assert_eq!(circles_in_words(&rounds), said);
}
