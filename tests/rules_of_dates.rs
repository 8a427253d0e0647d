//! Rules D: dates in a life, clocks, gaps and leap days.

use fondly_core::domain::{Cadence, Later, LeapDay, LifeDate, MilestoneFields, MilestoneKind, PartialDate, Until};
use jiff::{Zoned, civil::Date};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use rstest::rstest;

use crate::support::{
    TestBook, day,
    people::{date, yearly},
};

// D1: a date in a life is known in parts, and nothing is derived from a part that is missing.

#[rstest]
#[case("1996-04-15", (Some(1996), Some(4), Some(15)))]
#[case("--04-15", (None, Some(4), Some(15)))]
#[case("1996-04", (Some(1996), Some(4), None))]
#[case("--04", (None, Some(4), None))]
#[case("1996", (Some(1996), None, None))]
#[case("--02-29", (None, Some(2), Some(29)))]
fn a_date_is_known_in_parts_and_prints_as_it_was_read(#[case] text: &str, #[case] parts: (Option<i16>, Option<i8>, Option<i8>)) {
    let date: PartialDate = text.parse().unwrap();
    assert_eq!((date.year(), date.month(), date.day()), parts);
    assert_eq!(date.to_string(), text, "what is printed reads back");
}

#[rstest]
#[case("1997-02-29")]
#[case("--02-30")]
#[case("--04-31")]
#[case("0000-01-01")]
#[case("1996-13-01")]
#[case("--")]
#[case("96-04-15")]
#[case("")]
fn a_day_that_no_year_has_is_no_date(#[case] text: &str) {
    assert!(text.parse::<PartialDate>().is_err());
}

#[rstest]
#[case("15 April 1996", "1996-04-15")]
#[case("April 15, 1996", "1996-04-15")]
#[case("15th of April", "--04-15")]
#[case("15.4.1996", "1996-04-15")]
#[case("15.4.", "--04-15")]
#[case("Apr 1996", "1996-04")]
#[case("25/4/1996", "1996-04-25")]
#[case("4/25/1996", "1996-04-25")]
#[case("1996", "1996")]
fn a_typed_date_is_read_as_people_write_it(#[case] typed: &str, #[case] read: &str) {
    assert_eq!(LifeDate::typed(typed).unwrap().to_string(), read);
}

#[rstest]
#[case("4/5/1996", "Is that 4 May or 5 April? Please write the month as a word, or the date like 1996-04-15.")]
#[case("yesterday", "That is not a date we can read. Try 1996-04-15, 15 April, April 1996 or 1996.")]
#[case("15 16 17", "That is not a date we can read. Try 1996-04-15, 15 April, April 1996 or 1996.")]
fn a_typed_date_that_could_be_two_or_none_is_refused_in_a_sentence(#[case] typed: &str, #[case] why: &str) {
    assert_eq!(LifeDate::typed(typed).unwrap_err().to_string(), why);
}

#[test]
fn no_age_is_told_where_the_year_is_unknown() {
    let birthday = MilestoneFields::birthday(date("--04-15"));
    assert_eq!(birthday.occurrence_in(2026, LeapDay::default()).unwrap().years, None);
}

#[rstest]
#[case("1996")]
#[case("1996-04")]
#[case("--04")]
fn a_date_without_a_day_never_comes_round(#[case] text: &str) {
    let birthday = MilestoneFields::birthday(date(text));
    assert_eq!(birthday.next_on_or_after(day("2026-01-01"), LeapDay::default()), None);
}

#[test]
fn words_that_name_no_day_are_kept_and_never_come_round() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let words = MilestoneFields { date: LifeDate::Text("circa 1800".to_owned()), ..yearly(MilestoneKind::Custom, "House", "1800") };
    book.add_milestone(ana, words).unwrap();
    let (milestone, next) = book.person(ana).unwrap().milestones.remove(0);
    assert_eq!((milestone.fields.date.to_string(), next), ("circa 1800".to_owned(), None));
}

