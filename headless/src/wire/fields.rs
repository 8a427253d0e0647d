//! What the user edits, in both directions.

use fondly_core::{
    Error,
    book::Companion,
    domain::{Cadence, CircleFields, ContactFields, Id, InteractionFields, Labelled, LifeDate, MilestoneFields, Period, PersonName},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::words::{ChannelView, DepthView, FeelingView, MilestoneKindView, OutcomeView, RhythmUnit, StartedByView, ToneView};

/// A value and what its owner calls it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename = "Labelled")]
pub(crate) struct LabelledView {
    label: String,
    value: String,
}

/// The parts of a name.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NameFields {
    given: String,
    family: String,
    additional: String,
    prefix: String,
    suffix: String,
    nickname: String,
    phonetic_given: String,
    phonetic_family: String,
    /// The whole name where it is known as such; empty when it is made from the parts.
    display: String,
}

/// What the user edits of a person.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename = "PersonFields", rename_all = "camelCase")]
pub struct PersonFieldsView {
    name: NameFields,
    organization: String,
    title: String,
    /// Where else they work: the label is what they do there.
    other_work: Vec<LabelledView>,
    pronouns: String,
    /// BCP 47; several separated by commas.
    language: String,
    time_zone: String,
    note: String,
    emails: Vec<LabelledView>,
    phones: Vec<LabelledView>,
    addresses: Vec<LabelledView>,
    links: Vec<LabelledView>,
    /// Who else is in their life: the label is what they are.
    relations: Vec<LabelledView>,
    tags: Vec<String>,
    /// A date in a life, or empty.
    pub(crate) birthday: String,
}

/// What the user edits of a milestone.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename = "MilestoneFields")]
pub struct MilestoneFieldsView {
    kind: MilestoneKindView,
    label: String,
    /// A date in a life.
    date: String,
    yearly: bool,
    note: String,
    /// Days ahead that reminders of it come, "7,0"; null: as for all.
    leads: Option<String>,
}

/// What the user notes of an interaction.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "InteractionFields")]
pub struct InteractionFieldsView {
    /// YYYY-MM-DD.
    day: String,
    channel: ChannelView,
    outcome: OutcomeView,
    started_by: StartedByView,
    note: String,
    /// How near it went; null: nobody has said.
    depth: Option<DepthView>,
    /// How it left the user; null: nobody has said.
    feeling: Option<FeelingView>,
    /// What the user appreciated; may be empty.
    appreciated: String,
}

/// Who was there.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind", rename = "Companion")]
pub enum CompanionView {
    /// Someone in the book.
    Known {
        /// Who.
        id: String,
    },
    /// Someone who comes into it.
    New {
        /// Their name.
        name: String,
    },
}

impl TryFrom<CompanionView> for Companion {
    type Error = Error;

    fn try_from(view: CompanionView) -> Result<Self, Error> {
        Ok(match view {
            CompanionView::Known { id: who } => Self::Known(super::id(&who)?),
            CompanionView::New { name } => Self::New(name),
        })
    }
}

/// How often, and whether counted from a fixed day.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RhythmView {
    every: u16,
    unit: RhythmUnit,
    /// A fixed rhythm counted from this day; null: from the last contact.
    fixed_from: Option<String>,
}

/// What the user edits of a circle.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename = "CircleFields")]
#[serde(rename_all = "camelCase")]
pub struct CircleFieldsView {
    name: String,
    tone: ToneView,
    rhythm: Option<RhythmView>,
    /// HH:MM, when reminders about its people come; null: as for all.
    notify_at: Option<String>,
}

/// Reads an identity.
///
/// # Errors
/// - `Refused`: it is none.
pub fn id<T>(text: &str) -> Result<Id<T>, Error> {
    text.parse().map_err(|_| Error::Refused(format!("“{text}” is not an id. Nothing was changed.")))
}

/// Reads a civil day.
///
/// # Errors
/// - `Refused`: it is none.
pub fn day(text: &str) -> Result<Date, Error> {
    text.trim().parse().map_err(|_| Error::Refused(format!("“{text}” is not a day. Please write it like 2026-04-15. Nothing was changed.")))
}

/// Reads the period of a milestone's coming round: a year, or a number of days.
///
/// # Errors
/// - `Refused`: it is none.
pub fn period(text: &str) -> Result<Period, Error> {
    text.parse().map_err(|error| Error::Refused(format!("“{text}”: {error} Nothing was changed.")))
}

/// Reads a date in a life as someone types it; nothing when it is empty.
///
/// # Errors
/// - `Refused`: it is none.
pub fn life_date(text: &str) -> Result<Option<LifeDate>, Error> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    LifeDate::typed(text).map(Some).map_err(|error| Error::Refused(format!("{error} Nothing was changed.")))
}

