//! The windows: made when one is wanted, gone when it is closed, and led to a place by what happens outside it.

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
    match made {
        Ok(window) if kind == Kind::Main => listen(&window),
        Ok(_) => {}
        Err(error) => eprintln!("fondly: the window could not be shown: {error}"),
    }
}

/// Dresses what the toolkit draws, such as lists to choose from, as the page is dressed.
pub(crate) fn dress(app: &AppHandle, theme: Theme) {
    let theme = match theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    };
    let handle = app.clone();
    // When the main thread is gone, so is the program.
    let _ = app.run_on_main_thread(move || handle.set_theme(theme));
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
