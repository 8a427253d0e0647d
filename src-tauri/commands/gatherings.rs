//! Gatherings, introductions and communities.

use fondly_core::book::Companion;
use fondly_headless::wire::{
    CommandError, CompanionView, Done, GatheringFieldsView, GatheringView, GatheringsView, SaysView, id as read_id,
};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// All gatherings, whom to bring together, and who belongs together.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn gatherings(desk: State<'_, Desk>) -> Answer<GatheringsView> {
    desk.ask(GatheringsView::ask)
}

/// One gathering.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn gathering(desk: State<'_, Desk>, id: String) -> Answer<GatheringView> {
    let id = read_id(&id)?;
    desk.ask(|book| GatheringView::ask(book, id))
}

/// Notes a gathering; `id` is what was noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_gathering(desk: State<'_, Desk>, fields: GatheringFieldsView) -> Answer<Done> {
    let fields = fields.into_core()?;
    desk.change(|book| book.add_gathering(fields)).map(Done::made)
}

/// Changes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_gathering(desk: State<'_, Desk>, id: String, fields: GatheringFieldsView) -> Answer<Done> {
    let (id, fields) = (read_id(&id)?, fields.into_core()?);
    desk.change(|book| book.edit_gathering(id, fields)).map(Done::from)
}

/// Removes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_gathering(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_gathering(id)).map(Done::from)
}

/// Asks someone along.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn invite(desk: State<'_, Desk>, id: String, person: String) -> Answer<Done> {
    let (id, person) = (read_id(&id)?, read_id(&person)?);
    desk.change(|book| book.invite(id, &[person])).map(Done::from)
}

/// Notes whom the user met there; `id` is who.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn meet(desk: State<'_, Desk>, id: String, who: CompanionView, line: String, next: String) -> Answer<Done> {
    let (id, who) = (read_id(&id)?, Companion::try_from(who)?);
    desk.change(|book| book.meet(id, &who, &line, &next)).map(Done::made)
}

/// Changes what was noted of someone there.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_guest(desk: State<'_, Desk>, id: String, line: String, next: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.edit_guest(id, &line, &next)).map(Done::from)
}

/// Takes someone out of it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_guest(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_guest(id)).map(Done::from)
}

/// Thinks of bringing two together; `id` is what was noted.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_introduction(desk: State<'_, Desk>, one: String, other: String, words: String) -> Answer<Done> {
    let people = [read_id(&one)?, read_id(&other)?];
    desk.change(|book| book.add_introduction(people, &words)).map(Done::made)
}

/// Two are not to be brought together: it is not suggested any more.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn let_go_of_introducing(desk: State<'_, Desk>, one: String, other: String) -> Answer<Done> {
    let people = [read_id(&one)?, read_id(&other)?];
    desk.change(|book| book.let_go_of_introducing(people)).map(Done::from)
}

/// Notes what one of them said.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn says_to_introduction(desk: State<'_, Desk>, id: String, person: String, says: SaysView) -> Answer<Done> {
    let (id, person) = (read_id(&id)?, read_id(&person)?);
    desk.change(|book| book.says_to_introduction(id, person, says.into())).map(Done::from)
}

/// They are brought together.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn introduce(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.introduce(id)).map(Done::from)
}

/// Notes what came of it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn came_of_introduction(desk: State<'_, Desk>, id: String, outcome: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.came_of_introduction(id, &outcome)).map(Done::from)
}

/// Removes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_introduction(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_introduction(id)).map(Done::from)
}
