//! `fondly remind`: the reminders in this terminal, until stopped; `fondly health`, `fondly login`, `fondly quit`: the reminders in the
//! background.

use std::{sync::Arc, thread, time::Duration};

use clap::ValueEnum;
use fondly_core::{Error, Result, book::Book, clock::Clock, reminders::Effect};

use super::{Format, say};
use crate::{links, login, place::Place, reminding, resident, wire::HealthView};

#[derive(Debug, clap::Args)]
pub(super) struct Health {
    #[command(flatten)]
    format: Format,
}

#[derive(Debug, clap::Args)]
pub(super) struct Login {
    /// Start at login from now on, or no longer; without it, say which.
    #[arg(value_enum)]
    set: Option<Set>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Set {
    On,
    Off,
}

impl Health {
    /// Says how reminders are doing.
    pub(super) fn run(self, place: &Place, book: &Book) -> Result<()> {
        let health = book.reminder_health(reminding::runs(&place.engine_lock()))?;
        self.format.print(&HealthView::from(health), |health| health.sentence.clone())
    }
}

impl Login {
    pub(super) fn run(self, place: &Place) -> Result<()> {
        if let Some(set) = self.set {
            login::set(place, set == Set::On)?;
        }
        say(if login::is_on(place)? { "Fondly starts at login, without a window." } else { "Fondly does not start at login." })
    }
}

/// Ends the reminders in the background, and the window.
pub(super) fn quit(place: &Place, clock: Arc<dyn Clock>) -> Result<()> {
    let lock = place.engine_lock();
    if !reminding::runs(&lock) {
        // The window ends all the same.
        resident::quit(place, clock)?;
        return say("Nothing reminded of this book.");
    }
    resident::quit(place, clock)?;
    for _ in 0..100 {
        if !reminding::runs(&lock) {
            return say("Fondly has ended. Nothing reminds any more until it is started again.");
        }
        thread::sleep(Duration::from_millis(100));
    }
    Err(Error::refused("What reminds did not end within 10 s. It may be showing something; please try again."))
}

/// Runs the engine on this thread until the program is asked to stop.
pub(super) fn run(place: &Place, clock: Arc<dyn Clock>) -> Result<()> {
    let (beside, again) = (place.clone(), Arc::clone(&clock));
    let begun = |_| drop(say("Reminding. Stop with Ctrl+C."));
    reminding::run(place, clock, begun, move |effect| {
        if let Err(error) = follow(effect, &beside, &again) {
            eprintln!("fondly: {error}");
        }
    })
}

/// Without a window people can't be shown, but links can be opened.
fn follow(effect: Effect, place: &Place, clock: &Arc<dyn Clock>) -> Result<()> {
    match effect {
        Effect::OpenLink { link, step, .. } => links::open_or_take_back(&link, step, || Book::open(&place.book(), Arc::clone(clock))),
        Effect::ShowPerson(id, said) => say(&said.unwrap_or_else(|| format!("Opened: fondly show {id}"))),
        Effect::ShowToday => say("Opened: fondly today"),
        Effect::Changed(_) | Effect::Reminded | Effect::Noticed | Effect::Ask(_) => Ok(()),
    }
}
