//! Rule K7: what the note of a talk says besides is noticed, in English and German; nothing is kept unasked, and what is said of somebody else
//! is left alone.

use fondly_core::{
    domain::MilestoneKind,
    quick::{Noticed, noticed},
};

use crate::support::{TestBook, day, people::date};

fn in_words(one: &Noticed) -> String {
    let on = |day: &Option<jiff::civil::Date>| day.map(|day| format!(", {day}")).unwrap_or_default();
    match one {
        Noticed::Milestone(fields) if fields.kind == MilestoneKind::Loss => format!("Loss, {}: {}", fields.label, fields.date.in_words()),
        Noticed::Milestone(fields) => format!("{}: {}", fields.shown(), fields.date.in_words()),
        Noticed::Event(words, day) => format!("event {words}: {day}"),
        Noticed::OpenLoop(words, day) => format!("ask: {words}{}", on(day)),
        Noticed::Promise(words, day) => format!("promise: {words}{}", on(day)),
        Noticed::TheirPromise(words, day) => format!("their promise: {words}{}", on(day)),
        Noticed::Fact(fields) => format!("{}: {}", fields.kind.name(), fields.words),
        Noticed::HardTime(fields) => format!("hard: {}, {}", fields.in_words(), fields.since),
        Noticed::Exchange(_) => one.in_words(day("2026-03-10")),
        Noticed::Boundary(fields) => format!("not: {}", fields.in_words()),
    }
}

#[test]
fn a_note_says_what_is_noticed_in_it_and_no_more() {
    let mut wrong = Vec::new();
    let table = include_str!("noticed.txt");
    let mut count = 0;
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (note, expected) = line.split_once("=> ").unwrap();
        let found = noticed(note.trim(), &["Ann", "Lee"], day("2026-03-10"));
        let found = if found.is_empty() { "nothing".to_owned() } else { found.iter().map(in_words).collect::<Vec<_>>().join(" | ") };
        count += 1;
        if found != expected.trim() {
            wrong.push(format!("{note}\n   is   {found}\n   not  {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 600, "{count} notes");
}

fn proposed(book: &TestBook, person: fondly_core::domain::ContactId, note: &str) -> Vec<String> {
    let today = book.now().today();
    book.noticed(person, note, today).unwrap().iter().map(|one| one.in_words(today)).collect()
}

#[test]
fn what_is_kept_is_not_proposed_again_and_can_be_undone() {
    let mut book = TestBook::on_disk();
    let ann = book.someone("Ann Lee");
    let note = "She starts at Acme in May, likes tea, lend her the drill. Her exam is on Friday. Doesn't like to talk about work.";
    let said = [
        "New job at Acme: May 2026",
        "Taste: Tea",
        "Promise: lend her the drill, in a week",
        "Wish luck, then ask how it was: her exam, Friday, 13 March",
        "Better not: Work",
    ];
    assert_eq!(proposed(&book, ann, note), said);
    let before = book.rows();
    for left in (0..said.len()).rev() {
        let first = book.noticed(ann, note, day("2026-03-10")).unwrap().remove(0);
        book.keep_noticed(ann, first).unwrap();
        assert_eq!(proposed(&book, ann, note).len(), left);
    }
    let person = book.person(ann).unwrap();
    assert_eq!((person.milestones.len(), person.facts.len(), person.boundaries.0.len()), (1, 1, 1));
    assert_eq!(book.reminders_about(ann).unwrap().len(), 3, "the promise, the wish and what is asked after");
    for _ in 0..said.len() {
        book.undo(None).unwrap();
    }
    assert_eq!(book.rows(), before);
}

#[test]
fn a_birthday_that_is_known_is_not_proposed_and_whoever_is_called_so_is_meant() {
    let mut book = TestBook::new();
    let ann = book.add_contact(crate::support::people::named("Ann Lee"), Some(date("3 June"))).unwrap().value;
    assert_eq!(proposed(&book, ann, "Her birthday is on 3 June. Ann likes tea, Bo likes milk."), ["Taste: Tea"]);
    let mia = book.someone("Ana Maria Costa");
    assert_eq!(proposed(&book, mia, "Ana likes tea."), ["Taste: Tea"]);
}

#[test]
fn any_note_is_read_without_a_panic() {
    let words = [
        "she", "isn't", "’s", "her", "exam", "on", "31", "June", "3.", "likes", "über", "nach", "in", "May", "I'll", "lend", "—", "?",
        "\"", "", "moved", "from",
    ];
    let mut dice = crate::support::Dice::new(7);
    for _ in 0..5_000 {
        let count = dice.below(10);
        let note: Vec<&str> = (0..count).map(|_| words[usize::try_from(dice.below(words.len() as u64)).unwrap()]).collect();
        let _ = noticed(&note.join(" "), &["Ann"], day("2026-03-10"));
    }
}

#[test]
fn a_note_goes_by_the_day_of_the_talk_and_what_is_said_twice_is_proposed_once() {
    let mut book = TestBook::new();
    let ann = book.someone("Ann Lee");
    let note = "Her exam is tomorrow. Doesn't like to talk about work. Better not ask about Work. Her father died. Her dog died.";
    let said: Vec<String> = book.noticed(ann, note, day("2026-03-06")).unwrap().iter().map(|one| one.in_words(day("2026-03-06"))).collect();
    assert_eq!(
        said,
        [
            "Wish luck, then ask how it was: her exam, Saturday, 7 March",
            "Better not: Work",
            "Loss, Her father: March 2026",
            "Be there for them: loss: her father, since Friday, 6 March",
            "Loss, Her dog: March 2026",
            "Be there for them: loss: her dog, since Friday, 6 March"
        ]
    );
    let father = book.noticed(ann, "Her father died.", day("2026-03-06")).unwrap().remove(0);
    book.keep_noticed(ann, father).unwrap();
    let left: Vec<String> = proposed(&book, ann, note).into_iter().filter(|one| one.starts_with("Loss")).collect();
    assert_eq!(left, ["Loss, Her dog: March 2026"]);
}

#[test]
fn who_helped_once_may_help_again_and_what_was_an_idea_is_given() {
    let mut book = TestBook::new();
    let ann = book.someone("Ann Lee");
    let help = "She helped me move.";
    let first = book.noticed(ann, help, day("2026-01-10")).unwrap().remove(0);
    book.keep_noticed(ann, first).unwrap();
    assert_eq!(book.noticed(ann, help, day("2026-01-10")).unwrap(), [], "noted that day");
    assert_eq!(proposed(&book, ann, help), ["Help received: Helped me move"], "and today once more");
    let [idea, gift] = ["Gift idea: a fern", "I gave her a fern"].map(|note| (note, day("2026-03-10")));
    for (note, on) in [idea, gift] {
        let said = book.noticed(ann, note, on).unwrap().remove(0);
        book.keep_noticed(ann, said).unwrap();
    }
    let giving = book.giving(ann).unwrap();
    assert_eq!((giving.ideas.len(), giving.passed.len()), (0, 1), "the idea became the gift");
}
