//! How two people are related: the shortest way from one to the other along the ties that people of the book name.

use std::collections::{HashMap, HashSet, VecDeque};

use super::{Book, contacts::known, relationships::relationships};
use crate::{
    Result,
    domain::{ContactId, Kin, Labelled, tie_word},
    store::Reader,
};

/// So many ties are followed at most.
const FARTHEST: usize = 4;
/// So many people are looked at.
const MOST: usize = 400;

/// How someone is related to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The ties on the way, each with whom it leads to: "mother", "Rosa Costa".
    pub steps: Vec<(String, String)>,
    /// What they come to: "aunt"; `None` where there is no word for it.
    pub word: Option<String>,
}

impl Related {
    /// In a sentence: "Rita Costa is Ana Costa’s aunt (mother’s sister)".
    #[must_use]
    pub fn in_words(&self, whose: &str, who: &str) -> String {
        self.said(&format!("{whose}’s"), who)
    }

    /// The same where it is the user's own: "Rita Costa is your aunt (mother’s sister)".
    #[must_use]
    pub fn to_me(&self, who: &str) -> String {
        self.said("your", who)
    }

    fn said(&self, whose: &str, who: &str) -> String {
        let chain = self.steps.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>().join("’s ");
        match &self.word {
            Some(word) if self.steps.len() > 1 => format!("{who} is {whose} {word} ({chain})"),
            _ => format!("{who} is {whose} {chain}"),
        }
    }
}

impl Book {
    /// How `other` is related to `one`: what they are to them. `None` where no ties lead from one to the other.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn related(&self, one: ContactId, other: ContactId) -> Result<Option<Related>> {
        let read = self.read();
        known(&read, one)?;
        let pronouns = known(&read, other)?.fields.pronouns;
        // A family's way is told before another, be it longer.
        let family = way(&read, one, other, |label| Kin::labelled(label).is_some())?;
        let Some(steps) = family.map_or_else(|| way(&read, one, other, |_| true), |steps| Ok(Some(steps)))? else { return Ok(None) };
        let kin: Option<Vec<Kin>> = steps.iter().map(|(label, _)| Kin::labelled(label)).collect();
        let told = steps.last().map_or("", |(label, _)| Kin::pronoun_of(label));
        let pronouns = if pronouns.is_empty() { told } else { &pronouns };
        let word = kin.and_then(|kin| Kin::of_path(&kin)).map(|kin| kin.word(pronouns).to_owned());
        Ok(Some(Related { steps, word }))
    }

    /// The same in a sentence.
    ///
    /// # Errors
    /// - As [`Book::related`].
    pub fn related_in_words(&self, one: ContactId, other: ContactId) -> Result<Option<String>> {
        let name = |id| Ok::<_, crate::Error>(known(&self.read(), id)?.fields.shown());
        self.related(one, other)?.map(|related| Ok(related.in_words(&name(one)?, &name(other)?))).transpose()
    }

    /// Who lives where someone lives: they have an address in common, whatever its capitals.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn household(&self, person: ContactId) -> Result<Vec<(ContactId, String)>> {
        let read = self.read();
        let mut found: Vec<(ContactId, String)> = Vec::new();
        for address in known(&read, person)?.fields.addresses.iter().filter(|one| is_home(one)) {
            let others = read.who_lives_at(&address.value)?.into_iter().filter(|(who, _)| *who != person);
            found.extend(others.filter(|(who, _)| !found.iter().any(|(known, _)| known == who)).collect::<Vec<_>>());
        }
        Ok(found)
    }
}

/// The shortest way from one to another along ties that may be followed: each with whom it leads to.
fn way(read: &Reader<'_>, one: ContactId, other: ContactId, may_follow: impl Fn(&str) -> bool) -> Result<Option<Vec<(String, String)>>> {
    let mut came: HashMap<ContactId, (ContactId, String, String)> = HashMap::new();
    let (mut next, mut seen) = (VecDeque::from([(one, 0)]), HashSet::from([one]));
    while let Some((at, far)) = next.pop_front() {
        if came.contains_key(&other) || seen.len() > MOST {
            break;
        }
        if far == FARTHEST {
            continue;
        }
        for tie in relationships(read, &known(read, at)?)?.into_iter().filter(|tie| may_follow(&tie.label)) {
            let Some(person) = tie.person.filter(|person| seen.insert(*person)) else { continue };
            came.insert(person, (at, label(&tie.label), tie.name));
            next.push_back((person, far + 1));
        }
    }
    let (mut steps, mut at) = (Vec::new(), other);
    while let Some((from, label, name)) = came.get(&at) {
        steps.push((label.clone(), name.clone()));
        at = *from;
    }
    steps.reverse();
    Ok(Some(steps).filter(|steps| !steps.is_empty() && at == one))
}

/// A city alone is nobody's home, and where one works is none.
fn is_home(address: &Labelled) -> bool {
    address.value.chars().any(|c| c.is_ascii_digit()) && !address.label.to_lowercase().contains("work")
}

/// A tie as it is said on the way: what somebody calls somebody in their own words is that.
fn label(label: &str) -> String {
    match label.strip_prefix("says “").and_then(|said| said.strip_suffix('”')) {
        Some(said) => format!("“{said}” the other way round"),
        None if label.is_empty() => "tie".to_owned(),
        None => tie_word(label),
    }
}
