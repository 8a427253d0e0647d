//! What people told of themselves, in both directions.

use fondly_core::{
    Error,
    domain::{Fact, FactFields},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{day, words::FactKindView};

/// What someone told of themselves.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Fact", rename_all = "camelCase")]
pub struct FactView {
    /// Which.
    pub id: String,
    /// What the user edits.
    pub fields: FactFieldsView,
    /// "Interest": what it is about.
    pub about: String,
    /// "said in 2023"; empty for what does not age.
    pub age: String,
}

/// What the user edits of it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename = "FactFields", rename_all = "camelCase")]
pub struct FactFieldsView {
    kind: FactKindView,
    /// In the user's own words.
    pub words: String,
    said_on: String,
}

impl FactView {
    /// It, as old as it is on a day.
    pub fn of(fact: &Fact, today: Date) -> Self {
        let FactFields { kind, words, said_on } = &fact.fields;
        Self {
            id: fact.id.to_string(),
            about: kind.name().to_owned(),
            age: fact.fields.age(today),
            fields: FactFieldsView { kind: (*kind).into(), words: words.clone(), said_on: said_on.to_string() },
        }
    }
}

impl FactFieldsView {
    /// The core's fields.
    ///
    /// # Errors
    /// - `Refused`: a day that is none.
    pub fn into_core(self) -> Result<FactFields, Error> {
        Ok(FactFields { kind: self.kind.into(), words: self.words, said_on: day(&self.said_on)? })
    }
}
