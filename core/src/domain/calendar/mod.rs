//! Calendars that people's dates are kept by, and what their days are called in the Gregorian one (D6).

mod names;
mod typed;
mod umm_al_qura;

use std::{fmt, str::FromStr};

use icu_calendar::{
    AsCalendar, Date as CalendarDate, Iso,
    cal::{ChineseTraditional, Hebrew, Persian},
    types::Month,
};
use jiff::civil::Date;

pub(super) use typed::typed;

/// A calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Calendar {
    /// The civil one.
    #[default]
    Gregorian,
    /// The traditional Chinese one. Its years are named by the Gregorian year in which they begin.
    Chinese,
    /// The Jewish one. Its days are said to begin at midnight, as all others.
    Hebrew,
    /// The Islamic one of Umm al-Qura; its table reaches from 1343 to 1500.
    Hijri,
    /// The solar one of Iran.
    Persian,
}

/// A month of a calendar: its number, and whether it is the leap month that bears it (a month code of Unicode). The Hebrew Adar I is the
/// leap month of 5, Adar is 6, Nisan 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CalendarMonth {
    /// 1–12.
    pub number: i8,
    /// Is it one that only some years have?
    pub is_leap: bool,
}

impl CalendarMonth {
    /// A month that every year has.
    #[must_use]
    pub fn new(number: i8) -> Self {
        Self { number, is_leap: false }
    }

    /// The leap month of this number.
    #[must_use]
    pub fn leap(number: i8) -> Self {
        Self { number, is_leap: true }
    }
}

impl fmt::Display for CalendarMonth {
    /// `08`, or `05L` for a leap month.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}{}", self.number, if self.is_leap { "L" } else { "" })
    }
}

impl FromStr for CalendarMonth {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.strip_suffix('L').unwrap_or(text);
        let is_plain = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
        let number: i8 = if is_plain { digits.parse().map_err(|_| ())? } else { return Err(()) };
        (1..=12).contains(&number).then_some(Self { number, is_leap: digits.len() < text.len() }).ok_or(())
    }
}

/// The day after the last month of a year is looked for no farther than this.
const LONGEST_MONTH: i8 = 31;

impl Calendar {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Gregorian, Self::Chinese, Self::Hebrew, Self::Hijri, Self::Persian];

    /// The Gregorian day of a date of this calendar; `None` if its year has no such month, its month no such day, or the table of the
    /// calendar does not reach there.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::{Calendar, CalendarMonth};
    /// let nisan = CalendarMonth::new(7);
    /// assert_eq!(Calendar::Hebrew.day(5756, nisan, 26).unwrap().to_string(), "1996-04-15");
    /// assert_eq!(Calendar::Hebrew.day(5756, CalendarMonth::leap(5), 1), None, "5756 had no Adar I");
    /// ```
    #[must_use]
    pub fn day(self, year: i16, month: CalendarMonth, day: i8) -> Option<Date> {
        match self {
            Self::Gregorian if month.is_leap => None,
            Self::Gregorian => Date::new(year, month.number, day).ok(),
            Self::Chinese => reckoned(ChineseTraditional::new(), year, month, day),
            Self::Hebrew => reckoned(Hebrew, year, month, day),
            Self::Persian => reckoned(Persian, year, month, day),
            Self::Hijri if month.is_leap => None,
            Self::Hijri => umm_al_qura::day(year, month.number, day),
        }
    }

    /// What a Gregorian day is called in this calendar: year, month and day of the month.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::{Calendar, CalendarMonth};
    /// let day = "1996-04-15".parse().unwrap();
    /// assert_eq!(Calendar::Hijri.date_of(day), Some((1416, CalendarMonth::new(11), 27)));
    /// ```
    #[must_use]
    pub fn date_of(self, day: Date) -> Option<(i16, CalendarMonth, i8)> {
        match self {
            Self::Gregorian => Some((day.year(), CalendarMonth::new(day.month()), day.day())),
            Self::Chinese => called(ChineseTraditional::new(), day),
            Self::Hebrew => called(Hebrew, day),
            Self::Persian => called(Persian, day),
            Self::Hijri => umm_al_qura::date_of(day).map(|(year, month, day)| (year, CalendarMonth::new(month), day)),
        }
    }

    /// Does any year have this day?
    pub(super) fn has(self, month: CalendarMonth, day: i8) -> bool {
        let longest = match (self, month.number) {
            (Self::Gregorian, 2) => 29,
            (Self::Gregorian, 4 | 6 | 9 | 11) => 30,
            (Self::Gregorian, _) | (Self::Persian, 1..=6) => 31,
            (Self::Hebrew, 4 | 6 | 8 | 10 | 12) => 29,
            _ => 30,
        };
        let can_be_leap = match self {
            Self::Chinese => true,
            Self::Hebrew => month.number == 5,
            Self::Gregorian | Self::Hijri | Self::Persian => false,
        };
        // Adar I has a day more than the month whose number it bears.
        let longest = if self == Self::Hebrew && month.is_leap { 30 } else { longest };
        (1..=12).contains(&month.number) && (can_be_leap || !month.is_leap) && (1..=longest).contains(&day)
    }

    /// The years that a date of this calendar may have.
    pub(super) fn years(self) -> std::ops::RangeInclusive<i16> {
        match self {
            Self::Gregorian => 1..=9999,
            Self::Chinese => 1800..=2300,
            Self::Hebrew => 5500..=6500,
            Self::Hijri => umm_al_qura::YEARS,
            Self::Persian => 1100..=1700,
        }
    }

    /// Where a day of a life is kept in a year that may lack it (D4, D6). A leap month that the year does not have is the month of that number, but
    /// Adar I is Adar. A day that the month does not have is its last one, or where `forward` the first of the next.
    pub(super) fn kept_on(self, year: i16, month: CalendarMonth, day: i8, forward: bool) -> Option<Date> {
        let plain = CalendarMonth::new(month.number + i8::from(self == Self::Hebrew && month.is_leap));
        let month = if month.is_leap && self.day(year, month, 1).is_none() { plain } else { month };
        self.day(year, month, day).or_else(|| {
            let first = self.day(year, month, 1)?;
            let last = (28..LONGEST_MONTH).rev().find_map(|last| self.day(year, month, last))?;
            (day > 1 && last > first).then(|| if forward { last.tomorrow().ok() } else { Some(last) })?
        })
    }
}

/// A date of a calendar that is reckoned by ICU.
fn reckoned<C: AsCalendar>(calendar: C, year: i16, month: CalendarMonth, day: i8) -> Option<Date> {
    let number = u8::try_from(month.number).ok()?;
    let month = if month.is_leap { Month::leap(number) } else { Month::new(number) };
    let date = CalendarDate::try_new(i32::from(year).into(), month, u8::try_from(day).ok()?, calendar).ok()?.to_calendar(Iso);
    let parts = (date.year().extended_year(), date.month().number(), date.day_of_month().0);
    Date::new(i16::try_from(parts.0).ok()?, i8::try_from(parts.1).ok()?, i8::try_from(parts.2).ok()?).ok()
}

/// What ICU calls a day in a calendar.
fn called<C: AsCalendar>(calendar: C, day: Date) -> Option<(i16, CalendarMonth, i8)> {
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    let date = CalendarDate::try_new(i32::from(day.year()).into(), Month::new(month), of_month, Iso).ok()?.to_calendar(calendar);
    let month = CalendarMonth { number: i8::try_from(date.month().number()).ok()?, is_leap: date.month().to_input().is_leap() };
    Some((i16::try_from(date.year().extended_year()).ok()?, month, i8::try_from(date.day_of_month().0).ok()?))
}
