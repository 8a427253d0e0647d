//! The program that reminds, `fondly --background`: wherever there is a window, it runs beside it, and it stays when the window goes.

use std::{
    process::Child,
    sync::{
        Mutex, PoisonError,
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

use fondly_headless::{login, place::Place, reminding, window};

/// How often it is looked whether it still runs.
const AGAIN: Duration = Duration::from_secs(20);

/// Sees to it that somebody reminds.
pub(crate) struct Companion {
    stop: Mutex<Option<Sender<()>>>,
}

impl Companion {
    /// Starts it if nobody reminds of this book, now and whenever it has ended of its own accord.
    pub(crate) fn keep(place: Place) -> Self {
        let (stop, stopped) = mpsc::channel();
        let watch = move || {
            // An entry from an older Fondly starts another program. Where there is no such thing, there is nothing to mend.
            if login::is_on(&place).unwrap_or(false) {
                let _ = login::set(&place, true);
            }
            let mut started: Option<Child> = None;
            loop {
                // One that has ended must not stay behind as a dead process.
                let runs_still = started.as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(None)));
                if !runs_still && !reminding::runs(&place.engine_lock()) {
                    started = window::start_resident(&place).inspect_err(|error| eprintln!("fondly: {error}")).ok();
                }
                match stopped.recv_timeout(AGAIN) {
                    Err(RecvTimeoutError::Timeout) => {}
                    Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        };
        // Without a thread nobody sees to it; the health light says that nothing reminds.
        let _ = thread::Builder::new().name("companion".to_owned()).spawn(watch);
        Self { stop: Mutex::new(Some(stop)) }
    }

    /// From here on nobody is started any more: the user quits.
    pub(crate) fn leave(&self) {
        drop(self.stop.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}
