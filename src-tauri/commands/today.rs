//! Today.

use tauri::State;

use crate::{
    desk::Desk,
    wire::{CommandError, TodayView},
};

type Answer<T> = Result<T, CommandError>;

/// What is worth doing today.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn today(desk: State<'_, Desk>) -> Answer<TodayView> {
    desk.ask(TodayView::ask)
}
