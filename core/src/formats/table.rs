//! People from a table of another program (CSV): the header is found, its columns understood by their names, each row is someone.

use std::collections::{BTreeMap, HashMap};

use super::{
    columns::{Column, Kind, Part, column},
    foreign::{Foreign, TableColumn},
    meaning::Meaning,
    rows::{Rows, Table, table},
};
use crate::{
    cards::{CardContent, CardDate, address_lines},
    domain::{Labelled, LifeDate, PersonName},
};

/// Rows before the header that a program may write (LinkedIn has three lines of notes).
const PREAMBLE: usize = 12;

/// What the user said that columns mean, by their names.
pub type Meanings = HashMap<String, Meaning>;

/// Reads a table; `None` when the text is none, or none of people. What `said` does not name is guessed: by the column's name, else, in
/// a table of which no name is known, by what stands in it.
///
/// # Example
/// ```
/// use fondly_core::formats::read_table;
/// let table = read_table("First Name;Last Name;E-mail Address;Birthday\nAna;Costa;ana@example.org;13/4/1996\n", &Default::default()).unwrap();
/// let (line, ana) = &table.people[0];
/// assert_eq!((*line, ana.fields.name.shown().as_str(), ana.birthday.as_ref().unwrap().to_string().as_str()), (2, "Ana Costa", "1996-04-13"));
/// assert!(read_table("Dear diary,\nhow are you?\n", &Default::default()).is_none());
/// ```
#[must_use]
pub fn read_table(text: &str, said: &Meanings) -> Option<Foreign> {
    let tables = [',', ';', '\t'].into_iter().filter_map(|delimiter| table(text, delimiter)).collect::<Vec<_>>();
    let known = tables.iter().find_map(|table| Some((table, table.rows.iter().take(PREAMBLE).position(|(_, row)| is_header(row, said))?)));
    let (Table { rows, torn }, header) =
        known.or_else(|| tables.iter().find(|table| looks_like_people(&table.rows)).map(|table| (table, 0)))?;
    let names: Vec<String> = rows.get(header)?.1.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_owned()).collect();
    let rows = rows.get(header + 1..)?;
    let cells = |at: usize| rows.iter().filter_map(move |(_, row)| row.get(at));
    let guess = |(at, name): (usize, &String)| {
        let known = column(name);
        // "Address" may be any; what stands in it tells.
        match (Meaning::of(&known), Meaning::looks_like(cells(at))) {
            (None | Some(Meaning::Address), Some(looks)) => looks.column(name),
            _ => known,
        }
    };
    let guesses: Vec<Column> = names.iter().enumerate().map(guess).collect();
    let columns: Vec<Column> = names
        .iter()
        .zip(&guesses)
        .map(|(name, guess)| said.get(name).map_or_else(|| guess.clone(), |meaning| meaning.column(name)))
        .collect();
    // There is nothing to say about whose row it is.
    let shown = names.iter().zip(&guesses).enumerate().filter(|(_, (_, guess))| **guess != Column::Id);
    let told = shown.map(|(at, (name, guess))| TableColumn {
        name: name.clone(),
        samples: cells(at).map(str::trim).filter(|cell| !cell.is_empty()).take(3).map(str::to_owned).collect(),
        guess: Meaning::of(guess),
        said: said.get(name).copied(),
    });
    let told = told.collect();
    // Where the columns are not named in English, nobody writes the month first.
    let is_english = names.iter().filter(|name| !name.is_empty()).all(|name| Meaning::elsewhere(&name.to_lowercase()).is_none());
    let day_first = (0..columns.len()).map(|at| !is_english || is_day_first(cells(at))).collect();
    let complain = |line: &u64| {
        (*line, "A quotation mark in this line is never closed. The line was read without it; please look at who it names.".to_owned())
    };
    let mut reading = Reading { is_english, names, columns, day_first, complaints: torn.iter().map(complain).collect() };
    reading.complain_of_columns(rows);
    reading.complain_of_turned_dates(rows);
    let mut people = Vec::new();
    for (line, row) in rows {
        let content = reading.person(*line, row);
        if content != CardContent::default() {
            people.push((*line, content));
        }
    }
    Some(Foreign { people, complaints: reading.complaints, columns: told, ..Foreign::default() })
}

