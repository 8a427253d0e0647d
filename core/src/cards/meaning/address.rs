//! Postal addresses: seven components to the lines of one text.

use super::{Field, Item, Meant, labels::GroupLabels, properties::types_only};
use crate::{
    cards::syntax::{Card, Property},
    domain::Labelled,
};

/// `ADR` to lines.
pub(super) fn take(meant: &mut Meant, property: &Property<'_>, at: usize, labels: &GroupLabels) -> Field {
    let value = lines_of(&property.components());
    if value.is_empty() {
        return Field::Nothing;
    }
    let value = Labelled { label: labels.of_property(property), value };
    meant.items.addresses.push(Item { property: at, rank: property.rank(), value });
    Field::Addresses
}

/// Post box; extended; street; city; region; code; country — as one writes them on an envelope.
pub(crate) fn lines_of(components: &[String]) -> String {
    let part = |at: usize| components.get(at).map(|part| part.trim()).unwrap_or_default();
    let (city, region, code) = (part(3), part(4), part(5));
    let town = match (city.is_empty(), region.is_empty()) {
        (_, true) => joined([code, city], " "),
        (true, false) => joined([region, code], " "),
        // With a region the code stands after it, as in America.
        (false, false) => format!("{city}, {}", joined([region, code], " ")),
    };
    joined([part(0), part(1), part(2), &town, part(6)], "\n")
}

fn joined<const N: usize>(parts: [&str; N], between: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

/// Outlook writes a `LABEL`, the envelope as printed, for addresses it gives no `ADR`.
pub(super) fn labels_for_want_of_addresses(meant: &mut Meant, card: &Card<'_>, labels: &GroupLabels) {
    if !meant.items.addresses.is_empty() {
        return;
    }
    for (at, (property, field)) in card.properties.iter().zip(&mut meant.fields).enumerate() {
        let value = if property.name == "LABEL" { property.text() } else { String::new() };
        if !value.is_empty() {
            *field = Field::Addresses;
            let label = if property.group.is_empty() { types_only(property) } else { labels.of_property(property) };
            meant.items.addresses.push(Item { property: at, rank: property.rank(), value: Labelled { label, value } });
        }
    }
}
