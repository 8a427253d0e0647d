//! A card that changed: what is the same stays as it stands, in its place; the rest is written anew.

use std::collections::{HashMap, HashSet};

use super::{
    elsewhere::{Elsewhere, addresses_of},
    fold::{Lines, line_end_of},
    form::CardForm,
    fresh::{ALL_FIELDS, Writer},
    same,
};
use crate::cards::{
    CardContent,
    meaning::{Field, Item, Meant},
    syntax::{Card, Property},
};

/// What of the base is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// Everything that says the same as before.
    Unchanged,
    /// What Fondly has no field for.
    Unknown,
    /// The same, but no second name, which would be taken for the first when that is empty.
    UnknownButNames,
}

/// The card that is written over, and what other cards of the same person say.
#[derive(Clone, Copy)]
pub(super) struct Base<'a> {
    pub(super) raw: &'a [u8],
    pub(super) card: &'a Card<'a>,
    pub(super) meant: &'a Meant,
    pub(super) elsewhere: &'a Elsewhere,
}

/// What becomes of each property.
#[derive(Default)]
struct Plan {
    kept: HashSet<usize>,
    /// Entries of lists that go before a property that is kept.
    before: HashMap<usize, Vec<(Field, usize)>>,
    /// From which entry on a list is written anew, after its last property.
    rest: HashMap<Field, usize>,
}

/// The content over its base.
pub(super) fn rewrite(content: &CardContent, base: &Base<'_>, form: CardForm, keep: Keep) -> Vec<u8> {
    let Base { raw: base, card, meant, elsewhere } = *base;
    let plan = plan(content, card, meant, form, keep);
    let mut lines = Lines::new(line_end_of(base));
    lines.put("BEGIN:VCARD");
    lines.put(form.version_line());
    let groups = card.properties.iter().map(|property| property.group.clone());
    let mut writer = Writer::new(content, form, lines).knowing(groups, [addresses_of(card), elsewhere.addresses.clone()].concat());
    // The less is kept of the base, the less of others.
    if keep == Keep::Unchanged {
        writer = writer.quoting(elsewhere);
    }
    let (mut first, mut last) = (HashMap::new(), HashMap::new());
    for (at, field) in meant.fields.iter().enumerate() {
        first.entry(*field).or_insert(at);
        last.insert(*field, at);
    }
    let absent = |field: &&Field| !first.contains_key(field);
    let names = [Field::NameParts, Field::FullName];
    names.iter().filter(absent).for_each(|field| writer.field(*field));
    for (at, (property, field)) in card.properties.iter().zip(&meant.fields).enumerate() {
        let is_list = plan.rest.contains_key(field);
        let is_kept = plan.kept.contains(&at);
        if !is_list && first.get(field) == Some(&at) && !is_kept {
            writer.field(*field);
        }
        plan.before.get(&at).into_iter().flatten().for_each(|(field, entry)| writer.entry(*field, *entry));
        if is_kept {
            match property.without_old_encoding().filter(|_| !form.is(card.version)) {
                Some(line) => writer.lines.put(&line),
                None => writer.lines.put_kept(base.get(property.span.clone()).unwrap_or_default()),
            }
        }
        if is_list && last.get(field) == Some(&at) {
            writer.entries(*field, plan.rest.get(field).copied().unwrap_or_default());
        }
    }
    ALL_FIELDS.iter().filter(|field| !names.contains(field)).filter(absent).for_each(|field| writer.field(*field));
    writer.finish()
}

fn plan(content: &CardContent, card: &Card<'_>, meant: &Meant, form: CardForm, keep: Keep) -> Plan {
    let mut plan = Plan::default();
    // A line of another version is written in the form this one has for it.
    let as_is = keep == Keep::Unchanged && form.is(card.version);
    let items = &meant.items;
    plan.align(Field::Emails, &items.emails, &content.fields.emails, as_is);
    plan.align(Field::Phones, &items.phones, &content.fields.phones, as_is);
    plan.align(Field::Addresses, &items.addresses, &content.fields.addresses, as_is);
    plan.align(Field::Links, &items.links, &content.fields.links, as_is);
    plan.align(Field::Relations, &items.relations, &content.fields.relations, as_is);
    plan.align(Field::Dates, &items.dates, &content.dates, as_is);
    // Several forms of one anniversary double it at every sync: when the card is written, one is left.
    let forms = meant.fields.iter().filter(|field| **field == Field::Anniversary).count();
    let unchanged: HashSet<Field> = ALL_FIELDS.into_iter().filter(|field| same(*field, &meant.content, content)).collect();
    let is_same = |field| unchanged.contains(&field);
    for (at, (property, field)) in card.properties.iter().zip(&meant.fields).enumerate() {
        let same = is_same(*field);
        let stays = match field {
            Field::GroupLabel => false,
            Field::Nothing if property.name == "LABEL" => is_same(Field::Addresses),
            Field::Nothing => keep != Keep::UnknownButNames || !matches!(property.name.as_str(), "N" | "FN"),
            Field::Uid => same,
            Field::Anniversary => as_is && same && forms == 1,
            field if plan.rest.contains_key(field) => false,
            _ => as_is && same,
        };
        if stays {
            plan.kept.insert(at);
        }
    }
    plan.keep_group_labels(card, meant);
    plan
}

impl Plan {
    /// Keeps the entries that are still wanted, in their order; the others go where they belong among them.
    fn align<T: PartialEq>(&mut self, field: Field, items: &[Item<T>], wanted: &[T], as_is: bool) {
        let mut next = 0;
        for item in items.iter().filter(|_| as_is) {
            // As far as a person adds entries at a time; past that the list is written anew.
            let Some(found) = wanted.iter().skip(next).take(64).position(|value| *value == item.value) else { continue };
            self.kept.insert(item.property);
            let added = (next..next + found).map(|entry| (field, entry));
            self.before.entry(item.property).or_default().extend(added);
            next += found + 1;
        }
        self.rest.insert(field, next);
    }

    /// A label goes with what it labels; one that labels nothing stays.
    fn keep_group_labels(&mut self, card: &Card<'_>, meant: &Meant) {
        let labels = |at: &usize| meant.fields.get(*at) == Some(&Field::GroupLabel);
        let mut groups: HashMap<&str, bool> = HashMap::new();
        for (at, property) in card.properties.iter().enumerate().filter(|(at, _)| !labels(at)) {
            *groups.entry(&property.group).or_default() |= self.kept.contains(&at);
        }
        let stays = |(at, property): &(usize, &Property<'_>)| {
            labels(at) && (property.group.is_empty() || groups.get(property.group.as_str()).copied().unwrap_or(true))
        };
        let kept: Vec<usize> = card.properties.iter().enumerate().filter(stays).map(|(at, _)| at).collect();
        self.kept.extend(kept);
    }
}
