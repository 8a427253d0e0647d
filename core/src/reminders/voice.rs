//! How the engine speaks: the system's notifications behind one trait, and what comes back from them.

use crate::domain::AlarmId;

/// A button on a popup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Congratulate on a milestone.
    Congratulate,
    /// It is done.
    Done,
    /// Not now.
    Snooze,
    /// They met, as it was planned.
    Met,
    /// It did not come to it.
    NotMet,
}

impl Act {
    const ALL: [Self; 5] = [Self::Congratulate, Self::Done, Self::Snooze, Self::Met, Self::NotMet];

    /// Its name on the wire between Fondly and the system.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Congratulate => "congratulate",
            Self::Done => "done",
            Self::Snooze => "snooze",
            Self::Met => "met",
            Self::NotMet => "not-met",
        }
    }

    /// What its button says.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Congratulate => "Congratulate",
            Self::Done => "Done",
            Self::Snooze => "Snooze",
            Self::Met => "We met",
            Self::NotMet => "Not this time",
        }
    }

    /// The act with this name.
    #[must_use]
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.key() == key)
    }
}

/// What the user did with a popup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A click on it.
    Open,
    /// One of its buttons.
    Act(Act),
    /// They closed it: seen, not done (R10).
    Dismissed,
    /// It went away by itself, or nobody knows why: still unread (R10).
    Expired,
}

/// One popup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Popup {
    /// The alarms it speaks for: one, or those of a digest.
    pub alarms: Vec<AlarmId>,
    /// Its first line; plain text.
    pub title: String,
    /// Its other lines; plain text.
    pub body: String,
    /// Its buttons.
    pub acts: Vec<Act>,
}

/// Why a popup could not be shown; the alarm stays due (R11).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct VoiceError(pub String);

/// The system's notifications. Answers come back as [`Event::Answered`](super::Event) to the channel that a voice is made with.
pub trait Voice: Send {
    /// Shows a popup; when it returns, the system has taken it.
    ///
    /// # Errors
    /// - The system has no notifications, or did not take this one.
    fn show(&mut self, popup: &Popup) -> Result<(), VoiceError>;

    /// Takes the popup that speaks for an alarm off the screen, if it is there.
    fn close(&mut self, alarm: AlarmId);
}
