//! Properties to words: what each property of each program means to Fondly.

mod address;
mod dates;
mod handles;
mod labels;
mod names;
mod photo;
mod properties;
mod work;

use std::collections::HashSet;

use super::{CardContent, CardDate, syntax::Card};
use crate::domain::{Labelled, LifeDate};

pub(crate) use address::lines_of as address_lines;
pub(super) use handles::geo;
pub(super) use labels::{is_type_label, wrapped};

/// What a property fed; a property that fed nothing is kept as it is when the card is written again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Nothing,
    /// `X-ABLabel` and its like: goes where its group goes.
    GroupLabel,
    Uid,
    Rev,
    Kind,
    Members,
    FullName,
    NameParts,
    Nickname,
    Work,
    Pronouns,
    Phonetic,
    Language,
    TimeZone,
    Note,
    Emails,
    Phones,
    Addresses,
    Links,
    Tags,
    Birthday,
    Anniversary,
    Dates,
    Relations,
    Photo,
}

/// One entry of a list and the property that said it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item<T> {
    pub(super) property: usize,
    pub(super) rank: u32,
    pub(super) value: T,
}

/// The lists of a card, with the property behind each entry; in the order of the content.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) emails: Vec<Item<Labelled>>,
    pub(super) phones: Vec<Item<Labelled>>,
    pub(super) addresses: Vec<Item<Labelled>>,
    pub(super) links: Vec<Item<Labelled>>,
    pub(super) relations: Vec<Item<Labelled>>,
    pub(super) dates: Vec<Item<CardDate>>,
}

/// A card understood.
#[derive(Debug, Default)]
pub(super) struct Meant {
    pub(super) content: CardContent,
    pub(super) items: Items,
    /// How much its owner prefers the name that was taken; 0 before there is one.
    name_rank: u32,
    /// The birthday by another calendar, where it is the only one so far, and which property said it.
    alternate: Option<(usize, LifeDate)>,
    /// Organizations and titles, each with its group.
    work: work::Said,
    /// For each property of the card what it fed.
    pub(super) fields: Vec<Field>,
    /// The tags and nicknames that are known by now: a hostile card has a hundred thousand.
    seen: HashSet<(Field, String)>,
    /// Lines after the card's first, and what is wrong there.
    pub(super) complaints: Vec<(u64, String)>,
}

/// Understands a card; what it can't, it says in `complaints`.
pub(super) fn interpret(card: &Card<'_>) -> Meant {
    let labels = labels::GroupLabels::of(card);
    let mut meant = Meant { fields: Vec::with_capacity(card.properties.len()), ..Meant::default() };
    for (at, property) in card.properties.iter().enumerate() {
        let field = properties::take(&mut meant, property, at, &labels);
        meant.fields.push(field);
    }
    address::labels_for_want_of_addresses(&mut meant, card, &labels);
    let Items { emails, phones, addresses, links, relations, dates } = &mut meant.items;
    let content = &mut meant.content;
    content.fields.emails = in_order(emails);
    content.fields.phones = in_order(phones);
    content.fields.addresses = in_order(addresses);
    content.fields.links = in_order(links);
    content.fields.relations = in_order(relations);
    content.dates = in_order(dates);
    std::mem::take(&mut meant.work).tell(&mut content.fields);
    names::name_the_nameless(content);
    meant
}

/// Preferred first; otherwise as the card has them.
fn in_order<T: Clone>(items: &mut [Item<T>]) -> Vec<T> {
    items.sort_by_key(|item| item.rank);
    items.iter().map(|item| item.value.clone()).collect()
}
