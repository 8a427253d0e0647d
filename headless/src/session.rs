//! The user's session: what runs in the background ends with it.

use std::sync::mpsc::Sender;

use fondly_core::reminders::Event;

/// The session that this program was started in. On Linux it is over when its bus, which was there at the start, is gone; elsewhere the
/// system ends its programs itself.
#[cfg(target_os = "linux")]
pub(crate) struct Session(Option<zbus::blocking::Connection>);

#[cfg(target_os = "linux")]
impl Session {
    /// The session as it is now; without a bus nothing will be heard of its end.
    pub(crate) fn now() -> Self {
        Self(zbus::blocking::Connection::session().ok())
    }

    /// Stops the engine when it is over.
    pub(crate) fn when_over(self, events: Sender<Event>) {
        let Some(bus) = self.0 else { return };
        let wait = move || {
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
}

/// See above.
#[cfg(not(target_os = "linux"))]
pub(crate) struct Session;

#[cfg(not(target_os = "linux"))]
impl Session {
    pub(crate) fn now() -> Self {
        Self
    }

    pub(crate) fn when_over(self, events: Sender<Event>) {
        drop(events);
    }
}
