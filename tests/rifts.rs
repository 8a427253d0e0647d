//! What stands between the user and someone (B13): noted, slept on, settled; for the user's eyes, and nothing is sent.

use fondly_core::domain::RiftFields;
use rstest::rstest;

use crate::support::{Reminders, TestBook, day, people::rift};

#[test]
fn a_rift_is_noted_changed_settled_and_each_can_be_undone() {
    let mut book = TestBook::new();
    let bo = book.someone("Bo Lind");
    let id = book.add_rift(bo, rift(" I forgot the concert ", "2026-03-09"), None).unwrap();
    assert_eq!(id.said, "To mend with Bo Lind: I forgot the concert");
    let brief = book.brief(bo).unwrap();
    assert_eq!(brief.rifts[0].fields.their_side, "They waited an hour", "the brief shows how it looks from there");
    assert_eq!(book.settle_rift(id.value).unwrap().said, "Settled: I forgot the concert");
    assert_eq!(book.rifts(bo).unwrap()[0].0.settled_on, Some(day("2026-03-10")));
    assert!(book.brief(bo).unwrap().rifts.is_empty());
    book.undo(None).unwrap();
    assert_eq!(book.brief(bo).unwrap().rifts.len(), 1);
    book.undo(None).unwrap();
    assert!(book.rifts(bo).unwrap().is_empty());
}

#[test]
fn a_draft_is_slept_on_and_read_again_on_its_day() {
    let mut reminders = Reminders::new();
    let bo = reminders.book.someone("Bo Lind");
    let id = reminders.book.add_rift(bo, rift("I forgot the concert", "2026-03-09"), Some(day("2026-03-12"))).unwrap().value;
    assert_eq!(reminders.pass(), [""; 0]);
    reminders.book.clock.set("2026-03-12T09:00");
    let popup = reminders.popups().remove(0);
    let said = (popup.title.as_str(), popup.body.as_str());
    assert_eq!(said, ("Read again what you wrote, and send it if it still holds", "It is for Bo Lind."));
    let read_again = |reminders: &Reminders| reminders.book.rifts(bo).unwrap()[0].1;
    assert_eq!(read_again(&reminders), Some(day("2026-03-12")));
    reminders.book.edit_rift(id, rift("I forgot it", "2026-03-09"), Some(day("2026-03-20"))).unwrap();
    assert_eq!(read_again(&reminders), Some(day("2026-03-20")), "another day takes its place");
    assert_eq!(reminders.book.reminders_about(bo).unwrap().len(), 1);
    reminders.book.settle_rift(id).unwrap();
    assert_eq!(reminders.book.reminders_about(bo).unwrap().len(), 0, "what is settled is not read again");
    reminders.book.edit_rift(id, rift("I forgot it", "2026-03-09"), Some(day("2026-04-20"))).unwrap();
    assert_eq!(reminders.book.reminders_about(bo).unwrap().len(), 0);
}

#[rstest]
#[case(RiftFields { words: " ".into(), ..rift("", "2026-03-09") }, None, "Please say what happened. Nothing was changed.")]
#[case(rift("x", "2026-03-11"), None, "Please choose today, or a day that is over. Nothing was changed.")]
#[case(rift("x", "2026-03-09"), Some("2026-03-10"), "To sleep on it, please choose a day to come. Nothing was changed.")]
#[case(
    RiftFields { draft: String::new(), ..rift("x", "2026-03-09") },
    Some("2026-03-12"),
    "Please write down what you may send before choosing a day to read it again. Nothing was changed."
)]
fn what_cannot_be_kept_is_refused(#[case] fields: RiftFields, #[case] read_again: Option<&str>, #[case] said: &str) {
    let mut book = TestBook::new();
    let bo = book.someone("Bo Lind");
    assert_eq!(book.add_rift(bo, fields, read_again.map(day)).unwrap_err().to_string(), said);
    assert!(book.rifts(bo).unwrap().is_empty());
}
