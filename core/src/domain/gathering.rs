//! Events where people meet: what the user hopes for, what they say of themselves, and whom they met (B16).

use jiff::{ToSpan as _, civil::Date};

use super::{ContactId, GatheringId, GuestId, InteractionId};

/// What the user edits of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatheringFields {
    /// What it is called, not empty.
    pub name: String,
    /// Its civil day.
    pub day: Date,
    /// Where it is; may be empty.
    pub place: String,
    /// What the user hopes for, in their own words; may be empty.
    pub goal: String,
    /// How many people they hope to meet, at least 1; `None`: no number.
    pub hoped: Option<u16>,
    /// What they say of themselves; may be empty.
    pub pitch: String,
}

/// One on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathering {
    /// Which.
    pub id: GatheringId,
    /// What the user edits.
    pub fields: GatheringFields,
}

/// How someone is part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// The user asks them along.
    Invited,
    /// They were met there.
    Met,
}

/// Someone at a gathering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// Which.
    pub id: GuestId,
    /// Of which gathering.
    pub gathering: GatheringId,
    /// Who.
    pub person: ContactId,
    /// How they are part of it.
    pub presence: Presence,
    /// What to remember of them; may be empty.
    pub line: String,
    /// What comes next; may be empty.
    pub next: String,
    /// The talk that was noted with it; it may be gone by now.
    pub talk: Option<InteractionId>,
}

/// After so many days the first of those who were met hear from the user, and after so many the last: 24 to 72 hours.
const FOLLOW_UP: std::ops::RangeInclusive<i64> = 1..=3;

impl GatheringFields {
    /// What the talk with someone who was met there says.
    #[must_use]
    pub fn note_of(&self, line: &str) -> String {
        if line.is_empty() { self.name.clone() } else { format!("{}: {line}", self.name) }
    }

    /// The day on which to follow up with one more whom the user met there, noted `today`; `taken` are the days of the others. They are spread, so that
    /// each gets words of their own.
    ///
    /// # Example
    /// ```
    /// use fondly_core::domain::GatheringFields;
    /// let day = |day: &str| day.parse().unwrap();
    /// let fair = GatheringFields { name: "Fair".into(), day: day("2026-05-01"), place: "".into(), goal: "".into(), hoped: None, pitch: "".into() };
    /// let mut taken = Vec::new();
    /// for expected in ["2026-05-02", "2026-05-03", "2026-05-04", "2026-05-02"] {
    ///     taken.push(fair.follow_up_on(day("2026-05-01"), &taken));
    ///     assert_eq!(taken.last(), Some(&day(expected)));
    /// }
    /// ```
    #[must_use]
    pub fn follow_up_on(&self, today: Date, taken: &[Date]) -> Date {
        let from = self.day.max(today);
        let days = FOLLOW_UP.map(|after| from.saturating_add(after.days()));
        days.min_by_key(|day| (taken.iter().filter(|one| *one == day).count(), *day)).unwrap_or(from)
    }
}
