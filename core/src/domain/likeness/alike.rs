//! Many people by what two of them who may be one would share, so that not everyone is compared with everyone.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use super::{Likeness, Traits};

/// People by what two who may be one would share.
pub struct Alike<T> {
    people: Vec<(T, Traits)>,
    by_key: HashMap<Key, Vec<u32>>,
}

/// A key by its hash, which is a tenth of its text: two that share one by chance are compared, and found to be two.
type Key = u64;

fn hashed(key: &str) -> Key {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// A key that more people share says nothing.
const CROWD: usize = 50;

impl<T> Default for Alike<T> {
    fn default() -> Self {
        Self { people: Vec::new(), by_key: HashMap::new() }
    }
}

impl<T: Clone> Alike<T> {
    /// Takes someone in.
    pub fn add(&mut self, who: T, traits: Traits) {
        let place = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        for key in traits.keys() {
            let places = self.by_key.entry(hashed(&key)).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
        self.people.push((who, traits));
    }

    fn at(&self, place: u32) -> Option<&(T, Traits)> {
        self.people.get(usize::try_from(place).ok()?)
    }

    /// Every two of them who may be one, each once.
    #[must_use]
    pub fn pairs(&self) -> Vec<(T, T, Likeness)> {
        let mut seen = HashSet::new();
        let mut pairs = Vec::new();
        for places in self.by_key.values().filter(|places| (2..=CROWD).contains(&places.len())) {
            for (at, one) in places.iter().enumerate() {
                for other in places.iter().skip(at + 1).filter(|other| *other != one) {
                    if !seen.insert((*one, *other)) {
                        continue;
                    }
                    if let (Some((first, mine)), Some((second, theirs))) = (self.at(*one), self.at(*other)) {
                        pairs.extend(mine.likeness(theirs).map(|likeness| (first.clone(), second.clone(), likeness)));
                    }
                }
            }
        }
        pairs
    }

    /// Who may be someone: who is most like them, else someone of the same name.
    #[must_use]
    pub fn who_may_be(&self, traits: &Traits) -> Option<(T, Likeness)> {
        self.most_like(traits).or_else(|| Some((self.namesake(traits)?, Likeness::by_name_alone())))
    }

    /// Who is most like someone, if anybody is.
    #[must_use]
    pub fn most_like(&self, traits: &Traits) -> Option<(T, Likeness)> {
        let mut places: Vec<u32> = traits
            .keys()
            .filter_map(|key| self.by_key.get(&hashed(&key)))
            .filter(|places| places.len() <= CROWD)
            .flatten()
            .copied()
            .collect();
        places.sort_unstable();
        places.dedup();
        let candidates = places.into_iter().filter_map(|place| self.at(place));
        let alike = candidates.filter_map(|(who, theirs)| Some((who.clone(), traits.likeness(theirs)?)));
        // Of several that are as like, the one who came first.
        alike.fold(
            None,
            |best: Option<(T, Likeness)>, one| if best.as_ref().is_none_or(|best| one.1.score > best.1.score) { Some(one) } else { best },
        )
    }

    /// Someone of the same name of whom nothing says that they are another.
    #[must_use]
    pub fn namesake(&self, traits: &Traits) -> Option<T> {
        // By the name alone: colleagues share a number by the thousand.
        let names = traits.keys().filter(|key| key.starts_with("name "));
        let places = names.filter_map(|key| self.by_key.get(&hashed(&key))).flat_map(|places| places.iter().take(CROWD));
        let mut people = places.filter_map(|place| self.at(*place));
        people.find(|(_, theirs)| theirs.name.is_called_alike(&traits.name) && !theirs.differs(traits)).map(|(who, _)| who.clone())
    }
}
