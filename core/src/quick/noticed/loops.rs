//! What is open: what happens to them on a day, what they wait for, what the user said they would do.

use jiff::civil::Date;

use super::{
    Noticed,
    clauses::{Clause, Subject, THEIRS},
    facts,
};
use crate::{
    domain::uncapitalised,
    quick::{
        dates::{bare, when},
        pattern,
        words::Word,
    },
};

/// What is worth asking after.
const EVENTS: &str = "exam|exams|test|interview|operation|surgery|appointment|wedding|race|marathon|concert|presentation|recital|audition|\
    defence|defense|viva|results|match|trial|hearing|scan|biopsy|funeral|premiere|holiday|vacation|trip|flight|prufung|klausur|\
    vorstellungsgesprach|bewerbungsgesprach|op|termin|hochzeit|lauf|konzert|vortrag|urlaub|flug|umzug|beerdigung|auffuhrung";
/// Verbs before such a thing.
const HAS: &str = "has|hat|runs|plays|gives|sits|lauft|gibt|have";

/// What is given: it is for them, whoever the words say.
const GIVING: &str = "send|lend|bring|give|return|introduce|invite|forward|show|recommend|translate";
/// What is done for them where the words say so.
const DOING: &str = "buy|print|fix|book|find|pay|write|call|visit|help|water|repair|look|take|make|cook|schicke|leihe|bringe|gebe|kaufe|besorge|\
    zeige|lade|repariere|helfe|suche|buche|schreibe|leih|schick|bring";
const FOR_THEM: &str = "her|him|them|ihr|ihm|ihnen|ihre|ihren|ihrem|sie";
const FOR_ME: &str = "me|us";
/// They tell what they will do.
const THEY_SAID: [&str; 2] = ["has|have? promised to", "will"];
/// Said so, nobody means a day.
const SOME_DAY: &str = "maybe|perhaps|sometime|someday|vielleicht";
/// Words before what is given.
const GIVEN: &str = "her|him|them|his|the|a|an|my|some|that|this|their|it|back";

const MINE: [&str; 6] = ["will", "have? promised to?", "promise to", "should", "have|need|going to", "must|muss|soll|werde"];
/// The user tells what they said.
const SAID: [&str; 3] = ["said i will|would", "told her|him|them i will|would", "promised i will|would"];

const WAITS: [&str; 7] = [
    "is|are? waiting for|to hear? about|back?",
    "waits|wait for|to hear? about|back?",
    "wartet auf",
    "is expecting her|the? results",
    "hears back? about|from",
    "will hear back? about|from",
    "has applied for|to",
];

const ASKS: [&str; 2] = ["must? remember? to? ask her|him|them?", "unbedingt? nachfragen|frag|fragen"];

pub(super) fn read(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    asks(clause, today).or_else(|| match clause.subject {
        Subject::Me => promise(clause, today),
        Subject::Them => of_mine(clause, today)
            .or_else(|| of_theirs(clause, today))
            .or_else(|| order(clause, today))
            .or_else(|| waits(clause, today))
            .or_else(|| event(clause, today)),
        Subject::Theirs => event(clause, today),
        Subject::Other => None,
    })
}

/// What a clause says from a word on without its day, and the day where that is to come.
fn without_its_day(clause: &Clause<'_>, at: usize, today: Date) -> Option<(String, Option<Date>)> {
    let from = clause.words.get(at)?.from;
    // "The photos from Saturday" are of that day.
    let said = when(clause.text, false, today).filter(|said| !said.is_from && said.day.is_none_or(|day| day >= today));
    let words = said.as_ref().map_or_else(|| bare(clause.text.get(from..).unwrap_or_default()), |said| said.cut(clause.text, from));
    (!words.is_empty()).then(|| (words, said.and_then(|said| said.day)))
}

/// "Ask how the move went", "ask her about the boat", "fragen nach dem Umzug".
fn asks(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let taken = pattern::any(&ASKS, &clause.words).filter(|_| !clause.is_named && clause.subject != Subject::Theirs)?;
    let next = clause.words.get(taken)?;
    let at = match next.folded.as_str() {
        "how" | "wie" => taken,
        "about" | "after" | "nach" => taken + 1,
        _ => return None,
    };
    without_its_day(clause, at, today).map(|(words, day)| Noticed::OpenLoop(words, day))
}

fn is(choices: &str, word: Option<&Word>) -> bool {
    word.is_some_and(|word| pattern::is_one_of(choices, word))
}

/// Is what is done from this word on done for them? Someone who is named, "to Bo", may be it, too.
fn is_for_them(clause: &Clause<'_>, at: usize) -> bool {
    is(FOR_THEM, clause.words.get(at + 1)) || is(FOR_THEM, clause.words.get(at + 2))
}

/// "I'll send her the photos", "ich leihe ihr das Buch".
fn promise(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let said = pattern::any(&MINE, &clause.words);
    let taken = said.unwrap_or(0);
    let doing = clause.words.get(taken);
    let promised = pattern::begins("have? promised", &clause.words).is_some() && clause.words.len() > taken + 1;
    // "I send her postcards" is a habit, "ich schicke ihr" is meant.
    let is_meant =
        said.is_some() || doing.is_some_and(|word| word.folded.ends_with('e') && !pattern::is_one_of("write|give|take|make", word));
    let is_theirs = is(GIVING, doing) && said.is_some() || (is(DOING, doing) || is(GIVING, doing)) && is_for_them(clause, taken);
    if clause.is_denied() || !(promised || is_meant && is_theirs) {
        return None;
    }
    without_its_day(clause, taken, today).map(|(words, day)| Noticed::Promise(words, day))
}

