//! Days, times, lengths, and how something comes round: what of it begins at a word, and how many words it takes.

use jiff::{
    Span, ToSpan as _,
    civil::{Date, Time, time},
};

use super::{
    lexicon::{
        AFTER_NEXT, AT, EVERY, LAST, NEXT, ON, THIS, Unit, days_from_today, how_often, in_english, is_of_the_grammar, month_in_english,
        number, unit, weekday,
    },
    tokens::Token,
};
use crate::domain::{LifeDate, PartialDate, Repetition};

/// A day as it was said.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Day {
    /// The day it names for something to come or just past.
    pub(super) on: Date,
    /// The parts that were written out, where it is a date.
    pub(super) date: Option<PartialDate>,
    /// "Next Friday": the one a week later may be meant.
    pub(super) or_later: bool,
    /// The last such day before today, where the words leave open whether it is to come: of what has happened that one is meant.
    pub(super) last: Option<Date>,
}

/// Something understood, and how many words it took.
pub(super) type Taken<T> = Option<(usize, T)>;

fn words(tokens: &[Token]) -> Vec<&str> {
    tokens.iter().map(|token| token.word.as_str()).collect()
}

/// A day that is named from the first of these words on.
pub(super) fn day(tokens: &[Token], today: Date) -> Taken<Day> {
    let words = words(tokens);
    let skipped = words.iter().take_while(|word| ON.contains(word)).count();
    let rest = words.get(skipped..)?;
    let (taken, day) = plain_day(rest, tokens.get(skipped..)?, skipped > 0, today)?;
    Some((skipped + taken, day))
}

fn plain_day(words: &[&str], tokens: &[Token], has_preposition: bool, today: Date) -> Taken<Day> {
    let of = |on: Date| Day { on, date: None, or_later: false, last: None };
    if let Some((taken, days)) = days_from_today(words) {
        return Some((taken, of(today.saturating_add(days.days()))));
    }
    let first = *words.first()?;
    let second = words.get(1).copied().unwrap_or_default();
    if LAST.contains(&first) {
        return weekday(second).and_then(|day| Some((2, of(today.nth_weekday(-1, day).ok()?))));
    }
    if AFTER_NEXT.contains(&first) {
        return match weekday(second) {
            Some(day) => Some((2, of(today.nth_weekday(2, day).ok()?))),
            None => (unit(second) == Some(Unit::Week)).then(|| (2, of(today.saturating_add(2.weeks())))),
        };
    }
    if NEXT.contains(&first) || THIS.contains(&first) {
        if let Some(day) = weekday(second) {
            let or_later = NEXT.contains(&first);
            return Some((2, Day { or_later, ..of(today.nth_weekday(1, day).ok()?) }));
        }
        let later = match unit(second).filter(|_| NEXT.contains(&first))? {
            Unit::Week => Span::new().weeks(1),
            Unit::Month => Span::new().months(1),
            _ => return None,
        };
        return Some((2, of(today.saturating_add(later))));
    }
    if first == "in" || first == "vor" {
        let (count, unit) = (number(second)?, unit(words.get(2)?)?);
        let span = span_of(count, unit)?;
        return Some((3, of(if first == "vor" { today.saturating_sub(span) } else { today.saturating_add(span) })));
    }
    if words.get(2) == Some(&"ago") {
        return Some((3, of(today.saturating_sub(span_of(number(first)?, unit(second)?)?))));
    }
    if let Some(day) = weekday(first).filter(|_| first.len() > 3 || has_preposition) {
        // "Thursday 3 December": both are said; where they don't fit nobody knows which is meant.
        let behind = tokens.get(1..).unwrap_or_default();
        let skipped = behind.iter().take_while(|token| matches!(token.word.as_str(), "the" | "den" | "der")).count();
        if let Some((taken, date)) = behind.get(skipped..).and_then(|rest| date(rest, true, today)) {
            return (date.on.weekday() == day).then_some((1 + skipped + taken, date));
        }
        let (last, next) = (today.nth_weekday(-1, day).ok(), today.nth_weekday(1, day).ok()?);
        // "Friday week", "Freitag in zwei Wochen": so many weeks after the next one.
        let weeks = match words.get(1..) {
            Some(["week", ..]) => Some((2, 1)),
            Some(["in", count, of, ..]) if unit(of) == Some(Unit::Week) => number(count).map(|count| (4, count)),
            _ => None,
        };
        if let Some((taken, weeks)) = weeks {
            return Some((taken, of(next.saturating_add(weeks.weeks()))));
        }
        return Some((1, Day { last, ..of(next) }));
    }
    date(tokens, has_preposition, today)
}

