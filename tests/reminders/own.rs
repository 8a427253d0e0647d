//! The user's own reminders, open loops and promises (R1, R4, R5, R9).

use fondly_core::{
    domain::{
        AlarmState::{Cancelled, Done, Presented, Superseded},
        ReminderFields, ReminderKind, Repetition,
    },
    reminders::{Act, Answer, Effect},
};
use jiff::civil::time;
use rstest::rstest;

use crate::support::{
    Reminders, day,
    people::{own, promise},
};

#[rstest]
#[case::own_about_nobody(ReminderKind::Own, false, "")]
#[case::own_about_someone(ReminderKind::Own, true, "Ana Costa")]
#[case::open_loop(ReminderKind::OpenLoop, true, "Ask Ana Costa how it went.")]
#[case::promise(ReminderKind::Promise, true, "You promised Ana Costa.")]
#[case::their_promise(ReminderKind::TheirPromise, true, "Ana Costa said they would. Ask how it is going.")]
fn each_kind_is_said_in_its_words(#[case] kind: ReminderKind, #[case] about: bool, #[case] body: &str) {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    let fields = ReminderFields { kind, person: about.then_some(ana), ..own("her interview", "2026-03-12") };
    reminders.book.add_reminder(fields).unwrap();
    assert_eq!(reminders.pass_at("2026-03-12T08:59"), [""; 0]);
    reminders.book.clock.set("2026-03-12T09:00");
    let popup = reminders.popups().remove(0);
    assert_eq!((popup.title.as_str(), popup.body.as_str()), ("Her interview", body));
    assert_eq!(popup.acts, [Act::Done, Act::Snooze]);
    let shown = if about { Effect::ShowPerson(ana, None) } else { Effect::ShowToday };
    assert_eq!(reminders.answer(&popup.alarms, Answer::Open), [shown]);
}

#[test]
fn one_with_a_time_is_said_then_and_done_ends_it() {
    let mut reminders = Reminders::new();
    let fields = ReminderFields { time: Some(time(18, 30, 0, 0)), ..own("Call the florist", "2026-03-10") };
    let id = reminders.book.add_reminder(fields).unwrap().value;
    assert_eq!(reminders.pass_at("2026-03-10T18:29"), [""; 0]);
    reminders.book.clock.set("2026-03-10T18:30");
    let popup = reminders.popups().remove(0);
    reminders.answer(&popup.alarms, Answer::Act(Act::Snooze));
    assert_eq!((reminders.pass(), reminders.pass_at("2026-03-10T19:30")), (vec![], vec!["Call the florist".to_owned()]), "an hour later");
    reminders.answer(&popup.alarms, Answer::Act(Act::Done));
    assert_eq!((reminders.pass(), reminders.states()), (vec![], vec![Done]));
    assert!(reminders.book.reminders().unwrap().is_empty(), "it is no longer open");
    reminders.book.undo(None).unwrap();
    assert_eq!(reminders.book.reminders().unwrap()[0].id, id);
    assert_eq!(reminders.pass(), [""; 0], "it was said");
}

// R5: what is once waits for ever; of what comes round only the newest is said.

#[test]
fn what_is_once_is_not_lost_however_long_nobody_was_there() {
    let mut reminders = Reminders::new();
    reminders.book.add_reminder(own("Renew the passport", "2026-03-12")).unwrap();
    reminders.pass();
    reminders.book.clock.set("2026-08-01T10:00");
    let popup = reminders.popups().remove(0);
    assert_eq!((popup.title.as_str(), popup.body.as_str()), ("Renew the passport", "It was for 5 months ago."));
}

#[test]
fn of_what_comes_round_the_newest_missed_one_is_said_and_done_is_of_that_one() {
    let mut reminders = Reminders::new();
    let daily = Repetition::typed("day", day("2026-03-11")).ok();
    let id = reminders.book.add_reminder(ReminderFields { repeats: daily, ..own("Water the ferns", "2026-03-11") }).unwrap().value;
    reminders.pass();
    assert_eq!(reminders.pass_at("2026-03-14T09:00"), ["Water the ferns"]);
    assert_eq!(reminders.states_of("2026-03-14"), [Presented]);
    assert_eq!(reminders.states_of("2026-03-12"), [Superseded]);
    reminders.book.finish_reminder(id, day("2026-03-14")).unwrap();
    assert_eq!(reminders.pass_at("2026-03-15T09:00"), ["Water the ferns"], "the next one comes");
}