/// "Said I'd lend her the drill", "will pay her back": nobody is named, and it is done for them.
fn of_mine(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let said = pattern::any(&SAID, &clause.words);
    let mine = pattern::begins("will", &clause.words).filter(|at| is_for_them(clause, *at));
    let taken = said.or(mine).filter(|_| !clause.is_named && !clause.is_denied())?;
    let doing = clause.words.get(taken);
    if is(GIVING, doing) || is(DOING, doing) {
        without_its_day(clause, taken, today).map(|(words, day)| Noticed::Promise(words, day))
    } else {
        None
    }
}

/// "She'll send me the recipe", "promised to lend us the tent".
fn of_theirs(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let taken = pattern::any(&THEY_SAID, &clause.words).filter(|_| !clause.is_denied())?;
    let doing = clause.words.get(taken);
    let is_for_me = is(FOR_ME, clause.words.get(taken + 1)) || is(FOR_ME, clause.words.get(taken + 2));
    let is_vague = clause.has(SOME_DAY) || clause.words.windows(2).any(|two| pattern::begins("one day", two).is_some());
    if !is_for_me || is_vague || !(is(GIVING, doing) || is(DOING, doing)) {
        return None;
    }
    without_its_day(clause, taken, today).map(|(words, day)| Noticed::TheirPromise(words, day))
}

/// "Lend Bo the drill": a line of what is to be done.
fn order(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let is_given = is(GIVEN, clause.words.get(1)) || clause.is_capital(1);
    let is_order = !clause.is_named && is(GIVING, clause.words.first()) && is_given && !clause.is_denied();
    if is_order { without_its_day(clause, 0, today).map(|(words, day)| Noticed::Promise(words, day)) } else { None }
}

fn waits(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let taken = pattern::any(&WAITS, &clause.words).filter(|_| !clause.is_denied())?;
    let is_of_me = is("me|us|it|mich|uns|my|our", clause.words.get(taken));
    if is_of_me { None } else { without_its_day(clause, taken, today).map(|(words, day)| Noticed::OpenLoop(words, day)) }
}

/// "Her exam is on Friday", "has an interview tomorrow", "flies to Rome on 3 June".
fn event(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let journey = pattern::any(&["flies|travels|drives|leaves to|for", "fliegt|reist|fahrt nach|in"], &clause.words);
    let is_event = |word: &Word| word.folded.rsplit('-').next().is_some_and(|last| pattern::is_choice(EVENTS, last));
    let at = clause.words.iter().position(is_event);
    if journey.or(at).is_none()
        || clause.is_denied()
        || clause.is_over()
        || clause.has("anniversary|moved|postponed|verschoben|party|angst|afraid|worried|nervous|anxious|scared|sorgen")
    {
        return None;
    }
    let said = when(clause.text, false, today)?;
    let day = said.day.filter(|day| *day >= today && !said.is_from)?;
    if journey.is_some() && clause.subject == Subject::Them {
        return Some(Noticed::Event(said.cut(clause.text, clause.words.first()?.from), day));
    }
    let words = thing(clause, at?, &said.at)?;
    Some(Noticed::Event(words, day))
}

/// What happens, as it is called: "her driving test", "exam"; the word for it stands at a place.
fn thing(clause: &Clause<'_>, at: usize, said: &std::ops::Range<usize>) -> Option<String> {
    let is_theirs = is(THEIRS, clause.words.first());
    let has = is(HAS, clause.words.first());
    // "Needs a holiday", "her sister has an exam", "the boss's surgery".
    let is_said_of_it = has || !facts::begins_with_a_verb(&clause.words) && (is_theirs || !clause.is_named);
    let owner = clause.words.iter().take(at).any(|word| {
        let typed = clause.text.get(word.from..word.to).unwrap_or_default();
        typed.ends_with("'s") || typed.ends_with("’s")
    });
    let verb_before = clause.words.get(1..at).unwrap_or_default().iter().any(|word| pattern::is_one_of("has|hat|is|ist|needs|wants", word));
    if !is_said_of_it || owner || verb_before || at > 4 {
        return None;
    }
    // "Hat am Freitag Prüfung": the day may stand between.
    let begins = clause
        .words
        .iter()
        .position(|word| word.from >= said.end)
        .filter(|behind| *behind <= at && said.start <= clause.words.get(at).map_or(0, |word| word.from));
    let mut begin = begins.filter(|_| has || said.start == 0).unwrap_or(usize::from(has));
    while begin < at && is("a|an|the|ein|eine|einen|am|im|on|in|next|nachsten", clause.words.get(begin)) {
        begin += 1;
    }
    let words = clause.between(begin, at + 1)?;
    Some(if is(THEIRS, clause.words.get(begin)) { uncapitalised(&words) } else { words })
}
