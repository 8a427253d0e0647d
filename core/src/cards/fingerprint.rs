//! Whether two cards say the same: their properties without order, folds, line ends, revision and the program that wrote them.

use std::collections::{BTreeSet, HashMap};

use sha2::{Digest, Sha256};

use super::{
    ReadCard,
    meaning::{Field, interpret},
    syntax::{Card, Property},
};

/// SHA-256 of what the card says. Equal for the same card refolded, reordered, with other line ends, group names or `REV`.
#[must_use]
pub fn fingerprint(card: &ReadCard) -> [u8; 32] {
    let parsed = Card::parse(&card.raw);
    let own = |property: &&Property<'_>| property.name == "X-ABLABEL" && !property.group.is_empty();
    let labels: HashMap<&str, String> = parsed.properties.iter().filter(own).map(|label| (label.group.as_str(), label.text())).collect();
    let said = parsed.properties.iter().filter(|property| !is_about_the_card(property) && !own(property));
    let mut entries: Vec<[u8; 32]> =
        said.map(|property| entry(property, labels.get(property.group.as_str()), property.escaped_text().trim().as_bytes())).collect();
    entries.sort_unstable();
    let mut whole = Sha256::new();
    for entry in entries {
        whole.update(entry);
    }
    whole.finalize().into()
}

/// What the card says in lines that Fondly has no field for, each by its SHA-256.
#[must_use]
pub fn unknown_lines(card: &[u8]) -> BTreeSet<[u8; 32]> {
    let parsed = Card::parse(card);
    let fields = interpret(&parsed).fields;
    let unknown = parsed.properties.iter().zip(fields).filter(|(_, field)| *field == Field::Nothing);
    unknown.filter_map(|(property, _)| unknown_line(property)).collect()
}

/// What a line says, by its SHA-256; `None` when it says nothing of anyone.
pub(super) fn unknown_line(property: &Property<'_>) -> Option<[u8; 32]> {
    (!is_about_the_card(property)).then(|| entry(property, None, property.text().as_bytes()))
}

/// Says the property when and by whom the card was written, and nothing of anyone?
fn is_about_the_card(property: &Property<'_>) -> bool {
    matches!(property.name.as_str(), "REV" | "PRODID")
}

/// What a property says; `value` is its text, escaped or not.
fn entry(property: &Property<'_>, label: Option<&String>, value: &[u8]) -> [u8; 32] {
    let mut parameters: Vec<String> = property
        .parameters
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "ENCODING" | "CHARSET"))
        .flat_map(|(name, value)| value.split(',').map(move |value| format!("{name}={}", value.trim().to_lowercase())))
        .collect();
    parameters.sort_unstable();
    let mut hash = Sha256::new();
    let mut put = |part: &[u8]| {
        hash.update(part);
        hash.update([0]);
    };
    put(property.name.as_bytes());
    for parameter in &parameters {
        put(parameter.as_bytes());
    }
    put(label.map(String::as_str).unwrap_or_default().as_bytes());
    match property.is_base64 {
        true => put(&property.value.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect::<Vec<u8>>()),
        false => put(value),
    }
    hash.finalize().into()
}
