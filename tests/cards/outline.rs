//! A file's readings in a text that is quick to review in a diff.

use std::fmt::Write;

use fondly_core::{
    cards::{CardContent, Photo, Reading, read_all},
    domain::Labelled,
};

/// Every card and problem of a file, one field a line, nothing that is empty.
pub(super) fn outline(bytes: &[u8]) -> String {
    let mut text = String::new();
    for reading in read_all(bytes) {
        match reading {
            Reading::Card(card) => {
                _ = writeln!(text, "card {} (line {}, {} bytes)", card.card, card.line, card.raw.len());
                for (name, value) in fields(&card.content) {
                    _ = writeln!(text, "  {name}: {}", shortened(&value));
                }
                for warning in &card.warnings {
                    _ = writeln!(text, "  ! line {}: {}", warning.line, warning.reason);
                }
            }
            Reading::Problem(problem) => _ = writeln!(text, "! card {}, line {}: {}", problem.card, problem.line, problem.reason),
        }
    }
    text
}

/// What one card says, one field a line.
pub(super) fn outline_of(content: &CardContent) -> String {
    let lines = fields(content).into_iter().filter(|(_, value)| !value.is_empty());
    lines.map(|(name, value)| format!("  {name}: {}", shortened(&value))).collect::<Vec<_>>().join("\n")
}

fn fields(content: &CardContent) -> Vec<(String, String)> {
    let name = &content.fields.name;
    let mut fields = vec![
        ("uid", content.uid.clone().unwrap_or_default()),
        ("rev", content.rev.clone().unwrap_or_default()),
        (
            "kind",
            if content.is_group {
                "group"
            } else if content.is_organization {
                "organization"
            } else {
                ""
            }
            .to_owned(),
        ),
        ("members", content.members.join(" | ")),
        ("name", name.display.clone()),
        (
            "parts",
            [&name.family, &name.given, &name.additional, &name.prefix, &name.suffix]
                .map(String::as_str)
                .join("; ")
                .trim_matches([';', ' '])
                .to_owned(),
        ),
        ("nickname", name.nickname.clone()),
        ("organization", content.fields.organization.clone()),
        ("title", content.fields.title.clone()),
        ("pronouns", content.fields.pronouns.clone()),
        ("said", [name.phonetic_given.as_str(), &name.phonetic_family].join(" ").trim().to_owned()),
        ("language", content.fields.language.clone()),
        ("time zone", content.fields.time_zone.clone()),
        ("tags", content.fields.tags.join(" | ")),
        ("birthday", content.birthday.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("anniversary", content.anniversary.as_ref().map(ToString::to_string).unwrap_or_default()),
    ];
    for (name, list) in [
        ("also at", &content.fields.other_work),
        ("email", &content.fields.emails),
        ("phone", &content.fields.phones),
        ("address", &content.fields.addresses),
        ("link", &content.fields.links),
        ("relation", &content.fields.relations),
    ] {
        fields.extend(list.iter().map(|entry| (name, labelled(entry))));
    }
    fields.extend(content.dates.iter().map(|date| ("date", format!("{} [{}]", date.date, date.label))));
    fields.push(("note", content.fields.note.clone()));
    fields.push(("photo", content.photo.as_ref().map(photo).unwrap_or_default()));
    fields.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name.to_owned(), value)).collect()
}

fn labelled(entry: &Labelled) -> String {
    if entry.label.is_empty() { entry.value.clone() } else { format!("{} [{}]", entry.value, entry.label) }
}

fn photo(photo: &Photo) -> String {
    match photo {
        Photo::Bytes(bytes) => format!("{} bytes", bytes.len()),
        Photo::Link(link) => link.clone(),
    }
}

fn shortened(value: &str) -> String {
    let line = value.replace('\n', " / ");
    if line.chars().count() <= 160 {
        line
    } else {
        format!("{}… ({} characters)", line.chars().take(120).collect::<String>(), line.chars().count())
    }
}
