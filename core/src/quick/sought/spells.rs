//! When someone was seen or heard of, and when their birthday is.

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

use super::{NOT, Spell, What};
use crate::{
    domain::PartialDate,
    quick::{
        dates,
        lexicon::{LAST, NEXT, THIS, Unit, number, unit},
        pattern::{any, begins, is_choice},
        words::Word,
    },
};

const SEEN: &str = "seen|saw|see|met|meet|visited|gesehen|getroffen|besucht";
const HEARD: &str = "talked|spoken|spoke|heard|called|written|wrote|contacted|phoned|touch|contact|gesprochen|gehort|telefoniert|geschrieben|\
    gemeldet|kontaktiert|kontakt";
/// Words that lead to a verb of these, and behind it to a time.
const BEFORE: &str = "i|we|have|has|had|did|been|yet|in|out|ich|wir|habe|haben|hatte|hatten|mehr|von|mit";
const BEHIND: &str = "to|with|from|of|mit|von|them|him|her|anyone|each|other|ihnen|ihm|ihr|mehr";

/// "Not seen this year", "talked to since May", "seit drei Monaten nicht getroffen": how many words, whether it is denied, and what.
pub(super) fn in_touch(words: &[Word], text: &str, today: Date) -> Option<(usize, bool, What)> {
    verb_first(words, text, today).or_else(|| time_first(words, text, today))
}

/// How many words a verb takes with what leads to it, whether it is denied, and whether it is of meeting in person.
fn verb(words: &[Word]) -> Option<(usize, bool, bool)> {
    let is_before = |word: &&Word| is_choice(BEFORE, &word.folded) || is_choice(NOT, &word.folded);
    let before = words.iter().take_while(is_before).count();
    let word = words.get(before)?;
    let leading = words.get(..before)?;
    let says = |choices: &str| leading.iter().any(|word| is_choice(choices, &word.folded));
    // "Out of touch" is said of who was not heard of.
    let out = begins("out of touch", words);
    let seen = is_choice(SEEN, &word.folded);
    if let Some(taken) = out {
        return Some((taken, true, false));
    }
    (seen || is_choice(HEARD, &word.folded)).then(|| (before + 1, says(NOT), seen))
}

fn verb_first(words: &[Word], text: &str, today: Date) -> Option<(usize, bool, What)> {
    let (mut taken, is_not, seen) = verb(words)?;
    taken += words.get(taken..)?.iter().take_while(|word| is_choice(BEHIND, &word.folded)).count();
    let is_never = words.get(..taken)?.iter().any(|word| is_choice("never|nie|niemals", &word.folded));
    match over(words.get(taken..)?, text, today) {
        Some((more, when)) => Some((taken + more, is_not, What::InTouch { when, seen })),
        None => is_never.then_some((taken, true, What::InTouch { when: Spell { from: Date::MIN, until: Date::MAX }, seen })),
    }
}

fn time_first(words: &[Word], text: &str, today: Date) -> Option<(usize, bool, What)> {
    let (taken, when) = over(words, text, today)?;
    let (more, is_not, seen) = verb(words.get(taken..)?)?;
    Some((taken + more, is_not, What::InTouch { when, seen }))
}

/// Does a time of these begin here?
pub(super) fn says_when(words: &[Word], text: &str, today: Date) -> bool {
    in_touch(words, text, today).is_some() || birthday(words, text, today).is_some()
}

/// A time that is over or goes on.
fn over(words: &[Word], text: &str, today: Date) -> Option<(usize, Spell)> {
    of_the_calendar(words, today).or_else(|| so_long(words, today)).or_else(|| named(words, text, true, today))
}

fn word(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.folded.as_str())
}

/// "This year", "last week", "nächsten Monat": the whole of it.
fn of_the_calendar(words: &[Word], today: Date) -> Option<(usize, Spell)> {
    let skipped = usize::from(is_choice("in|since|seit|im", word(words, 0)));
    let is_since = matches!(word(words, 0), "since" | "seit");
    let which = word(words, skipped);
    let steps = if which == "heuer" {
        return Some((skipped + 1, since_or(is_since, a_year(today.year())?)));
    } else if THIS.contains(&which) {
        0
    } else if LAST.contains(&which) || which == "letztem" || which == "letzter" {
        -1
    } else if NEXT.contains(&which) {
        1
    } else {
        return None;
    };
    let when = match unit(word(words, skipped + 1))? {
        Unit::Year => a_year(today.year() + steps)?,
        Unit::Month => a_month(today.first_of_month().checked_add(i64::from(steps).months()).ok()?)?,
        Unit::Week => {
            let monday = today.tomorrow().ok()?.nth_weekday(-1, Weekday::Monday).ok()?;
            let monday = monday.checked_add(i64::from(steps).weeks()).ok()?;
            Spell { from: monday, until: monday.checked_add(6.days()).ok()? }
        }
        Unit::Day | Unit::Hour | Unit::Minute => return None,
    };
    // What goes on is asked from its first day on: what is planned of it is not there yet.
    Some((skipped + 2, since_or(is_since || (steps == 0), when)))
}

fn since_or(goes_on: bool, when: Spell) -> Spell {
    if goes_on { Spell::since(when.from) } else { when }
}

fn a_year(year: i16) -> Option<Spell> {
    Some(Spell { from: Date::new(year, 1, 1).ok()?, until: Date::new(year, 12, 31).ok()? })
}

fn a_month(day: Date) -> Option<Spell> {
    Some(Spell { from: day.first_of_month(), until: day.last_of_month() })
}

const LEADING: &str =
    "in|for|since|seit|fur|over|more|than|mehr|als|at|least|mindestens|the|last|past|den|letzten|within|innerhalb|von|der|about";
