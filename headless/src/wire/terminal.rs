//! The JSON of the terminal: stable names for people who script.

use fondly_core::{
    Result,
    book::{Book, EventFate, ImportPreview, ImportReport, Person, Problem},
    domain::{CatchUpState, Channel, Labelled, MilestoneKind, Occasion},
    planner::Nudge,
    reminders::Upcoming,
};
use serde::Serialize;

use super::{
    FactView, GivingView, HardTimeView, RememberedView, RiftView, SmallActsView, ToThankView,
    person::RelationshipView,
    plan::{OccasionLine, PlanningView},
    reminders::ReminderView,
    words::{ChannelView, MilestoneKindView, OutcomeView, PersonState, StartedByView},
};

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

/// Where else someone works.
#[derive(Debug, Serialize)]
pub struct WorkLine {
    pub(crate) title: String,
    pub(crate) organization: String,
}

/// Someone, in short.
#[derive(Debug, Serialize)]
pub struct PersonLine {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) birthday: Option<String>,
    pub(crate) anniversary: Option<String>,
    pub(crate) emails: Vec<String>,
    pub(crate) phones: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) circle: Option<String>,
    pub(crate) last_contact: Option<String>,
    pub(crate) next_due: Option<String>,
    /// Why a search found them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) why: Option<String>,
}

/// Everything about someone.
#[derive(Debug, Serialize)]
pub struct PersonWhole {
    #[serde(flatten)]
    pub(crate) short: PersonLine,
    pub(crate) state: PersonState,
    pub(crate) given: String,
    pub(crate) family: String,
    pub(crate) nickname: String,
    pub(crate) organization: String,
    pub(crate) title: String,
    pub(crate) other_work: Vec<WorkLine>,
    pub(crate) pronouns: String,
    pub(crate) language: String,
    pub(crate) time_zone: String,
    /// Who else is in their life.
    pub(crate) relations: Vec<RelationshipView>,
    pub(crate) note: String,
    pub(crate) addresses: Vec<String>,
    pub(crate) links: Vec<String>,
    pub(crate) rhythm: Option<String>,
    pub(crate) because: Option<String>,
    pub(crate) milestones: Vec<MilestoneLine>,
    pub(crate) timeline: Vec<TimelineLine>,
    /// What is planned with them, the next first.
    pub(crate) planned: Vec<OccasionLine>,
    /// The fewest days between two talks, the days kept for them, and when they are away.
    pub(crate) planning: PlanningView,
    pub(crate) better_not: Vec<String>,
    pub(crate) facts: Vec<FactView>,
    pub(crate) hard_times: Vec<HardTimeView>,
    pub(crate) to_mend: Vec<RiftView>,
    pub(crate) giving: GivingView,
}

/// A date in a life.
#[derive(Debug, Serialize)]
pub struct MilestoneLine {
    pub(crate) id: String,
    pub(crate) kind: MilestoneKindView,
    pub(crate) label: String,
    pub(crate) date: String,
    /// The date in words; one of another calendar in both.
    pub(crate) shown: String,
    pub(crate) yearly: bool,
    pub(crate) next: Option<String>,
}

/// Something that happened.
#[derive(Debug, Serialize)]
pub struct TimelineLine {
    pub(crate) id: String,
    pub(crate) day: String,
    pub(crate) channel: ChannelView,
    pub(crate) outcome: OutcomeView,
    pub(crate) started_by: StartedByView,
    pub(crate) note: String,
    pub(crate) others: Vec<String>,
}

