//! Import: preview, progress, report.

use fondly_core::book::{ImportPreview, ImportProgress, ImportReport, Outcome, PreviewLine, Problem, Twin};
use fondly_core::domain::StepId;
use serde::Serialize;
use specta::Type;

use super::words::{Fate, ImportStepView};

/// Problems that are sent to the page; the rest is counted.
const PROBLEMS: usize = 200;

/// What an import would do.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "ImportPreview")]
pub(crate) struct ImportPreviewView {
    files: Vec<String>,
    cards: u32,
    added: u32,
    updated: u32,
    unchanged: u32,
    /// At most 50.
    first: Vec<PreviewRow>,
    /// At most 200.
    problems: Vec<ProblemView>,
    problem_count: u32,
    /// New people who share a name with someone in the book, at most 50.
    twins: Vec<TwinView>,
}

/// One line of a preview.
#[derive(Debug, Serialize, Type)]
pub(crate) struct PreviewRow {
    name: String,
    birthday: String,
    detail: String,
    fate: Fate,
}

/// Someone new with a known name.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "Twin")]
pub(crate) struct TwinView {
    name: String,
    in_book: String,
    evidence: String,
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
pub(crate) struct ImportProgressView {
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
pub(crate) struct ImportReportView {
    added: u32,
    updated: u32,
    unchanged: u32,
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

impl From<PreviewLine> for PreviewRow {
    fn from(PreviewLine { name, birthday, detail, fate }: PreviewLine) -> Self {
        Self { name, birthday, detail, fate: fate.into() }
    }
}

impl ImportPreviewView {
    /// The view of a preview of these files.
    pub(crate) fn of(preview: ImportPreview, files: Vec<String>) -> Self {
        let twins = preview.twins.into_iter().map(|Twin { name, in_book, evidence }| TwinView { name, in_book, evidence });
        Self {
            files,
            cards: preview.cards,
            added: preview.added,
            updated: preview.updated,
            unchanged: preview.unchanged,
            first: preview.first.into_iter().map(PreviewRow::from).collect(),
            problems: preview.problems.into_iter().take(PROBLEMS).map(ProblemView::from).collect(),
            problem_count: preview.problem_count,
            twins: twins.collect(),
        }
    }
}

impl From<Outcome<ImportReport>> for ImportReportView {
    fn from(outcome: Outcome<ImportReport>) -> Self {
        let ImportReport { added, updated, unchanged, problems, problem_count } = outcome.value;
        let problems = problems.into_iter().take(PROBLEMS).map(ProblemView::from).collect();
        Self { added, updated, unchanged, problems, problem_count, step: outcome.step, cancelled: false }
    }
}

impl ImportReportView {
    /// The report of an import that the user stopped: nothing was kept.
    pub(crate) fn cancelled() -> Self {
        Self { added: 0, updated: 0, unchanged: 0, problems: Vec::new(), problem_count: 0, step: None, cancelled: true }
    }
}
