//! How alike two people are who may be one, and what speaks for it (V4). It only ever suggests.

mod alike;
mod names;
mod phones;

use jiff::civil::Date;

use super::{ContactFields, Labelled, LifeDate, PartialDate, fold};
pub use alike::Alike;
use names::Name;
use phones::{Phone, SamePhone};

/// From here on two people are as good as certainly one.
pub const CERTAIN: u32 = 90;
/// From here on they are very likely one.
pub const LIKELY: u32 = 80;
/// From here on they may be.
pub const MAYBE: u32 = 50;

/// Mailboxes that belong to an office and not to a person.
const OFFICES: [&str; 14] =
    ["info", "office", "contact", "kontakt", "mail", "admin", "sales", "support", "hello", "team", "service", "post", "hr", "accounts"];

/// Two people who may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// In hundredths; [`LIKELY`] and [`MAYBE`] say from where on it counts.
    pub score: u32,
    /// What speaks for it: "the same e-mail address".
    pub evidence: Vec<&'static str>,
}

impl Likeness {
    /// The same name and nothing else: too little to suggest, enough to mention.
    #[must_use]
    pub fn by_name_alone() -> Self {
        Self { score: 40, evidence: vec!["the same name, and nothing else"] }
    }
}

/// What of someone is compared, made ready once.
#[derive(Debug, Clone, Default)]
pub struct Traits {
    name: Name,
    emails: Vec<String>,
    phones: Vec<Phone>,
    addresses: Vec<String>,
    birthday: Option<LifeDate>,
}

impl Traits {
    /// What of someone is compared.
    #[must_use]
    pub fn of(fields: &ContactFields, birthday: Option<&LifeDate>) -> Self {
        let values = |list: &[Labelled]| list.iter().map(|entry| fold(&entry.value)).collect();
        Self {
            name: Name::of(&fields.name),
            emails: values(&fields.emails),
            phones: fields.phones.iter().filter_map(Phone::of).collect(),
            addresses: values(&fields.addresses),
            birthday: birthday.cloned(),
        }
    }

    /// Keys of which two people who may be one share at least one.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        let emails = self.emails.iter().map(|email| format!("mail {email}"));
        let born = full(&self.birthday).map(|birthday| format!("born {birthday}"));
        self.name.keys().chain(emails).chain(self.phones.iter().map(Phone::key)).chain(born)
    }

    /// How alike they are; `None` when too little speaks for it, or something against it.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self.differs(other) {
            return None;
        }
        let mut found = Likeness { score: 0, evidence: Vec::new() };
        let mut speaks = |score: u32, evidence: &'static str| {
            found.score += score;
            found.evidence.push(evidence);
        };
        match shared(&self.emails, &other.emails) {
            Some(email) if is_office(email) => speaks(10, "the same office address"),
            Some(_) => speaks(50, "the same e-mail address"),
            None => {}
        }
        match self.shared_phone(other) {
            Some(SamePhone::Own) => speaks(45, "the same mobile number"),
            Some(SamePhone::Shared) => speaks(15, "the same phone number"),
            Some(SamePhone::ButForTheCountry) => speaks(30, "the same phone number but for the country’s code"),
            None => {}
        }
        if self.name.is_same(&other.name) {
            speaks(40, "the same name");
        } else if self.name.is_called_alike(&other.name) {
            speaks(25, "the same name");
        } else if self.name.is_like(&other.name) {
            speaks(25, "a name much like it");
        }
        match (&self.birthday, &other.birthday) {
            (Some(mine), Some(theirs)) if mine == theirs || full(&self.birthday).is_some_and(|day| full(&other.birthday) == Some(day)) => {
                speaks(if full(&self.birthday).is_some() { 25 } else { 20 }, "the same birthday");
            }
            (Some(mine), Some(theirs)) if mine.says_more(theirs) || theirs.says_more(mine) => speaks(15, "a birthday on the same day"),
            _ => {}
        }
        (found.score >= MAYBE).then_some(found)
    }

    /// Speaks anything against their being one?
    fn differs(&self, other: &Self) -> bool {
        let birthdays = full(&self.birthday).zip(full(&other.birthday)).is_some_and(|(one, other)| one != other);
        // Who share a home and a family name and not a first name are its members.
        let home = || {
            [(&self.addresses, &other.addresses), (&self.emails, &other.emails)].iter().any(|(mine, theirs)| shared(mine, theirs).is_some())
                || self.shared_phone(other).is_some()
        };
        birthdays || self.name.is_of_another_generation(&other.name) || self.name.is_of_another_in_the_family(&other.name) && home()
    }

    /// The number that says most, if any is the same.
    fn shared_phone(&self, other: &Self) -> Option<SamePhone> {
        self.phones.iter().flat_map(|mine| other.phones.iter().filter_map(|theirs| mine.same(theirs))).max()
    }
}

/// The day, if all of it is known, by whatever calendar.
fn full(date: &Option<LifeDate>) -> Option<Date> {
    date.as_ref().and_then(LifeDate::known).and_then(PartialDate::whole)
}

fn shared<'a>(mine: &'a [String], theirs: &[String]) -> Option<&'a str> {
    mine.iter().find(|value| !value.is_empty() && theirs.contains(value)).map(String::as_str)
}

fn is_office(email: &str) -> bool {
    email.split('@').next().is_some_and(|mailbox| OFFICES.contains(&mailbox))
}
