//! A sentence cut into words, each with its place in it.

use std::ops::Range;

use crate::domain::fold;

/// A word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// As it was typed.
    pub(super) text: String,
    /// For comparing: folded, without the marks around it.
    pub(super) word: String,
    /// Where it stands, in bytes.
    pub(super) at: Range<usize>,
    /// Does a comma stand behind it?
    pub(super) comma: bool,
}

/// The words of a sentence.
pub(super) fn tokens(sentence: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut from = None;
    for (at, c) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        match (from, c.is_whitespace()) {
            (None, false) => from = Some(at),
            (Some(start), true) => {
                found.extend(token(sentence, start, at));
                from = None;
            }
            _ => {}
        }
    }
    found
}

fn token(sentence: &str, start: usize, end: usize) -> Option<Token> {
    let typed = sentence.get(start..end)?;
    let text = typed.trim_matches(|c: char| matches!(c, ',' | ':' | ';' | '!' | '?' | '"' | '“' | '”' | '„' | '(' | ')'));
    // A point after a number is a day of a month ("3. Juni"); at the end of a sentence it is none.
    let is_number = text.trim_end_matches('.').chars().all(|c| c.is_ascii_digit());
    let text = if is_number && end != sentence.trim_end().len() { text } else { text.trim_end_matches('.') };
    if text.is_empty() {
        return None;
    }
    Some(Token { text: text.to_owned(), word: fold(text), at: start..end, comma: typed.ends_with(',') })
}
