//! One person, whole.

use fondly_core::{
    Result,
    book::{Book, Person, TimelineRow},
    domain::{Circle, ContactId, ContactState, Milestone, MilestoneKind, Occurrence, PartialDate, Relationship, days_between},
    planner::{Way, away, their_clock},
};
use jiff::civil::Date;
use serde::Serialize;
use specta::Type;

use super::{
    boundaries::BoundaryView,
    calendar::OccasionView,
    exchanges::GivingView,
    facts::FactView,
    fields::{MilestoneFieldsView, PersonFieldsView, RhythmView},
    hard_times::{HardTimeView, RiftView},
    photo,
    plan::PlanningView,
    reminders::ReminderView,
    settings::clock,
    shares::ToShareView,
    words::{ChannelView, DepthView, FeelingView, LeapDayView, OutcomeView, PersonState, StartedByView, ToneView, WayKindView},
    you::ThoughtView,
};

/// What is planned that a person's page shows.
const PLANNED: usize = 3;

/// One person, whole.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    id: String,
    name: String,
    initials: String,
    /// Where their picture is.
    photo: Option<String>,
    tone: Option<ToneView>,
    state: PersonState,
    trashed_on: Option<String>,
    fields: PersonFieldsView,
    circle: Option<CircleView>,
    /// The rhythm that counts.
    rhythm: Option<RhythmView>,
    rhythm_from: Option<RhythmFrom>,
    last_contact: Option<String>,
    next_due: Option<String>,
    paused_until: Option<String>,
    snoozed_until: Option<String>,
    /// Why now, when a check-in is due.
    because: Option<String>,
    milestones: Vec<MilestoneView>,
    /// A day of theirs within a week; null where there is none.
    near: Option<NearDay>,
    /// Where 29 February falls for them.
    leap_day: LeapDayView,
    /// Newest first.
    timeline: Vec<TimelineEntry>,
    /// Interactions in each of the last 12 months, oldest first.
    months: Vec<u32>,
    ways: Vec<WayView>,
    /// Who else is in their life.
    relationships: Vec<RelationshipView>,
    /// How close the two are over time, in words.
    closeness: Option<String>,
    /// What the user and they have in common.
    in_common: Vec<String>,
    /// "Rita Costa is your aunt (mother’s sister)".
    to_me: Option<String>,
    /// Who lives where they live.
    household: Vec<NamedView>,
    /// It is the user's own card.
    is_me: bool,
    /// The user wants to know them better.
    know_better: bool,
    /// Why the user is in touch with them; may be empty.
    intention: String,
    /// How near talks with them may go, as the user trusts them.
    trust: Option<DepthView>,
    /// What the user thought of them, the newest first; for nobody else's eyes.
    thoughts: Vec<ThoughtView>,
    /// Who went into them.
    merged: Vec<NamedView>,
    /// What planning keeps to with them.
    planning: PlanningView,
    /// HH:MM now where they live; null where that is the same, or not known.
    their_time: Option<String>,
    /// What is planned with them, the next first.
    planned: Vec<OccasionView>,
    /// What is to be reminded of about them.
    reminders: Vec<ReminderView>,
    /// What they do not want.
    boundaries: Vec<BoundaryView>,
    /// What they told of themselves.
    facts: Vec<FactView>,
    /// What they go through and went through, the newest first.
    hard_times: Vec<HardTimeView>,
    /// What stands between the user and them, and what did.
    rifts: Vec<RiftView>,
    /// What there is to share with them.
    to_share: ToShareView,
    /// What passed between the user and them, and what may.
    giving: GivingView,
}

/// Someone in someone's life.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Relationship")]
pub(crate) struct RelationshipView {
    /// "mother"; may be empty.
    pub(crate) label: String,
    pub(crate) name: String,
    /// Who that is, where they are in the book.
    pub(crate) person: Option<String>,
}

/// Someone by name.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Named")]
pub struct NamedView {
    /// Who.
    pub id: String,
    /// Their name.
    pub name: String,
}

impl NamedView {
    /// Each with their name.
    fn all(some: Vec<(ContactId, String)>) -> Vec<Self> {
        some.into_iter().map(|(id, name)| Self { id: id.to_string(), name }).collect()
    }
}

