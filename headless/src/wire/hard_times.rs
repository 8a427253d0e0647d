//! What people go through, and what stands between the user and someone, in both directions.

use fondly_core::{
    Error,
    domain::{HardTime, HardTimeFields, Rift, RiftFields},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{day, words::HardKindView};

/// What someone goes through, or went through.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "HardTime", rename_all = "camelCase")]
pub struct HardTimeView {
    /// Which.
    pub id: String,
    /// What the user edits.
    pub fields: HardTimeFieldsView,
    /// "Illness: her knee".
    pub says: String,
    /// "since 3 May 2024", "3 May 2024 to 6 June 2024".
    pub when: String,
    /// It lasts.
    pub lasts: bool,
}

/// What the user edits of it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename = "HardTimeFields", rename_all = "camelCase")]
pub struct HardTimeFieldsView {
    kind: HardKindView,
    /// The user's own; may be empty.
    words: String,
    since: String,
}

/// What stands between the user and someone, or stood.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Rift", rename_all = "camelCase")]
pub struct RiftView {
    /// Which.
    pub id: String,
    /// What the user edits.
    pub fields: RiftFieldsView,
    /// "since 3 May 2024", "settled 6 June 2024".
    pub when: String,
    /// It is settled.
    pub settled: bool,
}

/// What the user edits of it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename = "RiftFields", rename_all = "camelCase")]
pub struct RiftFieldsView {
    /// What happened.
    pub words: String,
    /// How it may look from their side.
    pub their_side: String,
    /// What the user will do.
    pub step: String,
    /// What the user may send, once they have slept on it.
    pub draft: String,
    since: String,
    /// When to read the draft again; null: not at all.
    pub read_again: Option<String>,
}

fn shown(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

impl HardTimeView {
    /// It, as it stands on a day.
    pub fn of(one: &HardTime, today: Date) -> Self {
        let HardTimeFields { kind, words, since } = &one.fields;
        let when = match one.over_on {
            Some(over) => format!("{} to {}", shown(*since), shown(over)),
            None => format!("since {}", shown(*since)),
        };
        let fields = HardTimeFieldsView { kind: (*kind).into(), words: words.clone(), since: since.to_string() };
        Self { id: one.id.to_string(), says: one.fields.in_words(), when, lasts: one.lasts(today), fields }
    }
}

impl HardTimeFieldsView {
    /// The core's fields.
    ///
    /// # Errors
    /// - `Refused`: a day that is none.
    pub fn into_core(self) -> Result<HardTimeFields, Error> {
        Ok(HardTimeFields { kind: self.kind.into(), words: self.words, since: day(&self.since)? })
    }
}

impl RiftView {
    /// It, with the day on which its draft is to be read again.
    pub fn of(one: &Rift, read_again: Option<Date>) -> Self {
        let RiftFields { words, their_side, step, draft, since } = &one.fields;
        let when = one.settled_on.map_or_else(|| format!("since {}", shown(*since)), |day| format!("settled {}", shown(day)));
        let fields = RiftFieldsView {
            words: words.clone(),
            their_side: their_side.clone(),
            step: step.clone(),
            draft: draft.clone(),
            since: since.to_string(),
            read_again: read_again.map(|day| day.to_string()),
        };
        Self { id: one.id.to_string(), when, settled: one.settled_on.is_some(), fields }
    }
}

impl RiftFieldsView {
    /// The core's fields, and when the draft is to be read again.
    ///
    /// # Errors
    /// - `Refused`: a day that is none.
    pub fn into_core(self) -> Result<(RiftFields, Option<Date>), Error> {
        let Self { words, their_side, step, draft, since, read_again } = self;
        let read_again = read_again.as_deref().map(day).transpose()?;
        Ok((RiftFields { words, their_side, step, draft, since: day(&since)? }, read_again))
    }
}
