//! No such thing as yet on the other systems: they tell of keys in a toolkit's own loop, which the program that runs all day has not.

use fondly_core::domain::Chord;

use super::NotHeld;

/// Nothing that could be held.
pub(super) enum Held {}

impl Held {
    /// Never ready.
    pub(super) fn ready() -> Result<Self, NotHeld> {
        Err(NotHeld::NotHere)
    }

    /// The same.
    pub(super) fn listening(_pressed: impl Fn() + Send + 'static) -> Result<Self, NotHeld> {
        Err(NotHeld::NotHere)
    }

    /// Never called: there is none.
    pub(super) fn hold(&self, _keys: Option<Chord>) -> Result<(), NotHeld> {
        match *self {}
    }
}
