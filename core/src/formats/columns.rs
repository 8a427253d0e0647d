//! What a column of another program's table means, by its name: Google Contacts (both forms), Outlook, LinkedIn, and our own; in other
//! languages; else by what stands in it; or as the user says.

use super::meaning::Meaning;

/// What is in a column.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// The whole name.
    Whole,
    /// A part of the name, by its place in `N` (RFC 6350 §6.2.2): 0 family, 1 given, 2 additional, 3 prefix, 4 suffix.
    NamePart(usize),
    /// What friends say.
    Nickname,
    /// How the given name is said.
    PhoneticGiven,
    /// How the family name is said.
    PhoneticFamily,
    /// Where they work.
    Organization,
    /// A part of it.
    Department,
    /// What they do there.
    Title,
    /// How to speak of them.
    Pronouns,
    /// The language they like.
    Language,
    /// Where they live by the clock.
    TimeZone,
    /// Anything.
    Note,
    /// Free labels.
    Tags,
    /// When they were born.
    Birthday,
    /// Their wedding.
    Anniversary,
    /// The day they began their job.
    JobStart,
    /// A day with a name.
    Day(&'static str),
    /// A value of a list; those of one place belong together.
    Entry(Kind, Part, String),
    /// Someone in their life, by what they are.
    Relation(&'static str),
    /// Whose row it is, in a table that Fondly wrote.
    Id,
    /// Nothing that is worth keeping, such as a number of the other program's own.
    Nothing,
    /// Something Fondly has no place for.
    Unknown,
}

/// A list of a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// E-mail addresses.
    Email,
    /// Phone numbers.
    Phone,
    /// Postal addresses.
    Address,
    /// Pages and handles.
    Link,
    /// Who else is in their life.
    Relation,
    /// Where else they work.
    Work,
    /// Other days.
    Day,
    /// What Fondly has no list for: a line of the note each.
    Custom,
}

/// What of an entry a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// What it is called.
    Label,
    /// The value.
    Value,
    /// A component: of an address by its place in `ADR` (RFC 6350 §6.3.1), of work the organization and the department.
    Component(usize),
}

/// The columns that mean one thing wherever they stand. Names are folded: small letters, one blank.
const NAMED: [(&str, Column); 59] = [
    ("name", Column::Whole),
    ("full name", Column::Whole),
    ("display name", Column::Whole),
    ("first name", Column::NamePart(1)),
    ("given name", Column::NamePart(1)),
    ("middle name", Column::NamePart(2)),
    ("additional name", Column::NamePart(2)),
    ("last name", Column::NamePart(0)),
    ("family name", Column::NamePart(0)),
    ("surname", Column::NamePart(0)),
    ("name prefix", Column::NamePart(3)),
    ("name suffix", Column::NamePart(4)),
    ("suffix", Column::NamePart(4)),
    ("nickname", Column::Nickname),
    ("phonetic first name", Column::PhoneticGiven),
    ("given name yomi", Column::PhoneticGiven),
    ("phonetic last name", Column::PhoneticFamily),
    ("family name yomi", Column::PhoneticFamily),
    ("organization name", Column::Organization),
    ("organization 1 - name", Column::Organization),
    ("organization", Column::Organization),
    ("company", Column::Organization),
    ("organization department", Column::Department),
    ("organization 1 - department", Column::Department),
    ("department", Column::Department),
    ("organization title", Column::Title),
    ("organization 1 - title", Column::Title),
    ("job title", Column::Title),
    ("position", Column::Title),
    ("pronouns", Column::Pronouns),
    ("language", Column::Language),
    ("time zone", Column::TimeZone),
    ("notes", Column::Note),
    ("note", Column::Note),
    ("labels", Column::Tags),
    ("group membership", Column::Tags),
    ("categories", Column::Tags),
    ("birthday", Column::Birthday),
    ("date of birth", Column::Birthday),
    ("anniversary", Column::Anniversary),
    ("started on", Column::JobStart),
    ("connected on", Column::Day("Connected on LinkedIn")),
    ("spouse", Column::Relation("spouse")),
    ("children", Column::Relation("child")),
    ("manager's name", Column::Relation("manager")),
    ("assistant's name", Column::Relation("assistant")),
    ("fondly id", Column::Id),
    ("file as", Column::Nothing),
    ("photo", Column::Nothing),
    ("priority", Column::Nothing),
    ("private", Column::Nothing),
    ("sensitivity", Column::Nothing),
    ("initials", Column::Nothing),
    ("e-mail type", Column::Nothing),
    ("e-mail 2 type", Column::Nothing),
    ("e-mail 3 type", Column::Nothing),
    ("e-mail display name", Column::Nothing),
    ("e-mail 2 display name", Column::Nothing),
    ("e-mail 3 display name", Column::Nothing),
];

