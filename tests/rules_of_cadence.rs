//! Rules C: how often you mean to be in touch, and where that stands.

use fondly_core::domain::{
    Cadence, CadenceUnit, CheckIn,
    CheckInState::{Paused, Ready, Resting, Waiting},
    Contacts, Rhythm,
};
use jiff::{Span, civil::Date};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use rstest::rstest;

use crate::support::{TestBook, day};

/// A rhythm of one's own since 1 January.
fn every(cadence: &str) -> Rhythm {
    Rhythm { own: Some(cadence.parse().unwrap()), ..Rhythm::starting(day("2026-01-01")) }
}

fn stand(rhythm: Rhythm, talked: Option<&str>, tried: Option<&str>, today: &str) -> CheckIn {
    rhythm.check_in(None, Contacts { talked: talked.map(day), tried: tried.map(day) }, day(today)).unwrap()
}

#[rstest]
#[case("3 weeks", "3 weeks")]
#[case("every 3 weeks", "3 weeks")]
#[case("2w", "2 weeks")]
#[case("month", "month")]
#[case("quarter", "3 months")]
#[case("12 months", "year")]
#[case("2 years", "2 years")]
#[case("10 Days", "10 days")]
fn a_rhythm_is_read_as_people_say_it(#[case] typed: &str, #[case] said: &str) {
    assert_eq!(typed.parse::<Cadence>().unwrap().to_string(), said);
}

#[rstest]
#[case("0 days")]
#[case("1000 days")]
#[case("often")]
#[case("-3 weeks")]
#[case("")]
fn what_is_no_rhythm_is_refused(#[case] typed: &str) {
    assert!(typed.parse::<Cadence>().is_err());
}

// C1: due = last contact + interval; while none is on record, the day the rhythm was set counts.

#[rstest]
#[case("3 weeks", Some("2026-02-17"), "2026-03-10")]
#[case("1 month", Some("2026-01-31"), "2026-02-28")]
#[case("10 days", None, "2026-01-11")]
fn a_check_in_is_due_one_interval_after_the_last_contact(#[case] cadence: &str, #[case] talked: Option<&str>, #[case] due: &str) {
    assert_eq!(stand(every(cadence), talked, None, "2026-03-01").due, day(due));
}

// C1: a fixed rhythm's anchor never moves; a contact within the period satisfies it.

#[rstest]
#[case(None, "2026-03-10", "2026-03-02", "this period's day is still open")]
#[case(Some("2026-03-01"), "2026-03-10", "2026-03-02", "a contact in the period before does not count")]
#[case(Some("2026-03-02"), "2026-03-10", "2026-03-16", "the next period's day")]
#[case(Some("2026-03-09"), "2026-03-10", "2026-03-16", "late in the period, and the next is not moved")]
#[case(None, "2026-01-20", "2026-02-02", "before the anchor the anchor is due")]
fn a_fixed_rhythm_is_moved_by_nothing(#[case] talked: Option<&str>, #[case] today: &str, #[case] due: &str, #[case] why: &str) {
    let fixed = Rhythm { fixed_from: Some(day("2026-02-02")), ..every("2 weeks") };
    assert_eq!(stand(fixed, talked, None, today).due, day(due), "{why}");
}

// C2: their own cadence wins over their circle's.

#[test]
fn their_own_cadence_wins_over_their_circles() {
    let monthly = Cadence::new(1, CadenceUnit::Month);
    assert_eq!(Rhythm::starting(day("2026-01-01")).cadence(monthly), monthly, "the circle's while they have none");
    assert_eq!(every("2 weeks").cadence(monthly), Cadence::new(2, CadenceUnit::Week));
    assert_eq!(Rhythm::starting(day("2026-01-01")).check_in(None, Contacts::default(), day("2026-06-01")), None, "no cadence, no check-in");
}

#[test]
fn a_circles_new_cadence_is_that_of_its_people() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let circle = book.join_circle(ana, "Close");
    let mut fields = book.circle_named("Close").unwrap().fields;
    fields.cadence = "10 days".parse().ok();
    book.edit_circle(circle, fields).unwrap();
    assert_eq!(book.person(ana).unwrap().check_in.unwrap().due, day("2026-03-20"));
    book.every(ana, "2 days");
    assert_eq!(book.person(ana).unwrap().check_in.unwrap().due, day("2026-03-12"), "but their own wins");
}

// C3: no answer is a reach-out; the retry comes a quarter of the rhythm later, after 2 to 14 days.

#[rstest]
#[case("3 days", "2026-03-12")]
#[case("3 weeks", "2026-03-15")]
#[case("1 month", "2026-03-18")]
#[case("12 months", "2026-03-24")]
fn after_no_answer_the_retry_waits_a_quarter_of_the_rhythm(#[case] cadence: &str, #[case] retry: &str) {
    let check_in = stand(every(cadence), Some("2025-01-01"), Some("2026-03-10"), "2026-03-10");
    assert_eq!((check_in.due, check_in.retry, check_in.state), (day(retry), true, Resting));
}

#[test]
fn a_try_before_the_day_does_not_bring_it_forward() {
    let check_in = stand(every("3 weeks"), Some("2026-03-01"), Some("2026-03-02"), "2026-03-10");
    assert_eq!(check_in.due, day("2026-03-22"));
}

