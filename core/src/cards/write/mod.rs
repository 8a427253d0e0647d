//! Words to a card, new or over the card they were read from.

mod elsewhere;
mod fold;
mod form;
mod fresh;
mod gathered;
mod rewrite;

use super::{
    CardContent, Reading,
    meaning::{Field, interpret},
    read_all,
    syntax::Card,
};
use crate::domain::ContactFields;
use elsewhere::Elsewhere;
pub(crate) use fold::Lines;
pub use form::CardForm;
use fresh::{ALL_FIELDS, Writer};
use gathered::with_unknown_of;
use rewrite::{Base, Keep, rewrite};

/// The content as a vCard 3.0.
///
/// With the card it was read from as `base`: that card itself, byte for byte, if it says the same; otherwise what
/// changed is written anew, and the rest stays as it stands there, what Fondly has no field for included.
///
/// `read(write(content)) == content`, with three settled forms: an empty display name comes back as the name that is
/// shown, a missing UID as one made from the content, and texts come back trimmed.
///
/// # Example
/// ```
/// use fondly_core::cards::{CardContent, write_card};
/// use fondly_core::domain::{ContactFields, PersonName};
/// let fields = ContactFields { name: PersonName::whole("Ana"), ..Default::default() };
/// let ana = CardContent { uid: Some("a1".into()), fields, ..Default::default() };
/// assert_eq!(String::from_utf8(write_card(&ana, None)).unwrap(), "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:Ana\r\nUID:a1\r\nEND:VCARD\r\n");
/// let base = b"BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nX-SIGN:leo\nEND:VCARD\n";
/// let kept = String::from_utf8(write_card(&ana, Some(base))).unwrap();
/// assert!(kept.contains("FN:Ana\n") && kept.contains("X-SIGN:leo\n"));
/// ```
#[must_use]
pub fn write_card(content: &CardContent, base: Option<&[u8]>) -> Vec<u8> {
    base.map_or_else(|| write_fresh(content, CardForm::V3), |base| write_over(content, base))
}

/// A card for a file that other programs are to read: in one form and UTF-8, whatever the card was read from. A base that is that
/// already goes out as it came, byte for byte, when nothing was changed; any other is written over, and what Fondly has no field for
/// is kept.
#[must_use]
pub fn export_card(content: &CardContent, base: Option<&[u8]>, form: CardForm) -> Vec<u8> {
    base.map_or_else(|| write_fresh(content, form), |base| export_over(content, base, &[], form))
}

/// The card of someone who came from several, the first of them the base: what it has not goes out as the others say it, what those say
/// in lines that Fondly has no field for included.
#[must_use]
pub fn export_card_of_several(content: &CardContent, cards: &[Vec<u8>], form: CardForm) -> Vec<u8> {
    let Some((base, others)) = cards.split_first() else {
        return write_fresh(content, form);
    };
    others.iter().fold(export_over(content, base, others, form), |card, other| with_unknown_of(card, other))
}

fn export_over(content: &CardContent, base: &[u8], others: &[Vec<u8>], form: CardForm) -> Vec<u8> {
    let card = Card::parse(base);
    let meant = interpret(&card);
    if is_sound(base, form) && says(&meant.content, content) {
        return base.to_vec();
    }
    let base = Base { raw: base, card: &card, meant: &meant, elsewhere: &Elsewhere::of(others, form) };
    // A letter that was folded in two is none in either line, and what was the end of no card may be one without its NUL: what is kept
    // must be one card in a file that says what is meant.
    let kept = KEEPS.into_iter().map(|keep| in_utf8(&rewrite(content, &base, form, keep)));
    kept.into_iter().find(|written| is_sound(written, form) && is_file_of(written, content)).unwrap_or_else(|| write_fresh(content, form))
}

/// Is this, as a file, one card and nothing else, and does it say this?
fn is_file_of(file: &[u8], content: &CardContent) -> bool {
    matches!(read_all(file).as_slice(), [Reading::Card(card)] if says(&card.content, content))
}

/// The less is kept, the surer the outcome: the first that reads back as it should is taken.
const KEEPS: [Keep; 3] = [Keep::Unchanged, Keep::Unknown, Keep::UnknownButNames];

