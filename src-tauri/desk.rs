//! The open book behind a lock: runs a verb, tells the views what changed, and hears what other programs did.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

use fondly_core::{
    Result,
    book::{Book, ImportPreview, Outcome},
    clock::Clock,
    domain::RequestKind,
};
use fondly_headless::{keeping::Keeper, place::Place, wire::CommandError};
use tauri::{AppHandle, Manager};
use tauri_specta::Event as _;

use crate::{
    companion::Companion,
    events::{Changed, GoTo, SubjectView},
    window,
};

/// How far the book had changed when it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    /// What the user keeps.
    changes: i64,
    /// Anything at all, by another opening.
    version: i64,
    /// What was asked of whoever has the book open.
    request: i64,
}

impl Seen {
    fn of(book: &Book) -> Result<Self> {
        Ok(Self { changes: book.changes()?, version: book.data_version()?, request: book.last_request()? })
    }
}

/// The open book of a running program.
pub(crate) struct Desk {
    /// Asks. Apart from the one that writes, so that a view never waits for an import.
    reader: Mutex<Book>,
    /// Writes.
    writer: Mutex<Book>,
    place: Place,
    clock: Arc<dyn Clock>,
    app: AppHandle,
    pub(crate) keeper: Keeper,
    /// How far the book had changed when the views were last told.
    seen: Mutex<Seen>,
    /// Where the window is to go when it is ready.
    place_to_go: Mutex<Option<GoTo>>,
    /// The number of the preview that was begun last, and what one found: the page asks for it window by window.
    previews: AtomicU32,
    preview: Mutex<(u32, Arc<ImportPreview>)>,
    /// The import that runs is to stop.
    pub(crate) stop_import: AtomicBool,
}

impl Desk {
    /// A desk with its book open.
    ///
    /// # Errors
    /// - What opening says.
    pub(crate) fn open(place: Place, clock: Arc<dyn Clock>, app: AppHandle) -> Result<Self> {
        let views = app.clone();
        // A view that is gone hears nothing; that is no failure.
        let heard = move || drop(Changed { what: vec![SubjectView::Settings] }.emit(&views));
        let keeper = Keeper::start(&place, &clock, heard);
        let reader = Book::open(&place.book(), Arc::clone(&clock))?;
        let writer = Mutex::new(Book::open(&place.book(), Arc::clone(&clock))?);
        let seen = Mutex::new(Seen::of(&reader)?);
        let reader = Mutex::new(reader);
        let (place_to_go, preview, stop_import) = (Mutex::new(None), Mutex::default(), AtomicBool::new(false));
        let previews = AtomicU32::new(0);
        Ok(Self { reader, writer, place, clock, app, keeper, seen, place_to_go, previews, preview, stop_import })
    }

    /// Asks the book.
    ///
    /// # Errors
    /// - What the question says.
    pub(crate) fn ask<T>(&self, question: impl FnOnce(&Book) -> Result<T>) -> Result<T, CommandError> {
        Ok(question(&lock(&self.reader))?)
    }

    /// Runs a verb and tells everyone what it changed.
    ///
    /// # Errors
    /// - What the verb says.
    pub(crate) fn change<T>(&self, verb: impl FnOnce(&mut Book) -> Result<Outcome<T>>) -> Result<Outcome<T>, CommandError> {
        let outcome = verb(&mut lock(&self.writer))?;
        self.tell(outcome.changed.iter().map(|subject| (*subject).into()));
        Ok(outcome)
    }

    /// Runs what notes something that is no change of the user's.
    ///
    /// # Errors
    /// - What it says.
    pub(crate) fn note<T>(&self, work: impl FnOnce(&mut Book) -> Result<T>) -> Result<T, CommandError> {
        Ok(work(&mut lock(&self.writer))?)
    }

    /// Another opening of the same book, for work that takes long while the views go on asking.
    ///
    /// # Errors
    /// - What opening says.
    pub(crate) fn another(&self) -> Result<Book> {
        Book::open(&self.place.book(), Arc::clone(&self.clock))
    }

    /// Tells the views what changed.
    pub(crate) fn tell(&self, what: impl IntoIterator<Item = SubjectView>) {
        let mut what: Vec<SubjectView> = what.into_iter().collect();
        if what.is_empty() {
            return;
        }
        what.push(SubjectView::History);
        if let Ok(now) = Seen::of(&lock(&self.reader)) {
            let mut before = self.seen();
            // What is asked of this program is heard when it is looked at.
            *before = Seen { request: before.request, ..now };
        }
        if what.contains(&SubjectView::Settings) {
            self.dress();
        }
        // A view that is gone hears nothing; that is no failure.
        let _ = Changed { what }.emit(&self.app);
        self.keeper.look_again();
    }

    /// Dresses the windows as the user has set it.
    pub(crate) fn dress(&self) {
        if let Ok(settings) = lock(&self.reader).settings() {
            window::dress(&self.app, settings.theme);
        }
    }

    /// Tells the views to ask again if another program has changed the book since they last did, or reminders have moved on; does what
    /// another program asked.
    pub(crate) fn look_again(&self) {
        let Ok(now) = Seen::of(&lock(&self.reader)) else {
            return;
        };
        let before = std::mem::replace(&mut *self.seen(), now);
        if before.changes != now.changes {
            self.dress();
            let _ = Changed { what: SubjectView::ALL.to_vec() }.emit(&self.app);
            self.keeper.look_again();
        } else if before.version != now.version {
            let _ = Changed { what: vec![SubjectView::Reminders] }.emit(&self.app);
        }
        if before.request != now.request && self.is_asked_to_quit(before.request) {
            if let Some(companion) = self.app.try_state::<Companion>() {
                companion.leave();
            }
            self.app.exit(0);
        }
    }

    fn is_asked_to_quit(&self, after: i64) -> bool {
        let asked = lock(&self.reader).requests_after(after).unwrap_or_default();
        asked.iter().any(|request| request.what == RequestKind::Quit)
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a place for the window to go to.
    pub(crate) fn put_place(&self, place: GoTo) {
        *self.place_to_go.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
    }

    /// The place to go to, once.
    pub(crate) fn take_place(&self) -> Option<GoTo> {
        self.place_to_go.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Begins a preview: its number.
    pub(crate) fn begin_preview(&self) -> u32 {
        self.previews.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Keeps what a preview found, unless another was begun since.
    pub(crate) fn keep_preview(&self, number: u32, preview: ImportPreview) {
        if self.previews.load(Ordering::Relaxed) == number {
            *self.preview.lock().unwrap_or_else(PoisonError::into_inner) = (number, Arc::new(preview));
        }
    }

    /// What the preview of this number found, if it is still the last.
    pub(crate) fn preview(&self, number: u32) -> Option<Arc<ImportPreview>> {
        let kept = self.preview.lock().unwrap_or_else(PoisonError::into_inner);
        (kept.0 == number).then(|| Arc::clone(&kept.1))
    }

    /// Asks a running import to stop, or lets the next one run.
    pub(crate) fn set_stop_import(&self, stop: bool) {
        self.stop_import.store(stop, Ordering::Relaxed);
    }

    /// Where the book lies.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// The window's program.
    pub(crate) fn app(&self) -> &AppHandle {
        &self.app
    }
}

/// A panic in one command must not take the others down: each verb is one transaction, so the book is whole.
fn lock(book: &Mutex<Book>) -> MutexGuard<'_, Book> {
    book.lock().unwrap_or_else(PoisonError::into_inner)
}
