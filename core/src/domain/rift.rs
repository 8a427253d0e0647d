//! What stands between the user and someone: what happened, how it may look from their side, what to do about it. For nobody else's eyes (B13).

use jiff::civil::Date;

use super::{ContactId, RiftId};

/// What the user edits of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiftFields {
    /// What happened, in the user's own words, not empty.
    pub words: String,
    /// How it may look from their side; may be empty.
    pub their_side: String,
    /// What the user will do about it; may be empty.
    pub step: String,
    /// What the user may send once they have slept on it; may be empty. Nothing is ever sent by Fondly.
    pub draft: String,
    /// On which civil day it was.
    pub since: Date,
}

/// One on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rift {
    /// Which.
    pub id: RiftId,
    /// With whom.
    pub contact: ContactId,
    /// What the user edits.
    pub fields: RiftFields,
    /// When it was settled.
    pub settled_on: Option<Date>,
}
