//! A clock that stands still until it is moved.

use std::sync::{Arc, Mutex};

use fondly_core::clock::Clock;
use jiff::{Span, Zoned, civil::DateTime, tz::TimeZone};

/// A clock that stands still until it is moved.
pub(crate) struct StoppedClock(Mutex<Zoned>);

impl StoppedClock {
    /// A clock stopped at a moment with its zone: `2026-03-10T10:00[Europe/Lisbon]`.
    pub(crate) fn at(moment: &str) -> Arc<Self> {
        Arc::new(Self(Mutex::new(moment.parse().expect("a moment with its zone"))))
    }

    /// Moves the hands: `2026-03-11T09:00`, in the zone the clock is in.
    pub(crate) fn set(&self, moment: &str) {
        let civil: DateTime = moment.parse().expect("a civil moment");
        let mut now = self.0.lock().expect("nobody broke the clock");
        *now = civil.to_zoned(now.time_zone().clone()).expect("a moment of this zone");
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, span: Span) {
        let mut now = self.0.lock().expect("nobody broke the clock");
        *now = now.checked_add(span).expect("time goes on");
    }

    /// Takes the clock to another zone, at the same instant.
    pub(crate) fn travel(&self, zone: &str) {
        let mut now = self.0.lock().expect("nobody broke the clock");
        *now = now.with_time_zone(TimeZone::get(zone).expect("a known zone"));
    }
}

impl Clock for StoppedClock {
    fn now(&self) -> Zoned {
        self.0.lock().expect("nobody broke the clock").clone()
    }
}
