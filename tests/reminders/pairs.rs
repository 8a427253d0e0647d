//! What happens to someone on a day comes in a pair (K9): luck is wished before, and it is asked how it was after.

use fondly_core::domain::{ContactId, ReminderFields, ReminderKind};
use rstest::rstest;

use crate::support::{Reminders, TestBook, day};

/// The pair about someone: what it is and its day.
fn pair(book: &TestBook, who: ContactId) -> Vec<(ReminderKind, String)> {
    book.reminders_about(who).unwrap().into_iter().map(|one| (one.fields.kind, one.fields.day.to_string())).collect()
}

#[rstest]
#[case::the_day_before("2026-03-20", Some("2026-03-19"), "2026-03-21")]
#[case::in_the_morning_of_tomorrow("2026-03-11", Some("2026-03-11"), "2026-03-12")]
#[case::not_for_today("2026-03-10", None, "2026-03-11")]
#[case::of_yesterday("2026-03-09", None, "2026-03-10")]
fn luck_is_wished_before_and_it_is_asked_after(#[case] on: &str, #[case] wish: Option<&str>, #[case] ask: &str) {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.add_event(ana, "her exam", day(on)).unwrap();
    let wish = wish.map(|day| (ReminderKind::Wish, day.to_owned()));
    assert_eq!(pair(&book, ana), wish.into_iter().chain([(ReminderKind::OpenLoop, ask.to_owned())]).collect::<Vec<_>>());
    book.undo(None).unwrap();
    assert_eq!(pair(&book, ana), []);
}

#[test]
fn nobody_is_wished_luck_for_a_funeral() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let said = book.add_event(ana, "the funeral", day("2026-03-20")).unwrap().said;
    assert_eq!(said, "Ana Costa, The funeral on 20 March 2026: ask how it was on 21 March 2026");
    assert_eq!(pair(&book, ana), [(ReminderKind::OpenLoop, "2026-03-21".to_owned())]);
}

#[test]
fn both_are_said_once_on_their_days() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    let said = reminders.book.add_event(ana, "her exam", day("2026-03-20")).unwrap().said;
    assert_eq!(said, "Ana Costa, Her exam on 20 March 2026: wish luck on 19 March 2026, ask how it was on 21 March 2026");
    assert_eq!(reminders.pass(), [""; 0]);
    for (at, body) in [("2026-03-19T09:00", "Wish Ana Costa luck."), ("2026-03-21T09:00", "Ask Ana Costa how it went.")] {
        reminders.book.clock.set(at);
        let popups = reminders.popups();
        let said: Vec<_> = popups.iter().map(|popup| (popup.title.as_str(), popup.body.as_str())).collect();
        assert_eq!(said, [("Her exam", body)]);
    }
    assert_eq!(reminders.pass_at("2026-03-22T09:00"), [""; 0]);
}

#[test]
fn the_wish_moves_with_what_is_asked_after_and_goes_with_it() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let id = book.add_event(ana, "her exam", day("2026-03-20")).unwrap().value;
    let fields = book.reminder(id).unwrap().fields;
    book.edit_reminder(id, ReminderFields { day: day("2026-03-28"), words: "The exam".into(), ..fields }).unwrap();
    assert_eq!(pair(&book, ana), [(ReminderKind::Wish, "2026-03-26".to_owned()), (ReminderKind::OpenLoop, "2026-03-28".to_owned())]);
    assert!(book.reminders_about(ana).unwrap().iter().all(|one| one.fields.words == "The exam"));
    let near = ReminderFields { day: day("2026-03-12"), ..book.reminder(id).unwrap().fields };
    book.edit_reminder(id, near.clone()).unwrap();
    let both = [(ReminderKind::Wish, "2026-03-11".to_owned()), (ReminderKind::OpenLoop, "2026-03-12".to_owned())];
    assert_eq!(pair(&book, ana), both, "on the day itself where the day before is today");
    book.edit_reminder(id, ReminderFields { day: day("2026-03-11"), ..near.clone() }).unwrap();
    assert_eq!(pair(&book, ana), [(ReminderKind::OpenLoop, "2026-03-11".to_owned())], "it is today");
    book.undo(None).unwrap();
    for without in [
        ReminderFields { words: "The funeral".into(), ..near.clone() },
        ReminderFields { kind: ReminderKind::Promise, ..near.clone() },
        ReminderFields { person: None, kind: ReminderKind::Own, ..near },
    ] {
        book.edit_reminder(id, without).unwrap();
        assert!(book.reminders().unwrap().iter().all(|one| one.fields.kind != ReminderKind::Wish), "luck is wished no more");
        book.undo(None).unwrap();
    }
    assert_eq!(pair(&book, ana).len(), 2);
    book.remove_reminder(id).unwrap();
    assert_eq!(pair(&book, ana), []);
    book.undo(None).unwrap();
    book.finish_reminder(id, day("2026-03-12")).unwrap();
    assert_eq!(pair(&book, ana), [], "whoever has asked wishes no luck any more");
}

#[test]
fn a_wish_is_over_with_the_day_it_is_for() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    reminders.book.add_event(ana, "her exam", day("2026-03-20")).unwrap();
    reminders.pass();
    reminders.book.clock.set("2026-03-21T10:00");
    let said: Vec<String> = reminders.popups().into_iter().map(|popup| popup.body).collect();
    assert_eq!(said, ["Ask Ana Costa how it went."], "nobody is wished luck for what is over");
    let due: Vec<ReminderKind> = reminders.book.reminders_due().unwrap().into_iter().map(|(one, _)| one.fields.kind).collect();
    assert_eq!(due, [ReminderKind::OpenLoop]);
}

#[test]
fn what_belonged_to_something_that_is_gone_is_not_spoken_of() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let id = book.add_event(ana, "her exam", day("2026-03-20")).unwrap().value;
    let finished = book.finish_reminder(id, day("2026-03-21")).unwrap().step;
    book.remove_reminder(id).unwrap();
    let _ = book.undo(finished);
    assert_eq!(pair(&book, ana), []);
}

#[test]
fn a_wish_alone_can_be_moved_done_and_removed() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.add_event(ana, "her exam", day("2026-03-20")).unwrap();
    let wish = book.reminders_about(ana).unwrap().remove(0);
    let other = ReminderFields { kind: ReminderKind::Own, person: None, day: day("2026-03-18"), ..wish.fields.clone() };
    book.edit_reminder(wish.id, other).unwrap();
    assert_eq!(pair(&book, ana)[0], (ReminderKind::Wish, "2026-03-18".to_owned()), "it stays a wish, for whom it is");
    book.finish_reminder(wish.id, day("2026-03-18")).unwrap();
    assert_eq!(pair(&book, ana), [(ReminderKind::OpenLoop, "2026-03-21".to_owned())]);
}

#[rstest]
#[case(" ", "2026-03-20", "Please say what it is. Nothing was changed.")]
#[case("exam", "2026-03-08", "That day is over. Please choose yesterday, today or a day to come. Nothing was changed.")]
fn what_says_nothing_or_is_over_is_refused(#[case] words: &str, #[case] on: &str, #[case] said: &str) {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    assert_eq!(book.add_event(ana, words, day(on)).unwrap_err().to_string(), said);
}
