//! What the vCard reader and writer promise.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test whose setup fails has nothing left to say")]

mod corpus;
mod dates;
mod differential;
mod expected;
mod families;
mod laws;
mod outline;
mod reading;
mod surviving;
mod tables;

pub(crate) use tables::MONICA;
mod tricky;
mod writing;

use fondly_core::cards::{CardContent, ReadCard, Reading, Warning, read_all};

/// Where the cards of these tests are.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cards");

/// The cards of a file, problems left out.
fn cards(bytes: &[u8]) -> Vec<ReadCard> {
    let readings = read_all(bytes).into_iter();
    readings.filter_map(|reading| if let Reading::Card(card) = reading { Some(*card) } else { None }).collect()
}

/// The problems of a file.
fn problems(bytes: &[u8]) -> Vec<Warning> {
    let readings = read_all(bytes).into_iter();
    readings.filter_map(|reading| if let Reading::Problem(problem) = reading { Some(problem) } else { None }).collect()
}

/// What one card says that has these lines besides its frame.
fn content(lines: &str) -> CardContent {
    let card = card(lines);
    cards(card.as_bytes()).pop().map(|card| card.content).unwrap_or_default()
}

/// A card of version 3.0 with these lines; with another version if they name one.
fn card(lines: &str) -> String {
    let version = if lines.contains("VERSION:") { "" } else { "VERSION:3.0\r\n" };
    format!("BEGIN:VCARD\r\n{version}{}\r\nEND:VCARD\r\n", lines.trim_end().replace('\n', "\r\n"))
}
