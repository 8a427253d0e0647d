//! What the program tells the page unasked.

use fondly_core::book::Subject;
use fondly_headless::window::Goal;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

/// Something in the book has changed; views that show one of these ask again.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct Changed {
    /// What was touched.
    pub(crate) what: Vec<SubjectView>,
}

/// What a change can touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename = "Subject", rename_all = "camelCase")]
pub(crate) enum SubjectView {
    /// Who is in the book and what is known of them.
    People,
    /// Dates in lives.
    Milestones,
    /// Circles.
    Circles,
    /// What happened.
    Interactions,
    /// What is planned.
    CatchUps,
    /// Settings.
    Settings,
    /// What is to be reminded of, and what became of it.
    Reminders,
    /// The list of changes.
    History,
}

/// There is a place to go to: the page asks for it by `takePlace`.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct Called;

/// A place that a notification leads to.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "to")]
pub(crate) enum GoTo {
    /// Someone, with what was just done for them.
    Person {
        /// Who.
        id: String,
        /// The sentence, if something was done.
        say: Option<String>,
    },
    /// Today.
    Today,
}

impl GoTo {
    /// A goal that is a place in the window; `None` for what has a window of its own.
    pub(crate) fn of(goal: Goal) -> Option<Self> {
        match goal {
            Goal::Person { id, say } => Some(Self::Person { id, say }),
            Goal::Today => Some(Self::Today),
            Goal::Thought => None,
        }
    }
}

/// Files were dropped on the window.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct CardsDropped {
    /// Their paths.
    pub(crate) files: Vec<String>,
}

impl SubjectView {
    /// Everything: another program has changed the book.
    pub(crate) const ALL: [Self; 8] =
        [Self::People, Self::Milestones, Self::Circles, Self::Interactions, Self::CatchUps, Self::Settings, Self::Reminders, Self::History];
}

impl From<Subject> for SubjectView {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::People => Self::People,
            Subject::Milestones => Self::Milestones,
            Subject::Circles => Self::Circles,
            Subject::Interactions => Self::Interactions,
            Subject::CatchUps => Self::CatchUps,
            Subject::Reminders => Self::Reminders,
            Subject::Settings => Self::Settings,
        }
    }
}
