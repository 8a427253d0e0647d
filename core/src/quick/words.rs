//! A text cut into words for the grammar: "doesn't" and "she's" are two each.

use super::pattern::is_choice;
use crate::domain::fold;

/// A word of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// For comparing.
    pub(super) folded: String,
    /// Where it stands in its clause, in bytes.
    pub(super) from: usize,
    pub(super) to: usize,
    /// The second half of "she's": what is typed says it together with the first.
    pub(super) is_half: bool,
}

/// Who can be shortened together with a verb.
const SHORTENED: &str = "i|we|you|she|he|they|it|that|who";

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (from, c.is_whitespace()) {
            (None, false) => from = Some(at),
            (Some(start), true) => {
                split(text, start, at, &mut found);
                from = None;
            }
            _ => {}
        }
    }
    found
}

fn split(text: &str, from: usize, to: usize, found: &mut Vec<Word>) {
    let typed = text.get(from..to).unwrap_or_default();
    let trimmed = typed.trim_matches(|c: char| !c.is_alphanumeric());
    if trimmed.is_empty() {
        return;
    }
    let begin = from + typed.find(trimmed).unwrap_or(0);
    // A point behind a number is one of a date.
    let is_number = trimmed.chars().all(|c| c.is_ascii_digit()) && typed.ends_with('.');
    let end = begin + trimmed.len() + usize::from(is_number);
    let folded = fold(text.get(begin..end).unwrap_or_default()).replace('’', "'");
    let parts: Vec<&str> = match folded.as_str() {
        "can't" | "cannot" => vec!["can", "not"],
        "won't" => vec!["will", "not"],
        "i'm" => vec!["i", "am"],
        "let's" => vec!["we"],
        // As it is typed in a hurry.
        "havent" => vec!["have", "not"],
        "hasnt" => vec!["has", "not"],
        "didnt" => vec!["did", "not"],
        "doesnt" => vec!["does", "not"],
        "dont" => vec!["do", "not"],
        "isnt" => vec!["is", "not"],
        other => match other.split_once('\'') {
            Some((verb, "t")) => vec![verb.strip_suffix('n').unwrap_or(verb), "not"],
            Some((who, "s")) if is_choice(SHORTENED, who) => vec![who, "is"],
            Some((who, "re")) => vec![who, "are"],
            Some((who, "ll")) => vec![who, "will"],
            Some((who, "ve")) => vec![who, "have"],
            Some((who, "d")) => vec![who, "would"],
            _ => vec![other],
        },
    };
    let has_who = parts.first().is_some_and(|first| is_choice(SHORTENED, first));
    let word = |(at, part): (usize, &str)| Word { folded: part.to_owned(), from: begin, to: end, is_half: at > 0 && has_who };
    found.extend(parts.into_iter().enumerate().map(word));
}
