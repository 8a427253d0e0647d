//! The system's clock and the user's own zone (D8).

use std::sync::{Mutex, PoisonError};

use fondly_core::clock::Clock;
use jiff::{Timestamp, Zoned, tz::TimeZone};

/// The system's clock. A zone that can't be found out keeps the last one, never silently UTC.
#[derive(Debug, Default)]
pub struct SystemClock {
    last: Mutex<Option<TimeZone>>,
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the door to the clock")]
    fn now(&self) -> Zoned {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Ok(zone) = TimeZone::try_system() {
            *last = Some(zone);
        }
        Timestamp::now().to_zoned(last.clone().unwrap_or(TimeZone::UTC))
    }
}
