//! What Fondly promises, without a window. The rules are in `docs/rules.md`; a test's name says one of them.
//!
//! Reading order: `support` (a book to try things on) → the rules, a file each → `cards` (what other programs write) → `layers` (how
//! the house is built).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that can't go on has failed"
)]

mod support;

mod asking;
mod boundaries;
mod briefs;
mod cards;
mod catch_ups;
mod copies;
mod deciding;
mod elsewhere;
mod events;
mod exchanges;
mod exporting;
mod facts;
mod gatherings;
mod goals;
mod hard_times;
mod importing;
mod insights;
mod introductions;
mod last_talks;
mod layers;
mod letters;
mod likeness;
mod merged_cards;
mod merging;
mod names;
mod noticed;
mod older_books;
mod one_door;
mod openers;
mod opening;
mod pictures;
mod practices;
mod prompts;
mod quick_add;
mod related;
mod relationships;
mod reminders;
mod reviews;
mod rifts;
mod rules_of_cadence;
mod rules_of_calendars;
mod rules_of_dates;
mod rules_of_levelling;
mod rules_of_repetition;
mod rules_of_zones;
mod search;
mod search_index;
mod shares;
mod simulation;
mod small_acts;
mod stay_close;
mod talks;
mod today;
mod undo_laws;
mod updating;
mod weeks;
