//! Rules R2, R3 and R11 as laws: whatever the user does and wherever they go, nothing is said twice and nothing left unsaid.

use std::collections::HashMap;

use fondly_core::domain::{
    AlarmId,
    AlarmState::{Claimed, Due, Held},
    ContactId, ContactState,
};
use jiff::{Span, ToSpan};
use proptest::{
    collection::vec,
    prelude::{Just, ProptestConfig, Strategy, prop_assert, prop_oneof, proptest},
    sample::Index,
};

use crate::support::{Reminders, people::date};

/// Something that happens between two passes.
#[derive(Debug, Clone)]
enum Event {
    Passes(Span),
    Travels(&'static str),
    Born(i64),
    Meets(&'static str),
    Talks(Index),
    Tries(Index),
    Skips(Index),
    Archived(Index),
    Back(Index),
    Corrected(Index, i64),
    Undone,
    Redone,
    Restarts,
    Fails,
}

fn event() -> impl Strategy<Value = Event> {
    let who = proptest::prelude::any::<Index>;
    prop_oneof![
        8 => (1i64..4_000).prop_map(|minutes| Event::Passes(minutes.minutes())),
        1 => (1i64..60).prop_map(|days| Event::Passes((days * 24).hours())),
        2 => proptest::sample::select(&["Europe/Lisbon", "America/New_York", "Asia/Tokyo", "Pacific/Auckland"][..]).prop_map(Event::Travels),
        3 => (-3i64..20).prop_map(Event::Born),
        3 => proptest::sample::select(&["1 day", "3 days", "2 weeks"][..]).prop_map(Event::Meets),
        2 => who().prop_map(Event::Talks),
        1 => who().prop_map(Event::Tries),
        1 => who().prop_map(Event::Skips),
        1 => who().prop_map(Event::Archived),
        1 => who().prop_map(Event::Back),
        1 => (who(), -3i64..20).prop_map(|(who, days)| Event::Corrected(who, days)),
        2 => Just(Event::Undone),
        1 => Just(Event::Redone),
        1 => Just(Event::Restarts),
        1 => Just(Event::Fails),
    ]
}

/// Lets it happen; what the book refuses does not.
fn happen(reminders: &mut Reminders, people: &mut Vec<ContactId>, event: &Event) {
    let today = reminders.book.now().today();
    let birthday = |days: i64| date(&today.saturating_add(days.days()).strftime("--%m-%d").to_string());
    let one = |who: &Index| if people.is_empty() { None } else { Some(*who.get(people)) };
    let book = &mut reminders.book;
    match event {
        Event::Passes(span) => book.clock.pass(*span),
        Event::Travels(zone) => book.clock.travel(zone),
        Event::Born(days) => people.push(book.add_contact(crate::support::people::named("Ana"), Some(birthday(*days))).unwrap().value),
        Event::Meets(cadence) => people.push(book.someone_every("Bo", cadence)),
        Event::Talks(who) => drop(one(who).map(|id| book.check_in_done(id))),
        Event::Tries(who) => {
            let tried = |day: String| fondly_core::domain::InteractionFields {
                outcome: fondly_core::domain::Outcome::NoAnswer,
                ..crate::support::people::call(&day, "")
            };
            drop(one(who).map(|id| book.log_interaction(&[id], tried(today.to_string()))));
        }
        Event::Skips(who) => drop(one(who).map(|id| book.skip_check_in(id))),
        Event::Archived(who) => drop(one(who).map(|id| book.set_state(id, ContactState::Archived))),
        Event::Back(who) => drop(one(who).map(|id| book.set_state(id, ContactState::Active))),
        Event::Corrected(who, days) => {
            drop(one(who).map(|id| book.edit_contact(id, crate::support::people::named("Cy"), Some(birthday(*days)))));
        }
        Event::Undone => drop(book.undo(None)),
        Event::Redone => drop(book.redo()),
        Event::Restarts => reminders.restart(),
        Event::Fails => reminders.voice.fail_once("no notification service"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_said_twice_without_a_snooze(events in vec(event(), 1..40)) {
        let mut reminders = Reminders::new();
        let (mut people, mut said): (_, HashMap<AlarmId, u32>) = (Vec::new(), HashMap::new());
        for event in &events {
            happen(&mut reminders, &mut people, event);
            for popup in reminders.popups() {
                for alarm in popup.alarms {
                    *said.entry(alarm).or_default() += 1;
                }
            }
        }
        let twice: Vec<_> = said.iter().filter(|(_, times)| **times > 1).collect();
        prop_assert!(twice.is_empty(), "{:?} of {:?}", twice, reminders.history());
        prop_assert!(reminders.book.check().unwrap().is_empty());
    }

    /// R3 and R11: at noon, with a service that works, nothing that is due is left unsaid.
    #[test]
    fn nothing_that_is_due_is_left_unsaid(events in vec(event(), 1..40)) {
        let mut reminders = Reminders::new();
        let mut people = Vec::new();
        for event in &events {
            happen(&mut reminders, &mut people, event);
            reminders.pass();
        }
        reminders.voice.recover();
        let noon = reminders.book.now().today().saturating_add(1.day()).at(12, 0, 0, 0);
        reminders.pass_at(&noon.to_string());
        let left: Vec<_> = reminders.history().into_iter().filter(|alarm| matches!(alarm.state, Due | Held | Claimed)).collect();
        prop_assert!(left.is_empty(), "{:?}", left);
        let late = reminders.book.upcoming(noon.date(), 1).unwrap().into_iter().filter(|line| line.at.datetime() <= noon).collect::<Vec<_>>();
        prop_assert!(late.is_empty(), "{:?}", late);
    }
}
