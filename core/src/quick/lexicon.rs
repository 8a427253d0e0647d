//! The words of both languages, folded.

use jiff::civil::Weekday;

use crate::domain::{Channel, MilestoneKind, weekday_named};

/// Words before the people.
pub(super) const WITH: [&str; 4] = ["with", "w/", "mit", "and"];
/// Words between people.
pub(super) const AND: [&str; 4] = ["and", "und", "&", "plus"];
/// Words that say nothing of their own before a day.
pub(super) const ON: [&str; 13] = ["on", "am", "an", "the", "der", "den", "dem", "of", "im", "from", "starting", "ab", "vom"];
/// Words before a time.
pub(super) const AT: [&str; 4] = ["at", "um", "@", "gegen"];
/// Words before a place.
pub(super) const IN: [&str; 6] = ["in", "at", "im", "bei", "beim", "zum"];
/// Words before the next one.
pub(super) const NEXT: [&str; 9] = ["next", "coming", "nachsten", "nachste", "nachster", "nachstes", "kommenden", "kommende", "kommender"];
/// Words before the one after the next.
pub(super) const AFTER_NEXT: [&str; 4] = ["ubernachsten", "ubernachste", "ubernachster", "ubernachstes"];
/// Words before this one.
pub(super) const THIS: [&str; 6] = ["this", "diesen", "diese", "dieser", "dieses", "diesem"];
/// Words before the last one.
pub(super) const LAST: [&str; 7] = ["last", "letzten", "letzte", "letzter", "letztes", "vorigen", "vergangenen"];
/// Words before how something comes round.
pub(super) const EVERY: [&str; 7] = ["every", "each", "jeden", "jede", "jeder", "jedes", "alle"];
/// Words between a person's event and its day.
pub(super) const IS: [&str; 5] = ["is", "was", "ist", "war", "hat"];
/// Words that say nothing of their own anywhere.
pub(super) const FILLER: [&str; 16] =
    ["a", "an", "the", "to", "have", "for", "einen", "eine", "ein", "der", "die", "das", "zu", "then", "go", "again"];

/// Days from today.
pub(super) fn days_from_today(words: &[&str]) -> Option<(usize, i32)> {
    Some(match words {
        ["day", "after", "tomorrow", ..] => (3, 2),
        ["day", "before", "yesterday", ..] => (3, -2),
        ["today" | "tonight" | "heute", ..] => (1, 0),
        ["tomorrow" | "tmrw" | "morgen", ..] => (1, 1),
        ["ubermorgen", ..] => (1, 2),
        ["yesterday" | "gestern", ..] => (1, -1),
        ["vorgestern", ..] => (1, -2),
        _ => return None,
    })
}

/// The weekday of a name in either language.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let german = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"];
    let word = if word == "sonnabend" { "samstag" } else { word };
    let bare = word.strip_suffix('s').unwrap_or(word);
    let at = german.iter().position(|name| *name == bare);
    at.and_then(|at| Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()).or_else(|| weekday_named(word))
}

/// A number that is written as a word, or in figures.
pub(super) fn number(word: &str) -> Option<i32> {
    let words: [&[&str]; 12] = [
        &["a", "an", "one", "ein", "eine", "einem", "einer", "einen"],
        &["two", "zwei", "couple"],
        &["three", "drei"],
        &["four", "vier"],
        &["five", "funf"],
        &["six", "sechs"],
        &["seven", "sieben"],
        &["eight", "acht"],
        &["nine", "neun"],
        &["ten", "zehn"],
        &["eleven", "elf"],
        &["twelve", "zwolf"],
    ];
    let at = words.iter().position(|same| same.contains(&word)).and_then(|at| i32::try_from(at + 1).ok());
    at.or_else(|| word.parse().ok().filter(|number| (1..=999).contains(number)))
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "minute" | "minutes" | "min" | "mins" | "minuten" => Unit::Minute,
        "hour" | "hours" | "h" | "hr" | "hrs" | "stunde" | "stunden" | "std" => Unit::Hour,
        "day" | "days" | "tag" | "tage" | "tagen" => Unit::Day,
        "week" | "weeks" | "woche" | "wochen" => Unit::Week,
        "month" | "months" | "monat" | "monate" | "monaten" => Unit::Month,
        "year" | "years" | "jahr" | "jahre" | "jahren" => Unit::Year,
        _ => return None,
    })
}

/// The English word that a repetition of the core is written with; the word itself where it is one or none is known.
pub(super) fn in_english(word: &str) -> String {
    let known = match word {
        "woche" | "wochen" => "weeks",
        "monat" | "monats" | "monate" => "month",
        "tag" | "tage" => "day",
        "jahr" | "jahre" => "years",
        "erste" | "ersten" | "erster" => "first",
        "zweite" | "zweiten" | "zweiter" => "second",
        "dritte" | "dritten" | "dritter" => "third",
        "vierte" | "vierten" | "vierter" => "fourth",
        "letzte" | "letzten" | "letzter" => "last",
        "im" | "des" | "in" | "of" | "the" | "a" => "of",
        "und" | "and" | "&" | "am" | "on" => "on",
        other => return weekday(other).map_or_else(|| other.to_owned(), weekday_in_english),
    };
    known.to_owned()
}

fn weekday_in_english(day: Weekday) -> String {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    names.get(usize::from(day.to_monday_zero_offset().unsigned_abs())).copied().unwrap_or_default().to_owned()
}

