//! What is due, and why: pure functions over the words; `today` is always an argument.

mod agenda;
mod because;
mod closeness;
mod giving;
mod insights;
mod learn;
mod level;
mod opener;
mod small_act;
mod spans;
mod stay_close;
mod their_clock;

pub use agenda::{Agenda, Celebration, Found, Nudge, agenda};
pub(crate) use agenda::{OTHERS, celebrated_days};
pub use because::{celebration, celebration_day, check_in, late, quiet_celebration};
pub use closeness::{closeness, last_real_talk};
pub use giving::{only_asked_hint, standing};
pub use insights::{CircleRound, begun_in_words, circles_in_words, depth_in_words, exchanges_in_words, months_in_words, round_in_words};
pub use learn::{day_they_are_moved_to, true_rhythm};
pub use level::{Earliest, Ground, GroundDay, Levelled, Obstacle, Why, Wish, in_words as why_in_words, level};
pub use opener::{Way, WayKind, opener, ways};
pub(crate) use small_act::OFFERED;
pub use small_act::{Deed, Effort, SmallAct, last_seen, offered};
pub use spans::{ago, away, length};
pub use stay_close::{ToTheUser, speaks_for};
pub use their_clock::{their_clock, zone_named};
