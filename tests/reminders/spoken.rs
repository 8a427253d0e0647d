//! What is said, when, and that it is said once (R1–R5).

use fondly_core::domain::{
    AlarmState::{self, Cancelled, Done, Presented, Scheduled, Seen, Superseded},
    ContactState, LeapDay, MilestoneKind, Period, Reach,
};
use rstest::rstest;

use crate::support::{
    Reminders, card, day,
    people::{date, planned, yearly},
};

const ANAS: &str = "Ana Costa's birthday is today";

// R2: exactly once by its key.

#[test]
fn a_birthday_is_said_once_at_nine() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana Costa", "1986-03-12");
    assert_eq!(reminders.pass(), [""; 0], "not ahead of its day");
    assert_eq!(reminders.pass_at("2026-03-12T08:59:59"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-12T09:00"), [ANAS]);
    for later in ["2026-03-12T09:00", "2026-03-12T09:01", "2026-03-12T20:00", "2026-03-13T09:00"] {
        assert_eq!(reminders.pass_at(later), [""; 0], "{later}");
    }
    reminders.restart();
    assert_eq!(reminders.pass(), [""; 0], "nor after a restart");
    assert_eq!(reminders.pass_at("2027-03-12T09:00"), [ANAS], "and again next year");
}

#[test]
fn a_pass_at_the_same_moment_changes_nothing() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana Costa", "1986-03-10");
    reminders.book.someone_every("Bo Lind", "10 days");
    reminders.pass();
    let before = reminders.whole_file();
    assert_eq!(reminders.pass(), [""; 0]);
    reminders.restart();
    assert_eq!(reminders.pass(), [""; 0]);
    assert_eq!(reminders.whole_file(), before);
}

#[test]
fn after_a_crash_between_showing_and_recording_it_is_said_once_more_and_no_more() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana Costa", "1986-03-10");
    assert_eq!(reminders.crash_while_showing(), [ANAS]);
    assert_eq!(reminders.states(), [AlarmState::Claimed], "the crash left it claimed");
    assert_eq!(reminders.pass(), [ANAS], "at most one repeat");
    assert_eq!((reminders.pass(), reminders.states()), (vec![], vec![Presented]));
}

#[test]
fn two_engines_over_one_book_say_it_once() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana Costa", "1986-03-10");
    assert_eq!(reminders.pass(), [ANAS]);
    let mut other = fondly_core::reminders::Engine::new(reminders.book.second_opening());
    other.pass(&mut reminders.voice).unwrap();
    assert_eq!(reminders.voice.heard(), []);
}

// R4: creating or importing never fires for past dates; today, and the time has passed, fires at once.

#[rstest]
#[case("1986-03-10", &[ANAS])]
#[case("1986-03-09", &[])]
#[case("1986-02-28", &[])]
#[case("1986-03-11", &[])]
fn a_new_birthday_is_said_at_once_only_if_it_is_today(#[case] birthday: &str, #[case] said: &[&str]) {
    let mut reminders = Reminders::new();
    reminders.pass();
    reminders.book.someone_born("Ana Costa", birthday);
    assert_eq!(reminders.pass(), said);
}

#[test]
fn an_import_says_nothing_of_days_gone_by() {
    let mut reminders = Reminders::at("2026-03-01T10:00[Europe/Lisbon]");
    let with = |birthday: &str| card(&["UID:ana", "FN:Ana Costa", birthday]) + &card(&["UID:bo", "FN:Bo Lind", "BDAY:1990-03-09"]);
    reminders.book.clock.set("2026-03-10T10:00");
    reminders.book.import_text(&with("BDAY:1986-12-24"));
    assert_eq!(reminders.pass(), [""; 0]);
    reminders.book.clock.set("2026-04-10T10:00");
    reminders.book.import_text(&with("BDAY:1986-04-08"));
    assert_eq!(reminders.pass(), [""; 0], "nor when a card corrects a birthday to a day gone by");
    assert_eq!(reminders.pass_at("2027-04-08T09:00"), [ANAS]);
}

#[test]
fn a_rhythm_already_past_its_day_when_it_is_set_is_said_the_day_after() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    reminders.book.talked(ana, "2026-01-10", "");
    reminders.book.every(ana, "3 weeks");
    assert_eq!(reminders.pass(), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-11T08:59"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-11T09:00"), ["It's been 8 weeks since you talked to Ana Costa"]);
    assert_eq!(reminders.pass_at("2026-03-12T09:00"), [""; 0], "and once");
}

// R1: editing a schedule makes it a new one.

