//! A letter to someone.

use fondly_headless::wire::{CommandError, Done, LetterView, id as read_id};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// The letter to someone, and what to write it from.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn letter(desk: State<'_, Desk>, person: String) -> Answer<LetterView> {
    let person = read_id(&person)?;
    desk.ask(|book| LetterView::ask(book, person))
}

/// Keeps it as it is by now.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keep_letter(desk: State<'_, Desk>, person: String, words: String) -> Answer<()> {
    let person = read_id(&person)?;
    desk.note(|book| book.keep_letter(person, &words))
}

/// It was sent.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn send_letter(desk: State<'_, Desk>, person: String, words: String) -> Answer<Done> {
    let person = read_id(&person)?;
    desk.change(|book| book.send_letter(person, &words)).map(Done::made)
}
