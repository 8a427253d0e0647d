//! What a card is expected to say, as `expected.json` writes it, and what it does say.

use fondly_core::{
    cards::{CardContent, Photo},
    domain::LifeDate,
};
use serde_json::Value;

/// What an expectation says, an entry a text.
pub(super) fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(words).collect(),
        // The list marks a year-less date by Apple's year, and writes lists with bare commas.
        Value::String(text) => vec![text.replace("1604-", "--").replace(", ", ",")],
        Value::Object(labels) => labels.iter().map(|(value, label)| format!("{value}={}", words(label).concat())).collect(),
        other => vec![other.to_string()],
    }
}

/// What a card says under that key; of labels, those of the values that are asked for.
pub(super) fn said(content: &CardContent, key: &str, wanted: &Value) -> Vec<String> {
    let values = |list: &[fondly_core::domain::Labelled]| list.iter().map(|entry| entry.value.clone()).collect::<Vec<_>>();
    let name = &content.fields.name;
    let said: Vec<String> = match key {
        "fn" => vec![name.shown()],
        "n" => {
            let parts = [&name.family, &name.given, &name.additional, &name.prefix, &name.suffix];
            vec![parts.map(String::as_str).join(";").trim_end_matches(';').to_owned()]
        }
        "nick" => vec![name.nickname.clone()],
        "org" => vec![content.fields.organization.clone()],
        "title" => vec![content.fields.title.clone()],
        "url" => values(&content.fields.links),
        "group" => vec![content.is_group.to_string()],
        "labels" => {
            let fields = &content.fields;
            let lists = [&fields.phones, &fields.emails, &fields.addresses, &fields.links, &fields.relations];
            let label = |value: &String| {
                lists.iter().flat_map(|list| list.iter()).find(|entry| entry.value == *value).map(|entry| entry.label.clone())
            };
            wanted.as_object().unwrap().keys().map(|value| format!("{value}={}", label(value).unwrap_or_default())).collect()
        }
        "cats" => vec![content.fields.tags.join(",")],
        "uid" => content.uid.clone().into_iter().collect(),
        "note" => vec![content.fields.note.clone()],
        "bday" => content.birthday.iter().map(date).collect(),
        "anniv" => content.anniversary.iter().map(date).collect(),
        "dates" => {
            let mut dates: Vec<String> = content.anniversary.iter().chain(content.dates.iter().map(|date| &date.date)).map(date).collect();
            dates.sort();
            dates
        }
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
