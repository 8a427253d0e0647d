//! The Islamic calendar of Umm al-Qura as it was printed: a table, for it followed four rules in turn and was corrected by sight. ICU reckons the
//! years before 1420 by the rule of today and is a day or two off in two months of five.

use std::sync::LazyLock;

use jiff::{ToSpan as _, civil::Date};

use crate::domain::days_between;

/// The years of the table.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1343..=1500;

/// The first day of 1343.
const BEGINS: Date = jiff::civil::date(1924, 8, 1);

/// The months of 30 days of each year, the first month in the lowest bit; the others have 29.
#[rustfmt::skip]
const LONG: [u16; 158] = [
    0xeed, 0x554, 0xb45, 0x66c, 0x36c, 0x0d5, 0x9d5, 0xb4a, 0xb15, 0x555, 0x9ad, 0x56a, 0xb55,
    0x4d4, 0xd55, 0x64b, 0x497, 0xd55, 0x555, 0x555, 0xd55, 0x755, 0xd55, 0x555, 0x555, 0xd55,
    0x6d5, 0x555, 0xea5, 0xd2a, 0xaaa, 0xcd5, 0x655, 0x572, 0xda9, 0x555, 0xaaa, 0x555, 0x52d,
    0xa6d, 0x55a, 0x555, 0x74d, 0xd53, 0xd54, 0x556, 0xd55, 0x2d5, 0xd55, 0xd54, 0xd45, 0x655,
    0x52d, 0xa5d, 0x55a, 0xad5, 0x6aa, 0xd4b, 0x52a, 0xa57, 0x4ae, 0x976, 0x56c, 0xb55, 0xaaa,
    0xa55, 0x4ad, 0x95d, 0x2da, 0x5d9, 0xdb2, 0xba4, 0xb4a, 0xa55, 0x2b5, 0x575, 0xb6a, 0xbd2,
    0xbc4, 0xb89, 0xa95, 0x52d, 0x5ad, 0xb6a, 0x6d4, 0xdc9, 0xd92, 0xaa6, 0x956, 0x2ae, 0x56d,
    0x36a, 0xb55, 0xaaa, 0x94d, 0x49d, 0x95d, 0x2ba, 0x5b5, 0x5aa, 0xd55, 0xa9a, 0x92e, 0x26e,
    0x55d, 0xada, 0x6d4, 0x6a5, 0x54b, 0xa97, 0x54e, 0xaae, 0x5ac, 0xba9, 0xd92, 0xb25, 0x64b,
    0xcab, 0x55a, 0xb55, 0x6d2, 0xea5, 0xe4a, 0xa95, 0x52d, 0xaad, 0x36c, 0x759, 0x6d2, 0x695,
    0x52d, 0xa5b, 0x4ba, 0x9ba, 0x3b4, 0xb69, 0xb52, 0xaa6, 0x4b6, 0x96d, 0x2ec, 0x6d9, 0xeb2,
    0xd54, 0xd2a, 0xa56, 0x4ae, 0x96d, 0xd6a, 0xb54, 0xb29, 0xa93, 0x52b, 0xa57, 0x536, 0xab5,
    0x6aa, 0xe93,
];

/// Months that were begun by sight or by decree a day early or late: year, month, days.
const IRREGULAR: [(i16, i8, i32); 8] =
    [(1343, 9, 28), (1345, 5, 31), (1345, 8, 28), (1348, 11, 31), (1348, 12, 28), (1349, 10, 28), (1349, 11, 31), (1364, 8, 28)];

/// The first day of every month, and the day after the last one.
static STARTS: LazyLock<Vec<Date>> = LazyLock::new(|| {
    let days = YEARS.zip(LONG).flat_map(|(year, long)| (1..=12).map(move |month| length(year, month, long)));
    let starts = days.scan(BEGINS, |start, days| {
        *start = start.saturating_add(days.days());
        Some(*start)
    });
    std::iter::once(BEGINS).chain(starts).collect()
});

/// The Gregorian day of a date.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    let place = usize::try_from((i32::from(year) - i32::from(*YEARS.start())) * 12 + i32::from(month) - 1).ok()?;
    let (start, next) = (STARTS.get(place)?, STARTS.get(place + 1)?);
    let on = start.saturating_add((i64::from(day) - 1).days());
    ((1..=12).contains(&month) && (*start..*next).contains(&on)).then_some(on)
}

/// Year, month and day of a Gregorian day.
pub(super) fn date_of(day: Date) -> Option<(i16, i8, i8)> {
    let place = STARTS.partition_point(|start| *start <= day).checked_sub(1).filter(|place| place + 1 < STARTS.len())?;
    let months = i16::try_from(place).ok()?;
    let of_month = days_between(*STARTS.get(place)?, day) + 1;
    Some((YEARS.start() + months / 12, i8::try_from(months % 12 + 1).ok()?, i8::try_from(of_month).ok()?))
}

fn length(year: i16, month: i8, long: u16) -> i32 {
    let irregular = IRREGULAR.iter().find(|(y, m, _)| (*y, *m) == (year, month));
    irregular.map_or(29 + i32::from(long >> (month - 1) & 1), |(.., days)| *days)
}
