//! A logical line's parts: group, name, parameters and value; and a card as a list of them.

use std::{borrow::Cow, ops::Range};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::{
    decode::{charset, decode_text, protected_quoted_printable, quoted_printable},
    text::{components, tidied, unescaped},
    unfold::{Logical, is_base64, is_quoted_printable, logical_lines},
};

/// Which rules of escaping a card follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    /// 2.1: quoted-printable, no `\n`.
    V21,
    /// 3.0, or no version at all.
    V3,
    /// 4.0.
    V4,
}

/// A card as a list of properties, `BEGIN`, `VERSION` and `END` left out.
pub(crate) struct Card<'a> {
    pub(crate) version: Version,
    pub(crate) properties: Vec<Property<'a>>,
}

/// One property, its value still encoded.
pub(crate) struct Property<'a> {
    /// Lower case: programs write `ITEM1.` and `item1.` for the same group.
    pub(crate) group: String,
    /// Upper case; empty when the line is no property.
    pub(crate) name: String,
    /// Upper-case names and their values without quotes.
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) value: Cow<'a, [u8]>,
    /// Its bytes in the card.
    pub(crate) span: Range<usize>,
    /// How many lines after the card's first it begins.
    pub(crate) line: u64,
    pub(crate) is_base64: bool,
    is_quoted_printable: bool,
    version: Version,
    /// What undeclared bytes that are not UTF-8 are taken for.
    fallback: &'static Encoding,
}

impl<'a> Card<'a> {
    /// Takes the bytes of one card apart. Never fails: what is no property has no name.
    pub(crate) fn parse(raw: &'a [u8]) -> Self {
        let lines = logical_lines(raw);
        let mut version = Version::V3;
        let mut properties: Vec<Property<'a>> = Vec::with_capacity(lines.len());
        for line in lines {
            let property = Property::parse(line);
            match property.name.as_str() {
                "BEGIN" | "END" => {}
                "VERSION" => version = version_of(&property.value),
                _ => properties.push(property),
            }
        }
        // One program wrote all of a card, so a charset it declares once holds for what it did not declare.
        let declared = properties.iter().find_map(|property| property.declared_charset().filter(|charset| *charset != UTF_8));
        for property in &mut properties {
            property.version = version;
            property.fallback = declared.unwrap_or(WINDOWS_1252);
        }
        Self { version, properties }
    }
}

/// A line of a text that is no card but has the same lines (RFC 5545 §3.1).
pub(crate) struct ContentLine {
    /// From 1.
    pub(crate) line: u64,
    pub(crate) name: String,
    pub(crate) text: String,
    parameters: Vec<(String, String)>,
}

impl ContentLine {
    /// The first value of a parameter.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The lines of such a text, `BEGIN` and `END` included.
pub(crate) fn content_lines(bytes: &[u8]) -> Vec<ContentLine> {
    let properties = logical_lines(bytes).into_iter().map(Property::parse);
    let line = |property: Property<'_>| ContentLine {
        line: property.line + 1,
        text: property.text(),
        parameters: property.parameters,
        name: property.name,
    };
    properties.map(line).collect()
}

fn version_of(value: &[u8]) -> Version {
    match value.trim_ascii().first() {
        Some(b'1' | b'2') => Version::V21,
        Some(b'4') => Version::V4,
        _ => Version::V3,
    }
}

impl<'a> Property<'a> {
    fn parse(line: Logical<'a>) -> Self {
        let Logical { text, span, line } = line;
        let text = if text.contains(&0) { Cow::Owned(text.iter().copied().filter(|byte| *byte != 0).collect()) } else { text };
        let colon = colon(&text);
        let header = text.get(..colon.unwrap_or(0)).unwrap_or_default();
        let mut parts = split_unquoted(header, b';');
        let full = String::from_utf8_lossy(parts.next().unwrap_or_default());
        let full = full.trim().trim_start_matches('\u{FEFF}');
        let (group, name) = full.rsplit_once('.').unwrap_or(("", full));
        let name = if is_name(name) { name.trim().to_ascii_uppercase() } else { String::new() };
        let group = group.trim().to_ascii_lowercase();
        let parameters = parts.filter_map(parameter).collect();
        let (is_base64, is_quoted_printable) = (is_base64(header), is_quoted_printable(header));
        let value = after(text, colon.map_or(0, |at| at + 1));
        let (version, fallback) = (Version::V3, WINDOWS_1252);
        Self { group, name, parameters, value, span, line, is_base64, is_quoted_printable, version, fallback }
    }

