//! The JSON of the terminal: stable names for people who script.

mod person;

use fondly_core::{
    Result,
    book::{Book, EventFate, ImportPreview, ImportReport, Problem},
    domain::{CatchUpState, Occasion},
    planner::Nudge,
    reminders::Upcoming,
};
use serde::Serialize;

use super::{NearGathering, RememberedView, SmallActsView, ToThankView, plan::OccasionLine, reminders::ReminderView};

pub use person::{PersonLine, PersonWhole};

/// What an import did, or would do.
#[derive(Debug, Serialize)]
pub struct ImportLine {
    pub(crate) added: u32,
    pub(crate) updated: u32,
    pub(crate) unchanged: u32,
    pub(crate) left_out: u32,
    /// In a copy of a book, and known otherwise here: they stay as they are without --take-theirs.
    pub(crate) resting: u32,
    /// Catch-ups that come from a calendar, and what happened.
    pub(crate) catch_ups: u32,
    pub(crate) talks: u32,
    pub(crate) problems: Vec<ProblemLine>,
}

/// Something that was not understood.
#[derive(Debug, Serialize)]
pub struct ProblemLine {
    pub(crate) file: String,
    pub(crate) card: u32,
    pub(crate) line: u64,
    pub(crate) reason: String,
}

/// Entries that may be one person.
#[derive(Debug, Serialize)]
pub struct DuplicateLine {
    /// "certain", "likely" or "maybe".
    pub(crate) sureness: &'static str,
    pub(crate) evidence: Vec<String>,
    /// The one to keep first.
    pub(crate) people: Vec<NamedLine>,
}

/// Someone by name.
#[derive(Debug, Serialize)]
pub struct NamedLine {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// One day.
#[derive(Debug, Serialize)]
pub struct TodayLines {
    /// There are people, and nobody has a rhythm.
    pub(crate) nobody_kept_close: bool,
    /// Gatherings of today and tomorrow; none on another day.
    pub(crate) gatherings: Vec<NearGathering>,
    /// What is planned for the day.
    pub(crate) planned: Vec<OccasionLine>,
    /// What was planned of late, and nobody has said whether it was.
    pub(crate) missed: Vec<OccasionLine>,
    /// What is to be reminded of, due and not done.
    pub(crate) reminders: Vec<ReminderView>,
    /// What was received of late, and the user has not thanked for.
    pub(crate) to_thank: Vec<ToThankView>,
    pub(crate) celebrate: Vec<CelebrateLine>,
    /// How many celebrations of people who are not kept close there are besides.
    pub(crate) more_to_celebrate: usize,
    pub(crate) reach_out: Vec<NudgeLine>,
    pub(crate) waiting: Vec<NudgeLine>,
    /// Whom today is a day of who have died.
    pub(crate) remembered: Vec<RememberedView>,
    /// A first step that can be taken today, by how much of the day it takes; null on another day.
    pub(crate) small_acts: Option<SmallActsView>,
}

/// Someone to celebrate.
#[derive(Debug, Serialize)]
pub struct CelebrateLine {
    pub(crate) name: String,
    pub(crate) because: String,
    pub(crate) on: String,
    pub(crate) what: String,
    pub(crate) person: String,
    /// They go through a hard time: nothing is celebrated.
    pub(crate) gentle: bool,
}

/// Someone to reach.
#[derive(Debug, Serialize)]
pub struct NudgeLine {
    pub(crate) name: String,
    pub(crate) because: String,
    pub(crate) due: String,
    pub(crate) person: String,
}

/// Something the engine will say.
#[derive(Debug, Serialize)]
pub struct UpcomingLine {
    /// When, with the zone's offset (RFC 3339).
    pub(crate) at: String,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) what: String,
}

/// One change.
#[derive(Debug, Serialize)]
pub struct HistoryLine {
    pub(crate) step: i64,
    pub(crate) at: String,
    pub(crate) said: String,
    pub(crate) undone: bool,
}

