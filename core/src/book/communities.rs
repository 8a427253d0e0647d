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
    /// What it is called, by the shortest of its names.
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
            let name = member.of.trim();
            let one = all.entry(without_form(&fold(name))).or_insert_with(|| Community {
                name: name.to_owned(),
                is_tag: member.is_tag,
                is_both: false,
                people: Vec::new(),
                last_talk: None,
            });
            one.is_both |= one.is_tag != member.is_tag;
            one.is_tag &= member.is_tag;
            if name.len() < one.name.len() {
                name.clone_into(&mut one.name);
            }
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

/// A folded name without the form of a company at its end: "vela gmbh & co. kg" is "vela".
fn without_form(folded: &str) -> String {
    let plain = |word: &&str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_form = |word: &&str| FORMS.contains(&plain(word).as_str()) || plain(word).is_empty();
    let forms = words.iter().skip(1).rev().take_while(|word| is_form(word)).count();
    let kept = words.get(..words.len() - forms).unwrap_or(&words);
    kept.join(" ").trim_end_matches(',').to_owned()
}
