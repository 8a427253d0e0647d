//! Reminders and zones: gaps, overlaps and journeys (D2, D3, R6).

use fondly_core::domain::{ContactFields, ReminderFields, Settings};
use jiff::{
    civil::{DateTime, Time, time},
    tz::TimeZone,
};
use rstest::rstest;

use crate::support::{
    Reminders,
    people::{named, own},
};

const ANAS: &str = "Ana's birthday is today";

fn reminders_at(moment: &str, notify_at: &str) -> Reminders {
    let mut reminders = Reminders::at(moment);
    let midnight = Time::midnight();
    let settings = Settings { notify_at: notify_at.parse().unwrap(), quiet_from: midnight, quiet_to: midnight, ..Settings::default() };
    reminders.book.change_settings(&settings).unwrap();
    reminders
}

// D3: in a gap the offset before it holds, in an overlap the first one.

#[rstest]
#[case("Europe/Lisbon", "--03-29", "01:30", "2026-03-29T00:59", "2026-03-29T02:29", "2026-03-29T02:30")]
#[case("America/New_York", "--03-08", "02:30", "2026-03-08T01:59", "2026-03-08T03:29", "2026-03-08T03:30")]
#[case("Asia/Beirut", "--03-29", "00:30", "2026-03-28T23:59", "2026-03-29T01:29", "2026-03-29T01:30")]
fn a_reminder_in_a_gap_comes_an_hour_later(
    #[case] zone: &str,
    #[case] birthday: &str,
    #[case] at: &str,
    #[case] before: &str,
    #[case] still: &str,
    #[case] then: &str,
) {
    let mut reminders = reminders_at(&format!("2026-03-01T12:00[{zone}]"), at);
    reminders.book.someone_born("Ana", birthday);
    assert_eq!(reminders.pass_at(before), [""; 0]);
    assert_eq!(reminders.pass_at(still), [""; 0]);
    assert_eq!(reminders.pass_at(then), [ANAS]);
}

