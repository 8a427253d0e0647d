//! The running window: one instance on a book, with the program that reminds beside it.

use std::{
    panic::{self, AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use clap::Parser;
use fondly_core::{Error, book::Book, clock::Clock};
use fondly_headless::{clock::SystemClock, noticing, place::Place};
use tauri::{App, Manager};

use crate::{Arguments, commands::contract, companion::Companion, desk::Desk, faces, window};

/// Runs until the window is closed, or the user quits.
///
/// # Errors
/// - The book can't be opened, or this system can't show a program; the sentence says which.
pub(crate) fn run(place: Place, arguments: Arguments) -> Result<(), Error> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
    // Opened before there is anything to see, so that a failure is a sentence and not an empty window.
    prepare(&place, &clock, arguments.start.demo)?;
    let (contract, bus_name) = (contract(), place.bus_name());
    let handler = contract.invoke_handler();
    let single = tauri_plugin_single_instance::Builder::new()
        .dbus_id(bus_name)
        .callback(|app, again, _| {
            // Whoever started once more had its arguments read already.
            let goal = Arguments::try_parse_from(again).ok().and_then(Arguments::goal);
            window::lead(app, goal);
        })
        .build();
    let builder =
        faces::register(tauri::Builder::default()).plugin(single).plugin(tauri_plugin_dialog::init()).invoke_handler(handler).setup(
            move |app| {
                contract.mount_events(app);
                Ok(set_up(app, place, clock, arguments)?)
            },
        );
    build(builder)?.run(|_, _| ());
    Ok(())
}

/// Where there is no screen, or none that answers, the toolkit panics before it could be asked.
fn build(builder: tauri::Builder<tauri::Wry>) -> Result<App, Error> {
    let aside = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let built = catch_unwind(AssertUnwindSafe(|| builder.build(tauri::generate_context!())));
    panic::set_hook(aside);
    let what = match built {
        Ok(Ok(app)) => return Ok(app),
        Ok(Err(error)) => format!("Fondly could not start: {error}."),
        // GTK says no more than that it could not begin, and that is what it says when there is no screen.
        Err(panic) => match panic.downcast::<String>().map(|said| *said) {
            Ok(said) if !said.to_lowercase().contains("gtk") => format!("Fondly could not start: {said}."),
            _ => "There is no screen here that can show a window.".to_owned(),
        },
    };
    Err(Error::Refused(format!("{what} The terminal’s verbs work: fondly --help. Nothing was changed.")))
}

fn prepare(place: &Place, clock: &Arc<dyn Clock>, demo: bool) -> Result<(), Error> {
    let mut book = Book::open(&place.book(), Arc::clone(clock))?;
    if demo {
        book.fill_with_samples()?;
    }
    Ok(())
}

fn set_up(app: &mut App, place: Place, clock: Arc<dyn Clock>, arguments: Arguments) -> Result<(), Error> {
    app.manage(window::Dress::default());
    app.manage(Desk::open(place.clone(), clock, app.handle().clone())?);
    let handle = app.handle().clone();
    let watched = noticing::watch(&place, move || {
        if let Some(desk) = handle.try_state::<Desk>() {
            desk.look_again();
        }
    });
    // It ends with the program.
    app.manage(watched);
    app.manage(Companion::keep(place));
    window::lead(app.handle(), arguments.goal());
    app.state::<Desk>().dress();
    Ok(())
}
