//! Keys that take down a thought while another program is in front (K10): held by the program that runs all day, so that they work when no
//! window is open. An X11 session lends programs keys; elsewhere the user gives a key to `fondly think --window` in the desktop's own settings.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod x11;

use std::sync::Arc;

use fondly_core::{Error, Result, book::Book, clock::Clock, domain::Settings};

use crate::{place::Place, window};
#[cfg(not(target_os = "linux"))]
use elsewhere::Held;
#[cfg(target_os = "linux")]
use x11::Held;

/// Why keys can't be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotHeld {
    /// This session lends programs no keys.
    NotHere,
    /// Another program has them, or the keyboard has no such key.
    Taken,
}

/// What a key of the desktop's own settings is to run, where the keys can't be set here; `None` where they can.
#[must_use]
pub fn command_instead() -> Option<String> {
    let program = window::beside("fondly").map_or_else(|_| "fondly".to_owned(), |program| program.display().to_string());
    let quoted = if program.contains(char::is_whitespace) { format!("\"{program}\"") } else { program };
    (!works()).then(|| format!("{quoted} think --window"))
}

/// Does this session lend programs keys?
#[must_use]
fn works() -> bool {
    // Under Wayland an X server stands beside it, which hears only of the keys of its own programs.
    cfg!(target_os = "linux") && std::env::var_os("WAYLAND_DISPLAY").is_none() && std::env::var_os("DISPLAY").is_some()
}

/// Are the keys that settings name to be had? Those that stood there before are: whoever keeps them has them by now.
///
/// # Errors
/// - `Refused`: another program has them; the sentence says what to do.
pub fn try_out(before: &Settings, after: &Settings) -> Result<()> {
    let Some(keys) = after.thought_keys.filter(|_| works() && before.thought_keys != after.thought_keys) else { return Ok(()) };
    // Given back at once, with the connection.
    match Held::ready().and_then(|mut held| held.hold(Some(keys))) {
        Ok(()) | Err(NotHeld::NotHere) => Ok(()),
        Err(NotHeld::Taken) => {
            Err(Error::Refused(format!("Another program has {keys} already. Please choose other keys. Nothing was changed.")))
        }
    }
}

/// The keys as the book has them, held for as long as this lives.
pub(crate) struct Shortcut {
    place: Place,
    clock: Arc<dyn Clock>,
    held: Option<Held>,
}

impl Shortcut {
    /// Holds the keys of a book, if it has any; `pressed` is called on a thread of its own.
    pub(crate) fn keep(place: &Place, clock: &Arc<dyn Clock>, pressed: impl Fn() + Send + 'static) -> Self {
        let held = works().then(|| Held::ready().ok()).flatten();
        if let Some(held) = &held {
            held.listen(pressed);
        }
        let mut shortcut = Self { place: place.clone(), clock: Arc::clone(clock), held };
        shortcut.look_again();
        shortcut
    }

    /// Holds what the book has by now.
    pub(crate) fn look_again(&mut self) {
        let Some(held) = &mut self.held else { return };
        let Ok(settings) = Book::open(&self.place.book(), Arc::clone(&self.clock)).and_then(|book| book.settings()) else { return };
        if held.hold(settings.thought_keys).is_err() {
            eprintln!("fondly: another program has the keys for a thought; they are tried again.");
        }
    }
}
