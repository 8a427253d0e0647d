//! Fields written anew, each in the one form that most programs read.

use std::collections::HashSet;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    elsewhere::{Addresses, Elsewhere},
    fold::Lines,
    form::CardForm,
};
use crate::{
    cards::{
        CardContent, CardDate, Photo,
        meaning::{Field, geo, is_type_label, wrapped},
        syntax::{base64_text, escaped},
    },
    domain::{Labelled, LifeDate},
};

/// Every field that is written, in the order of a new card.
pub(super) const ALL_FIELDS: [Field; 23] = [
    Field::NameParts,
    Field::FullName,
    Field::Nickname,
    Field::Phonetic,
    Field::Kind,
    Field::Members,
    Field::Work,
    Field::Pronouns,
    Field::Language,
    Field::TimeZone,
    Field::Emails,
    Field::Phones,
    Field::Addresses,
    Field::Links,
    Field::Birthday,
    Field::Anniversary,
    Field::Dates,
    Field::Relations,
    Field::Tags,
    Field::Note,
    Field::Photo,
    Field::Uid,
    Field::Rev,
];

/// Ties that vCard 4.0 has a word for (RFC 6350 §6.6.6); others keep Apple's label.
const RELATED: [&str; 19] = [
    "",
    "acquaintance",
    "agent",
    "child",
    "co-resident",
    "co-worker",
    "colleague",
    "crush",
    "date",
    "emergency",
    "friend",
    "kin",
    "met",
    "muse",
    "neighbor",
    "parent",
    "sibling",
    "spouse",
    "sweetheart",
];

