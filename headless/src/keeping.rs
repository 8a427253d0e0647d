//! Keeping the calendar file current: after every change, on a thread of its own.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Sender},
    },
    thread,
    time::Duration,
};

use fondly_core::{book::Book, clock::Clock};

use crate::place::Place;

/// Changes come in groups; the file is written once for each group.
const A_MOMENT: Duration = Duration::from_millis(400);

/// Keeps the calendar file.
pub struct Keeper {
    again: Mutex<Sender<()>>,
    trouble: Arc<Mutex<Option<String>>>,
}

impl Keeper {
    /// Starts it; it looks once at once, and again whenever it is told to. `heard` is called when it begins to fail or fails no longer.
    pub fn start(place: &Place, clock: &Arc<dyn Clock>, heard: impl Fn() + Send + 'static) -> Self {
        let (again, asked) = mpsc::channel();
        let trouble = Arc::<Mutex<Option<String>>>::default();
        let (path, clock, said) = (place.book(), Arc::clone(clock), Arc::clone(&trouble));
        let work = move || {
            loop {
                // What can't be written now is tried again with the next change; Settings says why.
                let failed =
                    Book::open(&path, Arc::clone(&clock)).and_then(|book| book.keep_calendar()).err().map(|error| error.to_string());
                let before = std::mem::replace(&mut *said.lock().unwrap_or_else(PoisonError::into_inner), failed.clone());
                if before != failed {
                    failed.iter().for_each(|sentence| eprintln!("fondly: {sentence}"));
                    heard();
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
        Self { again: Mutex::new(again), trouble }
    }

    /// Brings the file in line soon.
    pub fn look_again(&self) {
        // It is gone only when the program is leaving.
        let _ = self.again.lock().unwrap_or_else(PoisonError::into_inner).send(());
    }

    /// Why the file could not be written last.
    pub fn trouble(&self) -> Option<String> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
