//! The system's notifications, one file per platform, behind the core's `Voice`.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod native;

use std::sync::mpsc::Sender;

use fondly_core::reminders::{Event, Voice};

/// The voice on the bus at an address, whatever the session's own is.
#[cfg(target_os = "linux")]
pub fn on(address: &str, events: Sender<Event>) -> Box<dyn Voice> {
    Box::new(linux::LinuxVoice::on(address, events))
}

/// What takes notifications on this system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// What it calls itself.
    pub name: String,
    /// Does it show buttons?
    pub has_buttons: bool,
    /// Has the user asked it not to disturb?
    pub is_inhibited: bool,
}

/// Asks what takes notifications, without showing any.
///
/// # Errors
/// - There is none, or it does not answer; the words say which.
pub fn service() -> Result<Service, String> {
    #[cfg(target_os = "linux")]
    {
        linux::service()
    }
    #[cfg(not(target_os = "linux"))]
    {
        // The system itself; whether it shows ours is for its own settings to say.
        Ok(Service { name: "The system".to_owned(), has_buttons: false, is_inhibited: false })
    }
}

/// The voice of this system. Answers go to `events`.
pub fn system(events: Sender<Event>) -> Box<dyn Voice> {
    #[cfg(target_os = "linux")]
    {
        Box::new(linux::LinuxVoice::new(events))
    }
    #[cfg(not(target_os = "linux"))]
    {
        drop(events);
        Box::new(native::NativeVoice)
    }
}
