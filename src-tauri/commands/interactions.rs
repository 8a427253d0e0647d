//! Interactions.

use fondly_core::book::Companion;
use fondly_headless::wire::{CommandError, CompanionView, Done, InteractionFieldsView, NoticedView, day, id as read_id, noticed_as};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// Logs an interaction with these people; whoever is new comes into the book.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn log_interaction(desk: State<'_, Desk>, there: Vec<CompanionView>, fields: InteractionFieldsView) -> Answer<Done> {
    let (there, fields) = (companions(there)?, fields.try_into()?);
    desk.change(|book| book.log_together(&there, fields)).map(Done::made)
}

fn companions(there: Vec<CompanionView>) -> Answer<Vec<Companion>> {
    Ok(there.into_iter().map(Companion::try_from).collect::<Result<_, _>>()?)
}

/// What the note of a talk with someone on a day says besides: dates, promises, what they like; nothing is kept.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn noticed(desk: State<'_, Desk>, person: String, note: String, on: String) -> Answer<Vec<NoticedView>> {
    let (person, on) = (read_id(&person)?, day(&on)?);
    desk.ask(|book| NoticedView::all(book, person, &note, on))
}

/// Keeps what the note says in these words.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keep_noticed(desk: State<'_, Desk>, person: String, note: String, on: String, says: String) -> Answer<Done> {
    let (person, on) = (read_id(&person)?, day(&on)?);
    desk.change(|book| {
        let one = noticed_as(book, person, &note, on, &says)?;
        book.keep_noticed(person, one)
    })
    .map(Done::from)
}

/// Changes an interaction, and who was there.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_interaction(
    desk: State<'_, Desk>,
    id: String,
    there: Vec<CompanionView>,
    fields: InteractionFieldsView,
) -> Answer<Done> {
    let (id, there, fields) = (read_id(&id)?, companions(there)?, fields.try_into()?);
    desk.change(|book| book.edit_together(id, &there, fields)).map(Done::from)
}

/// Removes an interaction.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_interaction(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_interaction(id)).map(Done::from)
}
