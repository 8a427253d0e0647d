//! Keeping the calendar file current: after every change, on a thread of its own.

use std::{
    sync::{
        Arc,
        mpsc::{self, Sender},
    },
    thread,
    time::Duration,
};

use fondly_core::{book::Book, clock::Clock};

use crate::place::Place;

/// Changes come in groups; the file is written once for each group.
const A_MOMENT: Duration = Duration::from_millis(400);

/// Starts it; it looks once at once, and again whenever it is told to.
pub(crate) fn start(place: &Place, clock: &Arc<dyn Clock>) -> Sender<()> {
    let (again, asked) = mpsc::channel();
    let (path, clock) = (place.book(), Arc::clone(clock));
    let work = move || {
        loop {
            // What can't be written now is tried again with the next change; Settings says why.
            if let Err(error) = Book::open(&path, Arc::clone(&clock)).and_then(|book| book.keep_calendar()) {
                eprintln!("fondly: {error}");
            }
            if asked.recv().is_err() {
                return;
            }
            thread::sleep(A_MOMENT);
            while asked.try_recv().is_ok() {}
        }
    };
    // Without a thread there is no file; the book is none the worse for it.
    let _ = thread::Builder::new().name("calendar file".to_owned()).spawn(work);
    again
}
