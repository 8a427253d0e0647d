//! `fondly add` and `fondly edit`.

use clap::ValueEnum;
use fondly_core::{
    Error, Result,
    book::{Book, RhythmEdit},
    domain::{ContactFields, Labelled, LeapDay, PersonName},
};

use jiff::civil::Date;

use super::{Format, day::Day, every::Every};
use crate::wire::{life_date, terminal::PersonLine};

#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// Their name.
    name: String,
    #[command(flatten)]
    facts: Facts,
    #[command(flatten)]
    format: Format,
}

#[derive(Debug, clap::Args)]
pub(super) struct Edit {
    /// A name, an e-mail address or an id.
    who: String,
    /// Another name.
    #[arg(long)]
    name: Option<String>,
    /// Where 29 February falls for them in common years.
    #[arg(long, value_enum)]
    leap_day: Option<Leap>,
    #[command(flatten)]
    planning: super::plan::Keeps,
    #[command(flatten)]
    facts: Facts,
    #[command(flatten)]
    format: Format,
}

#[derive(Debug, clap::Args)]
struct Facts {
    /// Their birthday: 1996-04-15, --04-15, 1996-04, 1996, "15 April 1996".
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    birthday: Option<String>,
    /// An e-mail address; may be given more than once. All of theirs are replaced.
    #[arg(long)]
    email: Vec<String>,
    /// A phone number; may be given more than once. All of theirs are replaced.
    #[arg(long)]
    phone: Vec<String>,
    /// Where they work or belong; "" for nowhere.
    #[arg(long)]
    organization: Option<String>,
    /// Anything else; "" for nothing.
    #[arg(long)]
    note: Option<String>,
    /// Their circle.
    #[arg(long)]
    circle: Option<String>,
    /// How often you mean to be in touch: "3 weeks", "month"; "none": as their circle has it.
    #[arg(long)]
    every: Option<Every>,
    /// A fixed rhythm, counted from this day: YYYY-MM-DD, today; without it counted from the last contact.
    #[arg(long, value_name = "DAY", requires = "every")]
    counted_from: Option<Day>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Leap {
    #[value(name = "february-28")]
    February28,
    #[value(name = "march-1")]
    March1,
}

impl Add {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let fields = self.facts.over(ContactFields { name: PersonName::typed(&self.name), ..ContactFields::default() });
        let birthday = life_date(self.facts.birthday.as_deref().unwrap_or_default())?;
        let circle = self.facts.circle.as_deref().map(|name| book.circle_named(name)).transpose()?;
        let rhythm = self.facts.rhythm(book, None);
        let id = book.add_contact_in(fields, birthday, circle.map(|circle| circle.id), rhythm)?;
        let person = PersonLine::of(&book.person(id.value)?);
        // A date of another calendar is said back in both.
        let born = book.birthday_of(id.value)?.filter(|born| born.known().is_some_and(|date| !date.is_gregorian()));
        let born = born.map(|born| format!(", born {}", born.in_both_words())).unwrap_or_default();
        self.format.print(&person, |person| format!("Added {} ({}){born}", person.name, person.id))
    }
}

impl Edit {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        if self.name.is_none() && self.leap_day.is_none() && self.facts.is_empty() && self.planning.is_empty() {
            return Err(Error::refused("There is nothing to change. See fondly edit --help."));
        }
        let id = book.find(&self.who)?;
        let before = book.person(id)?.contact;
        let mut fields = self.facts.over(before.fields.clone());
        if let Some(name) = &self.name {
            if name.trim().is_empty() {
                return Err(Error::refused("Please give at least a name. Nothing was changed."));
            }
            fields.name = fields.name.renamed(name);
        }
        let birthday = match &self.facts.birthday {
            Some(text) => life_date(text)?,
            None => book.birthday_of(id)?,
        };
        let circle = self.facts.circle.as_deref().map(|name| book.circle_named(name)).transpose()?;
        let rhythm = self.facts.rhythm(book, before.rhythm.fixed_from);
        book.edit_contact_in(id, fields, birthday, circle.map(|circle| circle.id), rhythm)?;
        if let Some(leap) = self.leap_day {
            book.set_leap_day(id, if matches!(leap, Leap::March1) { LeapDay::March1 } else { LeapDay::February28 })?;
        }
        if !self.planning.is_empty() {
            let planning = self.planning.over(before.planning)?;
            book.set_planning(id, &planning)?;
        }
        let person = PersonLine::of(&book.person(id)?);
        self.format.print(&person, |person| format!("Changed {} ({})", person.name, person.id))
    }
}

impl Facts {
    /// Says it nothing of anyone?
    fn is_empty(&self) -> bool {
        let Self { birthday, email, phone, organization, note, circle, every, counted_from: _ } = self;
        let texts = [birthday, organization, note, circle];
        texts.iter().all(|text| text.is_none()) && email.is_empty() && phone.is_empty() && every.is_none()
    }

    /// The rhythm that was given; one that was fixed stays counted from its day.
    fn rhythm(&self, book: &Book, fixed_from: Option<Date>) -> Option<RhythmEdit> {
        let own = self.every?.cadence();
        Some(RhythmEdit { own, fixed_from: self.counted_from.map(|day| day.of(book)).or(fixed_from) })
    }

    /// The fields with what was given in the place of their own.
    fn over(&self, fields: ContactFields) -> ContactFields {
        let list =
            |given: &[String], own| if given.is_empty() { own } else { given.iter().map(|value| Labelled::new("", value)).collect() };
        ContactFields {
            emails: list(&self.email, fields.emails),
            phones: list(&self.phone, fields.phones),
            organization: self.organization.clone().unwrap_or(fields.organization),
            note: self.note.clone().unwrap_or(fields.note),
            ..fields
        }
    }
}
