//! Rules C7 and K5: what Fondly asks of its own accord, gently, once, at most one question a day, and never again what was answered with no.

use std::collections::BTreeMap;

use fondly_core::{
    book::{About, AtTime, MovedTo},
    domain::{Answer, CatchUpState, ContactId, Reach},
};

use crate::support::{TestBook, day, people::planned};

/// Someone whose every catch-up was moved to a Sunday. Today is Tuesday, 10 March 2026.
fn moved_to_sundays(book: &mut TestBook, name: &str) -> ContactId {
    let id = book.someone_every(name, "year");
    for (from, to) in [("2026-02-13", "2026-02-15"), ("2026-02-20", "2026-02-22"), ("2026-03-04", "2026-03-08")] {
        let one = book.plan_catch_up(&[id], planned(from), None).unwrap().value;
        book.reschedule_catch_ups(&[(one, MovedTo { day: day(to), time: AtTime::AsItIs })], Reach::This).unwrap();
    }
    id
}

/// Someone of whom a month is meant and who is talked with every three.
fn left_behind(book: &mut TestBook, name: &str) -> ContactId {
    let id = book.someone_every(name, "month");
    for day in ["2025-03-01", "2025-06-02", "2025-09-01", "2025-12-03"] {
        book.talked(id, day, "");
    }
    id
}

#[test]
fn whoever_is_always_moved_to_sunday_may_have_sundays() {
    let mut book = TestBook::on_disk();
    let ann = moved_to_sundays(&mut book, "Ann Lee");
    let ask = book.question().unwrap().unwrap();
    let (question, because) = ask.in_words();
    assert_eq!(question, "Keep Sundays for Ann?");
    assert_eq!(because, "You moved the last three catch-ups with Ann to a Sunday.");
    assert_eq!(book.answer_question(ann, ask.about, Answer::Yes).unwrap().said, "Sunday is kept for Ann Lee");
    assert_eq!(book.person(ann).unwrap().contact.planning.kept_days.unwrap().to_string(), "SU");
    book.undo(None).unwrap();
    assert_eq!(book.question().unwrap(), Some(ask), "undone, it is asked again");
}

#[test]
fn a_rhythm_that_reality_left_behind_may_become_what_it_is() {
    let mut book = TestBook::new();
    let bo = left_behind(&mut book, "Bo Lind");
    let ask = book.question().unwrap().unwrap();
    assert_eq!(ask.in_words(), ("Make it every 3 months for Bo?".to_owned(), "Every month has been every 3 months.".to_owned()));
    book.answer_question(bo, ask.about, Answer::Yes).unwrap();
    assert_eq!(book.person(bo).unwrap().check_in.unwrap().cadence.to_string(), "3 months");
    book.clock.set("2026-03-11T10:00");
    assert_eq!(book.question().unwrap(), None, "it is what it is now");
}

#[test]
fn at_most_one_question_is_asked_a_day_and_a_no_is_remembered() {
    let mut book = TestBook::new();
    let (ann, bo) = (moved_to_sundays(&mut book, "Ann"), left_behind(&mut book, "Bo"));
    let first = book.question().unwrap().unwrap();
    book.answer_question(first.person.id, first.about, Answer::No).unwrap();
    assert_eq!(book.question().unwrap(), None, "one a day");
    book.clock.set("2026-03-11T10:00");
    let second = book.question().unwrap().unwrap();
    assert_ne!(second.person.id, first.person.id);
    book.answer_question(second.person.id, second.about, Answer::No).unwrap();
    book.clock.set("2026-03-12T10:00");
    assert_eq!(book.question().unwrap(), None, "neither again");
    book.clock.set("2026-10-12T10:00");
    let later = book.question().unwrap();
    assert!(later.is_none_or(|ask| !matches!(ask.about, About::Days(_)) && [ann, bo].contains(&ask.person.id)), "the same never again");
}

#[test]
fn a_missed_catch_up_asks_once_and_the_answer_is_done_cancelled_or_left_open() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    let on = |book: &mut TestBook, on: &str| book.plan_catch_up(&[ana], planned(on), None).unwrap().value;
    let (long_ago, met, not, open, today) = (
        on(&mut book, "2026-02-01"),
        on(&mut book, "2026-03-05"),
        on(&mut book, "2026-03-06"),
        on(&mut book, "2026-03-07"),
        on(&mut book, "2026-03-10"),
    );
    let asked = |book: &TestBook| book.missed().unwrap().into_iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(asked(&book), [met, not, open], "two weeks back, not today");
    book.finish_catch_up(met, "Soup").unwrap();
    book.cancel_catch_up(not, Reach::This).unwrap();
    assert_eq!(book.leave_open(open).unwrap().said, "Left open whether you met");
    assert!(asked(&book).is_empty());
    assert_eq!(book.occasion(open).unwrap().state, CatchUpState::Planned, "left open is left as it is");
    book.undo(None).unwrap();
    assert_eq!(asked(&book), [open]);
    assert!(![long_ago, today].contains(&open));
}

#[test]
fn a_day_is_theirs_only_when_the_last_three_were_all_moved_to_it() {
    let mut book = TestBook::new();
    let ann = moved_to_sundays(&mut book, "Ann");
    book.plan_catch_up(&[ann], planned("2026-03-11"), None).unwrap();
    assert_eq!(book.question().unwrap(), None, "the last one stayed where it was planned");
    let bo = book.someone_every("Bo", "year");
    for on in ["2026-02-15", "2026-02-22", "2026-03-08"] {
        let one = book.plan_catch_up(&[bo], planned(on), None).unwrap().value;
        let later = MovedTo { day: day(on), time: AtTime::At(jiff::civil::time(18, 0, 0, 0)) };
        book.reschedule_catch_ups(&[(one, later)], Reach::This).unwrap();
    }
    assert_eq!(book.question().unwrap(), None, "another hour is no other day");
}

#[test]
fn a_no_goes_along_into_another_and_comes_back_when_they_are_taken_apart() {
    let mut book = TestBook::new();
    let ann = moved_to_sundays(&mut book, "Ann");
    let ask = book.question().unwrap().unwrap();
    book.answer_question(ann, ask.about, Answer::No).unwrap();
    let anna = book.someone_every("Anna", "year");
    book.merge(anna, &[ann], &BTreeMap::new()).unwrap();
    book.clock.set("2026-03-11T10:00");
    assert_eq!(book.question().unwrap(), None, "Anna has Ann's catch-ups, and her no");
    book.unmerge(ann).unwrap();
    assert_eq!(book.question().unwrap(), None, "it is Ann's again");
}
