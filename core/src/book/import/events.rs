//! Events of a calendar: those with people of the book in them become catch-ups, or, when they are over, what happened. Each has an
//! identity that follows from its own: once is for ever, whatever the user made of it since.

use std::collections::{HashMap, HashSet};

use jiff::{
    ToSpan as _,
    civil::{Date, Time},
};
use sha2::{Digest, Sha256};

use super::Decisions;
use crate::{
    Result,
    book::names::Names,
    clock::Moment,
    domain::{
        CatchUp, CatchUpFields, CatchUpId, CatchUpState, Channel, ContactId, Interaction, InteractionFields, InteractionId, Outcome,
        Repetition, StartedBy, fold,
    },
    formats::{CalendarEvent, EventTime, own_id},
    quick::{channel_of, names_in},
    store::{Reader, Table, Writer},
};

/// Years for which the comings round are laid on the user's clock one by one.
const AHEAD: i64 = 2;

/// An event as an import would take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventLine {
    /// Names it in decisions.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// Its day on the user's clock; of one that comes round, the next.
    pub day: Date,
    /// Who of the book is in it.
    pub people: Vec<String>,
    /// What becomes of it.
    pub fate: EventFate,
    /// How it comes round.
    pub repeats: Option<Repetition>,
    /// The user leaves it out.
    pub left_out: bool,
}

/// What becomes of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventFate {
    /// A catch-up is planned.
    Planned,
    /// It is noted as what happened.
    Happened,
    /// The book has it already, or had it.
    Known,
}

/// Events that were read, with who is in them.
pub(super) struct Events {
    taken: Vec<Taken>,
    /// Why some stay behind.
    pub(super) complaints: Vec<String>,
}

/// An event that has someone in it.
struct Taken {
    line: EventLine,
    people: Vec<ContactId>,
    what: What,
}

enum What {
    CatchUp(Box<CatchUp>, Vec<CatchUp>),
    Happened(Interaction),
    Nothing,
}

impl Events {
    /// Finds out who is in them, and what they are, as the book stands.
    pub(super) fn of(read: &Reader<'_>, now: &Moment, events: &[CalendarEvent], decisions: &Decisions) -> Result<Self> {
        let mut found = Self { taken: Vec::new(), complaints: Vec::new() };
        if events.is_empty() {
            return Ok(found);
        }
        let names = Everyone::of(read)?;
        let (single, whole): (Vec<_>, Vec<_>) = events.iter().partition(|event| event.of.is_some());
        // Two lines, or two files, that name the same event tell of one.
        let mut seen = HashSet::new();
        let whole = whole.into_iter().filter(|event| !event.is_cancelled && seen.insert(event.uid.as_str()));
        let (mut strangers, mut several, mut over, mut odd) = (Vec::new(), Vec::new(), 0, Vec::new());
        for event in whole {
            let people = names.people_of(event);
            if people.is_empty() {
                if names.are_several(&event.title) { &mut several } else { &mut strangers }.push(event.title.as_str());
                continue;
            }
            let differing: Vec<&&CalendarEvent> = single.iter().filter(|one| one.uid == event.uid).collect();
            match take(read, now, event, &differing, people, &names)? {
                Some(mut taken) => {
                    taken.line.left_out = decisions.left_out_events.contains(&taken.line.key);
                    if event.rule.is_some() && taken.line.repeats.is_none() {
                        odd.push(event.title.as_str());
                    }
                    found.taken.push(taken);
                }
                None => over += 1,
            }
        }
        found.complain([&strangers, &several, &odd], over);
        Ok(found)
    }

    fn complain(&mut self, [strangers, several, odd]: [&[&str]; 3], over: u32) {
        let some = |titles: &[&str]| titles.iter().take(3).map(|title| format!("“{title}”")).collect::<Vec<_>>().join(", ");
        if !strangers.is_empty() {
            let count = if strangers.len() == 1 { "One event has".to_owned() } else { format!("{} events have", strangers.len()) };
            self.complaints.push(format!("{count} nobody in it whom the book has, such as {}, and stayed behind.", some(strangers)));
        }
        if !several.is_empty() {
            self.complaints.push(format!("Several in the book may be meant in {}; that stayed behind.", some(several)));
        }
        if over > 0 {
            self.complaints.push(format!("{over} that came round are over, or have no day that can be read, and stayed behind."));
        }
        if !odd.is_empty() {
            self.complaints.push(format!("Fondly can't come round as {} does; its next day alone is planned.", some(odd)));
        }
    }

    /// What would become of each.
    pub(super) fn lines(self) -> Vec<EventLine> {
        self.taken.into_iter().map(|taken| taken.line).collect()
    }

