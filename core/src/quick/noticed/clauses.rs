//! A note cut into clauses: what is said at once of someone. Who it is said of stands first, or goes without saying.

use super::pattern;
use crate::domain::fold;

/// A word of a note. "doesn't" is two of them.
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

/// Of whom something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The person of the note: by name, by a pronoun, or without a word.
    Them,
    /// The user.
    Me,
    /// Something of theirs: "her exam".
    Theirs,
}

/// What is said at once.
#[derive(Debug, Clone)]
pub(super) struct Clause<'n> {
    /// As it was typed.
    pub(super) text: &'n str,
    pub(super) subject: Subject,
    /// What is said: the words behind the subject, or from "her" on.
    pub(super) words: Vec<Word>,
}

impl<'n> Clause<'n> {
    /// The text from a word on to the end, without the marks around it; nothing where nothing is left.
    pub(super) fn from(&self, at: usize) -> Option<String> {
        self.between(at, self.words.len())
    }

    /// The same without the words that say when.
    pub(super) fn without(&self, said: &std::ops::Range<usize>) -> Self {
        let words = self.words.iter().filter(|word| word.to <= said.start || word.from >= said.end).cloned().collect();
        Self { words, ..self.clone() }
    }

    /// The text of the words from one to before another.
    pub(super) fn between(&self, from: usize, to: usize) -> Option<String> {
        let (first, last) = (self.words.get(from)?, self.words.get(to.checked_sub(1)?)?);
        let begin = if first.is_half { first.to } else { first.from };
        let text = self.text.get(begin..last.to)?.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '('));
        let text = if first.is_half { format!("{} {text}", first.folded) } else { text.to_owned() };
        (!text.trim().is_empty()).then_some(text)
    }
}

const PRONOUNS: &str = "she|he|they|er|sie|who|die|der";
const ME: &str = "i|we|my|our|me|ich|wir|mein|meine|unser|unsere";
pub(super) const THEIRS: &str = "her|his|their|ihr|ihre|ihren|ihrem|ihrer|sein|seine|seinen|seinem";
/// Words that say nothing of their own before a verb, and between clauses.
const AND: &str = "and|but|und|aber|also|auch|then|dann|so|sonst|please|pls|bitte|apparently";
const ADVERBS: &str = "really|still|now|just|currently|always|absolutely|also|too|already|very|sehr|auch|jetzt|gerade|immer|noch|schon|\
    wirklich|total|recently|soon";

/// Words that say that it may not be so, or is not any more.
const UNSURE: &str = "might|maybe|perhaps|if|supposed|cancelled|canceled|used|whether|probably|almost|vielleicht|wenn|falls|ob|fruher|\
    abgesagt|wahrscheinlich|fast|ware|wurde|eigentlich";
/// Words that begin a question.
const ASKING: &str = "does|did|when|why|where|wann|warum|wo|was|is";

/// The clauses of a note, in their order. What is said of somebody else is not among them, nor what is not sure.
pub(super) fn clauses<'n>(note: &'n str, names: &[&str]) -> Vec<Clause<'n>> {
    let ends = |c: char| matches!(c, '!' | ';' | '\n' | '•' | '–' | '—');
    let mut found = Vec::new();
    for sentence in
        note.split_inclusive('?').filter(|sentence| !is_question(sentence)).flat_map(|part| part.split(ends)).flat_map(sentences)
    {
        let mut subject = None;
        for part in sentence.split(',').flat_map(joined) {
            if let Some(clause) = clause(part, names, subject) {
                subject = Some(clause.subject);
                found.extend(Some(clause).filter(|clause| !clause.words.is_empty()));
            } else {
                // What goes on after somebody else is said of them.
                subject = Some(Subject::Theirs).filter(|_| begins_with_a_noun(part));
            }
        }
    }
    found
}

/// "Does she even like sushi?"; a mark alone may be no more than doubt.
fn is_question(text: &str) -> bool {
    let last = sentences(text).pop().unwrap_or_default();
    text.ends_with('?') && words(last).first().is_some_and(|first| pattern::is_one_of(ASKING, first))
}

/// Sentences end in a point before a space; "3. Juni" does not end one.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(". ") {
        let is_number = text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        if !is_number {
            found.extend(text.get(from..at));
            from = at + 1;
        }
    }
    found.extend(text.get(from..));
    found
}

