//! What the user wants to share: news of their own, and what they saved for someone ("the article about ferns, for Bo").

use jiff::civil::Date;

use super::{ContactId, ShareId};

/// For whom something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShareFor {
    /// It is news of the user's own: whoever they talk to.
    Anyone,
    /// Those it was saved for. Nobody is left where all of them are gone from the book.
    People(Vec<ContactId>),
}

/// What the user edits of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareFields {
    /// In the user's own words, not empty; a link may be among them.
    pub words: String,
    /// For whom it is.
    pub whom: ShareFor,
}

/// One on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Which.
    pub id: ShareId,
    /// What the user edits.
    pub fields: ShareFields,
    /// The civil day on which it was saved, or became news.
    pub saved_on: Date,
    /// Who was told, and on which civil day. Whoever was told need not be among those it was saved for.
    pub told: Vec<(ContactId, Date)>,
}
