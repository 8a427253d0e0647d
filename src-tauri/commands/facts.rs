//! What people told of themselves.

use fondly_headless::wire::{CommandError, Done, FactFieldsView, id as read_id};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// Notes what someone told; `id` is what was noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_fact(desk: State<'_, Desk>, person: String, fields: FactFieldsView) -> Answer<Done> {
    let (person, fields) = (read_id(&person)?, fields.into_core()?);
    desk.change(|book| book.add_fact(person, fields)).map(Done::made)
}

/// Changes what was noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_fact(desk: State<'_, Desk>, id: String, fields: FactFieldsView) -> Answer<Done> {
    let (id, fields) = (read_id(&id)?, fields.into_core()?);
    desk.change(|book| book.edit_fact(id, fields)).map(Done::from)
}

/// It was so again today.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn confirm_fact(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.confirm_fact(id)).map(Done::from)
}

/// Removes what was noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_fact(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_fact(id)).map(Done::from)
}
