//! Export: everyone, in the form the user chose, where the user said.

use fondly_core::book::Whom;
use fondly_headless::{
    export,
    wire::{CommandError, ExportForm},
};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

use super::long;
use crate::desk::Desk;

/// Lets the user name a file with the system's own dialog and writes everyone there: the sentence that says so, or null when they
/// closed the dialog.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_people(app: AppHandle, form: ExportForm) -> Result<Option<String>, CommandError> {
    long(move || {
        let Some(chosen) = app.dialog().file().set_file_name(form.file_name()).blocking_save_file() else {
            return Ok(None);
        };
        let path = chosen
            .into_path()
            .map_err(|error| CommandError::refused(format!("Fondly can’t write there: {error}. Nothing was written.")))?;
        let book = app.state::<Desk>().another()?;
        Ok(Some(export::export(&book, &Whom::Everyone, form, &path)?))
    })
    .await
}
