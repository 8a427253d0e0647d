//! How a clause begins: words, each with the others that may stand in its place.

use super::words::Word;

/// How many words `pattern` takes at the beginning of `words`: its parts stand apart by spaces, "a|b" is either, and what ends in "?" may be
/// missing.
pub(super) fn begins(pattern: &str, words: &[Word]) -> Option<usize> {
    let mut at = 0;
    for part in pattern.split(' ') {
        let (choices, may_be_missing) = part.strip_suffix('?').map_or((part, false), |part| (part, true));
        let fits = words.get(at).is_some_and(|word| is_one_of(choices, word));
        match (fits, may_be_missing) {
            (true, _) => at += 1,
            (false, true) => {}
            (false, false) => return None,
        }
    }
    Some(at)
}

/// The first of the patterns that fits, and how many words it takes.
pub(super) fn first<'p, T>(patterns: &'p [(T, &str)], words: &[Word]) -> Option<(&'p T, usize)> {
    patterns.iter().find_map(|(what, pattern)| begins(pattern, words).map(|taken| (what, taken)))
}

/// How many words the first of the patterns that fits takes.
pub(super) fn any(patterns: &[&str], words: &[Word]) -> Option<usize> {
    patterns.iter().find_map(|pattern| begins(pattern, words))
}

/// Is a word one of these, which stand apart by "|"?
pub(super) fn is_one_of(choices: &str, word: &Word) -> bool {
    is_choice(choices, &word.folded)
}

/// The same of a folded word.
pub(super) fn is_choice(choices: &str, word: &str) -> bool {
    choices.split('|').any(|choice| choice == word)
}
