//! What passes between the user and someone, in both directions.

use fondly_core::{
    Error, Result,
    book::{Book, Giving},
    domain::{Exchange, ExchangeFields, PersonName, Standing},
    planner::{ago, only_asked_hint, standing},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    FactView, day,
    words::{ExchangeKindView, StandingView},
};

/// Something given or received, or thought of.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Exchange", rename_all = "camelCase")]
pub struct ExchangeView {
    /// Which.
    pub id: String,
    /// What the user edits.
    pub fields: ExchangeFieldsView,
    /// "Gift, given 3 weeks ago".
    pub stands: String,
    /// It touches what they do not want.
    pub touches: bool,
}

/// What the user edits of it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename = "ExchangeFields", rename_all = "camelCase")]
pub struct ExchangeFieldsView {
    kind: ExchangeKindView,
    /// In the user's own words.
    pub words: String,
    standing: StandingView,
    /// When it was given or received; null of an idea.
    on: Option<String>,
    /// The user had asked for it; counts for what was received.
    asked_for: bool,
    /// When whoever received it thanked; null: not yet, or nobody noted it.
    thanked_on: Option<String>,
}

/// What passed between the user and someone, and what may.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Giving", rename_all = "camelCase")]
pub struct GivingView {
    /// What the user has not thanked for yet, the oldest first.
    pub to_thank: Vec<ExchangeView>,
    /// What the user thinks of.
    pub ideas: Vec<ExchangeView>,
    /// The rest, the newest first.
    pub passed: Vec<ExchangeView>,
    /// What they need, or could use help with.
    pub needs: Vec<FactView>,
    /// Said where the last three things were all what the user had asked of them.
    pub hint: Option<String>,
}

/// Thanks that wait.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "ToThank")]
pub struct ToThankView {
    /// Whom.
    person: String,
    /// Their name.
    pub name: String,
    /// What for.
    pub exchange: ExchangeView,
}

impl ExchangeView {
    /// Is it only thought of?
    pub fn is_idea(&self) -> bool {
        matches!(self.fields.standing, StandingView::Idea)
    }

    /// All of these, as they stand on a day.
    pub fn all(some: &[(Exchange, bool)], today: Date) -> Vec<Self> {
        some.iter().map(|(one, touches)| Self::of(one, *touches, today)).collect()
    }

    /// It, as it stands on a day.
    pub fn of(one: &Exchange, touches: bool, today: Date) -> Self {
        let ExchangeFields { kind, words, standing: stands } = &one.fields;
        let fields = ExchangeFieldsView {
            kind: (*kind).into(),
            words: words.clone(),
            standing: match stands {
                Standing::Idea => StandingView::Idea,
                Standing::Given { .. } => StandingView::Given,
                Standing::Received { .. } => StandingView::Received,
            },
            on: stands.on().map(|day| day.to_string()),
            asked_for: matches!(stands, Standing::Received { asked_for: true, .. }),
            thanked_on: stands.thanked_on().map(|day| day.to_string()),
        };
        Self { id: one.id.to_string(), fields, stands: standing(&one.fields, |on| ago(on, today)), touches }
    }
}

impl GivingView {
    /// It, with someone who is called so.
    pub fn of(giving: &Giving, name: &PersonName, today: Date) -> Self {
        Self {
            to_thank: ExchangeView::all(&giving.to_thank, today),
            ideas: ExchangeView::all(&giving.ideas, today),
            passed: ExchangeView::all(&giving.passed, today),
            needs: giving.needs.iter().map(|fact| FactView::of(fact, today)).collect(),
            hint: hint(giving, name),
        }
    }
}

/// What is said where the last three things were all what the user had asked of someone who is called so.
pub(super) fn hint(giving: &Giving, name: &PersonName) -> Option<String> {
    giving.only_asked.then(|| only_asked_hint(&name.short()))
}

impl ToThankView {
    /// The thanks that wait, the oldest first: of late, as Today tells them, or all.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn all(book: &Book, of_late: bool) -> Result<Vec<Self>> {
        let today = book.now().today();
        let one = |(one, touches): &(Exchange, bool)| {
            let name = book.line_of(one.contact)?.map(|line| line.fields.shown()).unwrap_or_default();
            Ok(Self { person: one.contact.to_string(), name, exchange: ExchangeView::of(one, *touches, today) })
        };
        book.to_thank(of_late)?.iter().map(one).collect()
    }
}

impl ExchangeFieldsView {
    /// The core's fields.
    ///
    /// # Errors
    /// - `Refused`: a day that is none, or none where one is needed.
    pub fn into_core(self) -> Result<ExchangeFields, Error> {
        let read = |text: Option<&String>| text.map(|text| day(text)).transpose();
        let (on, thanked_on) = (read(self.on.as_ref())?, read(self.thanked_on.as_ref())?);
        let on = || on.ok_or_else(|| Error::refused("Please say on which day. Nothing was changed."));
        let standing = match self.standing {
            StandingView::Idea => Standing::Idea,
            StandingView::Given => Standing::Given { on: on()?, thanked_on },
            StandingView::Received => Standing::Received { on: on()?, asked_for: self.asked_for, thanked_on },
        };
        Ok(ExchangeFields { kind: self.kind.into(), words: self.words, standing })
    }
}
