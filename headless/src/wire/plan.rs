//! A week as it could be, for the page and for the terminal; what is asked of the user.

use fondly_core::{
    Result,
    book::{About, Ask, Book, Week},
    domain::{ContactId, Occasion, Planning, Repetition},
    planner::why_in_words,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    calendar::Someone,
    day, id,
    settings::clock,
    words::{CatchUpStateView, ChannelView},
};

/// A week as it could be.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "Week")]
pub struct WeekView {
    first: String,
    last: String,
    /// How many are planned in it already.
    planned: u32,
    placed: Vec<PlacedView>,
    /// How many more it may hold on the days that are left of it.
    room: u32,
    /// How many who are due by its end have to wait until after it.
    waiting: u32,
    /// Everyone is paused until this day, which is after it; null: they are not.
    paused_until: Option<String>,
}

/// Someone's check-in on its day.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "Placed")]
pub(crate) struct PlacedView {
    who: Someone,
    day: String,
    /// "Due 12 May; the 12th is busier".
    why: String,
    /// Why at all: the rhythm and the last talk.
    because: String,
}

/// A line of a week that the user agrees to.
#[derive(Debug, Deserialize, Type)]
pub struct WeekLine {
    person: String,
    day: String,
}

/// A question of the day.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "Ask")]
pub struct AskView {
    person: String,
    name: String,
    /// "Keep Sundays for Ann?"
    question: String,
    /// What it comes from.
    because: String,
}

/// The line of a week in a terminal.
#[derive(Debug, Serialize)]
pub struct PlannedLine {
    pub(crate) day: String,
    pub(crate) name: String,
    pub(crate) why: String,
    pub(crate) due: String,
    pub(crate) person: String,
}

/// A week in a terminal.
#[derive(Debug, Serialize)]
pub struct WeekLines {
    pub(crate) first: String,
    pub(crate) last: String,
    pub(crate) budget: u8,
    pub(crate) planned: u32,
    pub(crate) room: u32,
    pub(crate) waiting: u32,
    pub(crate) paused_until: Option<String>,
    pub(crate) placed: Vec<PlannedLine>,
}

/// What planning keeps to with someone.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "Planning")]
pub struct PlanningView {
    /// The fewest days between two talks; 0: any.
    least_gap: u16,
    /// "SA,SU"; empty: any day.
    kept_days: String,
    /// "2026-07-01/2026-07-14", several apart by spaces.
    away: String,
}

impl WeekView {
    /// The view of a week.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn of(book: &Book, week: &Week) -> Result<Self> {
        let today = book.now().today();
        let placed = week.placed.iter().map(|one| {
            let because = book.because_of(&one.person, &one.check_in)?;
            let why = why_in_words(&one.why, today);
            Ok(PlacedView { who: Someone::of(&one.person), day: one.day.to_string(), why, because })
        });
        Ok(Self {
            first: week.first.to_string(),
            last: week.last.to_string(),
            planned: week.planned,
            placed: placed.collect::<Result<_>>()?,
            room: week.room,
            waiting: week.waiting,
            paused_until: week.paused_until.map(|day| day.to_string()),
        })
    }
}

impl WeekLines {
    /// A week in lines.
    pub fn of(week: &Week, today: Date) -> Self {
        let placed = week.placed.iter().map(|one| PlannedLine {
            day: one.day.to_string(),
            name: one.person.shown.clone(),
            why: why_in_words(&one.why, today),
            due: one.check_in.due.to_string(),
            person: one.person.id.to_string(),
        });
        Self {
            first: week.first.to_string(),
            last: week.last.to_string(),
            budget: week.budget,
            planned: week.planned,
            room: week.room,
            waiting: week.waiting,
            paused_until: week.paused_until.map(|day| day.to_string()),
            placed: placed.collect(),
        }
    }
}

impl From<&Ask> for AskView {
    fn from(ask: &Ask) -> Self {
        let (question, because) = ask.in_words();
        Self { person: ask.person.id.to_string(), name: ask.person.shown.clone(), question, because }
    }
}

impl From<&Planning> for PlanningView {
    fn from(planning: &Planning) -> Self {
        Self {
            least_gap: planning.least_gap,
            kept_days: planning.kept_days.map(|days| days.to_string()).unwrap_or_default(),
            away: planning.away.to_string(),
        }
    }
}

impl PlanningView {
    /// "at least 14 days apart, kept SU, away 2026-07-01/2026-07-14"; empty for nothing.
    pub fn in_short(&self) -> String {
        let parts = [
            (self.least_gap > 0).then(|| format!("at least {} days apart", self.least_gap)),
            (!self.kept_days.is_empty()).then(|| format!("kept {}", self.kept_days)),
            (!self.away.is_empty()).then(|| format!("away {}", self.away)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The core's words.
    ///
    /// # Errors
    /// - The days can't be read.
    pub fn into_core(self) -> Result<Planning> {
        let kept_days = if self.kept_days.trim().is_empty() { None } else { Some(self.kept_days.parse()?) };
        Ok(Planning { least_gap: self.least_gap, kept_days, away: self.away.parse()? })
    }
}

/// The lines of a week that the user agrees to.
///
/// # Errors
/// - One can't be read.
pub fn week_lines(lines: &[WeekLine]) -> Result<Vec<(ContactId, Date)>> {
    lines.iter().map(|line| Ok((id(&line.person)?, day(&line.day)?))).collect()
}

/// What a question about someone would do, if it is still the one that is asked.
///
/// # Errors
/// - It isn't; what the disk says.
pub fn still_asked(book: &Book, person: &str) -> Result<(ContactId, About)> {
    let person = id(person)?;
    let asked = book.question()?.filter(|ask| ask.person.id == person);
    asked.map(|ask| (person, ask.about)).ok_or(fondly_core::Error::NotFound("question"))
}

/// A catch-up on one day.
#[derive(Debug, Serialize)]
pub struct OccasionLine {
    /// Its name for `fondly catch-up move`.
    pub(crate) id: String,
    /// "Coffee with Ana Costa".
    pub(crate) title: String,
    pub(crate) day: String,
    pub(crate) time: Option<String>,
    pub(crate) minutes: Option<u16>,
    pub(crate) channel: ChannelView,
    pub(crate) place: String,
    pub(crate) what_for: String,
    /// Names, in their order.
    pub(crate) people: Vec<String>,
    pub(crate) state: CatchUpStateView,
    /// "every Wednesday".
    pub(crate) repeats: Option<String>,
}

impl OccasionLine {
    /// "2026-03-12 17:00".
    pub fn when(&self) -> String {
        [Some(self.day.clone()), self.time.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// "2026-03-12 17:00 Coffee with Ana Costa, every Wednesday".
    pub fn in_short(&self) -> String {
        let repeats = self.repeats.as_ref().map(|how| format!(", {how}")).unwrap_or_default();
        format!("{} {}{repeats}", self.when(), self.title)
    }

    /// The line of an occasion.
    pub fn of(book: &Book, one: &Occasion) -> Result<Self> {
        let fields = &one.fields;
        Ok(Self {
            id: one.id.to_string(),
            title: book.title_of(one)?,
            day: fields.day.to_string(),
            time: fields.time.map(clock),
            minutes: fields.minutes,
            channel: fields.channel.into(),
            place: fields.place.clone(),
            what_for: fields.what_for.clone(),
            people: book.names(&one.people)?,
            state: one.state.into(),
            repeats: one.repeats.map(Repetition::in_words),
        })
    }
}
