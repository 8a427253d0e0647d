//! Birthdays from a calendar (iCalendar, RFC 5545): Facebook's, an address book's, our own. Whose they are stands in the title.

use super::foreign::Foreign;
use crate::{
    cards::{CardContent, content_lines},
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

/// Reads the birthdays of a calendar; `None` when the text is no calendar. Other events are left behind and counted.
///
/// # Example
/// ```
/// use fondly_core::formats::read_birthdays;
/// let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260415\nSUMMARY:Ana Costa's birthday\nUID:b1@facebook.com\nEND:VEVENT\nEND:VCALENDAR\n";
/// let (_, ana) = &read_birthdays(text.as_bytes()).unwrap().people[0];
/// // Facebook writes the day that comes: the year is nobody's.
/// assert_eq!((ana.fields.name.shown().as_str(), ana.birthday.as_ref().unwrap().to_string().as_str()), ("Ana Costa", "--04-15"));
/// ```
#[must_use]
pub fn read_birthdays(bytes: &[u8]) -> Option<Foreign> {
    let lines = content_lines(bytes);
    lines.iter().find(|(_, name, value)| name == "BEGIN" && value.eq_ignore_ascii_case("VCALENDAR"))?;
    let (mut found, mut others) = (Foreign::default(), Vec::new());
    let mut event: Option<Event> = None;
    for (line, name, value) in lines {
        match (name.as_str(), value.to_ascii_uppercase().as_str(), &mut event) {
            ("BEGIN", "VEVENT", _) => event = Some(Event { line, ..Event::default() }),
            ("END", "VEVENT", Some(_)) => {
                let Some(event) = event.take() else { continue };
                let title = event.title.clone().unwrap_or_default();
                match event.person() {
                    Some(person) => found.people.push(person),
                    None => others.push(title),
                }
            }
            // An alarm within an event has a title of its own.
            (_, _, Some(event)) => event.take(&name, value),
            _ => {}
        }
    }
    if !others.is_empty() {
        let what = if others.len() == 1 { "One event is".to_owned() } else { format!("{} events are", others.len()) };
        let named =
            others.iter().filter(|title| !title.is_empty()).take(3).map(|title| format!("“{title}”")).collect::<Vec<_>>().join(", ");
        let named = if named.is_empty() { named } else { format!(", such as {named}") };
        found.complaints.push((0, format!("{what} nobody’s birthday{named}, and stayed behind.")));
    }
    Some(found)
}

/// What an event says.
#[derive(Default)]
struct Event {
    line: u64,
    title: Option<String>,
    day: Option<String>,
    uid: Option<String>,
}

impl Event {
    fn take(&mut self, name: &str, value: String) {
        match name {
            "SUMMARY" => drop(self.title.get_or_insert(value)),
            "DTSTART" => drop(self.day.get_or_insert(value)),
            "UID" => drop(self.uid.get_or_insert(value)),
            _ => {}
        }
    }

    fn person(self) -> Option<(u64, CardContent)> {
        let (name, year) = name_in(&self.title?)?;
        let day = self.day?;
        let part = |from: usize, to: usize| day.get(from..to)?.parse::<i8>().ok();
        let (month, day) = (part(4, 6)?, part(6, 8)?);
        // A year that has no such day is a slip; the day counts.
        let date = PartialDate::new(year, Some(month), Some(day)).or_else(|| PartialDate::new(None, Some(month), Some(day)))?;
        let fields = ContactFields { name: PersonName::typed(&name), ..ContactFields::default() };
        Some((self.line, CardContent { uid: self.uid, fields, birthday: Some(LifeDate::Known(date)), ..CardContent::default() }))
    }
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
