//! Import: choose, preview, run, stop.

use std::{ops::ControlFlow, path::PathBuf, sync::atomic::Ordering};

use fondly_core::Error;
use tauri::{AppHandle, Manager, State, ipc::Channel};
use tauri_plugin_dialog::DialogExt;

use crate::{
    desk::Desk,
    wire::{CommandError, ImportPreviewView, ImportProgress, ImportReportView},
};

type Answer<T> = Result<T, CommandError>;

/// Lets the user choose files with the system's own chooser; none when they close it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_cards(app: AppHandle) -> Answer<Vec<String>> {
    long(move || {
        let chosen = app.dialog().file().add_filter("Contacts (vCard)", &["vcf", "vcard"]).blocking_pick_files();
        Ok(chosen.unwrap_or_default().into_iter().map(|file| file.to_string()).collect())
    })
    .await
}

/// What an import would do; nothing is written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_import(app: AppHandle, files: Vec<String>) -> Answer<ImportPreviewView> {
    long(move || {
        let preview = app.state::<Desk>().another()?.preview_import(&paths(&files))?;
        Ok(ImportPreviewView::of(preview, files))
    })
    .await
}

/// Imports in one transaction, on an opening of the book of its own: the views go on asking meanwhile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_import(app: AppHandle, files: Vec<String>, progress: Channel<ImportProgress>) -> Answer<ImportReportView> {
    long(move || {
        let desk = app.state::<Desk>();
        desk.set_stop_import(false);
        let mut watch = |done, total| {
            // A page that is gone sees no progress; the import goes on.
            let _ = progress.send(ImportProgress { done, total });
            if desk.stop_import.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        match desk.another()?.import(&paths(&files), &mut watch) {
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

fn paths(files: &[String]) -> Vec<PathBuf> {
    files.iter().map(PathBuf::from).collect()
}

/// Runs what takes long on a thread of its own: the few that answer the page's other questions must stay free.
async fn long<T: Send + 'static>(work: impl FnOnce() -> Answer<T> + Send + 'static) -> Answer<T> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(answer) => answer,
        Err(error) => Err(Error::Broken(error.to_string()).into()),
    }
}
