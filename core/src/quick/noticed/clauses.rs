//! A note cut into clauses: what is said at once of someone. Who it is said of stands first, or goes without saying.

use std::ops::Range;

use super::{exchanges, facts, hard, lives};
use crate::{
    domain::fold,
    quick::{
        pattern,
        words::{Word, words},
    },
};

/// Of whom something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The person of the note.
    Them,
    /// The user.
    Me,
    /// Something of theirs: "her exam".
    Theirs,
    /// Somebody else.
    Other,
}

/// What is said at once.
#[derive(Debug, Clone)]
pub(super) struct Clause<'n> {
    /// As it was typed.
    pub(super) text: &'n str,
    pub(super) subject: Subject,
    /// Is it said who? Not where it goes without saying: "likes tea", "send her the photos".
    pub(super) is_named: bool,
    /// Does it begin its sentence?
    pub(super) begins: bool,
    /// Was somebody else spoken of, in this sentence or the one before? Then "her" may be somebody else.
    pub(super) among_others: bool,
    /// What is said: the words behind the subject, or from "her" on.
    pub(super) words: Vec<Word>,
}

const DENIED: &str = "not|no|never|nothing|nobody|nicht|nichts|niemand|nie|kein|keine|keinen|hardly|nearly|almost|doch|instead";
const OVER: &str = "had|was|were|went|ran|passed|took|did|finished|already|lief|war|waren|hatte|hatten|verlief|bestanden|gelaufen|gewesen";

impl Clause<'_> {
    /// Does any of these words stand in it?
    pub(super) fn has(&self, choices: &str) -> bool {
        self.words.iter().any(|word| pattern::is_one_of(choices, word))
    }

    /// Is it said that it is not so?
    pub(super) fn is_denied(&self) -> bool {
        self.has(DENIED)
    }

    /// Is it said of what was?
    pub(super) fn is_over(&self) -> bool {
        self.has(OVER)
    }

    /// The text from a word on to the end, without the marks around it; nothing where nothing is left.
    pub(super) fn from(&self, at: usize) -> Option<String> {
        self.between(at, self.words.len())
    }

    /// The text of the words from one to before another.
    pub(super) fn between(&self, from: usize, to: usize) -> Option<String> {
        let (first, last) = (self.words.get(from)?, self.words.get(to.checked_sub(1)?)?);
        let begin = if first.is_half { first.to } else { first.from };
        let text = self.text.get(begin..last.to)?.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '('));
        let text = if first.is_half { format!("{} {text}", first.folded) } else { text.to_owned() };
        (!text.trim().is_empty()).then_some(text)
    }

    /// Is a word typed with a capital letter?
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).and_then(|word| self.text.get(word.from..)).is_some_and(|text| text.starts_with(char::is_uppercase))
    }

    /// The same without the words that say when.
    pub(super) fn without(&self, said: &Range<usize>) -> Self {
        let words = self.words.iter().filter(|word| word.to <= said.start || word.from >= said.end).cloned().collect();
        Self { words, ..self.clone() }
    }
}

const PRONOUNS: &str = "she|he|they|er|sie";
const ME: &str = "i|we|my|our|me|ich|wir|mein|meine|unser|unsere";
const MY: &str = "my|our|mein|meine|unser|unsere";
pub(super) const THEIRS: &str = "her|his|their|ihr|ihre|ihren|ihrem|ihrer|sein|seine|seinen|seinem";
/// Words that say nothing of their own before a clause.
const AND: &str = "and|but|und|aber|also|auch|then|dann|so|sonst|please|pls|bitte|apparently|ok|oh";
/// The same before or behind a verb.
const ADVERBS: &str = "really|still|now|just|currently|always|absolutely|also|too|already|very|sehr|auch|jetzt|gerade|immer|noch|schon|wirklich|\
    total|recently|soon";
/// Verbs behind which such a word may stand.
const BEFORE_ADVERBS: &str = "is|has|ist|hat|are|will|mag|isst";
/// Words that say that it may not be so, or is not any more.
const UNSURE: &str = "might|maybe|perhaps|if|supposed|cancelled|canceled|used|whether|probably|vielleicht|wenn|falls|ob|fruher|abgesagt|\
    wahrscheinlich|ware|wurde|eigentlich|unless|could've|should've";
