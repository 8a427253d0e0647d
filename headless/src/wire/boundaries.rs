//! What people do not want, in both directions.

use fondly_core::{
    Error,
    domain::{Boundary, BoundaryFields, BoundaryKind, Topics},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    day,
    settings::{clock, time},
    words::{ChannelView, TopicView},
};

/// What someone does not want.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Boundary", rename_all = "camelCase")]
pub struct BoundaryView {
    /// Which.
    pub id: String,
    /// What the user edits.
    pub fields: BoundaryFieldsView,
    /// "her father", "no calls from 21:00 to 08:00".
    pub says: String,
    /// "3 May 2024", "today": since when.
    pub since_shown: String,
    /// It is to be asked whether it is still so.
    pub is_to_confirm: bool,
}

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename = "BoundaryKind", rename_all = "camelCase")]
pub(super) enum BoundaryKindView {
    /// Something not to bring up.
    Topic,
    /// A way not to reach them.
    Channel,
    /// Hours in which not to call.
    Hours,
}

/// What the user edits of it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename = "BoundaryFields", rename_all = "camelCase")]
pub struct BoundaryFieldsView {
    kind: BoundaryKindView,
    /// The user's own; may be empty.
    words: String,
    /// Of a topic: what of the library it covers.
    topics: Vec<TopicView>,
    /// Of a way.
    channel: Option<ChannelView>,
    /// Of hours, HH:MM on their own clock.
    from: String,
    until: String,
    since: String,
}

impl BoundaryView {
    /// It, as it stands on a day.
    pub fn of(boundary: &Boundary, today: Date) -> Self {
        let fields = &boundary.fields;
        let (kind, topics, channel, hours) = match fields.kind {
            BoundaryKind::Topic(topics) => (BoundaryKindView::Topic, topics, None, None),
            BoundaryKind::Channel(channel) => (BoundaryKindView::Channel, Topics::default(), Some(channel.into()), None),
            BoundaryKind::Hours(from, until) => (BoundaryKindView::Hours, Topics::default(), None, Some((clock(from), clock(until)))),
        };
        let (from, until) = hours.unwrap_or_default();
        Self {
            id: boundary.id.to_string(),
            says: fields.in_words(),
            since_shown: if fields.since == today { "today".to_owned() } else { fields.since.strftime("%-d %B %Y").to_string() },
            is_to_confirm: boundary.is_to_confirm(today),
            fields: BoundaryFieldsView {
                kind,
                words: fields.words.clone(),
                topics: topics.iter().map(TopicView::from).collect(),
                channel,
                from,
                until,
                since: fields.since.to_string(),
            },
        }
    }
}

impl BoundaryFieldsView {
    /// The core's fields.
    ///
    /// # Errors
    /// - `Refused`: a time or a day that is none, or a way that is not named.
    pub fn into_core(self) -> Result<BoundaryFields, Error> {
        let kind = match self.kind {
            BoundaryKindView::Topic => BoundaryKind::Topic(self.topics.into_iter().map(Into::into).collect()),
            BoundaryKindView::Channel => match self.channel {
                Some(channel) => BoundaryKind::Channel(channel.into()),
                None => return Err(Error::refused("Please choose a way. Nothing was changed.")),
            },
            BoundaryKindView::Hours => BoundaryKind::Hours(time(&self.from)?, time(&self.until)?),
        };
        Ok(BoundaryFields { kind, words: self.words, since: day(&self.since)? })
    }
}
