//! What people do not want, the brief before a talk, and what was said of it.

use fondly_core::{book::Book, domain::Topics};
use fondly_headless::wire::{BoundaryFieldsView, BriefView, CommandError, Done, TopicView, id as read_id};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// Which topics words name.
#[tauri::command]
#[specta::specta]
pub(crate) fn read_topics(words: String) -> Vec<TopicView> {
    Topics::named_in(&words).iter().map(TopicView::from).collect()
}

/// Notes something that someone does not want; `id` is what was noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_boundary(desk: State<'_, Desk>, person: String, fields: BoundaryFieldsView) -> Answer<Done> {
    let (person, fields) = (read_id(&person)?, fields.into_core()?);
    desk.change(|book| book.add_boundary(person, fields)).map(Done::made)
}

/// Changes what someone does not want.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_boundary(desk: State<'_, Desk>, id: String, fields: BoundaryFieldsView) -> Answer<Done> {
    let (id, fields) = (read_id(&id)?, fields.into_core()?);
    desk.change(|book| book.edit_boundary(id, fields)).map(Done::from)
}

/// It is still so.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn confirm_boundary(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.confirm_boundary(id)).map(Done::from)
}

/// It is no longer so.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_boundary(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_boundary(id)).map(Done::from)
}

/// What to have in mind before talking to someone. That their question is shown is noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn brief(desk: State<'_, Desk>, person: String) -> Answer<BriefView> {
    let person = read_id(&person)?;
    desk.note(|book| BriefView::ask(book, person))
}

/// Nothing is said for an hour, or until a talk with them is noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn go_quiet(desk: State<'_, Desk>, person: String) -> Answer<Done> {
    let person = read_id(&person)?;
    desk.change(|book| book.go_quiet(person)).map(Done::from)
}

/// Speaks again, where it was quiet for a talk.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn end_quiet(desk: State<'_, Desk>) -> Answer<Done> {
    desk.change(Book::end_quiet).map(Done::from)
}

/// These first words were taken: they do not come again within a year.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn opener_used(desk: State<'_, Desk>, person: String, words: String) -> Answer<()> {
    let person = read_id(&person)?;
    desk.note(|book| book.opener_used(person, &words))
}

/// Another question for someone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pass_question(desk: State<'_, Desk>, person: String, words: String) -> Answer<Done> {
    let person = read_id(&person)?;
    desk.change(|book| book.pass_question(person, &words)).map(Done::from)
}

/// The question was asked.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn question_asked(desk: State<'_, Desk>, person: String, words: String) -> Answer<Done> {
    let person = read_id(&person)?;
    desk.change(|book| book.question_asked(person, &words)).map(Done::from)
}
