//! What is to be reminded of besides dates in lives, rhythms and catch-ups: the user's own reminders, open loops, promises.

use std::collections::{BTreeSet, HashMap};

use jiff::{
    Timestamp, ToSpan as _, Zoned,
    civil::{Date, Time},
    tz::TimeZone,
};

use super::{AlarmKey, AlarmKind, BELATED, ContactId, Mark, ReminderId, Repetition, Until, days_between};

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ReminderKind {
    /// The user's own words, about someone or about nobody.
    #[default]
    Own,
    /// Something in someone's life whose outcome is to be asked after: "her interview".
    OpenLoop,
    /// Something the user has promised.
    Promise,
    /// Something they have promised the user; asked after, and never held against them.
    TheirPromise,
    /// Luck to be wished before what is asked after; belongs to an open loop.
    Wish,
    /// Being there for someone; belongs to a hard time (B12).
    Support,
    /// Reading again what is not sent yet; belongs to a rift (B13).
    Draft,
    /// Hearing from someone who was met (B16), or of what came of an introduction (B17); belongs to that.
    FollowUp,
}

impl ReminderKind {
    /// Its name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "Reminder",
            Self::OpenLoop => "Open loop",
            Self::Promise => "Promise",
            Self::TheirPromise => "They promised",
            Self::Wish => "Wish luck",
            Self::Support => "Be there",
            Self::Draft => "Draft",
            Self::FollowUp => "Follow up",
        }
    }
}

/// What the user edits of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderFields {
    /// What it is.
    pub kind: ReminderKind,
    /// About whom; an own reminder may be about nobody.
    pub person: Option<ContactId>,
    /// What to be reminded of, not empty.
    pub words: String,
    /// The civil day (D2); of one that comes round, its first day.
    pub day: Date,
    /// When on that day, on the user's own clock; without one, when reminders come.
    pub time: Option<Time>,
    /// How it comes round.
    pub repeats: Option<Repetition>,
    /// Is its day and its time on the clock of whom it is about (D2)? Where their zone is not known, it is the user's.
    pub their_clock: bool,
}

/// One on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Which.
    pub id: ReminderId,
    /// What the user edits.
    pub fields: ReminderFields,
    /// Raised when it is to come at another time (R1).
    pub revision: u32,
    /// When its time was set: nothing is said of times before (R4).
    pub known_at: Timestamp,
    /// What it belongs to, and moves and goes with: of a wish the open loop, else what its kind says; `None`: it is the user's own.
    pub owner: Option<[u8; 16]>,
}

impl Reminder {
    /// The key of one coming round (R1): its period is its day; nothing of what is once.
    #[must_use]
    pub fn key(&self, day: Date) -> AlarmKey {
        let period = self.fields.repeats.map(|_| day.to_string()).unwrap_or_default();
        AlarmKey { kind: AlarmKind::Reminder, rule: *self.id.as_bytes(), revision: self.revision, period, lead: 0, moved: 0 }
    }
}

impl Reminder {
    /// Is there still a point in speaking of one of its days? What is once waits until it is done, but for a wish of luck; of what comes round the last two weeks
    /// count (R5), from the end of a snooze if there was one (R9).
    #[must_use]
    pub fn is_timely(&self, day: Date, mark: Option<Mark>, now: &Zoned) -> bool {
        let until = mark.and_then(|mark| mark.snoozed_until).map(|until| until.instant(now).to_zoned(now.time_zone().clone()).date());
        let from = until.map_or(day, |until| until.max(day));
        let days = days_between(from, now.date());
        match self.fields.kind {
            // Luck is wished before: what was the day before is over with the day itself.
            ReminderKind::Wish => days <= 1,
            _ => self.fields.repeats.is_none() || days <= BELATED,
        }
    }

    /// Its days that may be spoken of on `today`, up to `to`, in order: of what comes round those that are to come or not long over, and
    /// those that were put off, however often and however long ago they were (R9). `marks` are on its days, by their periods.
    pub fn spoken_of(&self, today: Date, to: Date, marks: &HashMap<String, Mark>) -> impl Iterator<Item = Date> {
        let from = if self.fields.repeats.is_some() { today.saturating_sub(i64::from(BELATED).days()) } else { self.fields.day };
        let put_off = marks.iter().filter(|(_, mark)| mark.snoozed_until.is_some());
        let earlier: BTreeSet<Date> = put_off.filter_map(|(period, _)| period.parse().ok()).filter(|day| *day < from).collect();
        earlier.into_iter().chain(self.fields.days(from, to))
    }
}

impl ReminderFields {
    /// The days on which it comes from `from` to `to`, both included.
    pub fn days(&self, from: Date, to: Date) -> impl Iterator<Item = Date> {
        let rounds = self.repeats.map(|how| how.from(self.day, from));
        let once = if self.repeats.is_none() { Some(self.day).filter(|day| *day >= from) } else { None };
        rounds.into_iter().flatten().chain(once).take_while(move |day| *day <= to)
    }

    /// When it is said on one of its days, by someone whose reminders come at `notify_at`; `their_zone` is that of whom it is about, if known.
    #[must_use]
    pub fn said_at(&self, day: Date, notify_at: Time, their_zone: Option<&TimeZone>) -> Until {
        let clock = day.to_datetime(self.time.unwrap_or(notify_at));
        match their_zone.filter(|_| self.their_clock) {
            // A gap and an overlap there are as those here (D3).
            Some(zone) => zone.to_ambiguous_zoned(clock).compatible().map_or(Until::Floating(clock), |at| Until::Instant(at.timestamp())),
            None => Until::Floating(clock),
        }
    }
}
