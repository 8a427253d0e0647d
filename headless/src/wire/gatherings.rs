//! Gatherings, introductions and communities, in both directions.

use fondly_core::{
    Error, Result,
    book::{Book, Community, Gathered, GuestLine, Suggested},
    domain::{ContactId, Gathering, GatheringFields, GatheringId, Introduction, Presence},
    planner::ago,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    day, photo,
    words::{PresenceView, SaysView},
};

/// An event where people meet, and who is part of it.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Gathering", rename_all = "camelCase")]
pub struct GatheringView {
    /// Which.
    pub id: String,
    /// What the user edits.
    pub fields: GatheringFieldsView,
    /// "Tuesday, 10 March 2026".
    pub when: String,
    /// It has come: people can be met there.
    pub has_come: bool,
    /// "2 of 3 met", "2 met", "nobody met yet".
    pub count: String,
    /// How many were met.
    pub met: u32,
    /// Whoever is part of it, in the order they came to it.
    pub guests: Vec<GuestView>,
}

/// A gathering of these days, for Today.
#[derive(Debug, Serialize, Type)]
pub struct NearGathering {
    /// Which.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// "Today, Porto · Someone who binds books".
    pub words: String,
}

/// What the user edits of it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename = "GatheringFields", rename_all = "camelCase")]
pub struct GatheringFieldsView {
    /// What it is called.
    pub name: String,
    /// YYYY-MM-DD.
    pub day: String,
    /// Where; may be empty.
    pub place: String,
    /// What the user hopes for; may be empty.
    pub goal: String,
    /// How many people they hope to meet; null: no number.
    pub hoped: Option<u16>,
    /// What they say of themselves; may be empty.
    pub pitch: String,
}

/// Someone at a gathering.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Guest", rename_all = "camelCase")]
pub struct GuestView {
    /// Which guest.
    pub id: String,
    /// Who.
    pub person: String,
    /// Their name.
    pub name: String,
    initials: String,
    /// Where their picture is.
    photo: Option<String>,
    /// How they are part of it.
    pub presence: PresenceView,
    /// What to remember of them.
    pub line: String,
    /// What comes next.
    pub next: String,
    /// "Follow up on Wednesday, 11 March"; null: that is done, or they were not met.
    pub follow_up: Option<String>,
    /// First words for it; empty: there are none.
    pub opener: String,
}

/// Two people of whom one needs what the other is good at.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "SuggestedIntroduction", rename_all = "camelCase")]
pub struct SuggestedView {
    /// Whoever needs something.
    pub needs: SideOfTwo,
    /// Whoever could help.
    pub offers: SideOfTwo,
}

/// One of two, and what stands there of them.
#[derive(Debug, Serialize, Type)]
pub struct SideOfTwo {
    /// Who.
    pub person: String,
    /// Their name.
    pub name: String,
    /// What they need, or are good at.
    pub words: String,
}

/// Two who are to be brought together, or were.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Introduction", rename_all = "camelCase")]
pub struct IntroductionView {
    /// Which.
    pub id: String,
    /// Both, each with what they said.
    pub sides: Vec<AskedView>,
    /// What for; may be empty.
    pub words: String,
    /// "introduced 2 weeks ago"; null: not yet.
    pub made: Option<String>,
    /// Both want it, and they are not brought together yet.
    pub ready: bool,
    /// What came of it; may be empty.
    pub outcome: String,
}

/// One of the two, and what they said.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "AskedToMeet")]
pub struct AskedView {
    /// Who.
    pub person: String,
    /// Their name.
    pub name: String,
    /// What they said.
    pub says: SaysView,
}

/// People who belong together.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Community", rename_all = "camelCase")]
pub struct CommunityView {
    /// What it is called.
    pub name: String,
    /// A tag, and no place of work.
    pub is_tag: bool,
    /// The search that finds them.
    pub search: String,
    /// How many they are.
    pub count: u32,
    /// The first few, "Ana Costa, Bo Lind and 3 more".
    pub names: String,
    /// "last talk 3 weeks ago"; "no talk noted yet".
    pub last: String,
}

/// All of it.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Gatherings")]
pub struct GatheringsView {
    /// The latest first.
    pub gatherings: Vec<GatheringView>,
    /// Whom the user might bring together.
    pub suggested: Vec<SuggestedView>,
    /// Those who are to be brought together or were, the latest first.
    pub introductions: Vec<IntroductionView>,
    /// The largest first.
    pub communities: Vec<CommunityView>,
}

/// Names of a community that are named.
const NAMED: usize = 3;

impl GatheringsView {
    /// Asks the book.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn ask(book: &Book) -> Result<Self> {
        let today = book.now().today();
        let mut introductions = IntroductionView::all(book)?;
        introductions.reverse();
        Ok(Self {
            gatherings: book.gatherings()?.into_iter().map(|one| GatheringView::of(book, one)).collect::<Result<_>>()?,
            suggested: book.suggested_introductions()?.into_iter().map(SuggestedView::from).collect(),
            introductions,
            communities: book.communities()?.into_iter().map(|one| CommunityView::of(one, today)).collect(),
        })
    }
}

