//! The people of a sentence: names that the book knows, the longest first.

use super::{
    Called,
    lexicon::{AND, WITH, is_of_the_grammar},
    tokens::Token,
};
use crate::domain::{ContactId, fold};

/// Words that make up a name at most.
const LONGEST: usize = 5;

/// A name in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Its words, by their places.
    pub(super) from: usize,
    pub(super) to: usize,
    /// What was typed, without an ending.
    pub(super) text: String,
    /// Who is called so.
    pub(super) who: Vec<(ContactId, String)>,
    /// Does something of theirs follow ("Bo's exam")?
    pub(super) owns: bool,
}

/// The names of a sentence, from left to right. A word that is taken is no name.
pub(super) fn names(tokens: &[Token], taken: &[bool], called: Called<'_>) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let longest = (1..=LONGEST.min(tokens.len() - at)).rev().find_map(|length| name(tokens, taken, at, at + length, called));
        match longest {
            Some(named) => {
                at = named.to;
                found.push(named);
            }
            None => at += 1,
        }
    }
    found
}

fn name(tokens: &[Token], taken: &[bool], from: usize, to: usize, called: Called<'_>) -> Option<Named> {
    if taken.get(from..to)?.iter().any(|taken| *taken) {
        return None;
    }
    let words = tokens.get(from..to)?;
    let last = words.last()?;
    let inner = words.split_last().map_or(&[][..], |(_, before)| before);
    if inner.iter().any(|token| token.comma) {
        return None;
    }
    // Someone may be called An or Mark: a word of the grammar is a name only where a name is expected.
    let is_expected =
        from > 0 && tokens.get(from - 1).is_some_and(|before| WITH.contains(&before.word.as_str()) || AND.contains(&before.word.as_str()));
    if inner.is_empty() && !is_expected && is_of_the_grammar(&last.word) {
        return None;
    }
    let text = words.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
    let who = called(&fold(&text));
    if !who.is_empty() {
        return Some(Named { from, to, text, who, owns: false });
    }
    let of_theirs = ["'s", "’s", "s", "'", "’"].iter().find_map(|ending| last.text.strip_suffix(ending))?;
    let mut stem: Vec<&str> = inner.iter().map(|token| token.text.as_str()).collect();
    stem.push(of_theirs);
    let text = stem.join(" ");
    let who = called(&fold(&text));
    (!who.is_empty()).then_some(Named { from, to, text, who, owns: true })
}

/// Words after "with" that nobody is called, where a name is expected.
pub(super) fn unknown(tokens: &[Token], taken: &[bool], names: &[Named]) -> Vec<String> {
    let is_name = |at: usize| names.iter().any(|name| (name.from..name.to).contains(&at));
    let is_free = |at: usize| taken.get(at).is_some_and(|taken| !taken) && !is_name(at);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = tokens.get(at).is_some_and(|token| WITH.contains(&token.word.as_str()))
            && (at == 0 || tokens.get(at).is_some_and(|token| token.word != "and") || is_name(at - 1));
        let after_name = at > 0 && is_name(at - 1) && tokens.get(at).is_some_and(|token| AND.contains(&token.word.as_str()));
        at += 1;
        if !(begins || after_name) {
            continue;
        }
        let mut words = Vec::new();
        while let Some(token) = tokens.get(at).filter(|token| is_free(at) && !AND.contains(&token.word.as_str())) {
            if words.is_empty() || token.text.starts_with(char::is_uppercase) {
                words.push(token.text.clone())
            } else {
                break;
            }
            at += 1;
        }
        if !words.is_empty() {
            found.push(words.join(" "));
        }
    }
    found
}