/// So many days, weeks, months or years.
pub(super) fn span_of(count: i32, unit: Unit) -> Option<Span> {
    Some(match unit {
        Unit::Day => Span::new().days(count),
        Unit::Week => Span::new().weeks(count),
        Unit::Month => Span::new().months(count),
        Unit::Year => Span::new().years(count),
        Unit::Minute | Unit::Hour => return None,
    })
}

/// A date that is written out: "3 June", "June 3rd, 2027", "3. Juni", "3.6.", "2026-06-03", "the 15th".
fn date(tokens: &[Token], has_preposition: bool, today: Date) -> Taken<Day> {
    for length in (1..=tokens.len().min(3)).rev() {
        let words: Vec<&str> = tokens.get(..length)?.iter().map(|token| month_in_english(&token.word)).collect();
        let Ok(LifeDate::Known(date)) = LifeDate::typed(&words.join(" ")) else { continue };
        // A year or a month alone is no day, and two numbers are one only with points or hyphens between them.
        let (Some(month), Some(day)) = (date.month(), date.day()) else { continue };
        let has_name = words.iter().any(|word| word.chars().any(char::is_alphabetic));
        if !has_name && length > 1 {
            continue;
        }
        // Months of other calendars are names of people, too: only with the year it is sure.
        if !date.is_gregorian() && date.year().is_none() {
            continue;
        }
        let on = match date.year() {
            Some(_) => date.whole()?,
            None => (0..9).find_map(|later| Date::new(today.year() + later, month, day).ok().filter(|on| *on >= today))?,
        };
        let last = (0..9).find_map(|ago| Date::new(today.year() - ago, month, day).ok().filter(|on| *on < today));
        return Some((length, Day { on, date: Some(date), or_later: false, last: last.filter(|_| date.year().is_none()) }));
    }
    let first = tokens.first()?;
    let ending = ["st", "nd", "rd", "th", "."].iter().find_map(|ending| first.word.strip_suffix(ending)).filter(|_| has_preposition)?;
    let day: i8 = ending.parse().ok()?;
    // "The 30th of February", "am 1. Weihnachtstag": what follows says more than a day of this month.
    if tokens.get(1).is_some_and(|next| !is_of_the_grammar(&next.word) && !first.comma) {
        return None;
    }
    let month = |later: i32| today.first_of_month().checked_add(later.months()).ok();
    let on = (0..12).find_map(|later| Date::new(month(later)?.year(), month(later)?.month(), day).ok().filter(|on| *on >= today))?;
    Some((1, Day { on, date: None, or_later: false, last: None }))
}

/// A time of day, and how long it lasts where that is said with it.
pub(super) fn clock(tokens: &[Token], of_the_evening: bool) -> Taken<(Time, Option<u16>)> {
    let words = words(tokens);
    let first = *words.first()?;
    if let Some((taken, from)) = matches!(first, "from" | "von").then(|| bare(words.get(1..)?, of_the_evening, true)).flatten() {
        let rest = words.get(1 + taken..)?;
        let (more, to) =
            matches!(rest.first(), Some(&"to" | &"until" | &"bis")).then(|| bare(rest.get(1..)?, of_the_evening, true)).flatten()?;
        // "From 5 to 7": both are of the same half of the day.
        let to = if to <= from && to.hour() < 12 { to.wrapping_add(Span::new().hours(12)) } else { to };
        let minutes = u16::try_from(to.duration_since(from).as_mins()).ok().filter(|minutes| *minutes > 0)?;
        return Some((2 + taken + more, (from, Some(minutes))));
    }
    let has_at = AT.contains(&first);
    let rest = if has_at { words.get(1..)? } else { words.as_slice() };
    let (taken, time) = bare(rest, of_the_evening, has_at)?;
    Some((taken + usize::from(has_at), (time, None)))
}

