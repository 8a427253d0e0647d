//! What someone does not want: topics not to bring up, hours not to call.

use jiff::civil::{Date, Time};

use super::{
    Noticed,
    clauses::{Clause, Subject},
    pattern,
};
use crate::domain::{BoundaryFields, BoundaryKind, Channel, Topics};

const TOPICS: [((), &str); 11] = [
    ((), "does|do not want|like to talk|speak|be about|asked? about?"),
    ((), "would rather not talk|speak about"),
    ((), "prefers not to talk|speak about"),
    ((), "hates talking|speaking about"),
    ((), "better? do? not ask|asking|mention|bring|talk about|up?"),
    ((), "better|best? avoid"),
    ((), "mag|will|mochte nicht uber"),
    ((), "spricht nicht|ungern gern|gerne? uber"),
    ((), "redet nicht|ungern gern|gerne? uber"),
    ((), "nicht nach|uber|auf"),
    ((), "besser? nicht fragen|ansprechen nach|auf"),
];

const WAYS: [(Channel, &str); 6] = [
    (Channel::Call, "does not like|want phone? calls|calling|phoning"),
    (Channel::Call, "hates phone? calls|calling|phoning|telefonieren"),
    (Channel::Call, "hates the phone"),
    (Channel::Call, "telefoniert nicht|ungern gern|gerne?"),
    (Channel::Video, "does not like|want video calls?"),
    (Channel::Video, "hates video calls?"),
];

const HOURS: [(bool, &str); 6] = [
    (true, "do not call|phone|ring after"),
    (false, "do not call|phone|ring before"),
    (true, "no calls after"),
    (false, "no calls before"),
    (true, "nicht nach"),
    (false, "nicht vor"),
];

pub(super) fn read(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    if clause.subject == Subject::Me {
        return None;
    }
    let kind = |kind, words: &str| Some(Noticed::Boundary(BoundaryFields { kind, words: words.to_owned(), since: today }));
    if let Some((is_after, taken)) = pattern::first(&HOURS, &clause.words)
        && let Some(hour) =
            clause.words.get(taken).and_then(|word| hour(&word.folded, clause.words.get(taken + 1).map(|next| next.folded.as_str())))
    {
        let midnight = Time::midnight();
        return kind(
            if *is_after { BoundaryKind::Hours(hour, Time::constant(8, 0, 0, 0)) } else { BoundaryKind::Hours(midnight, hour) },
            "",
        );
    }
    if let Some((channel, _)) = pattern::first(&WAYS, &clause.words) {
        return kind(BoundaryKind::Channel(*channel), "");
    }
    if let Some(words) = off_limits(clause) {
        return kind(BoundaryKind::Topic(Topics::named_in(&words)), &words);
    }
    let (_, taken) = pattern::first(&TOPICS, &clause.words)?;
    // "Don't bring him up": who that is stands elsewhere.
    if clause.words.get(taken).is_some_and(|first| pattern::is_one_of("him|it|them|that|drauf|darauf|ihn", first)) {
        return None;
    }
    // "Will nicht über ihren Vater reden": the verb stands last.
    let last = clause.words.last().map(|word| word.folded.as_str());
    let end = clause.words.len() - usize::from(matches!(last, Some("reden" | "sprechen" | "fragen" | "ansprechen")));
    let words = clause.between(taken, end)?;
    let is_said = words.split_whitespace().count() <= 8;
    if is_said { kind(BoundaryKind::Topic(Topics::named_in(&words)), &words) } else { None }
}

/// "9", "9pm", "21:00", "21 Uhr".
fn hour(word: &str, next: Option<&str>) -> Option<Time> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, "0"));
    let hour: i8 = hour.parse().ok()?;
    let is_pm = word.ends_with("pm") || next == Some("pm");
    Time::new(if is_pm && hour < 12 { hour + 12 } else { hour }, minute.parse().ok()?, 0, 0).ok()
}

/// "The divorce is off limits", "über die Scheidung will sie nicht reden".
fn off_limits(clause: &Clause<'_>) -> Option<String> {
    let word = |at: usize| clause.words.get(at).map_or("", |word| word.folded.as_str());
    let end = clause.words.len();
    if end > 3 && word(end - 2) == "off" && word(end - 1) == "limits" {
        return clause.between(0, end - 3);
    }
    let will = clause.words.iter().position(|word| pattern::is_one_of("will|mochte", word))?;
    let is_said =
        word(0) == "uber" && matches!(word(end - 1), "reden" | "sprechen") && clause.words.iter().any(|word| word.folded == "nicht");
    if is_said { clause.between(1, will) } else { None }
}
