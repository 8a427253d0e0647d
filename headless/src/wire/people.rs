//! The list of people.

use fondly_core::{
    Result,
    book::{Book, Only, PeopleFilter, Why},
    domain::{ContactState, PersonLine},
    quick::{Condition, Sought},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    photo,
    words::{PersonState, ToneView},
};

/// One window of the list to ask for.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct PeopleAsk {
    pub(crate) query: String,
    pub(crate) circle: Option<String>,
    pub(crate) show: Show,
    pub(crate) offset: u32,
    pub(crate) limit: u32,
}

/// Whom to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Show {
    /// Everyone active.
    Active,
    /// Those whose check-in is due.
    Waiting,
    /// Those without a rhythm.
    NoRhythm,
    /// Those whom the user wants to know better.
    KnowBetter,
    /// Those archived.
    Archived,
    /// Those who have died.
    Deceased,
    /// Those in the trash.
    Trashed,
}

/// One window of the list.
#[derive(Debug, Serialize, Type)]
pub struct PeopleWindow {
    pub(crate) total: u32,
    pub(crate) offset: u32,
    pub(crate) rows: Vec<PersonRow>,
    /// What the search asks for besides words (K8).
    pub(crate) understood: Vec<ConditionView>,
}

/// One thing that a search asks for, and how to take it back.
#[derive(Debug, Serialize, Type)]
pub(crate) struct ConditionView {
    /// "Not seen in person since 1 January 2026".
    words: String,
    /// The search without it.
    without: String,
    /// What else may be meant, each with the search that says it.
    others: Vec<OtherSearch>,
}

/// Another search.
#[derive(Debug, Serialize, Type)]
pub(crate) struct OtherSearch {
    words: String,
    query: String,
}

impl ConditionView {
    /// All that a search asks for, and last the words that are looked for as they stand beside it.
    fn all(asked: &Sought, query: &str) -> Vec<Self> {
        let conditions = asked.conditions.iter().map(|condition| Self::of(condition, query));
        let words = asked.words_beside().map(|words| Self { words, without: asked.conditions_of(query), others: Vec::new() });
        conditions.chain(words).collect()
    }

    fn of(condition: &Condition, query: &str) -> Self {
        let other = |(words, said): (String, String)| OtherSearch { words, query: condition.replaced_in(query, &said) };
        Self {
            words: condition.in_words(),
            without: condition.left_out_of(query),
            others: condition.others().into_iter().map(other).collect(),
        }
    }
}

/// One person in a list.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PersonRow {
    id: String,
    name: String,
    initials: String,
    /// Where their picture is.
    photo: Option<String>,
    detail: String,
    circle: Option<String>,
    tone: Option<ToneView>,
    last_contact: Option<String>,
    next_due: Option<String>,
    waiting: bool,
    state: PersonState,
    /// Why a search found them, where the row does not show it anyway: "Interest: ice hockey".
    why: Option<String>,
}

impl PersonRow {
    /// The row of a person, as it stands today.
    pub(crate) fn of(line: PersonLine, why: Option<Why>, today: Date) -> Self {
        let check_in = line.check_in.check_in(today);
        let due = check_in.is_some_and(|check_in| check_in.state.is_due());
        let detail = [line.fields.title.as_str(), line.fields.organization.as_str()];
        Self {
            id: line.id.to_string(),
            initials: line.fields.initials(),
            photo: photo(line.id, line.photo),
            detail: detail.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
            name: line.shown,
            tone: line.circle.as_ref().map(|(_, tone, _)| (*tone).into()),
            circle: line.circle.map(|(name, ..)| name),
            last_contact: line.check_in.contacts.talked.map(|day| day.to_string()),
            next_due: check_in.map(|check_in| check_in.due.to_string()),
            waiting: due,
            state: line.state.into(),
            why: why.map(|why| why.to_string()),
        }
    }
}

impl PeopleWindow {
    /// Asks the book for one window.
    ///
    /// # Errors
    /// - `Refused`: the circle is none.
    pub fn ask(book: &Book, ask: &PeopleAsk) -> Result<Self> {
        let today = book.now().today();
        let filter = PeopleFilter {
            query: ask.query.clone(),
            circle: ask.circle.as_deref().map(super::id).transpose()?,
            state: match ask.show {
                Show::Active | Show::Waiting | Show::NoRhythm | Show::KnowBetter => ContactState::Active,
                Show::Archived => ContactState::Archived,
                Show::Deceased => ContactState::Deceased,
                Show::Trashed => ContactState::Trashed,
            },
            only: match ask.show {
                Show::NoRhythm => Only::WithoutRhythm,
                Show::Waiting => Only::Due(today),
                Show::KnowBetter => Only::KnowBetter,
                Show::Active | Show::Archived | Show::Deceased | Show::Trashed => Only::Any,
            },
        };
        let (total, rows) = book.people(&filter, ask.offset, ask.limit.min(500))?;
        let asked = book.sought(&ask.query)?;
        let row = |line: PersonLine| {
            let why = book.why_found(&asked, line.id)?;
            Ok(PersonRow::of(line, why, today))
        };
        Ok(Self {
            total,
            offset: ask.offset,
            rows: rows.into_iter().map(row).collect::<Result<_>>()?,
            understood: ConditionView::all(&asked, &ask.query),
        })
    }
}
