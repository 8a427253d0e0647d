//! Reminders and zones: gaps, overlaps and journeys (D2, D3, R6).

use fondly_core::domain::Settings;
use jiff::civil::Time;
use rstest::rstest;

use crate::support::Reminders;

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
