//! Today, and the place that a notification leads to.

use tauri::State;

use crate::{
    desk::Desk,
    wire::{CommandError, GoTo, TodayView},
};

type Answer<T> = Result<T, CommandError>;

/// What is worth doing today.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn today(desk: State<'_, Desk>) -> Answer<TodayView> {
    desk.ask(TodayView::ask)
}

/// The place that a notification asked for, once; null when there is none.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn take_place(desk: State<'_, Desk>) -> Option<GoTo> {
    desk.take_place()
}
