//! People who may be one: find, compare, merge, keep apart, take apart.

use fondly_core::{book::Book, domain::ContactId};
use fondly_headless::wire::{Chosen, CommandError, ComparedView, Done, DuplicatesView, chosen, id as read_id};
use tauri::{AppHandle, Manager, State};

use super::long;
use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// Who in the book may be one person, the surest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn duplicates(app: AppHandle) -> Answer<DuplicatesView> {
    long(move || {
        let book = app.state::<Desk>().another()?;
        Ok(DuplicatesView::of(&book, &book.duplicates()?)?)
    })
    .await
}

/// Several people side by side.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn compare_people(desk: State<'_, Desk>, people: Vec<String>) -> Answer<ComparedView> {
    let people = ids(&people)?;
    desk.ask(|book| ComparedView::of(book, book.compare(&people)?))
}

/// Makes several people one, who stays as `keep`.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn merge_people(desk: State<'_, Desk>, keep: String, others: Vec<String>, choices: Vec<Chosen>) -> Answer<Done> {
    let (keep, others, chosen) = (read_id(&keep)?, ids(&others)?, chosen(choices)?);
    desk.change(|book| book.merge(keep, &others, &chosen)).map(Done::from)
}

/// Merges everyone who is as good as certainly someone else in the book.
#[tauri::command]
#[specta::specta]
pub(crate) async fn merge_certain(app: AppHandle) -> Answer<Done> {
    long(move || {
        let desk = app.state::<Desk>();
        let groups = Book::certain(desk.another()?.duplicates()?);
        desk.change(|book| book.merge_groups(&groups)).map(Done::from)
    })
    .await
}

/// Remembers that these are different people.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keep_apart(desk: State<'_, Desk>, people: Vec<String>) -> Answer<Done> {
    let people = ids(&people)?;
    desk.change(|book| book.keep_apart(&people)).map(Done::from)
}

/// Takes someone out of the person they went into.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn unmerge(desk: State<'_, Desk>, part: String) -> Answer<Done> {
    let part = read_id(&part)?;
    desk.change(|book| book.unmerge(part)).map(Done::from)
}

fn ids(people: &[String]) -> Answer<Vec<ContactId>> {
    Ok(people.iter().map(|id| read_id(id)).collect::<Result<_, _>>()?)
}
