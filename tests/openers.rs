//! First words (B3, B4): in the user's own tone where they wrote some, else of the library, and none twice in a year.

use std::collections::HashSet;

use fondly_core::{
    domain::{MilestoneKind, Period, ReminderFields, ReminderKind, Settings},
    planner::opener,
    prompts::{OpenerFor, openers},
};
use rstest::rstest;

use crate::support::{
    TestBook, day,
    people::{named, not_about, promise, yearly},
};

/// What the words that Today proposes for the first celebration are for.
fn proposed(book: &TestBook) -> Vec<OpenerFor> {
    let words = celebrated(book);
    openers().iter().filter(|one| opener(one.words, &named("Ana Costa")) == words).map(|one| one.occasion).collect()
}

fn celebrated(book: &TestBook) -> String {
    let agenda = book.agenda(None).unwrap();
    book.celebration_line(&agenda.celebrate[0], book.now().today()).unwrap().opener
}

fn checked_in(book: &TestBook) -> String {
    let agenda = book.agenda(None).unwrap();
    let nudge = agenda.reach_out.iter().chain(&agenda.waiting).next().unwrap();
    book.nudge_line(nudge, book.now().today()).unwrap().opener
}

#[rstest]
#[case::today(MilestoneKind::Birthday, "1985-03-10", OpenerFor::Birthday)]
#[case::without_its_year(MilestoneKind::Birthday, "--03-10", OpenerFor::Birthday)]
#[case::a_round_one(MilestoneKind::Birthday, "1986-03-10", OpenerFor::RoundBirthday)]
#[case::of_age(MilestoneKind::Birthday, "2008-03-10", OpenerFor::Birthday)]
#[case::a_first_one(MilestoneKind::Birthday, "2025-03-10", OpenerFor::Birthday)]
#[case::over(MilestoneKind::Birthday, "1985-03-08", OpenerFor::Belated)]
#[case::a_couple(MilestoneKind::Anniversary, "2019-03-10", OpenerFor::Anniversary)]
#[case::a_job(MilestoneKind::WorkAnniversary, "2019-03-10", OpenerFor::WorkAnniversary)]
fn the_words_fit_what_is_celebrated(#[case] kind: MilestoneKind, #[case] date: &str, #[case] occasion: OpenerFor) {
    let mut book = TestBook::at("2026-03-07T10:00[Europe/Lisbon]");
    let ana = book.someone("Ana Costa");
    book.add_milestone(ana, yearly(kind, "", date)).unwrap();
    book.clock.set("2026-03-10T10:00");
    assert_eq!(proposed(&book), [occasion], "{}", celebrated(&book));
}

#[test]
fn what_the_user_wrote_comes_before_the_library() {
    let mut book = TestBook::new();
    book.someone_born("Ana Costa", "1985-03-10");
    assert_eq!(proposed(&book), [OpenerFor::Birthday]);
    book.change_settings(&Settings { birthday_words: "Hey {name}, hip hip".to_owned(), ..Settings::default() }).unwrap();
    assert_eq!(celebrated(&book), "Hey Ana, hip hip");
}

#[test]
fn words_that_were_sent_do_not_come_again_within_a_year() {
    let mut book = TestBook::new();
    let ana = book.someone_born("Ana Costa", "1985-03-10");
    book.every(ana, "1 week");
    book.clock.set("2026-03-20T10:00");
    let mut sent = HashSet::new();
    for _ in 0..5 {
        let words = checked_in(&book);
        assert_eq!(checked_in(&book), words, "it stays until it is sent");
        assert!(sent.insert(words.clone()), "{words}");
        book.opener_used(ana, &words).unwrap();
    }
    book.opener_used(ana, "Words of my own").unwrap();
    let last = checked_in(&book);
    assert!(!sent.contains(&last));
}

#[test]
fn congratulating_with_words_of_the_library_uses_them_up_and_undo_gives_them_back() {
    let mut book = TestBook::new();
    let ana = book.someone_born("Ana Costa", "1985-03-10");
    let (words, milestone) = (celebrated(&book), book.milestone_of(ana));
    book.congratulate(milestone, Period::Year(2026), &format!("{words} And many more"), None).unwrap();
    let mut said = HashSet::from([words]);
    for year in 2027..=2028 {
        book.clock.set(&format!("{year}-03-10T10:00"));
        let next = celebrated(&book);
        assert!(said.insert(next.clone()), "{year}: {next}");
        book.congratulate(milestone, Period::Year(year), &next, None).unwrap();
    }
    while book.undo(None).is_ok_and(|undone| !undone.said.contains("Added")) {}
}

#[test]
fn what_undo_and_a_copy_leave_behind_redo_finds_its_way_through() {
    let mut book = TestBook::new();
    let ana = book.someone_born("Ana Costa", "1985-03-10");
    let (words, milestone) = (celebrated(&book), book.milestone_of(ana));
    book.congratulate(milestone, Period::Year(2026), &words, None).unwrap();
    book.undo(None).unwrap();
    assert_eq!(celebrated(&book), words);
    book.opener_used(ana, &words).unwrap();
    book.redo().unwrap();
    assert!(book.check().unwrap().is_empty());
}

#[test]
fn before_and_after_the_day_no_words_speak_of_it_as_today() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.add_milestone(ana, yearly(MilestoneKind::WorkAnniversary, "", "2019-03-12")).unwrap();
    assert_eq!(proposed(&book), [], "two days ahead: {}", celebrated(&book));
    book.clock.set("2026-03-12T10:00");
    assert_eq!(proposed(&book), [OpenerFor::WorkAnniversary]);
    book.clock.set("2026-03-15T10:00");
    assert_eq!(proposed(&book), []);
}

#[test]
fn no_words_cross_a_boundary() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.add_milestone(ana, yearly(MilestoneKind::WorkAnniversary, "", "2019-03-10")).unwrap();
    assert_eq!(proposed(&book), [OpenerFor::WorkAnniversary]);
    book.add_boundary(ana, not_about("her job")).unwrap();
    assert_eq!(celebrated(&book), "", "and nobody is congratulated on it by a press");
    let own = Settings { milestone_words: "Well done, {name}".to_owned(), ..book.settings().unwrap() };
    book.change_settings(&own).unwrap();
    assert_eq!(celebrated(&book), "Well done, Ana", "the user's own words are the user's");
}

#[test]
fn around_a_big_day_after_a_long_silence_and_a_loss_the_words_are_others() {
    let mut book = TestBook::new();
    let ana = book.someone_every("Ana Costa", "1 month");
    let of = |book: &TestBook| {
        let words = checked_in(book);
        openers().iter().filter(|one| opener(one.words, &named("Ana Costa")) == words).map(|one| one.occasion).collect::<Vec<_>>()
    };
    book.talked(ana, "2026-02-01", "");
    assert_eq!(of(&book), [OpenerFor::CheckIn]);
    book.add_reminder(ReminderFields { kind: ReminderKind::OpenLoop, ..promise(ana, "Her interview", "2026-03-12") }).unwrap();
    assert_eq!(of(&book), [OpenerFor::WishLuck]);
    book.clock.set("2026-03-13T10:00");
    assert_eq!(of(&book), [OpenerFor::AskAfter]);
    book.clock.set("2026-09-01T10:00");
    assert_eq!(of(&book), [OpenerFor::Silence]);
    book.add_milestone(ana, yearly(MilestoneKind::Loss, "Her mother", &day("2026-08-20").to_string())).unwrap();
    assert_eq!(of(&book), [OpenerFor::Loss]);
}
