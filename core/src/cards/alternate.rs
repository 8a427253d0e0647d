//! Dates of other calendars as Apple's programs write them: `X-ALTBDAY;CALSCALE=hebrew:-57560826`, era, year, month and day, each as many
//! hyphens' worth as it is unknown (D6).

use crate::domain::{Calendar, CalendarMonth, PartialDate};

/// Marks a leap month, which that form has no sign for.
const LEAP: &str = "X-LEAP-MONTH";

/// How many years a Chinese cycle has, and how many were over when the year 0 would have been.
const CYCLE: i16 = 60;
const BEFORE: i16 = 2636;

/// The date in a property with a `CALSCALE` of another calendar; `None` where it is of none that we know, or has another form.
pub(super) fn read(scale: &str, is_leap: bool, text: &str) -> Option<PartialDate> {
    let calendar = match scale.trim().to_ascii_lowercase().as_str() {
        "chinese" => Calendar::Chinese,
        "hebrew" => Calendar::Hebrew,
        "persian" => Calendar::Persian,
        scale if scale.starts_with("islamic") => Calendar::Hijri,
        _ => return None,
    };
    let text = text.trim();
    let (era, rest) = number(text, 4)?;
    let (year, rest) = number(rest, 4)?;
    let (month, rest) = number(rest, 2)?;
    let (day, rest) = number(rest, 2)?;
    let year = match calendar {
        Calendar::Chinese => match era.zip(year) {
            Some((cycle, year)) => {
                Some(i16::try_from((i32::from(cycle) - 1) * i32::from(CYCLE) + i32::from(year) - 1 - i32::from(BEFORE)).ok()?)
            }
            None => None,
        },
        _ => year,
    };
    let small = |number: Option<i16>| number.and_then(|number| i8::try_from(number).ok());
    let of_number = |month: i8| if calendar == Calendar::Hebrew { hebrew_month(month) } else { CalendarMonth { number: month, is_leap } };
    PartialDate::of_calendar(calendar, year, small(month).map(of_number), small(day)).filter(|_| rest.is_empty())
}

/// Parameters and value of a date of another calendar, to stand behind a property's name; `None` for a Gregorian one.
pub(super) fn written(date: PartialDate) -> Option<String> {
    let (month, is_leap) = (date.calendar_month(), date.calendar_month().is_some_and(|month| month.is_leap));
    let year = |year: Option<i16>| year.map_or_else(|| "-".to_owned(), |year| format!("{year:04}"));
    let two = |part: Option<i8>| part.map_or_else(|| "-".to_owned(), |part| format!("{part:02}"));
    let rest = |month: Option<i8>| format!("{}{}", two(month), two(date.day()));
    let plain = |scale: &str, month: Option<i8>| format!(";CALSCALE={scale}:-{}{}", year(date.year()), rest(month));
    match date.calendar() {
        Calendar::Gregorian => None,
        Calendar::Hebrew => Some(plain("hebrew", month.map(counted_hebrew_month))),
        Calendar::Hijri => Some(plain("islamic-umalqura", date.month())),
        Calendar::Persian => Some(plain("persian", date.month())),
        Calendar::Chinese => {
            let since = date.year().map(|year| year + BEFORE);
            let (cycle, of_cycle) = (since.map(|since| since / CYCLE + 1), since.map(|since| since % CYCLE + 1));
            let leap = if is_leap { format!(";{LEAP}=1") } else { String::new() };
            Some(format!(";CALSCALE=chinese{leap}:{}{}{}", year(cycle), year(of_cycle), rest(date.month())))
        }
    }
}

/// The name of the parameter that marks a leap month.
pub(super) fn leap_parameter() -> &'static str {
    LEAP
}

/// There Adar I is always the sixth, and Adar the seventh, whether or not the year has both.
fn hebrew_month(counted: i8) -> CalendarMonth {
    match counted {
        6 => CalendarMonth::leap(5),
        7.. => CalendarMonth::new(counted - 1),
        _ => CalendarMonth::new(counted),
    }
}

fn counted_hebrew_month(month: CalendarMonth) -> i8 {
    if month.number >= 6 || month.is_leap { month.number + 1 } else { month.number }
}

/// So many digits, or a hyphen for a part that is unknown; and what follows.
fn number(text: &str, digits: usize) -> Option<(Option<i16>, &str)> {
    if let Some(rest) = text.strip_prefix('-') {
        return Some((None, rest));
    }
    let (number, rest) = text.split_at_checked(digits)?;
    Some((Some(number.parse().ok().filter(|_| number.bytes().all(|b| b.is_ascii_digit()))?), rest))
}
