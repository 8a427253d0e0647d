//! Snoozing (R9).

use fondly_core::{
    domain::{
        AlarmState::{Presented, Snoozed},
        Later, Period, ReminderFields, Repetition,
    },
    reminders::{Act, Answer},
};
use jiff::ToSpan as _;
use rstest::rstest;

use crate::support::{
    Reminders, day,
    people::{own, planned},
};

const ANAS: &str = "Ana's birthday is today";

#[test]
fn an_hours_snooze_is_an_instant_and_survives_a_restart() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana", "1986-03-10");
    assert_eq!(reminders.pass(), [ANAS]);
    let milestone = reminders.book.milestone_of(ana);
    reminders.book.snooze_milestone(milestone, Period::Year(2026), Later::Hour).unwrap();
    assert_eq!((reminders.pass(), reminders.states(), reminders.voice.closed().len()), (vec![], vec![Snoozed], 1));
    reminders.restart();
    reminders.book.clock.travel("America/New_York");
    assert_eq!(reminders.pass_at("2026-03-10T06:59"), [""; 0], "an hour is an hour, wherever the clock is (it is quiet there)");
    reminders.book.clock.travel("Europe/Lisbon");
    assert_eq!(reminders.pass_at("2026-03-10T11:00"), [ANAS]);
    assert_eq!((reminders.pass(), reminders.states()), (vec![], vec![Presented]));
}

#[rstest]
#[case(Later::Tomorrow, "2026-03-21T08:59", "2026-03-21T09:00")]
#[case(Later::NextWeek, "2026-03-23T08:59", "2026-03-23T09:00")]
fn a_check_in_snoozed_to_a_day_comes_back_then(#[case] later: Later, #[case] before: &str, #[case] back: &str) {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_every("Ana", "10 days");
    assert_eq!(reminders.pass_at("2026-03-20T09:00").len(), 1);
    reminders.book.snooze_check_in(ana, later).unwrap();
    assert_eq!(reminders.pass_at(before), [""; 0]);
    assert_eq!(reminders.pass_at(back).len(), 1);
    assert_eq!(reminders.pass_at("2026-04-20T09:00"), [""; 0], "once");
}

#[test]
fn tomorrow_travels_with_the_user() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_every("Ana", "10 days");
    reminders.pass_at("2026-03-20T09:00");
    reminders.book.snooze_check_in(ana, Later::Tomorrow).unwrap();
    reminders.book.clock.travel("America/New_York");
    assert_eq!(reminders.pass_at("2026-03-21T08:59"), [""; 0], "nine in Lisbon is long over");
    assert_eq!(reminders.pass_at("2026-03-21T09:00").len(), 1);
}

#[test]
fn a_snooze_dies_with_done() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_every("Ana", "10 days");
    reminders.pass_at("2026-03-20T09:00");
    reminders.book.snooze_check_in(ana, Later::Tomorrow).unwrap();
    reminders.pass();
    reminders.book.check_in_done(ana).unwrap();
    assert_eq!(reminders.pass_at("2026-03-21T09:00"), [""; 0]);
}

#[test]
fn a_snooze_that_is_undone_is_not_said_again() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_every("Ana", "10 days");
    reminders.pass_at("2026-03-20T09:00");
    reminders.book.snooze_check_in(ana, Later::Tomorrow).unwrap();
    reminders.pass();
    reminders.book.undo(None).unwrap();
    assert_eq!(reminders.pass_at("2026-03-21T09:00"), [""; 0]);
}

#[test]
fn a_birthday_snoozed_ahead_of_its_day_is_still_said_on_its_day() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana", "1986-03-12");
    let milestone = reminders.book.milestone_of(ana);
    reminders.book.snooze_milestone(milestone, Period::Year(2026), Later::Hour).unwrap();
    assert_eq!(reminders.pass_at("2026-03-10T11:30"), [""; 0], "its day has not come");
    assert_eq!(reminders.pass_at("2026-03-12T09:00"), [ANAS]);
}

