//! Several cards of one person: what only the others say in lines Fondly has no field for comes along (V1, V4).

use std::collections::{BTreeSet, HashMap};

use super::{
    fold::{Lines, line_end_of},
    in_utf8,
};
use crate::cards::{
    fingerprint::unknown_line,
    meaning::{Field, interpret},
    syntax::Card,
};

/// The card, with the lines of `other` that it has not and that Fondly has no field for, before its end. A group of lines gets a name
/// that is free in the card, so that labels stay with what they label.
pub(super) fn with_unknown_of(card: Vec<u8>, other: &[u8]) -> Vec<u8> {
    let (mine, theirs) = (Card::parse(&card), Card::parse(other));
    let known: BTreeSet<[u8; 32]> = mine.properties.iter().filter_map(unknown_line).collect();
    let fields = interpret(&theirs).fields;
    let unknown =
        |(property, field): &(&_, Field)| *field == Field::Nothing && unknown_line(property).is_some_and(|line| !known.contains(&line));
    let wanted: Vec<_> = theirs.properties.iter().zip(fields).filter(unknown).map(|(property, _)| property).collect();
    if wanted.is_empty() {
        return card;
    }
    let mut groups = Groups::apart_from(mine.properties.iter().map(|property| property.group.as_str()));
    let mut lines = Lines::new(line_end_of(&card));
    for property in wanted {
        let labels = theirs.properties.iter().filter(|one| one.name == "X-ABLABEL" && !one.group.is_empty() && one.group == property.group);
        for line in labels.chain([property]) {
            lines.put_kept(&groups.renamed(&line.group, other.get(line.span.clone()).unwrap_or_default()));
        }
    }
    let end = mine.properties.last().map_or(card.len(), |last| last.span.end);
    let (before, after) = card.split_at(end.min(card.len()));
    [before, &in_utf8(&lines.into_bytes()), after].concat()
}

/// New names for groups of lines.
struct Groups {
    taken: BTreeSet<String>,
    renamed: HashMap<String, String>,
}

impl Groups {
    fn apart_from<'a>(taken: impl Iterator<Item = &'a str>) -> Self {
        Self { taken: taken.map(str::to_owned).collect(), renamed: HashMap::new() }
    }

    /// The line under the new name of its group.
    fn renamed(&mut self, group: &str, line: &[u8]) -> Vec<u8> {
        let Some((_, rest)) =
            (!group.is_empty()).then(|| line.iter().position(|byte| *byte == b'.')).flatten().map(|dot| line.split_at(dot))
        else {
            return line.to_vec();
        };
        let taken = &mut self.taken;
        let name = self.renamed.entry(group.to_owned()).or_insert_with(|| {
            let free = (1..).map(|number| format!("item{number}")).find(|name| !taken.iter().any(|one| one.eq_ignore_ascii_case(name)));
            let name = free.unwrap_or_default();
            taken.insert(name.clone());
            name
        });
        [name.as_bytes(), rest].concat()
    }
}
