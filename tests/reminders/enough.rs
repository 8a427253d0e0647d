//! Silence, days kept free, enough for one day, everything in one (R5, R8).

use fondly_core::domain::{
    AlarmState::{Held, Presented},
    ContactId, Settings, Until,
};
use jiff::civil::time;

use crate::support::{
    Reminders, day,
    people::{call, own},
};

fn nobody_is_quiet() -> Settings {
    Settings { quiet_from: time(0, 0, 0, 0), quiet_to: time(0, 0, 0, 0), ..Settings::default() }
}

#[test]
fn silence_holds_everything_until_it_ends() {
    let mut reminders = Reminders::new();
    let until = Until::Floating(day("2026-03-16").to_datetime(time(9, 0, 0, 0)));
    reminders.book.change_settings(&Settings { silent_until: Some(until), ..Settings::default() }).unwrap();
    reminders.book.someone_born("Ana", "--03-12");
    reminders.book.someone_born("Bo", "--03-14");
    assert_eq!((reminders.pass_at("2026-03-12T09:00"), reminders.pass_at("2026-03-15T21:00")), (vec![], vec![]));
    assert_eq!(reminders.history()[0].why, "you asked for silence");
    let upcoming = reminders.book.upcoming(day("2026-03-10"), 10).unwrap();
    assert!(upcoming.iter().all(|one| one.at.date() == day("2026-03-16")), "and upcoming says so");
    assert_eq!(reminders.pass_at("2026-03-16T09:00"), ["2 people to think of"]);
}

#[test]
fn check_ins_wait_for_a_day_that_is_not_kept_free_and_birthdays_do_not() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&Settings { closed_days: "Saturday, Sunday".parse().ok(), ..Settings::default() }).unwrap();
    reminders.book.someone_every("Ana Costa", "4 days");
    reminders.book.someone_born("Bo Lind", "--03-14");
    assert_eq!(reminders.pass_at("2026-03-14T09:00"), ["Bo Lind's birthday is today"]);
    let held = reminders.history().into_iter().find(|alarm| alarm.state == Held).unwrap();
    assert_eq!(held.why, "a day you keep free");
    assert_eq!(reminders.pass_at("2026-03-15T09:00"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-16T00:30"), [""; 0], "nor in the night after");
    assert_eq!(reminders.pass_at("2026-03-16T09:00"), ["You meant to be in touch with Ana Costa"]);
}

#[test]
fn so_many_popups_a_day_and_the_rest_is_one_digest_on_the_next() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&Settings { popups_a_day: 2, ..nobody_is_quiet() }).unwrap();
    let born = |reminders: &mut Reminders, name: &str| -> ContactId { reminders.book.someone_born(name, "--03-10") };
    for (hour, name) in [(11, "Ana"), (12, "Bo")] {
        born(&mut reminders, name);
        assert_eq!(reminders.pass_at(&format!("2026-03-10T{hour}:00")).len(), 1);
    }
    for name in ["Cy", "Di"] {
        born(&mut reminders, name);
    }
    reminders.book.add_reminder(own("Call the florist", "2026-03-10")).unwrap();
    assert_eq!(reminders.pass_at("2026-03-10T13:00"), ["Call the florist"], "what has a time of its own can't wait");
    assert_eq!(reminders.states()[..2], [Presented, Held]);
    assert_eq!(reminders.pass_at("2026-03-11T00:01"), [""; 0], "nor is the night the next day");
    assert_eq!(reminders.pass_at("2026-03-11T09:00"), ["2 people to think of"]);
}

#[test]
fn a_digest_says_everything_that_is_due_at_once() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&Settings { digest: true, ..Settings::default() }).unwrap();
    reminders.book.someone_born("Ana", "--03-12");
    reminders.book.add_reminder(own("Call the florist", "2026-03-12")).unwrap();
    reminders.book.clock.set("2026-03-12T09:00");
    let popups = reminders.popups();
    assert_eq!(popups.len(), 1);
    assert_eq!((popups[0].title.as_str(), popups[0].body.as_str()), ("2 things to think of", "Ana, Call the florist"));
}

#[test]
fn who_had_enough_waits_for_the_morning_and_not_for_the_end_of_the_night() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&Settings { popups_a_day: 1, ..Settings::default() }).unwrap();
    reminders.book.someone_born("Ana", "--03-10");
    assert_eq!(reminders.pass().len(), 1);
    reminders.book.someone_born("Bo", "--03-10");
    assert_eq!((reminders.pass(), reminders.pass_at("2026-03-10T23:00"), reminders.pass_at("2026-03-11T08:00")), (vec![], vec![], vec![]));
    assert_eq!(reminders.pass_at("2026-03-11T09:00"), ["Bo's birthday was yesterday"]);
}

#[test]
fn no_more_popups_come_at_once_than_there_is_room_for() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&Settings { popups_a_day: 2, ..Settings::default() }).unwrap();
    for name in ["Ana", "Bo", "Cy", "Di", "Ed"] {
        reminders.book.someone_born(name, "--03-11");
    }
    assert_eq!(reminders.pass_at("2026-03-11T09:00"), ["Ana's birthday is today", "4 people to think of"]);
}

#[test]
fn a_talk_that_was_prepared_for_is_not_disturbed_for_an_hour_or_until_it_is_noted() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&nobody_is_quiet()).unwrap();
    let [ana, bo] = ["Ana", "Bo"].map(|name| reminders.book.someone(name));
    reminders.book.clock.set("2026-03-10T11:00");
    reminders.book.go_quiet(ana).unwrap();
    assert!(reminders.book.quiet_for(ana).unwrap().is_some() && reminders.book.quiet_for(bo).unwrap().is_none());
    reminders.book.add_reminder(own("Call the florist", "2026-03-10")).unwrap();
    assert_eq!(reminders.pass_at("2026-03-10T11:30"), [""; 0]);
    reminders.book.log_interaction(&[bo], call("2026-03-10", "")).unwrap();
    assert_eq!(reminders.pass_at("2026-03-10T11:31"), [""; 0], "a talk with somebody else is none with her");
    reminders.book.log_interaction(&[ana], call("2026-03-10", "")).unwrap();
    assert_eq!(reminders.pass_at("2026-03-10T11:32"), ["Call the florist"]);
    reminders.book.undo(None).unwrap();
    assert!(reminders.book.quiet_for(ana).unwrap().is_some(), "the talk that is undone was not noted");
    reminders.book.add_reminder(own("Water the ferns", "2026-03-10")).unwrap();
    assert_eq!(reminders.pass_at("2026-03-10T11:59"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-10T12:00"), ["Water the ferns"], "an hour is enough");
}

#[test]
fn a_longer_silence_stays_and_a_talk_does_not_end_it() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana");
    let until = Until::Floating(day("2026-03-16").to_datetime(time(9, 0, 0, 0)));
    reminders.book.change_settings(&Settings { silent_until: Some(until), ..nobody_is_quiet() }).unwrap();
    assert_eq!(reminders.book.go_quiet(ana).unwrap().step, None);
    reminders.book.log_interaction(&[ana], call("2026-03-10", "")).unwrap();
    assert_eq!(reminders.book.settings().unwrap().silent_until, Some(until));
    reminders.book.end_quiet().unwrap();
    assert_eq!(reminders.book.settings().unwrap().silent_until, Some(until));
}