/// What "a long time" is, in months: half a year, and it is said back.
const LONG: i64 = 6;

/// "For three months", "in the last two weeks", "seit Langem": from so long ago on.
fn so_long(words: &[Word], today: Date) -> Option<(usize, Spell)> {
    let leading = words.iter().take_while(|word| is_choice(LEADING, &word.folded)).count();
    let rest = words.get(leading..)?;
    let since = |span: jiff::Span| today.checked_sub(span).ok().map(Spell::since);
    let long = ["a long? while|time", "long|lange|langem|ages|ewig|ewigkeiten", "langer zeit", "half a year", "einem? halben jahr"];
    if let Some(taken) = any(&long, rest) {
        return Some((leading + taken, since(LONG.months())?));
    }
    if leading == 0 {
        return None;
    }
    let (count, of) = (i64::from(number(word(rest, 0))?), unit(word(rest, 1))?);
    let span = match of {
        Unit::Day => count.days(),
        Unit::Week => count.weeks(),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
        Unit::Hour | Unit::Minute => return None,
    };
    Some((leading + 2, since(span)?))
}

/// A day, a month or a year that is named.
fn named(words: &[Word], text: &str, is_over: bool, today: Date) -> Option<(usize, Spell)> {
    let is_since = matches!(word(words, 0), "since" | "seit");
    let from_word = |at: usize| {
        let begin = words.get(at)?.from;
        let said = dates::when(text.get(begin..)?, is_over, today).filter(|said| said.at.start == 0)?;
        let end = begin + said.at.end;
        let taken = words.iter().take_while(|word| word.from < end).count();
        Some((taken, spell_of(said.date)?))
    };
    let (taken, when) = from_word(0).or_else(|| is_since.then(|| from_word(1)).flatten())?;
    Some((taken, since_or(is_since, when)))
}

fn spell_of(date: PartialDate) -> Option<Spell> {
    match (date.whole(), date.year(), date.month()) {
        (Some(day), ..) => Some(Spell { from: day, until: day }),
        (None, Some(year), Some(month)) => a_month(Date::new(year, month, 1).ok()?),
        (None, Some(year), None) => a_year(year),
        _ => None,
    }
}

/// "Birthday in March", "born in 1986", "turning 40 this year", "Geburtstag nächste Woche": how many words, and what.
pub(super) fn birthday(words: &[Word], text: &str, today: Date) -> Option<(usize, What)> {
    if is_choice("turning|turns|turn|wird|werden", word(words, 0)) {
        let age: i16 = word(words, 1).parse().ok()?;
        let year = any(&["this year", "dieses jahr"], words.get(2..)?).unwrap_or(0);
        return Some((2 + year, What::Born(today.year().checked_sub(age)?)));
    }
    if let Some((taken, when)) = to_come(words, text, today)
        && is_choice("birthday|birthdays|geburtstag|geburtstage", word(words, taken))
    {
        return Some((taken + 1, What::Birthday(when)));
    }
    let named = any(&["birthday|birthdays|bday|geburtstag|geburtstage is|are|ist|sind?", "born|geboren"], words)?;
    let rest = words.get(named..)?;
    let year = is_choice("born|geboren", word(words, 0)).then(|| any(&["in?"], rest)).flatten().and_then(|skipped| {
        let year = word(rest, skipped).parse::<i16>().ok().filter(|year| (1850..=today.year()).contains(year))?;
        Some((skipped + 1, What::Born(year)))
    });
    let (taken, what) = year.or_else(|| to_come(rest, text, today).map(|(taken, when)| (taken, What::Birthday(when))))?;
    Some((named + taken, what))
}

/// A time that is to come, or goes on.
fn to_come(words: &[Word], text: &str, today: Date) -> Option<(usize, Spell)> {
    if let Some((taken, when)) = of_the_calendar(words, today) {
        // "This month" has an end, where it is to come.
        let until = match unit(word(words, taken - 1)) {
            Some(Unit::Year) => a_year(when.from.year())?.until,
            Some(Unit::Month) => when.from.last_of_month(),
            _ => when.from.checked_add(6.days()).ok()?,
        };
        return Some((taken, Spell { until, ..when }));
    }
    if let Some(taken) = any(&["soon|bald|demnachst"], words) {
        return Some((taken, Spell { from: today, until: today.checked_add(1.month()).ok()? }));
    }
    if let Some(taken) = any(&["in|within the? next|coming?", "innerhalb|in den|der? nachsten|kommenden?"], words) {
        let rest = words.get(taken..)?;
        if let (Some(count), Some(of)) = (number(word(rest, 0)), unit(word(rest, 1))) {
            let span = match of {
                Unit::Day => count.days(),
                Unit::Week => count.weeks(),
                Unit::Month => count.months(),
                _ => count.years(),
            };
            return Some((taken + 2, Spell { from: today, until: today.checked_add(span).ok()? }));
        }
    }
    named(words, text, false, today)
}

/// What else may be meant by a time of talks, and the words for it.
pub(super) fn others(seen: bool, is_not: bool) -> Vec<(String, String)> {
    let not = if is_not { "not " } else { "" };
    let (verb, other) = if seen { ("seen", "talked to") } else { ("talked to", "seen") };
    let times = if is_not {
        ["this month", "for 3 months", "this year", "for a year"]
    } else {
        ["this week", "this month", "in the last 3 months", "this year"]
    };
    let said = |words: String| (crate::domain::capitalised(&words), words);
    times.iter().map(|time| said(format!("{not}{verb} {time}"))).chain([said(format!("{not}{other} this year"))]).collect()
}
