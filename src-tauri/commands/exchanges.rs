//! What passes between the user and someone.

use fondly_headless::wire::{CommandError, Done, ExchangeFieldsView, id as read_id};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// Notes what passed, or may; `id` is what was noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_exchange(desk: State<'_, Desk>, person: String, fields: ExchangeFieldsView) -> Answer<Done> {
    let (person, fields) = (read_id(&person)?, fields.into_core()?);
    desk.change(|book| book.add_exchange(person, fields)).map(Done::made)
}

/// Changes what was noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_exchange(desk: State<'_, Desk>, id: String, fields: ExchangeFieldsView) -> Answer<Done> {
    let (id, fields) = (read_id(&id)?, fields.into_core()?);
    desk.change(|book| book.edit_exchange(id, fields)).map(Done::from)
}

/// What was an idea was given today.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn give_idea(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.give_idea(id)).map(Done::from)
}

/// The user thanked for it today.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn thank(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.thank(id)).map(Done::from)
}

/// Removes what was noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_exchange(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_exchange(id)).map(Done::from)
}
