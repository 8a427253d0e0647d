//! What someone gave the user or did for them, what the user gave and did, and ideas for a gift.

use jiff::civil::Date;

use super::{
    Noticed,
    clauses::{Clause, Subject, is_of_their_life},
};
use crate::{
    domain::{ExchangeFields, ExchangeKind, Standing, capitalised, days_between, fold},
    quick::{
        dates::{When, bare, when},
        pattern,
        words::Word,
    },
};

use ExchangeKind::{Advice, Favour, Gift, Help, Introduction, Kindness};
use Keep::{All, Rest};

/// What is kept of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keep {
    /// What stands behind these words: "gave me" a scarf.
    Rest,
    /// These words, too: "helped me move".
    All,
}

/// What they did.
const RECEIVED: [((ExchangeKind, Keep), &str); 23] = [
    ((Advice, Rest), "gave me|us some? good|great? advice|tips on|about"),
    ((Advice, All), "gave me|us some|good|great? good|great? advice|tips"),
    ((Advice, All), "advised me|us not|to|on|against"),
    ((Advice, All), "recommended me|us"),
    ((Help, All), "gave me|us a hand"),
    ((Favour, All), "gave me|us a lift|ride"),
    ((Introduction, Rest), "has? introduced me|us to"),
    ((Gift, Rest), "has? gave|given|brought|bought|knitted|baked|made|painted me|us"),
    ((Favour, All), "has? lent me|us"),
    ((Help, All), "has? helped me|us"),
    ((Favour, All), "drove|took me|us to|home"),
    ((Favour, All), "picked me|us up from|at"),
    ((Favour, All), "looked after my|our"),
    ((Favour, All), "watered|fed|walked|fixed|repaired my|our"),
    ((Favour, All), "took care of my|our"),
    ((Kindness, All), "visited me|us in|at the? hospital"),
    ((Kindness, All), "was|were there for me|us"),
    ((Kindness, All), "stood up? by|for me|us"),
    ((Kindness, All), "cheered me|us up"),
    ((Kindness, All), "listened to me|us"),
    ((Help, All), "hat mir|uns beim|bei|mit"),
    ((Favour, All), "hat auf meine|meinen|unsere|unseren|mein|unser"),
    ((Gift, Rest), "hat mir|mich|uns"),
];

/// What the user did.
const GIVEN: [((ExchangeKind, Keep), &str); 14] = [
    ((Advice, Rest), "gave her|him|them some? good? advice|tips on|about"),
    ((Help, All), "gave her|him|them a hand"),
    ((Favour, All), "gave her|him|them a lift|ride"),
    ((Introduction, Rest), "have? introduced her|him|them to"),
    ((Gift, Rest), "have? gave|given|brought|bought|knitted|baked|made|painted her|him|them"),
    ((Favour, All), "have? lent her|him|them"),
    (
        (Help, All),
        "have? helped her|him|them with|w|to|move|paint|find|pack|fix|build|carry|put|get|prepare|translate|write|clean|choose|out",
    ),
    ((Favour, All), "drove|took her|him|them to|home"),
    ((Favour, All), "picked her|him|them up from|at"),
    ((Favour, All), "looked after her|his|their"),
    ((Favour, All), "watered|fed|walked|fixed|repaired her|his|their"),
    ((Kindness, All), "visited her|him|them in|at the? hospital"),
    ((Help, All), "habe|hab ihr|ihm|ihnen|them beim|bei|mit"),
    ((Gift, Rest), "habe|hab ihr|ihm|ihnen|them"),
];

/// What the user thinks of giving.
const IDEAS: [&str; 4] = [
    "gift|present|birthday|christmas idea|ideas for? her|him|them?",
    "idea for her|his|their birthday|christmas|wedding",
    "geschenkidee|geschenkideen fur? sie|ihn|them?",
    "idee fur ihren|seinen geburtstag",
];

/// Where one of these stands, what was given was no thing: "gave me a call", "made me laugh".
const NOTHING: &str = "call|ring|look|hug|kiss|message|text|link|email|mail|headache|number|address|time|go|feeling|impression|answer|hope|offer|strength|confidence|courage|tour|interview|speech|job|space|credit|ear|pleasure|joy|\
    update|cold|fright|laugh|grief|lecture|break|choice|chance|reason|news|wave|smile|fever|trouble|problem|heads-up|shock|mad|angry|sad|happy|cry|wait|\
    think|believe|understand|anruf|nachricht|bescheid|nummer|adresse|erzahlt|gesagt|geschrieben|gezeigt|versprochen|gefallen|gefehlt|verziehen|\
    angerufen|abgesagt|geraten|leid|back|zuruck|instead|fired|up|creeps|key|keys|word|notice|promise";
/// So many days ago a day that was written out may be; longer ago it is one to come.
const SOON: i32 = 90;
/// Where one of these stands, the day is not said, or it was no single time.
const SOME_TIME: &str = "week|weeks|month|months|year|years|woche|wochen|monat|monate|monaten|jahr|jahre|jahren|once|always|often|ever|damals|immer|oft|usually|years'";

/// How what was given is said to be so in German: the word at its end.
const ENDS: [(&str, ExchangeKind); 5] = [
    ("geschenkt|mitgebracht|gestrickt|gebacken", Gift),
    ("geholfen", Help),
    ("geliehen|ausgeliehen|aufgepasst", Favour),
    ("vorgestellt", Introduction),
    ("gekocht", Kindness),
];

