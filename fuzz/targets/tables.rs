//! Any bytes as a table and as a calendar: read, or refused; whoever is in it can be a card.

#![no_main]

mod limits;

use fondly_core::{
    cards::write_card,
    formats::{Meanings, read_calendar, read_table},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let found = limits::within(|| [read_calendar(bytes), read_table(&String::from_utf8_lossy(bytes), &Meanings::new())]);
    for (_, content) in found.into_iter().flatten().flat_map(|found| found.people).take(50) {
        let _card = write_card(&content, None);
    }
});
