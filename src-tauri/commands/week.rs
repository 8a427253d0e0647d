//! Planning a week, quick add, and what is asked of the user.

use fondly_core::domain::Answer as Answered;
use fondly_headless::wire::{
    AskView, CommandError, Done, PlanningView, ReadingView, WeekLine, WeekView, day, id, meant, occasion_id, still_asked, week_lines,
};
use tauri::{AppHandle, Manager, State};

use super::long;
use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// How the week that begins on a day could be; what is shown is noted, so that it stays where it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn week(app: AppHandle, start: String) -> Answer<WeekView> {
    let start = day(&start)?;
    long(move || {
        // An opening of its own: neither a view nor a change waits for the reckoning.
        let (desk, book) = (app.state::<Desk>(), app.state::<Desk>().another()?);
        let week = book.propose_week(start)?;
        desk.note(|book| book.note_shown(&week))?;
        Ok(WeekView::of(&book, &week)?)
    })
    .await
}

/// Plans the lines of a week that the user agrees to, in one step.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_week(desk: State<'_, Desk>, lines: Vec<WeekLine>) -> Answer<Done> {
    let lines = week_lines(&lines)?;
    desk.change(|book| book.plan_week(&lines)).map(Done::from)
}

/// The question of the day; null when there is none.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn question(desk: State<'_, Desk>) -> Answer<Option<AskView>> {
    desk.ask(|book| Ok(book.question()?.as_ref().map(AskView::from)))
}

/// Answers the question about someone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn answer_question(desk: State<'_, Desk>, person: String, yes: bool) -> Answer<Done> {
    let (person, about) = desk.ask(|book| still_asked(book, &person))?;
    let answer = if yes { Answered::Yes } else { Answered::No };
    desk.change(|book| book.answer_question(person, about, answer)).map(Done::from)
}

/// Leaves open whether people met: it is not asked again.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn leave_open(desk: State<'_, Desk>, occasion: String) -> Answer<Done> {
    let occasion = occasion_id(&occasion)?;
    desk.change(|book| book.leave_open(occasion)).map(Done::from)
}

/// Sets what planning keeps to with someone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_planning(desk: State<'_, Desk>, person: String, planning: PlanningView) -> Answer<Done> {
    let (person, planning) = (id(&person)?, planning.into_core()?);
    desk.change(|book| book.set_planning(person, &planning)).map(Done::from)
}

/// What a sentence would do.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_sentence(desk: State<'_, Desk>, sentence: String) -> Answer<ReadingView> {
    desk.ask(|book| ReadingView::ask(book, &sentence))
}

/// Does what a sentence means.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn quick_add(desk: State<'_, Desk>, sentence: String) -> Answer<Done> {
    let meant = desk.ask(|book| meant(book, &sentence))?;
    desk.change(|book| book.quick_add(meant)).map(Done::from)
}
