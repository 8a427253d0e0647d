//! Quiet hours, and the discreet mode (R8, R12).

use fondly_core::domain::{
    AlarmState::{Due, Held, Presented, Superseded},
    ReminderFields, Repetition, Settings,
};
use jiff::civil::time;
use rstest::rstest;

use crate::support::{Reminders, day, people::own};

fn quiet(from: i8, to: i8) -> Settings {
    Settings { quiet_from: time(from, 0, 0, 0), quiet_to: time(to, 0, 0, 0), ..Settings::default() }
}

// R8: civil windows; the end is outside; the same beginning and end is off.

#[rstest]
#[case(22, 8, 22, true)]
#[case(22, 8, 3, true)]
#[case(22, 8, 8, false)]
#[case(22, 8, 21, false)]
#[case(13, 15, 13, true)]
#[case(13, 15, 15, false)]
#[case(13, 15, 12, false)]
#[case(9, 9, 9, false)]
fn quiet_hours_may_cross_midnight(#[case] from: i8, #[case] to: i8, #[case] at: i8, #[case] is_quiet: bool) {
    assert_eq!(quiet(from, to).is_quiet(time(at, 0, 0, 0)), is_quiet);
}

#[test]
fn quiet_hours_hold_everything_and_end_in_one_digest() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&quiet(8, 12)).unwrap();
    for name in ["Ana", "Bo"] {
        reminders.book.someone_born(name, "--03-11");
    }
    assert_eq!(reminders.pass_at("2026-03-11T09:00"), [""; 0]);
    assert_eq!(reminders.states(), [Held, Held], "nothing is consumed");
    assert_eq!(reminders.pass_at("2026-03-11T11:59"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-11T12:00"), ["2 people to think of"]);
    assert_eq!((reminders.pass(), reminders.states()), (vec![], vec![Presented, Presented]));
}

#[test]
fn what_the_quiet_hours_held_stays_one_digest_when_the_system_takes_it_only_later() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&quiet(8, 12)).unwrap();
    for name in ["Ana", "Bo"] {
        reminders.book.someone_born(name, "--03-11");
    }
    reminders.pass_at("2026-03-11T09:00");
    reminders.voice.fail("not yet");
    assert_eq!(reminders.pass_at("2026-03-11T12:00"), [""; 0]);
    reminders.voice.recover();
    assert_eq!(reminders.pass_at("2026-03-11T12:01"), ["2 people to think of"]);
}

#[test]
fn what_is_held_gives_way_to_a_newer_one_of_the_same_thing() {
    let mut reminders = Reminders::new();
    let daily = Repetition::typed("day", day("2026-03-10")).ok();
    let at_eleven = ReminderFields { repeats: daily, time: Some(time(23, 0, 0, 0)), ..own("Lock the door", "2026-03-10") };
    reminders.book.add_reminder(at_eleven).unwrap();
    for at in ["2026-03-10T23:00", "2026-03-11T23:00"] {
        assert_eq!(reminders.pass_at(at), [""; 0]);
    }
    assert_eq!([reminders.states_of("2026-03-10"), reminders.states_of("2026-03-11")], [[Superseded], [Held]]);
    assert_eq!(reminders.pass_at("2026-03-12T08:00"), ["Lock the door"]);
}

#[test]
fn what_was_held_and_is_not_tried_says_that_it_waits_for_the_system() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&quiet(8, 12)).unwrap();
    let at = |hour| ReminderFields { time: Some(time(hour, 0, 0, 0)), ..own("Lock the door", "2026-03-11") };
    reminders.book.add_reminder(at(9)).unwrap();
    reminders.pass_at("2026-03-11T09:00");
    reminders.book.add_reminder(at(13)).unwrap();
    reminders.voice.fail("gone");
    assert_eq!(reminders.pass_at("2026-03-11T13:00"), [""; 0]);
    let whys: Vec<String> = reminders.book.reminder_history(10).unwrap().into_iter().map(|one| one.alarm.why).collect();
    assert_eq!(whys, ["the system did not take it"; 2]);
    assert_eq!(reminders.states(), [Due, Held]);
}

#[test]
fn a_digest_names_each_person_once() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&quiet(8, 12)).unwrap();
    let ana = reminders.book.someone_born("Ana", "--03-11");
    reminders.book.every(ana, "1 day");
    assert_eq!(reminders.pass_at("2026-03-11T09:00"), [""; 0]);
    reminders.book.clock.set("2026-03-11T12:00");
    let popups = reminders.popups();
    let said: Vec<_> = popups.iter().map(|popup| (popup.alarms.len(), popup.title.as_str(), popup.body.as_str())).collect();
    assert_eq!(said, [(2, "Someone to think of", "Ana")]);
}

