//! The book of one user's people: everything the program can do, one method per verb, one transaction each.
//!
//! Every change goes through [`Book::change`], the one door (S3): it names the action, runs in one transaction, records
//! what undo needs, and returns what changed.

mod belongings;
mod boundaries;
mod brief;
mod calendar;
mod catch_ups;
mod circles;
mod clocks;
mod communities;
mod contacts;
mod demo;
mod exchanges;
mod export;
mod facts;
mod gatherings;
mod goals;
mod hard_times;
mod history;
mod import;
mod insights;
mod interactions;
mod introductions;
mod letters;
mod me;
mod merge;
mod milestones;
mod names;
mod noticed;
mod nudges;
mod openers;
mod people;
mod person;
mod pictures;
mod plans;
mod prompts;
mod questions;
mod quick_add;
mod related;
mod relationships;
mod remembered;
mod reminders;
mod requests;
mod review;
mod rifts;
mod search;
mod settings;
mod several;
mod shares;
mod small_acts;
mod stay_close;
mod talking;
mod today;
mod week;

use std::{cell::RefCell, path::Path, sync::Arc};

use quick_add::NameIndex;
use search::SearchIndex;

use crate::{
    Result,
    clock::{Clock, Moment},
    domain::{Circle, CircleId, StepId},
    store::{Reader, Store, Table, Writer},
};

pub use crate::store::{Step, StepState, TimelineRow};
pub use brief::{Brief, BriefTalk};
pub use calendar::Calendar;
pub use catch_ups::{AtTime, MovedTo};
pub(crate) use catch_ups::{occasion, occasions};
pub(crate) use clocks::their_zone;
pub use communities::Community;
pub use contacts::RhythmEdit;
pub use exchanges::Giving;
pub use export::Whom;
pub use gatherings::{Gathered, GuestLine};
pub use goals::GoalLine;
pub use import::{
    CardKey, Decision, Decisions, Difference, EventFate, EventLine, FoundGroup, GroupAs, ImportFate, ImportPreview, ImportProgress,
    ImportReport, ImportStep, ImportWatch, PreviewLine, Problem, Twin, Who, unwatched,
};
pub use insights::Insights;
pub use interactions::Companion;
pub use introductions::Suggested;
pub use letters::Letter;
pub use merge::{Compared, ComparedRow, Conflict, DuplicateGroup, Sureness};
pub use people::{Only, PeopleFilter};
pub use person::Person;
pub(crate) use plans::Plans;
pub use questions::{About, Ask};
pub(crate) use questions::{MISSED, asked_later};
pub use related::Related;
pub use remembered::Remembered;
pub use review::Review;
pub use search::Why;
pub use several::NudgeId;
pub use shares::ToShare;
pub use small_acts::SmallActs;
pub use stay_close::{FirstCatchUp, MaybeClose};
pub use today::TodayLine;
pub use week::{Placed, Week};

/// One user's people, open.
pub struct Book {
    store: Store,
    clock: Arc<dyn Clock>,
    index: RefCell<SearchIndex>,
    names: RefCell<NameIndex>,
}

/// What a change touched: the page asks again for what it shows of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// Who is in the book and what is known of them.
    People,
    /// Dates in lives, and what was done about them.
    Milestones,
    /// Circles.
    Circles,
    /// What happened.
    Interactions,
    /// What is planned.
    CatchUps,
    /// What is to be reminded of.
    Reminders,
    /// Settings.
    Settings,
}

/// What a verb did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T = ()> {
    /// What it made or found.
    pub value: T,
    /// Its place in the history; `None` when nothing changed.
    pub step: Option<StepId>,
    /// The sentence for the user: "Logged a chat with Ana".
    pub said: String,
    /// What it touched.
    pub changed: Vec<Subject>,
}

impl Book {
    /// Opens the book at `path`, making a new one with the default circles when there is none.
    ///
    /// # Errors
    /// - See [`Store::open`].
    pub fn open(path: &Path, clock: Arc<dyn Clock>) -> Result<Self> {
        Self::with(Store::open(path, &import::learn)?, clock)
    }

