//! What is due, and why: pure functions over the words; `today` is always an argument.

mod agenda;
mod because;
mod opener;
mod spans;

pub(crate) use agenda::celebrated_days;
pub use agenda::{Agenda, Celebration, Nudge, agenda};
pub use because::{celebration, celebration_day, check_in, late};
pub use opener::{Way, WayKind, opener, ways};
pub use spans::{ago, away, length};
