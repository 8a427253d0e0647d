//! What the user decided about an import, on its way to the core.

use fondly_core::{
    book::{CardKey, Decision, Decisions, Sureness, Who},
    formats::Meanings,
};
use serde::Deserialize;
use specta::Type;

use super::{
    CommandError, id,
    words::{FacetView, GroupAsView, MeaningView, SurenessView},
};

/// What the user says that a column means.
#[derive(Debug, Deserialize, Type)]
pub struct ColumnMeaning {
    column: String,
    meaning: MeaningView,
}

/// What becomes of a group.
#[derive(Debug, Deserialize, Type)]
pub(crate) struct GroupDecision {
    name: String,
    /// What it comes in as.
    comes: GroupAsView,
}

/// What the user decided about an import.
#[derive(Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", rename = "Decisions")]
pub struct DecisionsView {
    leave_out_new: bool,
    leave_out_changed: bool,
    take_theirs: bool,
    /// Who is at least this surely someone in the book is taken as them.
    same_from: Option<SurenessView>,
    columns: Vec<ColumnMeaning>,
    /// Groups that become anything but tags.
    groups: Vec<GroupDecision>,
    /// Events that stay out.
    left_out_events: Vec<String>,
    cards: Vec<DecisionView>,
}

/// What the user decided about one card.
#[derive(Debug, Deserialize, Type)]
#[serde(rename = "Decision")]
pub(crate) struct DecisionView {
    key: String,
    who: Option<WhoView>,
    /// Where both sides changed something: the parts of which the file's is taken.
    theirs: Vec<FacetView>,
    /// And those of which the book's stays.
    mine: Vec<FacetView>,
}

/// Whom a card is about, as the user says.
#[derive(Debug, Deserialize, Type)]
#[serde(rename = "Who", rename_all = "camelCase", tag = "is")]
pub(crate) enum WhoView {
    /// Whoever Fondly takes it for.
    AsFound,
    /// Nobody: it stays out.
    LeftOut,
    /// Another than this person they are like.
    Another {
        /// Whom.
        person: String,
    },
    /// This person.
    Same {
        /// Who.
        person: String,
    },
}

impl DecisionsView {
    /// The decisions in the core's words.
    ///
    /// # Errors
    /// - A card or a person is named by what is no name of theirs.
    pub fn into_core(self) -> Result<Decisions, CommandError> {
        let cards = self.cards.into_iter().map(|decision| Ok((key(&decision.key)?, decision.into_core()?)));
        Ok(Decisions {
            leave_out_new: self.leave_out_new,
            leave_out_changed: self.leave_out_changed,
            take_theirs: self.take_theirs,
            same_from: self.same_from.map(Sureness::from),
            columns: meanings(self.columns),
            left_out_events: self.left_out_events.into_iter().collect(),
            groups: self.groups.into_iter().map(|one| (one.name, one.comes.into())).collect(),
            cards: cards.collect::<Result<_, CommandError>>()?,
        })
    }
}

impl DecisionView {
    fn into_core(self) -> Result<Decision, CommandError> {
        let who = match self.who {
            None => None,
            Some(WhoView::AsFound) => Some(Who::AsFound),
            Some(WhoView::LeftOut) => Some(Who::LeaveOut),
            Some(WhoView::Another { person }) => Some(Who::Another(id(&person)?)),
            Some(WhoView::Same { person }) => Some(Who::Same(id(&person)?)),
        };
        let theirs = self.theirs.into_iter().map(|facet| (facet.into(), true));
        Ok(Decision { who, theirs: theirs.chain(self.mine.into_iter().map(|facet| (facet.into(), false))).collect() })
    }
}

/// What the user says that columns mean, in the core's words.
fn meanings(said: Vec<ColumnMeaning>) -> Meanings {
    said.into_iter().map(|one| (one.column, one.meaning.into())).collect()
}

/// The page decides on its own what comes in; a preview needs to know only what columns mean.
pub fn only_columns(said: Vec<ColumnMeaning>) -> Decisions {
    Decisions { columns: meanings(said), ..Decisions::default() }
}

/// A card by its name.
fn key(text: &str) -> Result<CardKey, CommandError> {
    let byte = |at: usize| text.get(2 * at..2 * at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
    let bytes: Option<Vec<u8>> = (0..32).map(byte).collect();
    bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| CommandError::refused("There is no such card. Nothing was changed."))
}