/// Is this a whole card in this form and in UTF-8? With a NUL in it a reader takes it for UTF-16.
fn is_sound(card: &[u8], form: CardForm) -> bool {
    !card.contains(&0)
        && std::str::from_utf8(card).is_ok_and(|text| {
            let mut lines = text.lines().map(|line| line.trim().to_ascii_uppercase());
            lines.any(|line| line == form.version_line()) && text.trim_end().to_ascii_uppercase().ends_with("\nEND:VCARD")
        })
}

/// Lines that are not UTF-8 read as Windows-1252, as the reader does when a card names no charset.
fn in_utf8(card: &[u8]) -> Vec<u8> {
    let line = |line: &[u8]| match std::str::from_utf8(line) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(line).0.into_owned(),
    };
    let card: Vec<u8> = card.iter().copied().filter(|byte| *byte != 0).collect();
    card.split_inclusive(|byte| *byte == b'\n').map(line).collect::<String>().into_bytes()
}

fn write_fresh(content: &CardContent, form: CardForm) -> Vec<u8> {
    let mut lines = Lines::new(b"\r\n");
    lines.put("BEGIN:VCARD");
    lines.put(form.version_line());
    let mut writer = Writer::new(content, form, lines);
    for field in ALL_FIELDS {
        writer.field(field);
    }
    writer.finish()
}

fn write_over(content: &CardContent, base: &[u8]) -> Vec<u8> {
    let card = Card::parse(base);
    let meant = interpret(&card);
    if says(&meant.content, content) {
        return base.to_vec();
    }
    let base = Base { raw: base, card: &card, meant: &meant, elsewhere: &Elsewhere::default() };
    let mut written = Vec::new();
    for keep in KEEPS {
        written = rewrite(content, &base, CardForm::V3, keep);
        if says(&interpret(&Card::parse(&written)).content, content) {
            break;
        }
    }
    written
}

/// Is `read` what one gets for `wanted`? An empty display name and a missing UID are settled when written.
fn says(read: &CardContent, wanted: &CardContent) -> bool {
    let mut wanted = wanted.clone();
    let shown = &read.fields.name.display;
    if wanted.fields.name.display.trim().is_empty() && (shown.trim().is_empty() || *shown == wanted.fields.name.shown()) {
        wanted.fields.name.display.clone_from(&read.fields.name.display);
    }
    if wanted.uid.is_none() {
        wanted.uid.clone_from(&read.uid);
    }
    *read == wanted
}

/// Is the field the same in both?
fn same(field: Field, a: &CardContent, b: &CardContent) -> bool {
    let parts = |content: &CardContent| {
        let name = &content.fields.name;
        [&name.family, &name.given, &name.additional, &name.prefix, &name.suffix].map(String::clone)
    };
    let phonetic = |content: &CardContent| (content.fields.name.phonetic_given.clone(), content.fields.name.phonetic_family.clone());
    let work = |content: &CardContent| {
        let ContactFields { organization, title, other_work, .. } = &content.fields;
        (organization.clone(), title.clone(), other_work.clone())
    };
    match field {
        Field::Nothing | Field::GroupLabel => true,
        Field::Uid => b.uid.is_none() || a.uid == b.uid,
        Field::Rev => a.rev == b.rev,
        Field::Kind => (a.is_group, a.is_organization) == (b.is_group, b.is_organization),
        Field::Members => a.members == b.members,
        Field::FullName => a.fields.name.shown() == b.fields.name.shown(),
        Field::NameParts => parts(a) == parts(b),
        Field::Nickname => a.fields.name.nickname == b.fields.name.nickname,
        Field::Work => work(a) == work(b),
        Field::Pronouns => a.fields.pronouns == b.fields.pronouns,
        Field::Phonetic => phonetic(a) == phonetic(b),
        Field::Language => a.fields.language == b.fields.language,
        Field::TimeZone => a.fields.time_zone == b.fields.time_zone,
        Field::Note => a.fields.note == b.fields.note,
        Field::Emails => a.fields.emails == b.fields.emails,
        Field::Phones => a.fields.phones == b.fields.phones,
        Field::Addresses => a.fields.addresses == b.fields.addresses,
        Field::Links => a.fields.links == b.fields.links,
        Field::Tags => a.fields.tags == b.fields.tags,
        Field::Birthday => a.birthday == b.birthday,
        Field::Anniversary => a.anniversary == b.anniversary,
        Field::Dates => a.dates == b.dates,
        Field::Relations => a.fields.relations == b.fields.relations,
        Field::Photo => a.photo == b.photo,
    }
}