/// People of somebody's life, and which pronouns are theirs afterwards.
const OTHERS: [(&str, &str); 4] = [
    (
        "brother|husband|dad|father|son|boyfriend|grandpa|grandfather|granddad|uncle|nephew|fiance|vater|bruder|mann|sohn|opa|onkel|neffe",
        "he|er|they|sie",
    ),
    (
        "sister|wife|mum|mom|mother|daughter|girlfriend|grandma|grandmother|aunt|niece|mutter|schwester|frau|tochter|oma|tante|nichte",
        "she|sie|they",
    ),
    ("kids|children|parents|twins|boys|girls|kinder|eltern|sons|daughters", "they|sie"),
    (
        "boss|friend|ex|partner|colleague|neighbour|neighbor|team|baby|flatmate|manager|teacher|doctor|chef|chefin|freund|freundin|kollege|\
         kollegin|nachbar|nachbarin|cousin|cousine|kid|child|kind|dog|cat|hund|katze",
        "she|he|they|er|sie",
    ),
];
/// What somebody does.
const VERBS: &str = "is|has|was|had|will|wants|needs|ist|hat|war|hatte|wird|will|would|can|kann|got|gets|are|have|were";

/// The clauses of a note, in their order: what is said of somebody else is not among them, nor what is asked or not sure.
pub(super) fn clauses<'n>(note: &'n str, names: &[&str]) -> Vec<Clause<'n>> {
    // Ana Maria is called Ana as well.
    let names: Vec<String> = names.iter().flat_map(|name| name.split_whitespace()).map(fold).collect();
    let mut found = Vec::new();
    // The pronouns that may mean somebody else, in this sentence and the next.
    let (mut other, mut other_before) = ("", "");
    for (sentence, is_asked) in sentences(note) {
        let mut subject = None;
        for part in sentence.split(',').flat_map(joined) {
            let Some(mut clause) = clause(part, &names, subject) else { continue };
            let others = others_in(&clause);
            other = others.unwrap_or(other);
            let pronoun = words(part).into_iter().find(|word| pattern::is_one_of(PRONOUNS, word) && clause.is_named);
            let may_be_other = pronoun.is_some_and(|word| [other, other_before].iter().any(|who| pattern::is_one_of(who, &word)));
            clause.among_others = !other.is_empty() || !other_before.is_empty();
            let is_of_somebody = others.is_some() || may_be_other || is_of_mine(part);
            subject = Some(if is_of_somebody { Subject::Other } else { clause.subject });
            if !is_asked && is_sure(&clause) && !may_be_other && clause.subject != Subject::Other {
                found.push(clause);
            }
        }
        (other_before, other) = (other, "");
    }
    found
}

/// The pronouns of somebody else of whom a clause speaks: "her brother", "Bo".
fn others_in(clause: &Clause<'_>) -> Option<&'static str> {
    match clause.subject {
        Subject::Other => Some(PRONOUNS),
        Subject::Theirs => {
            let who = clause.words.get(1)?;
            OTHERS.iter().find(|(people, _)| pattern::is_one_of(people, who)).map(|(_, pronouns)| *pronouns)
        }
        Subject::Them | Subject::Me => None,
    }
}

/// "My brother", "unsere Nachbarin": what is said next is of them.
fn is_of_mine(part: &str) -> bool {
    let words = words(part);
    matches!(words.as_slice(), [mine, who, ..] if pattern::is_one_of(MY, mine) && is_of_their_life(who))
}

/// Is this word for somebody of their life: "brother", "boss"?
pub(super) fn is_of_their_life(word: &Word) -> bool {
    OTHERS.iter().any(|(people, _)| pattern::is_one_of(people, word))
}

/// Is it said as it is? Not in quotes, and not with a word that leaves it open; "wurde befördert" is, where "würde" is not.
fn is_sure(clause: &Clause<'_>) -> bool {
    let is_passive = clause.words.first().is_some_and(|first| first.folded == "wurde") && !clause.text.contains(['ü', 'Ü']);
    (is_passive || !clause.has(UNSURE)) && !clause.text.contains(['"', '“', '„'])
}

/// The sentences of a text, each with whether it is a question.
fn sentences(text: &str) -> Vec<(&str, bool)> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let behind = text.get(at + c.len_utf8()..).unwrap_or_default();
        let before = text.get(from..at).unwrap_or_default();
        let is_end = match c {
            '!' | '?' | ';' | '\n' | '•' | '–' | '—' => true,
            // "3. Juni" and "9 p.m. sharp" go on.
            '.' => {
                let number = before.chars().rev().take_while(char::is_ascii_digit).count();
                let is_clock = before.ends_with("p.m") || before.ends_with("a.m");
                (behind.is_empty() || behind.starts_with(char::is_whitespace)) && !(1..=2).contains(&number) && !is_clock
            }
            _ => false,
        };
        if is_end {
            found.push((before, c == '?'));
            from = at + c.len_utf8();
        }
    }
    found.push((text.get(from..).unwrap_or_default(), false));
    found.retain(|(sentence, _)| !sentence.trim().is_empty());
    found
}

