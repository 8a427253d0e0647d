//! D6: how other calendars count, day by day as their tables were published; `calendars/README.md` says whose tables they are.
//!
//! No difference is allowed. Three Chinese months (2057, 2089, 2097) begin a day later in older tables than in the observatory's: their new
//! moons come less than three minutes before midnight.

use fondly_core::domain::{Calendar, CalendarMonth};
use jiff::{ToSpan as _, civil::Date};
use rstest::rstest;

use crate::support::day;

/// A month of a published table.
struct Month {
    year: i16,
    month: CalendarMonth,
    first: Date,
    days: i8,
}

/// The months of a calendar in the order in which they come.
fn table(calendar: Calendar) -> Vec<Month> {
    published(calendar).lines().flat_map(year).collect()
}

fn published(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Chinese => include_str!("calendars/chinese.txt"),
        Calendar::Hebrew => include_str!("calendars/hebrew.txt"),
        Calendar::Hijri => include_str!("calendars/hijri.txt"),
        Calendar::Persian => include_str!("calendars/persian.txt"),
        Calendar::Gregorian => panic!("the Gregorian calendar is what the others are told in"),
    }
}

/// `2025 2025-01-29 30 29 30 29 29 30 6L:29 …`: the year, the day on which it begins, and how long each month is.
fn year(line: &str) -> Vec<Month> {
    let mut words = line.split(' ');
    let year = words.next().unwrap().parse().unwrap();
    let mut first = day(words.next().unwrap());
    let mut before = 0;
    let mut next = |word: &str| {
        let (month, days) = match word.split_once("L:") {
            Some((number, days)) => (CalendarMonth { number: number.parse().unwrap(), is_leap: true }, days),
            None => (CalendarMonth { number: before + 1, is_leap: false }, word),
        };
        before = month.number;
        let days = days.parse().unwrap();
        let month = Month { year, month, first, days };
        first += days.days();
        month
    };
    words.map(&mut next).collect()
}

#[rstest]
#[case::chinese(Calendar::Chinese, "1901-02-19", "2101-01-28")]
#[case::hebrew(Calendar::Hebrew, "1739-10-03", "2240-09-16")]
#[case::hijri(Calendar::Hijri, "1924-08-01", "2077-11-16")]
#[case::persian(Calendar::Persian, "1799-03-21", "2255-03-20")]
fn every_day_of_the_published_tables_is_called_so_and_found_so(#[case] calendar: Calendar, #[case] first: &str, #[case] last: &str) {
    let mut on = day(first);
    for Month { year, month, first, days } in table(calendar) {
        assert_eq!(first, on, "{year} {month:?} begins where the month before it ends");
        for of_month in 1..=days {
            assert_eq!(calendar.day(year, month, of_month), Some(on), "{calendar:?} {year} {month:?} {of_month}");
            assert_eq!(calendar.date_of(on), Some((year, month, of_month)), "{on}");
            on += 1.day();
        }
    }
    assert_eq!(on, day(last) + 1.day(), "the table is whole");
}

#[rstest]
fn a_day_that_its_month_or_a_month_that_its_year_has_not_is_no_day(
    #[values(Calendar::Chinese, Calendar::Hebrew, Calendar::Hijri, Calendar::Persian)] calendar: Calendar,
) {
    for months in table(calendar).chunk_by(|one, next| one.year == next.year) {
        for &Month { year, month, days, .. } in months {
            for none in [i8::MIN, -1, 0, days + 1, i8::MAX] {
                assert_eq!(calendar.day(year, month, none), None, "{calendar:?} {year} {month:?} has {days} days");
            }
        }
        let year = months[0].year;
        for number in [i8::MIN, -1, 0, 13, 14, i8::MAX].into_iter().chain(1..=12) {
            let not_there = [false, true].map(|is_leap| CalendarMonth { number, is_leap }).into_iter();
            for month in not_there.filter(|month| months.iter().all(|known| known.month != *month)) {
                assert_eq!(calendar.day(year, month, 1), None, "{calendar:?} {year} has no {month:?}");
            }
        }
    }
}

#[rstest]
fn no_year_and_no_day_is_too_far_to_ask_about(
    #[values(Calendar::Gregorian, Calendar::Chinese, Calendar::Hebrew, Calendar::Hijri, Calendar::Persian)] calendar: Calendar,
) {
    for year in [i16::MIN, -10_000, -1, 0, 1, 9_999, 10_000, i16::MAX] {
        let month = CalendarMonth { number: 12, is_leap: false };
        if let Some(found) = calendar.day(year, month, 1) {
            assert_eq!(calendar.date_of(found), Some((year, month, 1)), "{found} is called as it was found");
        }
    }
    for far in [Date::MIN, Date::MAX] {
        if let Some((year, month, of_month)) = calendar.date_of(far) {
            let again = calendar.day(year, month, of_month);
            assert!(again.is_none_or(|day| day == far), "{far} is {year} {month:?} {of_month}, and that is {again:?}");
        }
    }
}

// What stands in the newspapers, for the tables themselves.

#[rstest]
#[case::new_year(Calendar::Chinese, "2026-02-17", (2026, 1, false, 1))]
#[case::mid_autumn(Calendar::Chinese, "2025-10-06", (2025, 8, false, 15))]
#[case::leap_month(Calendar::Chinese, "2025-07-25", (2025, 6, true, 1))]
#[case::leap_month_of_winter(Calendar::Chinese, "2033-12-22", (2033, 11, true, 1))]
#[case::the_day_before_new_year(Calendar::Chinese, "2026-02-16", (2025, 12, false, 29))]
#[case::rosh_hashanah(Calendar::Hebrew, "2026-09-12", (5787, 1, false, 1))]
#[case::passover(Calendar::Hebrew, "2026-04-02", (5786, 7, false, 15))]
#[case::purim_of_a_leap_year(Calendar::Hebrew, "2024-03-24", (5784, 6, false, 14))]
#[case::small_purim(Calendar::Hebrew, "2024-02-23", (5784, 5, true, 14))]
#[case::independence(Calendar::Hebrew, "1948-05-14", (5708, 8, false, 5))]
#[case::ramadan(Calendar::Hijri, "2026-02-18", (1447, 9, false, 1))]
#[case::siege_of_mecca(Calendar::Hijri, "1979-11-20", (1400, 1, false, 1))]
#[case::a_month_of_28_days(Calendar::Hijri, "1945-08-08", (1364, 9, false, 1))]
#[case::nowruz(Calendar::Persian, "2026-03-21", (1405, 1, false, 1))]
#[case::leap_day(Calendar::Persian, "2025-03-20", (1403, 12, false, 30))]
#[case::gregorian(Calendar::Gregorian, "2024-02-29", (2024, 2, false, 29))]
fn a_day_that_everyone_knows_is_called_so(#[case] calendar: Calendar, #[case] on: &str, #[case] called: (i16, i8, bool, i8)) {
    let (year, number, is_leap, of_month) = called;
    let month = CalendarMonth { number, is_leap };
    assert_eq!(calendar.date_of(day(on)), Some((year, month, of_month)));
    assert_eq!(calendar.day(year, month, of_month), Some(day(on)));
}
