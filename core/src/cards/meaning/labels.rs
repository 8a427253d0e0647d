//! What a value is called: `TYPE` words, or Apple's `X-ABLabel` in the same group.

use std::collections::HashMap;

use crate::cards::syntax::{Card, Property};

/// The words of `TYPE` that tell one value from another, in the order they are said.
const TELLING: [&str; 16] = [
    "home",
    "work",
    "school",
    "other",
    "main",
    "cell",
    "iphone",
    "fax",
    "pager",
    "car",
    "video",
    "text",
    "textphone",
    "isdn",
    "bbs",
    "radio",
];
/// The words that don't.
const NOISE: [&str; 26] = [
    "voice",
    "pref",
    "internet",
    "msg",
    "dom",
    "intl",
    "postal",
    "parcel",
    "x400",
    "uri",
    "url",
    "email",
    "inline",
    "vcard",
    "x-unknown",
    "quoted-printable",
    "base64",
    "utf-8",
    "8bit",
    "modem",
    "x-pref",
    "unknown",
    "vcard4",
    "text/directory",
    "de-de",
    "voip",
];
/// What Apple programs translate when it is wrapped.
const APPLE: [(&str, &str); 16] = [
    ("anniversary", "Anniversary"),
    ("assistant", "Assistant"),
    ("brother", "Brother"),
    ("child", "Child"),
    ("daughter", "Daughter"),
    ("father", "Father"),
    ("friend", "Friend"),
    ("home page", "HomePage"),
    ("manager", "Manager"),
    ("mother", "Mother"),
    ("other", "Other"),
    ("parent", "Parent"),
    ("partner", "Partner"),
    ("sister", "Sister"),
    ("son", "Son"),
    ("spouse", "Spouse"),
];

/// The labels of a card's groups.
pub(super) struct GroupLabels(HashMap<String, String>);

impl GroupLabels {
    /// All of them at once: a label may stand before or after what it belongs to.
    pub(super) fn of(card: &Card<'_>) -> Self {
        let labels = card.properties.iter().filter(|property| property.name == "X-ABLABEL" && !property.group.is_empty());
        Self(labels.map(|label| (label.group.clone(), unwrapped(&label.text()))).filter(|(_, label)| !label.is_empty()).collect())
    }

    /// What the property's value is called; may be empty.
    pub(super) fn of_property(&self, property: &Property<'_>) -> String {
        let own = if property.group.is_empty() { None } else { self.0.get(&property.group) };
        own.cloned().unwrap_or_else(|| type_label(property.types()))
    }
}

/// Type words as one label: "home fax"; words of no help left out, the others in a fixed order.
pub(super) fn type_label(types: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = Vec::new();
    // Nobody names a value by more words; a hostile card does.
    for word in types.take(32) {
        let word = match word.as_str() {
            "mobile" | "x-mobile" | "cellular" => "cell".to_owned(),
            other => other.strip_prefix("x-").map(str::trim_start).filter(|rest| !rest.is_empty()).unwrap_or(other).to_owned(),
        };
        if !NOISE.contains(&word.as_str()) && !words.contains(&word) {
            words.push(word);
        }
    }
    if words.iter().any(|word| word == "iphone") {
        words.retain(|word| word != "cell");
    }
    words.sort_by_key(|word| TELLING.iter().position(|known| known == word).unwrap_or(TELLING.len()));
    words.join(" ")
}

/// Can this label be written as `TYPE` words and come back the same?
pub(crate) fn is_type_label(label: &str) -> bool {
    label.split(' ').all(|word| TELLING.contains(&word)) && type_label(label.split(' ').map(str::to_owned)) == label
}

/// `_$!<HomePage>!$_` → "home page"; the owner's own words stay as they are. Some servers escape the signs as in HTML.
fn unwrapped(label: &str) -> String {
    let plain;
    let label = if label.contains('&') {
        plain = label.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        plain.trim()
    } else {
        label.trim()
    };
    let Some(inner) = label.strip_prefix("_$!<").and_then(|rest| rest.strip_suffix(">!$_")) else { return label.to_owned() };
    let mut words = String::with_capacity(inner.len() + 1);
    let mut low = false;
    for letter in inner.chars() {
        if letter.is_uppercase() && low {
            words.push(' ');
        }
        low = letter.is_lowercase();
        words.extend(letter.to_lowercase());
    }
    if words == "mobile" { "cell".to_owned() } else { words }
}

/// The label as `X-ABLabel` has it.
pub(crate) fn wrapped(label: &str) -> String {
    let known = APPLE.iter().find(|(plain, _)| *plain == label);
    known.map_or_else(|| label.to_owned(), |(_, apple)| format!("_$!<{apple}>!$_"))
}
