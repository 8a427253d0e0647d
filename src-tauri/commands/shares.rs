//! What the user wants to share.

use fondly_headless::wire::{CommandError, Done, ShareFieldsView, id as read_id};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// Saves something to share.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_share(desk: State<'_, Desk>, fields: ShareFieldsView) -> Answer<Done> {
    let fields = fields.into_core()?;
    desk.change(|book| book.add_share(fields)).map(Done::made)
}

/// Changes it, or for whom it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_share(desk: State<'_, Desk>, id: String, fields: ShareFieldsView) -> Answer<Done> {
    let (id, fields) = (read_id(&id)?, fields.into_core()?);
    desk.change(|book| book.edit_share(id, fields)).map(Done::from)
}

/// Someone was told.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn tell_share(desk: State<'_, Desk>, id: String, person: String) -> Answer<Done> {
    let (id, person) = (read_id(&id)?, read_id(&person)?);
    desk.change(|book| book.tell_share(id, person)).map(Done::from)
}

/// Removes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_share(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_share(id)).map(Done::from)
}