#[test]
fn a_talk_ends_the_retry() {
    assert!(!stand(every("3 weeks"), Some("2026-03-10"), Some("2026-03-09"), "2026-03-20").retry);
    assert!(!stand(every("3 weeks"), Some("2026-03-10"), Some("2026-03-10"), "2026-03-20").retry, "on the same day as well");
}

// C4: resting before its day, ready from it, waiting from one and a half intervals since the last contact.

#[rstest]
#[case("2026-03-19", Resting)]
#[case("2026-03-20", Ready)]
#[case("2026-03-24", Ready)]
#[case("2026-03-25", Waiting)]
#[case("2027-03-25", Waiting)]
fn a_check_in_rests_is_ready_and_then_waits(#[case] today: &str, #[case] state: fondly_core::domain::CheckInState) {
    assert_eq!(stand(every("10 days"), Some("2026-03-10"), None, today).state, state);
}

#[rstest]
#[case("2026-04-30", Paused)]
#[case("2026-05-01", Waiting)]
fn a_pause_ends_on_its_day(#[case] today: &str, #[case] state: fondly_core::domain::CheckInState) {
    let paused = Rhythm { paused_until: Some(day("2026-05-01")), ..every("10 days") };
    assert_eq!(stand(paused, None, None, today).state, state);
}

#[test]
fn a_skip_lets_one_check_in_go_and_leaves_the_record_of_contacts_alone() {
    let mut book = TestBook::new();
    let ana = book.someone_every("Ana Costa", "10 days");
    book.talked(ana, "2026-02-20", "");
    book.skip_check_in(ana).unwrap();
    let check_in = book.person(ana).unwrap().check_in.unwrap();
    assert_eq!((check_in.due, check_in.state), (day("2026-03-20"), Resting), "a full interval from today");
    assert!((check_in.ratio - 1.8).abs() < 1e-9, "18 days since they talked, and nothing hides it");
}

#[test]
fn a_pause_needs_a_day_to_come() {
    let mut book = TestBook::new();
    let ana = book.someone_every("Ana Costa", "10 days");
    assert!(book.pause(ana, Some(day("2026-03-10"))).is_err(), "today is no pause");
    assert!(book.pause(ana, Some(day("2026-03-11"))).is_ok());
    assert_eq!(book.person(ana).unwrap().check_in.unwrap().state, Paused);
}

#[test]
fn a_contact_can_not_be_logged_on_a_day_that_has_not_come() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let refusal = book.log_interaction(&[ana], crate::support::people::call("2026-03-11", "")).unwrap_err().to_string();
    assert!(refusal.contains("has not come yet"), "{refusal}");
}

proptest! {
    /// C1: a fixed rhythm's day is always on the anchor's grid, and never more than one interval away from today.
    #[test]
    fn a_fixed_rhythm_stays_on_its_grid(anchor in days(), today in days(), talked in proptest::option::of(days()), every in 1u16..60, unit in units()) {
        let cadence = Cadence::new(every, unit).unwrap();
        let rhythm = Rhythm { own: Some(cadence), fixed_from: Some(anchor), ..Rhythm::starting(anchor) };
        let due = rhythm.check_in(None, Contacts { talked, tried: None }, today).unwrap().due;
        let steps = (0..=40_000).map(|times| cadence.from(anchor, times)).take_while(|on| *on <= due).last();
        prop_assert_eq!(steps, Some(due), "on the grid");
        prop_assert!(due == anchor || cadence.from(due, -1) <= today || talked.is_some_and(|talked| talked > today));
    }

    /// C4: as days go by a check-in only goes from resting to ready to waiting, and the ratio only grows.
    #[test]
    fn a_check_in_only_ripens(talked in days(), every in 1u16..400, unit in units(), first in 0i64..2_000, later in 0i64..2_000) {
        let rhythm = Rhythm { own: Cadence::new(every, unit), ..Rhythm::starting(talked) };
        let on = |days: i64| rhythm.check_in(None, Contacts { talked: Some(talked), tried: None }, talked.saturating_add(Span::new().days(days))).unwrap();
        let (before, after) = (on(first), on(first + later));
        prop_assert!(before.state as u8 <= after.state as u8);
        prop_assert!(before.ratio <= after.ratio);
        prop_assert_eq!(before.due, after.due);
    }

    /// A rhythm that is said reads back as itself.
    #[test]
    fn every_rhythm_reads_back_as_itself(every in any::<u16>(), unit in units()) {
        if let Some(cadence) = Cadence::new(every, unit) {
            prop_assert_eq!(cadence.to_string().parse(), Ok(cadence));
        }
    }
}

fn days() -> impl proptest::strategy::Strategy<Value = Date> {
    use proptest::strategy::Strategy;
    (0i64..20_000).prop_map(|days| day("1990-01-01").saturating_add(Span::new().days(days)))
}

fn units() -> impl proptest::strategy::Strategy<Value = CadenceUnit> {
    proptest::sample::select(vec![CadenceUnit::Day, CadenceUnit::Week, CadenceUnit::Month])
}
