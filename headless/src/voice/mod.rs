//! The system's notifications, one file per platform, behind the core's `Voice`.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod native;

use std::sync::mpsc::Sender;

use fondly_core::reminders::{Event, Voice};

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