#[test]
fn another_date_or_rhythm_is_said_anew_and_the_old_one_is_cancelled() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana Costa", "1986-03-10");
    assert_eq!(reminders.pass(), [ANAS]);
    let milestone = reminders.book.milestone_of(ana);
    reminders.book.edit_milestone(milestone, yearly(MilestoneKind::Birthday, "", "1986-03-12")).unwrap();
    assert_eq!((reminders.pass(), reminders.states_of("2026-03-10")), (vec![], vec![Cancelled]));
    assert_eq!(reminders.pass_at("2026-03-12T09:00"), [ANAS]);
    reminders.book.edit_milestone(milestone, yearly(MilestoneKind::Birthday, "Her day", "1986-03-12")).unwrap();
    assert_eq!(reminders.pass(), [""; 0], "another label is no other date");
}

#[test]
fn undoing_an_edit_does_not_say_it_twice() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana Costa", "1986-03-10");
    assert_eq!(reminders.pass(), [ANAS]);
    let fields = reminders.book.person(ana).unwrap().contact.fields;
    reminders.book.edit_contact(ana, fields, Some(date("1986-03-12"))).unwrap();
    reminders.pass();
    reminders.book.undo(None).unwrap();
    assert_eq!((reminders.pass(), reminders.states_of("2026-03-10")), (vec![], vec![Seen]));
}

// R3: every alarm ends in a state that the user can see, with the reason.

#[test]
fn archiving_cancels_and_undo_revives_without_saying_it_twice() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana Costa", "1986-03-10");
    let bo = reminders.book.someone_born("Bo Lind", "1990-03-12");
    assert_eq!(reminders.pass(), [ANAS]);
    for id in [ana, bo] {
        reminders.book.set_state(id, ContactState::Archived).unwrap();
    }
    assert_eq!(reminders.pass(), [""; 0]);
    assert!(reminders.history().iter().all(|alarm| alarm.state == Cancelled && alarm.why == "the person is no longer active"));
    assert!(!reminders.voice.closed().is_empty(), "what is on the screen goes");
    assert_eq!(reminders.book.undo_all(), 4);
    reminders.book.redo_all();
    reminders.book.undo(None).unwrap();
    reminders.book.undo(None).unwrap();
    assert_eq!(reminders.pass(), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-12T09:00"), ["Bo Lind's birthday is today"], "what was not said waits for its time");
    assert_eq!(reminders.pass_at("2026-03-12T10:00"), [""; 0]);
}

#[test]
fn someone_back_from_the_archive_after_months_is_spoken_of_again() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_every("Ana Costa", "3 weeks");
    reminders.pass();
    reminders.book.set_state(ana, ContactState::Archived).unwrap();
    assert_eq!(reminders.pass_at("2026-03-20T10:00"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-07-01T10:00"), [""; 0]);
    reminders.book.set_state(ana, ContactState::Active).unwrap();
    assert_eq!(reminders.pass(), ["You meant to be in touch with Ana Costa"]);
    assert_eq!(reminders.pass_at("2026-07-02T10:00"), [""; 0]);
}

#[test]
fn being_in_touch_elsewhere_closes_a_check_in() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_every("Ana Costa", "10 days");
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), ["You meant to be in touch with Ana Costa"]);
    let alarm = reminders.history()[0].id;
    reminders.book.talked(ana, "2026-03-20", "");
    assert_eq!(reminders.pass_at("2026-03-20T12:00"), [""; 0]);
    assert_eq!((reminders.states(), reminders.voice.closed()), (vec![Done], vec![alarm]));
    assert_eq!(reminders.pass_at("2026-03-30T09:00"), ["It's been 10 days since you talked to Ana Costa"], "the next one comes");
}

#[test]
fn whom_something_is_planned_with_soon_is_not_spoken_of_unless_it_is_cancelled() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_every("Ana Costa", "10 days");
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), ["You meant to be in touch with Ana Costa"]);
    let coffee = reminders.book.plan_catch_up(&[ana], planned("2026-03-22"), None).unwrap().value;
    assert_eq!((reminders.pass(), reminders.states(), reminders.voice.closed().len()), (vec![], vec![Cancelled], 1));
    assert_eq!(reminders.history()[0].why, "something is planned with them");
    reminders.book.cancel_catch_up(coffee, Reach::This).unwrap();
    assert_eq!((reminders.pass(), reminders.states_of("2026-03-20")), (vec![], vec![Seen]), "it was said already");
    let bo = reminders.book.someone_every("Bo Lind", "5 days");
    let lunch = reminders.book.plan_catch_up(&[bo], planned("2026-03-26"), None).unwrap().value;
    assert_eq!(reminders.pass_at("2026-03-25T10:00"), [""; 0]);
    reminders.book.cancel_catch_up(lunch, Reach::This).unwrap();
    assert_eq!(reminders.pass(), ["You meant to be in touch with Bo Lind"]);
}

#[test]
fn marking_a_birthday_elsewhere_closes_it() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana Costa", "1986-03-10");
    reminders.pass();
    let milestone = reminders.book.milestone_of(ana);
    reminders.book.mark_celebrated(milestone, Period::Year(2026)).unwrap();
    assert_eq!((reminders.pass(), reminders.states(), reminders.voice.closed().len()), (vec![], vec![Done], 1));
}

