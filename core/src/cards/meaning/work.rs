//! Where someone works and what they do there: `ORG` and `TITLE`, of which a card may have several.

use super::Field;
use crate::domain::{ContactFields, Labelled};

/// The organizations and titles of a card as they come, each with its group; empty where it has none.
#[derive(Debug, Default)]
pub(super) struct Said {
    organizations: Vec<(String, String)>,
    titles: Vec<(String, String)>,
}

impl Said {
    pub(super) fn organization(&mut self, group: &str, name: String) -> Field {
        push(&mut self.organizations, group, name)
    }

    pub(super) fn title(&mut self, group: &str, title: String) -> Field {
        push(&mut self.titles, group, title)
    }

    /// A title belongs to the organization of its group, else to the first that has none; those that are left, to the first of all.
    pub(super) fn tell(self, fields: &mut ContactFields) {
        let mut work: Vec<(String, Labelled)> =
            self.organizations.into_iter().map(|(group, name)| (group, Labelled::new("", name))).collect();
        let mut homeless = Vec::new();
        for (group, title) in self.titles {
            match work.iter_mut().find(|(of, entry)| !group.is_empty() && *of == group && entry.label.is_empty()) {
                Some((_, entry)) => entry.label = title,
                None => homeless.push(title),
            }
        }
        let mut left = Vec::new();
        for title in homeless {
            match work.iter_mut().find(|(_, entry)| entry.label.is_empty()) {
                Some((_, entry)) => entry.label = title,
                None => left.push(title),
            }
        }
        let mut work = work.into_iter().map(|(_, entry)| entry);
        let first = work.next().unwrap_or_default();
        fields.organization = first.value;
        let titles = std::iter::once(first.label).chain(left).filter(|title| !title.is_empty());
        fields.title = titles.collect::<Vec<_>>().join("; ");
        fields.other_work = work.collect();
    }
}

/// The same said twice is said once; what the card says of a hostile number of places is one text from the 32nd on.
fn push(said: &mut Vec<(String, String)>, group: &str, text: String) -> Field {
    if !text.is_empty() && !said.iter().any(|known| known.0 == group && known.1 == text) {
        match said.get_mut(31) {
            Some((_, last)) => *last = format!("{last}; {text}"),
            None => said.push((group.to_owned(), text)),
        }
    }
    Field::Work
}