impl From<Problem> for ProblemLine {
    fn from(Problem { file, card, line, reason }: Problem) -> Self {
        Self { file, card, line, reason }
    }
}

impl From<ImportReport> for ImportLine {
    fn from(report: ImportReport) -> Self {
        let ImportReport { added, updated, unchanged, left_out, talks, catch_ups, problems, .. } = report;
        Self {
            added,
            updated,
            unchanged,
            left_out,
            resting: 0,
            catch_ups,
            talks,
            problems: problems.into_iter().map(ProblemLine::from).collect(),
        }
    }
}

impl From<ImportPreview> for ImportLine {
    fn from(preview: ImportPreview) -> Self {
        let ImportPreview { added, updated, unchanged, left_out, resting, talks, events, problems, .. } = preview;
        let would = |fate| u32::try_from(events.iter().filter(|one| one.fate == fate && !one.left_out).count()).unwrap_or(u32::MAX);
        let (catch_ups, talks) = (would(EventFate::Planned), talks + would(EventFate::Happened));
        Self {
            added,
            updated,
            unchanged,
            left_out,
            resting,
            catch_ups,
            talks,
            problems: problems.into_iter().map(ProblemLine::from).collect(),
        }
    }
}

impl TodayLines {
    /// What is worth doing on a day; `everyone`: with the celebrations of people who are not kept close (C5).
    ///
    /// # Errors
    /// - What the disk says.
    pub fn of(book: &Book, on: Option<jiff::civil::Date>, everyone: bool) -> Result<Self> {
        // Today is today, whether it is named or not.
        let on = on.filter(|day| *day != book.now().today());
        let day = on.unwrap_or_else(|| book.now().today());
        let agenda = book.agenda(on)?;
        let nudge = |nudge: &Nudge| -> Result<NudgeLine> {
            let line = book.nudge_line(nudge, day)?;
            let (due, person) = (nudge.check_in.due.to_string(), nudge.person.id.to_string());
            Ok(NudgeLine { name: line.name, because: line.because, due, person })
        };
        let others: &[_] = if everyone { &agenda.celebrate_more } else { &[] };
        let celebrate = agenda.celebrate.iter().chain(others).map(|celebration| {
            let line = book.celebration_line(celebration, day)?;
            Ok(CelebrateLine {
                name: line.name,
                because: line.because,
                on: celebration.occurrence.on.to_string(),
                what: celebration.milestone.fields.shown().to_owned(),
                person: celebration.milestone.contact.to_string(),
                gentle: line.gentle,
            })
        });
        let lines = |found: Vec<Occasion>| found.iter().map(|one| OccasionLine::of(book, one)).collect::<Result<Vec<_>>>();
        let planned = book.occasions(day, day)?.into_iter().filter(|one| one.state == CatchUpState::Planned).collect();
        Ok(Self {
            nobody_kept_close: book.is_nobody_kept_close()?,
            gatherings: if on.is_none() { NearGathering::all(book)? } else { Vec::new() },
            planned: lines(planned)?,
            reminders: on.map_or_else(|| ReminderView::due(book), |day| ReminderView::on(book, day))?,
            to_thank: if on.is_none() { ToThankView::all(book, true)? } else { Vec::new() },
            missed: lines(if on.is_none() { book.missed()? } else { Vec::new() })?,
            celebrate: celebrate.collect::<Result<_>>()?,
            more_to_celebrate: agenda.celebrate_more.len() - others.len(),
            reach_out: agenda.reach_out.iter().map(nudge).collect::<Result<_>>()?,
            waiting: agenda.waiting.iter().map(nudge).collect::<Result<_>>()?,
            remembered: if on.is_none() { RememberedView::all(book)? } else { Vec::new() },
            small_acts: on.is_none().then(|| SmallActsView::of(book, &agenda)).transpose()?,
        })
    }
}

impl From<Upcoming> for UpcomingLine {
    fn from(upcoming: Upcoming) -> Self {
        let at = upcoming.at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        Self { at, key: upcoming.key.to_string(), name: upcoming.name, what: upcoming.what }
    }
}
