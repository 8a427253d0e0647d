//! The families of cards that every importer must pass, each with cards that no other test has: `families/expected.json` names the
//! family, what a reader must make of the card, and why.

use std::{collections::BTreeMap, fs};

use fondly_core::{
    book::{PeopleFilter, unwatched},
    cards::ReadCard,
};
use serde_json::Value;

use super::{
    FOLDER, cards,
    expected::{said, words},
};
use crate::support::TestBook;

/// Cards with the same UID are one person: that is seen in a book, not in a file.
const ONE_PERSON: u64 = 25;

#[test]
fn every_card_of_every_family_is_read_as_expected() {
    let mut of_family: BTreeMap<u64, usize> = BTreeMap::new();
    for case in cases() {
        let (id, family) = (case["id"].as_str().unwrap(), case["family"].as_u64().unwrap());
        *of_family.entry(family).or_default() += 1;
        let bytes = fs::read(format!("{FOLDER}/families/{id}.vcf")).unwrap();
        let found = if family == ONE_PERSON { of_one_person_each(cards(&bytes)) } else { cards(&bytes) };
        let wanted = case["exp"].as_array().unwrap();
        assert_eq!(found.len(), wanted.len(), "{id}: the number of cards");
        for (card, wanted) in found.iter().zip(wanted) {
            for (key, value) in wanted.as_object().unwrap() {
                let (mut said, mut wanted) = (said(&card.content, key, value), words(value));
                // Labels may stand before or after what they label.
                if key == "related" {
                    said.sort();
                    wanted.sort();
                }
                assert_eq!(said, wanted, "{id}: {key} ({})", case["why"]);
            }
        }
    }
    assert!((1..=27).all(|family| of_family.get(&family).is_some_and(|cases| *cases >= 4)), "no family is missing: {of_family:?}");
}

/// The cards that count when the file is imported: of each UID the newest, or the last of those that say nothing of when.
fn of_one_person_each(all: Vec<ReadCard>) -> Vec<ReadCard> {
    let rev = |card: &ReadCard| card.content.rev.as_deref().map(fondly_core::cards::rev_key).unwrap_or_default();
    let counts = |at: usize, card: &ReadCard| {
        let same = |other: &ReadCard| card.content.uid.is_some() && other.content.uid == card.content.uid;
        !all.iter().enumerate().any(|(place, other)| same(other) && (rev(other), place) > (rev(card), at))
    };
    all.iter().enumerate().filter(|(at, card)| counts(*at, card)).map(|(_, card)| card.clone()).collect()
}

#[test]
fn cards_with_one_uid_are_one_person_the_newest_and_the_same_file_again_changes_nothing() {
    for case in cases().into_iter().filter(|case| case["family"] == ONE_PERSON) {
        let id = case["id"].as_str().unwrap();
        let mut book = TestBook::new();
        let file = std::path::PathBuf::from(format!("{FOLDER}/families/{id}.vcf"));
        book.import(std::slice::from_ref(&file), &mut unwatched).unwrap();
        let names = |book: &TestBook| {
            let (_, people) = book.people(&PeopleFilter::active(""), 0, 99).unwrap();
            let mut names: Vec<String> = people.into_iter().map(|one| one.shown).collect();
            names.sort();
            names
        };
        let wanted = case["exp"].as_array().unwrap();
        let mut named: Vec<String> = wanted.iter().filter_map(|one| one["fn"].as_str().map(str::to_owned)).collect();
        named.sort();
        assert_eq!(names(&book).len(), wanted.len(), "{id}");
        if named.len() == wanted.len() {
            assert_eq!(names(&book), named, "{id}");
        }
        let again = book.import(&[file], &mut unwatched).unwrap().value;
        assert_eq!((again.added, again.updated), (0, 0), "{id}");
    }
}

#[test]
fn every_card_of_every_family_goes_out_as_it_came_in() {
    for case in cases() {
        let id = case["id"].as_str().unwrap();
        for card in cards(&fs::read(format!("{FOLDER}/families/{id}.vcf")).unwrap()) {
            assert_eq!(fondly_core::cards::write_card(&card.content, Some(&card.raw)), card.raw, "{id}");
        }
    }
}

fn cases() -> Vec<Value> {
    serde_json::from_str(&fs::read_to_string(format!("{FOLDER}/families/expected.json")).unwrap()).unwrap()
}
