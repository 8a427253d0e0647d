//! Two sides of one person brought together: what a file says of them and what the book knows, or two people who turn out to be one.
//!
//! Reading order: `fields` (three ways at once) → `people` (merge) → `split` (take apart, for ever possible) → `duplicates` (who may be one).

mod duplicates;
mod fields;
mod people;
mod split;

pub use duplicates::{Compared, ComparedRow, DuplicateGroup, Sureness};
pub(super) use duplicates::{alike, dates_of};
pub use fields::Conflict;
pub(super) use fields::{Choice, Sides, fields};
pub(super) use split::holders;
