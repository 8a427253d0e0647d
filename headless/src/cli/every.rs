//! A rhythm as it is typed: "3 weeks", "month", or "none".

use std::str::FromStr;

use fondly_core::domain::{Cadence, NotACadence};

/// How often, or not at all.
#[derive(Debug, Clone, Copy)]
pub(super) enum Every {
    Own(Cadence),
    None,
}

impl Every {
    pub(super) fn cadence(self) -> Option<Cadence> {
        match self {
            Self::Own(cadence) => Some(cadence),
            Self::None => None,
        }
    }
}

impl FromStr for Every {
    type Err = NotACadence;

    fn from_str(text: &str) -> Result<Self, NotACadence> {
        if text.trim().eq_ignore_ascii_case("none") { Ok(Self::None) } else { text.parse().map(Self::Own) }
    }
}