#[test]
fn another_time_is_another_reminder_and_a_removed_one_is_none() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    let id = reminders.book.add_reminder(promise(ana, "Lend the drill", "2026-03-12")).unwrap().value;
    reminders.pass();
    reminders.book.edit_reminder(id, promise(ana, "Lend the big drill", "2026-03-13")).unwrap();
    assert_eq!((reminders.pass_at("2026-03-12T09:00"), reminders.states()), (vec![], vec![Cancelled]));
    assert_eq!(reminders.pass_at("2026-03-13T09:00"), ["Lend the big drill"]);
    reminders.book.remove_reminder(id).unwrap();
    assert_eq!((reminders.pass(), reminders.states_of("2026-03-13"), reminders.voice.closed().len()), (vec![], vec![Cancelled], 2));
}

#[rstest]
#[case(own(" ", "2026-03-12"), "Please say what to be reminded of.")]
#[case(own("Late", "2026-03-09"), "That day is over.")]
#[case(ReminderFields { kind: ReminderKind::Promise, ..own("x", "2026-03-12") }, "Please say with whom.")]
fn what_can_be_no_reminder_is_refused_in_a_sentence(#[case] fields: ReminderFields, #[case] sentence: &str) {
    let mut reminders = Reminders::new();
    let refusal = reminders.book.add_reminder(fields).unwrap_err().to_string();
    assert!(refusal.starts_with(sentence) && refusal.ends_with("Nothing was changed."), "{refusal}");
}

#[test]
fn who_becomes_part_of_another_takes_their_promises_along() {
    let mut reminders = Reminders::new();
    let (ana, anita) = (reminders.book.someone("Ana Costa"), reminders.book.someone("Anita Costa"));
    let id = reminders.book.add_reminder(promise(anita, "Lend the drill", "2026-03-12")).unwrap().value;
    reminders.pass();
    reminders.book.merge(ana, &[anita], &std::collections::BTreeMap::new()).unwrap();
    assert_eq!(reminders.book.reminder(id).unwrap().fields.person, Some(ana));
    reminders.book.clock.set("2026-03-12T09:00");
    assert_eq!(reminders.popups()[0].body, "You promised Ana Costa.");
    reminders.book.unmerge(anita).unwrap();
    assert_eq!(reminders.book.reminder(id).unwrap().fields.person, Some(anita));
}

#[test]
fn what_comes_round_and_is_put_off_for_a_month_comes_then() {
    let mut reminders = Reminders::new();
    let yearly = Repetition::typed("year", day("2026-03-11")).ok();
    let fields = ReminderFields { repeats: yearly, ..own("Renew the card", "2026-03-11") };
    let id = reminders.book.add_reminder(fields).unwrap().value;
    assert_eq!(reminders.pass_at("2026-03-11T09:00").len(), 1);
    let key = reminders.book.reminder(id).unwrap().key(day("2026-03-11"));
    reminders.book.snooze_alarm(&key, "It", fondly_core::domain::Later::Month).unwrap();
    assert_eq!(reminders.pass_at("2026-04-01T09:00"), [""; 0]);
    let listed = |book: &fondly_core::book::Book| {
        let one = book.reminder(id).unwrap();
        let next = book.next_day_of(&one).unwrap();
        (next, book.put_off_until(&one, next).unwrap())
    };
    let until = day("2026-04-11").at(9, 0, 0, 0);
    assert_eq!(listed(&reminders.book), (day("2026-03-11"), Some(until)), "the list says so though its day is over");
    assert_eq!(reminders.pass_at("2026-04-11T09:00"), ["Renew the card"]);
    assert_eq!(listed(&reminders.book), (day("2027-03-11"), None));
    assert_eq!(reminders.book.reminders_due().unwrap().len(), 1, "and Today has it");
    assert_eq!(reminders.pass_at("2026-04-26T09:00"), [""; 0]);
    assert!(reminders.book.reminders_due().unwrap().is_empty(), "for two weeks");
}