/// A time: "5", "5pm", "5:30 pm", "17 Uhr", "half past five in the morning", "noon". Without more, a number is one only after a word for it.
fn bare(words: &[&str], of_the_evening: bool, is_expected: bool) -> Taken<Time> {
    if matches!(*words.first()?, "noon" | "mittag" | "mittags") {
        return Some((1, time(12, 0, 0, 0)));
    }
    let Figures { mut taken, hour, minute, mut half, mut is_clock } = figures(words, is_expected)?;
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    if matches!(word(taken), "uhr" | "o'clock") {
        (taken, is_clock) = (taken + 1, true);
    }
    let is_day_behind = |at: usize| word(at).starts_with(|c: char| c.is_ascii_digit());
    if half.is_none() && matches!(word(taken), "am" | "pm" | "a.m" | "p.m") && !is_day_behind(taken + 1) {
        (taken, half) = (taken + 1, Half::named(word(taken)));
    }
    if let Some((more, said)) = part_of_the_day(&word, taken) {
        (taken, half) = (taken + more, Some(said));
    }
    let hour = match half {
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        Some(Half::Morning) if hour == 12 => 0,
        None => of_the_day(hour, of_the_evening),
        Some(_) => hour,
    };
    let time = Time::new(hour, minute, 0, 0).ok().filter(|_| is_clock || half.is_some() || is_expected)?;
    Some((taken, time))
}

/// The numbers of a time, how many words they take, and what is said with them.
struct Figures {
    taken: usize,
    hour: i8,
    minute: i8,
    half: Option<Half>,
    is_clock: bool,
}

/// Before or after noon.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

impl Half {
    /// "am", "p.m".
    fn named(word: &str) -> Option<Self> {
        match word {
            "am" | "a.m" => Some(Self::Morning),
            "pm" | "p.m" => Some(Self::Afternoon),
            _ => None,
        }
    }
}

fn figures(words: &[&str], is_expected: bool) -> Option<Figures> {
    let first = *words.first()?;
    if let Some((taken, hour, minute)) = part_of_an_hour(words) {
        return Some(Figures { taken, hour, minute, half: None, is_clock: true });
    }
    if let Some(hour) = hour(first).filter(|_| is_expected && first.parse::<i8>().is_err()) {
        return Some(Figures { taken: 1, hour, minute: 0, half: None, is_clock: true });
    }
    let end = first.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | 'h')).unwrap_or(first.len());
    let (figures, half) = match first.split_at_checked(end)? {
        (figures, "") => (figures, None),
        (figures, half) => (figures, Some(Half::named(half)?)),
    };
    let parts = if is_expected { figures.split_once([':', 'h', '.']) } else { figures.split_once([':', 'h']) };
    let (hour, minute) = match parts {
        Some((hour, minute)) => (hour.parse::<i8>().ok()?, if minute.is_empty() { 0 } else { minute.parse::<i8>().ok()? }),
        None => (figures.parse::<i8>().ok()?, 0),
    };
    Some(Figures { taken: 1, hour, minute, half, is_clock: figures.contains(':') })
}

/// "In the morning", "abends": how many words, and which half of the day.
fn part_of_the_day<'w>(word: &impl Fn(usize) -> &'w str, at: usize) -> Option<(usize, Half)> {
    match (word(at), word(at + 2)) {
        ("in", "evening" | "afternoon") => Some((3, Half::Afternoon)),
        ("in", "morning") => Some((3, Half::Morning)),
        ("abends" | "nachmittags", _) => Some((1, Half::Afternoon)),
        ("morgens" | "vormittags", _) => Some((1, Half::Morning)),
        _ => None,
    }
}

/// The hour that is meant by one: nobody meets at five in the morning without saying so.
fn of_the_day(hour: i8, of_the_evening: bool) -> i8 {
    if (1..=6).contains(&hour) || (of_the_evening && (7..=11).contains(&hour)) { hour + 12 } else { hour }
}