proptest! {
    /// D1: no date that can be made is written so that it reads back as another.
    #[test]
    fn every_date_reads_back_as_itself(year in proptest::option::of(-5i16..=10_001), month in proptest::option::of(0i8..=13), day in proptest::option::of(0i8..=32)) {
        if let Some(date) = PartialDate::new(year, month, day) {
            prop_assert_eq!(date.to_string().parse(), Ok(date));
        }
    }

    /// D4: whatever the year, 29 February falls on the last day of February or on 1 March, and never on another day.
    #[test]
    fn a_leap_day_has_a_home_in_every_year(year in 1i16..=9999) {
        let leap: PartialDate = "--02-29".parse().unwrap();
        let last = Date::new(year, 2, 1).unwrap().last_of_month();
        prop_assert_eq!(leap.in_year(year, LeapDay::February28), Some(last));
        let march = if last.day() == 29 { last } else { last.tomorrow().unwrap() };
        prop_assert_eq!(leap.in_year(year, LeapDay::March1), Some(march));
    }

    /// D5: months are added from the anchor, so that its day of the month comes back wherever the month has it.
    #[test]
    fn months_never_drift(month in 1i8..=12, day_of in 1i8..=31, every in 1u16..=24, times in 0i32..=60) {
        let Ok(anchor) = Date::new(2024, month, day_of) else { return Ok(()); };
        let cadence = Cadence::new(every, fondly_core::domain::CadenceUnit::Month).unwrap();
        let on = cadence.from(anchor, times);
        prop_assert_eq!(on.day(), day_of.min(on.days_in_month()));
        prop_assert!(on < cadence.from(anchor, times + 1), "each is later than the one before");
    }

    /// D3: a floating time is always some instant of its zone, and never in a gap.
    #[test]
    fn a_floating_time_is_an_instant_in_every_zone(zone in proptest::sample::select(&ZONES[..]), seconds in any::<u32>()) {
        let now = jiff::Timestamp::from_second(i64::from(seconds)).unwrap().in_tz(zone).unwrap();
        let midnight = now.date().at(0, 0, 0, 0);
        let instant = Until::Floating(midnight).instant(&now).to_zoned(now.time_zone().clone());
        prop_assert!(instant.datetime() >= midnight, "a gap moves it forward");
        prop_assert!(instant.datetime().duration_since(midnight).as_hours() < 25);
    }
}

/// Zones whose clocks do odd things: midnight that does not exist, half an hour of summer, a day that never was.
const ZONES: [&str; 8] = [
    "Asia/Beirut",
    "America/Santiago",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Europe/Lisbon",
    "America/New_York",
];

// D3: in a gap the offset before it holds, in an overlap the first.

#[rstest]
#[case("Europe/Lisbon", "2026-03-29T01:30", "2026-03-29T02:30:00+01:00")]
#[case("America/New_York", "2026-03-08T02:30", "2026-03-08T03:30:00-04:00")]
#[case("Asia/Beirut", "2026-03-29T00:00", "2026-03-29T01:00:00+03:00")]
#[case("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T02:45:00+11:00")]
#[case("Europe/Lisbon", "2026-10-25T01:30", "2026-10-25T01:30:00+01:00")]
#[case("America/New_York", "2026-11-01T01:30", "2026-11-01T01:30:00-04:00")]
#[case("Europe/Lisbon", "2026-06-01T09:00", "2026-06-01T09:00:00+01:00")]
fn a_time_in_a_gap_is_moved_on_and_in_an_overlap_it_is_the_first(#[case] zone: &str, #[case] civil: &str, #[case] instant: &str) {
    let now: Zoned = format!("2026-01-01T12:00[{zone}]").parse().unwrap();
    assert_eq!(Until::Floating(civil.parse().unwrap()).instant(&now), instant.parse::<jiff::Timestamp>().unwrap());
}

// D2 and R9: what floats travels with the user, an instant stays where it is.

#[test]
fn tomorrow_floats_and_an_hour_is_an_instant() {
    let now: Zoned = "2026-03-10T22:30[Europe/Lisbon]".parse().unwrap();
    let nine = jiff::civil::time(9, 0, 0, 0);
    let abroad = now.with_time_zone(jiff::tz::TimeZone::get("Asia/Tokyo").unwrap());
    assert_eq!(Later::Tomorrow.from(&now, nine).instant(&abroad).to_string(), "2026-03-11T00:00:00Z", "nine o'clock in Tokyo");
    assert_eq!(Later::Hour.from(&now, nine).instant(&abroad).to_string(), "2026-03-10T23:30:00Z", "an hour after it was said");
}