/// Lists whose columns are numbered: "E-mail 1 - Value", "Phone 2 - Label".
const LISTS: [(&str, Kind); 9] = [
    ("e-mail", Kind::Email),
    ("phone", Kind::Phone),
    ("address", Kind::Address),
    ("website", Kind::Link),
    ("im", Kind::Link),
    ("relation", Kind::Relation),
    ("organization", Kind::Work),
    ("event", Kind::Day),
    ("custom field", Kind::Custom),
];

/// What Outlook calls its single columns: the place is the label.
const OUTLOOK: [(&str, Kind, &str); 27] = [
    ("e-mail address", Kind::Email, ""),
    ("email address", Kind::Email, ""),
    ("email", Kind::Email, ""),
    ("e-mail", Kind::Email, ""),
    ("e-mail 2 address", Kind::Email, " "),
    ("e-mail 3 address", Kind::Email, "  "),
    ("mobile phone", Kind::Phone, "cell"),
    ("mobile", Kind::Phone, "cell"),
    ("phone", Kind::Phone, ""),
    ("home phone", Kind::Phone, "home"),
    ("home phone 2", Kind::Phone, "home "),
    ("business phone", Kind::Phone, "work"),
    ("business phone 2", Kind::Phone, "work "),
    ("primary phone", Kind::Phone, "main"),
    ("other phone", Kind::Phone, "other"),
    ("company main phone", Kind::Phone, "work main"),
    ("home fax", Kind::Phone, "home fax"),
    ("business fax", Kind::Phone, "work fax"),
    ("other fax", Kind::Phone, "other fax"),
    ("pager", Kind::Phone, "pager"),
    ("car phone", Kind::Phone, "car"),
    ("web page", Kind::Link, ""),
    ("personal web page", Kind::Link, "home"),
    ("url", Kind::Link, ""),
    ("linkedin", Kind::Link, "linkedin"),
    ("home address", Kind::Address, "home"),
    ("business address", Kind::Address, "work"),
];

/// What people call the parts of the one address in a table of theirs, with their place in `ADR`.
const ADDRESS: [(usize, &[&str]); 5] = [
    (2, &["street", "street address", "straße", "strasse", "rue", "calle", "rua", "via", "indirizzo via", "straat"]),
    (3, &["city", "town", "ort", "stadt", "wohnort", "ville", "ciudad", "cidade", "città", "plaats"]),
    (4, &["state", "region", "province", "bundesland", "région", "provincia", "estado"]),
    (5, &["zip", "zip code", "postal code", "postcode", "plz", "postleitzahl", "code postal", "código postal", "cap"]),
    (6, &["country", "land", "pays", "país", "paese"]),
];

/// The components of an address as programs call them, with their place in `ADR`.
const COMPONENTS: [(&str, usize); 14] = [
    ("po box", 0),
    ("extended address", 1),
    ("street", 2),
    ("street 2", 1),
    ("street 3", 1),
    ("city", 3),
    ("region", 4),
    ("state", 4),
    ("postal code", 5),
    ("zip", 5),
    ("country", 6),
    ("country/region", 6),
    ("address po box", 0),
    ("address postal code", 5),
];