    /// A book in memory, for tests.
    ///
    /// # Errors
    /// - What SQLite says.
    pub fn in_memory(clock: Arc<dyn Clock>) -> Result<Self> {
        Self::with(Store::in_memory()?, clock)
    }

    fn with(mut store: Store, clock: Arc<dyn Clock>) -> Result<Self> {
        if store.read().is_new()? {
            let now = Moment::of(&*clock);
            store.write(|w| {
                // Another program may have made the same book between our look and our lock.
                if w.read().is_new()? {
                    for (position, fields) in (0..).zip(Circle::defaults()) {
                        w.put_circle(&Circle { id: CircleId::new(now.instant()), fields, position })?;
                    }
                    w.put_settings(&crate::domain::Settings::default())?;
                }
                Ok(())
            })?;
        }
        Ok(Self { store, clock, index: RefCell::default(), names: RefCell::default() })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// The clock that the book goes by.
    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// This moment, by the book's clock.
    #[must_use]
    pub fn now(&self) -> Moment {
        Moment::of(&*self.clock)
    }

    /// What is wrong with the file; empty when all is well.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn check(&self) -> Result<Vec<String>> {
        Ok(self.store.integrity()?.into_iter().filter(|line| line != "ok").collect())
    }

    /// For the layers above that read or keep rows of their own: the reminder engine.
    pub(crate) fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    pub(crate) fn read(&self) -> Reader<'_> {
        self.store.read()
    }

    /// A number that differs when another program or connection has changed the book.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn data_version(&self) -> Result<i64> {
        self.store.data_version()
    }

    /// A number that is higher whenever anyone has changed what the user keeps; what the reminder engine notes does not count.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn changes(&self) -> Result<i64> {
        self.store.changes()
    }

    /// How many rows this opening of the book has written.
    pub(crate) fn writes(&self) -> u64 {
        self.store.writes()
    }

    /// The one door (S3). `verb` returns what it made and the sentence that says what was done.
    fn change<T>(&mut self, action: &str, verb: impl FnOnce(&Writer<'_>, &Moment) -> Result<(T, String)>) -> Result<Outcome<T>> {
        let now = self.now();
        self.store.write(|w| {
            let step = w.open_step(action, now.instant())?;
            let (value, said) = verb(w, &now)?;
            let step = w.close_step(step, &said)?;
            let changed = step.map_or(Ok(Vec::new()), |step| subjects(&w.read(), step))?;
            Ok(Outcome { value, step, said, changed })
        })
    }
}

/// What a step touched, as the page names it.
fn subjects(read: &Reader<'_>, step: StepId) -> Result<Vec<Subject>> {
    let mut subjects: Vec<Subject> = read
        .tables_of_step(step)?
        .into_iter()
        .map(|table| match table {
            Table::Contacts
            | Table::Details
            | Table::Tags
            | Table::Cards
            | Table::Merges
            | Table::MergeMoves
            | Table::Apart
            | Table::Questions
            | Table::Shares
            | Table::SharePeople
            | Table::Facts
            | Table::Exchanges
            | Table::HardTimes
            | Table::Rifts
            | Table::Gatherings
            | Table::GatheringPeople
            | Table::Introductions
            | Table::IntroductionPeople
            | Table::Goals
            | Table::GoalPeople
            | Table::Reflections
            | Table::Letters
            | Table::Boundaries
            | Table::Asked
            | Table::GroupMembers => Subject::People,
            Table::Milestones | Table::MilestoneMarks => Subject::Milestones,
            Table::Circles => Subject::Circles,
            Table::Interactions | Table::InteractionPeople => Subject::Interactions,
            Table::CatchUps | Table::CatchUpPeople => Subject::CatchUps,
            Table::Reminders | Table::AlarmMarks => Subject::Reminders,
            Table::Settings => Subject::Settings,
        })
        .collect();
    subjects.sort_unstable();
    subjects.dedup();
    Ok(subjects)
}

impl<T> Outcome<T> {
    /// The same outcome with another value.
    pub fn map<U>(self, to: impl FnOnce(T) -> U) -> Outcome<U> {
        Outcome { value: to(self.value), step: self.step, said: self.said, changed: self.changed }
    }
}
