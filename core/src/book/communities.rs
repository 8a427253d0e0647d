//! Communities: those who work or belong at the same place, or carry the same tag.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Book;
use crate::{
    Result,
    domain::{ContactId, fold},
};

/// Where fewer belong it is no community.
const FEWEST: usize = 2;

/// People who belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Community {
    /// What it is called, as the first of them has it.
    pub name: String,
    /// A tag, and no place of work?
    pub is_tag: bool,
    /// Who, in the order of their names.
    pub people: Vec<(ContactId, String)>,
    /// The day of the last talk with any of them.
    pub last_talk: Option<Date>,
}

impl Book {
    /// Those who work or belong at the same place, or carry the same tag, as far as there are several; the largest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn communities(&self) -> Result<Vec<Community>> {
        let mut all: BTreeMap<(bool, String), Community> = BTreeMap::new();
        for member in self.read().members()? {
            let key = (member.is_tag, fold(&member.of));
            let one = all.entry(key).or_insert_with(|| Community {
                name: member.of.trim().to_owned(),
                is_tag: member.is_tag,
                people: Vec::new(),
                last_talk: None,
            });
            one.last_talk = one.last_talk.max(member.talked);
            if one.people.last().is_none_or(|(last, _)| *last != member.person) {
                one.people.push((member.person, member.name));
            }
        }
        let mut found: Vec<Community> = all.into_values().filter(|one| one.people.len() >= FEWEST).collect();
        found.sort_by_key(|one| (std::cmp::Reverse(one.people.len()), fold(&one.name)));
        Ok(found)
    }
}
