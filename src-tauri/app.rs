//! The running program: one instance, a tray, the reminder engine, and a window when it is wanted.

use std::{
    panic::{self, AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread::{self, JoinHandle},
    time::Duration,
};

use fondly_core::{Error, book::Book, clock::Clock, reminders::Event};
use fondly_headless::{clock::SystemClock, place::Place, reminding, window::BACKGROUND};
use tauri::{App, Manager, RunEvent};

use crate::{commands::contract, desk::Desk, faces, tray, window};

/// Runs until the user quits. With `background` no webview is started until one is asked for.
///
/// # Errors
/// - The book can't be opened, or this system can't show a program; the sentence says which.
pub(crate) fn run(place: Place, background: bool, demo: bool) -> Result<(), Error> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
    // Opened before there is anything to see, so that a failure is a sentence and not an empty window.
    prepare(&place, &clock, demo)?;
    let (contract, bus_name) = (contract(), place.bus_name());
    let at_login = [vec![BACKGROUND.to_owned()], place.argument()].concat();
    let handler = contract.invoke_handler();
    let single = tauri_plugin_single_instance::Builder::new()
        .dbus_id(bus_name)
        .callback(|app, arguments, _| {
            if !arguments.iter().any(|argument| argument == BACKGROUND) {
                window::show(app);
            }
        })
        .build();
    let builder = faces::register(tauri::Builder::default())
        .plugin(single)
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_autostart::Builder::new().args(at_login).build())
        .invoke_handler(handler)
        .setup(move |app| {
            contract.mount_events(app);
            Ok(set_up(app, place, clock, background)?)
        });
    let app = build(builder)?;
    app.run(|app, event| match event {
        // The last window closed is no reason to go: reminders are due all day. Quit is in the tray and on Ctrl+Q.
        RunEvent::ExitRequested { code: None, api, .. } => api.prevent_exit(),
        RunEvent::Exit => {
            if let Some(desk) = app.try_state::<Desk>() {
                desk.wake(Event::Quit);
            }
            if let Some(engine) = app.try_state::<Mutex<Option<JoinHandle<()>>>>() {
                end(&engine);
            }
        }
        _ => {}
    });
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

/// Gives the engine a moment to say that nobody reminds any more. One that is waiting for the disk is left to it.
fn end(engine: &Mutex<Option<JoinHandle<()>>>) {
    let engine = engine.lock().unwrap_or_else(PoisonError::into_inner).take();
    for _ in 0..20 {
        if engine.as_ref().is_none_or(JoinHandle::is_finished) {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn prepare(place: &Place, clock: &Arc<dyn Clock>, demo: bool) -> Result<(), Error> {
    let mut book = Book::open(&place.book(), Arc::clone(clock))?;
    if demo && book.people_count()? == 0 {
        book.fill_with_samples()?;
    }
    Ok(())
}

fn set_up(app: &mut App, place: Place, clock: Arc<dyn Clock>, background: bool) -> Result<(), Error> {
    let (events, heard) = mpsc::channel();
    let lock = place.engine_lock();
    let engine_book = Book::open(&place.book(), Arc::clone(&clock))?;
    app.manage(Desk::open(place, clock, app.handle().clone(), events.clone())?);
    let handle = app.handle().clone();
    let engine = reminding::start(&lock, engine_book, events, heard, move |effect| window::follow(&handle, effect));
    app.manage(Mutex::new(engine));
    // The tray's library is looked for when it is first used, and panics when it isn't there.
    let tray = catch_unwind(AssertUnwindSafe(|| tray::build(app.handle())));
    if !matches!(tray, Ok(Ok(()))) {
        eprintln!("fondly: there is no tray on this desktop. Start Fondly again to see its window; Ctrl+Q in it ends Fondly.");
    }
    if !background {
        window::show(app.handle());
    }
    Ok(())
}
