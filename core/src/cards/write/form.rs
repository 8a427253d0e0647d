//! The two forms a card goes out in, and where they differ.

use crate::{
    cards::{
        alternate,
        syntax::{Version, escaped},
    },
    domain::LifeDate,
};

/// The form a card is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum CardForm {
    /// vCard 3.0 (RFC 2426): what every program reads. macOS refuses a whole book for one card in 4.0.
    #[default]
    V3,
    /// vCard 4.0 (RFC 6350), with the additions of RFC 6474 and RFC 9554.
    V4,
}

impl CardForm {
    /// The line that names the form.
    pub(super) fn version_line(self) -> &'static str {
        match self {
            Self::V3 => "VERSION:3.0",
            Self::V4 => "VERSION:4.0",
        }
    }

    /// Is a card of this version in this form already?
    pub(super) fn is(self, version: Version) -> bool {
        matches!((self, version), (Self::V3, Version::V3) | (Self::V4, Version::V4))
    }

    /// One of two names of a property.
    pub(super) fn either<'a>(self, v3: &'a str, v4: &'a str) -> &'a str {
        if self == Self::V3 { v3 } else { v4 }
    }

    /// A line with a date. In 3.0 a date without its year has Apple's stand-in, which is the only form its readers know; 4.0 has a
    /// form of its own for every part (RFC 6350 §4.3.1).
    pub(super) fn dated(self, name: &str, date: &LifeDate) -> String {
        let date = match date {
            LifeDate::Text(words) => return format!("{name};VALUE=text:{}", escaped(words)),
            LifeDate::Known(date) => date,
        };
        if let Some(written) = alternate::written(*date) {
            return format!("{name}{written}");
        }
        match (self, date.year(), date.month(), date.day()) {
            (Self::V3, None, Some(month), Some(day)) => format!("{name};X-APPLE-OMIT-YEAR=1604:1604-{month:02}-{day:02}"),
            (Self::V4, Some(year), Some(month), Some(day)) => format!("{name}:{year:04}{month:02}{day:02}"),
            (Self::V4, None, Some(month), Some(day)) => format!("{name}:--{month:02}{day:02}"),
            _ => format!("{name}:{date}"),
        }
    }
}
