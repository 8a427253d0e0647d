//! Milestones as a calendar.

use std::io::Write;

use super::{Whom, count, put};
use crate::{
    Result,
    book::Book,
    domain::{Contact, ContactState, Milestone},
    formats::{CalendarDay, calendar},
};

impl Book {
    /// Writes the milestones of these people as iCalendar to `out`, and says of how many people. Losses and the days of those who have
    /// died are left out: a calendar congratulates.
    ///
    /// # Errors
    /// - As [`Book::export_cards`].
    pub fn export_calendar(&self, whom: &Whom, out: &mut dyn Write) -> Result<u32> {
        let people = self.exported(whom)?;
        let mut days = Vec::new();
        for contact in people.iter().filter(|contact| contact.state != ContactState::Deceased) {
            days.extend(self.read().milestones_of(contact.id)?.iter().filter_map(|milestone| day(contact, milestone)));
        }
        let _enough = put(out, calendar(&days).as_bytes())?;
        Ok(count(people.len()))
    }
}

fn day(contact: &Contact, milestone: &Milestone) -> Option<CalendarDay> {
    let fields = &milestone.fields;
    let date = fields.date.known().filter(|date| date.day().is_some() && fields.kind.is_celebrated())?;
    let year = date.year().map(|year| format!(" ({year})")).unwrap_or_default();
    let title = format!("{}: {}{year}", contact.fields.shown(), fields.shown());
    Some(CalendarDay { id: milestone.id, title, date, yearly: fields.yearly, leap_day: milestone.leap_day })
}
