//! One small act, as Today ends in one.

use fondly_core::{
    Error, Result,
    book::Book,
    planner::{Agenda, Deed, Effort, SmallAct},
};
use serde::Serialize;
use specta::Type;

use super::calendar::Someone;

/// What could be done today.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "SmallActs")]
pub struct SmallActsView {
    /// A step was taken today.
    pub taken: bool,
    /// By how much of the day it takes; efforts for which there is nothing are not there.
    pub efforts: Vec<EffortView>,
}

/// A few of one effort, the first being the one of the day.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "EffortActs")]
pub struct EffortView {
    /// "2 minutes".
    pub effort: String,
    /// At least one.
    pub acts: Vec<SmallActView>,
}

/// One thing that could be done today.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "SmallAct")]
pub struct SmallActView {
    pub(crate) who: Someone,
    pub(crate) deed: DeedKind,
    /// What is thanked for or told; null for the others.
    pub(crate) about: Option<String>,
    /// "Write Ana two lines".
    pub words: String,
    /// Why them.
    pub because: String,
}

/// What there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum DeedKind {
    /// Thank for something received.
    Thank,
    /// Tell what was saved for them.
    Tell,
    /// Write two lines.
    Write,
    /// Call.
    Call,
    /// Tell something of oneself.
    Confide,
    /// Meet.
    Meet,
}

impl SmallActsView {
    /// What could be done today, for an agenda of today.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn of(book: &Book, agenda: &Agenda) -> Result<Self> {
        let found = book.small_acts(agenda)?;
        let effort = |(effort, acts): &(Effort, Vec<SmallAct>)| {
            let acts = acts.iter().map(|act| SmallActView::of(book, act)).collect::<Result<_>>()?;
            Ok(EffortView { effort: effort.in_words().to_owned(), acts })
        };
        Ok(Self { taken: found.taken, efforts: found.acts.iter().map(effort).collect::<Result<_>>()? })
    }
}

impl SmallActView {
    fn of(book: &Book, act: &SmallAct) -> Result<Self> {
        let (deed, about) = match act.deed {
            Deed::Thank(exchange) => (DeedKind::Thank, Some(exchange.to_string())),
            Deed::Tell(share) => (DeedKind::Tell, Some(share.to_string())),
            Deed::Write => (DeedKind::Write, None),
            Deed::Call => (DeedKind::Call, None),
            Deed::Confide => (DeedKind::Confide, None),
            Deed::Meet => (DeedKind::Meet, None),
        };
        let who = book.line_of(act.person)?.ok_or(Error::NotFound("person"))?;
        Ok(Self { who: Someone::of(&who), deed, about, words: act.words.clone(), because: act.because.clone() })
    }
}
