//! What the user wants to share, in both directions.

use fondly_core::{
    Error, Result,
    book::{Book, ToShare},
    domain::{ContactId, Share, ShareFields, ShareFor},
    planner::ago,
};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{id, person::NamedView};

/// Something that the user wants to share.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Share", rename_all = "camelCase")]
pub struct ShareView {
    /// Which.
    pub id: String,
    /// In the user's own words.
    pub words: String,
    /// For whom it was saved; null: it is news of the user's own.
    pub(crate) whom: Option<Vec<NamedView>>,
    /// "saved 3 weeks ago".
    pub saved: String,
    /// It touches what they do not want.
    pub touches: bool,
}

/// What there is to share with someone.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "ToShare", rename_all = "camelCase")]
pub struct ToShareView {
    /// In the order it was saved.
    pub open: Vec<ShareView>,
    /// How much news is held back because it touches what they do not want.
    pub held_back: u32,
}

/// What the user edits of it.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename = "ShareFields")]
pub struct ShareFieldsView {
    words: String,
    /// For whom; null: it is news of the user's own.
    whom: Option<Vec<String>>,
}

impl ToShareView {
    /// What there is to share with someone, with the names of all it is for.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn of(book: &Book, to_share: &ToShare) -> Result<Self> {
        let open = to_share.open.iter().map(|(share, touches)| ShareView::of(book, share, *touches)).collect::<Result<_>>()?;
        Ok(Self { open, held_back: u32::try_from(to_share.held_back).unwrap_or(u32::MAX) })
    }
}

impl ShareView {
    /// It, with the names of its people.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn of(book: &Book, share: &Share, touches: bool) -> Result<Self> {
        let whom = match &share.fields.whom {
            ShareFor::Anyone => None,
            ShareFor::People(people) => Some(named(book, people.iter().copied())?),
        };
        let saved = format!("saved {}", ago(share.saved_on, book.now().today()));
        Ok(Self { id: share.id.to_string(), words: share.fields.words.clone(), whom, saved, touches })
    }
}

/// These people by name.
///
/// # Errors
/// - What the disk says.
pub(crate) fn named(book: &Book, people: impl Iterator<Item = ContactId>) -> Result<Vec<NamedView>> {
    let one = |who: ContactId| Ok(book.line_of(who)?.map(|line| NamedView { id: who.to_string(), name: line.fields.shown() }));
    people.filter_map(|who| one(who).transpose()).collect()
}

impl ShareFieldsView {
    /// The core's fields.
    ///
    /// # Errors
    /// - `Refused`: an identity that is none.
    pub fn into_core(self) -> Result<ShareFields, Error> {
        let people = self.whom.map(|whom| whom.iter().map(|who| id(who)).collect::<Result<Vec<_>>>()).transpose()?;
        Ok(ShareFields { words: self.words, whom: people.map_or(ShareFor::Anyone, ShareFor::People) })
    }
}
