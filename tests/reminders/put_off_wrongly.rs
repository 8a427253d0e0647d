//! What a clock put off that is not believed, or that was set back since (R7, R9).

use fondly_core::{
    domain::{Later, MilestoneKind},
    reminders::{Act, Answer},
};
use jiff::ToSpan as _;
use rstest::rstest;

use super::wrong_clock::{ANAS, before_the_birthday};
use crate::support::{
    Reminders, TestBook,
    people::{planned, yearly},
};

#[test]
fn what_a_clock_that_was_ahead_put_off_is_said_at_its_time() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "--03-20");
    reminders.book.clock.jump(375.days());
    let alarm = reminders.popups().remove(0).alarms[0];
    reminders.answer(&[alarm], Answer::Act(Act::Snooze));
    reminders.pass();
    reminders.book.clock.jump((-375).days());
    reminders.pass();
    reminders.book.trust_clock().unwrap();
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), [ANAS]);
}

#[test]
fn what_was_put_off_before_it_was_over_comes_when_it_is_not_over_any_more() {
    let mut reminders = Reminders::new();
    let bo = reminders.book.someone("Bo");
    reminders.book.plan_catch_up(&[bo], planned("2026-03-20"), None).unwrap();
    reminders.pass();
    reminders.book.clock.set("2026-03-20T09:00");
    let alarm = reminders.popups().remove(0).alarms[0];
    reminders.answer(&[alarm], Answer::Act(Act::Snooze));
    // The computer goes to sleep at once, and by the next look the day is over.
    reminders.book.clock.set("2026-03-21T08:00");
    reminders.pass();
    reminders.book.clock.jump((-48).hours());
    reminders.pass();
    reminders.book.trust_clock().unwrap();
    reminders.pass();
    assert_eq!(reminders.pass_at("2026-03-20T10:00"), ["Call with Bo: today"]);
}

#[test]
fn what_a_clock_that_was_ahead_put_off_counts_no_more_when_its_end_comes_near() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "--03-20");
    reminders.book.clock.jump(12.days());
    let alarm = reminders.popups().remove(0).alarms[0];
    reminders.answer(&[alarm], Answer::Act(Act::Later(Later::Month)));
    reminders.pass();
    reminders.book.clock.jump((-12).days());
    reminders.pass();
    reminders.book.trust_clock().unwrap();
    reminders.pass();
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), [ANAS], "no more than a month before the end of that snooze");
    assert_eq!(reminders.pass_at("2026-04-22T09:00"), [""; 0], "once");
}

#[test]
fn what_a_clock_that_was_ahead_put_off_counts_no_more_when_the_day_is_called_otherwise_since() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana", "--04-10");
    reminders.book.clock.set("2026-04-10T09:00");
    let alarm = reminders.popups().remove(0).alarms[0];
    reminders.answer(&[alarm], Answer::Act(Act::Later(Later::Weekend)));
    reminders.pass();
    reminders.book.clock.jump((-40).days());
    reminders.pass();
    reminders.book.trust_clock().unwrap();
    reminders.pass();
    // A fortnight before the end of that snooze.
    reminders.pass_at("2026-03-28T09:00");
    let milestone = reminders.book.milestone_of(ana);
    reminders.book.edit_milestone(milestone, yearly(MilestoneKind::Birthday, "", "--04-02")).unwrap();
    assert_eq!(reminders.pass_at("2026-04-02T09:00"), [ANAS]);
    assert_eq!(reminders.pass_at("2026-04-12T09:00"), [""; 0], "once");
}

#[test]
fn what_a_clock_that_was_ahead_put_off_after_its_time_is_not_lost() {
    let mut reminders = Reminders::new();
    reminders.book.someone_every("Ana", "1 day");
    reminders.book.clock.jump(40.days());
    let alarm = reminders.popups().remove(0).alarms[0];
    reminders.answer(&[alarm], Answer::Act(Act::Snooze));
    reminders.pass();
    // Its day was the 11th by either clock; it is the 12th.
    reminders.book.clock.jump((-38).days());
    reminders.pass();
    reminders.book.trust_clock().unwrap();
    assert_eq!(reminders.pass().len(), 1, "it was put off for longer than anything can be");
    assert_eq!(reminders.pass_at("2026-04-21T09:00"), [""; 0], "once");
}

#[rstest]
#[case::a_milestone(is_born_on_the_20th, "2026-03-20T10:00")]
#[case::a_check_in(is_met_every_ten_days, "2026-03-21T09:00")]
#[case::a_catch_up(is_planned_on_the_20th, "2026-03-20T10:00")]
fn what_is_put_off_until_the_same_moment_once_more_comes_once_more(#[case] set_up: fn(&mut TestBook), #[case] until: &str) {
    let mut reminders = Reminders::new();
    set_up(&mut reminders.book);
    reminders.pass();
    for _ in 0..3 {
        reminders.book.clock.set("2026-03-20T09:00");
        let alarm = reminders.popups().remove(0).alarms[0];
        reminders.answer(&[alarm], Answer::Act(Act::Snooze));
        assert_eq!(reminders.pass_at(until).len(), 1);
        // That was longer ahead than anything is put off.
        reminders.book.clock.jump((-40).days());
        reminders.pass();
        reminders.book.trust_clock().unwrap();
        reminders.pass();
    }
}

fn is_born_on_the_20th(book: &mut TestBook) {
    book.someone_born("Ana", "--03-20");
}

fn is_met_every_ten_days(book: &mut TestBook) {
    book.someone_every("Bo", "10 days");
}

fn is_planned_on_the_20th(book: &mut TestBook) {
    let cy = book.someone("Cy");
    book.plan_catch_up(&[cy], planned("2026-03-20"), None).unwrap();
}

#[test]
fn what_was_put_off_is_owed_however_often_the_clock_is_set_back_before_it_could_be_said() {
    let mut reminders = before_the_birthday();
    reminders.book.clock.set("2026-03-20T09:00");
    let alarm = reminders.popups().remove(0).alarms[0];
    reminders.answer(&[alarm], Answer::Act(Act::Later(Later::Month)));
    reminders.pass();
    reminders.voice.inhibit(true);
    assert_eq!(reminders.pass_at("2026-04-20T09:00"), [""; 0], "not to be disturbed");
    // Set back to before its end, then further than anything is put off; nothing is said until all of it is over.
    for days in [-10, -30] {
        reminders.book.clock.jump(days.days());
        reminders.pass();
        reminders.book.trust_clock().unwrap();
        reminders.pass();
    }
    assert_eq!(reminders.pass_at("2026-05-10T09:00"), [""; 0]);
    reminders.voice.inhibit(false);
    reminders.book.clock.jump((-20).days());
    reminders.pass();
    reminders.book.trust_clock().unwrap();
    assert_eq!(reminders.pass(), ["Ana's birthday was 4 weeks ago"]);
}
