//! Reminders: a test, and what became of them.

use fondly_core::reminders::Event;
use fondly_headless::wire::{CommandError, ReminderLine};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// Shows a notification now, to see whether it arrives.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn send_test_notification(desk: State<'_, Desk>) -> Answer<()> {
    let (reply, heard) = std::sync::mpsc::channel();
    desk.wake(Event::Test(reply));
    let silent = |_| CommandError::refused("The reminder engine does not answer. Please start Fondly again.");
    heard.recv_timeout(std::time::Duration::from_secs(15)).map_err(silent)?.map_err(CommandError::refused)
}

/// What became of reminders, newest first, at most 100.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reminder_history(desk: State<'_, Desk>) -> Answer<Vec<ReminderLine>> {
    desk.ask(|book| Ok(book.reminder_history(100)?.into_iter().map(ReminderLine::from).collect()))
}