/// Has a table of which no column is known a column of addresses or numbers, below a first row that has none?
fn looks_like_people(rows: &Rows) -> bool {
    let Some(((_, header), rest)) = rows.split_first() else {
        return false;
    };
    let cells = |at: usize| rest.iter().filter_map(move |(_, row)| row.get(at));
    let tells = |at: usize| matches!(Meaning::looks_like(cells(at)), Some(Meaning::Email | Meaning::Phone));
    header.len() >= 2 && (0..header.len()).any(tells) && header.iter().all(|name| Meaning::looks_like(std::iter::once(name)).is_none())
}

/// Names the row a column of names or addresses, and one more? What the user named is known.
fn is_header(row: &csv::StringRecord, said: &Meanings) -> bool {
    if row.iter().any(|name| said.contains_key(name.trim_start_matches('\u{feff}').trim())) {
        return true;
    }
    let known: Vec<Column> = row.iter().map(column).filter(|column| !matches!(column, Column::Unknown | Column::Nothing)).collect();
    let naming = |column: &Column| matches!(column, Column::Whole | Column::NamePart(_) | Column::Entry(Kind::Email, ..));
    // One column that names people is enough where it is the first; notes before a table may have the word in them.
    let begins = row.get(0).is_some_and(|name| matches!(column(name), Column::Whole | Column::NamePart(_)));
    known.len() >= 2 && known.iter().any(naming) || begins
}

/// Are the slashed dates of a column written day first? One that can't be a month says so for all.
fn is_day_first<'a>(mut cells: impl Iterator<Item = &'a str>) -> bool {
    cells.any(|cell| {
        cell.split(['/', '-', '.']).next().and_then(|first| first.trim().parse::<u8>().ok()).is_some_and(|first| (13..=31).contains(&first))
    })
}

/// The two numbers before the year of a slashed date.
fn slashed(cell: &str) -> Option<(u8, u8)> {
    match *cell.split('/').collect::<Vec<_>>().as_slice() {
        [one, other, year] if year.len() == 4 => Some((one.trim().parse().ok()?, other.trim().parse().ok()?)),
        _ => None,
    }
}

/// Can only the first of the two be the month?
fn is_month_first(cell: &str) -> bool {
    slashed(cell).is_some_and(|(month, day)| month <= 12 && (13..=31).contains(&day))
}

/// Could day and month be either?
fn is_either_way(cell: &str) -> bool {
    slashed(cell).is_some_and(|(one, other)| one != other && (1..=12).contains(&one) && (1..=12).contains(&other))
}

struct Reading {
    /// Are the columns named in English, or not at all?
    is_english: bool,
    names: Vec<String>,
    columns: Vec<Column>,
    day_first: Vec<bool>,
    complaints: Vec<(u64, String)>,
}

/// The entries of one person's lists: label, value, and the components of an address.
type Entries = BTreeMap<(u8, String), (String, String, Vec<String>)>;

impl Reading {
    /// Says once of each column with no place that it stays behind.
    fn complain_of_columns(&mut self, rows: &[(u64, csv::StringRecord)]) {
        for (at, (name, column)) in self.names.iter().zip(&self.columns).enumerate() {
            let filled = rows.iter().filter(|(_, row)| row.get(at).is_some_and(|cell| !cell.trim().is_empty())).count();
            if *column == Column::Unknown && filled > 0 && !name.trim().is_empty() {
                let what = if filled == 1 { "what one row says".to_owned() } else { format!("what {filled} rows say") };
                self.complaints.push((1, format!("Fondly has no place for the column “{}”; {what} in it stayed behind.", name.trim())));
            }
        }
    }

    /// Says once of a column of dates that nothing tells whether the day or the month comes first.
    fn complain_of_turned_dates(&mut self, rows: &[(u64, csv::StringRecord)]) {
        let is_date = |column: &Column| matches!(column, Column::Birthday | Column::Anniversary | Column::JobStart | Column::Day(_));
        for (at, (name, column)) in self.names.iter().zip(&self.columns).enumerate() {
            let cells = || rows.iter().filter_map(|(line, row)| Some((*line, row.get(at)?.trim())));
            let is_told = !self.is_english || self.day_first.get(at) == Some(&true) || cells().any(|(_, cell)| is_month_first(cell));
            let doubtful = cells().find(|(_, cell)| is_either_way(cell)).filter(|_| is_date(column) && !is_told);
            if let Some((line, cell)) = doubtful {
                let reason = format!(
                    "In the column “{name}” nothing tells whether the day or the month comes first; the month was taken to. If “{cell}” is \
                     another day, please write the dates like 1996-04-15 and import the file again."
                );
                self.complaints.push((line, reason));
            }
        }
    }