#[test]
fn what_is_due_in_the_quiet_hours_is_upcoming_at_their_end() {
    let mut book = crate::support::TestBook::at("2026-03-10T07:00[Europe/Lisbon]");
    book.change_settings(&quiet(22, 10)).unwrap();
    book.someone_born("Ana", "--03-11");
    let at: Vec<String> =
        book.upcoming(crate::support::day("2026-03-10"), 5).unwrap().iter().map(|one| one.at.datetime().to_string()).collect();
    assert_eq!(at, ["2026-03-11T10:00:00"]);
}

#[test]
fn what_the_quiet_hours_held_survives_a_restart() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&quiet(8, 12)).unwrap();
    reminders.book.someone_born("Ana", "--03-11");
    reminders.pass_at("2026-03-11T09:00");
    reminders.restart();
    assert_eq!(reminders.pass_at("2026-03-11T12:00"), ["Ana's birthday is today"]);
}

#[test]
fn what_was_done_in_the_quiet_hours_is_not_said_after_them() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&quiet(8, 12)).unwrap();
    let ana = reminders.book.someone_every("Ana", "1 day");
    reminders.pass_at("2026-03-11T09:00");
    reminders.book.check_in_done(ana).unwrap();
    assert_eq!(reminders.pass_at("2026-03-11T12:00"), [""; 0]);
}

#[test]
fn quiet_hours_that_are_switched_off_let_everything_through_at_once() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&quiet(8, 12)).unwrap();
    reminders.book.someone_born("Ana", "--03-11");
    reminders.pass_at("2026-03-11T09:00");
    reminders.book.change_settings(&quiet(8, 8)).unwrap();
    assert_eq!(reminders.pass(), ["Ana's birthday is today"]);
}

#[test]
fn another_time_of_day_moves_what_is_not_said_yet() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "--03-11");
    reminders.pass();
    reminders.book.change_settings(&Settings { notify_at: time(18, 30, 0, 0), ..Settings::default() }).unwrap();
    assert_eq!(reminders.pass_at("2026-03-11T18:29"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-11T18:30"), ["Ana's birthday is today"]);
    reminders.book.change_settings(&Settings { notify_at: time(20, 0, 0, 0), ..Settings::default() }).unwrap();
    assert_eq!(reminders.pass_at("2026-03-11T20:00"), [""; 0], "what was said is not said again");
}

// R12: the discreet mode shows no names.

#[test]
fn the_discreet_mode_names_nobody() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&Settings { discreet: true, ..Settings::default() }).unwrap();
    for name in ["Ana", "Bo", "Cy", "Di", "Ed"] {
        let id = reminders.book.someone_born(name, "1986-03-11");
        reminders.book.talked(id, "2026-03-01", "A secret");
    }
    reminders.book.clock.set("2026-03-11T09:00");
    let said: Vec<_> = reminders.popups().into_iter().map(|popup| (popup.title, popup.body)).collect();
    let expected =
        ["You have a nudge", "You have a nudge", "You have a nudge", "2 people to think of"].map(|title| (title.to_owned(), String::new()));
    assert_eq!(said, expected);
}

#[test]
fn a_popup_carries_the_facts_of_today() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana Costa", "1986-03-31");
    reminders.book.talked(ana, "2026-03-10", "Her move to Porto.");
    reminders.book.every(ana, "3 weeks");
    reminders.book.clock.set("2026-03-31T09:00");
    let said: Vec<_> = reminders.popups().into_iter().map(|popup| (popup.title, popup.body)).collect();
    let birthday = ("Ana Costa's birthday is today", "Turns 40 today, a big one\nLast time: “Her move to Porto”");
    let check_in = ("It's been 3 weeks since you talked to Ana Costa", "You aimed for every 3 weeks.\nLast time: “Her move to Porto”");
    assert_eq!(said, [birthday, check_in].map(|(title, body)| (title.to_owned(), body.to_owned())), "milestones first");
}

#[test]
fn a_long_digest_names_six() {
    let mut reminders = Reminders::new();
    for number in 1..=11 {
        reminders.book.someone_born(&format!("P{number}"), "--03-11");
    }
    reminders.book.clock.set("2026-03-11T09:00");
    let body = reminders.popups().remove(3).body;
    assert!(body.matches('P').count() == 6 && body.ends_with(" and 2 more"), "{body}");
}

// What the system keeps quiet.

#[test]
fn do_not_disturb_holds_everything_and_one_digest_comes_at_its_end() {
    let mut reminders = Reminders::new();
    reminders.voice.inhibit(true);
    for name in ["Ana", "Bo"] {
        reminders.book.someone_born(name, "--03-10");
    }
    assert_eq!(reminders.pass(), [""; 0]);
    let held: Vec<_> = reminders.history().into_iter().map(|alarm| (alarm.state, alarm.why)).collect();
    assert_eq!(held, vec![(Held, "“do not disturb” is on".to_owned()); 2]);
    assert!(reminders.rest() >= std::time::Duration::from_secs(40), "nothing is asked again and again");
    reminders.voice.inhibit(false);
    assert_eq!(reminders.pass(), ["2 people to think of"]);
}
