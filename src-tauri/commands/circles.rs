//! Circles and rhythms.

use fondly_headless::wire::{CircleFieldsView, CircleView, CommandError, Done, RhythmView, id as read_id};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// The circles, closest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn circles(desk: State<'_, Desk>) -> Answer<Vec<CircleView>> {
    desk.ask(|book| Ok(book.circles()?.into_iter().map(|(circle, people)| CircleView::of(circle, people)).collect()))
}

/// Adds a circle.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_circle(desk: State<'_, Desk>, fields: CircleFieldsView) -> Answer<Done> {
    let fields = fields.try_into()?;
    desk.change(|book| book.add_circle(fields)).map(Done::made)
}

/// Changes a circle.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_circle(desk: State<'_, Desk>, id: String, fields: CircleFieldsView) -> Answer<Done> {
    let (id, fields) = (read_id(&id)?, fields.try_into()?);
    desk.change(|book| book.edit_circle(id, fields)).map(Done::from)
}

/// Removes a circle; its people stay.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_circle(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_circle(id)).map(Done::from)
}

/// Puts someone into a circle, or into none.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_circle(desk: State<'_, Desk>, person: String, circle: Option<String>) -> Answer<Done> {
    let (person, circle) = (read_id(&person)?, circle.as_deref().map(read_id).transpose()?);
    desk.change(|book| book.set_circle(person, circle)).map(Done::from)
}

/// Sets how often; null: as the circle has it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_rhythm(desk: State<'_, Desk>, person: String, rhythm: Option<RhythmView>) -> Answer<Done> {
    let (person, rhythm) = (read_id(&person)?, rhythm.map(RhythmView::into_core).transpose()?);
    let (cadence, fixed_from) = rhythm.map_or((None, None), |(cadence, fixed_from)| (Some(cadence), fixed_from));
    desk.change(|book| book.set_rhythm(person, cadence, fixed_from)).map(Done::from)
}
