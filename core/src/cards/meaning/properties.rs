//! One property to one field, by its name.

use super::{
    Field, Item, Meant, address, dates, handles,
    labels::{GroupLabels, type_label},
    names, photo,
};
use crate::{
    cards::{
        CardDate,
        syntax::{Property, list},
    },
    domain::{Calendar, Labelled, LifeDate, PartialDate},
};

/// Puts what the property says into the content and names the field it fed.
pub(super) fn take(meant: &mut Meant, property: &Property<'_>, at: usize, labels: &GroupLabels) -> Field {
    let content = &mut meant.content;
    match property.name.as_str() {
        "" => complain_of_text(meant, property),
        "UID" => once(&mut content.uid, || without_urn(&property.text()), Field::Uid),
        "REV" => once(&mut content.rev, || property.text(), Field::Rev),
        "KIND" | "X-ADDRESSBOOKSERVER-KIND" | "X-KIND" | "X-ABSHOWAS" => take_kind(meant, property),
        "MEMBER" | "X-ADDRESSBOOKSERVER-MEMBER" => push(&mut content.members, without_urn(&property.text()), Field::Members),
        "FN" => names::take_full_name(meant, property),
        "N" => names::take_parts(content, property),
        "NICKNAME" | "X-NICKNAME" => names::take_nicknames(meant, list(&property.escaped_text(), property.version())),
        "ORG" => meant.work.organization(&property.group, joined(property.components())),
        "TITLE" => meant.work.title(&property.group, property.text()),
        "PRONOUNS" | "X-PRONOUNS" => add_text(&mut content.fields.pronouns, &property.text(), ", ", Field::Pronouns),
        "X-PHONETIC-FIRST-NAME" => add_text(&mut content.fields.name.phonetic_given, &property.text(), " ", Field::Phonetic),
        "X-PHONETIC-LAST-NAME" => add_text(&mut content.fields.name.phonetic_family, &property.text(), " ", Field::Phonetic),
        "LANG" | "X-LANG" => add_text(&mut content.fields.language, &property.text(), ", ", Field::Language),
        "TZ" => add_text(&mut content.fields.time_zone, &property.text(), ", ", Field::TimeZone),
        "NOTE" => add_text(&mut content.fields.note, &property.text(), "\n", Field::Note),
        "CATEGORIES" => take_tags(meant, property),
        "BDAY" | "X-BDAY" | "X-BIRTHDAY" => take_birthday(meant, property),
        "X-ALTBDAY" => take_alternate_birthday(meant, property, at),
        "PHOTO" => photo::take(meant, property),
        "EMAIL" => take_value(&mut meant.items.emails, property, at, labels, handles::email, Field::Emails),
        "TEL" => take_value(&mut meant.items.phones, property, at, labels, handles::phone, Field::Phones),
        "URL" => take_value(&mut meant.items.links, property, at, labels, str::to_owned, Field::Links),
        "GEO" => handles::geo(&property.text()).map_or(Field::Nothing, |place| {
            take_labelled(&mut meant.items.links, property, at, labels.of_property(property), place, Field::Links)
        }),
        "ADR" => address::take(meant, property, at, labels),
        "X-ABLABEL" | "X-ABADR" => Field::GroupLabel,
        "X-ANDROID-CUSTOM" => take_custom(meant, property, at),
        "X-ABDATE" => match dates::of_property(property) {
            Some(date) => take_date(meant, labels.of_property(property), date, at),
            None => Field::Nothing,
        },
        "DEATHDATE" | "X-DEATHDATE" => {
            dates::of_property(property).map_or(Field::Nothing, |date| take_date(meant, "death".to_owned(), date, at))
        }
        "RELATED" | "X-ABRELATEDNAMES" => take_value(&mut meant.items.relations, property, at, labels, str::to_owned, Field::Relations),
        name if dates::is_anniversary(name) => {
            dates::of_property(property).map_or(Field::Nothing, |date| take_date(meant, "anniversary".to_owned(), date, at))
        }
        _ => take_named(meant, property, at, labels),
    }
}

/// Properties whose name says what the value is: `X-SPOUSE`, `X-SKYPE`.
fn take_named(meant: &mut Meant, property: &Property<'_>, at: usize, labels: &GroupLabels) -> Field {
    if let Some(relation) = names::relation_named(&property.name) {
        return take_labelled(&mut meant.items.relations, property, at, relation.to_owned(), property.text(), Field::Relations);
    }
    let Some(service) = handles::service(property, labels) else { return Field::Nothing };
    take_labelled(&mut meant.items.links, property, at, service, handles::of_service(property), Field::Links)
}

fn take_value(
    items: &mut Vec<Item<Labelled>>,
    property: &Property<'_>,
    at: usize,
    labels: &GroupLabels,
    clean: impl Fn(&str) -> String,
    field: Field,
) -> Field {
    take_labelled(items, property, at, labels.of_property(property), clean(&property.text()), field)
}

fn take_labelled(items: &mut Vec<Item<Labelled>>, property: &Property<'_>, at: usize, label: String, value: String, field: Field) -> Field {
    if value.is_empty() {
        return Field::Nothing;
    }
    items.push(Item { property: at, rank: property.rank(), value: Labelled { label, value } });
    field
}

