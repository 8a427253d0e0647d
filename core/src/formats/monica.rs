//! People from Monica 4: the copy of an account that it writes as JSON (`version`, `account.data[]` of `type`, `values`, `properties`).

use std::collections::HashMap;

use jiff::civil::Date;
use serde_json::Value;

use super::foreign::Foreign;
use crate::{
    cards::{CardContent, CardDate, address_lines},
    domain::{Channel, ContactFields, InteractionFields, Labelled, LifeDate, PartialDate, PersonName, StartedBy},
};

/// What Monica keeps and Fondly has no place for, as Monica names it, and as people do.
const LEFT: [(&str, &str); 8] = [
    ("debt", "debts"),
    ("gift", "gifts"),
    ("task", "tasks"),
    ("pet", "pets"),
    ("reminder", "reminders"),
    ("photo", "photos"),
    ("document", "documents"),
    ("journal_entries", "journal entries"),
];

/// Does a file begin as Monica's copies do?
#[must_use]
pub fn is_monica(start: &[u8]) -> bool {
    let start = String::from_utf8_lossy(start);
    start.contains("\"app_version\"") || start.contains("\"account\"")
}

/// Reads a copy of a Monica account; `None` when it is none.
#[must_use]
pub fn read_monica(bytes: &[u8]) -> Option<Foreign> {
    let whole: Value = serde_json::from_slice(bytes).ok()?;
    let account = whole.get("account").filter(|account| account.get("data").is_some())?;
    let names = account.pointer("/instance/contact_field_types").and_then(Value::as_array).into_iter().flatten();
    let mut monica = Monica {
        field_types: names.filter_map(|one| Some((text(one, "uuid")?.to_owned(), one.get("properties")?.clone()))).collect(),
        event_types: types(account, "life_event_types"),
        relations: HashMap::new(),
        names: HashMap::new(),
        left: HashMap::new(),
        found: Foreign::default(),
    };
    for contact in values(account, "contact") {
        monica.names.extend(text(contact, "uuid").map(|uuid| (uuid.to_owned(), name(properties(contact)).shown())));
    }
    for relation in values(account, "relationship") {
        let properties = properties(relation);
        if let (Some(of), Some(is), Some(kind)) = (text(properties, "of_contact"), text(properties, "contact_is"), text(properties, "type"))
        {
            monica.relations.entry(of.to_owned()).or_default().push((is.to_owned(), kind.to_owned()));
        }
    }
    let mut activities: HashMap<String, Vec<String>> = HashMap::new();
    for contact in values(account, "contact") {
        monica.contact(contact, &mut activities);
    }
    for activity in values(account, "activity") {
        monica.activity(activity, &activities);
    }
    let journal = account.pointer("/properties/journal_entries").and_then(Value::as_array).map_or(0, Vec::len);
    *monica.left.entry("journal_entries").or_default() += journal;
    let said = LEFT.iter().filter_map(|(kind, name)| Some((monica.left.get(kind).filter(|count| **count > 0)?, name)));
    let complaints =
        said.map(|(count, name)| (0, format!("Fondly has no place for Monica’s {name} yet; {count} stayed behind."))).collect();
    Some(Foreign { complaints, ..monica.found })
}

struct Monica {
    /// What a contact's field is, by the identity of its type.
    field_types: HashMap<String, Value>,
    event_types: HashMap<String, String>,
    /// Who is what to someone.
    relations: HashMap<String, Vec<(String, String)>>,
    names: HashMap<String, String>,
    left: HashMap<&'static str, usize>,
    found: Foreign,
}

impl Monica {
    fn contact(&mut self, contact: &Value, activities: &mut HashMap<String, Vec<String>>) {
        let Some(uid) = text(contact, "uuid").map(str::to_owned) else { return };
        let known = properties(contact);
        // One who is only named beside someone else is a relation of theirs.
        if known.get("is_partial").is_some_and(is_true) {
            return;
        }
        let mut content = CardContent { uid: Some(uid.clone()), fields: fields(known), ..CardContent::default() };
        content.birthday = known.get("birthdate").and_then(special_date);
        let day = |key: &str, label: &str| Some(CardDate { label: label.to_owned(), date: known.get(key).and_then(special_date)? });
        content.dates.extend([day("deceased_date", "death"), day("first_met_date", "First met")].into_iter().flatten());
        for (other, kind) in self.relations.get(&uid).into_iter().flatten() {
            let Some(name) = self.names.get(other) else { continue };
            content.fields.relations.push(Labelled::new(kind.replace('_', " "), name.clone()));
        }
        let mut notes = vec![content.fields.note.clone()];
        for group in list(contact, "data") {
            let kind = text(group, "type").unwrap_or_default();
            for value in list(group, "values") {
                let said = properties(value);
                match kind {
                    "note" => notes.extend(text(said, "body").map(str::to_owned)),
                    "contact_field" => self.field(&mut content.fields, said),
                    "address" => content.fields.addresses.push(address(said)),
                    "life_event" => content.dates.extend(self.life_event(said)),
                    "call" => self.found.talks.extend(call(&uid, said)),
                    "conversation" => self.found.talks.extend(conversation(&uid, said)),
                    "activity" => {
                        let which = value.as_str().or_else(|| text(value, "uuid")).unwrap_or_default();
                        activities.entry(which.to_owned()).or_default().push(uid.clone());
                    }
                    _ => {
                        if let Some((kind, _)) = LEFT.iter().find(|(known, _)| *known == kind) {
                            *self.left.entry(kind).or_default() += 1;
                        }
                    }
                }
            }
        }
        notes.retain(|note| !note.trim().is_empty());
        content.fields.note = notes.join("\n\n");
        self.found.people.push((0, content));
    }

