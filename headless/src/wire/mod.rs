//! The only JSON types: what goes over the bridge to the page and out of the terminal, and how it is made from the core's words.

mod boundaries;
mod brief;
mod calendar;
mod decisions;
mod error;
mod exchanges;
mod export;
mod facts;
mod fields;
mod gatherings;
mod hard_times;
mod import;
mod insights;
mod letters;
mod merge;
mod noticed;
mod people;
mod person;
mod plan;
mod quick_add;
mod reminders;
mod settings;
mod shares;
mod small_acts;
mod stay_close;
pub mod terminal;
mod today;
mod words;
mod you;

pub use boundaries::{BoundaryFieldsView, BoundaryView};
pub use brief::{BriefTalkView, BriefView, OpenView};
pub use calendar::{CalendarView, CatchUpEdit, CatchUpFieldsView, Move, moves, occasion_id, people, repetition};
pub use decisions::{ColumnMeaning, DecisionsView, only_columns};
pub use error::CommandError;
pub use exchanges::{ExchangeFieldsView, ExchangeView, GivingView, ToThankView};
pub use export::ExportForm;
pub use facts::{FactFieldsView, FactView};
pub use fields::{
    CircleFieldsView, CompanionView, InteractionFieldsView, MilestoneFieldsView, PersonFieldsView, RhythmView, day, id, life_date, period,
};
pub use gatherings::{
    CommunityView, GatheringFieldsView, GatheringView, GatheringsView, GuestView, IntroductionView, NearGathering, SuggestedView,
};
pub use hard_times::{HardTimeFieldsView, HardTimeView, RiftFieldsView, RiftView};
pub use import::{ImportLines, ImportPreviewView, ImportProgressView, ImportReportView, LinesAsk};
pub use insights::InsightsView;
pub use letters::LetterView;
pub use merge::{Chosen, ComparedView, DuplicatesView, chosen};
pub use noticed::{NoticedView, noticed_as};
pub use people::{PeopleAsk, PeopleWindow};
pub use person::{CircleView, NamedView, PersonView};
pub use plan::{AskView, OccasionLine, PlannedLine, PlanningView, WeekLine, WeekLines, WeekView, still_asked, week_lines};
pub use quick_add::{ReadingView, meant};
pub use reminders::{ReminderFieldsView, ReminderView};
pub use settings::{DateRead, FindingLine, HealthView, ReminderLine, SettingsFieldsView, SettingsView, StepLine, day_to_come, time};
pub(crate) use shares::named;
pub use shares::{ShareFieldsView, ShareView, ToShareView};
pub use small_acts::{EffortView, SmallActsView};
pub use stay_close::{FirstCatchUpView, KeptClose, MaybeCloseLine, MaybeCloseView};
pub use today::{NudgeIdView, RememberedView, TodayView};
pub use words::{
    CatchUpStateView, DepthView, LaterView, LeapDayView, PonderedView, ReachView, SaysView, ThemeView, TopicView, WayKindView,
};
pub use you::{GoalFieldsView, GoalView, ReviewView, ThoughtView, YouView, week_of};

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
pub struct Done {
    /// For Undo in the toast; null when nothing changed.
    pub step: Option<StepId>,
    /// The identity of what was made, or of what it is now.
    pub id: Option<String>,
    /// "Logged a chat with Ana".
    pub said: String,
}

/// What an undo or a redo did.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
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
    pub fn made<T: ToString>(outcome: Outcome<T>) -> Self {
        Self { id: Some(outcome.value.to_string()), step: outcome.step, said: outcome.said }
    }
}

impl From<Outcome<StepId>> for Undone {
    fn from(outcome: Outcome<StepId>) -> Self {
        Self { step: outcome.value, said: outcome.said }
    }
}
