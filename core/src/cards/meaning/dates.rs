//! Dates in every shape programs write; always the day as written, never shifted by a zone.

use crate::{
    cards::{alternate, syntax::Property},
    domain::{LifeDate, PartialDate},
};

/// The year Apple and Microsoft write for "year unknown": a leap year nobody living was born in.
const NO_YEAR: i16 = 1604;

/// The properties that are an anniversary by name.
pub(super) fn is_anniversary(name: &str) -> bool {
    const NAMES: [&str; 8] = [
        "ANNIVERSARY",
        "X-ANNIVERSARY",
        "X-MS-ANNIVERSARY",
        "X-EVOLUTION-ANNIVERSARY",
        "X-KADDRESSBOOK-X-ANNIVERSARY",
        "X-KADDRESSBOOK-ANNIVERSARY",
        "X-WAB-WEDDING_ANNIVERSARY",
        "X-WEDDING-ANNIVERSARY",
    ];
    NAMES.contains(&name)
}

/// The date a property holds; `None` when it is empty or a program's way to say "none".
pub(super) fn of_property(property: &Property<'_>) -> Option<LifeDate> {
    if let Some(date) = of_another_calendar(property) {
        return Some(date);
    }
    let stand_in = property.parameter("X-APPLE-OMIT-YEAR").and_then(|year| year.trim().parse().ok());
    read(&property.text(), stand_in)
}

/// The date of a property that says by which other calendar it is.
pub(super) fn of_another_calendar(property: &Property<'_>) -> Option<LifeDate> {
    let is_leap = property.parameter(alternate::leap_parameter()).is_some_and(|value| value.trim() == "1");
    alternate::read(property.parameter("CALSCALE")?, is_leap, &property.text()).map(LifeDate::Known)
}

/// The date in a text; `stand_in` is the year that stands for none.
pub(super) fn read(text: &str, stand_in: Option<i16>) -> Option<LifeDate> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    // As written in Chinese and Japanese: 1996年4月15日.
    let plain = text.replace(['年', '月'], "-").replace('日', "");
    let typed = || LifeDate::typed(text).ok().and_then(|date| date.known());
    let Some(date) = parts(plain.trim_end_matches('-')).or_else(|| before_time(text).and_then(parts)).or_else(typed) else {
        return Some(LifeDate::Text(text.to_owned()));
    };
    match (date.year(), date.month(), date.day()) {
        // What Exchange and Outlook write for "none".
        (Some(1), Some(1), Some(1)) | (Some(4501), Some(1), Some(1)) => None,
        (Some(year), Some(_), _) if year == NO_YEAR || Some(year) == stand_in => date.without_year().map(LifeDate::Known),
        _ => Some(LifeDate::Known(date)),
    }
}

/// Puts a date into the one slot for it; `false` when the slot holds another day.
pub(super) fn take_same(slot: &mut Option<LifeDate>, date: &LifeDate) -> bool {
    match slot {
        None => *slot = Some(date.clone()),
        Some(known) if known == date => {}
        Some(known) => match (known.known(), date.known()) {
            (None, Some(_)) => *slot = Some(date.clone()),
            (Some(_), None) => {}
            (Some(old), Some(new)) if covers(old, new) => {}
            (Some(old), Some(new)) if covers(new, old) => *slot = Some(date.clone()),
            _ => return false,
        },
    }
    true
}

/// Does `whole` know all that `part` knows?
fn covers(whole: PartialDate, part: PartialDate) -> bool {
    let agree = |whole: Option<i16>, part: Option<i16>| part.is_none() || whole == part;
    whole.calendar() == part.calendar()
        && agree(whole.year(), part.year())
        && (part.month().is_none() || whole.calendar_month() == part.calendar_month())
        && agree(whole.day().map(i16::from), part.day().map(i16::from))
}

/// The text before a time or a zone: `1996-04-15T23:30:00Z`, `1996-04-15 00:00`, `1996-04-15Z`.
fn before_time(text: &str) -> Option<&str> {
    let at = text.find(['T', 't', ' ', 'Z', 'z', '+'])?;
    text.get(..at)
}

fn parts(text: &str) -> Option<PartialDate> {
    if let Some(rest) = text.strip_prefix("--") {
        return yearless(rest);
    }
    let fields: Vec<&str> = text.split(['-', '/']).map(str::trim).collect();
    match *fields.as_slice() {
        [digits] if digits.len() == 8 => date(digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?),
        // Not 960415, which is a year of two digits.
        [digits] if digits.len() == 6 && !is_short_date(digits) => date(digits.get(..4)?, digits.get(4..)?, "0"),
        [year] if year.len() == 4 => date(year, "0", "0"),
        [year, month] if year.len() == 4 => date(year, month, "0"),
        [year, month, day] if year.len() == 4 => date(year, month, day),
        _ => None,
    }
}

fn yearless(rest: &str) -> Option<PartialDate> {
    match rest.split_once('-') {
        Some((month, day)) => date("0", month, day),
        None if rest.len() == 4 => date("0", rest.get(..2)?, rest.get(2..)?),
        None if rest.len() <= 2 => date("0", rest, "0"),
        None => None,
    }
}

fn is_short_date(digits: &str) -> bool {
    let two = |from: usize| digits.get(from..from + 2).and_then(|part| part.parse::<i8>().ok());
    two(2).is_some_and(|month| (1..=12).contains(&month)) && two(4).is_some_and(|day| (1..=31).contains(&day))
}

/// A date of digits, where zero is "unknown".
fn date(year: &str, month: &str, day: &str) -> Option<PartialDate> {
    fn number(digits: &str) -> Option<i16> {
        let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    }
    let some = |number: i16| (number != 0).then_some(number);
    let small = |number: i16| i8::try_from(number).ok();
    let (year, month, day) = (some(number(year)?), some(number(month)?), some(number(day)?));
    let (month, day) = (month.map(small), day.map(small));
    // A number past any month is no unknown month.
    if month == Some(None) || day == Some(None) {
        return None;
    }
    PartialDate::new(year, month.flatten(), day.flatten())
}
