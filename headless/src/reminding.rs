//! Running the reminder engine: one on a book at any time, on a thread of its own.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender},
    thread::{self, JoinHandle},
    time::Duration,
};

use fondly_core::{
    Error,
    book::Book,
    reminders::{Effect, Engine, Event, Watch},
};

use crate::voice;

/// How long to wait before asking for the lock again.
const AGAIN: Duration = Duration::from_secs(20);

/// Starts the engine on a thread of its own. While another program runs it on this book, this one waits for its turn: somebody must
/// remind when the other ends. Its thread ends with [`Event::Quit`].
pub fn start(
    lock: &Path,
    book: Book,
    events: Sender<Event>,
    heard: Receiver<Event>,
    effects: impl FnMut(Effect) + Send + 'static,
) -> Option<JoinHandle<()>> {
    let lock = lock.to_owned();
    // An engine that can't get a thread has no way to remind; the health light says that it isn't running.
    thread::Builder::new()
        .name("reminders".to_owned())
        .spawn(move || {
            let held = loop {
                match hold(&lock) {
                    Ok(held) => break held,
                    Err(error) => {
                        if !wait(&heard, &error) {
                            return;
                        }
                    }
                }
            };
            Watch::new(Engine::new(book), voice::system(events), heard, effects).run();
            drop(held);
        })
        .ok()
}

/// Waits until the lock may be asked for again; false when the program ends.
fn wait(heard: &Receiver<Event>, error: &Error) -> bool {
    match heard.recv_timeout(AGAIN) {
        Ok(Event::Quit) | Err(RecvTimeoutError::Disconnected) => false,
        Ok(Event::Test(reply)) => {
            // Nobody waits any more: then nobody needs to know.
            let _ = reply.send(Err(error.to_string()));
            true
        }
        Ok(_) | Err(RecvTimeoutError::Timeout) => true,
    }
}

/// Runs the engine on this thread until it is told to stop.
pub fn run_here(held: File, book: Book, events: Sender<Event>, heard: Receiver<Event>, effects: impl FnMut(Effect) + Send + 'static) {
    Watch::new(Engine::new(book), voice::system(events), heard, effects).run();
    drop(held);
}

/// Holds the lock on the engine as long as the file lives; it ends with the process, however that ends.
///
/// # Errors
/// - `Refused`: another program runs it on this book.
pub fn hold(lock: &Path) -> Result<File, Error> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(lock).map_err(|_| Error::NotWritable(lock.to_owned()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Error::refused("Another Fondly runs the reminders of this book already. Nothing was changed."))
        }
        Err(TryLockError::Error(_)) => Err(Error::NotWritable(lock.to_owned())),
    }
}
