//! A stretch of days as a calendar shows it: what is planned, which days in lives come round, whose check-in comes due, and who is due
//! with nothing planned.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::{
    Book,
    catch_ups::{begins_on, occasions},
    plans::Plans,
};
use crate::{
    Result,
    domain::{
        CatchUpFields, CatchUpState, CheckIn, CheckInState, ContactId, Gathering, Milestone, Occasion, Occurrence, PersonLine, Repetition,
    },
    planner::Nudge,
};

/// A stretch of days.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// The user's day.
    pub today: Date,
    /// Every catch-up, with its title, in the order of the days.
    pub catch_ups: Vec<(Occasion, String)>,
    /// Milestones that come round, in the order of the days.
    pub milestones: Vec<(Milestone, Occurrence)>,
    /// Gatherings, in the order of the days.
    pub gatherings: Vec<Gathering>,
    /// Check-ins that come due from tomorrow on, of people with whom nothing is planned before.
    pub check_ins: Vec<(PersonLine, CheckIn)>,
    /// Who is due today with nothing planned, the most pressing first (C5).
    pub unplanned: Vec<Nudge>,
    /// Everyone in it, by who they are.
    pub people: HashMap<ContactId, PersonLine>,
    /// Days that the user keeps free, or on which everyone is paused.
    pub closed: Vec<Date>,
}

impl Book {
    /// The days from `from` to `to`, both included.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn calendar(&self, from: Date, to: Date) -> Result<Calendar> {
        let (read, today) = (self.read(), self.now().today());
        let catch_ups = occasions(&read, from, to)?;
        let mut milestones: Vec<(Milestone, Occurrence)> = Vec::new();
        let with_days = read.settings()?.round_days;
        for milestone in read.milestones_between(from, to, with_days)?.into_iter().filter(|one| one.fields.kind.is_celebrated()) {
            let rounds = milestone.fields.celebrated(from, to, milestone.leap_day, with_days);
            milestones.extend(rounds.into_iter().map(|occurrence| (milestone.clone(), occurrence)));
        }
        milestones.sort_by_key(|(milestone, occurrence)| (occurrence.on, milestone.id));
        let plans = Plans::of(&read, today, to)?;
        let mut check_ins = Vec::new();
        for person in read.people_with_rhythm()? {
            let Some(check_in) = person.check_in.check_in(today).filter(|one| one.state == CheckInState::Resting) else { continue };
            let is_planned = plans.first_with(person.id).is_some_and(|day| day <= check_in.due);
            if (from..=to).contains(&check_in.due) && !is_planned {
                check_ins.push((person, check_in));
            }
        }
        check_ins.sort_by_key(|(person, check_in)| (check_in.due, person.id));
        let agenda = self.agenda(None)?;
        let unplanned = agenda.waiting.into_iter().chain(agenda.reach_out).collect();
        let mut calendar = Calendar {
            today,
            catch_ups: Vec::new(),
            milestones,
            gatherings: read.gatherings_between(from, to)?,
            check_ins,
            unplanned,
            people: HashMap::new(),
            closed: self.closed_days(from, to)?,
        };
        for occasion in catch_ups {
            let title = self.title_of(&occasion)?;
            calendar.catch_ups.push((occasion, title));
        }
        let ids: HashSet<ContactId> = calendar.everyone().collect();
        for id in ids {
            calendar.people.extend(read.person_row(id)?.map(|line| (id, line)));
        }
        Ok(calendar)
    }

    /// The days of a stretch that the user keeps free, or on which everyone is paused.
    fn closed_days(&self, from: Date, to: Date) -> Result<Vec<Date>> {
        let (settings, today) = (self.settings()?, self.now().today());
        let is_closed = |day: &Date| settings.keeps_free(*day) || settings.pauses(*day, today);
        Ok(from.series(jiff::Span::new().days(1)).take_while(|day| *day <= to).filter(is_closed).collect())
    }

    /// What a plan with these people would run into on its day, the first if it comes round (K6): "Ana Costa is away", "you keep that day free",
    /// "at the same time as Coffee with Bo", "3 planned already". It may be put there all the same.
    ///
    /// # Errors
    /// - What the disk says; `Refused`: there is no such day.
    pub fn runs_into(&self, people: &[ContactId], fields: &CatchUpFields, repeats: Option<Repetition>) -> Result<Vec<String>> {
        let (read, settings, today) = (self.read(), self.settings()?, self.now().today());
        let day = begins_on(fields.day, repeats)?;
        let mut found = Vec::new();
        for person in people {
            let line = read.person_row(*person)?.filter(|line| line.planning.away.has(day));
            found.extend(line.map(|line| format!("{} is away", line.shown)));
        }
        if settings.keeps_free(day) {
            found.push("you keep that day free".to_owned());
        }
        if settings.pauses(day, today) {
            found.push("everyone is paused then".to_owned());
        }
        let planned: Vec<_> = occasions(&read, day, day)?.into_iter().filter(|one| one.state == CatchUpState::Planned).collect();
        let on_its_day = CatchUpFields { day, ..fields.clone() };
        for one in planned.iter().filter(|one| one.fields.overlaps(&on_its_day)).take(2) {
            found.push(format!("at the same time as {}", self.title_of(one)?));
        }
        if !planned.is_empty() {
            found.push(format!("{} planned already", planned.len()));
        }
        Ok(found)
    }

    /// What is planned with someone from today on, within a year, the next first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn planned_with(&self, person: ContactId) -> Result<Vec<Occasion>> {
        let today = self.now().today();
        let all = occasions(&self.read(), today, today.saturating_add(jiff::Span::new().years(1)))?;
        Ok(all.into_iter().filter(|one| one.state == CatchUpState::Planned && one.people.contains(&person)).collect())
    }
}

impl Calendar {
    fn everyone(&self) -> impl Iterator<Item = ContactId> {
        let with = self.catch_ups.iter().flat_map(|(occasion, _)| occasion.people.iter().copied());
        with.chain(self.milestones.iter().map(|(milestone, _)| milestone.contact)).chain(self.unplanned.iter().map(|nudge| nudge.person.id))
    }
}
