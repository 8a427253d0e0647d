//! The reminder engine: what is to be said, when, and what became of it (R1–R12).
//!
//! `timetable` tells from the book's facts what should be said when. [`Engine::pass`] brings the alarms in line with
//! it, says what is due through a [`Voice`], and records it; running it twice changes nothing. [`Watch`] runs passes until told to
//! stop. The inbox (the table `alarms`) is the truth, exactly once by key; the popup is its mirror (R2).

mod answer;
mod belief;
mod doctor;
mod engine;
mod farewell;
mod health;
mod hold;
mod popup;
mod say;
mod settle;
mod timetable;
mod upcoming;
mod voice;
mod watch;

pub use answer::Effect;
pub use belief::ClockDoubt;
pub use doctor::Finding;
pub use engine::Engine;
pub use health::{Health, Light, Past};
pub use upcoming::Upcoming;
pub use voice::{Act, Answer, Popup, Voice, VoiceError};
pub use watch::{Event, Watch};
