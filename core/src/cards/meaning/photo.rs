//! Pictures: base64 in all its shapes, data URIs, links. A link is kept as a link and never followed.

use std::borrow::Cow;

use percent_encoding::percent_decode;

use super::{Field, Meant};
use crate::cards::{
    Photo,
    syntax::{Property, base64_bytes},
};

/// A picture of more bytes is told of (V6).
const LARGE: usize = 5 << 20;

/// Takes the first picture whose bytes can be read, else the first link.
pub(super) fn take(meant: &mut Meant, property: &Property<'_>) -> Field {
    let photo = &mut meant.content.photo;
    if matches!(photo, Some(Photo::Bytes(_))) {
        return Field::Photo;
    }
    match read(property) {
        Some(Photo::Link(_)) if photo.is_some() => {}
        Some(found) => {
            if matches!(&found, Photo::Bytes(bytes) if bytes.len() > LARGE) {
                let megabytes = property.value.len().div_ceil(4) * 3 / (1 << 20);
                let reason = format!("The photo in this card has {megabytes} MB; it is kept as it is, and shown small.");
                meant.complaints.push((property.line, reason));
            }
            *photo = Some(found);
        }
        None if property.value.trim_ascii().is_empty() => return Field::Nothing,
        None => {
            meant
                .complaints
                .push((property.line, "The photo in this card is damaged; it is kept in the card but can't be shown.".to_owned()));
            return Field::Nothing;
        }
    }
    Field::Photo
}

fn read(property: &Property<'_>) -> Option<Photo> {
    let value = property.value.trim_ascii();
    if let Some(data) = value.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case(b"data:")).and_then(|_| value.get(5..)) {
        // `data:image/png;base64,…`; some programs escape the comma, some leave the type out.
        let comma = data.iter().position(|byte| *byte == b',')?;
        // What is a sign of its own in a URI may be written as `%2B`.
        let text: Cow<'_, [u8]> = percent_decode(data.get(comma + 1..)?).into();
        return base64_bytes(&text).map(Photo::Bytes);
    }
    if !property.is_base64
        && let Some(link) = link(property)
    {
        return Some(Photo::Link(link));
    }
    // Undeclared text with escapes is text, though its letters could be base64.
    let is_text = !property.is_base64 && value.contains(&b'\\');
    base64_bytes(value).filter(|_| !is_text).map(Photo::Bytes)
}

/// The value, if it is a URI: a scheme, which base64 has no `:` for.
fn link(property: &Property<'_>) -> Option<String> {
    let start = property.value.get(..property.value.len().min(64))?;
    if !start.contains(&b':') {
        return None;
    }
    let text = property.text();
    let (scheme, rest) = text.split_once(':')?;
    let plain = !rest.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    (plain && scheme.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| text.clone())
}
