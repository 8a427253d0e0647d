//! Why something is or is not said, in words.

use fondly_core::domain::{ContactState, MilestoneKind, Settings};
use jiff::civil::time;

use crate::support::{
    Reminders, day,
    people::{planned, yearly},
};

fn about(reminders: &Reminders, name: &str) -> Vec<(bool, String)> {
    let person = reminders.book.find(name).unwrap();
    reminders.book.examine(person).unwrap().into_iter().map(|one| (one.is_well, one.sentence)).collect()
}

fn all(reminders: &Reminders, runs: bool) -> Vec<String> {
    reminders.book.examine_reminders(runs).unwrap().into_iter().map(|one| one.sentence).collect()
}

#[test]
fn what_is_said_next_about_someone_is_told_with_its_time() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana Costa", "--04-15");
    reminders.book.every(ana, "10 days");
    let expected = [
        (true, "Birthday (Ana Costa): on Wednesday, 15 April 2026 at 09:00."),
        (true, "Check-in, every 10 days (Ana Costa): on Friday, 20 March 2026 at 09:00."),
    ];
    assert_eq!(about(&reminders, "Ana"), expected.map(|(well, sentence)| (well, sentence.to_owned())));
}

#[test]
fn what_is_never_said_is_told_with_its_reason() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana Costa", "1986");
    let mut wedding = yearly(MilestoneKind::Anniversary, "", "1 May");
    wedding.leads = "".parse().ok();
    reminders.book.add_milestone(ana, wedding).unwrap();
    reminders.book.add_milestone(ana, yearly(MilestoneKind::Loss, "Her father", "2 June")).unwrap();
    let said: Vec<String> = about(&reminders, "Ana").into_iter().map(|(_, sentence)| sentence).collect();
    assert_eq!(
        said,
        [
            "Birthday: no day that comes round is known (1986).",
            "Anniversary: nothing is said of it in the coming year, as it is set.",
            "Her father: remembered, and never a reminder.",
            "No check-ins: neither they nor their circle have a rhythm.",
        ]
    );
    reminders.book.set_state(ana, ContactState::Deceased).unwrap();
    let id = reminders.book.examine(ana).unwrap().remove(0).sentence;
    assert_eq!(id, "Ana Costa has died: remembered, and not reminded of.");
}

#[test]
fn a_check_in_that_is_taken_care_of_or_paused_says_so() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_every("Ana Costa", "10 days");
    reminders.book.plan_catch_up(&[ana], planned("2026-03-21"), None).unwrap();
    assert!(about(&reminders, "Ana").contains(&(true, "No check-in: something is planned with them.".to_owned())));
    reminders.book.undo(None).unwrap();
    reminders.book.pause(ana, Some(day("2026-08-01"))).unwrap();
    assert!(about(&reminders, "Ana").contains(&(false, "No check-in: they are paused until 2026-08-01.".to_owned())));
}

#[test]
fn what_keeps_everything_back_is_told_first() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana Costa", "--03-10");
    let quiet = Settings { quiet_from: time(8, 0, 0, 0), quiet_to: time(12, 0, 0, 0), ..Settings::default() };
    reminders.book.change_settings(&quiet).unwrap();
    reminders.pass();
    let said = all(&reminders, false);
    assert_eq!(said[0], "Nothing is running the reminders of this book now. Starting Fondly changes that.");
    assert_eq!(said[1], "Nothing is said until 10 March, 12:00: quiet hours.");
    assert_eq!(said[2], "Waiting: Birthday of Ana Costa, for 2026-03-10 (quiet hours).");
    reminders.voice.fail("no notification service");
    reminders.pass_at("2026-03-10T12:00");
    assert_eq!(all(&reminders, true)[1], "The last notification was not taken: no notification service. It is kept and tried again.");
}

#[test]
fn an_empty_book_has_nothing_to_say_and_says_so() {
    let said = all(&Reminders::new(), true);
    assert!(said[1].starts_with("Nothing is to be said in the coming year."), "{said:?}");
    assert_eq!(said[2], "It is Tuesday, 10 March, 10:00 (Europe/Lisbon) here.");
}

#[test]
fn what_comes_next_is_told_as_what_would_come_where_nothing_runs() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana Costa", "--04-15");
    assert!(all(&reminders, true).contains(&"Next: Birthday (Ana Costa): on Wednesday, 15 April 2026 at 09:00.".to_owned()));
    let would = "Next, once Fondly runs: Birthday (Ana Costa): on Wednesday, 15 April 2026 at 09:00.";
    assert!(all(&reminders, false).contains(&would.to_owned()), "{:?}", all(&reminders, false));
}

#[test]
fn of_what_comes_round_about_someone_the_next_one_is_told_and_not_a_year_of_them() {
    let mut reminders = Reminders::new();
    let person = Some(reminders.book.someone("Ana Costa"));
    let daily = fondly_core::domain::Repetition::typed("day", day("2026-03-11")).ok();
    let fields = fondly_core::domain::ReminderFields { person, repeats: daily, ..crate::support::people::own("Call her", "2026-03-11") };
    reminders.book.add_reminder(fields).unwrap();
    let told = about(&reminders, "Ana").into_iter().filter(|(_, sentence)| sentence.contains("Call her")).count();
    assert_eq!(told, 1);
}
