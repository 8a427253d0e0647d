//! Everyone active by what they are called: for sentences and titles, in which names stand among other words.

use std::collections::{HashMap, HashSet};

use crate::{
    Result,
    domain::{ContactId, fold},
    store::Reader,
};

/// Names, folded, and who is called so: identity and whole name.
#[derive(Default)]
pub(super) struct Names {
    by_name: HashMap<String, Vec<(ContactId, String)>>,
    /// Whole names.
    pub(super) shown: HashMap<ContactId, String>,
}

impl Names {
    /// As the book stands.
    pub(super) fn of(read: &Reader<'_>) -> Result<Self> {
        let mut found = Self::default();
        for (id, shown, names) in read.names()? {
            // "Ana Maria" is Ana Maria Costa.
            let begins = shown.match_indices(' ').filter_map(|(at, _)| shown.get(..at));
            let all = names.iter().map(String::as_str).chain(begins);
            let folded: HashSet<String> = all.flat_map(spellings).filter(|name| !name.is_empty()).collect();
            for name in folded {
                found.by_name.entry(name).or_default().push((id, shown.clone()));
            }
            found.shown.insert(id, shown);
        }
        Ok(found)
    }

    /// Who is called so, after folding.
    pub(super) fn called(&self, name: &str) -> Vec<(ContactId, String)> {
        self.by_name.get(name).cloned().unwrap_or_default()
    }
}

/// A name as people type it, folded: "Jean-Luc Müller", "jean luc muller", "jean luc mueller".
fn spellings(name: &str) -> Vec<String> {
    let apart = |name: &str| name.replace('-', " ");
    let umlauts = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('Ä', "Ae"), ('Ö', "Oe"), ('Ü', "Ue"), ('ø', "oe"), ('å', "aa")];
    let spelt = umlauts.iter().fold(name.to_owned(), |name, (letter, ascii)| name.replace(*letter, ascii));
    [name.to_owned(), apart(name), apart(&spelt), spelt].iter().map(|name| fold(name)).collect()
}
