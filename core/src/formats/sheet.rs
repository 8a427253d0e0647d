//! People as rows of a table (CSV, RFC 4180), with the column names that Google Contacts writes and most programs read.

use crate::domain::{ContactFields, Labelled};

/// How many of each value have columns of their own; what is more stands in the last one, a line each.
const OF_EACH: usize = 3;

/// One person as a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// What is known of them.
    pub fields: ContactFields,
    /// `1996-04-15`, `--04-15`, or words; may be empty.
    pub birthday: String,
    /// Other dates with what they are called.
    pub dates: Vec<Labelled>,
    /// The name of their circle; may be empty.
    pub circle: String,
    /// "every 3 weeks"; may be empty.
    pub rhythm: String,
    /// The day of the last talk; may be empty.
    pub last_contact: String,
    /// Whose row it is: by it the table is known when it comes in again.
    pub id: String,
}

/// The columns that stand once, with what is in them.
type Column = (&'static str, fn(&SheetRow) -> &str);

const BEFORE: [Column; 15] = [
    ("Name", |_| ""),
    ("First Name", |row| &row.fields.name.given),
    ("Middle Name", |row| &row.fields.name.additional),
    ("Last Name", |row| &row.fields.name.family),
    ("Name Prefix", |row| &row.fields.name.prefix),
    ("Name Suffix", |row| &row.fields.name.suffix),
    ("Nickname", |row| &row.fields.name.nickname),
    ("Phonetic First Name", |row| &row.fields.name.phonetic_given),
    ("Phonetic Last Name", |row| &row.fields.name.phonetic_family),
    ("Organization Name", |row| &row.fields.organization),
    ("Organization Title", |row| &row.fields.title),
    ("Pronouns", |row| &row.fields.pronouns),
    ("Language", |row| &row.fields.language),
    ("Time Zone", |row| &row.fields.time_zone),
    ("Birthday", |row| &row.birthday),
];

const AFTER: [Column; 5] = [
    ("Circle", |row| &row.circle),
    ("Rhythm", |row| &row.rhythm),
    ("Last Contact", |row| &row.last_contact),
    ("Notes", |row| &row.fields.note),
    ("Fondly ID", |row| &row.id),
];

/// The columns that come in pairs: the list, the number of its first pair, what label and value are called, and the entries.
type Pairs = (&'static str, usize, [&'static str; 2], fn(&SheetRow) -> &[Labelled]);

const PAIRS: [Pairs; 7] = [
    ("Organization", 2, ["Title", "Name"], |row| &row.fields.other_work),
    ("E-mail", 1, ["Label", "Value"], |row| &row.fields.emails),
    ("Phone", 1, ["Label", "Value"], |row| &row.fields.phones),
    ("Address", 1, ["Label", "Formatted"], |row| &row.fields.addresses),
    ("Website", 1, ["Label", "Value"], |row| &row.fields.links),
    ("Relation", 1, ["Label", "Value"], |row| &row.fields.relations),
    ("Event", 1, ["Label", "Value"], |row| &row.dates),
];

/// The first line: the names of the columns.
#[must_use]
pub fn sheet_header() -> Vec<String> {
    let once = |columns: &[Column]| columns.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>();
    let pair = |(name, first, parts, _): &Pairs| {
        (*first..first + OF_EACH).flat_map(|at| parts.map(|part| format!("{name} {at} - {part}"))).collect::<Vec<_>>()
    };
    [once(&BEFORE), PAIRS.iter().flat_map(pair).collect(), vec!["Labels".to_owned()], once(&AFTER)].concat()
}

/// One person's line, in the order of [`sheet_header`].
#[must_use]
pub fn sheet_row(row: &SheetRow) -> Vec<String> {
    let mut cells = vec![row.fields.shown()];
    cells.extend(BEFORE.iter().skip(1).map(|(_, text)| text(row).to_owned()));
    PAIRS.iter().for_each(|(.., list)| cells.extend(pairs(list(row))));
    cells.push(row.fields.tags.join(" ::: "));
    cells.extend(AFTER.iter().map(|(_, text)| text(row).to_owned()));
    cells
}

fn pairs(list: &[Labelled]) -> Vec<String> {
    let mut cells = Vec::with_capacity(2 * OF_EACH);
    for at in 0..OF_EACH {
        let here = if at + 1 == OF_EACH { list.get(at..) } else { list.get(at..at + 1) }.unwrap_or_default();
        // Values of one label share it; where they are of several, each has its own.
        let labels: Vec<&str> = here.iter().map(|entry| entry.label.as_str()).collect();
        let is_one = labels.windows(2).all(|pair| matches!(pair, [one, next] if one == next));
        cells.push(if is_one { labels.first().map_or_else(String::new, |label| (*label).to_owned()) } else { labels.join(" ::: ") });
        cells.push(here.iter().map(|entry| entry.value.as_str()).collect::<Vec<_>>().join(" ::: "));
    }
    cells
}
