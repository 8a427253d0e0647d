//! macOS and Windows: notify-rust. A popup is shown without buttons: waiting for a click would cost a core for each unanswered one
//! on macOS. Never run by us: see ARCHITECTURE.md.

use fondly_core::{
    domain::AlarmId,
    reminders::{Popup, Voice, VoiceError},
};
use notify_rust::Notification;

/// The system's notifications through notify-rust.
pub struct NativeVoice;

impl Voice for NativeVoice {
    fn show(&mut self, popup: &Popup) -> Result<(), VoiceError> {
        let mut notification = Notification::new();
        notification.summary(&popup.title).body(&popup.body);
        // Without an id of our own Windows shows the popup as PowerShell's.
        #[cfg(target_os = "windows")]
        notification.app_id("app.fondly.Fondly");
        notification.show().map(drop).map_err(|error| VoiceError(error.to_string()))
    }

    fn close(&mut self, _alarm: AlarmId) {
        // notify-rust can't take back a popup on these systems; answering a stale one only opens the person (R10).
    }
}
