//! Reminders of what is planned: before it, and afterwards whether they met (R1, R4, K5).

use fondly_core::{
    domain::{
        AlarmState::{Cancelled, Done, Presented, Superseded},
        CatchUpFields, ContactId, Leads, OccasionId, Reach, Repetition, Settings,
    },
    reminders::{Act, Answer, Effect},
};
use jiff::civil::time;
use rstest::rstest;

use crate::support::{
    Reminders, day,
    people::{planned, to},
};

/// Coffee with Ana Costa on Thursday at five, planned on Tuesday.
fn coffee(reminders: &mut Reminders) -> (ContactId, OccasionId) {
    let ana = reminders.book.someone("Ana Costa");
    let fields = CatchUpFields { time: Some(time(17, 0, 0, 0)), what_for: "coffee".into(), place: "Luna".into(), ..planned("2026-03-12") };
    let id = reminders.book.plan_catch_up(&[ana], fields, None).unwrap().value;
    assert_eq!(reminders.pass(), [""; 0], "nothing is said of what was just planned");
    (ana, id)
}

#[test]
fn a_catch_up_with_a_time_is_said_an_hour_before() {
    let mut reminders = Reminders::new();
    let (ana, _) = coffee(&mut reminders);
    reminders.book.talked(ana, "2026-03-01", "her move to Porto");
    assert_eq!(reminders.pass_at("2026-03-12T15:59"), [""; 0]);
    reminders.book.clock.set("2026-03-12T16:00");
    let popup = reminders.popups().remove(0);
    assert_eq!(popup.title, "Coffee with Ana Costa: today at 17:00");
    assert_eq!(popup.body, "At Luna.\nLast time: “her move to Porto”");
    assert_eq!(popup.acts, [Act::Snooze]);
}

#[test]
fn some_time_that_day_is_said_when_reminders_come() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    reminders.book.plan_catch_up(&[ana], planned("2026-03-12"), None).unwrap();
    assert_eq!(reminders.pass_at("2026-03-12T08:59"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-12T09:00"), ["Call with Ana Costa: today"]);
}

#[rstest]
#[case::a_day_and_an_hour("1440, 60", &["2026-03-11T17:00", "2026-03-12T16:00"])]
#[case::when_it_begins("0", &["2026-03-12T17:00"])]
#[case::never("", &[])]
fn the_user_says_how_long_before(#[case] leads: &str, #[case] said: &[&str]) {
    let mut reminders = Reminders::new();
    let settings = Settings { catch_up_leads: leads.parse::<Leads>().unwrap(), ..Settings::default() };
    reminders.book.change_settings(&settings).unwrap();
    coffee(&mut reminders);
    let mut heard = Vec::new();
    for at in ["2026-03-11T17:00", "2026-03-12T16:00", "2026-03-12T17:00"] {
        heard.extend(reminders.pass_at(at).into_iter().map(|_| at));
    }
    assert_eq!(heard, said);
}

#[test]
fn who_plans_it_when_it_is_about_to_begin_is_not_told_of_it() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    let soon = CatchUpFields { time: Some(time(10, 30, 0, 0)), ..planned("2026-03-10") };
    reminders.book.plan_catch_up(&[ana], soon, None).unwrap();
    reminders.book.plan_catch_up(&[ana], planned("2026-03-10"), None).unwrap();
    assert_eq!((reminders.pass(), reminders.pass_at("2026-03-10T10:25")), (vec![], vec![]));
    assert_eq!(reminders.pass_at("2026-03-10T13:30"), ["Did you meet Ana Costa?"], "but asked about it afterwards");
}

// R1: moving it is another alarm; the one before is listed as moved.

