//! Ears: a voice that records what is said, and can fail or die.

use std::sync::{Arc, Mutex};

use fondly_core::{
    domain::AlarmId,
    reminders::{Popup, Voice, VoiceError},
};

/// A voice that records what is said. Its clones share one record.
#[derive(Clone, Default)]
pub(crate) struct RecordingVoice(Arc<Mutex<Record>>);

#[derive(Default)]
struct Record {
    shown: Vec<Popup>,
    closed: Vec<AlarmId>,
    failing: Option<(Fails, &'static str)>,
    /// At which popup from here, and when.
    dies: Option<(u32, Dies)>,
    is_inhibited: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fails {
    Once,
    Always,
}

/// When the power goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dies {
    /// Right before the next popup is on the screen.
    Before,
    /// Right after.
    After,
}

impl RecordingVoice {
    /// The popups since the last time this was asked.
    pub(crate) fn heard(&self) -> Vec<Popup> {
        std::mem::take(&mut self.record().shown)
    }

    /// The alarms whose popups were taken off the screen since the last time this was asked.
    pub(crate) fn closed(&self) -> Vec<AlarmId> {
        std::mem::take(&mut self.record().closed)
    }

    /// From here on the system takes no notification.
    pub(crate) fn fail(&self, why: &'static str) {
        self.record().failing = Some((Fails::Always, why));
    }

    /// The system does not take the next notification.
    pub(crate) fn fail_once(&self, why: &'static str) {
        self.record().failing = Some((Fails::Once, why));
    }

    /// From here on it takes them again.
    pub(crate) fn recover(&self) {
        self.record().failing = None;
    }

    /// The power goes at a popup, the next being the first; `None`: it does not.
    pub(crate) fn die(&self, at: Option<(u32, Dies)>) {
        self.record().dies = at;
    }

    /// The user wants not to be disturbed by the system, or again does not mind.
    pub(crate) fn inhibit(&self, is_inhibited: bool) {
        self.record().is_inhibited = is_inhibited;
    }

    fn record(&self) -> std::sync::MutexGuard<'_, Record> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Voice for RecordingVoice {
    fn show(&mut self, popup: &Popup) -> Result<(), VoiceError> {
        let mut record = self.record();
        if let Some((fails, why)) = record.failing {
            if fails == Fails::Once {
                record.failing = None;
            }
            return Err(VoiceError(why.to_owned()));
        }
        let dies = record.dies.take_if(|(at, _)| *at == 1);
        if let Some((at, _)) = &mut record.dies {
            *at -= 1;
        }
        if dies != Some((1, Dies::Before)) {
            record.shown.push(popup.clone());
        }
        if dies.is_some() {
            drop(record);
            std::panic::panic_any("the power is gone");
        }
        Ok(())
    }

    fn close(&mut self, alarm: AlarmId) {
        self.record().closed.push(alarm);
    }

    fn is_inhibited(&mut self) -> bool {
        self.record().is_inhibited
    }
}