/// A month's English name.
pub(super) fn month_in_english(word: &str) -> &str {
    match word {
        "januar" | "janner" => "january",
        "februar" => "february",
        "marz" => "march",
        "mai" => "may",
        "juni" => "june",
        "juli" => "july",
        "oktober" => "october",
        "dezember" => "december",
        other => other,
    }
}

/// How often, in one word.
pub(super) fn how_often(word: &str) -> Option<&'static str> {
    Some(match word {
        "daily" | "taglich" => "day",
        "weekly" | "wochentlich" => "week",
        "fortnightly" | "biweekly" => "2 weeks",
        "monthly" | "monatlich" => "month",
        "quarterly" | "vierteljahrlich" => "3 months",
        "yearly" | "jahrlich" => "year",
        _ => return None,
    })
}

/// What something is done by: its channel, and whether the word itself is what it is for.
pub(super) fn channel(word: &str) -> Option<(Channel, bool)> {
    Some(match word {
        "call" | "ring" | "phone" | "phonecall" | "anrufen" | "anruf" | "telefonieren" | "telefonat" | "rufe" => (Channel::Call, false),
        "video" | "zoom" | "facetime" | "skype" | "videoanruf" | "videocall" => (Channel::Video, false),
        "text" | "message" | "mail" | "email" | "write" | "schreiben" | "nachricht" => (Channel::Message, false),
        "letter" | "postcard" | "brief" | "karte" => (Channel::Letter, false),
        "meet" | "meeting" | "see" | "visit" | "treffen" | "besuchen" | "besuch" | "sehen" => (Channel::InPerson, false),
        "coffee" | "tea" | "lunch" | "dinner" | "breakfast" | "brunch" | "drinks" | "drink" | "beer" | "walk" | "hike" | "cinema"
        | "movie" | "concert" | "theatre" | "party" | "picnic" | "run" | "swim" | "climbing" | "kaffee" | "tee" | "mittagessen"
        | "abendessen" | "fruhstuck" | "spaziergang" | "spazieren" | "wandern" | "kino" | "konzert" | "bier" | "essen" | "theater" => {
            (Channel::InPerson, true)
        }
        _ => return None,
    })
}

/// What has happened: the channel of its verb.
pub(super) fn happened(word: &str) -> Option<Channel> {
    Some(match word {
        "talked" | "spoke" | "chatted" | "gesprochen" | "geredet" => Channel::Other,
        "called" | "phoned" | "rang" | "angerufen" | "telefoniert" => Channel::Call,
        "met" | "saw" | "visited" | "getroffen" | "gesehen" | "besucht" | "had" => Channel::InPerson,
        "texted" | "wrote" | "emailed" | "messaged" | "geschrieben" => Channel::Message,
        "zoomed" => Channel::Video,
        _ => return None,
    })
}

/// Does it say a time, or something that quick add does not do? What is left of such words is asked about, never guessed.
pub(super) fn must_be_understood(word: &str) -> bool {
    let times = [
        "half",
        "quarter",
        "past",
        "midnight",
        "until",
        "till",
        "bis",
        "von",
        "halb",
        "viertel",
        "nach",
        "vor",
        "uhr",
        "ubernachsten",
        "next",
        "last",
        "letzte",
        "letzten",
        "nachste",
        "nachsten",
        "every",
        "each",
        "jeden",
        "jede",
        "around",
        "weekend",
        "wochenende",
        "mitternacht",
        "ago",
    ];
    let others = [
        "cancel",
        "move",
        "remind",
        "reminder",
        "pause",
        "skip",
        "away",
        "delete",
        "tried",
        "absagen",
        "verschieben",
        "erinnere",
        "pausieren",
        "weg",
    ];
    let is_day = weekday(word).is_some_and(|_| word.len() > 3) || word.strip_suffix('s').and_then(weekday).is_some_and(|_| word.len() > 4);
    word.chars().any(|c| c.is_ascii_digit()) || times.contains(&word) || others.contains(&word) || unit(word).is_some() || is_day
}

/// Is it a word of the grammar?
pub(super) fn is_of_the_grammar(word: &str) -> bool {
    let lists: [&[&str]; 7] = [&WITH, &AND, &ON, &AT, &IN, &IS, &FILLER];
    lists.iter().any(|list| list.contains(&word)) || channel(word).is_some() || happened(word).is_some()
}

/// Does it begin in the evening, when a small hour is named?
pub(super) fn is_of_the_evening(word: &str) -> bool {
    matches!(
        word,
        "dinner"
            | "drinks"
            | "drink"
            | "beer"
            | "cinema"
            | "movie"
            | "concert"
            | "theatre"
            | "tonight"
            | "abendessen"
            | "kino"
            | "konzert"
            | "bier"
            | "abend"
            | "abends"
            | "evening"
            | "theater"
    )
}

/// A kind of milestone by its name.
pub(super) fn milestone(word: &str) -> MilestoneKind {
    match word {
        "birthday" | "bday" | "born" | "geburtstag" | "geboren" => MilestoneKind::Birthday,
        "anniversary" | "hochzeitstag" | "jahrestag" => MilestoneKind::Anniversary,
        "graduation" | "abschluss" => MilestoneKind::Graduation,
        "promotion" | "beforderung" => MilestoneKind::Promotion,
        "move" | "umzug" => MilestoneKind::Move,
        _ => MilestoneKind::Custom,
    }
}
