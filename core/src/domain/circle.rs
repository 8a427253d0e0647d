//! Circles: named sets of people that carry a default cadence (C2).

use jiff::civil::Time;

use super::{Cadence, CadenceUnit, CircleId};

/// The colour family a circle's marks are drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Tone {
    /// The few closest.
    Inner,
    /// Family.
    Family,
    /// Friends.
    #[default]
    Friends,
    /// Work.
    Work,
    /// Everyone else.
    Wider,
}

/// What the user edits of a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircleFields {
    /// Its name, not empty.
    pub name: String,
    /// How its marks are drawn.
    pub tone: Tone,
    /// The cadence of its people who have none of their own.
    pub cadence: Option<Cadence>,
    /// When reminders about its people come; `None`: as it is set for all.
    pub notify_at: Option<Time>,
}

/// A circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// Which.
    pub id: CircleId,
    /// What the user edits.
    pub fields: CircleFields,
    /// Its place among the circles, closest first; also what breaks ties in Today (C5).
    pub position: u32,
}

impl Circle {
    /// The circles a new book starts with: 5 inner, 15 close, 50 good, 150 wider.
    #[must_use]
    pub fn defaults() -> [CircleFields; 4] {
        let circle = |name: &str, tone, every, unit| CircleFields {
            name: name.to_owned(),
            tone,
            cadence: Cadence::new(every, unit),
            notify_at: None,
        };
        [
            circle("Inner", Tone::Inner, 2, CadenceUnit::Week),
            circle("Close", Tone::Friends, 1, CadenceUnit::Month),
            circle("Good", Tone::Work, 3, CadenceUnit::Month),
            circle("Wider", Tone::Wider, 12, CadenceUnit::Month),
        ]
    }
}
