//! The user's own reminders, open loops and promises.

use jiff::{ToSpan as _, tz::TimeZone};

use super::{Frame, Wanted};
use crate::{
    Result,
    domain::{BELATED, ReminderFields},
    planner::zone_named,
    store::Reader,
};

impl Frame {
    /// What is once waits until it is done, however long ago its day was; of what comes round the last two weeks count (R5).
    pub(super) fn of_reminders(&self, read: &Reader<'_>, all: &mut Vec<Wanted>) -> Result<()> {
        for reminder in read.reminders_since(self.today().saturating_sub(i64::from(BELATED).days()))? {
            let known_since = if reminder.fields.repeats.is_some() { self.day_of(reminder.known_at) } else { reminder.fields.day };
            let from = reminder.looked_at_from(self.today()).max(known_since);
            let mut marks = read.marks_of_reminder(reminder.id, reminder.revision)?;
            let zone = self.their_zone(read, &reminder.fields)?;
            for day in reminder.fields.days(from, self.last_day()) {
                let key = reminder.key(day);
                let mark = marks.remove(&key.period);
                if reminder.is_timely(day, mark, &self.now) {
                    let said_at = reminder.fields.said_at(day, self.settings.notify_at, zone.as_ref());
                    all.push(self.want(key, reminder.fields.person, day, said_at, mark));
                }
            }
        }
        Ok(())
    }

    /// The zone of whom a reminder is about, where it is on their clock.
    fn their_zone(&self, read: &Reader<'_>, fields: &ReminderFields) -> Result<Option<TimeZone>> {
        let person = fields.person.filter(|_| fields.their_clock).map(|person| read.contact(person)).transpose()?.flatten();
        Ok(person.and_then(|person| zone_named(&person.fields.time_zone)))
    }
}
