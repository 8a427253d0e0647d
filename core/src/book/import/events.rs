//! Events of a calendar: those with people of the book in them become catch-ups, or, when they are over, what happened. Each has an
//! identity that follows from its own: once is for ever, whatever the user made of it since.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::{
    Decisions,
    comings::{Comings, digest},
};
use crate::{
    Result,
    book::names::Names,
    clock::Moment,
    domain::{
        CatchUp, CatchUpFields, CatchUpId, CatchUpState, Channel, ContactId, Interaction, InteractionFields, InteractionId, Repetition,
        fold,
    },
    formats::{CalendarEvent, own_id},
    quick::{channel_of, names_in},
    store::{Reader, Table, Writer},
};

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
        let mut single: HashMap<&str, Vec<&CalendarEvent>> = HashMap::new();
        for event in events.iter().filter(|event| event.of.is_some()) {
            single.entry(&event.uid).or_default().push(event);
        }
        let (mut seen, mut stays) = (HashSet::new(), Stays::default());
        for event in events.iter().filter(|event| event.of.is_none()) {
            // Two lines, or two files, that name the same event tell of one.
            if seen.insert(event.uid.as_str()) && !event.is_cancelled {
                let differing = single.get(event.uid.as_str()).map(Vec::as_slice).unwrap_or_default();
                found.take(read, now, event, differing, &names, &mut stays)?;
            }
        }
        // One coming round can come alone, as an invitation to it does.
        for event in events.iter().filter(|event| event.of.is_some() && !event.is_cancelled && !seen.contains(event.uid.as_str())) {
            let alone = CalendarEvent { uid: format!("{}\n{}", event.uid, event.of_text), of: None, rule: None, ..event.clone() };
            found.take(read, now, &alone, &[], &names, &mut stays)?;
        }
        for event in &mut found.taken {
            event.line.left_out = decisions.left_out_events.contains(&event.line.key);
        }
        found.complaints = stays.said();
        Ok(found)
    }

    fn take(
        &mut self,
        read: &Reader<'_>,
        now: &Moment,
        event: &CalendarEvent,
        differing: &[&CalendarEvent],
        names: &Everyone,
        stays: &mut Stays,
    ) -> Result<()> {
        let people = names.people_of(event);
        let title = || event.title.clone();
        let is_known = is_known(read, &event.uid, talk_id(&event.uid))?;
        // What came in once is known for ever, whoever may be meant by its words by now.
        if people.is_empty() && !is_known {
            if names.are_several(&event.title) { &mut stays.several } else { &mut stays.strangers }.push(title());
            return Ok(());
        }
        let Some(comings) = Comings::of(event, now.zoned()) else {
            stays.without_day.push(title());
            return Ok(());
        };
        let is_odd = event.rule.is_some() && comings.repeats.is_none();
        match comings.next() {
            Some(day) if is_odd && day < now.today() => stays.odd.push(title()),
            None => stays.over += 1,
            Some(day) => {
                if is_odd && !is_known {
                    stays.once.push(title());
                }
                if event.is_longer_than_a_day() && !is_known {
                    stays.long.push(title());
                }
                if !event.description.is_empty() && !is_known && day >= now.today() {
                    stays.described.push(title());
                }
                self.taken.push(taken(now, (event, &comings, day), differing, people, names, is_known));
            }
        }
        Ok(())
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

/// Our own calendars name a catch-up by its identity.
fn catch_up_id(uid: &str) -> CatchUpId {
    own_id(uid).and_then(|id| id.parse().ok()).unwrap_or_else(|| CatchUpId::of_digest(&digest(uid, None)))
}

/// What happened is named by what its calendar calls it.
fn talk_id(uid: &str) -> InteractionId {
    InteractionId::of_digest(&digest(uid, None))
}

/// Has the book an event, or had it, as a catch-up, as what happened, or as a day in a life or a gathering that went out in our own calendar?
fn is_known(read: &Reader<'_>, uid: &str, talk: InteractionId) -> Result<bool> {
    let id = catch_up_id(uid);
    for table in [Table::CatchUps, Table::Milestones, Table::Gatherings] {
        if read.was_ever(table, id.as_bytes())? {
            return Ok(true);
        }
    }
    read.was_ever(Table::Interactions, talk.as_bytes())
}

fn taken(
    now: &Moment,
    (event, comings, day): (&CalendarEvent, &Comings<'_>, Date),
    differing: &[&CalendarEvent],
    people: Vec<ContactId>,
    names: &Everyone,
    is_known: bool,
) -> Taken {
    let id = catch_up_id(&event.uid);
    let channel = channel_of(&event.title).unwrap_or_else(|| by_place(&event.place));
    let what_for = without_names(&event.title, names);
    let repeats = comings.repeats;
    let (fate, what) = if is_known {
        (EventFate::Known, What::Nothing)
    } else if day < now.today() {
        let note = [event.title.as_str(), &event.description].join("\n").trim().to_owned();
        let fields = InteractionFields::talk(day, channel, note);
        (EventFate::Happened, What::Happened(Interaction { id: talk_id(&event.uid), fields }))
    } else {
        let time = comings.time;
        let minutes = event.minutes.filter(|_| time.is_some());
        let fields = CatchUpFields { day, time, minutes, channel, place: event.place.clone(), what_for };
        let state = CatchUpState::Planned;
        let catch_up =
            CatchUp { id, fields, state, people: people.clone(), repeats, of_series: None, revision: 0, known_at: Some(now.instant()) };
        let single = if repeats.is_some() { comings.differing(&catch_up, differing) } else { Vec::new() };
        (EventFate::Planned, What::CatchUp(Box::new(catch_up), single))
    };
    let names = people.iter().map(|id| names.shown(*id)).collect();
    let repeats = repeats.map(|(how, _)| how);
    let line = EventLine { key: event.uid.clone(), title: event.title.clone(), day, people: names, fate, repeats, left_out: false };
    Taken { line, people, what }
}

/// The titles of those that stay behind, or come in as less than they are, by the reason.
#[derive(Default)]
struct Stays {
    strangers: Vec<String>,
    several: Vec<String>,
    without_day: Vec<String>,
    odd: Vec<String>,
    once: Vec<String>,
    long: Vec<String>,
    described: Vec<String>,
    over: u32,
}

impl Stays {
    /// A sentence for each reason.
    fn said(&self) -> Vec<String> {
        let some = |titles: &[String]| titles.iter().take(3).map(|title| format!("“{title}”")).collect::<Vec<_>>().join(", ");
        let strangers = match self.strangers.len() {
            1 => "One event has".to_owned(),
            many => format!("{many} events have"),
        };
        let of = |titles: &[String], sentence: String| (!titles.is_empty()).then_some(sentence);
        [
            of(
                &self.strangers,
                format!("{strangers} nobody in it whom the book has, such as {}, and stayed behind.", some(&self.strangers)),
            ),
            of(&self.several, format!("Several in the book may be meant in {}; that stayed behind.", some(&self.several))),
            of(&self.without_day, format!("{} has no day that can be read, and stayed behind.", some(&self.without_day))),
            (self.over > 0).then(|| format!("{} that came round are over, and stayed behind.", self.over)),
            of(&self.odd, format!("Fondly can't come round as {} does; that stayed behind.", some(&self.odd))),
            of(&self.once, format!("Fondly can't come round as {} does; its first day alone is planned.", some(&self.once))),
            of(&self.long, format!("{} lasts longer than a day; its first day alone came in.", some(&self.long))),
            of(
                &self.described,
                format!("What is written about {} has no place in what is planned, and stayed behind.", some(&self.described)),
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
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
