//! A date of another calendar as someone types it: "26 Nisan 5756", "3 Ramadan", "15th of the 8th lunar month", "Hebrew 15 April 1996".

use crate::domain::{LifeDate, NotTyped, PartialDate, fold, partial_date::NotADate};

use super::{Calendar, CalendarMonth, names::month_named};

/// The most words that a month's name has.
const LONGEST_NAME: usize = 3;

/// Reads such a text; `None` where nothing in it is of another calendar.
pub(in crate::domain) fn typed(text: &str) -> Option<Result<PartialDate, NotTyped>> {
    let folded = fold(&text.replace(['\'', '’', '‘', 'ʿ', 'ʻ', 'ʾ', '`'], ""));
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !IDLE.contains(word)).collect();
    let called = words.iter().find_map(|word| Calendar::named(word));
    let words: Vec<&str> = words.into_iter().filter(|word| Calendar::named(word).is_none()).collect();
    match (called, named(&words), numbered(&words)) {
        (_, Some((calendar, _, _)), _) if called.is_some_and(|called| called != calendar) => Some(Err(NotADate.into())),
        (_, Some((calendar, month, rest)), _) => Some(of_parts(calendar, month, &rest)),
        (None | Some(Calendar::Chinese), None, Some((month, rest))) if called.is_some() || month.is_leap => {
            Some(of_parts(Calendar::Chinese, month, &rest))
        }
        (Some(calendar), None, _) => Some(of_gregorian(calendar, text)),
        _ => None,
    }
}

/// Words that say nothing.
const IDLE: [&str; 10] = ["", "of", "the", "in", "calendar", "year", "ah", "am", "ap", "date"];

/// The month with a name among the words, and the other words.
fn named<'w>(words: &[&'w str]) -> Option<(Calendar, CalendarMonth, Vec<&'w str>)> {
    // The longest name that fits: "Adar II" is not "Adar".
    for length in (1..=LONGEST_NAME.min(words.len())).rev() {
        for (at, window) in words.windows(length).enumerate() {
            if let Some((calendar, month)) = month_named(&window.join(" ")) {
                let rest = words.iter().enumerate().filter(|(i, _)| !(at..at + length).contains(i)).map(|(_, word)| *word).collect();
                return Some((calendar, month, rest));
            }
        }
    }
    None
}

/// "8th month", "leap 4th month", "month 8", and the other words.
fn numbered<'w>(words: &[&'w str]) -> Option<(CalendarMonth, Vec<&'w str>)> {
    let at = words.iter().position(|word| *word == "month")?;
    let is_number = |at: usize| words.get(at).and_then(|word| small(word)).filter(|number| (1..=12).contains(number));
    let before = at.checked_sub(1).filter(|before| is_number(*before).is_some());
    let place = before.or_else(|| is_number(at + 1).map(|_| at + 1))?;
    let is_leap = words.contains(&"leap");
    let rest = words.iter().enumerate().filter(|(i, word)| *i != at && *i != place && **word != "leap").map(|(_, word)| *word).collect();
    Some((CalendarMonth { number: is_number(place)?, is_leap }, rest))
}

/// A date from its month and what is left: a day, a year, both or neither.
fn of_parts(calendar: Calendar, month: CalendarMonth, rest: &[&str]) -> Result<PartialDate, NotTyped> {
    let year = |word: &str| word.parse().ok().filter(|year| word.len() == 4 && calendar.years().contains(year));
    let parts = match *rest {
        [] => (None, None),
        [one] => (year(one), small(one)),
        [one, other] => (year(one).or_else(|| year(other)), small(one).or_else(|| small(other))),
        _ => return Err(NotADate.into()),
    };
    let is_whole = usize::from(parts.0.is_some()) + usize::from(parts.1.is_some()) == rest.len();
    let date = PartialDate::of_calendar(calendar, parts.0, Some(month), parts.1).filter(|_| is_whole);
    date.ok_or(NotTyped::NotOfCalendar(calendar))
}

/// The Gregorian day after the name of a calendar is what it was called there.
fn of_gregorian(calendar: Calendar, text: &str) -> Result<PartialDate, NotTyped> {
    let is_named = |word: &&str| Calendar::named(&fold(word.trim_matches(|c: char| !c.is_alphanumeric()))).is_none();
    let rest: Vec<&str> = text.split_whitespace().filter(is_named).filter(|word| !word.eq_ignore_ascii_case("calendar")).collect();
    let has_words = rest.iter().any(|word| word.chars().any(char::is_alphabetic));
    let LifeDate::Known(date) = LifeDate::typed_gregorian(&rest.join(" "))? else { return Err(NotADate.into()) };
    match (date.whole(), calendar) {
        (_, Calendar::Gregorian) => Ok(date),
        // 5/3 could be a month and a day of either calendar.
        (Some(day), _) if has_words => PartialDate::called(calendar, day).ok_or(NotTyped::NotOfCalendar(calendar)),
        _ => Err(NotTyped::WhichCalendar(calendar)),
    }
}

/// A day or the number of a month: "15", "15th".
fn small(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits.parse().ok().filter(|number| digits.len() <= 2 && (1..=31).contains(number))
}
