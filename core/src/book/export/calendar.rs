//! Milestones, gatherings and catch-ups as a calendar.

use std::{
    collections::{HashMap, HashSet},
    io::Write,
};

use jiff::civil::Date;

use super::{Whom, count, put};
use crate::{
    Result,
    book::{Book, catch_ups::titled},
    domain::{CatchUp, CatchUpId, CatchUpState, Contact, ContactId, ContactState, Gathering, Milestone},
    formats::{CalendarCatchUp, CalendarDay, calendar},
};

impl Book {
    /// Writes the milestones of these people, the gatherings they are part of and the catch-ups with them as iCalendar to `out`, and says of how many people. Losses and
    /// the days of those who have died are left out: a calendar congratulates.
    ///
    /// # Errors
    /// - As [`Book::export_cards`].
    pub fn export_calendar(&self, whom: &Whom, out: &mut dyn Write) -> Result<u32> {
        let people = self.exported(whom)?;
        let mut days = Vec::new();
        for contact in people.iter().filter(|contact| contact.state != ContactState::Deceased) {
            days.extend(self.read().milestones_of(contact.id)?.iter().filter_map(|milestone| day(contact, milestone)));
        }
        let catch_ups = self.calendar_catch_ups(&people.iter().map(|one| one.id).collect())?;
        let mut gatherings = self.read().gatherings_between(Date::MIN, Date::MAX)?;
        if *whom != Whom::Everyone {
            let there = |one: &Gathering| -> Result<bool> {
                Ok(self.read().guests(one.id)?.iter().any(|guest| people.iter().any(|contact| contact.id == guest.person)))
            };
            gatherings =
                gatherings.into_iter().filter_map(|one| there(&one).map(|is| is.then_some(one)).transpose()).collect::<Result<_>>()?;
        }
        let _enough = put(out, calendar(&days, &gatherings, &catch_ups).as_bytes())?;
        Ok(count(people.len()))
    }

    /// The catch-ups with any of these people.
    fn calendar_catch_ups(&self, people: &HashSet<ContactId>) -> Result<Vec<CalendarCatchUp>> {
        let read = self.read();
        let mut found: Vec<CalendarCatchUp> = Vec::new();
        let mut places: HashMap<CatchUpId, usize> = HashMap::new();
        let all = read.series_begun_by(Date::MAX)?.into_iter().chain(read.catch_ups_between(Date::MIN, Date::MAX)?);
        for planned in all.filter(|one| one.people.iter().any(|person| people.contains(person))) {
            let title = titled(&read, &planned.fields, &planned.people)?;
            match planned.of_series.and_then(|(series, _)| found.get_mut(*places.get(&series)?)) {
                Some(series) => series.differing.push((title, planned)),
                None => {
                    places.insert(planned.id, found.len());
                    found.push(CalendarCatchUp { title, planned, differing: Vec::new() });
                }
            }
        }
        // One whose people are not in the calendar is none of its comings round there either.
        for series in found.iter_mut().filter(|one| one.planned.repeats.is_some()) {
            let known: HashSet<Date> = series.differing.iter().filter_map(|(_, one)| Some(one.of_series?.1)).collect();
            for period in read.periods_on_record(series.planned.id)?.into_iter().filter(|period| !known.contains(period)) {
                let of_series = Some((series.planned.id, period));
                let gone = CatchUp { state: CatchUpState::Cancelled, repeats: None, of_series, ..series.planned.clone() };
                series.differing.push((series.title.clone(), gone));
            }
        }
        Ok(found)
    }
}

fn day(contact: &Contact, milestone: &Milestone) -> Option<CalendarDay> {
    let fields = &milestone.fields;
    let date = fields.date.known().filter(|date| date.day().is_some() && fields.kind.is_celebrated())?;
    let year = date.year().map(|year| format!(" ({year})")).unwrap_or_default();
    let title = format!("{}: {}{year}", contact.fields.shown(), fields.shown());
    Some(CalendarDay { id: milestone.id, title, date, yearly: fields.yearly, leap_day: milestone.leap_day })
}
