//! The calendar, and what is planned in it.

use fondly_headless::wire::{
    CalendarView, CatchUpEdit, CatchUpFieldsView, CommandError, Done, Move, ReachView, day, moves, occasion_id, people as who, repetition,
};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// A stretch of days, both ends included.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn calendar(desk: State<'_, Desk>, from: String, to: String) -> Answer<CalendarView> {
    let (from, to) = (day(&from)?, day(&to)?);
    desk.ask(|book| CalendarView::ask(book, from, to))
}

/// What a typed repetition means, in words: "every Wednesday"; null for nothing typed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_repetition(text: String, first: String) -> Answer<Option<String>> {
    Ok(repetition(&text, &first)?.map(fondly_core::domain::Repetition::in_words))
}

/// Plans a catch-up, once or coming round.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_catch_up(desk: State<'_, Desk>, people: Vec<String>, fields: CatchUpFieldsView, every: String) -> Answer<Done> {
    let (people, fields) = (who(&people)?, fields.into_core()?);
    let repeats = repetition(&every, &fields.day.to_string())?;
    desk.change(|book| book.plan_catch_up(&people, fields, repeats)).map(Done::made)
}

/// Changes what is planned: this one, or all from here on.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_catch_up(desk: State<'_, Desk>, id: String, edit: CatchUpEdit) -> Answer<Done> {
    let id = occasion_id(&id)?;
    let edit = edit.into_core(&desk.ask(|book| book.occasion(id))?)?;
    desk.change(|book| book.edit_catch_up(id, &edit.people, edit.fields, edit.repeats, edit.reach)).map(Done::from)
}

/// Moves catch-ups, in one step.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn move_catch_ups(desk: State<'_, Desk>, to: Vec<Move>, reach: ReachView) -> Answer<Done> {
    let to = moves(&to)?;
    let outcome = desk.change(|book| book.reschedule_catch_ups(&to, reach.into()))?;
    // From here on it has another name: the focus follows it.
    let id = outcome.value.first().map(ToString::to_string);
    Ok(Done { id, ..Done::from(outcome) })
}

/// The day on which there is room for a catch-up.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn room_for(desk: State<'_, Desk>, id: String) -> Answer<String> {
    let id = occasion_id(&id)?;
    desk.ask(|book| Ok(book.room_for(id)?.to_string()))
}

/// They met: it is done, and what was said is logged for everyone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn finish_catch_up(desk: State<'_, Desk>, id: String, note: String) -> Answer<Done> {
    let id = occasion_id(&id)?;
    desk.change(|book| book.finish_catch_up(id, &note)).map(Done::from)
}

/// Cancels one, or all from here on.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cancel_catch_up(desk: State<'_, Desk>, id: String, reach: ReachView) -> Answer<Done> {
    let id = occasion_id(&id)?;
    desk.change(|book| book.cancel_catch_up(id, reach.into())).map(Done::from)
}

/// Plans again what was cancelled.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn restore_catch_up(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = occasion_id(&id)?;
    desk.change(|book| book.restore_catch_up(id)).map(Done::from)
}