#[test]
fn a_reminder_in_an_overlap_comes_at_the_first_and_once() {
    let mut reminders = reminders_at("2026-10-01T12:00[Europe/Lisbon]", "01:30");
    reminders.book.someone_born("Ana", "--10-25");
    assert_eq!(reminders.pass_at("2026-10-25T01:29"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-10-25T01:30"), [ANAS]);
    reminders.book.clock.pass(jiff::Span::new().hours(1));
    assert_eq!(reminders.pass(), [""; 0], "it is half past one again");
}

#[test]
fn summer_time_does_not_move_a_reminder_on_the_users_clock() {
    let mut reminders = Reminders::at("2026-03-20T10:00[Europe/Lisbon]");
    reminders.book.someone_born("Ana", "--03-30");
    reminders.pass();
    assert_eq!(reminders.pass_at("2026-03-30T08:59"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-30T09:00"), [ANAS]);
}

// R6: going west never says it again; going east, where its time has passed, says it at once.

#[test]
fn going_west_does_not_say_it_twice() {
    let mut reminders = Reminders::at("2026-03-09T10:00[Europe/Lisbon]");
    reminders.book.someone_born("Ana", "--03-10");
    assert_eq!(reminders.pass_at("2026-03-10T09:00"), [ANAS]);
    reminders.book.clock.travel("America/New_York");
    assert_eq!(reminders.pass(), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-10T09:00"), [""; 0], "nine o'clock comes once more");
}

#[test]
fn going_east_says_at_once_what_is_past_its_time_there() {
    let mut reminders = Reminders::at("2026-03-09T10:00[Europe/Lisbon]");
    reminders.book.someone_born("Ana", "--03-10");
    assert_eq!(reminders.pass_at("2026-03-10T08:30"), [""; 0]);
    reminders.book.clock.travel("Europe/Madrid");
    assert_eq!(reminders.pass(), [ANAS], "it is half past nine in Madrid");
    reminders.book.clock.travel("Europe/Lisbon");
    assert_eq!(reminders.pass_at("2026-03-10T09:00"), [""; 0], "and not again at home");
}

#[test]
fn what_waits_follows_the_user_to_another_zone() {
    let mut reminders = Reminders::at("2026-03-09T10:00[Europe/Lisbon]");
    reminders.book.someone_born("Ana", "--03-10");
    reminders.pass();
    reminders.book.clock.travel("America/New_York");
    assert_eq!(reminders.pass_at("2026-03-10T08:59"), [""; 0], "nine in Lisbon was hours ago");
    assert_eq!(reminders.pass_at("2026-03-10T09:00"), [ANAS]);
}

#[test]
fn crossing_the_date_line_loses_no_birthday() {
    let mut reminders = Reminders::at("2026-03-09T08:00[Pacific/Honolulu]");
    reminders.book.someone_born("Ana", "--03-10");
    reminders.pass();
    reminders.book.clock.travel("Pacific/Auckland");
    // Eight o'clock on the 9th in Honolulu is seven in the morning of the 10th in Auckland.
    assert_eq!(reminders.pass_at("2026-03-10T09:00"), [ANAS]);
}

#[test]
fn what_was_over_in_the_east_is_said_in_the_west_if_its_day_is_still_to_come_there() {
    let mut reminders = Reminders::at("2026-03-10T10:00[Europe/Lisbon]");
    let ana = reminders.book.someone("Ana Costa");
    reminders.book.plan_catch_up(&[ana], crate::support::people::planned("2026-03-12"), None).unwrap();
    reminders.pass();
    reminders.book.clock.set("2026-03-12T08:00");
    // There it is the evening of the day, in the quiet hours; a day later it is over.
    reminders.book.clock.travel("Pacific/Kiritimati");
    assert_eq!(reminders.pass(), [""; 0]);
    reminders.book.clock.pass(jiff::Span::new().hours(3));
    assert_eq!(reminders.pass(), [""; 0]);
    reminders.book.clock.travel("Pacific/Pago_Pago");
    assert_eq!(reminders.pass_at("2026-03-12T09:00"), ["Call with Ana Costa: today"]);
}

// D8: the zone is the system's, and its data is current.

#[test]
fn new_zone_data_is_gone_by_without_a_restart() {
    let rules = |summer_begins: &str| TimeZone::posix(&format!("AAA0BBB,{summer_begins}/1,M10.5.0/2")).unwrap();
    let mut reminders = Reminders::at("2026-03-10T10:00[Europe/Lisbon]");
    reminders.book.clock.travel_to(rules("M3.5.0"));
    reminders.book.someone_born("Ana", "--03-30");
    reminders.pass();
    let at = |reminders: &Reminders| reminders.book.reminder_health(true).unwrap().next_due.unwrap().to_string();
    assert_eq!(at(&reminders), "2026-03-30T08:00:00Z", "nine o'clock in summer");
    // The government decides that summer begins a week later this year; the name of the zone is the same, and so is its offset today.
    reminders.book.clock.travel_to(rules("M4.1.0"));
    reminders.pass();
    assert_eq!(at(&reminders), "2026-03-30T09:00:00Z", "nine o'clock in winter");
}

#[test]
fn a_zone_that_cant_be_found_out_is_said_and_the_last_one_kept() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "--03-20");
    reminders.pass();
    reminders.book.clock.forget_zone();
    let kept = "Your time zone can’t be found out. Europe/Lisbon is kept until the system tells one again.";
    assert_eq!(reminders.book.reminder_health(true).unwrap().sentence, format!("Reminders are on. {kept}"));
    let found = reminders.book.examine_reminders(true).unwrap();
    assert!(found.iter().any(|one| !one.is_well && one.sentence == kept), "{found:?}");
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), [ANAS]);
}

// D2: a reminder about someone may be on their clock.

#[rstest]
#[case::far_east("Asia/Tokyo", "2026-03-12T00:00")]
#[case::far_west("America/Los_Angeles", "2026-03-12T16:00")]
#[case::an_offset("+05:30", "2026-03-12T03:30")]
#[case::in_a_gap_there("America/Havana", "2026-03-12T13:00")]
#[case::unknown("", "2026-03-12T09:00")]
fn a_reminder_on_their_clock_comes_when_it_is_that_time_there(#[case] zone: &str, #[case] here: &str) {
    let mut reminders = reminders_at("2026-03-01T10:00[Europe/Lisbon]", "09:00");
    let fields = ContactFields { time_zone: zone.to_owned(), ..named("Aiko") };
    let aiko = reminders.book.add_contact(fields, None).unwrap().value;
    let call = ReminderFields { person: Some(aiko), time: Some(time(9, 0, 0, 0)), their_clock: true, ..own("Call", "2026-03-12") };
    reminders.book.add_reminder(call).unwrap();
    let here: DateTime = here.parse().unwrap();
    assert_eq!(reminders.pass_at(&here.saturating_sub(jiff::Span::new().minutes(1)).to_string()), [""; 0]);
    assert_eq!(reminders.pass_at(&here.to_string()), ["Call"]);
}

#[test]
fn whoever_moves_is_called_by_their_new_clock_and_it_travels_with_nobody_else() {
    let mut reminders = reminders_at("2026-03-01T10:00[Europe/Lisbon]", "09:00");
    let fields = ContactFields { time_zone: "Asia/Tokyo".to_owned(), ..named("Aiko") };
    let aiko = reminders.book.add_contact(fields.clone(), None).unwrap().value;
    let call = ReminderFields { person: Some(aiko), time: Some(time(9, 0, 0, 0)), their_clock: true, ..own("Call", "2026-03-12") };
    reminders.book.add_reminder(call).unwrap();
    reminders.pass();
    let at = |reminders: &Reminders| reminders.book.reminder_health(true).unwrap().next_due.unwrap().to_string();
    assert_eq!(at(&reminders), "2026-03-12T00:00:00Z");
    reminders.book.clock.travel("America/New_York");
    reminders.pass();
    assert_eq!(at(&reminders), "2026-03-12T00:00:00Z", "the user's journeys don't matter");
    reminders.book.edit_contact(aiko, ContactFields { time_zone: "Europe/Paris".to_owned(), ..fields }, None).unwrap();
    reminders.pass();
    assert_eq!(at(&reminders), "2026-03-12T08:00:00Z");
}
