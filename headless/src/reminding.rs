//! Running the reminder engine: one on a book at any time, whatever program runs it.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Sender},
    },
    thread,
    time::Duration,
};

use fondly_core::{
    Error,
    book::Book,
    clock::Clock,
    reminders::{Effect, Engine, Event, Watch},
};

use crate::{noticing, place::Place, session::Session, voice};

/// Whoever only looks whether the lock is held holds it for a moment as well: it is asked for so often before it counts as held.
const TRIES: u32 = 5;
const BETWEEN_TRIES: Duration = Duration::from_millis(40);

/// Runs the engine until it is asked to stop, and is to be called on the main thread: it stops by a signal, by the book, or by the end of the session. `stop` is given a
/// way to stop it, before anything is said.
///
/// # Errors
/// - `Refused`: another program runs it on this book; the book can't be opened; the system takes no handler for signals, or gives no
///   thread.
pub fn run(
    place: &Place,
    clock: Arc<dyn Clock>,
    stop: impl FnOnce(Sender<Event>),
    effects: impl FnMut(Effect) + Send + 'static,
) -> Result<(), Error> {
    // Before anyone can see that this program reminds: from then on it ends with its session.
    let session = Session::now();
    // What is asked from here on is heard, and what was asked before is not.
    let engine = Engine::new(Book::open(&place.book(), clock)?);
    let held = hold(&place.engine_lock())?;
    let (events, heard) = mpsc::channel();
    let signalled = events.clone();
    ctrlc::set_handler(move || {
        // The engine is gone: then there is nothing to stop.
        let _ = signalled.send(Event::Quit);
    })
    .map_err(|error| Error::Broken(error.to_string()))?;
    let changed = Mutex::new(events.clone());
    // Without it the engine looks every 45 s.
    let watched = noticing::watch(place, move || {
        let _ = changed.lock().unwrap_or_else(PoisonError::into_inner).send(Event::Changed);
    });
    session.when_over(events.clone());
    stop(events.clone());
    let watch = Watch::new(engine, voice::system(events), heard, effects);
    voice::while_listening(move || watch.run()).map_err(|error| Error::Broken(error.to_string()))?;
    drop((watched, held));
    Ok(())
}

/// Holds the lock on the engine as long as the file lives; it ends with the process, however that ends.
fn hold(lock: &Path) -> Result<File, Error> {
    let file = open(lock)?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN_TRIES),
            Err(TryLockError::Error(_)) => return Err(Error::NotWritable(lock.to_owned())),
        }
    }
    Err(Error::refused("Another Fondly runs the reminders of this book already. Nothing was changed."))
}

/// Does any program run the engine on this book? Its lock tells, and not what it wrote: however it ended, the lock is gone.
#[must_use]
pub fn runs(lock: &Path) -> bool {
    // Shared: who looks is in the way of whoever wants to run it, for a moment, but not of others who look.
    open(lock).is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

fn open(lock: &Path) -> Result<File, Error> {
    OpenOptions::new().create(true).truncate(false).write(true).open(lock).map_err(|_| Error::NotWritable(lock.to_owned()))
}