    fn field(&self, fields: &mut ContactFields, said: &Value) {
        let Some(value) = text(said, "data") else { return };
        let kind = text(said, "type").and_then(|uuid| self.field_types.get(uuid));
        let (kind, name) = (kind.and_then(|kind| text(kind, "type")), kind.and_then(|kind| text(kind, "name")).unwrap_or_default());
        match kind {
            Some("email") => fields.emails.push(Labelled::new("", value)),
            Some("phone") => fields.phones.push(Labelled::new("", value)),
            _ if value.contains('@') && value.contains('.') && name.is_empty() => fields.emails.push(Labelled::new("", value)),
            _ => fields.links.push(Labelled::new(name.to_lowercase(), value)),
        }
    }

    fn life_event(&self, said: &Value) -> Option<CardDate> {
        let named = text(said, "name").filter(|name| !name.is_empty()).map(str::to_owned);
        let kind = text(said, "type").and_then(|uuid| self.event_types.get(uuid)).map(|kind| kind.replace('_', " "));
        Some(CardDate { label: named.or(kind)?, date: LifeDate::Known(partial(day(said, "happened_at")?, true)?) })
    }

    fn activity(&mut self, activity: &Value, activities: &HashMap<String, Vec<String>>) {
        let said = properties(activity);
        let people = text(activity, "uuid").and_then(|uuid| activities.get(uuid));
        if let (Some(people), Some(day)) = (people, day(said, "happened_at")) {
            let note = ["summary", "description"].iter().filter_map(|key| text(said, key)).collect::<Vec<_>>().join("\n");
            self.found.talks.push((people.clone(), talk(day, Channel::InPerson, StartedBy::Unknown, note)));
        }
    }
}

fn fields(known: &Value) -> ContactFields {
    let own = |key: &str| text(known, key).unwrap_or_default().to_owned();
    let liked = text(known, "food_preferences").map(|food| format!("Food: {food}"));
    let note = [Some(own("description")).filter(|text| !text.is_empty()), liked].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let tags = list(known, "tags").filter_map(Value::as_str).map(str::to_owned).collect();
    ContactFields { name: name(known), organization: own("company"), title: own("job"), note, tags, ..ContactFields::default() }
}

fn name(known: &Value) -> PersonName {
    let own = |key: &str| text(known, key).unwrap_or_default().to_owned();
    let [given, additional, family, nickname] = ["first_name", "middle_name", "last_name", "nickname"].map(own);
    PersonName { given, additional, family, nickname, ..PersonName::default() }
}

fn address(said: &Value) -> Labelled {
    let part = |key: &str| text(said, key).unwrap_or_default().to_owned();
    let parts = ["", "", "street", "city", "province", "postal_code", "country"].map(part);
    Labelled::new(part("name").to_lowercase(), address_lines(&parts))
}

fn call(uid: &str, said: &Value) -> Option<(Vec<String>, InteractionFields)> {
    let started_by = if said.get("contact_called").is_some_and(is_true) { StartedBy::Them } else { StartedBy::Me };
    let note = text(said, "content").unwrap_or_default().to_owned();
    Some((vec![uid.to_owned()], talk(day(said, "called_at")?, Channel::Call, started_by, note)))
}

fn conversation(uid: &str, said: &Value) -> Option<(Vec<String>, InteractionFields)> {
    let messages = list(said, "messages");
    let lines: Vec<&str> = messages.filter_map(|message| text(properties(message), "content")).collect();
    Some((vec![uid.to_owned()], talk(day(said, "happened_at")?, Channel::Message, StartedBy::Unknown, lines.join("\n"))))
}

fn talk(day: Date, channel: Channel, started_by: StartedBy, note: String) -> InteractionFields {
    InteractionFields { started_by, ..InteractionFields::talk(day, channel, note) }
}

/// The values of a type, wherever it stands in a list of such groups.
fn values<'v>(account: &'v Value, kind: &'static str) -> impl Iterator<Item = &'v Value> {
    list(account, "data").filter(move |group| text(group, "type") == Some(kind)).flat_map(|group| list(group, "values"))
}

/// The entries of a list; none where there is none.
fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> + use<'v> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn types(account: &Value, kind: &str) -> HashMap<String, String> {
    let list = account.pointer(&format!("/instance/{kind}")).and_then(Value::as_array).into_iter().flatten();
    let named = |one: &Value| {
        let said = properties(one);
        Some((text(one, "uuid")?.to_owned(), text(said, "name").or_else(|| text(said, "translation_key"))?.to_owned()))
    };
    list.filter_map(named).collect()
}

fn properties(value: &Value) -> &Value {
    value.get("properties").unwrap_or(&Value::Null)
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

fn is_true(value: &Value) -> bool {
    value.as_bool().unwrap_or(value.as_i64() == Some(1))
}

fn day(value: &Value, key: &str) -> Option<Date> {
    text(value, key)?.get(..10)?.parse().ok()
}

/// A date of Monica's: the year may be a stand-in, and one that was reckoned from an age has no day.
fn special_date(value: &Value) -> Option<LifeDate> {
    let date = day(value, "date")?;
    if value.get("is_age_based").is_some_and(is_true) {
        return PartialDate::new(Some(date.year()), None, None).map(LifeDate::Known);
    }
    partial(date, !value.get("is_year_unknown").is_some_and(is_true)).map(LifeDate::Known)
}

fn partial(date: Date, with_year: bool) -> Option<PartialDate> {
    PartialDate::new(with_year.then(|| date.year()), Some(date.month()), Some(date.day()))
}
