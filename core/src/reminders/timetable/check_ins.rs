//! Check-ins that fall due.

use jiff::ToSpan as _;

use super::{Frame, Wanted};
use crate::domain::{AlarmKey, AlarmKind, CheckInState, Mark, MarkOutcome, PersonLine, Until};

impl Frame {
    pub(super) fn of_check_in(&self, person: &PersonLine) -> Option<Wanted> {
        let basis = &person.check_in;
        let check_in = basis.check_in(self.today()).filter(|check_in| check_in.state != CheckInState::Paused)?;
        // A rhythm that was already past its day when it was set is not said at once (R4) but on the day after: people who
        // have been waiting for long would never be spoken of otherwise.
        let since = basis.rhythm.since;
        let day = if check_in.due < since { since.saturating_add(1.day()) } else { check_in.due };
        let period = match (basis.rhythm.fixed_from, basis.contacts.tried.filter(|_| check_in.retry)) {
            (Some(_), None) => check_in.due.to_string(),
            (None, None) => check_in.from.to_string(),
            (_, Some(tried)) => format!("{} tried {tried}", check_in.from),
        };
        let said_at = Until::Floating(day.to_datetime(person.notify_at.unwrap_or(self.settings.notify_at)));
        let key = AlarmKey { kind: AlarmKind::CheckIn, rule: *person.id.as_bytes(), revision: basis.revision, period, lead: 0, moved: 0 };
        let mark = basis.snoozed_until.map(|until| Mark { outcome: MarkOutcome::Snoozed, snoozed_until: Some(until) });
        Some(self.want(key, Some(person.id), check_in.due, said_at, mark))
    }
}
