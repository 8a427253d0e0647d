//! Alarms: what the reminder engine promised to say, and what became of it (R1, R3).

use std::fmt;

use jiff::{Timestamp, civil::Date};

use super::{AlarmId, ContactId, Id, Until};

/// What an alarm reminds of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AlarmKind {
    /// A milestone coming round.
    Milestone,
    /// A check-in falling due.
    CheckIn,
    /// A catch-up that is planned.
    CatchUp,
    /// A catch-up that was planned: did they meet (K5)?
    Met,
    /// What the user wants to be reminded of.
    Reminder,
}

impl AlarmKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Milestone, Self::CheckIn, Self::CatchUp, Self::Met, Self::Reminder];

    /// Its word in a key and on the terminal.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Milestone => "milestone",
            Self::CheckIn => "check-in",
            Self::CatchUp => "catch-up",
            Self::Met => "met",
            Self::Reminder => "reminder",
        }
    }
}

/// The identity of what an alarm says (R1): the same key is said once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AlarmKey {
    /// What it reminds of.
    pub kind: AlarmKind,
    /// The identity of that: a milestone, a contact, a catch-up, a reminder.
    pub rule: [u8; 16],
    /// The rule's revision.
    pub revision: u32,
    /// Which coming round: the year of a milestone, the day a check-in is counted from, the day of a catch-up or reminder that
    /// comes round; empty for what is once.
    pub period: String,
    /// Days ahead; of a catch-up, minutes.
    pub lead: u16,
    /// Times moved.
    pub moved: u32,
}

impl fmt::Display for AlarmKey {
    /// `milestone/0198…/r0/2026/lead0/moved0`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, rule, revision, period, lead, moved } = self;
        let rule: Id<()> = Id::from_bytes(*rule);
        write!(f, "{}/{rule}/r{revision}/{period}/lead{lead}/moved{moved}", kind.word())
    }
}

/// State of an alarm (R3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AlarmState {
    /// Its time has not come.
    Scheduled,
    /// It is to be said.
    Due,
    /// It is to be said when the quiet ends (R8).
    Held,
    /// It is being said; a crash now means that it is said once more.
    Claimed,
    /// It was shown.
    Presented,
    /// The user did it.
    Done,
    /// The user congratulated.
    Congratulated,
    /// The user wants it later.
    Snoozed,
    /// The user saw it and did no more.
    Seen,
    /// A newer one took its place, or it is too long ago.
    Superseded,
    /// What it was about is gone or changed.
    Cancelled,
}

impl fmt::Display for AlarmState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl AlarmState {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Scheduled,
        Self::Due,
        Self::Held,
        Self::Claimed,
        Self::Presented,
        Self::Done,
        Self::Congratulated,
        Self::Snoozed,
        Self::Seen,
        Self::Superseded,
        Self::Cancelled,
    ];

    /// Those of what was not said yet, in the order in which it is looked at when its time has come: what was being said when the program
    /// ended comes first.
    pub const UNSAID: [Self; 5] = [Self::Claimed, Self::Held, Self::Due, Self::Snoozed, Self::Scheduled];

    /// Its word in the history.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Due => "due",
            Self::Held => "held",
            Self::Claimed => "claimed",
            Self::Presented => "presented",
            Self::Done => "done",
            Self::Congratulated => "congratulated",
            Self::Snoozed => "snoozed",
            Self::Seen => "seen",
            Self::Superseded => "superseded",
            Self::Cancelled => "cancelled",
        }
    }

    /// What it is for whoever reads the history: "being shown", "left out".
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Scheduled => "planned",
            Self::Due => "due",
            Self::Held => "held back",
            Self::Claimed => "being shown",
            Self::Presented => "shown",
            Self::Done => "done",
            Self::Congratulated => "congratulated",
            Self::Snoozed => "put off",
            Self::Seen => "seen",
            Self::Superseded => "left out",
            Self::Cancelled => "no longer needed",
        }
    }

    /// Was it shown, or has it ended without?
    #[must_use]
    pub fn was_said(self) -> bool {
        self == Self::Presented || self.is_final()
    }

    /// Is this the end of it?
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::Congratulated | Self::Seen | Self::Superseded | Self::Cancelled)
    }
}

/// One alarm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// Its row.
    pub id: AlarmId,
    /// What it says.
    pub key: AlarmKey,
    /// About whom, the first of several; a reminder may be about nobody.
    pub contact: Option<ContactId>,
    /// The civil day it is about.
    pub occurs_on: Date,
    /// When to say it.
    pub due: Until,
    /// The same as an instant in the user's present zone.
    pub due_at: Timestamp,
    /// What became of it.
    pub state: AlarmState,
    /// Why, in words.
    pub why: String,
    /// Since when.
    pub changed_at: Timestamp,
    /// When it was last shown.
    pub shown_at: Option<Timestamp>,
    /// When it was said, or a newer one took its place; `None` while it is still to be said, as after a snooze.
    pub said_at: Option<Timestamp>,
    /// The end of the snooze on it that was heard of last.
    pub put_off: Option<Until>,
    /// That end was further away than anything can be put off: a clock that was ahead did it, and it counts no more (R7).
    pub put_off_void: bool,
}

/// A state that an alarm came into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlarmEvent {
    /// When.
    pub at: Timestamp,
    /// Which.
    pub state: AlarmState,
    /// Why, in words.
    pub why: String,
}
