//! Fondly without a window: the terminal's verbs, the reminders in the background, and the words that go out as JSON, to the page as well.
//! Nothing here decides (see `core/src/book/`), and nothing here knows a toolkit: what runs all day must be small.

pub mod cli;
pub mod clock;
pub mod examining;
pub mod export;
pub mod keeping;
pub mod links;
pub mod login;
pub mod noticing;
pub mod place;
pub mod reminding;
pub mod resident;
mod session;
pub mod shortcut;
pub mod voice;
pub mod window;
pub mod wire;