/// "Half past five", "quarter to six", "halb sechs", "Viertel nach fünf": how many words, the hour and the minute.
fn part_of_an_hour(words: &[&str]) -> Option<(usize, i8, i8)> {
    let before = |hour: i8| if hour == 1 { 12 } else { hour - 1 };
    Some(match *words {
        ["half", "past", of, ..] => (3, hour(of)?, 30),
        ["quarter", "past", of, ..] | ["viertel", "nach", of, ..] => (3, hour(of)?, 15),
        ["quarter", "to", of, ..] | ["viertel", "vor", of, ..] => (3, before(hour(of)?), 45),
        ["halb", of, ..] => (2, before(hour(of)?), 30),
        _ => return None,
    })
}

/// An hour as a clock has twelve of them, in figures or as a word; "a" and "an" are none.
fn hour(word: &str) -> Option<i8> {
    let hour = if word == "eins" {
        1
    } else {
        number(word).filter(|_| !matches!(word, "a" | "an" | "ein" | "eine" | "einem" | "einer" | "einen" | "couple"))?
    };
    i8::try_from(hour).ok().filter(|hour| (1..=12).contains(hour))
}

/// How long something lasts, in minutes: "for an hour", "for 90 minutes", "für 2 Stunden".
pub(super) fn length(tokens: &[Token]) -> Taken<u16> {
    let words = words(tokens);
    let skipped = usize::from(matches!(words.first(), Some(&"for" | &"fur")));
    let rest = words.get(skipped..)?;
    let (taken, minutes) = match rest {
        ["half", "an", "hour", ..] => (3, 30),
        [count, of, ..] => match unit(of)? {
            Unit::Minute => (2, number(count)?),
            Unit::Hour => (2, number(count)? * 60),
            _ => return None,
        },
        _ => return None,
    };
    Some((skipped + taken, u16::try_from(minutes).ok().filter(|minutes| *minutes <= 1440)?))
}

/// How something comes round: "every Sunday", "alle 3 Wochen", "monthly", "the first Sunday of the month". Whether it is only a length of
/// time, as a rhythm is, is said with it.
pub(super) fn repetition(tokens: &[Token], first_day: Date) -> Taken<(Repetition, String)> {
    let words = words(tokens);
    let words = words.strip_prefix(&["on"]).map_or((0, words.as_slice()), |rest| (1, rest));
    let (on, words) = words;
    let first = *words.first()?;
    if let Some(how) = how_often(first) {
        return Some((on + 1, (Repetition::typed(how, first_day).ok()?, how.to_owned())));
    }
    let skipped = usize::from(EVERY.contains(&first) || first == "the" || first == "am");
    let is_every = EVERY.contains(&first);
    let rest = words.get(skipped..)?;
    let begins_with_order =
        rest.first().is_some_and(|word| matches!(in_english(word).as_str(), "first" | "second" | "third" | "fourth" | "last"));
    let of_month = |english: &[String]| english.iter().any(|word| word.starts_with("month"));
    for length in (1..=rest.len().min(7)).rev() {
        let english: Vec<String> = rest.get(..length)?.iter().map(|word| in_english(word)).collect();
        if english.last().is_some_and(|last| last == "of" || last == "on") || !(is_every || (begins_with_order && of_month(&english))) {
            continue;
        }
        // "Every month on the 5th": what stands behind a month is its day.
        let month_at = english.iter().position(|word| word.starts_with("month"));
        let day_of_month = month_at.and_then(|at| english.get(at + 1..)).and_then(|behind| {
            let behind: Vec<&String> = behind.iter().filter(|word| *word != "of" && *word != "on").collect();
            if let [day] = behind.as_slice() { day.trim_end_matches(|c: char| !c.is_ascii_digit()).parse::<i8>().ok() } else { None }
        });
        if let Some(day) = day_of_month {
            let text = format!("{} month", crate::domain::ordinal(day));
            let how = Repetition::typed(&text, first_day).ok().filter(|_| month_at == Some(0))?;
            return Some((on + skipped + length, (how, text)));
        }
        let counted: Vec<String> =
            english.iter().map(|word| number(word).map_or_else(|| word.clone(), |count| count.to_string())).collect();
        let text = counted.join(" ");
        if let Ok(how) = Repetition::typed(&text, first_day) {
            return Some((on + skipped + length, (how, text)));
        }
    }
    None
}
