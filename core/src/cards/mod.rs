//! vCard: the text of other programs to Fondly's words, and back. No store, no clock, nothing is ever fetched.
//!
//! Reading order: this file (what a card says) → `reader` (a file, card by card) → `syntax` (bytes to properties)
//! → `meaning` (properties to words) → `write` (words to a card) → `fingerprint`.

mod alternate;
mod content;
mod fingerprint;
mod meaning;
mod reader;
mod rev;
mod syntax;
mod write;

pub use content::{CardContent, CardDate, Photo};
pub use fingerprint::{fingerprint, unknown_lines};
pub(crate) use meaning::address_lines;
pub use reader::{CardReader, ReadCard, Reading, Warning, read_all};
pub use rev::rev_key;
pub(crate) use syntax::{ContentLine, content_lines, escaped};
pub(crate) use write::Lines;
pub use write::{CardForm, export_card, export_card_of_several, write_card};
