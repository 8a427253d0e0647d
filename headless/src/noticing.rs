//! Noticing at once that another program has changed the book: the file is the only way between programs.

use std::{sync::mpsc, thread, time::Duration};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::place::Place;

/// One change is several writes; what is written within it counts as one.
const A_MOMENT: Duration = Duration::from_millis(100);

/// Calls `heard` soon after the book was written to, on a thread of its own, until what it returns is dropped. `None` where the system
/// can't tell of changes: whoever asks now and then sees them all the same.
#[must_use]
pub fn watch(place: &Place, heard: impl Fn() + Send + 'static) -> Option<RecommendedWatcher> {
    let (written, writes) = mpsc::channel();
    let book = place.book();
    // What is written goes into the file beside the book first.
    let names = [book.clone(), book.with_extension("db-wal")];
    let seen = move |event: notify::Result<notify::Event>| {
        let is_write = |event: &notify::Event| {
            matches!(event.kind, EventKind::Modify(_) | EventKind::Create(_)) && event.paths.iter().any(|path| names.contains(path))
        };
        if event.is_ok_and(|event| is_write(&event)) {
            // Whoever listened is gone.
            let _ = written.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(seen).ok()?;
    watcher.watch(place.folder(), RecursiveMode::NonRecursive).ok()?;
    let listen = move || {
        while writes.recv().is_ok() {
            // Until it is quiet, so that an import is told of once it is in.
            while matches!(writes.recv_timeout(A_MOMENT), Ok(())) {}
            heard();
        }
    };
    thread::Builder::new().name("changes of the book".to_owned()).spawn(listen).ok()?;
    Some(watcher)
}