#[test]
fn what_is_moved_is_said_before_its_new_time_and_not_before_its_old() {
    let mut reminders = Reminders::new();
    let (_, id) = coffee(&mut reminders);
    reminders.book.reschedule_catch_ups(&[(id, to("2026-03-13"))], Reach::This).unwrap();
    assert_eq!(reminders.pass_at("2026-03-12T16:30"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-13T16:00"), ["Coffee with Ana Costa: today at 17:00"]);
    let old = reminders.history().into_iter().filter(|alarm| alarm.occurs_on == day("2026-03-12"));
    assert!(old.into_iter().all(|alarm| (alarm.state, alarm.why.as_str()) == (Cancelled, "it was moved")));
}

#[test]
fn what_is_cancelled_takes_its_popup_along_and_comes_back_with_an_undo() {
    let mut reminders = Reminders::new();
    let (_, id) = coffee(&mut reminders);
    reminders.book.cancel_catch_up(id, Reach::This).unwrap();
    assert_eq!(reminders.pass_at("2026-03-12T16:00"), [""; 0]);
    reminders.book.undo(None).unwrap();
    assert_eq!(reminders.pass().len(), 1, "it had not been said");
    reminders.book.cancel_catch_up(id, Reach::This).unwrap();
    assert_eq!((reminders.pass().len(), reminders.voice.closed().len()), (0, 4), "before and afterwards, twice cancelled");
}

#[test]
fn each_coming_round_is_said() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    let weekly = Repetition::typed("Wednesday", day("2026-03-11")).unwrap();
    let call = CatchUpFields { time: Some(time(17, 0, 0, 0)), ..planned("2026-03-11") };
    reminders.book.plan_catch_up(&[ana], call, Some(weekly)).unwrap();
    for (at, said) in [("2026-03-11T16:00", 1), ("2026-03-11T20:00", 1), ("2026-03-18T16:00", 1), ("2026-03-25T16:00", 2)] {
        // On the 25th that of the 18th is asked about as well: nobody looked in between.
        assert_eq!(reminders.pass_at(at).len(), said, "{at}");
    }
}

// K5: afterwards it is asked, once.

#[test]
fn two_hours_after_its_end_it_is_asked_whether_they_met() {
    let mut reminders = Reminders::new();
    let (ana, _) = coffee(&mut reminders);
    reminders.pass_at("2026-03-12T16:00");
    assert_eq!(reminders.pass_at("2026-03-12T19:59"), [""; 0]);
    reminders.book.clock.set("2026-03-12T20:00");
    let popup = reminders.popups().remove(0);
    assert_eq!((popup.title.as_str(), popup.body.as_str()), ("Did you meet Ana Costa?", "Coffee with Ana Costa was today at 17:00."));
    assert_eq!(popup.acts, [Act::Met, Act::NotMet, Act::Snooze]);
    assert_eq!(reminders.answer(&popup.alarms, Answer::Open), [Effect::ShowToday], "Today has the whole question");
    reminders.answer(&popup.alarms, Answer::Act(Act::Met));
    assert_eq!(reminders.book.person(ana).unwrap().timeline.len(), 1, "it is noted");
    reminders.pass();
    assert_eq!(reminders.states_of("2026-03-12"), [Done, Superseded], "and what was said before it is over");
}

#[test]
fn not_this_time_cancels_it_and_later_asks_again_the_next_morning() {
    let mut reminders = Reminders::new();
    let (_, id) = coffee(&mut reminders);
    reminders.book.clock.set("2026-03-12T20:00");
    let popup = reminders.popups().remove(0);
    reminders.answer(&popup.alarms, Answer::Act(Act::Snooze));
    assert_eq!(reminders.pass_at("2026-03-13T08:59"), [""; 0]);
    reminders.book.clock.set("2026-03-13T09:00");
    let popup = reminders.popups().remove(0);
    assert_eq!(popup.body, "Coffee with Ana Costa was yesterday.");
    reminders.answer(&popup.alarms, Answer::Act(Act::NotMet));
    assert_eq!(reminders.book.occasion(id).unwrap().state, fondly_core::domain::CatchUpState::Cancelled);
    assert_eq!(reminders.pass(), [""; 0]);
}

#[test]
fn what_was_answered_on_today_is_not_asked() {
    let mut reminders = Reminders::new();
    let (_, id) = coffee(&mut reminders);
    reminders.pass_at("2026-03-12T20:00");
    reminders.book.clock.set("2026-03-13T07:00");
    reminders.book.leave_open(id).unwrap();
    assert_eq!(reminders.pass_at("2026-03-13T09:00"), [""; 0]);
    let met = reminders.history().into_iter().find(|alarm| alarm.state == Done).unwrap();
    assert_eq!(met.why, "you left it open");
}

// R5: after weeks away it is asked about once, and nothing is said of what is over.

#[test]
fn after_sleep_only_the_question_is_left() {
    let mut reminders = Reminders::new();
    coffee(&mut reminders);
    assert_eq!(reminders.pass_at("2026-03-20T10:00"), ["Did you meet Ana Costa?"]);
    assert_eq!(reminders.states_of("2026-03-12"), [Presented, Superseded]);
}

#[test]
fn after_more_than_two_weeks_nothing_is_asked_any_more() {
    let mut reminders = Reminders::new();
    coffee(&mut reminders);
    assert_eq!(reminders.pass_at("2026-03-28T10:00"), [""; 0]);
    assert_eq!(reminders.states_of("2026-03-12"), [Superseded, Superseded]);
}
