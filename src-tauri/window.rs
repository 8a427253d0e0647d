//! The window: made when it is wanted, gone when it is closed, and led to a place by what happens outside it.

use fondly_core::reminders::Effect;
use fondly_headless::links;
use tauri::{AppHandle, DragDropEvent, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};
use tauri_specta::Event as _;

use crate::{
    desk::Desk,
    events::{Called, CardsDropped, Changed, GoTo, SubjectView},
};

const LABEL: &str = "main";

/// Shows the window, making it if there is none. Windows are made and shown on the main thread only, wherever this is asked.
pub(crate) fn show(app: &AppHandle) {
    let handle = app.clone();
    // When the main thread is gone, so is the program.
    let _ = app.run_on_main_thread(move || match handle.get_webview_window(LABEL) {
        Some(window) => bring_up(&window),
        None => make(&handle),
    });
}

/// Does what an answer to a reminder asks of the world outside the book.
pub(crate) fn follow(app: &AppHandle, effect: Effect) {
    match effect {
        Effect::ShowPerson(id, say) => lead(app, GoTo::Person { id: id.to_string(), say }),
        Effect::ShowToday => lead(app, GoTo::Today),
        Effect::OpenLink { link, person, step } => {
            if let Err(error) = links::open(&link) {
                if let (Some(desk), Some(step)) = (app.try_state::<Desk>(), step) {
                    // What can't be taken back any more was changed by hand since.
                    let _ = desk.change(|book| book.undo(Some(step)));
                }
                lead(app, GoTo::Person { id: person.to_string(), say: Some(error.to_string()) });
            }
        }
        Effect::Reminded => {
            // A view that is gone hears nothing; that is no failure.
            let _ = Changed { what: vec![SubjectView::Reminders] }.emit(app);
        }
        Effect::Noticed => {
            if let Some(desk) = app.try_state::<Desk>() {
                desk.look_again();
            }
        }
        Effect::Changed(what) => {
            if let Some(desk) = app.try_state::<Desk>() {
                desk.tell(what.into_iter().map(Into::into));
            }
        }
    }
}

/// Shows the window and leads it to a place. The place waits at the desk: a page that is still loading asks for it when it is ready.
fn lead(app: &AppHandle, place: GoTo) {
    let Some(desk) = app.try_state::<Desk>() else {
        return;
    };
    desk.put_place(place);
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
