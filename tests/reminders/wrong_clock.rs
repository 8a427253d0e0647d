//! A clock that is not believed (R7).

use fondly_core::{
    domain::{AlarmState::Presented, ContactState},
    reminders::{Act, Answer, Effect, Light},
};
use jiff::ToSpan as _;
use rstest::rstest;

use crate::support::Reminders;

pub(super) const ANAS: &str = "Ana's birthday is today";

/// Ana's birthday is on 20 March; it is the 10th, and the engine has looked.
pub(super) fn before_the_birthday() -> Reminders {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "--03-20");
    assert_eq!(reminders.pass(), [""; 0]);
    reminders
}

#[rstest]
#[case::ahead(10, 0, "Is it 20 March 2026?")]
#[case::far_ahead(3_000, 0, "Is it 27 May 2034?")]
#[case::back(-10, 0, "Is it 28 February 2026?")]
#[case::just_too_far(1, 22, "Is it 12 March 2026?")]
fn a_jump_of_more_than_36_hours_is_asked_about_once_and_nothing_else_is_said(#[case] days: i64, #[case] hours: i64, #[case] asks: &str) {
    let mut reminders = before_the_birthday();
    reminders.book.clock.jump(days.days().hours(hours));
    assert_eq!(reminders.pass(), [asks]);
    reminders.book.clock.pass(1.hour());
    assert_eq!(reminders.pass(), [""; 0], "asked once");
    assert!(reminders.book.clock_in_doubt().unwrap().is_some());
    let health = reminders.book.reminder_health(true).unwrap();
    assert_eq!((health.light, health.sentence.as_str()), (Light::Waiting, "Reminders wait until you say whether the clock is right."));
}

#[rstest]
#[case(35)]
#[case(-35)]
fn a_smaller_one_is_believed(#[case] hours: i64) {
    let mut reminders = before_the_birthday();
    reminders.book.clock.jump(hours.hours());
    assert_eq!(reminders.pass(), [""; 0]);
    assert_eq!(reminders.book.clock_in_doubt().unwrap(), None);
}

#[test]
fn sleep_and_a_program_that_did_not_run_are_no_jump() {
    let mut reminders = before_the_birthday();
    reminders.book.clock.set("2026-03-20T12:00");
    assert_eq!(reminders.pass(), [ANAS], "asleep for ten days");
    reminders.restart();
    reminders.book.clock.jump(700.days());
    reminders.pass();
    assert_eq!(reminders.book.clock_in_doubt().unwrap(), None, "off for two years");
}

#[test]
fn travel_is_no_jump() {
    let mut reminders = before_the_birthday();
    for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Lisbon"] {
        reminders.book.clock.travel(zone);
        assert_eq!(reminders.pass(), [""; 0]);
    }
}

#[test]
fn nothing_is_thrown_away_by_a_clock_that_is_not_believed() {
    let mut reminders = before_the_birthday();
    let bo = reminders.book.someone("Bo");
    reminders.book.set_state(bo, ContactState::Trashed).unwrap();
    reminders.pass();
    reminders.book.clock.jump(400.days());
    reminders.pass();
    assert!(reminders.book.person(bo).is_ok(), "the trash is kept");
    assert_eq!(reminders.book.reminders_between(crate::support::day("2026-03-20"), crate::support::day("2026-03-20")).unwrap().len(), 1);
}

#[test]
fn once_it_is_said_to_be_right_reminders_go_on_from_there() {
    let mut reminders = before_the_birthday();
    reminders.book.clock.jump(10.days());
    let question = reminders.popups().remove(0);
    assert_eq!(question.title, "Is it 20 March 2026?");
    assert_eq!(reminders.answer(&question.alarms, Answer::Act(Act::RightClock)), [Effect::Reminded]);
    assert_eq!(reminders.pass(), [ANAS]);
    assert_eq!(reminders.book.clock_in_doubt().unwrap(), None);
}

#[test]
fn the_window_can_say_so_as_well_and_across_a_restart() {
    let mut reminders = before_the_birthday();
    reminders.book.clock.jump(10.days());
    reminders.pass();
    reminders.restart();
    assert_eq!(reminders.pass(), ["Is it 20 March 2026?"], "a new start does not believe it either");
    reminders.book.trust_clock().unwrap();
    assert_eq!(reminders.pass(), [ANAS]);
}

#[test]
fn a_clock_that_is_set_right_again_needs_no_answer() {
    let mut reminders = before_the_birthday();
    reminders.book.clock.jump(3_000.days());
    let question = reminders.popups().remove(0);
    assert_eq!(reminders.answer(&question.alarms, Answer::Dismissed), []);
    assert_eq!(reminders.answer(&question.alarms, Answer::Open), [Effect::ShowToday]);
    assert_eq!(reminders.answer(&question.alarms, Answer::Act(Act::WrongClock)), []);
    reminders.book.clock.pass(2.hours());
    reminders.book.clock.jump((-3_000).days());
    assert_eq!(reminders.pass(), [""; 0]);
    assert_eq!(reminders.book.clock_in_doubt().unwrap(), None);
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), [ANAS]);
}

#[test]
fn a_clock_behind_what_was_seen_is_asked_about_after_a_start() {
    let mut reminders = before_the_birthday();
    reminders.restart();
    reminders.book.clock.jump((-10).days());
    assert_eq!(reminders.pass(), ["Is it 28 February 2026?"]);
}

