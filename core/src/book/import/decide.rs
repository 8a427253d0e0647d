//! What the user decided about an import: for all, and for one card (V3).

use std::collections::{HashMap, HashSet};

use super::{groups::GroupAs, known::Known};
use crate::{
    book::merge::{Choice, Sureness},
    domain::{ContactId, Facet},
    formats::Meanings,
};

/// Names a card by what it says: [`crate::cards::fingerprint`].
pub type CardKey = [u8; 32];

/// What the user decided about an import. Without any decision everyone new comes in as someone new, everyone known is updated, and
/// where the book and the file both changed something, the book's stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Nobody new comes in.
    pub leave_out_new: bool,
    /// Nobody known is changed.
    pub leave_out_changed: bool,
    /// Where both sides changed something, the file's is taken.
    pub take_theirs: bool,
    /// Someone new who is at least this surely someone in the book is taken as them.
    pub same_from: Option<Sureness>,
    /// What the columns of a table mean, by their names, where the user says so.
    pub columns: Meanings,
    /// What becomes of groups, by their names; of those that aren't named a tag.
    pub groups: HashMap<String, GroupAs>,
    /// Events that stay out, by what names them.
    pub left_out_events: HashSet<String>,
    /// About single cards; they go before what is decided for all.
    pub cards: HashMap<CardKey, Decision>,
}

/// What the user decided about one card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// Who it is about, and whether it comes in at all; `None`: as for all.
    pub who: Option<Who>,
    /// Where both sides changed something: `true` takes the file's. What isn't named goes as for all.
    pub theirs: HashMap<Facet, bool>,
}

/// Whom a card is about, as the user says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Whoever Fondly takes it for.
    AsFound,
    /// Nobody: it stays out.
    LeaveOut,
    /// Someone new, and another than this person they are like: they are two, for ever (V4).
    Another(ContactId),
    /// This person in the book.
    Same(ContactId),
}

/// What is to be done with a card.
pub(super) enum Verdict {
    LeaveOut,
    /// Someone new; with whom they must not be mixed up.
    Add(Option<ContactId>),
    Same(ContactId),
    /// No news of this person, but the user wants what the file says to stand where the book says otherwise.
    Again(ContactId),
    /// News of someone.
    Update(super::known::Earlier),
}

impl Decisions {
    /// The verdict on a card; `like` tells who in the book it is surely like.
    pub(super) fn on(&self, key: &CardKey, known: Known, like: Option<(ContactId, Sureness)>) -> Verdict {
        let who = self.cards.get(key).and_then(|decision| decision.who);
        match (known, who) {
            (Known::Same(person), who) if self.take_theirs && !self.leave_out_changed && who != Some(Who::LeaveOut) => {
                Verdict::Again(person)
            }
            (Known::Same(person), _) => Verdict::Same(person),
            (_, Some(Who::LeaveOut)) => Verdict::LeaveOut,
            (Known::Earlier(earlier), Some(_)) => Verdict::Update(earlier),
            (Known::Earlier(_), None) if self.leave_out_changed => Verdict::LeaveOut,
            (Known::Earlier(earlier), None) => Verdict::Update(earlier),
            (Known::Nobody, Some(Who::Same(person))) => Verdict::Update(super::known::Earlier::of(person)),
            (Known::Nobody, Some(Who::Another(person))) => Verdict::Add(Some(person)),
            (Known::Nobody, Some(Who::AsFound)) => Verdict::Add(None),
            (Known::Nobody, None) => match (like, self.same_from) {
                (Some((_, sureness)), Some(from)) if sureness >= from && self.leave_out_changed => Verdict::LeaveOut,
                (Some((person, sureness)), Some(from)) if sureness >= from => Verdict::Update(super::known::Earlier::of(person)),
                _ if self.leave_out_new => Verdict::LeaveOut,
                _ => Verdict::Add(None),
            },
        }
    }

    /// Which side is to stand where both changed something on this card.
    pub(super) fn choice(&self, key: &CardKey, facet: Facet) -> Choice {
        let said = self.cards.get(key).and_then(|decision| decision.theirs.get(&facet).copied());
        if said.unwrap_or(self.take_theirs) { Choice::Theirs } else { Choice::Mine }
    }

    /// Does anything depend on whom new people are like?
    pub(super) fn looks_for_likeness(&self) -> bool {
        self.same_from.is_some()
    }
}
