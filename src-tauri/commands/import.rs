//! Import: choose, preview, run, stop.

use std::{ops::ControlFlow, path::PathBuf, sync::atomic::Ordering};

use fondly_core::Error;
use tauri::{State, ipc::Channel};
use tauri_plugin_dialog::DialogExt;

use crate::{
    desk::Desk,
    wire::{CommandError, ImportPreviewView, ImportProgress, ImportReportView},
};

type Answer<T> = Result<T, CommandError>;

/// Lets the user choose files with the system's own chooser; none when they close it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn choose_cards(desk: State<'_, Desk>) -> Vec<String> {
    let chosen = desk.app().dialog().file().add_filter("Contacts (vCard)", &["vcf", "vcard"]).blocking_pick_files();
    chosen.unwrap_or_default().into_iter().map(|file| file.to_string()).collect()
}

/// What an import would do; nothing is written.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn preview_import(desk: State<'_, Desk>, files: Vec<String>) -> Answer<ImportPreviewView> {
    let preview = desk.another()?.preview_import(&paths(&files))?;
    Ok(ImportPreviewView::of(preview, files))
}

/// Imports in one transaction, on an opening of the book of its own: the views go on asking meanwhile.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn run_import(desk: State<'_, Desk>, files: Vec<String>, progress: Channel<ImportProgress>) -> Answer<ImportReportView> {
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
