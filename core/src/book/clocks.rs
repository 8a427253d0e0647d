//! By whose clock something is meant (D2).

use jiff::tz::TimeZone;

use crate::{Result, domain::ReminderFields, planner::zone_named, store::Reader};

/// The zone of whom a reminder is about, where it is on their clock and their zone is known.
pub(crate) fn their_zone(read: &Reader<'_>, fields: &ReminderFields) -> Result<Option<TimeZone>> {
    let zone = fields.person.filter(|_| fields.their_clock).map(|person| read.time_zone_of(person)).transpose()?.flatten();
    Ok(zone.and_then(|zone| zone_named(&zone)))
}