    /// Writes them: how many catch-ups were planned, and how much that happened was noted.
    pub(super) fn write(&self, w: &Writer<'_>, now: &Moment) -> Result<(u32, u32)> {
        let (mut planned, mut happened) = (0, 0);
        for taken in self.taken.iter().filter(|taken| !taken.line.left_out) {
            match &taken.what {
                What::CatchUp(catch_up, differing) => {
                    w.put_catch_up(catch_up, now.instant())?;
                    differing.iter().try_for_each(|one| w.put_catch_up(one, now.instant()))?;
                    planned += 1;
                }
                What::Happened(interaction) => {
                    w.put_interaction(interaction, &taken.people, now.instant())?;
                    happened += 1;
                }
                What::Nothing => {}
            }
        }
        Ok((planned, happened))
    }
}

/// The identity that follows from what a calendar calls an event.
fn digest(uid: &str, of: Option<Date>) -> [u8; 32] {
    Sha256::digest(format!("event\n{uid}\n{}", of.map(|day| day.to_string()).unwrap_or_default()).as_bytes()).into()
}

/// Our own calendars name a catch-up by its identity.
fn catch_up_id(uid: &str) -> CatchUpId {
    own_id(uid).and_then(|id| id.parse().ok()).unwrap_or_else(|| CatchUpId::of_digest(&digest(uid, None)))
}

/// Has the book an event, or had it, as a catch-up, as what happened, or as a day in a life that went out in our own calendar?
fn is_known(read: &Reader<'_>, uid: &str, talk: InteractionId) -> Result<bool> {
    let id = catch_up_id(uid);
    let of_days = || read.was_ever(Table::Milestones, id.as_bytes());
    Ok(read.was_ever(Table::CatchUps, id.as_bytes())? || read.was_ever(Table::Interactions, talk.as_bytes())? || of_days()?)
}

fn take(
    read: &Reader<'_>,
    now: &Moment,
    event: &CalendarEvent,
    differing: &[&&CalendarEvent],
    people: Vec<ContactId>,
    names: &Everyone,
) -> Result<Option<Taken>> {
    let zone = now.zoned().time_zone();
    let Some((first, time)) = event.start.as_ref().map(|start| start.on_clock(zone)) else { return Ok(None) };
    let today = now.today();
    let repeats = event.repeats(first, zone);
    let next =
        repeats.map_or(Some(first), |(how, until)| how.on_or_after(first, today).filter(|day| until.is_none_or(|until| *day <= until)));
    let Some(day) = next else { return Ok(None) };
    if event.rule.is_some() && repeats.is_none() && day < today {
        return Ok(None);
    }
    let (id, talk) = (catch_up_id(&event.uid), InteractionId::of_digest(&digest(&event.uid, None)));
    let channel = channel_of(&event.title).unwrap_or_else(|| by_place(&event.place));
    let what_for = without_names(&event.title, names);
    let (fate, what) = if is_known(read, &event.uid, talk)? {
        (EventFate::Known, What::Nothing)
    } else if day < today {
        let fields =
            InteractionFields { day, channel, outcome: Outcome::Talked, started_by: StartedBy::Unknown, note: event.title.clone() };
        (EventFate::Happened, What::Happened(Interaction { id: talk, fields }))
    } else {
        let minutes = event.minutes.filter(|_| time.is_some());
        let fields = CatchUpFields { day, time, minutes, channel, place: event.place.clone(), what_for };
        let state = CatchUpState::Planned;
        let catch_up = CatchUp { id, fields, state, people: people.clone(), repeats, of_series: None, revision: 0 };
        let single = if repeats.is_some() { single_ones(&catch_up, event, differing, now) } else { Vec::new() };
        (EventFate::Planned, What::CatchUp(Box::new(catch_up), single))
    };
    let names = people.iter().map(|id| names.shown(*id)).collect();
    let repeats = repeats.map(|(how, _)| how);
    let line = EventLine { key: event.uid.clone(), title: event.title.clone(), day, people: names, fate, repeats, left_out: false };
    Ok(Some(Taken { line, people, what }))
}

