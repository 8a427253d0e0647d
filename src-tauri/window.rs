//! The window: made when it is wanted, gone when it is closed, and led to a place by what happens outside it.

use fondly_headless::window::Goal;
use tauri::{AppHandle, DragDropEvent, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};
use tauri_specta::Event as _;

use crate::{
    desk::Desk,
    events::{Called, CardsDropped},
};

const LABEL: &str = "main";

/// Shows the window, making it if there is none. Windows are made and shown on the main thread only, wherever this is asked.
fn show(app: &AppHandle) {
    let handle = app.clone();
    // When the main thread is gone, so is the program.
    let _ = app.run_on_main_thread(move || match handle.get_webview_window(LABEL) {
        Some(window) => bring_up(&window),
        None => make(&handle),
    });
}

/// Shows the window, and leads it to a place. The place waits at the desk: a page that is still loading asks for it when it is ready.
pub(crate) fn lead(app: &AppHandle, goal: Option<Goal>) {
    if let (Some(goal), Some(desk)) = (goal, app.try_state::<Desk>()) {
        desk.put_place(goal.into());
    }
    show(app);
    // A page that isn't there yet takes the place when it comes.
    let _ = Called.emit(app);
}

fn make(app: &AppHandle) {
    let made = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Fondly")
        .inner_size(1280.0, 860.0)
        .min_inner_size(480.0, 480.0)
        .build();
    match made {
        Ok(window) => listen(&window),
        Err(error) => eprintln!("fondly: the window could not be shown: {error}"),
    }
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