impl GatheringView {
    /// One gathering.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn ask(book: &Book, id: GatheringId) -> Result<Self> {
        Self::of(book, book.gathering(id)?)
    }

    fn of(book: &Book, gathered: Gathered) -> Result<Self> {
        let (met, Gathered { gathering, guests }) = (gathered.met(), gathered);
        let fields = &gathering.fields;
        let count = match (met, fields.hoped) {
            (0, None) => "nobody met yet".to_owned(),
            (met, None) => format!("{met} met"),
            (met, Some(hoped)) => format!("{met} of {hoped} met"),
        };
        Ok(Self {
            id: gathering.id.to_string(),
            when: fields.day.strftime("%A, %-d %B %Y").to_string(),
            has_come: fields.day <= book.now().today(),
            count,
            met: u32::try_from(met).unwrap_or(u32::MAX),
            guests: guests.into_iter().map(|one| GuestView::of(book, one)).collect::<Result<_>>()?,
            fields: GatheringFieldsView {
                name: fields.name.clone(),
                day: fields.day.to_string(),
                place: fields.place.clone(),
                goal: fields.goal.clone(),
                hoped: fields.hoped,
                pitch: fields.pitch.clone(),
            },
        })
    }
}

impl NearGathering {
    /// Those of today and tomorrow.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn all(book: &Book) -> Result<Vec<Self>> {
        let today = book.now().today();
        let of = |one: Gathering| {
            let GatheringFields { name, day, place, goal, .. } = one.fields;
            let when = if day == today { "Today" } else { "Tomorrow" };
            let at = [when, place.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
            let words = [at, goal].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
            Self { id: one.id.to_string(), name, words }
        };
        Ok(book.gatherings_near()?.into_iter().map(of).collect())
    }
}

impl GatheringFieldsView {
    /// The core's fields.
    ///
    /// # Errors
    /// - `Refused`: a day that is none.
    pub fn into_core(self) -> Result<GatheringFields, Error> {
        let Self { name, day: on, place, goal, hoped, pitch } = self;
        Ok(GatheringFields { name, day: day(&on)?, place, goal, hoped, pitch })
    }
}

impl GuestView {
    fn of(book: &Book, line: GuestLine) -> Result<Self> {
        let GuestLine { guest, contact, follow_up, opener } = line;
        Ok(Self {
            id: guest.id.to_string(),
            person: contact.id.to_string(),
            name: contact.fields.shown(),
            initials: contact.fields.initials(),
            photo: photo(contact.id, book.line_of(contact.id)?.and_then(|line| line.photo)),
            presence: guest.presence.into(),
            line: guest.line,
            next: guest.next,
            follow_up: follow_up
                .filter(|_| guest.presence == Presence::Met)
                .map(|day| format!("Follow up on {}", day.strftime("%A, %-d %B"))),
            opener,
        })
    }
}

impl From<Suggested> for SuggestedView {
    fn from(found: Suggested) -> Self {
        let side = |(person, name, fact): (ContactId, String, fondly_core::domain::Fact)| SideOfTwo {
            person: person.to_string(),
            name,
            words: fact.fields.words,
        };
        Self { needs: side(found.needs), offers: side(found.offers) }
    }
}

impl IntroductionView {
    /// All of them, in the order they were thought of.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn all(book: &Book) -> Result<Vec<Self>> {
        let today = book.now().today();
        Ok(book.introductions()?.into_iter().map(|(one, names)| Self::of(&one, names, today)).collect())
    }

    fn of(one: &Introduction, names: [String; 2], today: Date) -> Self {
        let sides = one.sides.iter().zip(names);
        Self {
            id: one.id.to_string(),
            sides: sides.map(|((person, says), name)| AskedView { person: person.to_string(), name, says: (*says).into() }).collect(),
            words: one.words.clone(),
            made: one.made_on.map(|day| format!("introduced {}", ago(day, today))),
            ready: one.made_on.is_none() && one.is_wanted(),
            outcome: one.outcome.clone(),
        }
    }
}

impl CommunityView {
    /// One community.
    #[must_use]
    pub fn of(one: Community, today: Date) -> Self {
        let names: Vec<&str> = one.people.iter().take(NAMED).map(|(_, name)| name.as_str()).collect();
        let more = one.people.len() - names.len();
        let names = names.join(", ");
        Self {
            // A tag of several words is looked for as it stands, and so is what is both.
            search: match one.is_tag {
                _ if one.is_both || one.is_tag && one.name.contains(' ') => one.name.clone(),
                true => format!("#{}", one.name),
                false => format!("works at {}", one.name),
            },
            count: u32::try_from(one.people.len()).unwrap_or(u32::MAX),
            names: if more > 0 { format!("{names} and {more} more") } else { names },
            last: one.last_talk.map_or_else(|| "no talk noted yet".to_owned(), |day| format!("last talk {}", ago(day, today))),
            is_tag: one.is_tag,
            name: one.name,
        }
    }
}
