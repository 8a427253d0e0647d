//! The windows: made when one is wanted, gone when it is closed, and led to a place by what happens outside it.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use fondly_core::domain::Theme;
use fondly_headless::window::Goal;
use tauri::{AppHandle, DragDropEvent, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};
use tauri_specta::Event as _;

use crate::{
    desk::Desk,
    events::{Called, CardsDropped, GoTo},
};

/// The two there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Everything.
    Main,
    /// A line for a thought, in front of whatever else is there (K10).
    Thought,
}

impl Kind {
    fn label(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Thought => "thought",
        }
    }
}

/// Shows a window, making it if there is none. Windows are made and shown on the main thread only, wherever this is asked.
fn show(app: &AppHandle, kind: Kind) {
    let handle = app.clone();
    // When the main thread is gone, so is the program.
    let _ = app.run_on_main_thread(move || match handle.get_webview_window(kind.label()) {
        Some(window) => bring_up(&window),
        None => make(&handle, kind),
    });
}

/// Shows the window that a goal is in, and leads it to the place. The place waits at the desk: a page that is still loading asks for it when
/// it is ready.
pub(crate) fn lead(app: &AppHandle, goal: Option<Goal>) {
    if goal == Some(Goal::Thought) {
        return show(app, Kind::Thought);
    }
    if let (Some(place), Some(desk)) = (goal.and_then(GoTo::of), app.try_state::<Desk>()) {
        desk.put_place(place);
    }
    show(app, Kind::Main);
    // A page that isn't there yet takes the place when it comes.
    let _ = Called.emit(app);
}

fn make(app: &AppHandle, kind: Kind) {
    let builder = |page| WebviewWindowBuilder::new(app, kind.label(), page);
    let made = match kind {
        Kind::Main => builder(WebviewUrl::default()).title("Fondly").inner_size(1280.0, 860.0).min_inner_size(480.0, 480.0).build(),
        Kind::Thought => builder(WebviewUrl::App("thought.html".into()))
            .title("Park a thought")
            .inner_size(520.0, 128.0)
            .min_inner_size(520.0, 128.0)
            .max_inner_size(520.0, 128.0)
            .always_on_top(true)
            .skip_taskbar(true)
            .center()
            .build(),
    };
    let window = match made {
        Ok(window) => window,
        Err(error) => return eprintln!("fondly: the window could not be shown: {error}"),
    };
    match kind {
        Kind::Main => listen(&window),
        Kind::Thought => ask_before_closing(&window),
    }
    // What is typed now is meant for it; a desktop may see it otherwise.
    let _ = window.set_focus();
    // A new window is dressed as the system is, and everything beside it as well.
    let dress = app.state::<Dress>();
    dress.lock().system.get_or_insert_with(|| window.theme().unwrap_or(tauri::Theme::Light));
    dress.put_on(app);
}

/// How what the toolkit draws is dressed, such as lists to choose from.
#[derive(Default)]
pub(crate) struct Dress(Mutex<Worn>);

#[derive(Default)]
struct Worn {
    /// As the user has set it.
    wanted: Theme,
    /// As the system had it when the first window was made.
    system: Option<tauri::Theme>,
    /// Was it ever anything but the system's?
    changed: bool,
}

impl Dress {
    fn lock(&self) -> MutexGuard<'_, Worn> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put_on(&self, app: &AppHandle) {
        let mut worn = self.lock();
        let theme = match worn.wanted {
            Theme::Light => Some(tauri::Theme::Light),
            Theme::Dark => Some(tauri::Theme::Dark),
            // To tell the toolkit so would make it light; it is told of what it was.
            Theme::System if worn.changed => worn.system,
            Theme::System => return,
        };
        worn.changed = true;
        app.set_theme(theme);
    }
}

/// Dresses what the toolkit draws as the page is dressed.
pub(crate) fn dress(app: &AppHandle, theme: Theme) {
    let handle = app.clone();
    // When the main thread is gone, so is the program.
    let _ = app.run_on_main_thread(move || {
        let dress = handle.state::<Dress>();
        dress.lock().wanted = theme;
        dress.put_on(&handle);
    });
}

/// Asked to close again so soon, the line for a thought does.
const INSISTING: Duration = Duration::from_secs(3);

/// The line for a thought is not closed by its frame with words in it, but once it was asked for again: the page says so, as it does for Escape.
fn ask_before_closing(window: &WebviewWindow) {
    let (asked, page) = (Mutex::<Option<Instant>>::default(), window.clone());
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else { return };
        let before = asked.lock().unwrap_or_else(PoisonError::into_inner).replace(Instant::now());
        // Whoever insists is heard, also where the page is not there to answer.
        if before.is_none_or(|before| before.elapsed() > INSISTING) {
            api.prevent_close();
            let _ = page.eval("dispatchEvent(new Event('leave'))");
        }
    });
}

fn bring_up(window: &WebviewWindow) {
    // Each may fail on desktops that leave placing windows to the user; the window is there all the same.
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
}

fn listen(window: &WebviewWindow) {
    let app = window.app_handle().clone();
    window.on_window_event(move |event| match event {
        WindowEvent::Focused(true) => {
            // Not here: the book may be busy, and the window must not wait for it.
            let app = app.clone();
            tauri::async_runtime::spawn_blocking(move || {
                if let Some(desk) = app.try_state::<Desk>() {
                    desk.look_again();
                }
            });
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            let files = paths.iter().map(|path| path.display().to_string()).collect();
            // A page that is gone takes no files.
            let _ = CardsDropped { files }.emit(&app);
        }
        _ => {}
    });
}
