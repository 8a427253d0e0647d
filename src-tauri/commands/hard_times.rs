//! What people go through, and what stands between the user and someone.

use fondly_headless::wire::{CommandError, Done, HardTimeFieldsView, RiftFieldsView, id as read_id};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// Notes what someone goes through; `id` is what was noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_hard_time(desk: State<'_, Desk>, person: String, fields: HardTimeFieldsView) -> Answer<Done> {
    let (person, fields) = (read_id(&person)?, fields.into_core()?);
    desk.change(|book| book.add_hard_time(person, fields)).map(Done::made)
}

/// Changes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_hard_time(desk: State<'_, Desk>, id: String, fields: HardTimeFieldsView) -> Answer<Done> {
    let (id, fields) = (read_id(&id)?, fields.into_core()?);
    desk.change(|book| book.edit_hard_time(id, fields)).map(Done::from)
}

/// It is over.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn end_hard_time(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.end_hard_time(id)).map(Done::from)
}

/// Removes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_hard_time(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_hard_time(id)).map(Done::from)
}

/// Notes what stands between the user and someone; `id` is what was noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_rift(desk: State<'_, Desk>, person: String, fields: RiftFieldsView) -> Answer<Done> {
    let (person, (fields, read_again)) = (read_id(&person)?, fields.into_core()?);
    desk.change(|book| book.add_rift(person, fields, read_again)).map(Done::made)
}

/// Changes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_rift(desk: State<'_, Desk>, id: String, fields: RiftFieldsView) -> Answer<Done> {
    let (id, (fields, read_again)) = (read_id(&id)?, fields.into_core()?);
    desk.change(|book| book.edit_rift(id, fields, read_again)).map(Done::from)
}

/// It is settled.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn settle_rift(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.settle_rift(id)).map(Done::from)
}

/// Removes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_rift(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_rift(id)).map(Done::from)
}
