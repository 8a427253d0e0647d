//! Answers to a check-in: later, not this one, not for a while.

use fondly_headless::wire::{CommandError, Done, LaterView, NudgeIdView, day, id as read_id};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// Hides a check-in for a while.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn snooze_check_in(desk: State<'_, Desk>, person: String, until: LaterView) -> Answer<Done> {
    let person = read_id(&person)?;
    desk.change(|book| book.snooze_check_in(person, until.into())).map(Done::from)
}

/// Lets this one go: the next is a full rhythm from today.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn skip_check_in(desk: State<'_, Desk>, person: String) -> Answer<Done> {
    let person = read_id(&person)?;
    desk.change(|book| book.skip_check_in(person)).map(Done::from)
}

/// Proposes nothing about someone before a day; null: go on.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pause_person(desk: State<'_, Desk>, person: String, until: Option<String>) -> Answer<Done> {
    let (person, until) = (read_id(&person)?, until.as_deref().map(day).transpose()?);
    desk.change(|book| book.pause(person, until)).map(Done::from)
}

/// Marks several rows of Today as done, as one step.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn finish_nudges(desk: State<'_, Desk>, nudges: Vec<NudgeIdView>) -> Answer<Done> {
    let nudges = NudgeIdView::all(&nudges)?;
    desk.change(|book| book.finish_nudges(&nudges)).map(Done::from)
}

/// Hides several rows of Today for a while, as one step.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn snooze_nudges(desk: State<'_, Desk>, nudges: Vec<NudgeIdView>, until: LaterView) -> Answer<Done> {
    let nudges = NudgeIdView::all(&nudges)?;
    desk.change(|book| book.snooze_nudges(&nudges, until.into())).map(Done::from)
}
