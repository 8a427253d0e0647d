//! Keys that take down a thought while another program is in front (K10): held by the program that runs all day, so that they work when no
//! window is open. An X11 session lends programs keys; elsewhere the user gives a key to `fondly think --window` in the desktop's own settings.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod x11;

use std::{
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

use fondly_core::{Error, Result, book::Book, clock::Clock, domain::Settings};

use crate::{place::Place, window};
#[cfg(not(target_os = "linux"))]
use elsewhere::Held;
#[cfg(target_os = "linux")]
use x11::Held;

/// Why keys can't be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NotHeld {
    /// This session lends programs no keys.
    NotHere,
    /// Another program has them.
    Taken,
    /// The keyboard has no such key.
    NoSuchKey,
}

impl NotHeld {
    fn in_words(self) -> &'static str {
        match self {
            Self::NotHere => "this session lends programs none.",
            Self::Taken => "another program has them.",
            Self::NoSuchKey => "this keyboard has no such key.",
        }
    }
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
    let why = match Held::ready().and_then(|held| held.hold(Some(keys))) {
        Ok(()) | Err(NotHeld::NotHere) => return Ok(()),
        Err(NotHeld::Taken) => format!("Another program has {keys} already."),
        Err(NotHeld::NoSuchKey) => format!("This keyboard has no key for {keys}."),
    };
    Err(Error::Refused(format!("{why} Please choose other keys. Nothing was changed.")))
}

/// How soon keys that could not be had are tried again.
const AGAIN: Duration = Duration::from_secs(30);

/// The keys as the book has them, held until the program ends.
pub(crate) struct Shortcut {
    again: Sender<()>,
}

impl Shortcut {
    /// Holds the keys of a book, if it has any, on a thread of its own; `pressed` is called on another.
    pub(crate) fn keep(place: &Place, clock: &Arc<dyn Clock>, pressed: impl Fn() + Send + 'static) -> Self {
        let (again, asked) = mpsc::channel();
        let (book, clock) = (place.book(), Arc::clone(clock));
        let work = move || {
            let Ok(held) = Held::listening(pressed) else { return };
            let mut before = None;
            loop {
                // What can't be read now is read with the next change.
                let wanted = Book::open(&book, Arc::clone(&clock)).and_then(|book| book.settings());
                let failed = wanted.ok().and_then(|settings| held.hold(settings.thought_keys).err());
                if let Some(why) = failed.filter(|_| before != failed) {
                    eprintln!("fondly: the keys for a thought: {} They are tried again.", why.in_words());
                }
                before = failed;
                let is_over = match failed {
                    None => asked.recv().is_err(),
                    Some(_) => matches!(asked.recv_timeout(AGAIN), Err(RecvTimeoutError::Disconnected)),
                };
                if is_over {
                    return;
                }
                while asked.try_recv().is_ok() {}
            }
        };
        if works() {
            // Without a thread there are no keys.
            let _ = thread::Builder::new().name("keys of the book".to_owned()).spawn(work);
        }
        Self { again }
    }

    /// Holds what the book has by now, soon.
    pub(crate) fn look_again(&self) {
        // Nobody holds any here.
        let _ = self.again.send(());
    }
}
