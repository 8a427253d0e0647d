//! Settings, links, and the history of changes.

use fondly_core::domain::{RequestKind, StepId};
use fondly_headless::{
    login, reminding, shortcut,
    wire::{CommandError, Done, SettingsFieldsView, SettingsView, StepLine, ThemeView, Undone},
};
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::DialogExt;

use super::long;
use crate::{companion::Companion, desk::Desk};

type Answer<T> = Result<T, CommandError>;

/// Settings and the health of reminders.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn settings(desk: State<'_, Desk>) -> Answer<SettingsView> {
    let start_at_login = login::is_on(desk.place());
    let runs = reminding::runs(&desk.place().engine_lock());
    desk.ask(|book| {
        Ok(SettingsView {
            fields: book.settings()?.into(),
            start_at_login: *start_at_login.as_ref().unwrap_or(&false),
            start_at_login_works: start_at_login.is_ok(),
            thought_command: shortcut::command_instead(),
            data_folder: desk.place().folder().display().to_string(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            health: book.reminder_health(runs)?.into(),
            calendar_trouble: desk.keeper.trouble(),
        })
    })
}

/// Light, dark, or as the system has it: all that the small window asks.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn theme(desk: State<'_, Desk>) -> Answer<ThemeView> {
    desk.ask(|book| Ok(book.settings()?.theme.into()))
}

/// Changes the settings.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_settings(desk: State<'_, Desk>, fields: SettingsFieldsView) -> Answer<Done> {
    let fields = fields.try_into()?;
    desk.change(|book| {
        shortcut::try_out(&book.settings()?, &fields)?;
        book.change_settings(&fields)
    })
    .map(Done::from)
}

/// Starts Fondly in the background at login, or no longer.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_start_at_login(desk: State<'_, Desk>, on: bool) -> Answer<()> {
    Ok(login::set(desk.place(), on)?)
}

/// Shows the folder of the book.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn open_data_folder(desk: State<'_, Desk>) -> Answer<()> {
    Ok(fondly_headless::links::show_folder(desk.place().folder())?)
}

/// Lets the user choose a folder; null when they close the chooser.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_folder(app: AppHandle) -> Answer<Option<String>> {
    long(move || Ok(app.dialog().file().blocking_pick_folder().map(|folder| folder.to_string()))).await
}

/// Opens a link with the system's program: https, mailto, tel and sms only.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn open_link(url: String) -> Answer<()> {
    Ok(fondly_headless::links::open(&url)?)
}

/// Ends the program, reminders and all: the way out on desktops without a tray.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn quit(desk: State<'_, Desk>, companion: State<'_, Companion>) -> Answer<()> {
    companion.leave();
    desk.note(|book| book.request(RequestKind::Quit))?;
    desk.app().exit(0);
    Ok(())
}

/// Undoes one change; null: the last.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn undo(desk: State<'_, Desk>, step: Option<StepId>) -> Answer<Undone> {
    desk.change(|book| book.undo(step)).map(Undone::from)
}

/// The later changes that undoing one would take along, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn would_take_along(app: AppHandle, step: StepId) -> Answer<Vec<StepLine>> {
    long(move || Ok(app.state::<Desk>().another()?.would_take_along(step)?.into_iter().map(StepLine::from).collect())).await
}

/// Undoes one change with every later one that stands in its way.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo_along(app: AppHandle, step: StepId) -> Answer<Undone> {
    long(move || app.state::<Desk>().change(|book| book.undo_along(step)).map(Undone::from)).await
}

/// Does again what was undone last.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn redo(desk: State<'_, Desk>) -> Answer<Undone> {
    desk.change(fondly_core::book::Book::redo).map(Undone::from)
}

/// The newest changes, newest first, at most 100.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn history(desk: State<'_, Desk>) -> Answer<Vec<StepLine>> {
    desk.ask(|book| Ok(book.history(100)?.into_iter().map(StepLine::from).collect()))
}
