//! What stays when no window is open: the reminders, and a tray where the desktop has one. No webview, no toolkit.

#[cfg(target_os = "linux")]
mod tray;

use std::sync::{Arc, OnceLock, mpsc::Sender};

use fondly_core::{
    Error, Result,
    book::Book,
    clock::Clock,
    domain::RequestKind,
    reminders::{Effect, Event},
};

use crate::{
    keeping::Keeper,
    links,
    place::Place,
    reminding,
    shortcut::Shortcut,
    window::{self, Goal},
};

/// Runs until the user quits, or the session ends. Where another program reminds already there is nothing to do.
///
/// # Errors
/// - The book can't be opened.
pub fn run(place: &Place, clock: Arc<dyn Clock>) -> Result<()> {
    let shortcut = Arc::<OnceLock<Shortcut>>::default();
    let keeper = Keeper::start(place, &clock, || ());
    let resident = Resident { place: place.clone(), clock: Arc::clone(&clock), keeper, shortcut: Arc::clone(&shortcut) };
    let (beside, asks) = (place.clone(), Arc::clone(&clock));
    let stop = move |events: Sender<Event>| {
        // Only now is it sure that no other program holds them for this book.
        let opens = beside.clone();
        shortcut.get_or_init(|| Shortcut::keep(&beside, &asks, move || open_window(&opens, &Goal::Thought)));
        put_up_tray(beside, asks, events);
    };
    match reminding::run(place, clock, stop, move |effect| resident.follow(effect)) {
        Err(Error::Refused(_)) if reminding::runs(&place.engine_lock()) => Ok(()),
        ended => ended,
    }
}

/// Asks everyone who has the book open to end: the program that reminds, and the window.
///
/// # Errors
/// - What the disk says.
pub fn quit(place: &Place, clock: Arc<dyn Clock>) -> Result<()> {
    Book::open(&place.book(), clock)?.request(RequestKind::Quit).map(drop)
}

#[cfg(target_os = "linux")]
fn put_up_tray(place: Place, clock: Arc<dyn Clock>, events: Sender<Event>) {
    tray::put_up(tray::Tray { place, clock, events });
}

/// A menu-bar or notification-area icon needs the toolkit's own loop there; starting Fondly again shows the window.
#[cfg(not(target_os = "linux"))]
fn put_up_tray(_place: Place, _clock: Arc<dyn Clock>, _events: Sender<Event>) {}

/// Does what an answer to a reminder asks of the world outside the book.
struct Resident {
    place: Place,
    clock: Arc<dyn Clock>,
    keeper: Keeper,
    shortcut: Arc<OnceLock<Shortcut>>,
}

impl Resident {
    fn follow(&self, effect: Effect) {
        match effect {
            Effect::ShowPerson(id, say) => self.show(&Goal::Person { id: id.to_string(), say }),
            Effect::ShowToday => self.show(&Goal::Today),
            Effect::OpenLink { link, person, step } => {
                let book = || Book::open(&self.place.book(), Arc::clone(&self.clock));
                if let Err(error) = links::open_or_take_back(&link, step, book) {
                    self.show(&Goal::Person { id: person.to_string(), say: Some(error.to_string()) });
                }
            }
            Effect::Changed(_) | Effect::Noticed => {
                self.keeper.look_again();
                if let Some(shortcut) = self.shortcut.get() {
                    shortcut.look_again();
                }
            }
            Effect::Reminded | Effect::Ask(_) => {}
        }
    }

    fn show(&self, goal: &Goal) {
        open_window(&self.place, goal);
    }
}

fn open_window(place: &Place, goal: &Goal) {
    match window::open(place, Some(goal)) {
        Ok(window) => window::let_go(window),
        Err(error) => eprintln!("fondly: {error}"),
    }
}
