//! A clock that stands still until it is moved.

use std::{
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use fondly_core::clock::Clock;
use jiff::{Span, Zoned, civil::DateTime, tz::TimeZone};

/// A clock that stands still until it is moved.
pub(crate) struct StoppedClock(Mutex<Hands>);

struct Hands {
    now: Zoned,
    /// Seconds that the computer has gone on.
    ran: i64,
    knows_zone: bool,
}

impl StoppedClock {
    /// A clock stopped at a moment with its zone: `2026-03-10T10:00[Europe/Lisbon]`.
    pub(crate) fn at(moment: &str) -> Arc<Self> {
        let now = moment.parse().expect("a moment with its zone");
        Arc::new(Self(Mutex::new(Hands { now, ran: 1_000_000_000, knows_zone: true })))
    }

    /// Lets time pass until the clock shows this, in the zone it is in. Back: as if it had always been so.
    pub(crate) fn set(&self, moment: &str) {
        let civil: DateTime = moment.parse().expect("a civil moment");
        let mut hands = self.hands();
        let then = civil.to_zoned(hands.now.time_zone().clone()).expect("a moment of this zone");
        hands.ran += then.timestamp().as_second() - hands.now.timestamp().as_second();
        hands.now = then;
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, span: Span) {
        let then = self.hands().now.checked_add(span).expect("time goes on");
        let mut hands = self.hands();
        hands.ran += then.timestamp().as_second() - hands.now.timestamp().as_second();
        hands.now = then;
    }

    /// Somebody sets the clock: no time passes.
    pub(crate) fn jump(&self, span: Span) {
        let mut hands = self.hands();
        hands.now = hands.now.checked_add(span).expect("time goes on");
    }

    /// Takes the clock to another zone, at the same instant.
    pub(crate) fn travel(&self, zone: &str) {
        self.travel_to(TimeZone::get(zone).expect("a known zone"));
    }

    /// The same, to a zone as it is told.
    pub(crate) fn travel_to(&self, zone: TimeZone) {
        let mut hands = self.hands();
        hands.now = hands.now.with_time_zone(zone);
    }

    /// The system can't tell its zone any more.
    pub(crate) fn forget_zone(&self) {
        self.hands().knows_zone = false;
    }

    fn hands(&self) -> MutexGuard<'_, Hands> {
        self.0.lock().expect("nobody broke the clock")
    }
}

impl Clock for StoppedClock {
    fn now(&self) -> Zoned {
        self.hands().now.clone()
    }

    fn ran(&self) -> Option<Duration> {
        u64::try_from(self.hands().ran).ok().map(Duration::from_secs)
    }

    fn knows_zone(&self) -> bool {
        self.hands().knows_zone
    }
}
