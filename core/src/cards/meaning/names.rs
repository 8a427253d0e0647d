//! What someone is called, and who is who to them.

use super::{Field, Meant};
use crate::cards::{CardContent, syntax::Property};

/// `FN`: the first that says anything, or the one its owner prefers; its twins in other languages (`ALTID`) stay in the card.
pub(super) fn take_full_name(meant: &mut Meant, property: &Property<'_>) -> Field {
    let display = &mut meant.content.fields.name.display;
    let (name, rank) = (on_one_line(property.text()), property.rank());
    if !display.is_empty() && (name.is_empty() || rank >= meant.name_rank) {
        return alternative(property, Field::FullName);
    }
    (*display, meant.name_rank) = (name, rank);
    Field::FullName
}

/// `N`: family; given; additional; prefix; suffix.
pub(super) fn take_parts(content: &mut CardContent, property: &Property<'_>) -> Field {
    let name = &mut content.fields.name;
    if [&name.family, &name.given, &name.additional, &name.prefix, &name.suffix].iter().any(|part| !part.is_empty()) {
        return alternative(property, Field::NameParts);
    }
    let mut parts = property.components().into_iter();
    for part in [&mut name.family, &mut name.given, &mut name.additional, &mut name.prefix, &mut name.suffix] {
        *part = parts.next().unwrap_or_default().replace('\n', " ");
    }
    Field::NameParts
}

fn alternative(property: &Property<'_>, field: Field) -> Field {
    if property.parameter("ALTID").is_some() || property.parameter("LANGUAGE").is_some() { Field::Nothing } else { field }
}

/// Several nicknames are one text with commas.
pub(super) fn take_nicknames(meant: &mut Meant, names: Vec<String>) -> Field {
    let nickname = &mut meant.content.fields.name.nickname;
    for name in names.into_iter().map(on_one_line).filter(|name| !name.is_empty()) {
        if meant.seen.insert((Field::Nickname, name.clone())) {
            if !nickname.is_empty() {
                nickname.push_str(", ");
            }
            nickname.push_str(&name);
        }
    }
    Field::Nickname
}

/// A card without any name is called by its company, else an address or a number.
pub(super) fn name_the_nameless(content: &mut CardContent) {
    if !content.fields.name.shown().is_empty() {
        return;
    }
    let first = |values: &[crate::domain::Labelled]| values.first().map(|value| value.value.clone()).unwrap_or_default();
    let candidates = [content.fields.organization.clone(), first(&content.fields.emails), first(&content.fields.phones)];
    content.fields.name.display = on_one_line(candidates.into_iter().find(|name| !name.is_empty()).unwrap_or_default());
}

/// Who a property of that name is about: each program has its own for the same few.
pub(super) fn relation_named(name: &str) -> Option<&'static str> {
    Some(match name {
        "X-SPOUSE"
        | "X-EVOLUTION-SPOUSE"
        | "X-MS-SPOUSE"
        | "X-KADDRESSBOOK-X-SPOUSENAME"
        | "X-KADDRESSBOOK-X-SPOUSESNAME"
        | "X-WAB-SPOUSE_NAME"
        | "X-SPOUSE-NAME" => "spouse",
        "X-MANAGER" | "X-EVOLUTION-MANAGER" | "X-MS-MANAGER" | "X-KADDRESSBOOK-X-MANAGERSNAME" => "manager",
        "X-ASSISTANT" | "X-EVOLUTION-ASSISTANT" | "X-MS-ASSISTANT" | "X-KADDRESSBOOK-X-ASSISTANTSNAME" => "assistant",
        "X-CHILD" | "X-CHILDREN" | "X-MS-CHILD" | "X-WAB-CHILDREN" => "child",
        "X-PARTNER" => "partner",
        "X-MOTHER" => "mother",
        "X-FATHER" => "father",
        _ => return None,
    })
}

/// `ContactsContract.CommonDataKinds.Relation`.
pub(super) fn android_relation(kind: &str) -> Option<&'static str> {
    const KINDS: [&str; 14] = [
        "assistant",
        "brother",
        "child",
        "domestic partner",
        "father",
        "friend",
        "manager",
        "mother",
        "parent",
        "partner",
        "referred by",
        "relative",
        "sister",
        "spouse",
    ];
    KINDS.get(kind.parse::<usize>().ok()?.checked_sub(1)?).copied()
}

/// A name is one line, whatever it is made from.
fn on_one_line(name: String) -> String {
    if name.contains('\n') { name.split_whitespace().collect::<Vec<_>>().join(" ") } else { name }
}
