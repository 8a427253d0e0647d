//! The user's own reminders, open loops and promises.

use jiff::ToSpan as _;

use super::{Frame, Wanted};
use crate::{Result, book::their_zone, domain::BELATED, store::Reader};

impl Frame {
    /// What is once waits until it is done, however long ago its day was; of what comes round the last two weeks count (R5).
    pub(super) fn of_reminders(&self, read: &Reader<'_>, all: &mut Vec<Wanted>) -> Result<()> {
        for reminder in read.reminders_since(self.today().saturating_sub(i64::from(BELATED).days()))? {
            let known_since = if reminder.fields.repeats.is_some() { self.day_of(reminder.known_at) } else { reminder.fields.day };
            let marks = read.marks_of_reminder(reminder.id, reminder.revision)?;
            let zone = their_zone(read, &reminder.fields)?;
            for day in reminder.spoken_of(self.today(), self.last_day(), &marks).filter(|day| *day >= known_since) {
                let key = reminder.key(day);
                let mark = marks.get(&key.period).copied();
                if reminder.is_timely(day, mark, &self.now) {
                    let said_at = reminder.fields.said_at(day, self.settings.notify_at, zone.as_ref());
                    all.push(self.want(key, reminder.fields.person, day, said_at, mark));
                }
            }
        }
        Ok(())
    }
}
