//! What an answer to a popup does (R10).

use fondly_core::{
    domain::{
        AlarmState::{Congratulated, Done, Presented, Seen, Snoozed},
        ContactFields, Labelled, Later, Period, Settings,
    },
    reminders::{Act, Answer, Effect, Popup},
};
use rstest::rstest;

use crate::support::{
    Reminders,
    people::{date, named},
};

/// Ana's birthday is on the screen; its alarm.
fn birthday() -> (Reminders, i64) {
    let mut reminders = Reminders::new();
    let fields = ContactFields { emails: vec![Labelled::new("", "ana@example.org")], ..named("Ana Costa") };
    reminders.book.add_contact(fields, Some(date("1986-03-10"))).unwrap();
    let popup = reminders.popups().remove(0);
    assert_eq!(popup.acts, [Act::Congratulate, Act::Done, Act::Snooze]);
    (reminders, popup.alarms[0])
}

/// Ana's check-in is on the screen; its alarm.
fn check_in() -> (Reminders, i64) {
    let mut reminders = Reminders::new();
    reminders.book.someone_every("Ana Costa", "1 day");
    reminders.book.clock.set("2026-03-11T09:00");
    let popup = reminders.popups().remove(0);
    assert_eq!(popup.acts, [Act::Done, Act::Snooze]);
    (reminders, popup.alarms[0])
}

fn timeline(reminders: &Reminders) -> usize {
    reminders.book.person(reminders.book.find("Ana Costa").unwrap()).unwrap().timeline.len()
}

#[rstest]
#[case(Answer::Expired, Presented)]
#[case(Answer::Dismissed, Seen)]
#[case(Answer::Open, Seen)]
#[case(Answer::Act(Act::Done), Done)]
#[case(Answer::Act(Act::Congratulate), Congratulated)]
#[case(Answer::Act(Act::Snooze), Snoozed)]
fn an_answer_to_a_birthday_is_recorded(#[case] answer: Answer, #[case] state: fondly_core::domain::AlarmState) {
    let (mut reminders, alarm) = birthday();
    reminders.answer(&[alarm], answer);
    assert_eq!((reminders.pass(), reminders.states()), (vec![], vec![state]));
}

#[test]
fn congratulate_opens_the_mail_with_the_users_words() {
    let (mut reminders, alarm) = birthday();
    let settings = reminders.book.settings().unwrap();
    let birthday_words = "Happy birthday, {name}! I hope the day is yours.".to_owned();
    reminders.book.change_settings(&fondly_core::domain::Settings { birthday_words, ..settings }).unwrap();
    let effects = reminders.answer(&[alarm], Answer::Act(Act::Congratulate));
    let link = "mailto:ana@example.org?body=Happy%20birthday%2C%20Ana%21%20I%20hope%20the%20day%20is%20yours.";
    assert!(matches!(effects.get(1), Some(Effect::OpenLink { link: opened, .. }) if opened == link), "{effects:?}");
    assert_eq!(timeline(&reminders), 1);
}