#[test]
fn what_is_done_long_after_its_day_is_done_and_not_too_old() {
    let mut reminders = Reminders::new();
    let id = reminders.book.add_reminder(own("Renew the passport", "2026-03-12")).unwrap().value;
    reminders.pass_at("2026-05-01T09:00");
    reminders.book.finish_reminder(id, day("2026-03-12")).unwrap();
    reminders.pass();
    assert_eq!(reminders.history()[0].state, Done);
}

#[test]
fn whose_person_is_no_longer_active_says_so() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    reminders.book.add_reminder(promise(ana, "Lend the drill", "2026-03-11")).unwrap();
    reminders.pass();
    reminders.book.set_state(ana, fondly_core::domain::ContactState::Archived).unwrap();
    reminders.pass();
    assert_eq!(reminders.history()[0].why, "the person is no longer active");
}

#[test]
fn of_what_comes_round_the_next_day_that_is_not_done_is_listed() {
    let mut reminders = Reminders::new();
    let daily = Repetition::typed("day", day("2026-03-10")).ok();
    let id = reminders.book.add_reminder(ReminderFields { repeats: daily, ..own("Water the ferns", "2026-03-10") }).unwrap().value;
    reminders.book.finish_reminder(id, day("2026-03-10")).unwrap();
    let reminder = reminders.book.reminder(id).unwrap();
    assert_eq!(reminders.book.next_day_of(&reminder).unwrap(), day("2026-03-11"));
}

#[test]
fn what_began_long_ago_can_be_given_another_time_of_day_and_nothing_gone_by_is_said() {
    let mut reminders = Reminders::new();
    let weekly = Repetition::typed("Wednesday", day("2026-03-11")).ok();
    let fields = ReminderFields { repeats: weekly, ..own("Water the ferns", "2026-03-11") };
    let id = reminders.book.add_reminder(fields.clone()).unwrap().value;
    assert_eq!(reminders.pass_at("2026-04-01T09:00").len(), 1);
    reminders.book.edit_reminder(id, ReminderFields { time: Some(time(18, 0, 0, 0)), ..fields }).unwrap();
    assert_eq!(reminders.pass_at("2026-04-01T17:59"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-04-01T18:00").len(), 1);
    assert_eq!(reminders.pass_at("2026-04-08T18:00").len(), 1);
}

#[rstest]
#[case::once("", false, "Reminder: Water plants on 11 March 2026 at 18:30")]
#[case::every_week("week", false, "Reminder: Water plants on 11 March 2026 at 18:30, every Wednesday")]
#[case::their_clock("", true, "Reminder: Water plants on 11 March 2026 at 18:30, their time")]
fn what_was_understood_is_said_back(#[case] every: &str, #[case] their_clock: bool, #[case] said: &str) {
    let mut reminders = Reminders::new();
    let far = fondly_core::domain::ContactFields { time_zone: "Asia/Tokyo".into(), ..crate::support::people::named("Yuki") };
    let person = their_clock.then(|| reminders.book.add_contact(far, None).unwrap().value);
    let time = Some(jiff::civil::time(18, 30, 0, 0));
    let repeats = Repetition::typed(every, day("2026-03-11")).ok().filter(|_| !every.is_empty());
    let fields = ReminderFields { person, time, repeats, their_clock, ..own("Water plants", "2026-03-11") };
    assert_eq!(reminders.book.add_reminder(fields).unwrap().said, said);
}

#[test]
fn on_the_clock_of_someone_whose_zone_is_not_known_it_is_said_to_be_on_ones_own() {
    let mut reminders = Reminders::new();
    let person = Some(reminders.book.someone("Ana"));
    let time = Some(jiff::civil::time(8, 0, 0, 0));
    let fields = ReminderFields { person, time, their_clock: true, ..own("Ask", "2026-03-11") };
    let said = reminders.book.add_reminder(fields).unwrap().said;
    assert_eq!(said, "Reminder: Ask on 11 March 2026 at 08:00, your time until theirs is known");
}
