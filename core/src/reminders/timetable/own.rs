//! The user's own reminders, open loops and promises.

use jiff::ToSpan as _;

use super::{Frame, Wanted};
use crate::{Result, domain::BELATED, store::Reader};

impl Frame {
    /// What is once waits until it is done, however long ago its day was; of what comes round the last two weeks count (R5).
    pub(super) fn of_reminders(&self, read: &Reader<'_>, all: &mut Vec<Wanted>) -> Result<()> {
        let two_weeks_ago = self.today().saturating_sub(i64::from(BELATED).days());
        for reminder in read.reminders_since(two_weeks_ago)? {
            let known_since = self.day_of(reminder.known_at);
            let from = if reminder.fields.repeats.is_some() { two_weeks_ago.max(known_since) } else { reminder.fields.day };
            for day in reminder.fields.days(from, self.last_day()) {
                let said_at = reminder.fields.said_at(day, self.settings.notify_at);
                let key = reminder.key(day);
                let mark = read.alarm_mark(&key)?;
                all.push(self.want(key, reminder.fields.person, day, said_at, mark));
            }
        }
        Ok(())
    }
}
