//! The calendar: a stretch of days, and what is planned on them.

use std::collections::HashMap;

use fondly_core::{
    Error, Result,
    book::{AtTime, Book, Calendar, MovedTo},
    domain::{CatchUpFields, ContactId, Milestone, Occasion, OccasionId, Occurrence, PersonLine, Reach, Repetition},
    planner::their_clock,
};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    day, id, photo,
    settings::clock,
    time,
    words::{CatchUpStateView, ChannelView, ReachView, ToneView},
};

/// A stretch of days.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarView {
    today: String,
    catch_ups: Vec<OccasionView>,
    milestones: Vec<MilestoneOn>,
    gatherings: Vec<GatheringOn>,
    check_ins: Vec<CheckInOn>,
    /// Who is due with nothing planned, the most pressing first.
    unplanned: Vec<Unplanned>,
    /// Days that the user keeps free, or on which everyone is paused.
    closed: Vec<String>,
    /// Who in it is away, and when.
    away: Vec<Away>,
    /// When reminders will speak up.
    reminders: Vec<ReminderOn>,
}

/// Reminders at one moment.
#[derive(Debug, Serialize, Type)]
pub(crate) struct ReminderOn {
    day: String,
    /// HH:MM.
    time: String,
    count: u32,
}

/// Someone who is away from a first to a last day.
#[derive(Debug, Serialize, Type)]
pub(crate) struct Away {
    person: String,
    name: String,
    from: String,
    until: String,
}

/// A catch-up on one day.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "Occasion")]
pub(crate) struct OccasionView {
    id: String,
    /// "Coffee with Ana and Bo".
    title: String,
    fields: CatchUpFieldsView,
    state: CatchUpStateView,
    people: Vec<Someone>,
    /// "every Wednesday"; null when it is once.
    repeats: Option<String>,
    /// What time it is then where people live: "18:00 for Ana".
    their_times: Vec<String>,
}

/// Someone in a calendar.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Someone {
    id: String,
    name: String,
    initials: String,
    photo: Option<String>,
    tone: Option<ToneView>,
}

/// A milestone that comes round on a day.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MilestoneOn {
    milestone: String,
    day: String,
    who: Someone,
    /// "Birthday".
    label: String,
    /// Years since; null where that is unknown.
    years: Option<i16>,
}

/// A gathering on its day.
#[derive(Debug, Serialize, Type)]
pub(crate) struct GatheringOn {
    id: String,
    day: String,
    name: String,
}

/// A check-in that comes due on a day.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CheckInOn {
    day: String,
    who: Someone,
}

/// Someone who is due.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Unplanned {
    who: Someone,
    /// Why, in facts.
    because: String,
}

/// What is planned of a catch-up.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "CatchUpFields")]
pub struct CatchUpFieldsView {
    day: String,
    /// HH:MM; null: some time that day.
    time: Option<String>,
    minutes: Option<u16>,
    channel: ChannelView,
    place: String,
    what_for: String,
}

/// Where a catch-up is moved to.
#[derive(Debug, Deserialize, Type)]
pub struct Move {
    id: String,
    day: String,
    /// HH:MM; "": some time that day; null: as it is.
    time: Option<String>,
}

impl CalendarView {
    /// Asks the book for the days from `from` to `to`.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn ask(book: &Book, from: Date, to: Date) -> Result<Self> {
        let calendar = book.calendar(from, to)?;
        let unplanned = |nudge: &fondly_core::planner::Nudge| -> Result<Unplanned> {
            let line = book.nudge_line(nudge, calendar.today)?;
            Ok(Unplanned { who: Someone::of(&nudge.person), because: line.because })
        };
        Ok(Self {
            today: calendar.today.to_string(),
            catch_ups: calendar.catch_ups.iter().map(|(one, title)| OccasionView::of(book, one, title, &calendar.people)).collect(),
            milestones: calendar.milestones.iter().filter_map(|(one, on)| MilestoneOn::of(one, on, &calendar)).collect(),
            gatherings: calendar
                .gatherings
                .iter()
                .map(|one| GatheringOn { id: one.id.to_string(), day: one.fields.day.to_string(), name: one.fields.name.clone() })
                .collect(),
            check_ins: calendar
                .check_ins
                .iter()
                .map(|(person, check_in)| CheckInOn { day: check_in.due.to_string(), who: Someone::of(person) })
                .collect(),
            unplanned: calendar.unplanned.iter().map(unplanned).collect::<Result<_>>()?,
            closed: calendar.closed.iter().map(ToString::to_string).collect(),
            away: calendar.people.values().flat_map(|person| Away::of(person, from, to)).collect(),
            reminders: book.reminders_between(from.max(calendar.today), to)?.into_iter().map(ReminderOn::from).collect(),
        })
    }
}

impl Away {
    fn of(person: &PersonLine, from: Date, to: Date) -> impl Iterator<Item = Self> {
        let times = person.planning.away.times().iter().filter(move |(first, last)| *first <= to && *last >= from);
        times.map(|(first, last)| Self {
            person: person.id.to_string(),
            name: person.shown.clone(),
            from: first.to_string(),
            until: last.to_string(),
        })
    }
}

impl From<(DateTime, u32)> for ReminderOn {
    fn from((at, count): (DateTime, u32)) -> Self {
        Self { day: at.date().to_string(), time: clock(at.time()), count }
    }
}