#[test]
fn a_birthday_marked_ahead_is_not_said() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana Costa", "1986-03-12");
    reminders.pass();
    let milestone = reminders.book.milestone_of(ana);
    reminders.book.congratulate(milestone, Period::Year(2026), "Early!", None).unwrap();
    assert_eq!(reminders.pass_at("2026-03-12T10:00"), [""; 0]);
    assert_eq!(reminders.states(), [AlarmState::Congratulated]);
}

#[test]
fn showing_a_reminder_never_moves_a_rhythm() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_every("Ana Costa", "10 days");
    let before = reminders.book.person(ana).unwrap().check_in.unwrap().due;
    reminders.pass_at("2026-03-20T09:00");
    assert_eq!((before, reminders.book.person(ana).unwrap().check_in.unwrap().due), (day("2026-03-20"), day("2026-03-20")));
}

// R5: after an absence at most three singly, the rest a digest; a birthday is belated for 14 days.

#[test]
fn of_five_missed_three_are_said_singly_and_the_others_in_a_digest() {
    let mut reminders = Reminders::new();
    for (name, birthday) in [("Ana", "1986-03-11"), ("Bo", "--03-12"), ("Cy", "--03-13"), ("Di", "--03-14"), ("Ed", "--03-15")] {
        reminders.book.someone_born(name, birthday);
    }
    reminders.pass();
    reminders.book.clock.set("2026-03-15T09:30");
    let popups = reminders.popups();
    let said: Vec<_> = popups.iter().map(|popup| (popup.title.as_str(), popup.body.as_str())).collect();
    let singly = [
        ("Ana's birthday was 4 days ago", "Turned 40, 4 days ago, a big one"),
        ("Bo's birthday was 3 days ago", ""),
        ("Cy's birthday was 2 days ago", ""),
    ];
    assert_eq!(said[..3], singly);
    assert_eq!(said[3..], [("2 people to think of", "Di, Ed")]);
    assert!(reminders.states().iter().all(|state| *state == Presented), "all five are said");
}

#[test]
fn four_due_at_once_are_three_and_one() {
    let mut reminders = Reminders::new();
    for name in ["Ana", "Bo", "Cy", "Di"] {
        reminders.book.someone_born(name, "--03-10");
    }
    assert_eq!(reminders.pass().len(), 4, "a digest of one is no digest");
}

#[rstest]
#[case("2026-03-25T10:00", &["Ana Costa's birthday was 2 weeks ago"])]
#[case("2026-03-26T10:00", &[])]
fn a_missed_birthday_is_said_for_a_fortnight(#[case] back: &str, #[case] said: &[&str]) {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana Costa", "--03-11");
    reminders.pass();
    assert_eq!(reminders.pass_at(back), said);
    reminders.pass_at("2026-04-20T10:00");
    assert_eq!(reminders.states(), [Superseded], "and then it is history");
}

#[test]
fn of_a_fixed_rhythms_missed_days_only_the_newest_is_said_and_the_older_listed() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    reminders.book.set_rhythm(ana, "1 week".parse().ok(), Some(day("2026-03-12"))).unwrap();
    assert_eq!(reminders.pass_at("2026-03-12T09:00").len(), 1);
    assert_eq!(reminders.pass_at("2026-04-10T09:00").len(), 1, "one for five weeks");
    let older = reminders.history().into_iter().find(|alarm| alarm.occurs_on == day("2026-03-12")).unwrap();
    assert_eq!((older.state, older.why.as_str()), (Superseded, "a newer one took its place"));
}

// D4: a leap birthday is said in every year.

#[rstest]
#[case("2027-02-28T09:00")]
#[case("2028-02-29T09:00")]
fn a_leap_birthday_is_said_in_every_year(#[case] at: &str) {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana Costa", "1996-02-29");
    assert_eq!(reminders.book.person(ana).unwrap().contact.leap_day, LeapDay::February28);
    assert_eq!(reminders.pass_at(at), [ANAS]);
}

#[test]
fn a_loss_is_never_said() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    reminders.book.add_milestone(ana, yearly(MilestoneKind::Loss, "", "2020-03-10")).unwrap();
    assert_eq!(reminders.pass(), [""; 0]);
}

#[test]
fn the_history_lists_no_reminder_that_waits_for_its_time() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana Costa", "1986-06-10");
    reminders.pass();
    assert!(!reminders.states().contains(&Scheduled));
    let upcoming = reminders.book.upcoming(day("2026-06-01"), 30).unwrap();
    assert_eq!(
        upcoming.iter().map(|line| (line.name.as_str(), line.what.as_str(), line.at.datetime().to_string())).collect::<Vec<_>>(),
        [("Ana Costa", "Birthday", "2026-06-10T09:00:00".to_owned())]
    );
}
