//! The system's clock and the user's own zone (D8).

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use boot_time::Instant;
use fondly_core::clock::Clock;
use jiff::{Timestamp, Zoned, tz::TimeZone};

/// The system's clock. A zone that can't be found out keeps the last one, never silently UTC.
#[derive(Debug)]
pub struct SystemClock {
    zone: Mutex<Zone>,
    /// Goes on while the computer sleeps, and whatever its clock is set to.
    since: Instant,
}

#[derive(Debug, Default)]
struct Zone {
    last: Option<TimeZone>,
    is_known: bool,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self { zone: Mutex::default(), since: Instant::now() }
    }
}

impl SystemClock {
    fn zone(&self) -> MutexGuard<'_, Zone> {
        self.zone.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the door to the clock")]
    fn now(&self) -> Zoned {
        let mut zone = self.zone();
        let found = TimeZone::try_system();
        zone.is_known = found.is_ok();
        if let Ok(found) = found {
            zone.last = Some(found);
        }
        Timestamp::now().to_zoned(zone.last.clone().unwrap_or(TimeZone::UTC))
    }

    fn ran(&self) -> Option<Duration> {
        Some(self.since.elapsed())
    }

    fn knows_zone(&self) -> bool {
        self.zone().is_known
    }
}
