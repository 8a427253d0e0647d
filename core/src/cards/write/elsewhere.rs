//! What the other cards of someone who has several say of an entry: their line goes out as it stands there, and not as Fondly would
//! write it anew, so that an address keeps its parts and a number its kind (V1, V4).

use std::collections::HashMap;

use super::form::CardForm;
use crate::{
    cards::{
        meaning::{Field, Item, address_lines, interpret},
        syntax::{Card, Property},
    },
    domain::Labelled,
};

/// Addresses in their parts, by how they are read.
pub(super) type Addresses = Vec<(String, Vec<String>)>;

/// The lines of other cards, by what they say.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    lines: HashMap<(Field, Labelled), Vec<Vec<u8>>>,
    pub(super) addresses: Addresses,
}

impl Elsewhere {
    /// Cards of another form have their addresses only: their lines are not of this form.
    pub(super) fn of(cards: &[Vec<u8>], form: CardForm) -> Self {
        let mut elsewhere = Self::default();
        for raw in cards {
            let card = Card::parse(raw);
            elsewhere.addresses.extend(addresses_of(&card));
            if form.is(card.version) {
                elsewhere.take(raw, &card);
            }
        }
        elsewhere
    }

    fn take(&mut self, raw: &[u8], card: &Card<'_>) {
        let items = interpret(card).items;
        let lists: [(Field, &[Item<Labelled>]); 5] = [
            (Field::Emails, &items.emails),
            (Field::Phones, &items.phones),
            (Field::Addresses, &items.addresses),
            (Field::Links, &items.links),
            (Field::Relations, &items.relations),
        ];
        for (field, list) in lists {
            // What is preferred there is not so here, where it stands among others.
            for item in list.iter().filter(|item| item.rank == Property::NO_RANK) {
                let Some(property) = card.properties.get(item.property) else { continue };
                let labels =
                    |one: &&Property<'_>| !property.group.is_empty() && one.group == property.group && one.name.starts_with("X-AB");
                let lines = card.properties.iter().filter(|one| labels(one) && one.span != property.span).chain([property]);
                let lines = lines.map(|one| raw.get(one.span.clone()).unwrap_or_default().to_vec()).collect();
                self.lines.entry((field, item.value.clone())).or_insert(lines);
            }
        }
    }

    /// The lines that say this entry, the last of them the entry itself; none when no card does.
    pub(super) fn lines(&self, field: Field, entry: &Labelled) -> Option<&[Vec<u8>]> {
        self.lines.get(&(field, entry.clone())).map(Vec::as_slice)
    }
}

/// The addresses of a card as they are read, with their parts.
pub(super) fn addresses_of(card: &Card<'_>) -> Addresses {
    let addresses = card.properties.iter().filter(|property| property.name == "ADR").map(Property::components);
    addresses.map(|parts| (address_lines(&parts), parts)).collect()
}
