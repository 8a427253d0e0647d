//! What is planned with whom: whoever will be met soon is taken care of and needs no nudge (C4, P1).

use std::collections::HashMap;

use jiff::{ToSpan as _, civil::Date};

use super::catch_ups::occasions;
use crate::{
    Result,
    domain::{CatchUpState, CheckIn, CheckInBasis, ContactId, PersonLine},
    store::Reader,
};

/// The days on which something is planned with each, in order.
pub(crate) struct Plans {
    today: Date,
    days: HashMap<ContactId, Vec<Date>>,
}

impl Plans {
    /// From a day until another. Two years are looked ahead at least: what is planned within one interval of someone's takes care of them, and
    /// few have longer ones.
    ///
    /// # Errors
    /// - What the disk says.
    pub(crate) fn of(read: &Reader<'_>, today: Date, last: Date) -> Result<Self> {
        let last = last.max(today.saturating_add(2.years()));
        let mut days: HashMap<ContactId, Vec<Date>> = HashMap::new();
        for occasion in occasions(read, today, last)?.into_iter().filter(|one| one.state == CatchUpState::Planned) {
            for person in occasion.people {
                days.entry(person).or_default().push(occasion.fields.day);
            }
        }
        Ok(Self { today, days })
    }

    /// The first day on which something is planned with someone.
    pub(super) fn first_with(&self, person: ContactId) -> Option<Date> {
        self.days.get(&person)?.first().copied()
    }

    /// Is someone's check-in taken care of by what is planned with them? It is when that is within one interval of when they are due.
    pub(crate) fn tend(&self, person: ContactId, check_in: &CheckIn) -> bool {
        let near = check_in.cadence.from(check_in.due.max(self.today), 1);
        self.first_with(person).is_some_and(|planned| planned <= near)
    }

    /// Where someone's check-ins stand when they have met as planned, for as long as what is planned takes care of them.
    pub(super) fn after(&self, person: &PersonLine) -> Option<(CheckInBasis, CheckIn)> {
        let mut basis = person.check_in.clone();
        let mut check_in = basis.check_in(self.today)?;
        for day in self.days.get(&person.id).into_iter().flatten() {
            if *day > check_in.cadence.from(check_in.due.max(self.today), 1) {
                break;
            }
            basis.contacts.talked = Some(*day);
            basis.snoozed_until = None;
            check_in = basis.check_in(*day)?;
        }
        Some((basis, check_in))
    }

    /// Those whose check-in is not taken care of.
    pub(crate) fn leave(&self, people: Vec<PersonLine>) -> Vec<PersonLine> {
        let is_tended = |person: &PersonLine| person.check_in.check_in(self.today).is_some_and(|check_in| self.tend(person.id, &check_in));
        people.into_iter().filter(|person| !is_tended(person)).collect()
    }
}
