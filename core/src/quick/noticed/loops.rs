//! What is open: what happens to them on a day, what they wait for, what the user said they would do.

use jiff::civil::Date;

use super::{
    Noticed,
    clauses::{Clause, Subject, THEIRS, Word},
    dates::{bare, when},
    pattern,
};

/// What is worth a wish before it and a question after it.
const EVENTS: &str = "exam|exams|test|interview|operation|surgery|appointment|wedding|race|marathon|concert|presentation|recital|audition|\
    defence|defense|viva|results|match|trial|hearing|scan|biopsy|funeral|premiere|prufung|klausur|vorstellungsgesprach|\
    bewerbungsgesprach|op|termin|hochzeit|lauf|konzert|vortrag|urlaub|flug|flight|umzug|beerdigung|auffuhrung|holiday|\
    vacation|trip";

/// What the user would do for them.
const DOING: &str = "send|lend|bring|give|buy|return|introduce|invite|forward|show|print|fix|translate|recommend|book|find|pay|write|call|\
    visit|help|water|repair|look|schicke|leihe|bringe|gebe|kaufe|besorge|zeige|lade|repariere|helfe|suche|buche|schreibe";
/// Those that begin a line of what is to be done, and no other.
const ORDERS: &str = "send|lend|bring|give|buy|return|introduce|invite|forward|print|translate|recommend";

const MINE: [((), &str); 10] = [
    ((), "said i will|would"),
    ((), "told her|him|them i will|would"),
    ((), "will"),
    ((), "have? promised to?"),
    ((), "promise to"),
    ((), "should"),
    ((), "must|need|have to?"),
    ((), "am going to"),
    ((), "am to"),
    ((), "muss|soll|werde|will"),
];

const WAITS: [((), &str); 7] = [
    ((), "is|are? waiting for|to hear? about|back?"),
    ((), "waits|wait for|to hear? about|back?"),
    ((), "wartet auf"),
    ((), "is expecting her|the? results"),
    ((), "hears back? about|from"),
    ((), "will hear back? about|from"),
    ((), "has applied for|to"),
];

const ASKS: [((), &str); 6] = [
    ((), "must? remember? to? ask her|him|them? about|after"),
    ((), "must? remember? to? ask her|him|them?"),
    ((), "nachfragen nach"),
    ((), "nachfragen"),
    ((), "unbedingt? frag|fragen nach"),
    ((), "unbedingt? frag|fragen"),
];

pub(super) fn read(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let asked = pattern::first(&ASKS, &clause.words).filter(|_| clause.subject != Subject::Theirs);
    if let Some((_, taken)) = asked {
        // "Ask her" alone is nothing to ask.
        let is_how = clause.words.get(taken).is_some_and(|word| pattern::is_one_of("how|wie", word));
        let is_about = clause.words.get(taken.checked_sub(1)?).is_some_and(|word| pattern::is_one_of("about|after|nach", word));
        if !is_how && !is_about {
            return None;
        }
        let (words, day) = without_its_day(clause, taken, today)?;
        return Some(Noticed::OpenLoop(words, day));
    }
    match clause.subject {
        Subject::Me => promise(clause, today),
        Subject::Them => {
            of_mine(clause, today).or_else(|| order(clause, today)).or_else(|| waits(clause, today)).or_else(|| event(clause, today))
        }
        Subject::Theirs => event(clause, today),
    }
}

/// What a clause says from a word on without its day, and the day where that is to come.
fn without_its_day(clause: &Clause<'_>, at: usize, today: Date) -> Option<(String, Option<Date>)> {
    let from = clause.words.get(at)?.from;
    let said = when(clause.text, false, today).filter(|said| said.day.is_none_or(|day| day >= today));
    let words = said.as_ref().map_or_else(|| bare(clause.text.get(from..).unwrap_or_default()), |said| said.cut(clause.text, from));
    (!words.is_empty()).then(|| (words, said.and_then(|said| said.day)))
}

fn is_doing(word: Option<&Word>, verbs: &str) -> bool {
    word.is_some_and(|word| pattern::is_one_of(verbs, word))
}

