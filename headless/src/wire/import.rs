//! Import: preview, progress, report.

use fondly_core::{
    book::{
        Conflict, Difference, EventLine, ImportFate, ImportPreview, ImportProgress, ImportReport, Outcome, PreviewLine, Problem, Sureness,
        Twin,
    },
    domain::{Repetition, StepId},
    formats::TableColumn,
};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::words::{EventFateView, FacetView, Fate, ImportStepView, MeaningView, SurenessView};

/// Problems that are sent to the page; the rest is counted.
const PROBLEMS: usize = 200;
/// Events that are sent to the page.
const EVENTS: usize = 1_000;

/// What an import would do; its lines are asked for by the window.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "ImportPreview")]
pub struct ImportPreviewView {
    files: Vec<String>,
    cards: u32,
    added: u32,
    /// Known and changed, those who rest included.
    updated: u32,
    /// In a copy of a book, and known otherwise here: they stay as they are unless the user says so.
    resting: u32,
    unchanged: u32,
    /// How much that happened would come along.
    talks: u32,
    /// Names this preview: its lines are asked for by it.
    number: u32,
    /// Changed ones of whom the book and the file had both changed something.
    conflicts: u32,
    /// New ones who may be someone in the book.
    twins: u32,
    /// How many of those as good as certainly, at least likely, at least maybe.
    certain: u32,
    likely: u32,
    maybe: u32,
    /// At most 200.
    problems: Vec<ProblemView>,
    problem_count: u32,
    /// The columns of the tables.
    columns: Vec<ColumnView>,
    /// The groups, the largest first.
    groups: Vec<GroupView>,
    /// Events with someone of the book in them, at most 1,000.
    events: Vec<EventView>,
}

/// An event of a calendar.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase", rename = "EventLine")]
pub(crate) struct EventView {
    /// Names it in decisions.
    key: String,
    title: String,
    day: String,
    /// Names.
    people: Vec<String>,
    fate: EventFateView,
    /// "every Wednesday"; null when it is once.
    repeats: Option<String>,
}

/// A group of people in the files.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "FoundGroup")]
pub(crate) struct GroupView {
    name: String,
    people: u32,
}

/// A column of a table.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "TableColumn")]
pub(crate) struct ColumnView {
    name: String,
    /// What stands in it: the first three.
    samples: Vec<String>,
    /// What it is taken for; null: there is no place for it.
    guess: Option<MeaningView>,
    /// What the user said.
    said: Option<MeaningView>,
}

/// Which lines of a preview.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename = "LineKind", rename_all = "camelCase")]
pub(crate) enum LineKind {
    /// Someone new.
    New,
    /// Someone new who may be someone in the book.
    Twins,
    /// Someone known and changed.
    Changed,
    /// Someone known and the same.
    Same,
}

/// A window of a preview's lines.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
pub struct LinesAsk {
    /// The preview.
    pub number: u32,
    kind: LineKind,
    offset: u32,
    limit: u32,
}

/// What that window shows.
#[derive(Debug, Serialize, Type)]
pub struct ImportLines {
    total: u32,
    rows: Vec<PreviewRow>,
}

/// One card of a preview.
#[derive(Debug, Serialize, Type)]
pub(crate) struct PreviewRow {
    /// Names the card in decisions; null where there is nothing to decide.
    key: Option<String>,
    name: String,
    birthday: String,
    detail: String,
    fate: Fate,
    /// Whose card it is, when it is someone known.
    whose: Option<String>,
    news: NewsView,
    twin: Option<TwinView>,
    /// They stay as the book has them unless the user says otherwise.
    rests: bool,
}

/// What would be otherwise, and what can't both stand.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "News")]
pub(crate) struct NewsView {
    differences: Vec<DifferenceView>,
    conflicts: Vec<ConflictView>,
}

/// A part of what is known that would be otherwise.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Difference")]
pub(crate) struct DifferenceView {
    facet: FacetView,
    before: Vec<String>,
    after: Vec<String>,
}

/// What the book and the file had both changed.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Conflict")]
pub(crate) struct ConflictView {
    facet: FacetView,
    mine: String,
    theirs: String,
}

/// Someone in the book who may be the one on a card.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Twin")]
pub(crate) struct TwinView {
    person: String,
    name: String,
    sureness: SurenessView,
    evidence: Vec<String>,
    news: NewsView,
}

/// Something that was not understood.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Problem")]
pub(crate) struct ProblemView {
    file: String,
    card: u32,
    line: u32,
    reason: String,
}

/// How far an import is.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename = "ImportProgress")]
pub struct ImportProgressView {
    step: ImportStepView,
    /// Bytes while reading, people while writing.
    done: u64,
    total: u64,
}

impl From<ImportProgress> for ImportProgressView {
    fn from(progress: ImportProgress) -> Self {
        Self { step: progress.step.into(), done: progress.done, total: progress.total }
    }
}

/// What an import did.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "ImportReport")]
pub struct ImportReportView {
    added: u32,
    updated: u32,
    unchanged: u32,
    left_out: u32,
    /// How much that happened came along.
    talks: u32,
    /// How many catch-ups were planned.
    catch_ups: u32,
    /// At most 200.
    problems: Vec<ProblemView>,
    problem_count: u32,
    /// For Undo; null when nothing changed.
    step: Option<StepId>,
    cancelled: bool,
}