#[test]
fn done_on_a_check_in_logs_a_contact_and_later_comes_tomorrow() {
    let (mut reminders, alarm) = check_in();
    reminders.answer(&[alarm], Answer::Act(Act::Snooze));
    assert_eq!(reminders.pass_at("2026-03-12T08:59"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-12T09:00").len(), 1);
    reminders.answer(&[alarm], Answer::Act(Act::Done));
    assert_eq!((reminders.pass(), timeline(&reminders)), (vec![], 1));
}

// What is asked after an answer.

/// What the last effect asks.
fn asked(effects: &[Effect]) -> &Popup {
    let Some(Effect::Ask(question)) = effects.last() else { panic!("nothing is asked: {effects:?}") };
    question
}

#[rstest]
#[case(Later::Hour, "2026-03-10T11:00")]
#[case(Later::Tonight, "2026-03-10T19:00")]
#[case(Later::Tomorrow, "2026-03-11T09:00")]
#[case(Later::Weekend, "2026-03-14T09:00")]
#[case(Later::NextWeek, "2026-03-16T09:00")]
fn snooze_asks_until_when_and_it_is_said_then(#[case] later: Later, #[case] moment: &str) {
    let (mut reminders, alarm) = birthday();
    let effects = reminders.answer(&[alarm], Answer::Act(Act::Snooze));
    let question = asked(&effects).clone();
    assert_eq!((question.title.as_str(), question.alarms.as_slice()), ("Ana Costa, Birthday: until when?", [alarm].as_slice()));
    assert!(question.acts.contains(&Act::Later(later)), "{:?}", question.acts);
    assert_eq!(reminders.pass(), [""; 0]);
    reminders.answer(&[alarm], Answer::Act(Act::Later(later)));
    let minute_before = moment.parse::<jiff::civil::DateTime>().unwrap().saturating_sub(jiff::Span::new().minutes(1));
    assert_eq!(reminders.pass_at(&minute_before.to_string()), [""; 0]);
    assert_eq!(reminders.pass_at(moment).len(), 1);
}

#[test]
fn a_digest_that_was_snoozed_asks_until_when_for_all_of_it() {
    let mut reminders = Reminders::new();
    for name in ["Ana", "Bo", "Cy", "Di", "Ed"] {
        reminders.book.someone_born(name, "--03-10");
    }
    let digest = reminders.popups().remove(3);
    let effects = reminders.answer(&digest.alarms, Answer::Act(Act::Snooze));
    assert_eq!(asked(&effects).alarms, digest.alarms);
    reminders.pass();
    reminders.answer(&digest.alarms, Answer::Act(Act::Later(Later::Tonight)));
    assert_eq!(reminders.pass_at("2026-03-10T18:59"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-10T19:00").len(), 2);
}

#[test]
fn until_when_is_no_matter_for_what_was_done_in_the_meantime() {
    let (mut reminders, alarm) = birthday();
    reminders.answer(&[alarm], Answer::Act(Act::Snooze));
    let milestone = reminders.book.milestone_of(reminders.book.find("Ana Costa").unwrap());
    reminders.book.mark_celebrated(milestone, Period::Year(2026)).unwrap();
    let effects = reminders.answer(&[alarm], Answer::Act(Act::Later(Later::Tonight)));
    assert!(matches!(effects.as_slice(), [Effect::ShowPerson(..)]), "{effects:?}");
    assert_eq!((reminders.pass_at("2026-03-10T20:00"), reminders.states()), (vec![], vec![Done]));
}

#[test]
fn congratulate_asks_whether_they_were_reached_and_takes_it_back_if_not() {
    let (mut reminders, alarm) = birthday();
    let effects = reminders.answer(&[alarm], Answer::Act(Act::Congratulate));
    assert_eq!(
        (asked(&effects).title.as_str(), asked(&effects).acts.as_slice()),
        ("Did you reach Ana Costa?", [Act::Reached, Act::NotReached].as_slice())
    );
    assert_eq!((reminders.pass(), reminders.states()), (vec![], vec![Congratulated]));
    let effects = reminders.answer(&[alarm], Answer::Act(Act::NotReached));
    assert!(matches!(effects.as_slice(), [Effect::Changed(_)]), "{effects:?}");
    assert_eq!((reminders.pass(), timeline(&reminders)), (vec![], 0));
    assert_eq!(reminders.book.agenda(None).unwrap().celebrate.len(), 1, "it is on Today as before");
    assert!(matches!(reminders.answer(&[alarm], Answer::Act(Act::NotReached)).as_slice(), [Effect::ShowPerson(..)]), "R10: once");
}

#[test]
fn whoever_was_reached_stays_congratulated_and_discreet_questions_name_nobody() {
    let (mut reminders, alarm) = birthday();
    let settings = Settings { discreet: true, ..reminders.book.settings().unwrap() };
    reminders.book.change_settings(&settings).unwrap();
    let effects = reminders.answer(&[alarm], Answer::Act(Act::Congratulate));
    assert_eq!(asked(&effects).title, "Did you reach them?");
    assert_eq!(reminders.answer(&[alarm], Answer::Act(Act::Reached)), []);
    assert_eq!((reminders.pass(), reminders.states(), timeline(&reminders)), (vec![], vec![Congratulated], 1));
}

// R10: answers are idempotent, and one on a stale notification only opens the person.

#[rstest]
#[case(Act::Done)]
#[case(Act::Congratulate)]
fn answering_twice_is_answering_once(#[case] act: Act) {
    let (mut reminders, alarm) = birthday();
    reminders.answer(&[alarm], Answer::Act(act));
    let logged = timeline(&reminders);
    let again = reminders.answer(&[alarm], Answer::Act(act));
    assert!(matches!(again.as_slice(), [Effect::ShowPerson(_, None)]), "{again:?}");
    assert_eq!(timeline(&reminders), logged);
}

#[test]
fn done_twice_in_a_row_logs_one_contact() {
    let (mut reminders, alarm) = check_in();
    for _ in 0..2 {
        reminders.answer(&[alarm], Answer::Act(Act::Done));
    }
    assert_eq!(timeline(&reminders), 1);
}

#[test]
fn done_on_a_check_in_that_was_done_in_the_window_a_moment_ago_logs_nothing() {
    let (mut reminders, alarm) = check_in();
    let ana = reminders.book.find("Ana Costa").unwrap();
    reminders.book.check_in_done(ana).unwrap();
    let effects = reminders.answer(&[alarm], Answer::Act(Act::Done));
    assert_eq!((effects, timeline(&reminders)), (vec![Effect::ShowPerson(ana, None)], 1));
}

#[test]
fn an_answer_about_someone_who_is_gone_opens_today() {
    let (mut reminders, alarm) = check_in();
    let ana = reminders.book.find("Ana Costa").unwrap();
    reminders.book.undo_all();
    assert!(reminders.book.person(ana).is_err());
    assert_eq!(reminders.answer(&[alarm], Answer::Act(Act::Done)), [Effect::ShowToday]);
    assert_eq!(reminders.answer(&[4711], Answer::Open), [Effect::ShowToday]);
}

#[test]
fn a_closed_popup_is_seen_and_not_done() {
    let (mut reminders, alarm) = check_in();
    reminders.answer(&[alarm], Answer::Dismissed);
    assert_eq!((reminders.pass(), reminders.states(), timeline(&reminders)), (vec![], vec![Seen], 0));
    assert_eq!(reminders.book.agenda(None).unwrap().reach_out.len(), 1, "Today still shows it");
    reminders.answer(&[alarm], Answer::Act(Act::Done));
    assert_eq!(timeline(&reminders), 1, "and it can still be done");
}

#[test]
fn a_digest_is_opened_closed_or_snoozed_as_a_whole() {
    let mut reminders = Reminders::new();
    for name in ["Ana", "Bo", "Cy", "Di", "Ed"] {
        reminders.book.someone_born(name, "--03-10");
    }
    let digest = reminders.popups().remove(3);
    assert_eq!(digest.acts, [Act::Snooze]);
    reminders.answer(&digest.alarms, Answer::Act(Act::Snooze));
    assert_eq!(reminders.pass(), [""; 0]);
    assert_eq!(reminders.states().iter().filter(|state| **state == Snoozed).count(), 2);
    assert_eq!(reminders.pass_at("2026-03-10T11:00").len(), 2, "an hour later");
    assert_eq!(reminders.answer(&digest.alarms, Answer::Open), [Effect::ShowToday]);
    assert_eq!(reminders.states().iter().filter(|state| **state == Seen).count(), 2);
}

#[test]
fn a_birthday_snoozed_in_the_window_and_then_done_in_the_popup_is_done() {
    let (mut reminders, alarm) = birthday();
    let milestone = reminders.book.milestone_of(reminders.book.find("Ana Costa").unwrap());
    reminders.book.snooze_milestone(milestone, Period::Year(2026), Later::Hour).unwrap();
    reminders.answer(&[alarm], Answer::Act(Act::Done));
    assert_eq!((reminders.pass_at("2026-03-10T12:00"), reminders.states()), (vec![], vec![Done]));
}

#[test]
fn the_test_popup_opens_today_on_a_click_and_does_nothing_when_it_goes_away() {
    let mut reminders = Reminders::new();
    for gone in [Answer::Expired, Answer::Dismissed] {
        assert_eq!(reminders.answer(&[], gone), [], "{gone:?}");
    }
    assert_eq!(reminders.answer(&[], Answer::Open), [Effect::ShowToday]);
}
