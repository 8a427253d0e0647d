//! Interactions.

use fondly_headless::wire::{CommandError, Done, InteractionFieldsView, id as read_id};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// Logs an interaction with someone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn log_interaction(desk: State<'_, Desk>, person: String, fields: InteractionFieldsView) -> Answer<Done> {
    let (person, fields) = (read_id(&person)?, fields.try_into()?);
    desk.change(|book| book.log_interaction(&[person], fields)).map(Done::made)
}

/// Changes an interaction.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_interaction(desk: State<'_, Desk>, id: String, fields: InteractionFieldsView) -> Answer<Done> {
    let (id, fields) = (read_id(&id)?, fields.try_into()?);
    desk.change(|book| book.edit_interaction(id, fields)).map(Done::from)
}

/// Removes an interaction.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_interaction(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_interaction(id)).map(Done::from)
}
