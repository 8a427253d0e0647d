//! Quick add (K6): one sentence, and what is meant by it. Rules alone, no network, no guess that isn't shown: what is understood is said back
//! before anything is saved, and what is unsure is asked.
//!
//! The grammar is here and nowhere else, in English and German, which may be mixed:
//! `lexicon` (the words of both), `tokens` (a sentence cut into them), `when` (days, times, lengths, how something comes round),
//! `who` (names of the book), `sentence` (what the whole says); `words`, `pattern` and `dates` for what is read in a note (`noticed`) and in
//! a search (`sought`).

mod dates;
mod lexicon;
mod noticed;
mod pattern;
mod sentence;
mod sought;
mod tokens;
mod when;
mod who;
mod words;

use jiff::civil::Date;

use crate::domain::{Cadence, CatchUpFields, Channel, ContactId, InteractionFields, MilestoneFields, Repetition};

pub use noticed::{Noticed, noticed};
pub use sentence::understand;
pub use sought::{Circles, Condition, Sought, Spell, What, sought};

/// Whom a text names, each with all who are called so. A word in small letters names nobody: titles are full of them.
#[must_use]
pub fn names_in(text: &str, called: Called<'_>) -> Vec<Vec<(ContactId, String)>> {
    let tokens = tokens::tokens(text);
    let small: Vec<bool> = tokens.iter().map(|token| token.text.starts_with(char::is_lowercase)).collect();
    who::names(&tokens, &small, called).into_iter().map(|named| named.who).collect()
}

/// What a title says of how people meet.
#[must_use]
pub fn channel_of(text: &str) -> Option<Channel> {
    tokens::tokens(text).iter().find_map(|token| lexicon::channel(&token.word)).map(|(channel, _)| channel)
}

/// The day that is said, and no more than that: "monday", "next Friday", "in two weeks", "10 December", "übermorgen".
///
/// # Example
/// ```
/// let today = "2026-03-10".parse().unwrap();
/// assert_eq!(fondly_core::quick::day_named("in two weeks", today), "2026-03-24".parse().ok());
/// assert_eq!(fondly_core::quick::day_named("Monday morning", today), None);
/// ```
#[must_use]
pub fn day_named(text: &str, today: Date) -> Option<Date> {
    let tokens = tokens::tokens(text);
    // "The 15th" is a day only after a word for it, which goes without saying here.
    let on = tokens::tokens(&format!("on {text}"));
    let all = |tokens: &[tokens::Token]| when::day(tokens, today).filter(|(taken, _)| *taken == tokens.len()).map(|(_, day)| day.on);
    text.trim().parse().ok().or_else(|| all(&tokens)).or_else(|| all(&on))
}

/// Who in the book is called so, after folding: identity and whole name.
pub type Called<'a> = &'a dyn Fn(&str) -> Vec<(ContactId, String)>;

/// What a sentence would do.
#[derive(Debug, Clone, PartialEq)]
pub enum Meant {
    /// Plan a catch-up.
    CatchUp {
        /// With whom.
        people: Vec<ContactId>,
        /// What is planned.
        fields: CatchUpFields,
        /// How it comes round.
        repeats: Option<Repetition>,
    },
    /// Note what happened.
    Happened {
        /// With whom.
        people: Vec<ContactId>,
        /// What happened.
        fields: InteractionFields,
    },
    /// Add a date in someone's life.
    Milestone {
        /// Whose.
        person: ContactId,
        /// The date.
        fields: MilestoneFields,
    },
    /// Set how often to be in touch with someone.
    Rhythm {
        /// With whom.
        person: ContactId,
        /// How often.
        cadence: Cadence,
    },
}

/// What has to be known before it can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsure {
    /// Nobody is named.
    Nobody,
    /// Nobody in the book is called so.
    Unknown(String),
    /// Several are: each by the sentence that names this one.
    Several {
        /// What they are called alike.
        name: String,
        /// Whole names, each with the sentence in which it stands in the place of what was typed.
        choices: Vec<(String, String)>,
    },
    /// No day is named.
    NoDay,
    /// Words that say a time, a number, or something that can't be done from here, and were not understood.
    Unclear(String),
}

/// A sentence as it was understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// What it would do; nothing while something is unsure.
    pub meant: Option<Meant>,
    /// What is unsure, the first thing first.
    pub unsure: Vec<Unsure>,
    /// Whole names of those it is about.
    pub names: Vec<String>,
    /// Another day that may be meant, with the sentence that says it.
    pub or: Option<(Date, String)>,
}
