//! The only JSON types: what goes over the bridge to the page and out of the terminal, and how it is made from the core's words.

mod calendar;
mod decisions;
mod error;
mod events;
mod export;
mod fields;
mod import;
mod merge;
mod people;
mod person;
mod plan;
mod quick_add;
mod settings;
pub(crate) mod terminal;
mod today;
mod words;

pub(crate) use calendar::{CalendarView, CatchUpEdit, CatchUpFieldsView, Move, moves, occasion_id, people, repetition};
pub(crate) use decisions::{ColumnMeaning, DecisionsView, only_columns};
pub(crate) use error::CommandError;
pub(crate) use events::{Called, CardsDropped, Changed, GoTo, SubjectView};
pub(crate) use export::ExportForm;
pub(crate) use fields::{
    CircleFieldsView, InteractionFieldsView, MilestoneFieldsView, PersonFieldsView, RhythmView, day, id, life_date, period,
};
pub(crate) use import::{ImportLines, ImportPreviewView, ImportProgressView, ImportReportView, LinesAsk};
pub(crate) use merge::{Chosen, ComparedView, DuplicatesView, chosen};
pub(crate) use people::{PeopleAsk, PeopleWindow};
pub(crate) use person::{CircleView, PersonView};
pub(crate) use plan::{AskView, OccasionLine, PlannedLine, PlanningView, WeekLine, WeekLines, WeekView, still_asked, week_lines};
pub(crate) use quick_add::{ReadingView, meant};
pub(crate) use settings::{DateRead, HealthView, ReminderLine, SettingsFieldsView, SettingsView, StepLine, time};
pub(crate) use today::TodayView;
pub(crate) use words::{CatchUpStateView, LaterView, LeapDayView, ReachView, WayKindView};

use fondly_core::{
    book::Outcome,
    domain::{ContactId, StepId},
};
use serde::Serialize;
use specta::Type;

/// Where a picture is, for the page: whose, and which of theirs, so that another picture is another place.
fn photo(person: ContactId, name: Option<String>) -> Option<String> {
    name.map(|name| format!("{person}/{name}"))
}

/// What a change did.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Done {
    /// For Undo in the toast; null when nothing changed.
    pub(crate) step: Option<StepId>,
    /// The identity of what was made.
    pub(crate) id: Option<String>,
    /// "Logged a chat with Ana".
    pub(crate) said: String,
}

/// What an undo or a redo did.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Undone {
    /// The step that was undone or done again.
    pub(crate) step: StepId,
    /// "Undone: Added Ana Costa".
    pub(crate) said: String,
}

impl<T> From<Outcome<T>> for Done {
    fn from(outcome: Outcome<T>) -> Self {
        Self { step: outcome.step, id: None, said: outcome.said }
    }
}

impl Done {
    /// The same with the identity of what was made.
    pub(crate) fn made<T: ToString>(outcome: Outcome<T>) -> Self {
        Self { id: Some(outcome.value.to_string()), step: outcome.step, said: outcome.said }
    }
}

impl From<Outcome<StepId>> for Undone {
    fn from(outcome: Outcome<StepId>) -> Self {
        Self { step: outcome.value, said: outcome.said }
    }
}
