//! The words: values and their rules. No I/O, no SQL, no JSON, no present time.

mod cadence;
mod catch_up;
mod circle;
mod contact;
mod facet;
mod fold;
mod id;
mod interaction;
mod life_date;
mod likeness;
mod milestone;
mod name;
mod partial_date;
mod person_line;
mod relationship;
mod repetition;
mod settings;
mod snooze;

pub use cadence::{Cadence, CadenceUnit, CheckIn, CheckInState, Contacts, NotACadence, Rhythm, days_between};
pub use catch_up::{CatchUp, CatchUpFields, CatchUpState, NotAnOccasion, Occasion, OccasionId, Reach};
pub use circle::{Circle, CircleFields, Tone};
pub use contact::{Contact, ContactFields, ContactState, Labelled};
pub use facet::Facet;
pub use fold::{fold, search_key, sort_key, umlauts_spelt};
pub use id::{AlarmId, CatchUpId, CircleId, ContactId, Id, InteractionId, MergeId, MilestoneId, StepId, mark};
pub use interaction::{Channel, Interaction, InteractionFields, Outcome, StartedBy};
pub use life_date::{LifeDate, NotTyped};
pub use likeness::{Alike, CERTAIN, LIKELY, Likeness, MAYBE, Traits};
pub use milestone::{BELATED, LOOK_BACK, Mark, MarkOutcome, Milestone, MilestoneFields, MilestoneKind, Occurrence};
pub use name::{PersonName, capitalised, in_a_row};
pub use partial_date::{LeapDay, NotADate, PartialDate};
pub use person_line::{CheckInBasis, PersonLine};
pub use relationship::{Relationship, inverse_of};
pub use repetition::{By, NotARepetition, Nth, Repetition, Weekdays, weekday_named};
pub use settings::{Settings, Theme};
pub use snooze::{Later, Until};
