//! People who may be one, and several side by side.

use std::collections::BTreeMap;

use fondly_core::{
    book::{Book, Compared, ComparedRow, DuplicateGroup},
    domain::{ContactId, Facet},
};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    CommandError, id, photo,
    words::{FacetView, SurenessView, ToneView},
};

/// Groups that are sent at once.
const GROUPS: usize = 500;

/// Who in the book may be one person.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Duplicates")]
pub struct DuplicatesView {
    /// The surest first, at most 500.
    groups: Vec<DuplicateGroupView>,
    /// How many there are.
    total: u32,
    /// How many of them are as good as certain.
    certain: u32,
}

/// People who may be one.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "DuplicateGroup")]
pub(crate) struct DuplicateGroupView {
    /// The one to keep first.
    people: Vec<ComparedPerson>,
    sureness: SurenessView,
    /// What speaks for it.
    evidence: Vec<String>,
}

/// Someone among others.
#[derive(Debug, Serialize, Type)]
pub(crate) struct ComparedPerson {
    id: String,
    name: String,
    initials: String,
    /// Where their picture is.
    photo: Option<String>,
    tone: Option<ToneView>,
    circle: Option<String>,
    /// Something to tell them by.
    detail: String,
    /// How often they were in touch.
    talks: u32,
}

/// Several people side by side.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Compared")]
pub struct ComparedView {
    people: Vec<ComparedPerson>,
    rows: Vec<ComparedRowView>,
}

/// One part of what is known of them.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "ComparedRow")]
pub(crate) struct ComparedRowView {
    facet: FacetView,
    /// There is one of it, and they differ: one has to be chosen; of notes, one or all.
    differs: bool,
    /// What each says, in the order of the people.
    texts: Vec<Vec<String>>,
    /// Whose stands unless another is chosen: their place; null: all of them.
    stands: Option<u32>,
}

/// Whose of a part is to stand.
#[derive(Debug, Deserialize, Type)]
pub struct Chosen {
    facet: FacetView,
    person: String,
}

impl DuplicatesView {
    /// The view of these groups.
    pub fn of(book: &Book, groups: &[DuplicateGroup]) -> fondly_core::Result<Self> {
        let group = |group: &DuplicateGroup| {
            let people = group.people.iter().map(|id| ComparedPerson::of(book, *id)).collect::<fondly_core::Result<_>>()?;
            let evidence = group.evidence.iter().map(|text| (*text).to_owned()).collect();
            Ok(DuplicateGroupView { people, sureness: group.sureness.into(), evidence })
        };
        let certain = groups.iter().filter(|group| group.sureness == fondly_core::book::Sureness::Certain).count();
        let count = |count| u32::try_from(count).unwrap_or(u32::MAX);
        let shown = groups.iter().take(GROUPS).map(group).collect::<fondly_core::Result<_>>()?;
        Ok(Self { groups: shown, total: count(groups.len()), certain: count(certain) })
    }
}

impl ComparedPerson {
    fn of(book: &Book, id: ContactId) -> fondly_core::Result<Self> {
        let person = book.person(id)?;
        let fields = &person.contact.fields;
        Ok(Self {
            id: id.to_string(),
            name: fields.shown(),
            initials: fields.initials(),
            photo: photo(id, person.line.photo.clone()),
            tone: person.line.circle.as_ref().map(|(_, tone, _)| (*tone).into()),
            circle: person.line.circle.as_ref().map(|(name, ..)| name.clone()),
            detail: fields.to_tell_by().to_owned(),
            talks: u32::try_from(person.timeline.len()).unwrap_or(u32::MAX),
        })
    }
}

impl ComparedView {
    /// The view of several people.
    pub fn of(book: &Book, compared: Compared) -> fondly_core::Result<Self> {
        let people = compared.people.iter().map(|one| ComparedPerson::of(book, one.id)).collect::<fondly_core::Result<_>>()?;
        let row = |ComparedRow { facet, texts, stands }: ComparedRow| {
            let mut said: Vec<_> = texts.iter().filter(|texts| !texts.is_empty()).collect();
            said.dedup();
            let differs = facet.is_single() && said.len() > 1;
            ComparedRowView { facet: facet.into(), differs, stands: stands.and_then(|at| u32::try_from(at).ok()), texts }
        };
        Ok(Self { people, rows: compared.rows.into_iter().map(row).collect() })
    }
}

/// The page's choices in the core's words.
pub fn chosen(choices: Vec<Chosen>) -> Result<BTreeMap<Facet, ContactId>, CommandError> {
    choices.into_iter().map(|choice| Ok((choice.facet.into(), id(&choice.person)?))).collect()
}
