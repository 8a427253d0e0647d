//! When someone was seen or heard of, and when their birthday is.

use jiff::{
    Span, ToSpan as _,
    civil::{Date, Weekday},
};

use super::{BETWEEN, NOT, Spell, What, ends_a_part};
use crate::{
    domain::PartialDate,
    quick::{
        dates,
        lexicon::{LAST, NEXT, THIS, Unit, number, unit},
        pattern::{any, begins, is_choice},
        when::span_of,
        words::Word,
    },
};

const SEEN: &str = "seen|saw|see|met|meet|visited|gesehen|getroffen|besucht";
const HEARD: &str = "talked|talk|spoken|spoke|speak|heard|hear|called|call|written|write|wrote|contacted|phoned|touch|contact|gesprochen|\
    gehort|telefoniert|geschrieben|gemeldet|kontaktiert|kontakt";
/// Words that lead to a verb of these, and behind it to a time.
const BEFORE: &str = "i|we|last|noch|hab|have|has|had|did|been|yet|in|out|ich|wir|habe|haben|hatte|hatten|mehr|von|mit";
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

/// "Last seen in 2025" asks for the last time, which is something else; what was last so long ago was not since.
fn says_last(words: &[Word]) -> bool {
    words.iter().any(|word| is_choice("last|zuletzt", &word.folded))
}

fn verb_first(words: &[Word], text: &str, today: Date) -> Option<(usize, bool, What)> {
    let (mut taken, is_not, seen) = verb(words)?;
    taken += words.get(taken..)?.iter().take_while(|word| is_choice(BEHIND, &word.folded)).count();
    let is_never = words.get(..taken)?.iter().any(|word| is_choice("never|nie|niemals", &word.folded));
    let rest = words.get(taken..)?;
    if let Some((more, when)) = so_long_ago(rest, today) {
        return Some((taken + more, true, What::InTouch { when, seen }));
    }
    if says_last(words.get(..taken)?) {
        return None;
    }
    match over(rest, text, is_not, today) {
        Some((more, when)) => Some((taken + more, is_not, What::InTouch { when, seen })),
        None => is_never.then_some((taken, true, What::InTouch { when: Spell { from: Date::MIN, until: Date::MAX }, seen })),
    }
}

fn time_first(words: &[Word], text: &str, today: Date) -> Option<(usize, bool, What)> {
    let (taken, _) = over(words, text, false, today)?;
    let (more, is_not, seen) = verb(words.get(taken..)?)?;
    let (_, when) = over(words, text, is_not, today)?;
    Some((taken + more, is_not, What::InTouch { when, seen }))
}

/// Does a time of these begin here?
pub(super) fn says_when(words: &[Word], text: &str, today: Date) -> bool {
    in_touch(words, text, today).is_some() || birthday(words, text, today).is_some()
}

/// A time that is over or goes on. What goes on is asked from its first day on: what is planned of it is not there yet.
/// Whoever was not seen since May was seen in May last: it is denied of what came after.
fn over(words: &[Word], text: &str, is_not: bool, today: Date) -> Option<(usize, Spell)> {
    let is_since = matches!(word(words, 0), "since" | "seit");
    let after = |when: Spell| match when.until.tomorrow() {
        Ok(next) if is_since && is_not && when.until < today => Spell::since(next),
        _ => when,
    };
    let named = || named(words, text, true, today).map(|(taken, when)| (taken, when, is_since));
    let so_long = || so_long(words, today).map(|(taken, when)| (taken, when, true));
    let (taken, when, goes_on) = of_the_calendar(words, today).or_else(so_long).or_else(named)?;
    let when = after(when);
    (when.from <= today).then(|| (taken, since_or(goes_on, when)))
}

/// "More than three months ago", "vor über einem Jahr": there was none since.
fn so_long_ago(words: &[Word], today: Date) -> Option<(usize, Spell)> {
    let is_over = words.iter().take(3).any(|word| is_choice("over|more|uber|mehr", &word.folded));
    let rest = if word(words, 0) == "vor" { words.get(1..)? } else { words };
    let (taken, when) = so_long(rest, today)?;
    let taken = taken + (words.len() - rest.len());
    match word(words, taken) {
        "ago" if is_over => Some((taken + 1, when)),
        _ => (is_over && word(words, 0) == "vor").then_some((taken, when)),
    }
}

fn word(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.folded.as_str())
}

/// A number in figures, also where a sentence ends with it.
fn figures(words: &[Word], at: usize) -> Option<i16> {
    word(words, at).trim_end_matches('.').parse().ok()
}

