//! A person in one line: what lists show, and what their check-in is reckoned from.

use jiff::{
    ToSpan as _,
    civil::{Date, Time},
};

use super::{Cadence, CheckIn, CheckInState, ContactFields, ContactId, ContactState, Contacts, Planning, Rhythm, Tone, Until};

/// One line of the list of people, and what their rhythm needs.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonLine {
    /// Who.
    pub id: ContactId,
    /// Their name as it is shown.
    pub shown: String,
    /// Name parts, organization, title and time zone; no details, no tags.
    pub fields: ContactFields,
    /// Where they stand.
    pub state: ContactState,
    /// Names their picture, when there is one: another picture has another name.
    pub photo: Option<String>,
    /// What planning keeps to with them.
    pub planning: Planning,
    /// When reminders about them come, if their circle has a time of its own.
    pub notify_at: Option<Time>,
    /// Their circle's name, tone and place.
    pub circle: Option<(String, Tone, u32)>,
    /// What their check-ins are reckoned from.
    pub check_in: CheckInBasis,
}

/// What a check-in is reckoned from.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckInBasis {
    /// Their rhythm.
    pub rhythm: Rhythm,
    /// Raised when the rhythm was edited (R1).
    pub revision: u32,
    /// Their circle's cadence.
    pub of_circle: Option<Cadence>,
    /// The contacts that count.
    pub contacts: Contacts,
    /// The fewest days between two talks.
    pub least_gap: u16,
    /// Hidden until then.
    pub snoozed_until: Option<Until>,
}

impl CheckInBasis {
    /// Where their check-in stands on `today`; `None` without a cadence. It is never due before the space that they are left after a talk.
    #[must_use]
    pub fn check_in(&self, today: Date) -> Option<CheckIn> {
        let found = self.rhythm.check_in(self.of_circle, self.contacts, today)?;
        let from =
            self.contacts.talked.filter(|_| self.least_gap > 0).map(|talked| talked.saturating_add(i64::from(self.least_gap).days()));
        let Some(from) = from.filter(|from| *from > found.due) else { return Some(found) };
        let state = if today < from && found.state.is_due() { CheckInState::Resting } else { found.state };
        Some(CheckIn { due: from, state, ..found })
    }
}