    fn person(&mut self, line: u64, row: &csv::StringRecord) -> CardContent {
        let mut content = CardContent::default();
        let mut entries = Entries::new();
        for (at, cell) in row.iter().map(str::trim).enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let Some(column) = self.columns.get(at).cloned() else { continue };
            self.take(&mut content, &mut entries, (line, at), &column, cell);
        }
        self.take_entries(&mut content, entries, line);
        content.fields.settle_work();
        let name = &content.fields.name;
        // A whole name that the parts make says nothing more.
        let parts = PersonName { display: String::new(), ..name.clone() };
        if parts.shown() == name.display && !parts.given.is_empty() {
            content.fields.name = parts;
        }
        content
    }

    fn take(&mut self, content: &mut CardContent, entries: &mut Entries, (line, at): (u64, usize), column: &Column, cell: &str) {
        let fields = &mut content.fields;
        let name = &mut fields.name;
        match column {
            Column::Whole => cell.clone_into(&mut name.display),
            Column::NamePart(part) => {
                let parts = [&mut name.family, &mut name.given, &mut name.additional, &mut name.prefix, &mut name.suffix];
                parts.into_iter().nth(*part).into_iter().for_each(|slot| cell.clone_into(slot));
            }
            Column::Nickname => cell.clone_into(&mut name.nickname),
            Column::PhoneticGiven => cell.clone_into(&mut name.phonetic_given),
            Column::PhoneticFamily => cell.clone_into(&mut name.phonetic_family),
            Column::Organization => fields.organization = join(cell, &fields.organization),
            Column::Department => fields.organization = join(&fields.organization, cell),
            Column::Title => cell.clone_into(&mut fields.title),
            Column::Pronouns => cell.clone_into(&mut fields.pronouns),
            Column::Language => cell.clone_into(&mut fields.language),
            Column::TimeZone => cell.clone_into(&mut fields.time_zone),
            // Several columns may be notes; none takes another's place.
            Column::Note => {
                fields.note = [fields.note.as_str(), cell].iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join("\n")
            }
            Column::Tags => fields.tags.extend(tags(cell)),
            Column::Birthday => content.birthday = self.date(line, at, cell),
            Column::Anniversary => content.anniversary = self.date(line, at, cell),
            Column::JobStart => content.dates.extend(self.day(line, at, "Work anniversary", cell)),
            Column::Day(label) => content.dates.extend(self.day(line, at, label, cell)),
            Column::Relation(label) => fields.relations.push(Labelled::new(*label, cell)),
            Column::Entry(kind, part, place) => {
                let (label, value, components) = entries.entry((order(*kind), place.clone())).or_default();
                match part {
                    Part::Label => cell.clone_into(label),
                    Part::Value => cell.clone_into(value),
                    Part::Component(at) => {
                        components.resize(7, String::new());
                        components.get_mut(*at).into_iter().for_each(|slot| *slot = join(slot, cell));
                    }
                }
            }
            Column::Id => content.uid = Some(cell.to_owned()),
            Column::Nothing | Column::Unknown => {}
        }
    }

    fn take_entries(&mut self, content: &mut CardContent, entries: Entries, line: u64) {
        for ((order, place), (label, value, components)) in entries {
            let value = match value.as_str() {
                "" if order == WORK => components.iter().fold(String::new(), |work, part| join(&work, part)),
                "" => address_lines(&components),
                _ => value,
            };
            // A numbered place is no label; a named one ("home ") is.
            let label = if order == WORK {
                label
            } else if label.is_empty() && place.parse::<u16>().is_err() {
                place.trim().to_owned()
            } else {
                label_of(&label)
            };
            let values: Vec<&str> = value.split(" ::: ").map(str::trim).collect();
            // As many labels as values: each has its own.
            let labels: Vec<&str> = label.split(" ::: ").map(str::trim).collect();
            for (at, value) in values.iter().copied().enumerate().filter(|(_, value)| !value.is_empty()) {
                let label =
                    labels.get(at).filter(|_| labels.len() == values.len()).map_or_else(|| label.clone(), |label| (*label).to_owned());
                let fields = &mut content.fields;
                let entry = Labelled::new(label.clone(), value);
                match order {
                    0 => fields.emails.push(entry),
                    1 => fields.phones.push(entry),
                    2 => fields.addresses.push(entry),
                    3 => fields.links.push(entry),
                    4 => fields.relations.push(entry),
                    WORK => fields.other_work.push(entry),
                    CUSTOM => fields.note = [fields.note.clone(), [label.as_str(), value].join(": ")].join("\n").trim().to_owned(),
                    _ => self.take_day(content, line, &label, value),
                }
            }
        }
    }

    fn take_day(&mut self, content: &mut CardContent, line: u64, label: &str, value: &str) {
        match (label.to_lowercase().as_str(), self.date(line, usize::MAX, value)) {
            ("anniversary", date) if content.anniversary.is_none() => content.anniversary = date,
            ("birthday", date) if content.birthday.is_none() => content.birthday = date,
            (_, Some(date)) => content.dates.push(CardDate { label: label.to_owned(), date }),
            (_, None) => {}
        }
    }

    fn day(&mut self, line: u64, at: usize, label: &str, cell: &str) -> Option<CardDate> {
        Some(CardDate { label: label.to_owned(), date: self.date(line, at, cell)? })
    }

    /// A date as the column writes it; `None` for what programs write for "none". What can't be read stays in words, and is said.
    fn date(&mut self, line: u64, at: usize, cell: &str) -> Option<LifeDate> {
        let cell = cell.trim();
        if cell.is_empty() || matches!(cell, "0/0/00" | "00/00/0000" | "0000-00-00") {
            return None;
        }
        // ISO's own form without a year is never turned round.
        let is_day_first = self.day_first.get(at).copied().unwrap_or(false) && !cell.starts_with("--");
        let turned = is_day_first.then(|| cell.replace(['/', '-'], "."));
        // Where nothing says otherwise slashes are written month first: the programs that write them are American.
        let slashed: Vec<&str> = cell.split('/').collect();
        let american = match *slashed.as_slice() {
            [month, day, year] if month.len() <= 2 && year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
            _ => None,
        };
        let read = [turned, Some(cell.to_owned()), american].into_iter().flatten().find_map(|text| LifeDate::typed(&text).ok());
        Some(read.unwrap_or_else(|| {
            self.complaints.push((line, format!("“{cell}” is no date we can read; it is kept in these words.")));
            LifeDate::Text(cell.to_owned())
        }))
    }
}

