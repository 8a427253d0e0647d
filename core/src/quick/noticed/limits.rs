//! What someone does not want: topics not to bring up, ways and hours not to reach them.

use jiff::civil::{Date, Time};

use super::{
    Noticed,
    clauses::{Clause, Subject},
};
use crate::{
    domain::{BoundaryFields, BoundaryKind, Channel, Topics},
    quick::{pattern, words::Word},
};

const TOPICS: [&str; 10] = [
    "does|do not want|like to talk|speak about",
    "does|do not want|like to be asked about",
    "would rather not talk|speak about",
    "prefers not to talk|speak about",
    "hates talking|speaking about",
    "better? do? not ask|asking about",
    "better? do? not mention|mentioning",
    "best|better avoid",
    "mag|will|mochte nicht uber",
    "spricht|redet nicht|ungern gern|gerne? uber",
];
/// The same, where the verb stands last.
const TOPICS_UNTIL_A_VERB: [&str; 2] = ["besser? nicht nach|auf|uber", "will|mag|mochte nicht uber"];

const WAYS: [(Channel, &str); 6] = [
    (Channel::Call, "does not like|want phone? calls|calling|phoning"),
    (Channel::Call, "hates phone? calls|calling|phoning|telefonieren"),
    (Channel::Call, "hates the phone"),
    (Channel::Call, "telefoniert nicht|ungern gern|gerne"),
    (Channel::Video, "does not like|want video calls?"),
    (Channel::Video, "hates video calls?"),
];

/// Whether it is after that hour, or before it.
const HOURS: [(bool, &str); 6] = [
    (true, "do not call|phone|ring after"),
    (false, "do not call|phone|ring before"),
    (true, "no calls? after"),
    (false, "no calls? before"),
    (true, "nicht nach"),
    (false, "nicht vor"),
];

pub(super) fn read(clause: &Clause<'_>, on: Date) -> Option<Noticed> {
    if clause.subject == Subject::Me {
        return None;
    }
    let kind = hours(clause).or_else(|| pattern::first(&WAYS, &clause.words).map(|(channel, _)| BoundaryKind::Channel(*channel)));
    if let Some(kind) = kind {
        return Some(Noticed::Boundary(BoundaryFields { kind, words: String::new(), since: on }));
    }
    let words = topic(clause)?;
    let fields = BoundaryFields { kind: BoundaryKind::Topic(Topics::named_in(&words)), words, since: on };
    (fields.words.split_whitespace().count() <= 8).then_some(Noticed::Boundary(fields))
}

/// What not to bring up.
fn topic(clause: &Clause<'_>) -> Option<String> {
    let word = |at: usize| clause.words.get(at).map_or("", |word| word.folded.as_str());
    let end = clause.words.len();
    let has_verb = matches!(word(end - 1), "reden" | "sprechen" | "fragen" | "ansprechen");
    if end > 3 && word(end - 2) == "off" && word(end - 1) == "limits" {
        return clause.between(0, end - 3);
    }
    // "Über die Scheidung will sie nicht reden".
    let will = clause.words.iter().position(|word| pattern::is_one_of("will|mochte|mag", word));
    if let Some(will) = will.filter(|_| word(0) == "uber" && has_verb && clause.has("nicht")) {
        return clause.between(1, will);
    }
    let until_verb = pattern::any(&TOPICS_UNTIL_A_VERB, &clause.words).filter(|_| has_verb);
    let taken = until_verb.or_else(|| pattern::any(&TOPICS, &clause.words))?;
    // "Don't mention it": what that is stands elsewhere.
    let is_unsaid = |first: &Word| pattern::is_one_of("him|her|it|them|that|this|me|us|drauf|darauf|ihn|das|es", first);
    if clause.words.get(taken).is_none_or(is_unsaid) && clause.words.len() == taken + 1 {
        return None;
    }
    clause.between(taken, end - usize::from(until_verb.is_some()))
}

fn hours(clause: &Clause<'_>) -> Option<BoundaryKind> {
    let (is_after, taken) = pattern::first(&HOURS, &clause.words)?;
    let next = clause.words.get(taken + 1).map_or("", |next| next.folded.as_str());
    let hour = hour(&clause.words.get(taken)?.folded, next, *is_after)?;
    // "Nicht nach 3 Wochen" is no hour.
    let is_clock =
        clause.words.len() == taken + 1 || matches!(next, "uhr" | "pm" | "am" | "p.m" | "a.m" | "or" | "and" | "oder" | "please");
    is_clock.then(|| {
        if *is_after { BoundaryKind::Hours(hour, Time::constant(8, 0, 0, 0)) } else { BoundaryKind::Hours(Time::midnight(), hour) }
    })
}

/// "9pm", "21:00", "21 Uhr"; nobody asks not to be called after nine in the morning.
fn hour(word: &str, next: &str, is_after: bool) -> Option<Time> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, "0"));
    let hour: i8 = hour.parse().ok()?;
    let says = |half: &str| word.ends_with(half) || next.replace('.', "") == half;
    let is_pm = says("pm") || is_after && !says("am");
    Time::new(if is_pm && hour < 12 { hour + 12 } else { hour }, minute.parse().ok()?, 0, 0).ok()
}