impl OccasionView {
    fn of(book: &Book, one: &Occasion, title: &str, people: &HashMap<ContactId, PersonLine>) -> Self {
        let people: Vec<&PersonLine> = one.people.iter().filter_map(|id| people.get(id)).collect();
        let moment =
            one.fields.time.and_then(|time| one.fields.day.to_datetime(time).to_zoned(book.now().zoned().time_zone().clone()).ok());
        let there = |person: &&PersonLine| {
            let at = their_clock(&person.fields.time_zone, moment.as_ref()?)?;
            let day = if at.date() == one.fields.day { String::new() } else { format!(" on {}", at.strftime("%A")) };
            Some(format!("{}{day} for {}", at.strftime("%H:%M"), person.fields.name.short()))
        };
        Self {
            id: one.id.to_string(),
            title: title.to_owned(),
            fields: CatchUpFieldsView::of(&one.fields),
            state: one.state.into(),
            their_times: people.iter().filter_map(there).collect(),
            people: people.into_iter().map(Someone::of).collect(),
            repeats: one.repeats.map(Repetition::in_words),
        }
    }

    /// Occasions with the people in them.
    ///
    /// # Errors
    /// - What the disk says.
    pub(crate) fn all(book: &Book, occasions: &[Occasion]) -> Result<Vec<Self>> {
        let mut people = HashMap::new();
        for id in occasions.iter().flat_map(|one| &one.people) {
            people.extend(book.line_of(*id)?.map(|line| (*id, line)));
        }
        occasions.iter().map(|one| Ok(Self::of(book, one, &book.title_of(one)?, &people))).collect()
    }
}

impl MilestoneOn {
    fn of(milestone: &Milestone, on: &Occurrence, calendar: &Calendar) -> Option<Self> {
        Some(Self {
            milestone: milestone.id.to_string(),
            day: on.on.to_string(),
            who: Someone::of(calendar.people.get(&milestone.contact)?),
            label: milestone.fields.called(on.period),
            years: on.years,
        })
    }
}

impl Someone {
    /// Their name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn of(line: &PersonLine) -> Self {
        Self {
            id: line.id.to_string(),
            name: line.shown.clone(),
            initials: line.fields.initials(),
            photo: photo(line.id, line.photo.clone()),
            tone: line.circle.as_ref().map(|(_, tone, _)| (*tone).into()),
        }
    }
}

impl CatchUpFieldsView {
    fn of(fields: &CatchUpFields) -> Self {
        Self {
            day: fields.day.to_string(),
            time: fields.time.map(clock),
            minutes: fields.minutes,
            channel: fields.channel.into(),
            place: fields.place.clone(),
            what_for: fields.what_for.clone(),
        }
    }

    /// The core's fields.
    ///
    /// # Errors
    /// - The day or the time can't be read.
    pub fn into_core(self) -> Result<CatchUpFields> {
        Ok(CatchUpFields {
            day: day(&self.day)?,
            time: self.time.as_deref().map(time).transpose()?,
            minutes: self.minutes,
            channel: self.channel.into(),
            place: self.place,
            what_for: self.what_for,
        })
    }
}

/// What a catch-up is to become.
#[derive(Debug, Deserialize, Type)]
pub struct CatchUpEdit {
    people: Vec<String>,
    fields: CatchUpFieldsView,
    /// How it comes round, as it is typed; empty for once.
    every: String,
    reach: ReachView,
}

/// The same in the core's words.
pub struct Edited {
    /// With whom.
    pub people: Vec<ContactId>,
    /// What is planned.
    pub fields: CatchUpFields,
    /// How it comes round; none for once.
    pub repeats: Option<Repetition>,
    /// This one, or from here on.
    pub reach: Reach,
}

impl CatchUpEdit {
    /// The core's words for what becomes of an occasion. How it comes round is left as it is where the text is: "every year" alone does not say
    /// on which day.
    ///
    /// # Errors
    /// - Something can't be read.
    pub fn into_core(self, before: &Occasion) -> Result<Edited> {
        let (fields, reach) = (self.fields.into_core()?, Reach::from(self.reach));
        let as_it_is = before.repeats.filter(|how| how.in_words() == self.every.trim());
        let repeats = match (as_it_is, reach) {
            (Some(how), Reach::This) => Some(how),
            (Some(how), Reach::FromHereOn) if fields.day == before.fields.day => Some(how),
            _ => repetition(&self.every, &fields.day.to_string())?,
        };
        Ok(Edited { people: people(&self.people)?, fields, repeats, reach })
    }
}

/// The name of an occasion.
///
/// # Errors
/// - It names none.
pub fn occasion_id(text: &str) -> Result<OccasionId> {
    text.parse().map_err(|_| Error::NotFound("catch-up"))
}

/// Where catch-ups are moved to.
///
/// # Errors
/// - A name or a day can't be read.
pub fn moves(moves: &[Move]) -> Result<Vec<(OccasionId, MovedTo)>> {
    let one = |to: &Move| {
        let time = match to.time.as_deref() {
            None => AtTime::AsItIs,
            Some("") => AtTime::SomeTime,
            Some(at) => AtTime::At(time(at)?),
        };
        Ok((occasion_id(&to.id)?, MovedTo { day: day(&to.day)?, time }))
    };
    moves.iter().map(one).collect()
}

/// With whom, by their identities.
///
/// # Errors
/// - One can't be read.
pub fn people(ids: &[String]) -> Result<Vec<ContactId>> {
    ids.iter().map(|text| id(text)).collect()
}

/// How it comes round, as it is typed; nothing when the text is empty.
///
/// # Errors
/// - It names no repetition.
pub fn repetition(text: &str, first: &str) -> Result<Option<Repetition>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Ok(Some(Repetition::typed(text, day(first)?)?))
}