pub(super) fn begins_with_a_verb(words: &[Word]) -> bool {
    pattern::first(&RECEIVED, words).or_else(|| pattern::first(&GIVEN, words)).is_some()
}

/// What passed by a clause of a note that was written on a day.
pub(super) fn read(clause: &Clause<'_>, on: Date) -> Option<Noticed> {
    idea(clause).or_else(|| passed(clause, on)).map(Noticed::Exchange)
}

/// "Gift idea: a fern".
fn idea(clause: &Clause<'_>) -> Option<ExchangeFields> {
    let taken = pattern::any(&IDEAS, &clause.words).filter(|_| !clause.is_named && !clause.is_denied())?;
    // "Gift idea for Bo: a drill", "gift idea was a hit": what is not followed by it is none for them.
    let before = clause.words.get(taken.checked_sub(1)?)?;
    let words = clause.text.get(before.to..)?.strip_prefix(':').map(bare).filter(|words| !words.is_empty())?;
    Some(ExchangeFields { kind: Gift, words: capitalised(&words), standing: Standing::Idea })
}

fn passed(clause: &Clause<'_>, today: Date) -> Option<ExchangeFields> {
    let is_received = clause.subject == Subject::Them && pattern::first(&RECEIVED, &clause.words).is_some();
    // "Gave her a fern": nobody else was spoken of.
    let goes_without_saying = clause.subject == Subject::Them && !clause.is_named && clause.begins;
    let is_mine = (clause.subject == Subject::Me || goes_without_saying) && !clause.among_others;
    let patterns: &[((ExchangeKind, Keep), &str)] = match () {
        () if is_received => &RECEIVED,
        () if is_mine => &GIVEN,
        () => return None,
    };
    let ((kind, keep), taken) = pattern::first(patterns, &clause.words)?;
    let is_german = pattern::begins("hat|habe|hab", &clause.words).is_some();
    let kind = if is_german { kind_in_german(clause)? } else { *kind };
    // "Hat mir sehr geholfen": the verb is what counts.
    let keep = if is_german && kind == Help { All } else { *keep };
    // "Made me feel welcome".
    let is_made = pattern::begins("has|have? made", &clause.words).is_none() || clause.words.get(taken).is_some_and(is_made_thing);
    let is_no_gift = kind == Gift && (clause.has(NOTHING) || !is_made);
    // "I gave her mum flowers".
    let is_theirs = !is_received && clause.words.get(taken).is_some_and(is_of_their_life);
    if is_no_gift || is_theirs || clause.has(SOME_TIME) || clause.is_denied() || clause.words.len() > 12 {
        return None;
    }
    let said = when(clause.text, true, today).filter(|said| !is_of_the_thing(clause, said, today));
    // "In January", "two years ago": on which day is not said.
    if said.as_ref().is_some_and(|said| said.day.is_none()) {
        return None;
    }
    // "Have lent him the tent": lent it.
    let first = if keep == Rest { taken } else { pattern::begins("has|have", &clause.words).unwrap_or(0) };
    let from = clause.words.get(first)?.from;
    let words = said.as_ref().map_or_else(|| clause.text.get(from..).map(bare), |said| Some(said.cut(clause.text, from)))?;
    let words = if is_german && keep == Rest { without_its_end(&words) } else { words };
    let on = said.and_then(|said| said.day).unwrap_or(today);
    let standing =
        if is_received { Standing::Received { on, asked_for: false, thanked_on: None } } else { Standing::Given { on, thanked_on: None } };
    (!words.is_empty()).then(|| ExchangeFields { kind, words: capitalised(&words), standing })
}

/// "Tickets for Friday", "her car until Sunday", "the concert on 20 March": the day is not the one on which it was given.
fn is_of_the_thing(clause: &Clause<'_>, said: &When, today: Date) -> bool {
    let before = clause.text.get(..said.at.start).unwrap_or_default().split_whitespace().next_back().unwrap_or_default();
    let first = clause.text.get(said.at.clone()).unwrap_or_default().split_whitespace().next().unwrap_or_default();
    let leads = |word: &str| pattern::is_choice("for|until|till|by|to|fur|bis|zum|zur", &fold(word));
    let is_far = said.day.is_some_and(|day| day > today || days_between(day, today) > SOON);
    said.is_from || leads(before) || leads(first) || is_far
}

fn is_made_thing(word: &Word) -> bool {
    pattern::is_one_of("a|an|the|some|two|dinner|lunch|breakfast|soup|tea|coffee|cake|bread|jam", word)
}

fn kind_in_german(clause: &Clause<'_>) -> Option<ExchangeKind> {
    ENDS.iter().find(|(ends, _)| clause.has(ends)).map(|(_, kind)| *kind)
}

/// "einen Schal geschenkt": the thing is what counts.
fn without_its_end(words: &str) -> String {
    let end = words.rfind(' ').filter(|at| {
        let last = fold(words.get(at + 1..).unwrap_or_default());
        ENDS.iter().any(|(ends, _)| pattern::is_choice(ends, &last))
    });
    end.and_then(|at| words.get(..at)).unwrap_or(words).to_owned()
}
