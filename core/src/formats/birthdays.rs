//! Birthdays from a calendar (iCalendar, RFC 5545): Facebook's, an address book's, our own. Whose they are stands in the title.

use super::events::CalendarEvent;
use crate::{
    cards::CardContent,
    domain::{ContactFields, LifeDate, PartialDate, PersonName},
};

/// What stands before and after a name in the title of a birthday, in the languages that calendars are in. Longer ones first.
const TITLES: [(&str, &str); 26] = [
    ("", "'s birthday"),
    ("", "’s birthday"),
    ("", "' birthday"),
    ("", "’ birthday"),
    ("birthday of ", ""),
    ("birthday: ", ""),
    ("", ": birthday"),
    ("", " - birthday"),
    ("", " (birthday)"),
    ("", " birthday"),
    ("geburtstag von ", ""),
    ("geburtstag: ", ""),
    ("", " hat geburtstag"),
    ("", "s geburtstag"),
    ("", " geburtstag"),
    ("anniversaire de ", ""),
    ("anniversaire d’", ""),
    ("anniversaire d'", ""),
    ("cumpleaños de ", ""),
    ("aniversário de ", ""),
    ("compleanno di ", ""),
    ("verjaardag van ", ""),
    ("", " is jarig"),
    ("", "の誕生日"),
    ("", "的生日"),
    ("день рождения: ", ""),
];

/// Whose birthday an event is; `None` when it is another.
pub(super) fn birthday(event: &CalendarEvent) -> Option<CardContent> {
    let (name, year) = name_in(&event.title)?;
    let part = |from: usize, to: usize| event.start_text.get(from..to)?.parse::<i8>().ok();
    let (month, day) = (part(4, 6)?, part(6, 8)?);
    // A year that has no such day is a slip; the day counts.
    let date = PartialDate::new(year, Some(month), Some(day)).or_else(|| PartialDate::new(None, Some(month), Some(day)))?;
    let fields = ContactFields { name: PersonName::typed(&name), ..ContactFields::default() };
    let uid = Some(event.uid.clone()).filter(|uid| !uid.is_empty());
    Some(CardContent { uid, fields, birthday: Some(LifeDate::Known(date)), ..CardContent::default() })
}

/// Whose birthday a title tells, and the year if it tells that: "Ana Costa: Birthday (1986)".
fn name_in(title: &str) -> Option<(String, Option<i16>)> {
    let bare =
        title.trim().trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')').trim();
    let with_year = bare
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .and_then(|(rest, year)| Some((rest.trim(), year.parse::<i16>().ok()?)));
    let (bare, year) = with_year.map_or((bare, None), |(rest, year)| (rest, Some(year)));
    // A cake says it in every language.
    if title.contains('🎂') && !bare.is_empty() && !TITLES.iter().any(|(before, after)| is_of(bare, before, after)) {
        return Some((bare.to_owned(), year));
    }
    TITLES.iter().find_map(|(before, after)| {
        let rest = strip_start(bare, before)?;
        let name = strip_end(rest, after)?.trim();
        (!name.is_empty()).then(|| (name.to_owned(), year.filter(|year| (1800..=9999).contains(year))))
    })
}

fn is_of(title: &str, before: &str, after: &str) -> bool {
    strip_start(title, before).and_then(|rest| strip_end(rest, after)).is_some()
}

/// As `strip_prefix`, however the letters are capitalised.
fn strip_start<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let at = text.char_indices().nth(prefix.chars().count()).map_or(text.len(), |(at, _)| at);
    let (start, rest) = text.split_at_checked(at)?;
    (start.to_lowercase() == prefix).then_some(rest)
}

fn strip_end<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let skip = text.chars().count().checked_sub(suffix.chars().count())?;
    let at = text.char_indices().nth(skip).map_or(text.len(), |(at, _)| at);
    let (rest, end) = text.split_at_checked(at)?;
    (end.to_lowercase() == suffix).then_some(rest)
}
