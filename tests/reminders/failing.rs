//! When the system's notifications are missing or fail (R11), and how long the engine rests.

use std::time::Duration;

use fondly_core::{
    domain::{
        AlarmState::{Due, Presented, Superseded},
        ReminderFields, Repetition,
    },
    reminders::Light,
};
use jiff::ToSpan;

use crate::support::{Reminders, day, people::own};

const GONE: &str = "no notification service";

/// Ana's birthday is due, and the system takes no notification.
fn failing() -> Reminders {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "1986-03-10");
    reminders.voice.fail(GONE);
    assert_eq!(reminders.pass(), [""; 0]);
    reminders
}

#[test]
fn what_could_not_be_shown_stays_due_and_is_shown_when_it_can_be() {
    let mut reminders = failing();
    assert_eq!(reminders.states(), [Due]);
    reminders.book.clock.pass(3.days());
    assert_eq!((reminders.pass(), reminders.states()), (vec![], vec![Due]), "for ever");
    reminders.voice.recover();
    reminders.book.clock.pass(1.hour());
    assert_eq!((reminders.pass(), reminders.states()), (vec!["Ana's birthday was 3 days ago".to_owned()], vec![Presented]));
}

#[test]
fn it_is_tried_again_after_five_seconds_and_then_ever_longer_up_to_ten_minutes() {
    let mut reminders = failing();
    for wait in [5, 10, 20, 40, 80, 160, 320, 600, 600] {
        reminders.voice.recover();
        reminders.book.clock.pass((wait - 1).seconds());
        assert_eq!(reminders.pass(), [""; 0], "not before {wait} s");
        reminders.voice.fail(GONE);
        reminders.book.clock.pass(1.second());
        assert_eq!(reminders.pass(), [""; 0]);
    }
    reminders.voice.recover();
    reminders.book.clock.pass(600.seconds());
    assert_eq!(reminders.pass().len(), 1);
}

#[test]
fn a_newer_one_takes_its_place_when_its_time_comes_though_nothing_is_tried_then() {
    let mut reminders = Reminders::new();
    let daily = Repetition::typed("day", day("2026-03-11")).ok();
    reminders.book.add_reminder(ReminderFields { repeats: daily, ..own("Water the ferns", "2026-03-11") }).unwrap();
    reminders.voice.fail(GONE);
    reminders.pass_at("2026-03-11T09:00");
    for _ in 0..8 {
        reminders.book.clock.pass(11.minutes());
        reminders.pass();
    }
    reminders.pass_at("2026-03-12T08:55");
    reminders.voice.recover();
    assert_eq!(reminders.pass_at("2026-03-12T09:00"), [""; 0], "it waits for the retry");
    assert_eq!([reminders.states_of("2026-03-11"), reminders.states_of("2026-03-12")], [[Superseded], [Due]]);
    assert_eq!(reminders.pass_at("2026-03-12T09:05"), ["Water the ferns"]);
}

#[test]
fn a_clock_that_is_set_back_leaves_no_wait_for_the_time_it_showed() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "1986-03-11");
    reminders.voice.fail(GONE);
    assert_eq!(reminders.pass_at("2026-03-11T09:00"), [""; 0]);
    reminders.book.clock.jump(-(24.hours()));
    assert_eq!(reminders.pass(), [""; 0], "it is the day before");
    reminders.voice.recover();
    assert_eq!(reminders.pass_at("2026-03-11T09:00"), ["Ana's birthday is today"], "at its time, and not five seconds later");
}

#[test]
fn while_nothing_can_be_said_what_ripens_does_not_keep_the_engine_awake() {
    let mut reminders = failing();
    for _ in 0..7 {
        reminders.book.clock.pass(700.seconds());
        reminders.pass();
    }
    let ana = reminders.book.milestone_of(reminders.book.find("Ana").unwrap());
    reminders.book.snooze_milestone(ana, fondly_core::domain::Period::Year(2026), fondly_core::domain::Later::Hour).unwrap();
    reminders.book.someone_every("Bo", "1 day");
    reminders.book.clock.set("2026-03-12T08:59:50");
    reminders.pass();
    reminders.book.clock.pass(20.seconds());
    assert!(reminders.rest() >= Duration::from_secs(5), "it waits for the retry");
}