/// "This year", "last week", "nächsten Monat": the whole of it, and whether it goes on.
fn of_the_calendar(words: &[Word], today: Date) -> Option<(usize, Spell, bool)> {
    let skipped = usize::from(is_choice("in|since|seit|im", word(words, 0)));
    let is_since = matches!(word(words, 0), "since" | "seit");
    let which = word(words, skipped);
    let steps = if which == "heuer" {
        return Some((skipped + 1, a_year(today.year())?, true));
    } else if THIS.contains(&which) {
        0
    } else if LAST.contains(&which) || which == "letztem" {
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
    Some((skipped + 2, when, is_since || steps == 0))
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
    "in|for|uber|since|seit|fur|over|more|than|mehr|als|at|least|mindestens|the|last|past|den|letzten|within|innerhalb|von|der|about";
/// What "a long time" is, in months: half a year, and it is said back.
const LONG: i64 = 6;

/// "For three months", "in the last two weeks", "seit Langem": from so long ago on.
fn so_long(words: &[Word], today: Date) -> Option<(usize, Spell)> {
    let leading = words.iter().take_while(|word| is_choice(LEADING, &word.folded)).count();
    let rest = words.get(leading..)?;
    let since = |span: Span| today.checked_sub(span).ok().map(Spell::since);
    let long = ["a long? while|time", "long|lange|langem|ages|ewig|ewigkeiten", "langer zeit", "half a year", "einem? halben jahr"];
    if let Some(taken) = any(&long, rest) {
        return Some((leading + taken, since(LONG.months())?));
    }
    if leading == 0 {
        return None;
    }
    // "In the last year" is one; a year that is named by the calendar was read before.
    let is_one = words.get(leading - 1).is_some_and(|word| is_choice("last|past|letzten", &word.folded)) && unit(word(rest, 0)).is_some();
    let (taken, count) = if is_one { (0, 1) } else { (1, number(word(rest, 0))?) };
    Some((leading + taken + 1, since(span_of(count, unit(word(rest, taken))?)?)?))
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
    from_word(0).or_else(|| is_since.then(|| from_word(1)).flatten())
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
        // "Wird dieses Jahr 40".
        let before = any(&["this|dieses year|jahr", "next|nachstes year|jahr"], words.get(1..)?).unwrap_or(0);
        if let Some(age) = figures(words, 1 + before).filter(|_| before > 0) {
            let later = i16::from(is_choice("next|nachstes", word(words, 1)));
            return Some((2 + before, What::Born((today.year() + later).checked_sub(age)?)));
        }
        let age: i16 = figures(words, 1)?;
        let rest = words.get(2..)?;
        let (said, later) = match any(&["next year", "nachstes jahr"], rest) {
            Some(said) => (said, 1),
            None => (any(&["this year", "dieses jahr"], rest).unwrap_or(0), 0),
        };
        return Some((2 + said, What::Born((today.year() + later).checked_sub(age)?)));
    }
    if let Some((taken, when)) = to_come(words, text, today)
        && is_choice("birthday|birthdays|geburtstag|geburtstage|geboren", word(words, taken))
    {
        return Some((taken + 1, What::Birthday(when)));
    }
    if let (Some(year @ 1850..), true) = (figures(words, 0), is_choice("geboren|born", word(words, 1))) {
        return Some((2, What::Born(year)));
    }
    if let Some(taken) = any(&["upcoming|next|coming birthday|birthdays", "kommende|nachste geburtstage"], words) {
        return Some((taken, What::Birthday(Spell { from: today, until: today.checked_add(1.month()).ok()? })));
    }
    let named = any(&["birthday|birthdays|bday|geburtstag|geburtstage is|are|ist|sind?", "born|geboren"], words)?;
    let rest = words.get(named..)?;
    let year = is_choice("born|geboren", word(words, 0)).then(|| any(&["in?"], rest)).flatten().and_then(|skipped| {
        let year = figures(rest, skipped).filter(|year| (1850..=today.year()).contains(year))?;
        Some((skipped + 1, What::Born(year)))
    });
    let (taken, what) = year.or_else(|| to_come(rest, text, today).map(|(taken, when)| (taken, What::Birthday(when))))?;
    Some((named + taken, what))
}

/// "Older than 40", "under 30", "über 60": how many words, and between which days who is so old was born.
pub(super) fn aged(words: &[Word], text: &str, today: Date) -> Option<(usize, What)> {
    let older = any(&["older than", "over", "alter als", "uber"], words).map(|taken| (taken, true));
    let (taken, is_older) = older.or_else(|| any(&["younger than", "under", "junger als", "unter"], words).map(|taken| (taken, false)))?;
    let count = words.get(taken)?;
    let years = number(&count.folded).filter(|years| (1..=120).contains(years))?;
    let rest = words.get(taken + 1..)?;
    // "Over 20 years" is how long, and "over 40 people" how many.
    let unit = any(&["years old", "jahre alt"], rest);
    let ends = || {
        ends_a_part(text, count)
            || rest.first().is_none_or(|next| is_choice(BETWEEN, &next.folded) || is_choice("in|im|not|nicht", &next.folded))
    };
    let said = unit.or_else(|| ends().then_some(0))?;
    let day = today.checked_sub(i64::from(years).years()).ok()?;
    let born = if is_older { Spell { from: Date::MIN, until: day } } else { Spell::since(day.tomorrow().ok()?) };
    Some((taken + 1 + said, What::BornBetween(born)))
}

/// A time that is to come, or goes on.
fn to_come(words: &[Word], text: &str, today: Date) -> Option<(usize, Spell)> {
    if let Some((taken, when, _)) = of_the_calendar(words, today) {
        return Some((taken, when));
    }
    if let Some(taken) = any(&["soon|bald|demnachst"], words) {
        return Some((taken, Spell { from: today, until: today.checked_add(1.month()).ok()? }));
    }
    if let Some(taken) = any(&["in|within the? next|coming?", "innerhalb|in den|der? nachsten|kommenden?"], words) {
        let rest = words.get(taken..)?;
        if let (Some(count), Some(of)) = (number(word(rest, 0)), unit(word(rest, 1))) {
            let until = today.checked_add(span_of(count, of)?).ok()?;
            // "In three days" is that day, "in the next three days" is any of them.
            let from = if of == Unit::Day && taken == 1 { until } else { today };
            return Some((taken + 2, Spell { from, until }));
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
