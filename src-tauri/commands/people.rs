//! People.

use fondly_core::domain::ContactState;
use fondly_headless::wire::{CommandError, Done, PeopleAsk, PeopleWindow, PersonFieldsView, PersonView, id as read_id};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// One window of the list of people, in the order of their names.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn people(desk: State<'_, Desk>, ask: PeopleAsk) -> Answer<PeopleWindow> {
    desk.ask(|book| PeopleWindow::ask(book, &ask))
}

/// One person, whole.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn person(desk: State<'_, Desk>, id: String) -> Answer<PersonView> {
    desk.ask(|book| PersonView::of(book, book.person(read_id(&id)?)?))
}

/// Adds someone; `id` is the new person.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_person(desk: State<'_, Desk>, fields: PersonFieldsView) -> Answer<Done> {
    let (fields, birthday) = fields.into_core(None)?;
    desk.change(|book| book.add_contact(fields, birthday)).map(Done::made)
}

/// Changes what is known of someone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_person(desk: State<'_, Desk>, id: String, fields: PersonFieldsView) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| {
        let (fields, birthday) = fields.into_core(book.birthday_of(id)?.as_ref())?;
        book.edit_contact(id, fields, birthday)
    })
    .map(Done::from)
}

/// Keeps someone, silently.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn archive_person(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    set_state(&desk, &id, ContactState::Archived)
}

/// Brings someone back from the archive, the trash or memory.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reactivate_person(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    set_state(&desk, &id, ContactState::Active)
}

/// Keeps someone in memory: nothing is proposed or celebrated any more.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn mark_deceased(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    set_state(&desk, &id, ContactState::Deceased)
}

/// Puts someone into the trash for 30 days.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn trash_person(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    set_state(&desk, &id, ContactState::Trashed)
}

fn set_state(desk: &Desk, id: &str, state: ContactState) -> Answer<Done> {
    let id = read_id(id)?;
    desk.change(|book| book.set_state(id, state)).map(Done::from)
}

/// Someone's card is the user's own, or is not.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_me(desk: State<'_, Desk>, id: String, is_me: bool) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.set_me(id, is_me)).map(Done::from)
}

/// The user wants to know someone better, or not any more.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn know_better(desk: State<'_, Desk>, id: String, wanted: bool) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.know_better(id, wanted)).map(Done::from)
}

/// How someone is related to somebody, in a sentence; null where no ties lead there.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn related(desk: State<'_, Desk>, whose: String, who: String) -> Answer<Option<String>> {
    let (whose, who) = (read_id(&whose)?, read_id(&who)?);
    desk.ask(|book| book.related_in_words(whose, who))
}