/// What the column of this name means.
#[must_use]
pub(super) fn column(name: &str) -> Column {
    let name = name.trim_start_matches('\u{feff}').split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    known(&name).or_else(|| qualified(&name)).unwrap_or(Column::Unknown)
}

/// What a name that programs write means.
fn known(name: &str) -> Option<Column> {
    if let Some((_, column)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(column.clone());
    }
    if let Some((_, kind, label)) = OUTLOOK.iter().find(|(known, ..)| *known == name) {
        return Some(Column::Entry(*kind, Part::Value, (*label).to_owned()));
    }
    if let Some((component, _)) = ADDRESS.iter().find(|(_, names)| names.contains(&name)) {
        return Some(Column::Entry(Kind::Address, Part::Component(*component), String::new()));
    }
    numbered(name).or_else(|| placed(name)).or_else(|| Meaning::elsewhere(name))
}

/// What people write behind a name to say which of several it is, with the label it means.
const QUALIFIERS: [(&str, &[&str]); 2] = [
    ("home", &["privat", "private", "personal", "home", "privé", "casa", "thuis", "privato"]),
    ("work", &["geschäftlich", "dienstlich", "beruflich", "arbeit", "büro", "work", "office", "travail", "trabajo", "lavoro", "werk"]),
];

/// "Mail privat", "phone 2", "work e-mail": a list's column, and which of several.
fn qualified(name: &str) -> Option<Column> {
    let (before, last) = name.rsplit_once(' ')?;
    let (first, after) = name.split_once(' ')?;
    let bare = |text: &str| text.trim_matches(['(', ')']).to_owned();
    [(before, bare(last)), (after, bare(first))].into_iter().find_map(|(rest, word)| {
        let is_numbered = word.parse::<u8>().is_ok();
        let label = QUALIFIERS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(label, _)| *label);
        match known(rest)? {
            Column::Entry(kind, Part::Value, _) if is_numbered => Some(Column::Entry(kind, Part::Value, word)),
            Column::Entry(kind, Part::Value, _) => Some(Column::Entry(kind, Part::Value, label?.to_owned())),
            _ => None,
        }
    })
}

/// "phone 2 - label".
fn numbered(name: &str) -> Option<Column> {
    let (list, part) = name.split_once(" - ")?;
    let (list, number) = list.rsplit_once(' ')?;
    let number: usize = number.parse().ok()?;
    let (at, (_, kind)) = LISTS.iter().enumerate().find(|(_, (known, _))| *known == list)?;
    let part = match (kind, part) {
        (Kind::Work, "name") => Part::Component(0),
        (Kind::Work, "department") => Part::Component(1),
        (Kind::Work, "title") => Part::Label,
        // Programs say there whether it is "work" or "school".
        (Kind::Work, "type") => return Some(Column::Nothing),
        (Kind::Work, _) => return None,
        (_, part) => part_of(part)?,
    };
    // Two lists may be of one kind: the first page and the first handle are two.
    Some(Column::Entry(*kind, part, (at * 1000 + number).to_string()))
}

fn part_of(part: &str) -> Option<Part> {
    Some(match part {
        "label" | "type" => Part::Label,
        "value" | "formatted" => Part::Value,
        other => Part::Component(COMPONENTS.iter().find(|(known, _)| *known == other)?.1),
    })
}

/// "home street", "business postal code".
fn placed(name: &str) -> Option<Column> {
    let (place, part) = name.split_once(' ')?;
    let label = match place {
        "home" => "home",
        "business" => "work",
        "other" => "other",
        _ => return None,
    };
    let (_, component) = COMPONENTS.iter().find(|(known, _)| *known == part)?;
    Some(Column::Entry(Kind::Address, Part::Component(*component), label.to_owned()))
}
