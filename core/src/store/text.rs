//! Values as the words and texts that stand in the file.

use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use rusqlite::{Row, RowIndex, types::Type};

use super::StepState;
use crate::domain::{
    AlarmKind, AlarmState, Answer, AskedState, AwayTimes, Cadence, CadenceUnit, Calendar, CatchUpState, Channel, Chord, ContactState,
    Depth, ExchangeKind, FactKind, Feeling, HardKind, Id, Leads, LeapDay, MarkOutcome, MilestoneKind, Outcome, Pondered, Presence,
    QuestionKind, ReminderKind, Repetition, RequestKind, Says, StartedBy, Theme, Tone, Until, Weekdays,
};

/// A value that stands in the file as text.
pub(super) trait Stored: Sized {
    /// The text.
    fn stored(&self) -> String;
    /// The value of a text; `None` when no version of Fondly wrote it.
    fn from_stored(text: &str) -> Option<Self>;

    /// The value in a column, by its name or, where many rows are read, by its place.
    fn get(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Self> {
        Self::get_opt(row, column)?.ok_or_else(|| unreadable(row, column))
    }

    /// The value in a column that may be NULL.
    fn get_opt(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Option<Self>> {
        match row.get_ref(column)?.as_str_or_null()? {
            None => Ok(None),
            Some(text) => Self::from_stored(text).map(Some).ok_or_else(|| unreadable(row, column)),
        }
    }
}

fn unreadable(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Error {
    let at = column.idx(row.as_ref()).unwrap_or_default();
    let name = row.as_ref().column_name(at).unwrap_or_default();
    rusqlite::Error::FromSqlConversionFailure(at, Type::Text, format!("{name} holds a word this program does not know").into())
}

/// Gives an enum its words.
macro_rules! words {
    ($type:ty { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl Stored for $type {
            fn stored(&self) -> String {
                match self { $(Self::$variant => $word),+ }.to_owned()
            }
            fn from_stored(text: &str) -> Option<Self> {
                match text { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words!(AskedState { Shown = "shown", Asked = "asked", Passed = "passed" });
words!(Answer { Yes = "yes", No = "no" });
words!(CadenceUnit { Day = "day", Week = "week", Month = "month" });
words!(CatchUpState { Planned = "planned", Done = "done", Cancelled = "cancelled" });
words!(Pondered {
    Own = "own",
    Energy = "energy",
    Missed = "missed",
    Promised = "promised",
    Hard = "hard",
    Next = "next",
});
words!(Presence { Invited = "invited", Met = "met" });
words!(Says { NotAsked = "not asked", Asked = "asked", Yes = "yes", No = "no" });
words!(Depth { Light = "light", Real = "real", Deep = "deep" });
words!(Feeling { Lifted = "lifted", Even = "even", Drained = "drained" });
words!(Channel { InPerson = "in person", Call = "call", Video = "video", Message = "message", Letter = "letter", Other = "other" });
words!(ContactState { Active = "active", Archived = "archived", Deceased = "deceased", Trashed = "trashed", Merged = "merged" });
words!(ExchangeKind {
    Gift = "gift",
    Help = "help",
    Favour = "favour",
    Advice = "advice",
    Introduction = "introduction",
    Kindness = "kindness",
});
words!(FactKind {
    Interest = "interest",
    Taste = "taste",
    Diet = "diet",
    Plan = "plan",
    Worry = "worry",
    Need = "need",
    Skill = "skill",
    Met = "met",
    Other = "other",
    Agreement = "agreement",
    Value = "value",
    Feedback = "feedback",
});
words!(HardKind { Illness = "illness", Loss = "loss", Work = "work", Separation = "separation", Other = "other" });
words!(LeapDay { February28 = "february28", March1 = "march1" });
words!(MarkOutcome { Congratulated = "congratulated", Done = "done", Snoozed = "snoozed" });
words!(MilestoneKind {
    Birthday = "birthday",
    Anniversary = "anniversary",
    WorkAnniversary = "work anniversary",
    Promotion = "promotion",
    Graduation = "graduation",
    NewJob = "new job",
    Move = "move",
    Victory = "victory",
    Loss = "loss",
    Custom = "custom",
});
words!(Outcome { Talked = "talked", NoAnswer = "no answer" });
words!(QuestionKind { Met = "met", Days = "days", Rhythm = "rhythm" });
words!(ReminderKind {
    Own = "own",
    OpenLoop = "open loop",
    Promise = "promise",
    TheirPromise = "their promise",
    Wish = "wish",
    Support = "support",
    Draft = "draft",
    FollowUp = "follow up",
});
words!(RequestKind { Test = "test", Quit = "quit" });
words!(StartedBy { Me = "me", Them = "them", Unknown = "unknown" });
words!(StepState { Done = "done", Undone = "undone", PastRedo = "past redo" });
words!(Theme { System = "system", Light = "light", Dark = "dark" });
words!(Tone { Inner = "inner", Family = "family", Friends = "friends", Work = "work", Wider = "wider" });

impl Stored for Calendar {
    fn stored(&self) -> String {
        self.word().to_owned()
    }
    fn from_stored(text: &str) -> Option<Self> {
        Self::worded(text)
    }
}

impl Stored for AlarmKind {
    fn stored(&self) -> String {
        self.word().to_owned()
    }
    fn from_stored(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == text)
    }
}

impl Stored for AlarmState {
    fn stored(&self) -> String {
        self.word().to_owned()
    }
    fn from_stored(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == text)
    }
}

/// Values that write and read themselves.
macro_rules! plain {
    ($($type:ty),+) => {$(
        impl Stored for $type {
            fn stored(&self) -> String {
                self.to_string()
            }
            fn from_stored(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )+};
}

plain!(AwayTimes, Chord, Date, Leads, Repetition, Timestamp, Until, Weekdays);

impl Stored for Time {
    fn stored(&self) -> String {
        self.strftime("%H:%M").to_string()
    }
    fn from_stored(text: &str) -> Option<Self> {
        Self::strptime("%H:%M", text).ok()
    }
}

/// An optional value as text.
pub(super) fn stored<T: Stored>(value: Option<&T>) -> Option<String> {
    value.map(Stored::stored)
}

/// Days of the week in a column, which is empty for none.
pub(super) fn weekdays(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Weekdays>> {
    let is_empty = row.get_ref(column)?.as_str()?.is_empty();
    if is_empty { Ok(None) } else { Weekdays::get_opt(row, column) }
}

/// An identity in a column.
pub(super) fn id<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<Id<T>> {
    row.get(column).map(Id::from_bytes)
}

/// An identity in a column that may be NULL.
pub(super) fn id_opt<T>(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Option<Id<T>>> {
    Ok(row.get::<_, Option<[u8; 16]>>(column)?.map(Id::from_bytes))
}

/// A cadence in its two columns.
pub(super) fn cadence(row: &Row<'_>, every: &str, unit: &str) -> rusqlite::Result<Option<Cadence>> {
    let every: Option<u16> = row.get(every)?;
    Ok(every.zip(CadenceUnit::get_opt(row, unit)?).and_then(|(every, unit)| Cadence::new(every, unit)))
}