/// Whose rhythm it is.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum RhythmFrom {
    /// Their own.
    Own,
    /// Their circle's.
    Circle,
}

/// A way to reach someone.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Way")]
pub(crate) struct WayView {
    kind: WayKindView,
    /// "Mail ana@example.org".
    label: String,
}

/// A day in someone's life that is near.
#[derive(Debug, Serialize, Type)]
pub(crate) struct NearDay {
    /// "Birthday".
    name: String,
    /// "turns 31 on Monday".
    when: String,
}

/// A date in a life.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MilestoneView {
    id: String,
    fields: MilestoneFieldsView,
    /// "15 April 1996".
    shown: String,
    /// The day it comes round next.
    next: Option<String>,
    /// "turns 31 in 5 months".
    next_shown: Option<String>,
    /// Some years lack this day: someone chooses where it is kept then.
    can_be_missing: bool,
}

/// One line of a timeline.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TimelineEntry {
    id: String,
    day: String,
    channel: ChannelView,
    outcome: OutcomeView,
    started_by: StartedByView,
    note: String,
    depth: Option<DepthView>,
    feeling: Option<FeelingView>,
    appreciated: String,
    others: Vec<NamedView>,
}

/// A circle.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CircleView {
    id: String,
    name: String,
    tone: ToneView,
    rhythm: Option<RhythmView>,
    /// HH:MM, when reminders about its people come; null: as for all.
    notify_at: Option<String>,
    people: u32,
}

impl CircleView {
    /// The view of a circle with so many people.
    pub fn of(circle: Circle, people: u32) -> Self {
        Self {
            id: circle.id.to_string(),
            name: circle.fields.name,
            tone: circle.fields.tone.into(),
            rhythm: circle.fields.cadence.map(|cadence| RhythmView::of(cadence, None)),
            notify_at: circle.fields.notify_at.map(clock),
            people,
        }
    }
}

impl From<&Relationship> for RelationshipView {
    fn from(tie: &Relationship) -> Self {
        Self { label: tie.label.clone(), name: tie.name.clone(), person: tie.person.map(|person| person.to_string()) }
    }
}

impl From<Way> for WayView {
    fn from(way: Way) -> Self {
        Self { kind: way.kind.into(), label: way.label() }
    }
}

impl From<TimelineRow> for TimelineEntry {
    fn from(row: TimelineRow) -> Self {
        let fields = row.interaction.fields;
        Self {
            id: row.interaction.id.to_string(),
            day: fields.day.to_string(),
            channel: fields.channel.into(),
            outcome: fields.outcome.into(),
            started_by: fields.started_by.into(),
            note: fields.note,
            depth: fields.depth.map(Into::into),
            feeling: fields.feeling.map(Into::into),
            appreciated: fields.appreciated,
            others: NamedView::all(row.others),
        }
    }
}

