//! Any bytes as a file of cards: read; what was read is written, and reads as the same (V1); a face in it is made or refused.

#![no_main]

mod limits;

use fondly_core::{
    cards::{CardForm, Photo, Reading, export_card, fingerprint, read_all, write_card},
    formats::face,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let readings = limits::within(|| read_all(bytes));
    for reading in readings.into_iter().take(8) {
        let Reading::Card(card) = reading else { continue };
        let _key = fingerprint(&card);
        assert_eq!(write_card(&card.content, Some(&card.raw)), card.raw, "an untouched card goes out as it came");
        for form in [CardForm::V3, CardForm::V4] {
            let written = limits::within(|| export_card(&card.content, Some(&card.raw), form));
            let again = read_all(&written).into_iter().find_map(|reading| match reading {
                Reading::Card(card) => Some(card.content),
                Reading::Problem(_) => None,
            });
            let again = again.expect("what was written is a card");
            assert_eq!(again.fields.name.shown(), card.content.fields.name.shown());
            assert_eq!((&again.birthday, &again.fields.emails), (&card.content.birthday, &card.content.fields.emails));
        }
        if let Some(Photo::Bytes(bytes)) = &card.content.photo {
            let _face = face(bytes);
        }
    }
});
