//! People from a file of another program that is no card: what every such reader gives.

use super::{events::CalendarEvent, meaning::Meaning};
use crate::{cards::CardContent, domain::InteractionFields};

/// People from a file that is no card.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Foreign {
    /// The people, each with the line they stand on; 0 where lines mean nothing.
    pub people: Vec<(u64, CardContent)>,
    /// What happened with them, by the UID of who was there.
    pub talks: Talks,
    /// Events of a calendar that are nobody's birthday.
    pub events: Vec<CalendarEvent>,
    /// What could not be brought over, with its line.
    pub complaints: Vec<(u64, String)>,
    /// The columns, if it is a table.
    pub columns: Vec<TableColumn>,
}

/// What happened, by the UIDs of who was there.
pub type Talks = Vec<(Vec<String>, InteractionFields)>;

/// A column of a table, and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// What stands in it: the first three.
    pub samples: Vec<String>,
    /// What Fondly takes it for; `None`: it has no place for it.
    pub guess: Option<Meaning>,
    /// What the user said.
    pub said: Option<Meaning>,
}