/// The comings round that differ: left out, moved, or at another time on the user's clock.
fn single_ones(series: &CatchUp, event: &CalendarEvent, differing: &[&&CalendarEvent], now: &Moment) -> Vec<CatchUp> {
    let zone = now.zoned().time_zone();
    let is_one = |period: Date| series.periods(period, period).next() == Some(period);
    let single = |period: Date, fields: CatchUpFields, state| CatchUp {
        id: CatchUpId::of_digest(&digest(&event.uid, Some(period))),
        fields,
        state,
        repeats: None,
        of_series: Some((series.id, period)),
        ..series.clone()
    };
    let gone = event.except.iter().map(|time| time.on_clock(zone).0).filter(|period| is_one(*period));
    let gone = gone.map(|period| single(period, CatchUpFields { day: period, ..series.fields.clone() }, CatchUpState::Cancelled));
    let moved = differing.iter().filter_map(|one| {
        let period = one.of.as_ref()?.on_clock(zone).0;
        let (day, time) = one.start.as_ref()?.on_clock(zone);
        let fields =
            CatchUpFields { day, time, minutes: one.minutes.filter(|_| time.is_some()), place: one.place.clone(), ..series.fields.clone() };
        let state = if one.is_cancelled { CatchUpState::Cancelled } else { CatchUpState::Planned };
        is_one(period).then(|| single(period, fields, state))
    });
    let shifted = shifted(series, event, now).into_iter();
    let shifted = shifted
        .map(|(period, day, time)| single(period, CatchUpFields { day, time: Some(time), ..series.fields.clone() }, CatchUpState::Planned));
    // One that was moved and left out is left out.
    let mut seen = HashSet::new();
    gone.chain(moved).chain(shifted).filter(|one| seen.insert(one.of_series)).collect()
}

/// The comings round of the next two years that are at another time on the user's clock, with that time: where it was planned clocks change
/// on other days.
fn shifted(series: &CatchUp, event: &CalendarEvent, now: &Moment) -> Vec<(Date, Date, Time)> {
    let Some(EventTime::At(start)) = &event.start else { return Vec::new() };
    let ahead = series.fields.day - start.date();
    let here = |period: Date| {
        let there = period.checked_sub(ahead).ok()?.to_datetime(start.time()).to_zoned(start.time_zone().clone()).ok()?;
        let at = there.with_time_zone(now.zoned().time_zone().clone()).datetime();
        Some((period, at.date(), at.time()))
    };
    let comings = series.periods(now.today(), now.today().saturating_add(AHEAD.years())).filter_map(here);
    comings.filter(|(period, day, time)| period != day || series.fields.time != Some(*time)).collect()
}

fn by_place(place: &str) -> Channel {
    let place = place.to_lowercase();
    match place.as_str() {
        "" => Channel::Other,
        link if link.contains("://") || link.contains("zoom") || link.contains("teams") => Channel::Video,
        _ => Channel::InPerson,
    }
}

/// "Coffee with Ana": coffee, when Ana is in it anyway.
fn without_names(title: &str, names: &Everyone) -> String {
    let cut = [" with ", " w/ ", " mit "].iter().find_map(|with| title.split_once(with)).filter(|(_, rest)| !names.named(rest).is_empty());
    cut.map_or(title, |(what, _)| what).trim().to_owned()
}

/// Everyone by what they are called and by their addresses.
struct Everyone {
    names: Names,
    by_address: HashMap<String, Option<ContactId>>,
}

impl Everyone {
    fn of(read: &Reader<'_>) -> Result<Self> {
        let names = Names::of(read)?;
        let active = read.addresses()?.into_iter().filter(|(id, _)| names.shown.contains_key(id));
        // An address that a family shares names nobody.
        let mut by_address: HashMap<String, Option<ContactId>> = HashMap::new();
        for (id, address) in active {
            by_address.entry(fold(&address)).and_modify(|known| *known = known.filter(|known| *known == id)).or_insert(Some(id));
        }
        Ok(Self { names, by_address })
    }

    fn shown(&self, id: ContactId) -> String {
        self.names.shown.get(&id).cloned().unwrap_or_default()
    }

    /// Whom a text names, each so that nobody else can be meant.
    fn named(&self, text: &str) -> Vec<ContactId> {
        let only = |who: Vec<(ContactId, String)>| if let [(id, _)] = who.as_slice() { Some(*id) } else { None };
        names_in(text, &|name| self.names.called(name)).into_iter().filter_map(only).collect()
    }

    /// Names a text someone of whom there are several?
    fn are_several(&self, text: &str) -> bool {
        names_in(text, &|name| self.names.called(name)).iter().any(|who| who.len() > 1)
    }

    /// Who is in an event: who is invited, by address or by whole name, and whom its title names; nobody who said no.
    fn people_of(&self, event: &CalendarEvent) -> Vec<ContactId> {
        let declined: Vec<ContactId> = event.declined.iter().filter_map(|who| self.invited(who)).collect();
        let invited = event.invited.iter().filter_map(|who| self.invited(who));
        let mut people = Vec::new();
        for id in self.named(&event.title).into_iter().chain(invited) {
            if !people.contains(&id) && !declined.contains(&id) {
                people.push(id);
            }
        }
        people
    }

    /// Who has this address, or, alone, this whole name.
    fn invited(&self, (address, name): &(String, String)) -> Option<ContactId> {
        let by_address = self.by_address.get(&fold(address)).copied().flatten();
        by_address.or_else(|| match self.names.called(&fold(name)).as_slice() {
            [(id, _)] if name.trim().contains(' ') => Some(*id),
            _ => None,
        })
    }
}
