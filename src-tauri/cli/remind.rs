//! `fondly remind`: the reminder engine without a window, until stopped.

use std::sync::mpsc;

use fondly_core::{
    Error, Result,
    book::Book,
    reminders::{Effect, Event},
};

use super::say;
use crate::{links, place::Place, reminding};

/// Runs the engine on this thread until the program is asked to stop.
pub(super) fn run(place: &Place, book: Book) -> Result<()> {
    let (events, heard) = mpsc::channel();
    let stop = events.clone();
    ctrlc::set_handler(move || {
        // The engine is gone: then there is nothing to stop.
        let _ = stop.send(Event::Quit);
    })
    .map_err(|error| Error::Broken(error.to_string()))?;
    say("Reminding. Stop with Ctrl+C.")?;
    reminding::run_here(&place.engine_lock(), book, events, heard, |effect| {
        if let Err(error) = follow(effect) {
            eprintln!("fondly: {error}");
        }
    })
}

/// Without a window people can't be shown, but links can be opened.
fn follow(effect: Effect) -> Result<()> {
    match effect {
        Effect::OpenLink(link) => links::open(&link),
        Effect::ShowPerson(id, said) => say(&said.unwrap_or_else(|| format!("Opened: fondly show {id}"))),
        Effect::ShowToday => say("Opened: fondly today"),
        Effect::Changed(_) => Ok(()),
    }
}
