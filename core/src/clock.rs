//! Where the present comes from: the only door to the wall clock.

use std::time::Duration;

use jiff::{Timestamp, Zoned, civil::Date};

/// The present, as the program sees it. Tests stop it or move it.
pub trait Clock: Send + Sync {
    /// This instant in the user's own zone (D8).
    fn now(&self) -> Zoned;

    /// How long the computer has gone on since some moment, asleep or awake, whatever its clock was set to (R7); `None` where nobody knows.
    fn ran(&self) -> Option<Duration>;

    /// Is the zone what the system says at this moment? If not, it is the last one it said (D8).
    fn knows_zone(&self) -> bool;
}

/// A moment a verb happens at: the instant for records, the civil day for rules.
#[derive(Debug, Clone)]
pub struct Moment(Zoned);

impl Moment {
    /// The moment a clock shows.
    #[must_use]
    pub fn of(clock: &dyn Clock) -> Self {
        Self(clock.now())
    }

    /// The moment as an instant in the user's zone.
    #[must_use]
    pub fn zoned(&self) -> &Zoned {
        &self.0
    }

    /// The instant, in UTC (S7).
    #[must_use]
    pub fn instant(&self) -> Timestamp {
        self.0.timestamp()
    }

    /// When that day began.
    #[must_use]
    pub fn day_began(&self) -> Timestamp {
        self.0.start_of_day().map_or(Timestamp::MIN, |start| start.timestamp())
    }

    /// The civil day the user lives in.
    #[must_use]
    pub fn today(&self) -> Date {
        self.0.date()
    }
}

impl From<Zoned> for Moment {
    fn from(zoned: Zoned) -> Self {
        Self(zoned)
    }
}