impl PersonView {
    /// The view of a person as they stand today.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn of(book: &Book, person: Person) -> Result<Self> {
        let (now, today) = (book.now(), book.now().today());
        let reminders = ReminderView::about(book, person.contact.id)?;
        let (planned, near) = (book.planned_with(person.contact.id)?, NearDay::of(&person, today));
        let planned = OccasionView::all(book, planned.get(..planned.len().min(PLANNED)).unwrap_or_default())?;
        let Person {
            contact,
            line,
            circle,
            check_in,
            because,
            milestones,
            timeline,
            months,
            ways,
            relationships,
            closeness,
            in_common,
            to_me,
            household,
            merged,
            boundaries,
            facts,
            hard_times,
            rifts,
            reflections,
            giving,
        } = person;
        let birthday = milestones.iter().find(|(milestone, _)| milestone.fields.kind == MilestoneKind::Birthday);
        let birthday = birthday.map(|(milestone, _)| milestone.fields.date.clone());
        let rhythm_from = match (contact.rhythm.own, &check_in) {
            (Some(_), _) => Some(RhythmFrom::Own),
            (None, Some(_)) => Some(RhythmFrom::Circle),
            (None, None) => None,
        };
        Ok(Self {
            id: contact.id.to_string(),
            near,
            is_me: book.me()? == Some(contact.id),
            know_better: contact.know_better,
            intention: contact.intention.clone(),
            trust: contact.trust.map(DepthView::from),
            thoughts: reflections.into_iter().map(ThoughtView::from).collect(),
            closeness,
            in_common,
            to_me,
            household: NamedView::all(household),
            giving: GivingView::of(&giving, &contact.fields.name, today),
            name: contact.fields.shown(),
            initials: contact.fields.initials(),
            photo: photo(contact.id, line.photo),
            tone: line.circle.as_ref().map(|(_, tone, _)| (*tone).into()),
            state: contact.state.into(),
            trashed_on: (contact.state == ContactState::Trashed).then(|| contact.state_since.to_string()),
            fields: PersonFieldsView::of(contact.fields, birthday.as_ref()),
            circle: circle.map(|circle| CircleView::of(circle, 0)),
            rhythm: check_in.map(|check_in| RhythmView::of(check_in.cadence, contact.rhythm.fixed_from)),
            rhythm_from,
            last_contact: line.check_in.contacts.talked.map(|day| day.to_string()),
            next_due: check_in.map(|check_in| check_in.due.to_string()),
            paused_until: contact.rhythm.paused_until.filter(|until| *until > today).map(|day| day.to_string()),
            snoozed_until: contact.snoozed_until.map(|until| until.to_string()),
            because: because.filter(|_| contact.state == ContactState::Active),
            leap_day: contact.leap_day.into(),
            // Nobody who is gone or put away turns another year.
            milestones: milestones
                .into_iter()
                .map(|(milestone, next)| MilestoneView::of(milestone, next.filter(|_| contact.state == ContactState::Active), today))
                .collect(),
            timeline: timeline.into_iter().map(TimelineEntry::from).collect(),
            months: months.to_vec(),
            ways: ways.into_iter().map(WayView::from).collect(),
            relationships: relationships.iter().map(RelationshipView::from).collect(),
            merged: NamedView::all(merged),
            planning: PlanningView::from(&contact.planning),
            their_time: their_clock(&line.fields.time_zone, now.zoned()).map(|at| clock(at.time())),
            planned,
            reminders,
            to_share: ToShareView::of(book, &book.to_share(contact.id)?)?,
            hard_times: hard_times.iter().map(|one| HardTimeView::of(one, today)).collect(),
            rifts: rifts.iter().map(|(one, read_again)| RiftView::of(one, *read_again)).collect(),
            facts: facts.iter().map(|one| FactView::of(one, today)).collect(),
            boundaries: boundaries.0.iter().map(|one| BoundaryView::of(one, today)).collect(),
        })
    }
}

/// So many days ahead a day of someone stands at the top of their page.
const NEAR: i32 = 7;

impl NearDay {
    /// The next of someone in the user's life.
    fn of(person: &Person, today: Date) -> Option<Self> {
        let is_near = |next: &Occurrence| (0..=NEAR).contains(&days_between(today, next.on));
        let coming = person.milestones.iter().filter_map(|(milestone, next)| Some((milestone, (*next)?)));
        let (milestone, next) = coming.filter(|(_, next)| is_near(next)).min_by_key(|(_, next)| next.on)?;
        let is_active = person.contact.state == ContactState::Active;
        is_active.then(|| Self { name: milestone.fields.shown().to_owned(), when: comes(milestone, next, today) })
    }
}

/// "turns 31 in 5 months", "2 years on Monday".
fn comes(milestone: &Milestone, next: Occurrence, today: Date) -> String {
    let day = away(next.on, today);
    match next.years {
        Some(years) if milestone.fields.kind == MilestoneKind::Birthday => format!("turns {years} {day}"),
        Some(1) => format!("1 year {day}"),
        Some(years) => format!("{years} years {day}"),
        None => day,
    }
}

impl MilestoneView {
    fn of(milestone: Milestone, next: Option<Occurrence>, today: Date) -> Self {
        let next_shown = next.map(|next| comes(&milestone, next, today));
        let can_be_missing = milestone.fields.date.known().is_some_and(PartialDate::can_be_missing);
        Self {
            id: milestone.id.to_string(),
            shown: milestone.fields.date.in_both_words(),
            next: next.map(|next| next.on.to_string()),
            next_shown,
            can_be_missing,
            fields: milestone.fields.into(),
        }
    }
}
