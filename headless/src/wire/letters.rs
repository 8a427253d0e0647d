//! A letter to someone, for the page and for the terminal.

use fondly_core::{
    Result,
    book::{Book, Letter},
    domain::{ContactId, in_a_row},
    planner::ago,
};
use jiff::civil::Date;
use serde::Serialize;
use specta::Type;

use super::{BriefTalkView, ExchangeView};

/// What a letter is written from, and what is written by now.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Letter", rename_all = "camelCase")]
pub struct LetterView {
    /// To whom.
    pub person: String,
    /// Their name.
    pub name: String,
    /// "no letters (she hears it as a farewell)": they would rather have none.
    pub not_wanted: Option<String>,
    /// The words so far.
    pub words: String,
    /// What the user received of them within a year, the newest first.
    pub kindnesses: Vec<ExchangeView>,
    /// What the user appreciated of talks within a year, the newest first.
    pub appreciated: Vec<AppreciatedView>,
    /// What was said within a year, the newest first.
    pub talks: Vec<BriefTalkView>,
    /// How much of all three is held back, because it touches what they do not want.
    pub held_back: u32,
}

/// What the user appreciated of a talk.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Appreciated")]
pub struct AppreciatedView {
    /// "5 weeks ago, with Bo Lind".
    pub ago: String,
    /// The user's words.
    pub words: String,
}

impl AppreciatedView {
    fn of((day, words, others): (Date, String, Vec<String>), today: Date) -> Self {
        let with = if others.is_empty() { String::new() } else { format!(", with {}", in_a_row(&others)) };
        Self { ago: format!("{}{with}", ago(day, today)), words }
    }
}

impl LetterView {
    /// The letter to someone.
    ///
    /// # Errors
    /// - As [`Book::letter`].
    pub fn ask(book: &Book, person: ContactId) -> Result<Self> {
        let today = book.now().today();
        let Letter { contact, not_wanted, words, kindnesses, appreciated, talks, held_back } = book.letter(person)?;
        Ok(Self {
            person: contact.id.to_string(),
            name: contact.fields.shown(),
            not_wanted,
            words,
            kindnesses: kindnesses.iter().map(|one| ExchangeView::of(one, false, today)).collect(),
            appreciated: appreciated.into_iter().map(|one| AppreciatedView::of(one, today)).collect(),
            talks: talks.into_iter().map(|talk| BriefTalkView::of(talk, today)).collect(),
            held_back: u32::try_from(held_back).unwrap_or(u32::MAX),
        })
    }
}
