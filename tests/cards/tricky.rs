//! Every card of `tricky/` against `expected.json`.

use std::fs;

use serde_json::Value;

use super::{
    FOLDER, cards,
    expected::{said, words},
};

#[test]
fn every_tricky_card_is_read_as_expected() {
    let expected: Vec<Value> = serde_json::from_str(&fs::read_to_string(format!("{FOLDER}/tricky/expected.json")).unwrap()).unwrap();
    assert_eq!(expected.len(), 59, "no case is missing");
    for case in expected {
        let id = case["id"].as_str().unwrap();
        let found = cards(&fs::read(format!("{FOLDER}/tricky/{id}.vcf")).unwrap());
        let wanted = case["exp"].as_array().unwrap();
        assert_eq!(found.len(), wanted.len(), "{id}: the number of cards");
        for (card, wanted) in found.iter().zip(wanted) {
            for (key, value) in wanted.as_object().unwrap() {
                assert_eq!(said(&card.content, key, value), words(value), "{id}: {key} ({})", case["why"]);
            }
        }
    }
}
