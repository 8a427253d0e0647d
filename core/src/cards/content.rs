//! What one card says, in Fondly's words.

use crate::domain::{ContactFields, LifeDate};

/// What one card says. What Fondly has no field for is not here: it stays in the card's own bytes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CardContent {
    /// Who the card is about, for ever; without `urn:uuid:`, its case kept.
    pub uid: Option<String>,
    /// When the card was last changed, as written; compare by [`rev_key`](super::rev_key).
    pub rev: Option<String>,
    /// A list of people and not a person (`KIND:group`, Apple's `X-ADDRESSBOOKSERVER-KIND`).
    pub is_group: bool,
    /// A company and not a person (`KIND:org`, Apple's `X-ABShowAs:COMPANY`).
    pub is_organization: bool,
    /// The UIDs of a group's members.
    pub members: Vec<String>,
    /// Name, work, ways to reach them, who else is in their life, tags and note. `name.display` is `FN` as written, or made from company, e-mail or phone when
    /// there is no name at all.
    pub fields: ContactFields,
    /// When they were born.
    pub birthday: Option<LifeDate>,
    /// Their wedding; one, whatever the number of ways the card says it.
    pub anniversary: Option<LifeDate>,
    /// Other dates with what their owner calls them.
    pub dates: Vec<CardDate>,
    /// Their picture.
    pub photo: Option<Photo>,
}

/// A date in a card and what its owner calls it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardDate {
    /// "death", or the owner's own word; may be empty.
    pub label: String,
    /// When.
    pub date: LifeDate,
}

/// A picture as a card holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Photo {
    /// The file itself.
    Bytes(Vec<u8>),
    /// Where it would be; never fetched.
    Link(String),
}

impl CardContent {
    /// Holds the card a picture, and not just a link to one?
    #[must_use]
    pub fn has_photo(&self) -> bool {
        matches!(self.photo, Some(Photo::Bytes(_)))
    }

    /// Says the card anything about anyone? A UID and a revision alone are nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { uid: self.uid.clone(), rev: self.rev.clone(), ..Self::default() }
    }
}