/// "I'll send her the photos", "ich leihe ihr das Buch".
fn promise(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let taken = pattern::first(&MINE, &clause.words).map_or(0, |(_, taken)| taken);
    let promised = pattern::begins("have? promised", &clause.words).is_some() && clause.words.len() > taken + 1;
    let is_ours = clause.words.get(taken).is_some_and(|word| {
        // "I send" is a habit, "ich schicke" is meant.
        taken > 0 || word.folded.ends_with('e') && !pattern::is_one_of("write|give|introduce|invite|translate", word)
    });
    let doing = clause.words.get(taken);
    // "I should call more often" is a wish.
    let is_vague = is_doing(doing, "call|write|visit|help") && !is_for_them(clause.words.get(taken + 1));
    if is_vague || !(promised || is_ours && is_doing(doing, DOING)) {
        return None;
    }
    without_its_day(clause, taken, today).map(|(words, day)| Noticed::Promise(words, day))
}

/// "Said I'd lend her the drill", "will pay her back".
fn of_mine(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let said = ["said i will|would", "told her|him|them i will|would"].iter().find_map(|said| pattern::begins(said, &clause.words));
    let mine = pattern::begins("will", &clause.words).filter(|_| is_for_them(clause.words.get(2)));
    let taken = said.or(mine)?;
    let is_meant = is_doing(clause.words.get(taken), DOING) && clause.words.get(taken + 1).is_none_or(|word| word.folded != "not");
    if is_meant { without_its_day(clause, taken, today).map(|(words, day)| Noticed::Promise(words, day)) } else { None }
}

fn is_for_them(word: Option<&Word>) -> bool {
    word.is_some_and(|word| pattern::is_one_of("her|him|them|ihr|ihm|ihnen", word))
}

/// "Lend Bo the drill": a line of what is to be done.
fn order(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    if !is_doing(clause.words.first(), ORDERS) || clause.words.len() < 2 {
        return None;
    }
    without_its_day(clause, 0, today).map(|(words, day)| Noticed::Promise(words, day))
}

fn waits(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let (_, taken) = pattern::first(&WAITS, &clause.words)?;
    without_its_day(clause, taken, today).map(|(words, day)| Noticed::OpenLoop(words, day))
}

/// "Her exam is on Friday", "has an interview tomorrow", "flies to Rome on 3 June".
fn event(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let said = when(clause.text, false, today)?;
    let day = said.day.filter(|day| *day >= today)?;
    let journey = pattern::begins("flies|travels|goes|drives|leaves to|for|on", &clause.words)
        .or_else(|| pattern::begins("fliegt|reist|fahrt nach|in", &clause.words));
    if journey.is_some() && clause.subject == Subject::Them {
        let from = clause.words.first()?.from;
        return Some(Noticed::Event(said.cut(clause.text, from), day));
    }
    let is_event = |word: &Word| word.folded.rsplit('-').next().is_some_and(|last| pattern::is_choice(EVENTS, last));
    let at = clause.words.iter().position(is_event)?;
    let is_other = |word: &Word| pattern::is_one_of("anniversary|moved|postponed|verschoben", word);
    if clause.words.iter().any(is_other) {
        return None;
    }
    let verb = |word: &Word| pattern::is_one_of("has|hat|runs|plays|gives|is|sits|lauft|gibt|have", word);
    let begin = clause.words.iter().take(at).rposition(verb).map_or(0, |verb| verb + 1);
    let is_small = |word: &Word| pattern::is_one_of("a|an|the|ein|eine|einen|am|im|on|in", word);
    let from = clause.words.get(begin)?.from;
    let small = |begin: usize| clause.words.get(begin..at).unwrap_or_default().iter().take_while(|word| is_small(word)).count();
    let begin = begin + small(begin);
    // "Her brother's exam" is another's; so is "her sister has an exam".
    let owner = clause.words.first().filter(|first| pattern::is_one_of(THEIRS, first));
    if owner.is_some() && begin > 0 || clause.text.contains("’s ") || clause.text.contains("'s ") && clause.subject == Subject::Theirs {
        return None;
    }
    // "Hat am Freitag Prüfung": the day stands between.
    let behind = clause.words.iter().position(|word| word.from >= said.at.end).filter(|behind| *behind <= at && said.at.start >= from);
    let begin = behind.map_or(begin, |behind| behind + small(behind));
    let words = clause.between(begin, at + 1)?;
    let is_theirs = clause.words.get(begin).is_some_and(|first| pattern::is_one_of(THEIRS, first));
    Some(Noticed::Event(if is_theirs { uncapitalised(&words) } else { words }, day))
}

/// With a small first letter, as within a sentence.
fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
