//! Milestones, and what is done when one comes round.

use fondly_headless::wire::{
    CommandError, DateRead, Done, LaterView, LeapDayView, MilestoneFieldsView, WayKindView, day_to_come, id as read_id, life_date,
    period as read_period,
};
use tauri::State;

use crate::desk::Desk;

type Answer<T> = Result<T, CommandError>;

/// Adds a milestone to someone's life.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_milestone(desk: State<'_, Desk>, person: String, fields: MilestoneFieldsView) -> Answer<Done> {
    let (person, fields) = (read_id(&person)?, fields.into_core(None)?);
    desk.change(|book| book.add_milestone(person, fields)).map(Done::made)
}

/// Changes a milestone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_milestone(desk: State<'_, Desk>, id: String, fields: MilestoneFieldsView) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| {
        let fields = fields.into_core(Some(&book.milestone(id)?.fields.date))?;
        book.edit_milestone(id, fields)
    })
    .map(Done::from)
}

/// Sets where 29 February falls for someone in common years.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_leap_day(desk: State<'_, Desk>, person: String, leap_day: LeapDayView) -> Answer<Done> {
    let person = read_id(&person)?;
    desk.change(|book| book.set_leap_day(person, leap_day.into())).map(Done::from)
}

/// Removes a milestone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_milestone(desk: State<'_, Desk>, id: String) -> Answer<Done> {
    let id = read_id(&id)?;
    desk.change(|book| book.remove_milestone(id)).map(Done::from)
}

/// Reads what someone typed as a date in a life: "15 April 1996", "--04-15", "1996".
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_date(text: String) -> Answer<DateRead> {
    Ok(DateRead::of(life_date(&text)?.as_ref()))
}

/// Reads what someone typed as a day to come: "monday", "in two weeks".
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_day(desk: State<'_, Desk>, text: String) -> Answer<DateRead> {
    let today = desk.ask(|book| Ok(book.now().today()))?;
    Ok(day_to_come(&text, today)?)
}

/// Congratulates: opens the way, if one is given, with the words ready to send, and records it when a program took it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn congratulate(
    desk: State<'_, Desk>,
    milestone: String,
    period: String,
    words: String,
    way: Option<WayKindView>,
) -> Answer<Done> {
    let (milestone, period) = (read_id(&milestone)?, read_period(&period)?);
    let way = way.map(Into::into);
    if let Some(way) = way {
        fondly_headless::links::open(&desk.ask(|book| book.congratulation(milestone, &words, way))?)?;
    }
    desk.change(|book| book.congratulate(milestone, period, &words, way)).map(Done::from)
}

/// Marks one coming round as done without Fondly's help.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn mark_celebrated(desk: State<'_, Desk>, milestone: String, period: String) -> Answer<Done> {
    let (milestone, period) = (read_id(&milestone)?, read_period(&period)?);
    desk.change(|book| book.mark_celebrated(milestone, period)).map(Done::from)
}

/// Hides one coming round for a while.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn snooze_milestone(desk: State<'_, Desk>, milestone: String, period: String, until: LaterView) -> Answer<Done> {
    let (milestone, period) = (read_id(&milestone)?, read_period(&period)?);
    desk.change(|book| book.snooze_milestone(milestone, period, until.into())).map(Done::from)
}
