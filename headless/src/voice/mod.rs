//! The system's notifications, one file per platform, behind the core's `Voice`.

mod answers;
#[cfg(target_os = "linux")]
mod asking;
#[cfg(target_os = "linux")]
mod bus;
#[cfg(target_os = "linux")]
mod ear;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(target_os = "linux")]
mod on_screen;
#[cfg(target_os = "linux")]
mod portal;
#[cfg(any(target_os = "macos", test))]
mod waiting;
#[cfg(target_os = "windows")]
mod windows;

#[cfg(target_os = "linux")]
use std::time::Duration;
use std::{io, sync::mpsc::Sender};

use fondly_core::reminders::{Event, Voice};

/// The voice of a desktop whose bus is at an address, whatever the session's own is.
#[cfg(target_os = "linux")]
pub fn desktop_on(address: &str, patience: Duration, events: Sender<Event>) -> Box<dyn Voice> {
    Box::new(bus::BusVoice::<linux::Desktop>::on(address, patience, events))
}

/// The voice of a sandbox whose bus is at an address, whatever the session's own is.
#[cfg(target_os = "linux")]
pub fn portal_on(address: &str, patience: Duration, events: Sender<Event>) -> Box<dyn Voice> {
    Box::new(bus::BusVoice::<portal::Portal>::on(address, patience, events))
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
        if portal::is_needed() { portal::service() } else { linux::service() }
    }
    #[cfg(target_os = "macos")]
    {
        macos::service()
    }
    #[cfg(target_os = "windows")]
    {
        windows::service()
    }
}

/// The voice of this system. Answers go to `events`.
pub fn system(events: Sender<Event>) -> Box<dyn Voice> {
    #[cfg(target_os = "linux")]
    {
        if portal::is_needed() {
            Box::new(bus::BusVoice::<portal::Portal>::new(events))
        } else {
            Box::new(bus::BusVoice::<linux::Desktop>::new(events))
        }
    }
    #[cfg(target_os = "macos")]
    {
        Box::new(macos::MacVoice::new(events))
    }
    #[cfg(target_os = "windows")]
    {
        Box::new(windows::WindowsVoice::new(events))
    }
}

/// Does `work` where the system's answers can reach this program. It is to be called on the main thread.
///
/// # Errors
/// - The system gives no thread for it.
pub fn while_listening(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    #[cfg(target_os = "macos")]
    {
        macos::while_listening(work)
    }
    #[cfg(not(target_os = "macos"))]
    {
        work();
        Ok(())
    }
}
