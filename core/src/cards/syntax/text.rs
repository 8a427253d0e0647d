//! Escapes and lists inside a decoded value.

use super::Version;

/// A value as a person reads it.
///
/// vCard 2.1 has no `\n`: there `C:\Temp` is a folder. Where a backslash escapes nothing it stays.
pub(super) fn unescaped(text: &str, version: Version) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            plain.push(letter);
            continue;
        }
        match letters.next() {
            Some('n' | 'N') if version != Version::V21 => plain.push('\n'),
            Some(escaped @ ('\\' | ';' | ',' | ':' | '"')) => plain.push(escaped),
            Some(other) => plain.extend(['\\', other]),
            None => plain.push('\\'),
        }
    }
    plain
}

/// A text as vCard 3.0 writes it.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\n' => safe.push_str("\\n"),
            '\\' | ';' | ',' => safe.extend(['\\', letter]),
            other => safe.push(other),
        }
    }
    safe
}

/// The parts between separators that are not escaped, still escaped themselves.
pub(super) fn components(text: &str, separator: char) -> Vec<&str> {
    let mut escape = false;
    text.split(|letter| {
        let separates = letter == separator && !escape;
        escape = letter == '\\' && !escape;
        separates
    })
    .collect()
}

/// A list's entries as a person reads them, none empty. Some programs separate them by `;`, and then by nothing else.
pub(crate) fn list(text: &str, version: Version) -> Vec<String> {
    let by_comma = components(text, ',');
    let entries = if by_comma.len() > 1 { by_comma } else { components(text, ';') }.into_iter();
    entries.map(|entry| tidied(unescaped(entry, version))).filter(|entry| !entry.is_empty()).collect()
}

/// Without blanks around it, its lines ended in one way; a NUL is no letter.
pub(super) fn tidied(text: String) -> String {
    let text = if text.contains(['\r', '\0']) { text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "") } else { text };
    let inner = text.trim();
    if inner.len() == text.len() { text } else { inner.to_owned() }
}