#[test]
fn what_a_wrong_clock_said_is_said_at_its_time() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "--03-20");
    // The program starts with a clock that is ten days ahead: nothing tells.
    reminders.book.clock.jump(10.days());
    assert_eq!(reminders.pass(), [ANAS]);
    reminders.book.clock.jump((-10).days());
    assert_eq!(reminders.pass(), ["Is it 10 March 2026?"]);
    reminders.book.trust_clock().unwrap();
    assert_eq!((reminders.pass(), reminders.states()), (vec![], vec![]), "it waits for its time again");
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), [ANAS]);
    assert_eq!(reminders.states(), [Presented]);
}

#[test]
fn what_it_said_a_little_ahead_is_said_again_however_late_it_is_set_right() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "--03-12");
    reminders.book.clock.jump(48.hours());
    assert_eq!(reminders.pass(), ["Ana's birthday is today"], "a start by a clock that is two days ahead");
    // A day later somebody sets it right: the difference to what was seen is a day.
    reminders.book.clock.pass(24.hours());
    reminders.book.clock.jump((-48).hours());
    reminders.pass();
    reminders.book.trust_clock().unwrap();
    assert_eq!(reminders.pass(), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-12T09:00"), ["Ana's birthday is today"]);
}

#[test]
fn a_clock_that_was_dead_at_the_start_and_is_set_right_needs_no_answer_however_long_the_computer_was_off() {
    let mut reminders = before_the_birthday();
    reminders.restart();
    // Off for ten days; the clock of the computer begins at some day of old, until the network sets it.
    reminders.book.clock.set("2026-03-20T10:00");
    reminders.book.clock.jump((-2_000).days());
    assert!(reminders.pass()[0].starts_with("Is it "));
    reminders.book.clock.pass(5.minutes());
    reminders.book.clock.jump(2_000.days());
    assert_eq!(reminders.pass(), [ANAS]);
    assert_eq!(reminders.book.clock_in_doubt().unwrap(), None);
}

#[test]
fn the_same_across_another_start_in_doubt() {
    let mut reminders = before_the_birthday();
    reminders.restart();
    reminders.book.clock.set("2026-03-20T10:00");
    reminders.book.clock.jump((-2_000).days());
    reminders.pass();
    reminders.restart();
    reminders.pass();
    reminders.book.clock.jump(2_000.days());
    assert_eq!(reminders.pass(), [ANAS]);
}

#[test]
fn the_question_is_not_asked_at_night() {
    let mut reminders = before_the_birthday();
    reminders.book.clock.set("2026-03-11T23:00");
    reminders.pass();
    reminders.book.clock.jump(20.days());
    assert_eq!(reminders.pass(), [""; 0]);
    reminders.book.clock.pass(10.hours());
    assert_eq!(reminders.pass(), ["Is it 1 April 2026?"]);
}

#[test]
fn an_answer_before_a_pass_has_found_the_jump_lays_nothing_out() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "--03-10");
    reminders.book.someone_born("Bo", "--03-25");
    let alarm = reminders.popups().remove(0).alarms[0];
    reminders.book.clock.jump(40.days());
    reminders.answer(&[alarm], Answer::Open);
    let states: Vec<_> = reminders.history().into_iter().map(|alarm| alarm.state).collect();
    assert_eq!(states, [fondly_core::domain::AlarmState::Seen], "Bo's birthday of 25 March is not over");
}

#[test]
fn an_answer_while_in_doubt_is_done_and_lays_nothing_out() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "--03-10");
    reminders.book.someone_born("Bo", "--03-25");
    let alarm = reminders.popups().remove(0).alarms[0];
    reminders.book.clock.jump(20.days());
    reminders.pass();
    reminders.answer(&[alarm], Answer::Act(Act::Done));
    assert_eq!(reminders.states(), [Presented], "its state is looked at when the clock is believed");
    reminders.book.clock.jump((-20).days());
    reminders.pass();
    assert_eq!(reminders.states(), [fondly_core::domain::AlarmState::Done]);
}

#[rstest]
#[case::trusted(0)]
#[case::set_right(-10)]
fn the_question_is_taken_off_the_screen_when_the_doubt_ends(#[case] days_on: i64) {
    let mut reminders = before_the_birthday();
    reminders.book.clock.jump(10.days());
    let question = reminders.popups().remove(0);
    assert_eq!(reminders.voice.closed(), [0; 0]);
    if days_on == 0 {
        reminders.book.trust_clock().unwrap();
    }
    reminders.book.clock.jump(days_on.days());
    reminders.pass();
    assert_eq!(reminders.voice.closed(), question.alarms);
    reminders.pass();
    assert_eq!(reminders.voice.closed(), [0; 0], "once");
}

#[test]
fn what_was_said_is_said_again_at_its_time_where_the_clock_comes_to_the_same_day_once_more() {
    let mut reminders = before_the_birthday();
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), [ANAS]);
    reminders.book.clock.pass(14.hours());
    reminders.book.clock.jump((-72).hours());
    assert_eq!(reminders.pass(), [""; 0], "in doubt, at night");
    // For so long that it is the day of the last laying out again when somebody says that it is right.
    reminders.book.clock.pass(53.hours());
    reminders.book.trust_clock().unwrap();
    assert_eq!(reminders.pass(), [""; 0], "it is four in the morning of the 20th");
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), [ANAS]);
}

#[test]
fn what_a_clock_said_that_was_hours_ahead_is_said_again_at_its_time_on_the_same_day() {
    let mut reminders = before_the_birthday();
    reminders.book.clock.set("2026-03-20T08:30");
    reminders.pass();
    assert_eq!(reminders.pass_at("2026-03-20T11:00"), [ANAS]);
    // It was not eleven but half past eight: too little to be asked about.
    reminders.book.clock.jump((-150).minutes());
    assert_eq!(reminders.pass(), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), [ANAS]);
}