/// Writes fields of one content.
pub(super) struct Writer<'a> {
    content: &'a CardContent,
    form: CardForm,
    pub(super) lines: Lines,
    groups: HashSet<String>,
    /// Addresses whose components are known from the card they were read from.
    components: Addresses,
    /// What other cards of the same person say.
    elsewhere: Option<&'a Elsewhere>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(content: &'a CardContent, form: CardForm, lines: Lines) -> Self {
        Self { content, form, lines, groups: HashSet::new(), components: Vec::new(), elsewhere: None }
    }

    /// Group names that are taken, and addresses in their parts.
    pub(super) fn knowing(mut self, groups: impl Iterator<Item = String>, components: Addresses) -> Self {
        self.groups.extend(groups);
        self.components = components;
        self
    }

    /// What these cards say goes out as it stands there.
    pub(super) fn quoting(mut self, elsewhere: &'a Elsewhere) -> Self {
        self.elsewhere = Some(elsewhere);
        self
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.lines.put("END:VCARD");
        self.lines.into_bytes()
    }

    /// All lines of a field; none if there is nothing to say, but `N`, `FN` and `UID` always.
    pub(super) fn field(&mut self, field: Field) {
        let content = self.content;
        match field {
            Field::Nothing | Field::GroupLabel => {}
            Field::NameParts => self.name_parts(),
            Field::FullName => self.lines.put(&format!("FN:{}", escaped(&content.fields.name.shown()))),
            Field::Nickname => self.text("NICKNAME", &content.fields.name.nickname),
            Field::Kind => self.kind(),
            Field::Members => content
                .members
                .iter()
                .for_each(|uid| self.text(self.form.either("X-ADDRESSBOOKSERVER-MEMBER", "MEMBER"), &format!("urn:uuid:{uid}"))),
            Field::Work => self.work(),
            Field::Pronouns => self.text(self.form.either("X-PRONOUNS", "PRONOUNS"), &content.fields.pronouns),
            Field::Phonetic => {
                self.text("X-PHONETIC-FIRST-NAME", &content.fields.name.phonetic_given);
                self.text("X-PHONETIC-LAST-NAME", &content.fields.name.phonetic_family);
            }
            Field::Language => self.text(self.form.either("X-LANG", "LANG"), &content.fields.language),
            Field::TimeZone => self.text(self.form.either("TZ", "TZ;VALUE=text"), &content.fields.time_zone),
            Field::Note => self.text("NOTE", &content.fields.note),
            Field::Tags => self.tags(),
            // By another calendar, and without the Gregorian day beside it: two would be two birthdays.
            Field::Birthday if content.birthday.as_ref().and_then(LifeDate::known).is_some_and(|date| !date.is_gregorian()) => {
                self.date("X-ALTBDAY", content.birthday.as_ref());
            }
            Field::Birthday => self.date("BDAY", content.birthday.as_ref()),
            Field::Anniversary => self.anniversary(),
            Field::Photo => self.photo(),
            Field::Uid => self.uid(),
            Field::Rev => self.text("REV", content.rev.as_deref().unwrap_or_default()),
            Field::Emails | Field::Phones | Field::Addresses | Field::Links | Field::Dates | Field::Relations => self.entries(field, 0),
        }
    }

    /// The entries of a list from the one at `from` on.
    pub(super) fn entries(&mut self, field: Field, from: usize) {
        for at in from..self.length(field) {
            self.entry(field, at);
        }
    }

    fn length(&self, field: Field) -> usize {
        match field {
            Field::Dates => self.content.dates.len(),
            other => self.list(other).1.len(),
        }
    }

    fn list(&self, field: Field) -> (&'static str, &'a [Labelled]) {
        match field {
            Field::Emails => (self.form.either("EMAIL;TYPE=INTERNET", "EMAIL"), &self.content.fields.emails),
            Field::Phones => ("TEL", &self.content.fields.phones),
            Field::Addresses => ("ADR", &self.content.fields.addresses),
            Field::Links => ("URL", &self.content.fields.links),
            Field::Relations => ("X-ABRELATEDNAMES", &self.content.fields.relations),
            _ => ("", &[]),
        }
    }

    /// One entry of a list.
    pub(super) fn entry(&mut self, field: Field, at: usize) {
        let content = self.content;
        if field == Field::Dates {
            return content.dates.get(at).into_iter().for_each(|date| self.labelled_date(date));
        }
        let (name, list) = self.list(field);
        let Some(entry @ Labelled { label, value }) = list.get(at) else { return };
        if let Some(lines) = self.elsewhere.and_then(|cards| cards.lines(field, entry)) {
            return self.quote(lines);
        }
        if field == Field::Links && label.is_empty() && geo(value).as_ref() == Some(value) {
            return self.place(value);
        }
        let value = match field {
            Field::Addresses => self.address(value),
            // A URI has no escapes; only what would be read as one is written as one.
            Field::Links => value.replace('\\', "\\\\").replace('\n', "\\n"),
            _ => escaped(value),
        };
        if field == Field::Relations && self.form == CardForm::V4 && RELATED.contains(&label.as_str()) {
            let types = if label.is_empty() { String::new() } else { format!(";TYPE={label}") };
            return self.lines.put(&format!("RELATED{types};VALUE=text:{value}"));
        }
        let typed = field != Field::Relations && is_type_label(label);
        match label.as_str() {
            "" => self.lines.put(&format!("{name}:{value}")),
            label if typed => {
                let types: String = label.split(' ').map(|word| format!(";TYPE={}", word.to_uppercase())).collect();
                self.lines.put(&format!("{name}{types}:{value}"));
            }
            label => self.grouped(&format!("{name}:{value}"), label),
        }
    }

    /// A place as the form has it (RFC 2426 §3.4.2, RFC 6350 §6.5.2).
    fn place(&mut self, value: &str) {
        let older = value.trim_start_matches("geo:").replace(',', ";");
        self.lines.put(&format!("GEO:{}", self.form.either(&older, value)));
    }

    /// In parts where they are known, else all lines as the street.
    fn address(&self, value: &str) -> String {
        match self.components.iter().find(|(known, _)| known == value) {
            Some((_, parts)) => parts.iter().map(|part| escaped(part)).collect::<Vec<_>>().join(";"),
            None => format!(";;{};;;;", escaped(value)),
        }
    }

    /// The organization and the title; each other organization with its title in one group, where it has one.
    fn work(&mut self) {
        let fields = &self.content.fields;
        self.text("ORG", &fields.organization);
        self.text("TITLE", &fields.title);
        for Labelled { label, value } in &fields.other_work {
            let line = format!("ORG:{}", escaped(value));
            if label.is_empty() { self.lines.put(&line) } else { self.in_a_group(&line, &format!("TITLE:{}", escaped(label))) }
        }
    }

    /// Lines of another card, in a group of this one's if they are in one.
    fn quote(&mut self, lines: &[Vec<u8>]) {
        let hash = Sha256::digest(lines.concat());
        let group = self.free_group(&hash);
        for line in lines {
            let name = line.iter().position(|byte| matches!(byte, b':' | b';' | b'.'));
            match name.map(|at| line.split_at(at)) {
                Some((_, rest)) if rest.starts_with(b".") => self.lines.put_kept(&[group.as_bytes(), rest].concat()),
                _ => self.lines.put_kept(line),
            }
        }
    }

    /// A line and its label.
    fn grouped(&mut self, line: &str, label: &str) {
        self.in_a_group(line, &format!("X-ABLabel:{}", escaped(&wrapped(label))));
    }

    /// Two lines in a group of their own, named by what they say: two sides that each add one never collide.
    fn in_a_group(&mut self, line: &str, other: &str) {
        let hash = Sha256::digest(format!("{other}\n{line}"));
        let group = self.free_group(&hash);
        self.lines.put(&format!("{group}.{line}"));
        self.lines.put(&format!("{group}.{other}"));
    }

    fn free_group(&mut self, hash: &[u8]) -> String {
        let mut number = hash.iter().take(3).fold(0_u32, |number, byte| number << 8 | u32::from(*byte)) % 900_000 + 100_000;
        while !self.groups.insert(format!("item{number}")) {
            number += 1;
        }
        format!("item{number}")
    }

    fn text(&mut self, name: &str, value: &str) {
        if !value.trim().is_empty() {
            self.lines.put(&format!("{name}:{}", escaped(value)));
        }
    }

    fn name_parts(&mut self) {
        let name = &self.content.fields.name;
        let parts = [&name.family, &name.given, &name.additional, &name.prefix, &name.suffix].map(|part| escaped(part));
        self.lines.put(&format!("N:{}", parts.join(";")));
    }

    fn kind(&mut self) {
        if self.content.is_group {
            self.lines.put(self.form.either("X-ADDRESSBOOKSERVER-KIND:group", "KIND:group"));
        }
        // A card has one KIND; what a group is besides goes the way it does in 3.0.
        if self.content.is_organization {
            self.lines.put(if self.content.is_group { "X-ABShowAs:COMPANY" } else { self.form.either("X-ABShowAs:COMPANY", "KIND:org") });
        }
    }

    fn tags(&mut self) {
        let tags: Vec<String> = self.content.fields.tags.iter().filter(|tag| !tag.trim().is_empty()).map(|tag| escaped(tag)).collect();
        if !tags.is_empty() {
            self.lines.put(&format!("CATEGORIES:{}", tags.join(",")));
        }
    }

    /// Never changed; where there is none, one made from what the card says, so that writing twice gives the same.
    fn uid(&mut self) {
        match self.content.uid.as_deref().filter(|uid| !uid.is_empty()) {
            Some(uid) if self.form == CardForm::V3 => self.text("UID", uid),
            Some(uid) if Uuid::try_parse(uid).is_ok() => self.lines.put(&format!("UID:urn:uuid:{uid}")),
            Some(uid) => self.text("UID;VALUE=text", uid),
            None => {
                let hash = Sha256::digest(format!("{:?}", self.content));
                let hex: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
                self.text("UID", &format!("fondly-{hex}"));
            }
        }
    }

    fn photo(&mut self) {
        match &self.content.photo {
            None => {}
            Some(Photo::Link(link)) => {
                let name = self.form.either("PHOTO;VALUE=uri", "PHOTO");
                self.lines.put(&format!("{name}:{}", link.replace('\\', "\\\\")));
            }
            Some(Photo::Bytes(bytes)) => {
                let (kind, media) = match bytes.as_slice() {
                    [0xFF, 0xD8, ..] => (";TYPE=JPEG", "image/jpeg"),
                    [0x89, b'P', b'N', b'G', ..] => (";TYPE=PNG", "image/png"),
                    [b'G', b'I', b'F', ..] => (";TYPE=GIF", "image/gif"),
                    [b'R', b'I', b'F', b'F', ..] => (";TYPE=WEBP", "image/webp"),
                    _ => ("", "application/octet-stream"),
                };
                let text = base64_text(bytes);
                match self.form {
                    CardForm::V3 => self.lines.put(&format!("PHOTO;ENCODING=b{kind}:{text}")),
                    CardForm::V4 => self.lines.put(&format!("PHOTO:data:{media};base64,{text}")),
                }
            }
        }
    }

    /// One form: two double the date at every sync elsewhere.
    fn anniversary(&mut self) {
        let Some(date) = &self.content.anniversary else { return };
        match self.form {
            CardForm::V3 => self.labelled_date(&CardDate { label: "anniversary".to_owned(), date: date.clone() }),
            CardForm::V4 => self.date("ANNIVERSARY", Some(date)),
        }
    }

    fn labelled_date(&mut self, date: &CardDate) {
        if self.form == CardForm::V4 && date.label == "death" {
            return self.date("DEATHDATE", Some(&date.date));
        }
        // As it came: the birthday by another calendar of someone who has a Gregorian one.
        if date.date.known().is_some_and(|known| !known.is_gregorian() && date.label == format!("{} birthday", known.calendar().name())) {
            return self.date("X-ALTBDAY", Some(&date.date));
        }
        let line = self.form.dated("X-ABDATE", &date.date);
        if date.label.is_empty() { self.lines.put(&line) } else { self.grouped(&line, &date.label) }
    }

    fn date(&mut self, name: &str, date: Option<&LifeDate>) {
        if let Some(date) = date {
            self.lines.put(&self.form.dated(name, date));
        }
    }
}
