//! By whose clock something is meant (D2).

use jiff::tz::TimeZone;

use crate::{Result, domain::ReminderFields, planner::zone_named, store::Reader};

/// The zone of whom a reminder is about, where it is on their clock and their zone is known.
pub(crate) fn their_zone(read: &Reader<'_>, fields: &ReminderFields) -> Result<Option<TimeZone>> {
    let person = fields.person.filter(|_| fields.their_clock).map(|person| read.contact(person)).transpose()?.flatten();
    Ok(person.and_then(|person| zone_named(&person.fields.time_zone)))
}