#[test]
fn a_check_in_snoozed_before_it_is_due_waits_for_its_day() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_every("Ana", "10 days");
    reminders.book.snooze_check_in(ana, Later::Tomorrow).unwrap();
    assert_eq!(reminders.pass_at("2026-03-11T09:00"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-20T09:00").len(), 1);
}

#[test]
fn an_old_snooze_does_not_bring_the_next_occurrence_forward() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana");
    reminders.book.set_rhythm(ana, "1 week".parse().ok(), Some(day("2026-03-12"))).unwrap();
    assert_eq!(reminders.pass_at("2026-03-12T09:00").len(), 1);
    reminders.book.snooze_check_in(ana, Later::Hour).unwrap();
    assert_eq!(reminders.pass_at("2026-03-12T10:00").len(), 1);
    assert_eq!(reminders.pass_at("2026-03-19T08:30"), [""; 0], "half an hour before its time");
    assert_eq!(reminders.pass_at("2026-03-19T09:00").len(), 1);
}

#[test]
fn a_check_in_seen_weeks_ago_can_still_be_snoozed() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_every("Ana", "10 days");
    let alarms = {
        reminders.book.clock.set("2026-03-20T09:00");
        reminders.popups().remove(0).alarms
    };
    reminders.answer(&alarms, Answer::Dismissed);
    assert_eq!(reminders.pass_at("2026-05-20T10:00"), [""; 0], "it was said in March");
    reminders.book.snooze_check_in(ana, Later::Tomorrow).unwrap();
    reminders.pass();
    assert_eq!(reminders.pass_at("2026-05-21T09:00").len(), 1, "the user asked for it");
}

#[rstest]
#[case("2026-03-10T10:00", Later::Month, "2026-04-10T09:00")]
#[case("2026-03-22T10:00", Later::Weekend, "2026-03-28T09:00")]
fn a_birthday_snoozed_past_its_belated_days_still_comes_back(#[case] asked: &str, #[case] later: Later, #[case] back: &str) {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana", "1986-03-10");
    reminders.pass();
    reminders.pass_at(asked);
    let milestone = reminders.book.milestone_of(ana);
    reminders.book.snooze_milestone(milestone, Period::Year(2026), later).unwrap();
    reminders.pass();
    reminders.book.clock.set(back);
    assert_eq!(reminders.pass().len(), 1, "R9: a snooze is kept");
    assert_eq!(reminders.book.today_in_words().celebrate.len(), 1, "and Today shows it");
}

#[test]
fn what_is_put_off_again_and_again_is_never_dropped() {
    let mut reminders = Reminders::new();
    let (ana, weekly) = (reminders.book.someone_born("Ana", "1986-03-10"), Repetition::typed("week", day("2026-03-10")).ok());
    let plants = ReminderFields { repeats: weekly, ..own("Water the plants", "2026-03-10") };
    let plants = reminders.book.add_reminder(plants).unwrap().value;
    let key = reminders.book.reminder(plants).unwrap().key(day("2026-03-10"));
    assert_eq!(reminders.pass(), [ANAS, "Water the plants"]);
    // Later weeks are done: the first is the one that is put off.
    let weeks: Vec<_> = (1..=17).map(|week| day("2026-03-10") + week.weeks()).collect();
    for week in weeks {
        reminders.book.finish_reminder(plants, week).unwrap();
    }
    let milestone = reminders.book.milestone_of(ana);
    for month in ["2026-04-10", "2026-05-10", "2026-06-10", "2026-07-10"] {
        reminders.book.snooze_milestone(milestone, Period::Year(2026), Later::Month).unwrap();
        reminders.book.snooze_alarm(&key, "It", Later::Month).unwrap();
        assert_eq!(reminders.pass_at(&format!("{month}T08:59")), [""; 0]);
        assert_eq!(reminders.pass_at(&format!("{month}T09:00")).len(), 2, "{month}");
        assert_eq!(reminders.book.today_in_words().celebrate.len(), 1, "Today shows it: {month}");
        let due: Vec<_> = reminders.book.reminders_due().unwrap().into_iter().map(|(_, on)| on).collect();
        assert_eq!(due, [day("2026-03-10")], "{month}");
    }
    assert_eq!(
        reminders.pass_at("2026-07-25T09:00").len(),
        1,
        "R5: of the plants the newest week, and after 14 days no word of the birthday"
    );
    assert_eq!(reminders.book.today_in_words().celebrate.len(), 0);
}

