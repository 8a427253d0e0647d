//! Reminders: the user's own, a test, and what became of all.

use std::{
    thread,
    time::{Duration, Instant},
};

use fondly_core::{book::Book, domain::RequestKind};
use fondly_headless::{
    examining,
    wire::{CommandError, Done, FindingLine, LaterView, ReminderFieldsView, ReminderLine, ReminderView, day as read_day, id as read_id},
};
use tauri::{AppHandle, Manager, State};

use super::long;
use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// How long the program that reminds may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);
const A_MOMENT: Duration = Duration::from_millis(50);

/// Shows a notification now, to see whether it arrives.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn send_test_notification(desk: State<'_, Desk>) -> Answer<()> {
    let asked = desk.note(|book| book.request(RequestKind::Test))?;
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        let answered = desk.ask(|book| book.request_of(asked))?.and_then(|request| request.answered);
        match answered {
            Some((_, None)) => return Ok(()),
            Some((_, Some(trouble))) => return Err(CommandError::refused(trouble)),
            None => thread::sleep(A_MOMENT),
        }
    }
    Err(CommandError::refused("What reminds does not answer. Please start Fondly again."))
}

/// What keeps reminders away or back, and what is as it should be.
#[tauri::command]
#[specta::specta]
pub(crate) async fn examine_reminders(app: AppHandle) -> Answer<Vec<FindingLine>> {
    // The service may take its time to answer.
    long(move || {
        let desk = app.state::<Desk>();
        Ok(examining::everything(desk.place(), &desk.another()?)?.into_iter().map(FindingLine::from).collect())
    })
    .await
}

/// The user says that the computer's clock is right: reminders that wait for that go on.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn trust_clock(desk: State<'_, Desk>) -> Answer<()> {
    desk.note(Book::trust_clock)
}

/// What became of reminders, newest first, at most 100.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reminder_history(desk: State<'_, Desk>) -> Answer<Vec<ReminderLine>> {
    desk.ask(|book| Ok(book.reminder_history(100)?.into_iter().map(ReminderLine::from).collect()))
}

/// What is to be reminded of and not done, on the day it is due or the next to come.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reminders(desk: State<'_, Desk>) -> Answer<Vec<ReminderView>> {
    desk.ask(ReminderView::all)
}

/// Reminds of something from now on.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_reminder(desk: State<'_, Desk>, fields: ReminderFieldsView) -> Answer<Done> {
    let fields = fields.into_core()?;
    desk.change(|book| book.add_reminder(fields)).map(Done::made)
}

/// Something happens to someone on a day: luck is wished before, and asked after it; `id` is what is asked after.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_event(desk: State<'_, Desk>, person: String, words: String, day: String) -> Answer<Done> {
    let (person, day) = (read_id(&person)?, read_day(&day)?);
    desk.change(|book| book.add_event(person, &words, day)).map(Done::made)
}

/// Changes what is to be reminded of.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_reminder(desk: State<'_, Desk>, id: String, fields: ReminderFieldsView) -> Answer<Done> {
    let (id, fields) = (read_id(&id)?, fields.into_core()?);
    desk.change(|book| book.edit_reminder(id, fields)).map(Done::from)
}

/// It is done; of what comes round, on that day.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn finish_reminder(desk: State<'_, Desk>, id: String, on: String) -> Answer<Done> {
    let (id, on) = (read_id(&id)?, read_day(&on)?);
    desk.change(|book| book.finish_reminder(id, on)).map(Done::from)
}

/// Hides it for a while.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn snooze_reminder(desk: State<'_, Desk>, id: String, on: String, until: LaterView) -> Answer<Done> {
    let (id, on) = (read_id(&id)?, read_day(&on)?);
    desk.change(|book| {
        let reminder = book.reminder(id)?;
        book.snooze_alarm(&reminder.key(on), &format!("“{}”", reminder.fields.words), until.into())
    })
    .map(Done::from)
}

/// Removes what is to be reminded of.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_reminder(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_reminder(id)).map(Done::from)
}
