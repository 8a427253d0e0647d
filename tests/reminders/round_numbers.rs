//! Round numbers in lives (D7).

use std::collections::BTreeSet;

use fondly_core::{
    domain::{
        AlarmState::{Congratulated, Presented},
        LeapDay, MilestoneFields, MilestoneKind, Period, Settings, is_round, round_number,
    },
    reminders::{Act, Answer, Effect},
};
use rstest::rstest;

use crate::support::{
    Reminders, TestBook, day,
    people::{date, yearly},
};

#[rstest]
#[case("1998-10-23", "10,000 days")]
#[case("2007-01-09", "7,000 days")]
#[case("2025-11-30", "100 days")]
#[case("1994-07-03", "a billion seconds")]
fn a_round_number_of_days_is_said_on_its_day_and_is_on_today(#[case] born: &str, #[case] number: &str) {
    let days = (1..45_000).filter(|days| round_number(*days).is_some());
    let mut reminders = Reminders::at("2026-03-09T10:00[Europe/Lisbon]");
    let on = days.map(|days| day(born) + jiff::Span::new().days(i64::from(days))).find(|on| *on >= day("2026-03-10")).unwrap();
    reminders.book.someone_born("Ana", born);
    reminders.pass();
    let number = if number == "7,000 days" { "1,000 weeks" } else { number };
    let said = format!("Ana turns {number} old today");
    assert!(reminders.pass_at(&format!("{on}T09:00")).contains(&said), "{on}");
    assert!(reminders.book.today_in_words().celebrate.contains(&format!("Ana: Turns {number} old today")));
}

#[test]
fn a_number_of_days_and_a_birthday_beside_it_are_two_things_each_with_its_mark() {
    let mut reminders = Reminders::at("2026-03-01T10:00[Europe/Lisbon]");
    // Born so that 10,000 days are over four days before a birthday.
    let born = day("2026-03-10") - jiff::Span::new().days(10_000);
    let ana = reminders.book.someone_born("Ana", &born.to_string());
    assert_eq!(reminders.pass_at("2026-03-10T09:00"), ["Ana turns 10,000 days old today"]);
    let milestone = reminders.book.milestone_of(ana);
    reminders.book.congratulate(milestone, Period::Days(10_000), "", None).unwrap();
    assert_eq!(reminders.pass(), [""; 0]);
    assert_eq!(reminders.states(), [Congratulated]);
    let birthday = reminders.book.milestone(milestone).unwrap().fields.next_on_or_after(day("2026-03-11"), LeapDay::default()).unwrap().on;
    assert_eq!(reminders.pass_at(&format!("{birthday}T09:00")), ["Ana's birthday is today"], "its own year is not celebrated yet");
    assert_eq!(reminders.states(), [Presented, Congratulated]);
}

#[test]
fn both_missed_are_both_said() {
    let mut reminders = Reminders::at("2026-03-01T10:00[Europe/Lisbon]");
    let born = day("2025-03-12");
    let in_days = born + jiff::Span::new().days(500);
    reminders.book.someone_born("Ana", &born.to_string());
    assert_eq!(in_days, day("2026-07-25"));
    assert_eq!(reminders.pass_at("2026-03-20T10:00"), ["Ana's birthday was 8 days ago"]);
    assert_eq!(reminders.pass_at("2026-08-01T10:00"), ["Ana turned 500 days old, 7 days ago"]);
}

#[test]
fn nobody_hears_of_days_who_does_not_want_to() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&Settings { round_days: false, ..Settings::default() }).unwrap();
    reminders.book.someone_born("Ana", "1998-10-23");
    assert_eq!(reminders.pass_at("2026-03-10T12:00"), [""; 0]);
    assert_eq!(reminders.book.today_in_words().celebrate, [""; 0]);
    assert!(reminders.book.calendar(day("2026-03-01"), day("2026-03-31")).unwrap().milestones.is_empty());
    reminders.book.change_settings(&Settings::default()).unwrap();
    assert_eq!(reminders.book.today_in_words().celebrate, ["Ana: Turns 10,000 days old today"]);
}

#[rstest]
#[case("--10-23")]
#[case("1998-10")]
#[case("1998")]
fn nothing_is_counted_from_a_part_of_a_date(#[case] born: &str) {
    let fields = MilestoneFields::birthday(date(born));
    assert_eq!(fields.round_days(day("1998-01-01"), day("2100-01-01")).count(), 0);
}

#[rstest]
#[case(MilestoneKind::WorkAnniversary)]
#[case(MilestoneKind::Promotion)]
#[case(MilestoneKind::Loss)]
fn days_are_counted_of_lives_and_bonds_only(#[case] kind: MilestoneKind) {
    let fields = MilestoneFields::new(kind, date("1998-10-23"));
    assert_eq!(fields.round_days(day("1998-01-01"), day("2100-01-01")).count(), 0);
}

