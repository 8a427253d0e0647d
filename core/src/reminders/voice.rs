//! How the engine speaks: the system's notifications behind one trait, and what comes back from them.

use crate::domain::{AlarmId, Later};

/// A button on a popup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Congratulate on a milestone.
    Congratulate,
    /// It is done.
    Done,
    /// Not now; until when is asked next.
    Snooze,
    /// Not before then.
    Later(Later),
    /// They met, as it was planned.
    Met,
    /// It did not come to it.
    NotMet,
    /// Whom they congratulated was reached.
    Reached,
    /// Nobody was: it is to be taken back.
    NotReached,
    /// The clock is right (R7).
    RightClock,
    /// It is not.
    WrongClock,
}

impl Act {
    const ALL: [Self; 15] = [
        Self::Congratulate,
        Self::Done,
        Self::Snooze,
        Self::Later(Later::Hour),
        Self::Later(Later::Tonight),
        Self::Later(Later::Tomorrow),
        Self::Later(Later::Weekend),
        Self::Later(Later::NextWeek),
        Self::Later(Later::Month),
        Self::Met,
        Self::NotMet,
        Self::Reached,
        Self::NotReached,
        Self::RightClock,
        Self::WrongClock,
    ];

    /// Its name on the wire between Fondly and the system.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Congratulate => "congratulate",
            Self::Done => "done",
            Self::Snooze => "snooze",
            Self::Later(Later::Hour) => "hour",
            Self::Later(Later::Tonight) => "tonight",
            Self::Later(Later::Tomorrow) => "tomorrow",
            Self::Later(Later::Weekend) => "weekend",
            Self::Later(Later::NextWeek) => "next-week",
            Self::Later(Later::Month) => "month",
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Reached => "reached",
            Self::NotReached => "not-reached",
            Self::RightClock => "right-clock",
            Self::WrongClock => "wrong-clock",
        }
    }

    /// What its button says.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Congratulate => "Congratulate",
            Self::Done => "Done",
            Self::Snooze => "Snooze",
            Self::Later(Later::Hour) => "In an hour",
            Self::Later(Later::Tonight) => "Tonight",
            Self::Later(Later::Tomorrow) => "Tomorrow",
            Self::Later(Later::Weekend) => "At the weekend",
            Self::Later(Later::NextWeek) => "Next week",
            Self::Later(Later::Month) => "In a month",
            Self::Met => "We met",
            Self::NotMet => "Not this time",
            Self::Reached => "Yes",
            Self::NotReached => "Not yet",
            Self::RightClock => "Yes, it is",
            Self::WrongClock => "No",
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

    /// Has the user asked the system not to be disturbed? Where the system does not tell: no. It is asked whenever something is due.
    fn is_inhibited(&mut self) -> bool {
        false
    }
}
