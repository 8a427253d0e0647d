//! The user's session: what runs in the background ends with it.

use std::sync::mpsc::Sender;

use fondly_core::reminders::Event;

/// Stops the engine when the session is over. On Linux that is when the session's bus, which was there, is gone; elsewhere the system
/// ends its programs itself.
#[cfg(target_os = "linux")]
pub(crate) fn when_over(events: Sender<Event>) {
    let wait = move || {
        let Ok(bus) = zbus::blocking::Connection::session() else { return };
        // Nothing is asked for, so nothing comes but the end.
        for message in zbus::blocking::MessageIterator::from(&bus) {
            if message.is_err() {
                break;
            }
        }
        let _ = events.send(Event::Quit);
    };
    // Without a thread the end is noticed by a signal, as nearly always.
    let _ = std::thread::Builder::new().name("end of the session".to_owned()).spawn(wait);
}

/// See above.
#[cfg(not(target_os = "linux"))]
pub(crate) fn when_over(events: Sender<Event>) {
    drop(events);
}
