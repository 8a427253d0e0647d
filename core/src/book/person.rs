//! Everything about one person.

use jiff::civil::Date;

use super::{Book, Giving, contacts::known, relationships::relationships};
use crate::{
    Result,
    domain::{
        Boundaries, CheckIn, Circle, Contact, ContactId, Fact, HardTime, Milestone, Occurrence, Outcome, PersonLine, Reflection,
        Relationship, Rift,
    },
    planner::{self, Way},
    store::TimelineRow,
};

/// One person, with all that hangs on them.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Who.
    pub contact: Contact,
    /// Their line in lists.
    pub line: PersonLine,
    /// Their circle.
    pub circle: Option<Circle>,
    /// Where their rhythm stands.
    pub check_in: Option<CheckIn>,
    /// Why now, when a check-in is due (C6).
    pub because: Option<String>,
    /// Dates in their life, each with its next coming round.
    pub milestones: Vec<(Milestone, Option<Occurrence>)>,
    /// What happened, newest first.
    pub timeline: Vec<TimelineRow>,
    /// Interactions in each of the last twelve months, oldest first.
    pub months: [u32; 12],
    /// The ways to reach them.
    pub ways: Vec<Way>,
    /// Who else is in their life.
    pub relationships: Vec<Relationship>,
    /// What they do not want.
    pub boundaries: Boundaries,
    /// What they told of themselves.
    pub facts: Vec<Fact>,
    /// What they go through and went through, the newest first.
    pub hard_times: Vec<HardTime>,
    /// What stands between the user and them, and what did; each with the day on which its draft is to be read again.
    pub rifts: Vec<(Rift, Option<Date>)>,
    /// What the user thought of them, the newest first (B20).
    pub reflections: Vec<Reflection>,
    /// What passed between the user and them, and what may.
    pub giving: Giving,
    /// How close the two are over time: "Steady: 5 talks in half a year, 4 in the half before".
    pub closeness: Option<String>,
    /// What the user and they have in common, in words.
    pub in_common: Vec<String>,
    /// What they are to the user: "Rita Costa is your aunt (mother’s sister)".
    pub to_me: Option<String>,
    /// Who lives where they live.
    pub household: Vec<(ContactId, String)>,
    /// Who went into them, in that order, and what those were called (V4).
    pub merged: Vec<(ContactId, String)>,
}

impl Book {
    /// Everything about one person.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn person(&self, id: ContactId) -> Result<Person> {
        let (read, today) = (self.read(), self.now().today());
        let contact = known(&read, id)?;
        let line = read.person_row(id)?.ok_or(crate::Error::NotFound("person"))?;
        let timeline = read.timeline(id)?;
        let check_in = line.check_in.check_in(today);
        let due = check_in.filter(|check_in| check_in.state.is_due());
        let last = self.last_talk_of(id)?;
        let basis = &line.check_in;
        let because = due.map(|due| planner::check_in(&due, last.as_ref(), basis.contacts.tried, today));
        let milestones = read.milestones_of(id)?.into_iter();
        let (boundaries, facts) = (read.boundaries_of(id)?, self.facts(id)?);
        Ok(Person {
            circle: contact.circle.map(|circle| read.circle(circle)).transpose()?.flatten(),
            check_in,
            because,
            milestones: milestones
                .map(|milestone| (milestone.fields.next_on_or_after(today, contact.leap_day), milestone))
                .map(|(next, m)| (m, next))
                .collect(),
            months: months(&timeline, today),
            ways: planner::ways(&contact.fields, &boundaries),
            relationships: relationships(&read, &contact)?,
            closeness: closeness(&timeline, today),
            in_common: self.in_common(id)?,
            to_me: self.related_to_me_in_words(id)?,
            household: self.household(id)?,
            merged: self.merged_into(id)?,
            giving: self.giving_within(&contact, &facts, &boundaries.avoided())?,
            boundaries,
            facts,
            hard_times: self.hard_times(id)?,
            rifts: self.rifts(id)?,
            reflections: self.reflections_about(id)?,
            timeline,
            line,
            contact,
        })
    }
}

/// What the talks of a timeline say of how close the two are, and when one went below the surface last (B14).
fn closeness(timeline: &[TimelineRow], today: Date) -> Option<String> {
    let talks: Vec<_> = timeline.iter().map(|row| &row.interaction.fields).filter(|fields| fields.outcome == Outcome::Talked).collect();
    let of_late = planner::closeness(&talks.iter().map(|fields| fields.day).collect::<Vec<_>>(), today);
    let said: Vec<String> =
        of_late.into_iter().chain(planner::last_real_talk(talks.iter().map(|one| (one.day, one.depth)), today)).collect();
    (!said.is_empty()).then(|| said.join(". "))
}

fn months(timeline: &[TimelineRow], today: Date) -> [u32; 12] {
    let number = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    let mut months = [0; 12];
    for row in timeline {
        let place = 11 - (number(today) - number(row.interaction.fields.day));
        if let Some(count) = usize::try_from(place).ok().and_then(|place| months.get_mut(place)) {
            *count += 1;
        }
    }
    months
}
