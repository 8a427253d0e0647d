//! What a sentence was understood to mean.

use fondly_core::{
    Error, Result,
    book::Book,
    quick::{Meant, Unsure},
};
use serde::Serialize;
use specta::Type;

/// What a sentence would do, or what has to be known first.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "Reading")]
pub struct ReadingView {
    /// "Coffee with Ann Lee · Friday, 13 March at 17:00"; null while something is unsure.
    words: Option<String>,
    /// What it would run into on its day; it may be planned all the same.
    runs_into: Vec<String>,
    /// The first thing that is unsure.
    unsure: Option<UnsureKind>,
    /// Who is unknown, what several are called, or which words were not understood.
    name: String,
    /// Whoever may be meant, and another day that may be, each as the sentence that says so.
    choices: Vec<SaidChoice>,
}

/// What is unsure.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum UnsureKind {
    /// Nobody is named.
    Nobody,
    /// Nobody is called so.
    Unknown,
    /// Several are.
    Several,
    /// No day is named.
    NoDay,
    /// Some words were not understood.
    Unclear,
}

/// A sentence that says more.
#[derive(Debug, Serialize, Type)]
pub(crate) struct SaidChoice {
    /// The name; or the day, as YYYY-MM-DD.
    label: String,
    sentence: String,
}

impl ReadingView {
    /// Asks the book what a sentence means.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn ask(book: &Book, sentence: &str) -> Result<Self> {
        let reading = book.understand(sentence)?;
        let words = reading.in_words(book.now().today());
        let runs_into = match &reading.meant {
            Some(Meant::CatchUp { people, fields, repeats }) => book.runs_into(people, fields, *repeats)?,
            _ => Vec::new(),
        };
        let later = reading.or.map(|(day, sentence)| SaidChoice { label: day.to_string(), sentence });
        let (unsure, name, choices) = match reading.unsure.into_iter().next() {
            None => (None, String::new(), later.into_iter().collect()),
            Some(Unsure::Nobody) => (Some(UnsureKind::Nobody), String::new(), Vec::new()),
            Some(Unsure::NoDay) => (Some(UnsureKind::NoDay), String::new(), Vec::new()),
            Some(Unsure::Unclear(words)) => (Some(UnsureKind::Unclear), words, Vec::new()),
            Some(Unsure::Unknown(name)) => (Some(UnsureKind::Unknown), name, Vec::new()),
            Some(Unsure::Several { name, choices }) => {
                let choices = choices.into_iter().map(|(label, sentence)| SaidChoice { label, sentence }).collect();
                (Some(UnsureKind::Several), name, choices)
            }
        };
        Ok(Self { words, runs_into, unsure, name, choices })
    }
}

/// What a sentence means.
///
/// # Errors
/// - `Refused`: something in it is unsure.
pub fn meant(book: &Book, sentence: &str) -> Result<Meant> {
    let reading = book.understand(sentence)?;
    reading.meant.ok_or_else(|| Error::refused("Something in that sentence is not clear yet. Nothing was changed."))
}
