//! Whom the user wants to stay close to.

use fondly_headless::wire::{CommandError, Done, FirstCatchUpView, KeptClose, MaybeCloseView, people as who};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// Who that may be: at most so many, those first of whom the book says most.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn maybe_close(desk: State<'_, Desk>, most: u32) -> Answer<MaybeCloseView> {
    desk.ask(|book| MaybeCloseView::ask(book, most as usize))
}

/// Gives each their rhythm, in one step.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keep_close(desk: State<'_, Desk>, whom: Vec<KeptClose>) -> Answer<Done> {
    let whom = KeptClose::all(whom)?;
    desk.change(|book| book.keep_close(&whom)).map(Done::from)
}

/// A catch-up that could be the first, with one of these people; null where there is no room.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn first_catch_up(desk: State<'_, Desk>, people: Vec<String>) -> Answer<Option<FirstCatchUpView>> {
    let people = who(&people)?;
    desk.ask(|book| Ok(book.first_catch_up(&people)?.map(FirstCatchUpView::from)))
}