#[test]
fn the_days_of_a_bond_are_said_with_its_name() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana");
    reminders.book.add_milestone(ana, yearly(MilestoneKind::Anniversary, "", "2023-06-14")).unwrap();
    assert_eq!(reminders.pass_at("2026-03-10T10:00"), ["Ana's anniversary: 1,000 days today"]);
    assert_eq!(reminders.book.today_in_words().celebrate, ["Ana: Anniversary: 1,000 days today"]);
}

#[rstest]
#[case(MilestoneKind::Birthday, 18, "Ana: Turns 18 today, a big one")]
#[case(MilestoneKind::Birthday, 19, "Ana: Turns 19 today")]
#[case(MilestoneKind::Birthday, 1, "Ana: Turns 1 today, the first")]
#[case(MilestoneKind::WorkAnniversary, 15, "Ana: Work anniversary: 15 years today, a big one")]
#[case(MilestoneKind::WorkAnniversary, 18, "Ana: Work anniversary: 18 years today")]
fn round_years_are_said_to_be_that(#[case] kind: MilestoneKind, #[case] years: i16, #[case] said: &str) {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    book.add_milestone(ana, yearly(kind, "", &format!("{}-03-10", 2026 - years))).unwrap();
    assert_eq!(book.today_in_words().celebrate, [said]);
}

#[test]
fn the_round_years_are_those_of_the_rule() {
    let round = |at_work: bool| (1..=120).filter(|years| is_round(*years, at_work)).collect::<Vec<i16>>();
    assert_eq!(round(false), [1, 5, 10, 18, 20, 21, 25, 30, 40, 50, 60, 65, 70, 75, 80, 90, 100]);
    assert_eq!(round(true), [1, 2, 3, 5, 10, 15, 20, 25, 30, 40]);
}

/// So "two within three days are one card" has nothing to do.
#[test]
fn no_two_round_numbers_are_within_three_days_of_each_other_whenever_someone_was_born() {
    let days: BTreeSet<i64> = (1..45_000_u32).filter(|days| round_number(*days).is_some()).map(i64::from).collect();
    assert_eq!(days.len(), 20);
    assert!(days.iter().zip(days.iter().skip(1)).all(|(one, next)| next - one > 3));
    // Every place in a cycle of leap years.
    for born in day("1996-01-01").series(jiff::Span::new().days(1)).take(8 * 366) {
        let year = |years: i16| fondly_core::domain::days_between(born, born + jiff::Span::new().years(years));
        for years in (1..=120).filter(|years| is_round(*years, false)) {
            assert!(days.iter().all(|days| (days - i64::from(year(years))).abs() > 3), "{born}, {years} years");
        }
    }
}

#[test]
fn a_birthday_that_is_open_hides_no_round_number_beside_it() {
    let mut book = TestBook::at("2026-03-01T10:00[Europe/Lisbon]");
    // 500 days are over four months after a first birthday; by the Hijri calendar a birthday is near them.
    let born = day("2026-03-10") - jiff::Span::new().days(10_000);
    let hijri = fondly_core::domain::PartialDate::called(fondly_core::domain::Calendar::Hijri, born).unwrap();
    book.someone_born("Ana", &hijri.to_string());
    let ana = book.milestone(book.milestone_of(book.find("Ana").unwrap())).unwrap().fields;
    let rounds = ana.celebrated(day("2025-12-01"), day("2026-12-01"), LeapDay::default(), true);
    for round in rounds {
        book.clock.set(&format!("{}T10:00", round.on));
        assert!(book.today_in_words().celebrate.iter().any(|line| line.contains("today")), "{round:?}");
    }
}

#[test]
fn a_number_of_days_is_not_congratulated_on_as_a_birthday() {
    let mut reminders = Reminders::at("2026-03-09T10:00[Europe/Lisbon]");
    let ana = reminders.book.add_contact(crate::support::people::reachable("Ana Costa"), Some(date("1998-10-23"))).unwrap().value;
    let popup = reminders_on(&mut reminders, "2026-03-10T09:00");
    let effects = reminders.answer(&popup, Answer::Act(Act::Congratulate));
    let Some(Effect::OpenLink { link, .. }) = effects.get(1) else { panic!("{effects:?}") };
    assert!(!link.contains("birthday"), "{link}");
    assert!(reminders.book.person(ana).unwrap().timeline[0].interaction.fields.note.starts_with("Congratulated: 10,000 days."));
}

fn reminders_on(reminders: &mut Reminders, moment: &str) -> Vec<i64> {
    reminders.book.clock.set(moment);
    reminders.popups().remove(0).alarms
}