#[test]
fn whether_they_met_is_not_asked_of_someone_who_is_gone() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    reminders.book.plan_catch_up(&[ana], planned("2026-03-12"), None).unwrap();
    reminders.pass();
    reminders.book.clock.set("2026-03-25T10:00");
    let popup = reminders.popups().remove(0);
    reminders.answer(&popup.alarms, Answer::Act(Act::Later(Later::NextWeek)));
    reminders.pass();
    reminders.book.set_state(ana, fondly_core::domain::ContactState::Trashed).unwrap();
    assert_eq!(reminders.pass_at("2026-03-30T09:00"), [""; 0]);
    assert_eq!(reminders.book.missed().unwrap().len(), 0);
}

#[test]
fn whether_they_met_is_asked_when_the_user_wanted_to_be_asked() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    reminders.book.plan_catch_up(&[ana], planned("2026-03-12"), None).unwrap();
    reminders.pass();
    reminders.book.clock.set("2026-03-25T10:00");
    let popup = reminders.popups().remove(0);
    assert_eq!(popup.title, "Did you meet Ana Costa?");
    reminders.answer(&popup.alarms, Answer::Act(Act::Later(Later::NextWeek)));
    assert_eq!(reminders.pass_at("2026-03-30T08:59"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-30T09:00"), ["Did you meet Ana Costa?"], "18 days later, as it was wanted");
    assert_eq!(reminders.book.missed().unwrap().len(), 1, "and Today asks as well");
    reminders.pass_at("2026-04-14T09:00");
    assert_eq!(reminders.book.missed().unwrap().len(), 0, "it is not asked for ever");
}

// R9 and R10: what was put off comes, whatever happens to what stands on the screen and to what was done in between.

#[test]
fn a_digest_that_is_closed_leaves_alone_what_was_put_off_since() {
    let mut reminders = Reminders::new();
    for name in ["Ana", "Bo", "Cy", "Di", "Ed"] {
        reminders.book.someone_every(name, "10 days");
    }
    reminders.book.clock.set("2026-03-20T09:00");
    let digest = reminders.popups().into_iter().find(|popup| popup.alarms.len() == 2).unwrap();
    let ed = reminders.book.find("Ed").unwrap();
    reminders.book.snooze_check_in(ed, Later::Month).unwrap();
    reminders.pass();
    reminders.answer(&digest.alarms, Answer::Dismissed);
    assert_eq!(reminders.pass_at("2026-04-20T09:00"), ["You meant to be in touch with Ed"]);
}

#[test]
fn a_snooze_that_comes_back_with_an_undo_is_kept() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana", "--03-10");
    assert_eq!(reminders.pass().len(), 1);
    let birthday = reminders.book.milestone_of(ana);
    reminders.book.snooze_milestone(birthday, Period::Year(2026), Later::Tomorrow).unwrap();
    reminders.pass();
    reminders.book.mark_celebrated(birthday, Period::Year(2026)).unwrap();
    reminders.pass();
    reminders.book.undo(None).unwrap();
    reminders.pass();
    assert_eq!(reminders.pass_at("2026-03-11T09:00").len(), 1, "as it was put off");
    reminders.book.set_state(ana, fondly_core::domain::ContactState::Archived).unwrap();
    reminders.pass();
    reminders.book.undo(None).unwrap();
    assert_eq!(reminders.pass_at("2026-03-11T12:00"), [""; 0], "and once");
}
