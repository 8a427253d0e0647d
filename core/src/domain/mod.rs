//! The words: values and their rules. No I/O, no SQL, no JSON, no present time.

mod alarm;
mod asked;
mod boundary;
mod cadence;
mod calendar;
mod catch_up;
mod circle;
mod contact;
mod facet;
mod fact;
mod fold;
mod id;
mod interaction;
mod leads;
mod life_date;
mod likeness;
mod milestone;
mod name;
mod partial_date;
mod period;
mod person_line;
mod planning;
mod question;
mod relationship;
mod reminder;
mod repetition;
mod request;
mod settings;
mod snooze;
mod topic;
mod weekdays;

pub use alarm::{Alarm, AlarmEvent, AlarmKey, AlarmKind, AlarmState};
pub use asked::{Asked, AskedState};
pub use boundary::{Avoided, Boundaries, Boundary, BoundaryFields, BoundaryKind};
pub use cadence::{Cadence, CadenceUnit, CheckIn, CheckInState, Contacts, NotACadence, Rhythm, days_between};
pub use calendar::{Calendar, CalendarMonth};
pub use catch_up::{CatchUp, CatchUpFields, CatchUpState, NotAnOccasion, Occasion, OccasionId, Reach};
pub use circle::{Circle, CircleFields, Tone};
pub use contact::{Contact, ContactFields, ContactState, Labelled};
pub use facet::Facet;
pub use fact::{Fact, FactFields, FactKind};
pub use fold::{fold, search_key, sort_key, umlauts_spelt};
pub use id::{
    AlarmId, AskedId, BoundaryId, CatchUpId, CircleId, ContactId, FactId, Id, InteractionId, MergeId, MilestoneId, QuestionId, ReminderId,
    StepId, mark,
};
pub use interaction::{Channel, Interaction, InteractionFields, Outcome, StartedBy};
pub use leads::{Leads, NotLeads};
pub use life_date::{LifeDate, NotTyped, ordinal};
pub use likeness::{Alike, CERTAIN, LIKELY, Likeness, MAYBE, Traits};
pub use milestone::{BELATED, Mark, MarkOutcome, Milestone, MilestoneFields, MilestoneKind, Occurrence};
pub use name::{PersonName, capitalised, in_a_row};
pub use partial_date::{LeapDay, NotADate, PartialDate};
pub(crate) use period::ROUND_DAYS;
pub use period::{NotAPeriod, Period, is_round, round_number};
pub use person_line::{CheckInBasis, PersonLine};
pub use planning::{AwayTimes, NotAway, Planning};
pub use question::{Answer, Question, QuestionKind};
pub use relationship::{Relationship, inverse_of};
pub use reminder::{Reminder, ReminderFields, ReminderKind};
pub use repetition::{By, NotARepetition, Nth, Repetition};
pub use request::{Request, RequestKind};
pub use settings::{Settings, Theme};
pub use snooze::{Later, Until};
pub use topic::{NotATopic, Topic, Topics};
pub use weekdays::{NotWeekdays, Weekdays, weekday_named};