impl From<Problem> for ProblemView {
    fn from(Problem { file, card, line, reason }: Problem) -> Self {
        Self { file, card, line: u32::try_from(line).unwrap_or(u32::MAX), reason }
    }
}

impl PreviewRow {
    fn of(line: &PreviewLine) -> Self {
        Self {
            key: line.key.map(|key| key.iter().map(|byte| format!("{byte:02x}")).collect()),
            name: line.name.clone(),
            birthday: line.birthday.clone(),
            detail: line.detail.clone(),
            fate: line.fate.into(),
            whose: line.whose.clone(),
            news: NewsView::of(&line.differences, &line.conflicts),
            twin: line.twin.as_ref().map(TwinView::of),
            rests: line.rests,
        }
    }
}

impl NewsView {
    fn of(differences: &[Difference], conflicts: &[Conflict]) -> Self {
        let difference =
            |one: &Difference| DifferenceView { facet: one.facet.into(), before: one.before.clone(), after: one.after.clone() };
        let conflict = |one: &Conflict| ConflictView { facet: one.facet.into(), mine: one.mine.clone(), theirs: one.theirs.clone() };
        Self { differences: differences.iter().map(difference).collect(), conflicts: conflicts.iter().map(conflict).collect() }
    }
}

impl TwinView {
    fn of(twin: &Twin) -> Self {
        Self {
            person: twin.person.to_string(),
            name: twin.name.clone(),
            sureness: twin.sureness.into(),
            evidence: twin.evidence.iter().map(|text| (*text).to_owned()).collect(),
            news: NewsView::of(&twin.differences, &twin.conflicts),
        }
    }
}

impl ImportPreviewView {
    /// The view of a preview of these files.
    pub fn of(preview: &ImportPreview, files: Vec<String>, number: u32) -> Self {
        let count = |wanted: &dyn Fn(&PreviewLine) -> bool| {
            u32::try_from(preview.lines.iter().filter(|line| wanted(line)).count()).unwrap_or(u32::MAX)
        };
        let sure = |from| count(&|line| line.twin.as_ref().is_some_and(|twin| twin.sureness >= from));
        Self {
            files,
            number,
            talks: preview.talks,
            cards: preview.cards,
            added: preview.added,
            updated: preview.updated + preview.resting,
            resting: preview.resting,
            unchanged: preview.unchanged,
            conflicts: count(&|line| !line.conflicts.is_empty()),
            twins: count(&|line| line.twin.is_some()),
            certain: sure(Sureness::Certain),
            likely: sure(Sureness::Likely),
            maybe: sure(Sureness::Maybe),
            problems: preview.problems.iter().take(PROBLEMS).cloned().map(ProblemView::from).collect(),
            problem_count: preview.problem_count,
            columns: preview.columns.iter().map(ColumnView::of).collect(),
            groups: preview.groups.iter().map(|group| GroupView { name: group.name.clone(), people: group.people }).collect(),
            events: preview.events.iter().take(EVENTS).map(EventView::of).collect(),
        }
    }
}

impl EventView {
    fn of(one: &EventLine) -> Self {
        Self {
            key: one.key.clone(),
            title: one.title.clone(),
            day: one.day.to_string(),
            people: one.people.clone(),
            fate: one.fate.into(),
            repeats: one.repeats.map(Repetition::in_words),
        }
    }
}

impl ImportLines {
    /// One window of a preview.
    pub fn of(preview: &ImportPreview, ask: LinesAsk) -> Self {
        let wanted = |line: &&PreviewLine| match ask.kind {
            LineKind::New => line.fate == ImportFate::New && line.twin.is_none(),
            LineKind::Twins => line.twin.is_some(),
            LineKind::Changed => line.fate == ImportFate::Changed,
            LineKind::Same => line.fate == ImportFate::Same,
        };
        let found = || preview.lines.iter().filter(wanted);
        let rows = found().skip(ask.offset as usize).take(ask.limit as usize).map(PreviewRow::of).collect();
        Self { total: u32::try_from(found().count()).unwrap_or(u32::MAX), rows }
    }
}

impl ColumnView {
    fn of(column: &TableColumn) -> Self {
        let TableColumn { name, samples, guess, said } = column;
        Self { name: name.clone(), samples: samples.clone(), guess: guess.map(MeaningView::from), said: said.map(MeaningView::from) }
    }
}

impl From<Outcome<ImportReport>> for ImportReportView {
    fn from(outcome: Outcome<ImportReport>) -> Self {
        let ImportReport { added, updated, unchanged, left_out, talks, catch_ups, problems, problem_count } = outcome.value;
        let problems = problems.into_iter().take(PROBLEMS).map(ProblemView::from).collect();
        Self { added, updated, unchanged, left_out, talks, catch_ups, problems, problem_count, step: outcome.step, cancelled: false }
    }
}

impl ImportReportView {
    /// The report of an import that the user stopped: nothing was kept.
    pub fn cancelled() -> Self {
        Self {
            added: 0,
            updated: 0,
            unchanged: 0,
            left_out: 0,
            talks: 0,
            catch_ups: 0,
            problems: Vec::new(),
            problem_count: 0,
            step: None,
            cancelled: true,
        }
    }
}