#[rstest]
#[case("2026-01-31T10:00[Europe/Lisbon]", Later::Month, "2026-02-28T09:00:00")]
#[case("2026-03-10T10:00[Europe/Lisbon]", Later::NextWeek, "2026-03-16T09:00:00")]
#[case("2026-03-16T10:00[Europe/Lisbon]", Later::NextWeek, "2026-03-23T09:00:00")]
#[case("2026-03-10T10:00[Europe/Lisbon]", Later::Weekend, "2026-03-14T09:00:00")]
#[case("2026-03-14T10:00[Europe/Lisbon]", Later::Weekend, "2026-03-21T09:00:00")]
#[case("2026-03-10T10:00[Europe/Lisbon]", Later::Tonight, "2026-03-10T19:00:00")]
#[case("2026-03-10T18:30[Europe/Lisbon]", Later::Tonight, "2026-03-10T19:30:00")]
#[case("2026-03-10T23:30[Europe/Lisbon]", Later::Tonight, "2026-03-11T00:30:00")]
fn a_snooze_ends_on_a_civil_day(#[case] now: &str, #[case] later: Later, #[case] end: &str) {
    let now: Zoned = now.parse().unwrap();
    assert_eq!(later.from(&now, jiff::civil::time(9, 0, 0, 0)).to_string(), end);
}

// D4: never in leap years only.

#[rstest]
#[case("2027-02-28", LeapDay::February28, Some(31))]
#[case("2027-03-01", LeapDay::March1, Some(31))]
#[case("2028-02-29", LeapDay::March1, Some(32))]
#[case("2100-02-28", LeapDay::February28, Some(104))]
fn a_birthday_on_29_february_comes_round_every_year(#[case] on: &str, #[case] leap_day: LeapDay, #[case] years: Option<i16>) {
    let birthday = MilestoneFields::birthday(date("1996-02-29"));
    let found: Vec<_> = birthday.occurrences(day(on), day(on), leap_day).collect();
    assert_eq!(found.iter().map(|occurrence| occurrence.years).collect::<Vec<_>>(), [years]);
}

#[test]
fn a_milestone_never_comes_round_before_it_happened() {
    let anniversary = yearly(MilestoneKind::Anniversary, "", "2026-09-01");
    assert_eq!(anniversary.occurrence_in(2025, LeapDay::default()), None);
    assert_eq!(anniversary.next_on_or_after(day("2020-01-01"), LeapDay::default()).unwrap().on, day("2026-09-01"));
}

#[test]
fn a_milestone_that_happens_once_comes_round_once() {
    let once = MilestoneFields { yearly: false, ..yearly(MilestoneKind::Move, "", "2026-09-01") };
    let all: Vec<_> = once.occurrences(day("2020-01-01"), day("2030-01-01"), LeapDay::default()).map(|occurrence| occurrence.on).collect();
    assert_eq!(all, [day("2026-09-01")]);
}

// V1, V2: of birthday and wedding there is one each.

#[rstest]
#[case(
    MilestoneKind::Birthday,
    "Ana has a birthday already: 15 April 1996. Change that one, or give this one a name of its own. Nothing was changed."
)]
#[case(
    MilestoneKind::Anniversary,
    "Ana has an anniversary already: 15 April 1996. Change that one, or give this one a name of its own. Nothing was changed."
)]
fn a_second_birthday_or_wedding_is_refused(#[case] kind: MilestoneKind, #[case] sentence: &str) {
    let mut book = TestBook::new();
    let ana = book.someone("Ana");
    book.add_milestone(ana, MilestoneFields::new(kind, date("1996-04-15"))).unwrap();
    let second = MilestoneFields::new(kind, date("1997-04-15"));
    assert_eq!(book.add_milestone(ana, second.clone()).unwrap_err().to_string(), sentence);
    let other = book.add_milestone(ana, MilestoneFields::new(MilestoneKind::Custom, date("1997"))).unwrap().value;
    assert_eq!(book.edit_milestone(other, second).unwrap_err().to_string(), sentence);
}

// D4: for one person 29 February is 1 March, and their reminders follow.

#[test]
fn the_leap_day_of_one_person_is_moved_with_its_reminders() {
    let mut reminders = crate::support::Reminders::at("2027-02-20T10:00[Europe/Lisbon]");
    let (ana, bo) = (reminders.book.someone_born("Ana", "1996-02-29"), reminders.book.someone_born("Bo", "--02-29"));
    reminders.pass();
    reminders.book.set_leap_day(ana, LeapDay::March1).unwrap();
    assert_eq!(reminders.pass_at("2027-02-28T10:00"), ["Bo's birthday is today"]);
    assert_eq!(reminders.pass_at("2027-03-01T10:00"), ["Ana's birthday is today"]);
    assert_eq!(reminders.book.person(ana).unwrap().contact.leap_day, LeapDay::March1);
    assert_eq!(reminders.book.person(bo).unwrap().contact.leap_day, LeapDay::February28);
}