impl PersonFieldsView {
    /// The fields and the birthday of the core. A birthday that stays what it was may be words.
    ///
    /// # Errors
    /// - `Refused`: the birthday is not a date.
    pub fn into_core(self, birthday_before: Option<&LifeDate>) -> Result<(ContactFields, Option<LifeDate>), Error> {
        let birthday = match birthday_before {
            Some(before) if before.to_edit() == self.birthday => Some(before.clone()),
            _ => life_date(&self.birthday)?,
        };
        let list = |list: Vec<LabelledView>| list.into_iter().map(|detail| Labelled::new(detail.label, detail.value)).collect();
        let NameFields { given, family, additional, prefix, suffix, nickname, phonetic_given, phonetic_family, display } = self.name;
        let fields = ContactFields {
            name: PersonName { given, family, additional, prefix, suffix, nickname, phonetic_given, phonetic_family, display },
            organization: self.organization,
            title: self.title,
            other_work: list(self.other_work),
            pronouns: self.pronouns,
            language: self.language,
            time_zone: self.time_zone,
            note: self.note,
            emails: list(self.emails),
            phones: list(self.phones),
            addresses: list(self.addresses),
            links: list(self.links),
            relations: list(self.relations),
            tags: self.tags,
        };
        Ok((fields, birthday))
    }

    /// The view of what the core knows.
    pub fn of(fields: ContactFields, birthday: Option<&LifeDate>) -> Self {
        let list = |list: Vec<Labelled>| list.into_iter().map(|Labelled { label, value }| LabelledView { label, value }).collect();
        let PersonName { given, family, additional, prefix, suffix, nickname, phonetic_given, phonetic_family, display } = fields.name;
        Self {
            name: NameFields { given, family, additional, prefix, suffix, nickname, phonetic_given, phonetic_family, display },
            organization: fields.organization,
            title: fields.title,
            other_work: list(fields.other_work),
            pronouns: fields.pronouns,
            language: fields.language,
            time_zone: fields.time_zone,
            note: fields.note,
            emails: list(fields.emails),
            phones: list(fields.phones),
            addresses: list(fields.addresses),
            links: list(fields.links),
            relations: list(fields.relations),
            tags: fields.tags,
            birthday: birthday.map(LifeDate::to_edit).unwrap_or_default(),
        }
    }
}

impl MilestoneFieldsView {
    /// The milestone of the core. A date that stays what it was may be words.
    ///
    /// # Errors
    /// - `Refused`: there is no date, or it is none.
    pub fn into_core(self, before: Option<&LifeDate>) -> Result<MilestoneFields, Error> {
        let date = match before {
            Some(before) if before.to_edit() == self.date => Some(before.clone()),
            _ => life_date(&self.date)?,
        };
        let date = date.ok_or_else(|| Error::refused("A milestone needs a date. Nothing was changed."))?;
        let leads = self.leads.as_deref().map(str::parse).transpose()?;
        Ok(MilestoneFields { kind: self.kind.into(), label: self.label, date, yearly: self.yearly, note: self.note, leads })
    }
}

impl From<MilestoneFields> for MilestoneFieldsView {
    fn from(fields: MilestoneFields) -> Self {
        Self {
            kind: fields.kind.into(),
            label: fields.label,
            date: fields.date.to_edit(),
            yearly: fields.yearly,
            note: fields.note,
            leads: fields.leads.map(|leads| leads.to_string()),
        }
    }
}

impl TryFrom<InteractionFieldsView> for InteractionFields {
    type Error = Error;

    fn try_from(view: InteractionFieldsView) -> Result<Self, Error> {
        Ok(Self {
            day: day(&view.day)?,
            channel: view.channel.into(),
            outcome: view.outcome.into(),
            started_by: view.started_by.into(),
            note: view.note.trim().to_owned(),
            depth: view.depth.map(Into::into),
            feeling: view.feeling.map(Into::into),
            appreciated: view.appreciated.trim().to_owned(),
        })
    }
}

impl RhythmView {
    /// The cadence and the fixed day.
    ///
    /// # Errors
    /// - `Refused`: out of range, or the day is none.
    pub fn into_core(self) -> Result<(Cadence, Option<Date>), Error> {
        let refusal = || Error::refused("A rhythm is every 1 to 999 days, weeks or months. Nothing was changed.");
        let cadence = Cadence::new(self.every, self.unit.into()).ok_or_else(refusal)?;
        Ok((cadence, self.fixed_from.as_deref().map(day).transpose()?))
    }

    /// The view of a cadence.
    pub fn of(cadence: Cadence, fixed_from: Option<Date>) -> Self {
        Self { every: cadence.every(), unit: cadence.unit().into(), fixed_from: fixed_from.map(|day| day.to_string()) }
    }
}

impl TryFrom<CircleFieldsView> for CircleFields {
    type Error = Error;

    fn try_from(view: CircleFieldsView) -> Result<Self, Error> {
        let cadence = view.rhythm.map(RhythmView::into_core).transpose()?.map(|(cadence, _)| cadence);
        let notify_at = view.notify_at.as_deref().filter(|text| !text.is_empty()).map(super::time).transpose()?;
        Ok(Self { name: view.name.trim().to_owned(), tone: view.tone.into(), cadence, notify_at })
    }
}
