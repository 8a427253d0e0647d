//! Whom the user wants to stay close to: asked while the book says nothing of it, answered in one step, and begun with a first catch-up (C9).

use std::{cmp::Reverse, collections::HashMap};

use jiff::{ToSpan as _, civil::Date};

use super::{
    Book, Outcome,
    circles::give_rhythm,
    contacts::{alive, known},
    relationships::relationships,
};
use crate::{
    Error, Result,
    domain::{Cadence, Channel, ContactId, PersonLine, tie_word},
    planner::{ToTheUser, WayKind, speaks_for, ways},
};

/// So many days ahead a first catch-up is looked for room.
const SOON: i64 = 3;

/// Someone whom the user may want to stay close to.
#[derive(Debug, Clone, PartialEq)]
pub struct MaybeClose {
    /// Who.
    pub person: PersonLine,
    /// What in the book speaks for it; empty: nothing.
    pub because: String,
}

/// A catch-up that could be the first.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstCatchUp {
    /// With whom.
    pub person: PersonLine,
    /// On which day there is room.
    pub day: Date,
    /// How they can be reached.
    pub channel: Channel,
}

impl Book {
    /// How many have no rhythm, and at most `most` of them: those first of whom the book says most.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn maybe_close(&self, most: usize) -> Result<(usize, Vec<MaybeClose>)> {
        let (read, today) = (self.read(), self.now().today());
        let me = read.me()?.map(|me| known(&read, me)).transpose()?;
        let ties = me.as_ref().map_or_else(|| Ok(Vec::new()), |me| relationships(&read, me))?;
        // What somebody calls somebody in their own words is no tie.
        let is_tie = |label: &str| !label.is_empty() && !label.starts_with("says ");
        let named = ties.into_iter().filter(|tie| is_tie(&tie.label)).filter_map(|tie| Some((tie.person?, tie_word(&tie.label))));
        let ties: HashMap<ContactId, String> = named.collect();
        let family = me.as_ref().map_or("", |me| me.fields.name.family.as_str());
        let said = read.traces()?.into_iter().map(|traces| {
            let to_me = ToTheUser { tie: ties.get(&traces.person).map_or("", String::as_str), family };
            (traces.person, speaks_for(&traces, to_me, today))
        });
        let mut said: Vec<_> = said.collect();
        // They come in the order of their names, which stays where as much speaks for one as for the other.
        said.sort_by_key(|(_, (weight, _))| Reverse(*weight));
        let line = |(id, (_, because))| Ok(read.person_row(id)?.map(|person| MaybeClose { person, because }));
        let total = said.len();
        let lines = said.into_iter().take(most).map(line).collect::<Result<Vec<_>>>()?;
        Ok((total, lines.into_iter().flatten().collect()))
    }

    /// Are there people, and nobody with a rhythm? As long as it is so, the user was not asked yet, or did not answer.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn is_nobody_kept_close(&self) -> Result<bool> {
        Ok(self.people_count()? > 0 && !self.read().is_anyone_kept_close()?)
    }

    /// Gives each their rhythm, in one step. It counts from today while no contact is on record (C1).
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: there is nobody, or one has died or is in the trash.
    pub fn keep_close(&mut self, whom: &[(ContactId, Cadence)]) -> Result<Outcome> {
        self.change("keep close", |w, now| {
            let mut said = Vec::new();
            for (person, cadence) in whom {
                let mut contact = alive(&w.read(), *person)?;
                give_rhythm(&mut contact, Some(*cadence), None, now);
                w.put_contact(&contact)?;
                said.push(format!("{}: every {cadence}", contact.fields.shown()));
            }
            match said.as_slice() {
                [] => Err(Error::refused("Please say how often for someone first. Nothing was changed.")),
                [one] => Ok(((), one.clone())),
                several => Ok(((), format!("You keep {} people close", several.len()))),
            }
        })
    }

    /// A first catch-up with whoever of them comes round soonest: the day of the next week with most room. `None` where there is no room.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn first_catch_up(&self, with: &[ContactId]) -> Result<Option<FirstCatchUp>> {
        let (read, today) = (self.read(), self.now().today());
        let lines = with.iter().map(|person| read.person_row(*person)).collect::<Result<Vec<_>>>()?.into_iter().flatten();
        let round = |line: &PersonLine| line.check_in.check_in(today).map(|at| at.due);
        let Some(person) = lines.filter(|line| round(line).is_some()).min_by_key(round) else { return Ok(None) };
        let Some(day) = self.room_near(&[person.id], today.saturating_add(SOON.days()), None)? else { return Ok(None) };
        let (fields, boundaries) = (known(&read, person.id)?.fields, read.boundaries_of(person.id)?);
        let can_be_called = ways(&fields, &boundaries).iter().any(|way| way.kind == WayKind::Phone);
        let channel = match can_be_called {
            true => Channel::Call,
            false if boundaries.forbid_channel(Channel::InPerson) => Channel::Message,
            false => Channel::InPerson,
        };
        Ok(Some(FirstCatchUp { person, day, channel }))
    }
}
