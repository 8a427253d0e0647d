//! Running the reminder engine: one on a book at any time, on a thread of its own.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
    sync::mpsc::{Receiver, Sender},
    thread,
};

use fondly_core::{
    Error,
    book::Book,
    reminders::{Effect, Engine, Event, Watch},
};

use crate::voice;

/// Starts the engine unless another program runs it on this book already; that one does the work then.
pub(crate) fn start(lock: &Path, book: Book, events: Sender<Event>, heard: Receiver<Event>, effects: impl FnMut(Effect) + Send + 'static) {
    let lock = lock.to_owned();
    // An engine that can't get a thread has no way to remind; the health light says that it isn't running.
    let _ = thread::Builder::new().name("reminders".to_owned()).spawn(move || {
        let Ok(_held) = hold(&lock) else {
            return;
        };
        Watch::new(Engine::new(book), voice::system(events), heard, effects).run();
    });
}

/// Runs the engine on this thread until it is told to stop.
///
/// # Errors
/// - `Refused`: another program runs it on this book.
pub(crate) fn run_here(
    lock: &Path,
    book: Book,
    events: Sender<Event>,
    heard: Receiver<Event>,
    effects: impl FnMut(Effect) + Send + 'static,
) -> Result<(), Error> {
    let _held = hold(lock)?;
    Watch::new(Engine::new(book), voice::system(events), heard, effects).run();
    Ok(())
}

/// Holds the lock on the engine as long as the file lives; it ends with the process, however that ends.
fn hold(lock: &Path) -> Result<File, Error> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(lock).map_err(|_| Error::NotWritable(lock.to_owned()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Error::refused("Another Fondly runs the reminders of this book already. Nothing was changed."))
        }
        Err(TryLockError::Error(_)) => Err(Error::NotWritable(lock.to_owned())),
    }
}
