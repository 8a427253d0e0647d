//! What the benchmarks of the core share.

use std::time::Duration;

use fondly_core::clock::Clock;
use jiff::Zoned;

pub(crate) type Failure = Box<dyn std::error::Error>;

/// A clock that stands still.
pub(crate) struct Still(pub(crate) Zoned);

impl Clock for Still {
    fn now(&self) -> Zoned {
        self.0.clone()
    }

    fn ran(&self) -> Option<Duration> {
        None
    }

    fn knows_zone(&self) -> bool {
        true
    }
}