/// A date with its label; one called anniversary is *the* anniversary, however many times the card says it.
fn take_date(meant: &mut Meant, label: String, date: LifeDate, at: usize) -> Field {
    let content = &mut meant.content;
    match label.to_lowercase().as_str() {
        "anniversary" | "wedding" | "wedding anniversary" if dates::take_same(&mut content.anniversary, &date) => {
            return Field::Anniversary;
        }
        "birthday" if content.birthday.is_none() => {
            content.birthday = Some(date);
            return Field::Birthday;
        }
        _ => {}
    }
    meant.items.dates.push(Item { property: at, rank: 0, value: CardDate { label, date } });
    Field::Dates
}

fn take_birthday(meant: &mut Meant, property: &Property<'_>) -> Field {
    let Some(date) = dates::of_property(property) else { return Field::Nothing };
    if let (LifeDate::Text(words), false) = (&date, property.parameter("VALUE").is_some_and(|value| value.eq_ignore_ascii_case("text"))) {
        meant.complaints.push((property.line, format!("“{words}” is no date we can read; the birthday is kept in these words.")));
    }
    // Who has both keeps the other one as a date of its own.
    if let Some((at, alternate)) = meant.alternate.take()
        && let Some(field) = meant.fields.get_mut(at)
    {
        *field = keep_alternate(&mut meant.items.dates, at, alternate);
        meant.content.birthday = None;
    }
    let birthday = &mut meant.content.birthday;
    // A second form of the same birthday is taken only where the first one was no date.
    if birthday.as_ref().is_none_or(|known| known.known().is_none() && date.known().is_some()) {
        *birthday = Some(date);
    }
    Field::Birthday
}

/// Apple's birthday by another calendar (D6): the birthday of whoever has no other.
fn take_alternate_birthday(meant: &mut Meant, property: &Property<'_>, at: usize) -> Field {
    let Some(date) = dates::of_another_calendar(property) else { return Field::Nothing };
    if meant.content.birthday.is_some() {
        return keep_alternate(&mut meant.items.dates, at, date);
    }
    meant.content.birthday = Some(date.clone());
    meant.alternate = Some((at, date));
    Field::Birthday
}

fn keep_alternate(dates: &mut Vec<Item<CardDate>>, at: usize, date: LifeDate) -> Field {
    let calendar = date.known().map_or(Calendar::Gregorian, PartialDate::calendar);
    let label = format!("{} birthday", calendar.name());
    dates.push(Item { property: at, rank: 0, value: CardDate { label, date } });
    Field::Dates
}

fn take_kind(meant: &mut Meant, property: &Property<'_>) -> Field {
    match property.text().to_lowercase().as_str() {
        "group" => meant.content.is_group = true,
        "org" | "organization" | "company" => meant.content.is_organization = true,
        _ => return Field::Nothing,
    }
    Field::Kind
}

fn take_tags(meant: &mut Meant, property: &Property<'_>) -> Field {
    for tag in list(&property.escaped_text(), property.version()) {
        if meant.seen.insert((Field::Tags, tag.clone())) {
            meant.content.fields.tags.push(tag);
        }
    }
    Field::Tags
}

/// Android's own rows: `vnd.android.cursor.item/KIND;VALUE;TYPE;LABEL;…`.
fn take_custom(meant: &mut Meant, property: &Property<'_>, at: usize) -> Field {
    let parts = property.components();
    let part = |at: usize| parts.get(at).map(String::as_str).unwrap_or_default();
    let (value, kind, own) = (part(1), part(2), part(3).to_owned());
    let row = part(0).rsplit('/').next().unwrap_or_default();
    match row {
        _ if value.is_empty() => Field::Nothing,
        "nickname" => names::take_nicknames(meant, vec![value.to_owned()]),
        "contact_event" => {
            let Some(date) = dates::read(value, None) else { return Field::Nothing };
            let label = match kind {
                "1" => "anniversary".to_owned(),
                "3" => "birthday".to_owned(),
                _ => own,
            };
            take_date(meant, label, date, at)
        }
        "relation" => {
            let label = names::android_relation(kind).map_or(own, str::to_owned);
            take_labelled(&mut meant.items.relations, property, at, label, value.to_owned(), Field::Relations)
        }
        _ => Field::Nothing,
    }
}

fn complain_of_text(meant: &mut Meant, property: &Property<'_>) -> Field {
    meant.complaints.push((property.line, "This line is no part of a card; it is kept as it is.".to_owned()));
    Field::Nothing
}

fn once(slot: &mut Option<String>, value: impl FnOnce() -> String, field: Field) -> Field {
    if slot.is_none() {
        *slot = Some(value()).filter(|value| !value.is_empty());
    }
    field
}

fn push(values: &mut Vec<String>, value: String, field: Field) -> Field {
    if !value.is_empty() {
        values.push(value);
    }
    field
}

fn add_text(slot: &mut String, text: &str, between: &str, field: Field) -> Field {
    if !text.is_empty() && slot != text {
        if !slot.is_empty() {
            slot.push_str(between);
        }
        slot.push_str(text);
    }
    field
}

fn joined(parts: Vec<String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// UIDs are compared without the prefix that vCard 4.0 puts before them.
pub(super) fn without_urn(uid: &str) -> String {
    let bare = uid.get(..9).filter(|prefix| prefix.eq_ignore_ascii_case("urn:uuid:")).and_then(|_| uid.get(9..));
    bare.unwrap_or(uid).trim().to_owned()
}

/// The label of a property that has no group label.
pub(super) fn types_only(property: &Property<'_>) -> String {
    type_label(property.types())
}