/// The place of work among the lists.
const WORK: u8 = 5;
/// And of what has no list.
const CUSTOM: u8 = 7;

fn order(kind: Kind) -> u8 {
    match kind {
        Kind::Email => 0,
        Kind::Phone => 1,
        Kind::Address => 2,
        Kind::Link => 3,
        Kind::Relation => 4,
        Kind::Work => WORK,
        Kind::Day => 6,
        Kind::Custom => CUSTOM,
    }
}

fn join(one: &str, other: &str) -> String {
    [one, other].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Google's own groups begin with a star and say nothing of anyone.
fn tags(cell: &str) -> Vec<String> {
    let separator = if cell.contains(":::") { ":::" } else { ";" };
    cell.split(separator).map(str::trim).filter(|tag| !tag.is_empty() && !tag.starts_with('*')).map(str::to_owned).collect()
}

/// "* Home" → "home"; a word of the owner's own stays as it is.
fn label_of(label: &str) -> String {
    let bare = label.trim_start_matches('*').trim();
    match bare.to_lowercase().as_str() {
        "mobile" => "cell".to_owned(),
        known @ ("home" | "work" | "other" | "main" | "pager") => known.to_owned(),
        "home fax" | "homefax" => "home fax".to_owned(),
        "work fax" | "workfax" => "work fax".to_owned(),
        _ => bare.to_owned(),
    }
}