#[test]
fn the_next_reminder_is_told_for_the_end_of_the_quiet_hours() {
    let mut reminders = Reminders::new();
    let settings = fondly_core::domain::Settings { notify_at: jiff::civil::time(7, 0, 0, 0), ..reminders.book.settings().unwrap() };
    reminders.book.change_settings(&settings).unwrap();
    reminders.book.someone_born("Ana", "--03-11");
    reminders.pass();
    let next = reminders.book.reminder_health(true).unwrap().next_due.unwrap();
    assert_eq!(next.to_string(), "2026-03-11T08:00:00Z");
}

#[test]
fn a_health_light_says_so() {
    let mut reminders = failing();
    let health = reminders.book.reminder_health(true).unwrap();
    let sentence = "Notifications can’t be shown: no notification service. 1 reminder is kept and tried again.";
    assert_eq!((health.light, health.sentence.as_str()), (Light::Bad, sentence));
    reminders.voice.recover();
    reminders.book.clock.pass(5.seconds());
    reminders.pass();
    let health = reminders.book.reminder_health(true).unwrap();
    assert_eq!((health.light, health.sentence.as_str()), (Light::Good, "Reminders are on."));
}

#[test]
fn the_health_light_says_that_the_engine_rests() {
    let mut reminders = Reminders::new();
    assert_eq!(reminders.book.reminder_health(false).unwrap().light, Light::Waiting);
    reminders.pass();
    assert_eq!(reminders.book.reminder_health(true).unwrap().light, Light::Good);
    assert_eq!(reminders.book.reminder_health(false).unwrap().light, Light::Waiting, "it does not run any more");
}

#[test]
fn of_several_the_first_that_fails_keeps_the_others_due() {
    let mut reminders = Reminders::new();
    for name in ["Ana", "Bo", "Cy", "Di", "Ed"] {
        reminders.book.someone_born(name, "--03-10");
    }
    reminders.voice.fail(GONE);
    reminders.pass();
    assert_eq!(reminders.states(), [Due; 5]);
    reminders.voice.recover();
    reminders.restart();
    assert_eq!(reminders.pass().len(), 4, "after a restart it is tried at once");
}

#[test]
fn what_was_done_while_the_service_was_gone_is_not_said_when_it_comes_back() {
    let mut reminders = failing();
    let milestone = reminders.book.milestone_of(reminders.book.find("Ana").unwrap());
    reminders.book.mark_celebrated(milestone, fondly_core::domain::Period::Year(2026)).unwrap();
    reminders.voice.recover();
    reminders.book.clock.pass(1.hour());
    assert_eq!(reminders.pass(), [""; 0]);
}

// The engine rests until the next due time, a retry, or 30 s, whichever is first.

#[test]
fn the_engine_rests_three_quarters_of_a_minute_at_most_and_less_before_something_is_due() {
    let mut reminders = Reminders::new();
    assert_eq!(reminders.rest(), Duration::from_secs(45));
    reminders.book.someone_born("Ana", "1986-03-11");
    reminders.book.clock.set("2026-03-11T08:59:48");
    assert_eq!(reminders.rest(), Duration::from_secs(12));
    reminders.book.clock.set("2026-03-11T09:00");
    assert_eq!(reminders.rest(), Duration::from_secs(45), "it is said");
}

#[test]
fn the_engine_rests_five_seconds_after_a_failure() {
    let mut reminders = failing();
    assert_eq!(reminders.rest(), Duration::from_secs(5));
}

#[test]
fn the_engine_rests_when_there_is_nothing_left_to_retry() {
    let mut reminders = failing();
    let milestone = reminders.book.milestone_of(reminders.book.find("Ana").unwrap());
    reminders.book.mark_celebrated(milestone, fondly_core::domain::Period::Year(2026)).unwrap();
    reminders.book.clock.pass(1.hour());
    assert_eq!(reminders.rest(), Duration::from_secs(45), "and does not turn in circles");
}

#[test]
fn the_engine_rests_through_the_quiet_hours_after_a_failure() {
    let mut reminders = failing();
    reminders.book.clock.set("2026-03-10T23:00");
    assert_eq!(reminders.rest(), Duration::from_secs(45));
    assert_eq!(reminders.rest(), Duration::from_secs(45), "it turned in circles all night once");
}
