//! Every card of `tricky/` against `expected.json`.

use std::fs;

use fondly_core::{
    cards::{CardContent, Photo},
    domain::LifeDate,
};
use serde_json::Value;

use super::{FOLDER, cards};

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
                assert_eq!(said(&card.content, key), words(value), "{id}: {key} ({})", case["why"]);
            }
        }
    }
}

fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(words).collect(),
        // The list marks a year-less date by Apple's year, and writes lists with bare commas.
        Value::String(text) => vec![text.replace("1604-", "--").replace(", ", ",")],
        other => vec![other.to_string()],
    }
}

fn said(content: &CardContent, key: &str) -> Vec<String> {
    let values = |list: &[fondly_core::domain::Labelled]| list.iter().map(|entry| entry.value.clone()).collect::<Vec<_>>();
    let name = &content.fields.name;
    let said: Vec<String> = match key {
        "fn" => vec![name.shown()],
        "n" => {
            let parts = [&name.family, &name.given, &name.additional, &name.prefix, &name.suffix];
            vec![parts.map(String::as_str).join(";").trim_end_matches(';').to_owned()]
        }
        "nick" => vec![name.nickname.clone()],
        "cats" => vec![content.fields.tags.join(",")],
        "uid" => content.uid.clone().into_iter().collect(),
        "note" => vec![content.fields.note.clone()],
        "bday" => content.birthday.iter().map(date).collect(),
        "anniv" => content.anniversary.iter().map(date).collect(),
        "dates" => content.anniversary.iter().chain(content.dates.iter().map(|date| &date.date)).map(date).collect(),
        "tel" => {
            // The owner's first choice stands first here, and where it stood there.
            let mut phones = values(&content.fields.phones);
            phones.sort();
            phones
        }
        "email" => values(&content.fields.emails),
        "related" => values(&content.fields.relations),
        "photo" => content
            .photo
            .iter()
            .map(|photo| if let Photo::Bytes(bytes) = photo { format!("bin:{}", bytes.len()) } else { String::new() })
            .collect(),
        other => panic!("an expectation nobody checks: {other}"),
    };
    said.into_iter().map(|text| text.replace(", ", ",")).collect()
}

fn date(date: &LifeDate) -> String {
    match date {
        LifeDate::Known(date) => date.to_string(),
        LifeDate::Text(words) => format!("?{words}"),
    }
}
