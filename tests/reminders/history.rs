//! What became of each reminder, step by step (R3).

use fondly_core::{
    domain::{AlarmState, Settings},
    reminders::{Act, Answer},
};
use jiff::civil::time;

use crate::support::Reminders;

/// The states that the newest reminder came into, with their reasons.
fn log(reminders: &Reminders) -> Vec<(AlarmState, String)> {
    let past = reminders.book.reminder_history(1).unwrap().remove(0);
    past.log.into_iter().map(|event| (event.state, event.why)).collect()
}

#[test]
fn the_history_tells_when_it_was_held_shown_and_answered_and_why() {
    use AlarmState::{Claimed, Congratulated, Held, Presented};
    let mut reminders = Reminders::new();
    let quiet = Settings { quiet_from: time(8, 0, 0, 0), quiet_to: time(10, 0, 0, 0), ..Settings::default() };
    reminders.book.change_settings(&quiet).unwrap();
    reminders.book.someone_born("Ana Costa", "--03-11");
    assert!(reminders.book.reminder_history(10).unwrap().is_empty());
    reminders.pass_at("2026-03-11T09:00");
    reminders.book.clock.set("2026-03-11T10:00");
    let popup = reminders.popups().remove(0);
    reminders.answer(&popup.alarms, Answer::Act(Act::Congratulate));
    reminders.pass();
    let expected = [
        (Held, "quiet hours"),
        (Claimed, "on its way to the screen"),
        (Presented, "the system took it"),
        (Congratulated, "you congratulated"),
    ];
    assert_eq!(log(&reminders), expected.map(|(state, why)| (state, why.to_owned())));
}

#[test]
fn what_the_system_did_not_take_is_in_the_history_once_for_each_try() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana Costa", "--03-11");
    reminders.voice.fail("no notification service");
    reminders.pass_at("2026-03-11T09:00");
    reminders.voice.recover();
    reminders.pass_at("2026-03-11T09:01");
    let whys: Vec<String> = log(&reminders).into_iter().map(|(_, why)| why).collect();
    assert_eq!(
        whys,
        ["its time has come", "on its way to the screen", "the system did not take it", "on its way to the screen", "the system took it"]
    );
}

#[test]
fn a_pass_that_changes_nothing_leaves_no_line() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana Costa", "--03-11");
    reminders.pass_at("2026-03-11T09:00");
    let before = log(&reminders);
    for _ in 0..3 {
        reminders.pass();
    }
    reminders.restart();
    reminders.pass();
    assert_eq!(log(&reminders), before);
}
