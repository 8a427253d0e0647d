//! Whom the user may want to stay close to, and the first catch-up with one of them.

use fondly_core::{
    Result,
    book::{Book, FirstCatchUp},
    domain::{Cadence, ContactId},
};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{RhythmView, calendar::Someone, id, words::ChannelView};

/// Those first of whom the book says most.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "MaybeClose")]
pub struct MaybeCloseView {
    /// How many there are in all.
    pub(crate) total: u32,
    /// The first of them.
    pub(crate) people: Vec<MaybeCloseLine>,
}

/// Someone whom the user may want to stay close to.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MaybeCloseLine {
    pub(crate) who: Someone,
    /// What speaks for it; empty: nothing.
    pub(crate) because: String,
}

/// How often the user means to be in touch with someone.
#[derive(Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeptClose {
    person: String,
    rhythm: RhythmView,
}

/// A catch-up that could be the first.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "FirstCatchUp")]
pub struct FirstCatchUpView {
    who: Someone,
    day: String,
    channel: ChannelView,
}

impl MaybeCloseView {
    /// At most `most` of them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn ask(book: &Book, most: usize) -> Result<Self> {
        let (total, lines) = book.maybe_close(most)?;
        let line = |line: fondly_core::book::MaybeClose| MaybeCloseLine { who: Someone::of(&line.person), because: line.because };
        Ok(Self { total: u32::try_from(total).unwrap_or(u32::MAX), people: lines.into_iter().map(line).collect() })
    }
}

impl KeptClose {
    /// All of them, for the core.
    ///
    /// # Errors
    /// - `Refused`: one of them can't be read.
    pub fn all(views: Vec<Self>) -> Result<Vec<(ContactId, Cadence)>> {
        views.into_iter().map(|one| Ok((id(&one.person)?, one.rhythm.into_core()?.0))).collect()
    }
}

impl From<FirstCatchUp> for FirstCatchUpView {
    fn from(first: FirstCatchUp) -> Self {
        Self { who: Someone::of(&first.person), day: first.day.to_string(), channel: first.channel.into() }
    }
}
