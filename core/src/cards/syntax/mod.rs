//! Bytes to properties: encodings, lines, cards, folds, parameters, values. What a property means is not decided here.

mod decode;
mod encoding;
mod lines;
mod property;
mod split;
mod text;
mod unfold;

pub(super) use decode::{base64_bytes, base64_text};
pub(super) use property::{Card, Property, Version};
pub(crate) use property::{ContentLine, content_lines};
pub(super) use split::{Piece, RawCard, Splitter};
pub(crate) use text::escaped;
pub(super) use text::list;
