//! Communities: those who work or belong at the same place, or carry a tag that is called so.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Book;
use crate::{
    Result,
    domain::{ContactId, fold},
};

/// Where fewer belong it is no community.
const FEWEST: usize = 2;

/// What a company is before the law says nothing of which it is.
const FORMS: [&str; 24] = [
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "llc",
    "llp",
    "plc",
    "corp",
    "corporation",
    "co",
    "company",
    "gmbh",
    "ag",
    "kg",
    "ug",
    "ev",
    "se",
    "sa",
    "sarl",
    "sas",
    "srl",
    "bv",
    "ltda",
    "lda",
];

/// People who belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Community {
    /// What it is called, without the form of a company.
    pub name: String,
    /// A tag, and nobody's place of work?
    pub is_tag: bool,
    /// Both: some work there, and some carry the tag.
    pub is_both: bool,
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
        let mut all: BTreeMap<String, Community> = BTreeMap::new();
        for member in self.read().members()? {
            let name = without_form(&member.of);
            let one = all.entry(fold(name)).or_insert_with(|| Community {
                name: name.to_owned(),
                is_tag: member.is_tag,
                is_both: false,
                people: Vec::new(),
                last_talk: None,
            });
            one.is_both |= one.is_tag != member.is_tag;
            one.is_tag &= member.is_tag;
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

/// A name without the form of a company at its end: "Vela GmbH & Co. KG" is "Vela".
fn without_form(name: &str) -> &str {
    let name = name.trim();
    let is_form = |word: &str| {
        let plain: String = fold(word).chars().filter(|c| c.is_alphanumeric()).collect();
        plain.is_empty() || FORMS.contains(&plain.as_str())
    };
    let mut kept = name;
    while let Some((before, last)) = kept.rsplit_once(char::is_whitespace)
        && is_form(last)
    {
        kept = before.trim_end();
    }
    kept.trim_end_matches(',')
}
