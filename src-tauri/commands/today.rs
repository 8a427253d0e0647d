//! Today, what the last year looked like, and the place that a notification leads to.

use fondly_headless::wire::{CommandError, InsightsView, TodayView, id as read_id};
use tauri::State;

use crate::{desk::Desk, events::GoTo};

type Answer<T> = Result<T, CommandError>;

/// What is worth doing today; `everyone`: with the celebrations of people who are not kept close.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn today(desk: State<'_, Desk>, everyone: bool) -> Answer<TodayView> {
    desk.ask(|book| TodayView::ask(book, everyone))
}

/// What the last year looked like, with one person or with everybody.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn insights(desk: State<'_, Desk>, whose: Option<String>) -> Answer<InsightsView> {
    let whose = whose.as_deref().map(read_id).transpose()?;
    desk.ask(|book| InsightsView::ask(book, whose))
}

/// The place that a notification asked for, once; null when there is none.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn take_place(desk: State<'_, Desk>) -> Option<GoTo> {
    desk.take_place()
}
