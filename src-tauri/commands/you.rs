//! What the user wants and thinks: goals, the week looked back on, thoughts.

use fondly_headless::wire::{CommandError, DepthView, Done, GoalFieldsView, PonderedView, YouView, day, id as read_id, week_of};
use tauri::{State, WebviewWindow};

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// All of it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn you(desk: State<'_, Desk>) -> Answer<YouView> {
    desk.ask(YouView::ask)
}

/// Sets a goal; `id` is what was set.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_goal(desk: State<'_, Desk>, fields: GoalFieldsView) -> Answer<Done> {
    let fields = fields.into_core()?;
    desk.change(|book| book.add_goal(fields)).map(Done::made)
}

/// Changes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_goal(desk: State<'_, Desk>, id: String, fields: GoalFieldsView) -> Answer<Done> {
    let (id, fields) = (read_id(&id)?, fields.into_core()?);
    desk.change(|book| book.edit_goal(id, fields)).map(Done::from)
}

/// It came to be, or not after all.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reach_goal(desk: State<'_, Desk>, id: String, reached: bool) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.reach_goal(id, reached)).map(Done::from)
}

/// Removes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_goal(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_goal(id)).map(Done::from)
}

/// Notes why the user is in touch with someone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_intention(desk: State<'_, Desk>, person: String, words: String) -> Answer<Done> {
    let person = read_id(&person)?;
    desk.change(|book| book.set_intention(person, &words)).map(Done::from)
}

/// Notes how near talks with someone may go, as the user trusts them; null takes it back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_trust(desk: State<'_, Desk>, person: String, trust: Option<DepthView>) -> Answer<Done> {
    let person = read_id(&person)?;
    desk.change(|book| book.set_trust(person, trust.map(Into::into))).map(Done::from)
}

/// Answers a question of the week of a day; empty takes the answer away.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn answer_review(desk: State<'_, Desk>, on: String, question: PonderedView, words: String) -> Answer<Done> {
    let on = day(&on)?;
    desk.change(|book| book.answer_review(on, question.into(), &words)).map(Done::from)
}

/// Keeps a thought, about someone or about nobody; `id` is what was kept.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_reflection(desk: State<'_, Desk>, person: Option<String>, words: String) -> Answer<Done> {
    let person = person.as_deref().map(read_id).transpose()?;
    desk.change(|book| book.add_reflection(person, &words)).map(Done::made)
}

/// Keeps a thought from the small window, which closes with it; without words it only closes.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn park_thought(desk: State<'_, Desk>, window: WebviewWindow, words: String) -> Answer<()> {
    if !words.trim().is_empty() {
        desk.change(|book| book.add_reflection(None, &words))?;
    }
    // Without asking: it was just said. A window that is gone is closed.
    let _ = window.destroy();
    Ok(())
}

/// Says whom a thought is about; null: nobody.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn place_reflection(desk: State<'_, Desk>, id: String, person: Option<String>) -> Answer<Done> {
    let (id, person) = (read_id(&id)?, person.as_deref().map(read_id).transpose()?);
    desk.change(|book| book.place_reflection(id, person)).map(Done::from)
}

/// Removes a thought.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_reflection(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_reflection(id)).map(Done::from)
}

/// Lets the week of a day hold half; null: no week does.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keep_quiet(desk: State<'_, Desk>, week: Option<String>) -> Answer<Done> {
    let week = week_of(week.as_deref())?;
    desk.change(|book| book.keep_quiet(week)).map(Done::from)
}