/// "She likes tea and wants to move": what stands behind "and" is said on its own where it begins with a verb or a pronoun.
fn joined(part: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut from, mut look_from) = (0, 0);
    loop {
        let rest = part.get(look_from..).unwrap_or_default();
        let next = [" and ", " but ", " und ", " aber "].iter().filter_map(|and| rest.find(and).map(|at| (at, and.len()))).min();
        let Some((at, length)) = next else { break };
        let behind = look_from + at + length;
        if begins_anew(part.get(behind..).unwrap_or_default()) {
            found.extend(part.get(from..look_from + at));
            from = behind;
        }
        look_from = behind;
    }
    found.extend(part.get(from..));
    found
}

/// Does it begin with somebody, or with such a verb?
fn begins_anew(text: &str) -> bool {
    let words = words(text);
    let is_someone = words.first().is_some_and(|first| pattern::is_one_of(PRONOUNS, first) || pattern::is_one_of(ME, first));
    is_someone || begins_with_a_verb(&words)
}

/// Does it begin with a verb of the grammar?
fn begins_with_a_verb(words: &[Word]) -> bool {
    facts::begins_with_a_verb(words)
        || lives::begins_with_a_verb(words)
        || hard::begins_with_a_verb(words)
        || exchanges::begins_with_a_verb(words)
}

/// One clause, of whoever the one before it was of where it says nothing else.
fn clause<'n>(text: &'n str, names: &[String], before: Option<Subject>) -> Option<Clause<'n>> {
    let mut words = words(text);
    while words.len() > 1 && words.first().is_some_and(|first| pattern::is_one_of(AND, first)) {
        words.remove(0);
    }
    let first = words.first()?;
    let is_verb = begins_with_a_verb(&words);
    let (subject, is_named) = if pattern::is_one_of(PRONOUNS, first) || names.contains(&first.folded) {
        (Subject::Them, true)
    } else if pattern::is_one_of(ME, first) {
        (Subject::Me, true)
    } else if pattern::is_one_of(THEIRS, first) {
        (Subject::Theirs, false)
    } else if !is_verb && is_somebody(text, &words) {
        (Subject::Other, true)
    } else {
        // "Her brother likes tea, plays hockey": of the brother, too.
        (before.filter(|before| *before != Subject::Theirs).unwrap_or(Subject::Them), false)
    };
    if is_named {
        words.remove(0);
    }
    // "She and Tom are": what is said of both is said of her.
    if subject == Subject::Them && is_named && words.len() > 3 && words.first().is_some_and(|first| pattern::is_one_of("and|und", first)) {
        words.drain(..2);
    }
    // "He said he doesn't want": of whom it is said is said twice.
    if let Some(said) =
        pattern::begins("said|says|mentioned|meint|sagt that? she|he|they|er|sie", &words).filter(|_| subject == Subject::Them)
    {
        words.drain(..said);
    }
    // "She really likes", "she is now": the verb is what counts.
    while words.len() > 1 && words.first().is_some_and(|word| pattern::is_one_of(ADVERBS, word)) {
        words.remove(0);
    }
    while words.first().is_some_and(|verb| pattern::is_one_of(BEFORE_ADVERBS, verb))
        && words.get(1).is_some_and(|word| pattern::is_one_of(ADVERBS, word))
    {
        words.remove(1);
    }
    // "Gave Ann a fern" is "gave them a fern".
    words.iter_mut().filter(|word| names.contains(&word.folded)).for_each(|word| "them".clone_into(&mut word.folded));
    (!words.is_empty()).then_some(Clause { text, subject, is_named, begins: before.is_none(), among_others: false, words })
}

/// "Bo has", "the dog is", "Bo's exam": somebody or something else is spoken of.
fn is_somebody(text: &str, words: &[Word]) -> bool {
    let typed = |word: &Word| text.get(word.from..word.to).unwrap_or_default().to_owned();
    let Some(first) = words.first() else { return false };
    let owns = ["'s", "’s"].iter().any(|ending| typed(first).ends_with(ending));
    let does = words.get(1).is_some_and(|second| {
        pattern::is_one_of(VERBS, second) || begins_with_a_verb(words.get(1..).unwrap_or_default()) || second.folded.ends_with("es")
    });
    let is_capital = typed(first).starts_with(char::is_uppercase);
    owns || is_capital
        && does
        && !pattern::is_one_of("there|it|that|this|what|dinner|lunch|coffee|exam|test|interview|funeral|defence", first)
}
