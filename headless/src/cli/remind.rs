//! `fondly remind`: the reminder engine without a window, until stopped; `fondly health`: how it does.

use std::{
    path::Path,
    sync::{Arc, mpsc},
};

use fondly_core::{
    Error, Result,
    book::Book,
    reminders::{Effect, Event},
};

use super::{Format, say};
use crate::{clock::SystemClock, links, place::Place, reminding, wire::HealthView};

#[derive(Debug, clap::Args)]
pub(super) struct Health {
    #[command(flatten)]
    format: Format,
}

impl Health {
    /// Says how reminders are doing.
    pub(super) fn run(self, book: &Book) -> Result<()> {
        self.format.print(&HealthView::from(book.reminder_health()?), |health| health.sentence.clone())
    }
}

/// Runs the engine on this thread until the program is asked to stop.
pub(super) fn run(place: &Place, book: Book) -> Result<()> {
    let held = reminding::hold(&place.engine_lock())?;
    let path = place.book();
    let (events, heard) = mpsc::channel();
    let stop = events.clone();
    ctrlc::set_handler(move || {
        // The engine is gone: then there is nothing to stop.
        let _ = stop.send(Event::Quit);
    })
    .map_err(|error| Error::Broken(error.to_string()))?;
    say("Reminding. Stop with Ctrl+C.")?;
    reminding::run_here(held, book, events, heard, move |effect| {
        if let Err(error) = follow(effect, &path) {
            eprintln!("fondly: {error}");
        }
    });
    Ok(())
}

/// Without a window people can't be shown, but links can be opened.
fn follow(effect: Effect, book: &Path) -> Result<()> {
    match effect {
        Effect::OpenLink { link, step, .. } => links::open(&link).inspect_err(|_| {
            let book = Book::open(book, Arc::new(SystemClock::default()));
            // What can't be taken back any more was changed by hand since.
            let _ = book.and_then(|mut book| book.undo(step));
        }),
        Effect::ShowPerson(id, said) => say(&said.unwrap_or_else(|| format!("Opened: fondly show {id}"))),
        Effect::ShowToday => say("Opened: fondly today"),
        Effect::Changed(_) | Effect::Reminded | Effect::Noticed => Ok(()),
    }
}
