//! Import: choose, preview, run, stop.

use std::{
    ops::ControlFlow,
    path::PathBuf,
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use fondly_core::{Error, book::ImportProgress};
use fondly_headless::{
    place::Place,
    wire::{
        ColumnMeaning, CommandError, DecisionsView, ImportLines, ImportPreviewView, ImportProgressView, ImportReportView, LinesAsk,
        only_columns,
    },
};
use tauri::{AppHandle, Manager, State, ipc::Channel};
use tauri_plugin_dialog::DialogExt;

use super::long;
use crate::desk::Desk;

/// Between two reports of progress.
const EVERY: Duration = Duration::from_millis(100);

type Answer<T> = Result<T, CommandError>;

/// Lets the user choose files with the system's own chooser; none when they close it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_cards(app: AppHandle) -> Answer<Vec<String>> {
    long(move || {
        let chosen = app
            .dialog()
            .file()
            .add_filter("Contacts (vCard, CSV), birthdays (iCalendar), copies (JSON)", &["vcf", "vcard", "csv", "tsv", "ics", "json"])
            .blocking_pick_files();
        Ok(chosen.unwrap_or_default().into_iter().map(|file| file.to_string()).collect())
    })
    .await
}

/// What an import would do; nothing is written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_import(
    app: AppHandle,
    files: Vec<String>,
    columns: Vec<ColumnMeaning>,
    progress: Channel<ImportProgressView>,
) -> Answer<ImportPreviewView> {
    long(move || {
        let desk = app.state::<Desk>();
        desk.set_stop_import(false);
        let number = desk.begin_preview();
        let preview = desk.another()?.preview_import_as(&paths(&files), &only_columns(columns), &mut watch(&desk, &progress))?;
        let view = ImportPreviewView::of(&preview, files, number);
        desk.keep_preview(number, preview);
        Ok(view)
    })
    .await
}

/// A window of the lines of the last preview.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn import_lines(desk: State<'_, Desk>, ask: LinesAsk) -> Answer<ImportLines> {
    let preview = desk
        .preview(ask.number)
        .ok_or_else(|| CommandError::refused("Another file was looked at since. Please look at this one again."))?;
    Ok(ImportLines::of(&preview, ask))
}

/// Tells the page how far an import is, ten times a second at most; stops when the user says so.
fn watch(desk: &Desk, progress: &Channel<ImportProgressView>) -> impl FnMut(ImportProgress) -> ControlFlow<()> {
    let mut told: Option<Instant> = None;
    move |seen| {
        if told.is_none_or(|told| told.elapsed() >= EVERY) || seen.done == seen.total {
            // A page that is gone sees no progress; the import goes on.
            let _ = progress.send(seen.into());
            told = Some(Instant::now());
        }
        if desk.stop_import.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Imports as the user decided, in one transaction, on an opening of the book of its own: the views go on asking meanwhile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_import(
    app: AppHandle,
    files: Vec<String>,
    decisions: DecisionsView,
    progress: Channel<ImportProgressView>,
) -> Answer<ImportReportView> {
    long(move || {
        let decisions = decisions.into_core()?;
        let desk = app.state::<Desk>();
        desk.set_stop_import(false);
        match desk.another()?.import_as(&paths(&files), &decisions, &mut watch(&desk, &progress)) {
            Ok(outcome) => {
                desk.tell(outcome.changed.iter().map(|subject| (*subject).into()));
                Ok(outcome.into())
            }
            Err(Error::Cancelled) => Ok(ImportReportView::cancelled()),
            Err(error) => Err(error.into()),
        }
    })
    .await
}

/// Stops a running import; nothing of it is kept.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cancel_import(desk: State<'_, Desk>) {
    desk.set_stop_import(true);
}

/// The files as they were dropped, chosen or typed: `~/` is the user's home, and a `file:` link is a path.
fn paths(files: &[String]) -> Vec<PathBuf> {
    let path = |file: &String| {
        let link = tauri::Url::parse(file).ok().filter(|link| link.scheme() == "file");
        link.and_then(|link| link.to_file_path().ok()).unwrap_or_else(|| Place::typed(file))
    };
    files.iter().map(path).collect()
}