/// "She likes tea and wants to move": what stands behind "and" is said on its own where it begins with a verb or a pronoun.
fn joined(part: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for and in [" and ", " but ", " und ", " aber "] {
        for (at, _) in part.match_indices(and) {
            let behind = part.get(at + and.len()..).unwrap_or_default();
            if at >= from && begins_anew(behind) {
                found.extend(part.get(from..at));
                from = at + and.len();
            }
        }
    }
    found.extend(part.get(from..));
    found
}

/// Does it begin with somebody or with a verb of the grammar?
fn begins_anew(text: &str) -> bool {
    let words = words(text);
    let is_someone = words.first().is_some_and(|first| pattern::is_one_of("she|he|they|er|sie", first) || pattern::is_one_of(ME, first));
    is_someone || super::facts::begins_with_a_verb(&words) || super::lives::begins_with_a_verb(&words)
}

fn begins_with_a_noun(text: &str) -> bool {
    words(text).first().is_some_and(|first| pattern::is_one_of(THEIRS, first) || pattern::is_one_of("the|my|mein", first))
}

/// One clause, of whoever the one before it was of where it says nothing else.
fn clause<'n>(text: &'n str, names: &[&str], before: Option<Subject>) -> Option<Clause<'n>> {
    let mut words = words(text);
    while words.first().is_some_and(|first| pattern::is_one_of(AND, first)) {
        words.remove(0);
    }
    let first = words.first()?.folded.clone();
    let is_name = names.iter().any(|name| fold(name) == first);
    let subject = if pattern::is_choice(PRONOUNS, &first) || is_name {
        words.remove(0);
        Subject::Them
    } else if pattern::is_choice(ME, &first) {
        words.remove(0);
        Subject::Me
    } else if pattern::is_choice(THEIRS, &first) {
        Subject::Theirs
    } else {
        match before {
            // "Her brother likes tea, plays hockey": of the brother, too.
            Some(Subject::Theirs) => return None,
            Some(subject) => subject,
            None => Subject::Them,
        }
    };
    // "She and Tom are": what is said of both is said of her.
    if subject == Subject::Them && words.len() > 3 && words.first().is_some_and(|first| pattern::is_one_of("and|und", first)) {
        words.drain(..2);
    }
    let is_unsure = |word: &Word| pattern::is_one_of(UNSURE, word);
    let is_passive = words.first().is_some_and(|first| first.folded == "wurde");
    if words.iter().skip(usize::from(is_passive)).any(is_unsure) || text.contains(['"', '“', '„']) {
        return Some(Clause { text, subject: Subject::Theirs, words: Vec::new() });
    }
    let is_adverb = |word: &Word| pattern::is_one_of(ADVERBS, word);
    // "She really likes", "she is now": the verb is what counts.
    while words.first().is_some_and(is_adverb) {
        words.remove(0);
    }
    while words.get(1).is_some_and(|word| {
        is_adverb(word) && words.first().is_some_and(|verb| pattern::is_one_of("is|has|ist|hat|are|will|mag|isst", verb))
    }) {
        words.remove(1);
    }
    (!words.is_empty()).then_some(Clause { text, subject, words })
}

/// The words of a text; "she's" and "doesn't" are two each.
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
    let inner = |c: char| !c.is_alphanumeric();
    let trimmed = typed.trim_matches(inner);
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
        other => match other.split_once('\'') {
            Some((verb, "t")) => vec![verb.strip_suffix('n').unwrap_or(verb), "not"],
            Some((who @ ("she" | "he" | "it" | "that" | "who"), "s")) => vec![who, "is"],
            Some((who, "re")) => vec![who, "are"],
            Some((who, "ll")) => vec![who, "will"],
            Some((who, "ve")) => vec![who, "have"],
            Some((who, "d")) => vec![who, "would"],
            _ => vec![other],
        },
    };
    let is_who = |part: &str| [PRONOUNS, ME, "it|that"].iter().any(|choices| pattern::is_choice(choices, part));
    let has_who = parts.first().is_some_and(|first| is_who(first));
    let word = |(at, part): (usize, &str)| Word { folded: part.to_owned(), from: begin, to: end, is_half: at > 0 && has_who };
    found.extend(parts.into_iter().enumerate().map(word));
}