/// One day.
#[derive(Debug, Serialize)]
pub struct TodayLines {
    /// What is planned for the day.
    pub(crate) planned: Vec<OccasionLine>,
    /// What was planned of late, and nobody has said whether it was.
    pub(crate) missed: Vec<OccasionLine>,
    /// What is to be reminded of, due and not done.
    pub(crate) reminders: Vec<ReminderView>,
    /// What was received of late, and the user has not thanked for.
    pub(crate) to_thank: Vec<ToThankView>,
    pub(crate) celebrate: Vec<CelebrateLine>,
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

impl From<&Labelled> for WorkLine {
    fn from(work: &Labelled) -> Self {
        Self { title: work.label.clone(), organization: work.value.clone() }
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

impl TimelineLine {
    /// Were they reached?
    pub fn answered(&self) -> bool {
        self.outcome == OutcomeView::Talked
    }

    /// How, in words.
    pub fn channel_words(&self) -> &'static str {
        Channel::from(self.channel).name()
    }
}

impl PersonLine {
    /// Someone in short.
    pub fn of(person: &Person) -> Self {
        let values = |list: &[Labelled]| list.iter().map(|detail| detail.value.clone()).collect();
        let date_of = |kind| {
            let found = person.milestones.iter().find(|(milestone, _)| milestone.fields.kind == kind);
            found.map(|(milestone, _)| milestone.fields.date.to_edit())
        };
        let fields = &person.contact.fields;
        Self {
            id: person.contact.id.to_string(),
            name: fields.shown(),
            birthday: date_of(MilestoneKind::Birthday),
            anniversary: date_of(MilestoneKind::Anniversary),
            emails: values(&fields.emails),
            phones: values(&fields.phones),
            tags: fields.tags.clone(),
            circle: person.circle.as_ref().map(|circle| circle.fields.name.clone()),
            last_contact: person.line.check_in.contacts.talked.map(|day| day.to_string()),
            next_due: person.check_in.map(|check_in| check_in.due.to_string()),
            why: None,
        }
    }
}

impl PersonWhole {
    /// Everything about someone.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn of(book: &Book, person: &Person) -> Result<Self> {
        let (planned, today) = (book.planned_with(person.contact.id)?, book.now().today());
        let values = |list: &[Labelled]| list.iter().map(|detail| detail.value.clone()).collect();
        let fields = &person.contact.fields;
        let milestones = person.milestones.iter().map(|(milestone, next)| MilestoneLine {
            id: milestone.id.to_string(),
            kind: milestone.fields.kind.into(),
            label: milestone.fields.label.clone(),
            date: milestone.fields.date.to_string(),
            shown: milestone.fields.date.in_both_words(),
            yearly: milestone.fields.yearly,
            next: next.map(|next| next.on.to_string()),
        });
        let timeline = person.timeline.iter().map(|row| TimelineLine {
            id: row.interaction.id.to_string(),
            day: row.interaction.fields.day.to_string(),
            channel: row.interaction.fields.channel.into(),
            outcome: row.interaction.fields.outcome.into(),
            started_by: row.interaction.fields.started_by.into(),
            note: row.interaction.fields.note.clone(),
            others: row.others.clone(),
        });
        Ok(Self {
            short: PersonLine::of(person),
            state: person.contact.state.into(),
            given: fields.name.given.clone(),
            family: fields.name.family.clone(),
            nickname: fields.name.nickname.clone(),
            organization: fields.organization.clone(),
            title: fields.title.clone(),
            pronouns: fields.pronouns.clone(),
            language: fields.language.clone(),
            time_zone: fields.time_zone.clone(),
            other_work: fields.other_work.iter().map(WorkLine::from).collect(),
            relations: person.relationships.iter().map(RelationshipView::from).collect(),
            note: fields.note.clone(),
            addresses: values(&fields.addresses),
            links: values(&fields.links),
            rhythm: person.check_in.map(|check_in| format!("every {}", check_in.cadence)),
            because: person.because.clone(),
            milestones: milestones.collect(),
            timeline: timeline.collect(),
            planned: planned.iter().take(5).map(|one| OccasionLine::of(book, one)).collect::<Result<_>>()?,
            planning: PlanningView::from(&person.contact.planning),
            better_not: person.boundaries.0.iter().map(|one| one.fields.in_words()).collect(),
            hard_times: person.hard_times.iter().map(|one| HardTimeView::of(one, today)).collect(),
            to_mend: person.rifts.iter().map(|(one, read_again)| RiftView::of(one, *read_again)).collect(),
            facts: person.facts.iter().map(|one| FactView::of(one, today)).collect(),
            giving: GivingView::of(&person.giving, &fields.name, today),
        })
    }
}

impl TodayLines {
    /// What is worth doing on a day.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn of(book: &Book, on: Option<jiff::civil::Date>) -> Result<Self> {
        // Today is today, whether it is named or not.
        let on = on.filter(|day| *day != book.now().today());
        let day = on.unwrap_or_else(|| book.now().today());
        let agenda = book.agenda(on)?;
        let nudge = |nudge: &Nudge| -> Result<NudgeLine> {
            let line = book.nudge_line(nudge, day)?;
            let (due, person) = (nudge.check_in.due.to_string(), nudge.person.id.to_string());
            Ok(NudgeLine { name: line.name, because: line.because, due, person })
        };
        let celebrate = agenda.celebrate.iter().map(|celebration| {
            let line = book.celebration_line(celebration, day)?;
            Ok(CelebrateLine {
                name: line.name,
                because: line.because,
                on: celebration.occurrence.on.to_string(),
                what: celebration.milestone.fields.shown().to_owned(),
                person: celebration.milestone.contact.to_string(),
            })
        });
        let lines = |found: Vec<Occasion>| found.iter().map(|one| OccasionLine::of(book, one)).collect::<Result<Vec<_>>>();
        let planned = book.occasions(day, day)?.into_iter().filter(|one| one.state == CatchUpState::Planned).collect();
        Ok(Self {
            planned: lines(planned)?,
            reminders: if on.is_none() { ReminderView::due(book)? } else { Vec::new() },
            to_thank: if on.is_none() { ToThankView::all(book, true)? } else { Vec::new() },
            missed: lines(if on.is_none() { book.missed()? } else { Vec::new() })?,
            celebrate: celebrate.collect::<Result<_>>()?,
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
