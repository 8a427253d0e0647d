//! Looking back on a week (B20), thoughts for nobody else's eyes, and a week that holds less (B21).

use fondly_core::domain::{Feeling, InteractionFields, Pondered, Settings};

use crate::support::{
    TestBook, day,
    people::{call, promise, rift},
};

fn told(book: &TestBook, question: Pondered) -> String {
    book.review(None).unwrap().questions.into_iter().find(|(one, ..)| *one == question).unwrap().1
}

#[test]
fn the_book_says_to_each_question_what_it_knows() {
    // 10 March 2026 is a Tuesday.
    let mut book = TestBook::new();
    let [ana, bo] = ["Ana Costa", "Bo Lind"].map(|name| book.someone(name));
    assert_eq!(Pondered::OF_A_WEEK.map(|one| told(&book, one)), [""; 5]);
    book.talked(bo, "2026-03-09", "");
    book.talked(bo, "2026-03-08", "the Sunday before");
    assert_eq!(told(&book, Pondered::Energy), "You talked to Bo");
    for (who, feeling) in [(ana, Feeling::Lifted), (bo, Feeling::Drained)] {
        book.log_interaction(&[who], InteractionFields { feeling: Some(feeling), ..call("2026-03-10", "") }).unwrap();
    }
    assert_eq!(told(&book, Pondered::Energy), "Talks that lifted you: Ana");
    assert_eq!(told(&book, Pondered::Hard), "Talks that drained you: Bo");
    book.add_reminder(promise(ana, "Lend the drill", "2026-03-15")).unwrap();
    assert_eq!(told(&book, Pondered::Promised), "Open: Lend the drill");
    let cy = book.someone_every("Cy Moreau", "10 days");
    book.talked(cy, "2026-01-01", "");
    assert_eq!(told(&book, Pondered::Missed), "Who has waited longest: Cy");
    book.clock.set("2026-03-17T10:00");
    book.add_rift(ana, rift("I forgot the concert", "2026-03-09"), None).unwrap();
    assert_eq!(told(&book, Pondered::Hard), "Not settled: I forgot the concert", "nothing drained in the new week");
}

#[test]
fn an_answer_is_kept_to_its_week_changed_and_taken_away() {
    let mut book = TestBook::new();
    let answers = |book: &TestBook, on: &str| -> Vec<String> {
        book.review(Some(day(on))).unwrap().questions.into_iter().map(|(_, _, answer)| answer).collect()
    };
    book.answer_review(day("2026-03-10"), Pondered::Missed, " Marta ").unwrap();
    assert_eq!(answers(&book, "2026-03-15"), ["", "Marta", "", "", ""], "until Sunday");
    assert_eq!(answers(&book, "2026-03-16"), [""; 5]);
    assert_eq!(book.answer_review(day("2026-03-12"), Pondered::Missed, "Marta").unwrap().step, None);
    book.answer_review(day("2026-03-12"), Pondered::Missed, "Marta and Bo").unwrap();
    assert_eq!(book.reflections().unwrap().len(), 1, "one answer a week");
    book.answer_review(day("2026-03-12"), Pondered::Missed, "").unwrap();
    assert_eq!(answers(&book, "2026-03-10"), [""; 5]);
    assert!(book.answer_review(day("2026-03-16"), Pondered::Next, "x").is_err(), "that week has not begun");
    assert!(book.answer_review(day("2026-03-10"), Pondered::Own, "x").is_err());
}

#[test]
fn thoughts_are_for_the_users_eyes_alone() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.add_reflection(Some(ana), "I was jealous of her boat").unwrap();
    let id = book.add_reflection(None, "I need quiet evenings").unwrap().value;
    assert_eq!((book.reflections_about(ana).unwrap().len(), book.reflections().unwrap().len()), (1, 1));
    let found = book.people(&fondly_core::book::PeopleFilter::active("jealous boat"), 0, 9).unwrap().0;
    assert_eq!(found, 0, "no search knows of them");
    let brief = format!("{:?}", book.brief(ana).unwrap());
    let letter = format!("{:?}", book.letter(ana).unwrap());
    assert!(!brief.contains("jealous") && !letter.contains("jealous"));
    book.place_reflection(id, Some(ana)).unwrap();
    assert_eq!(
        (book.reflections_about(ana).unwrap().len(), book.reflections().unwrap().len()),
        (2, 0),
        "it is said later whom it is about"
    );
    book.undo(None).unwrap();
    assert_eq!((book.reflections_about(ana).unwrap().len(), book.reflections().unwrap().len()), (1, 1));
    book.remove_reflection(id).unwrap();
    assert!(book.remove_reflection(id).is_err() && book.add_reflection(None, "  ").is_err());
}

#[test]
fn a_quiet_week_holds_half_and_is_over_with_its_sunday() {
    let mut book = TestBook::new();
    let settings = Settings { weekly_budget: 7, ..book.settings().unwrap() };
    book.change_settings(&settings).unwrap();
    let budget = |book: &TestBook, on: &str| book.propose_week(day(on)).unwrap().budget;
    assert_eq!((budget(&book, "2026-03-09"), budget(&book, "2026-03-16")), (7, 7));
    book.keep_quiet(Some(day("2026-03-18"))).unwrap();
    assert_eq!((budget(&book, "2026-03-09"), budget(&book, "2026-03-16"), budget(&book, "2026-03-23")), (7, 4, 7));
    assert_eq!((book.review(None).unwrap().is_quiet, book.review(None).unwrap().is_next_quiet), (false, true));
    book.clock.set("2026-03-22T10:00");
    assert!(book.review(None).unwrap().is_quiet);
    book.clock.set("2026-03-23T10:00");
    assert!(!book.review(None).unwrap().is_quiet);
    assert!(book.keep_quiet(Some(day("2026-03-18"))).is_err(), "it is over");
    book.keep_quiet(None).unwrap();
    assert_eq!(book.keep_quiet(None).unwrap().step, None);
}

#[test]
fn a_quiet_week_proposes_no_more_people_than_it_holds() {
    let mut book = TestBook::new();
    let settings = Settings { weekly_budget: 4, ..book.settings().unwrap() };
    book.change_settings(&settings).unwrap();
    for n in 0..16 {
        let one = book.someone_every(&format!("Someone {n}"), "10 days");
        book.talked(one, "2026-03-05", "");
    }
    let placed = |book: &TestBook| book.propose_week(day("2026-03-16")).unwrap().placed.len();
    assert_eq!(placed(&book), 4);
    book.keep_quiet(Some(day("2026-03-16"))).unwrap();
    assert_eq!(placed(&book), 2);
}