    /// The first value of a parameter.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What the property is called: `TYPE` and the bare words of vCard 2.1, lower case, in their order.
    pub(crate) fn types(&self) -> impl Iterator<Item = String> {
        let values = self.parameters.iter().filter(|(name, _)| name == "TYPE").flat_map(|(_, value)| value.split([',', ';']));
        let bare = |word: &str| word.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '"' | '\'' | '\\')).to_lowercase();
        values
            .map(bare)
            // `TYPE=HOME,TYPE=VOICE`.
            .map(move |word| word.strip_prefix("type=").map(bare).unwrap_or(word))
            .filter(|word| !word.is_empty())
    }

    /// The place of what its owner doesn't rank.
    pub(crate) const NO_RANK: u32 = 1000;

    /// Its place among its like: 1 is what its owner prefers most.
    pub(crate) fn rank(&self) -> u32 {
        let number = self.parameter("PREF").map(|pref| pref.trim().parse().unwrap_or(1));
        let typed = || self.types().any(|word| word == "pref").then_some(1);
        number.or_else(typed).unwrap_or(Self::NO_RANK)
    }

    /// The value in letters, still escaped.
    pub(crate) fn escaped_text(&self) -> Cow<'_, str> {
        let bytes = if self.is_quoted_printable { Cow::Owned(quoted_printable(&self.value)) } else { Cow::Borrowed(&*self.value) };
        self.decoded(bytes)
    }

    /// The value as a person reads it, trimmed.
    pub(crate) fn text(&self) -> String {
        let text = self.escaped_text();
        tidied(unescaped(&text, self.version))
    }

    /// The parts of a value like `N` or `ADR`, each as a person reads it.
    pub(crate) fn components(&self) -> Vec<String> {
        let bytes = match self.is_quoted_printable {
            // An encoded `;` is part of a component if the separators are written plainly.
            true if self.value.contains(&b';') => Cow::Owned(protected_quoted_printable(&self.value)),
            true => Cow::Owned(quoted_printable(&self.value)),
            false => Cow::Borrowed(&*self.value),
        };
        let text = self.decoded(bytes);
        components(&text, ';').into_iter().map(|part| tidied(unescaped(part, self.version))).collect()
    }

    /// The line without the encodings of 2.1, which later forms do not know: the same name, group and parameters, the value in letters.
    /// `None` where it has none of them, and can stand as it is.
    pub(crate) fn without_old_encoding(&self) -> Option<String> {
        if !self.is_quoted_printable && self.declared_charset().is_none() {
            return None;
        }
        let group = if self.group.is_empty() { String::new() } else { format!("{}.", self.group) };
        let is_old =
            |(name, value): &&(String, String)| name == "CHARSET" || name == "ENCODING" && !is_base64(format!(";{value}").as_bytes());
        let parameters = self.parameters.iter().filter(|one| !is_old(one));
        let parameters: String = parameters.map(|(name, value)| format!(";{name}={}", quoted_where_needed(value))).collect();
        let value = self.escaped_text().trim_end().replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\\n");
        Some(format!("{group}{}{parameters}:{value}", self.name))
    }

    pub(crate) fn version(&self) -> Version {
        self.version
    }

    fn declared_charset(&self) -> Option<&'static Encoding> {
        self.parameter("CHARSET").and_then(charset)
    }

    fn decoded<'b>(&self, bytes: Cow<'b, [u8]>) -> Cow<'b, str> {
        decode_text(bytes, self.declared_charset(), self.fallback, !self.is_quoted_printable)
    }
}

fn quoted_where_needed(value: &str) -> String {
    if value.contains([':', ';', ',']) && !value.contains('"') { format!("\"{value}\"") } else { value.to_owned() }
}

fn after(text: Cow<'_, [u8]>, at: usize) -> Cow<'_, [u8]> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(at..).unwrap_or_default()),
        Cow::Owned(mut text) => {
            text.drain(..at.min(text.len()));
            Cow::Owned(text)
        }
    }
}

/// Where the header ends: the first `:` outside quotes, or the first at all when a quote is never closed.
fn colon(text: &[u8]) -> Option<usize> {
    let first = text.iter().position(|byte| *byte == b':')?;
    if !text.get(..first).unwrap_or_default().contains(&b'"') {
        return Some(first);
    }
    let mut quoted = false;
    let outside = text.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    });
    // A quote that closes only in the value was never meant to hold the `:`.
    outside.filter(|at| text.get(..*at).is_some_and(|header| header.iter().filter(|byte| **byte == b'"').count() % 2 == 0)).or(Some(first))
}

fn split_unquoted(header: &[u8], separator: u8) -> impl Iterator<Item = &[u8]> {
    let balanced = header.iter().filter(|byte| **byte == b'"').count() % 2 == 0;
    let mut quoted = false;
    header.split(move |byte| {
        quoted ^= balanced && *byte == b'"';
        *byte == separator && !quoted
    })
}

fn parameter(part: &[u8]) -> Option<(String, String)> {
    let part = String::from_utf8_lossy(part);
    let (name, value) = match part.split_once('=') {
        Some((name, value)) => (name.trim().to_ascii_uppercase(), value.trim().trim_matches('"')),
        None => bare(part.trim())?,
    };
    Some((name, value.to_owned()))
}

/// A word alone, as vCard 2.1 writes parameters.
fn bare(word: &str) -> Option<(String, &str)> {
    let name = match word.to_ascii_uppercase().as_str() {
        "" => return None,
        "QUOTED-PRINTABLE" | "BASE64" | "B" | "8BIT" | "7BIT" => "ENCODING",
        "UTF-8" | "UTF8" => "CHARSET",
        "URL" | "URI" | "INLINE" | "CONTENT-ID" => "VALUE",
        _ => "TYPE",
    };
    Some((name.to_owned(), word))
}

/// Letters, digits and the few signs that programs put in names.
fn is_name(name: &str) -> bool {
    let name = name.trim();
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | ' ' | '+' | '.'))
}
