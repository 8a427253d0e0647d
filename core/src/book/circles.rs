//! Circles and rhythms.

use jiff::civil::Date;

use super::{Book, Outcome, contacts::known};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{Cadence, Circle, CircleFields, CircleId, Contact, ContactId},
};

impl Book {
    /// The circles, closest first, with how many people are in each.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn circles(&self) -> Result<Vec<(Circle, u32)>> {
        let read = self.read();
        read.circles()?
            .into_iter()
            .map(|circle| Ok((read.people_in_circle(circle.id)?, circle)))
            .map(|pair| pair.map(|(n, c)| (c, n)))
            .collect()
    }

    /// The circle of this name, however it is capitalised.
    ///
    /// # Errors
    /// - `Refused`: there is none; the sentence lists those there are.
    pub fn circle_named(&self, name: &str) -> Result<Circle> {
        let circles = self.read().circles()?;
        let names = circles.iter().map(|circle| circle.fields.name.as_str()).collect::<Vec<_>>().join(", ");
        let wanted = crate::domain::fold(name);
        let refusal = Error::Refused(format!("There is no circle called “{name}”. There are: {names}."));
        circles.into_iter().find(|circle| crate::domain::fold(&circle.fields.name) == wanted).ok_or(refusal)
    }

    /// Adds a circle, after the others.
    ///
    /// # Errors
    /// - `Refused`: it has no name, or another has the same.
    pub fn add_circle(&mut self, fields: CircleFields) -> Result<Outcome<CircleId>> {
        self.change("add circle", |w, now| {
            let circles = w.read().circles()?;
            refuse_name(&circles, None, &fields.name)?;
            let said = format!("Added the circle {}", fields.name);
            let position = circles.iter().map(|circle| circle.position + 1).max().unwrap_or(0);
            let id = CircleId::new(now.instant());
            w.put_circle(&Circle { id, fields, position })?;
            Ok((id, said))
        })
    }

    /// Changes a circle; the rhythm of its people who have none of their own changes with it.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: it has no name, or another has the same.
    pub fn edit_circle(&mut self, id: CircleId, fields: CircleFields) -> Result<Outcome> {
        self.change("edit circle", |w, _| {
            let circles = w.read().circles()?;
            refuse_name(&circles, Some(id), &fields.name)?;
            let circle = circles.into_iter().find(|circle| circle.id == id).ok_or(Error::NotFound("circle"))?;
            let said = format!("Changed the circle {}", fields.name);
            if circle.fields != fields {
                w.put_circle(&Circle { fields, ..circle })?;
            }
            Ok(((), said))
        })
    }

    /// Removes a circle; its people stay.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_circle(&mut self, id: CircleId) -> Result<Outcome> {
        self.change("remove circle", |w, _| {
            let circle = w.read().circle(id)?.ok_or(Error::NotFound("circle"))?;
            w.remove_circle(id)?;
            Ok(((), format!("Removed the circle {}", circle.fields.name)))
        })
    }

    /// Puts someone into a circle, or into none. Their rhythm counts from today while no contact is on record.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn set_circle(&mut self, person: ContactId, circle: Option<CircleId>) -> Result<Outcome> {
        self.change("set circle", |w, now| {
            let mut contact = known(&w.read(), person)?;
            let name = match circle {
                Some(id) => Some(w.read().circle(id)?.ok_or(Error::NotFound("circle"))?.fields.name),
                None => None,
            };
            put_into(&mut contact, circle, now);
            w.put_contact(&contact)?;
            let who = contact.fields.shown();
            Ok(((), name.map_or_else(|| format!("{who} is in no circle"), |name| format!("{who} is in {name}"))))
        })
    }

    /// Sets how often the user means to be in touch with someone; `None`: as their circle has it (C2). With a day, the
    /// rhythm is fixed and counted from there (C1).
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn set_rhythm(&mut self, person: ContactId, cadence: Option<Cadence>, fixed_from: Option<Date>) -> Result<Outcome> {
        self.change("set rhythm", |w, now| {
            let mut contact = known(&w.read(), person)?;
            give_rhythm(&mut contact, cadence, fixed_from, now);
            w.put_contact(&contact)?;
            let who = contact.fields.shown();
            let said = cadence.map_or_else(|| format!("{who} keeps their circle’s rhythm"), |cadence| format!("{who}: every {cadence}"));
            Ok(((), said))
        })
    }
}

/// Another circle is another rhythm, which counts from today.
pub(super) fn put_into(contact: &mut Contact, circle: Option<CircleId>, now: &Moment) {
    if contact.circle != circle {
        contact.circle = circle;
        contact.restart_rhythm(now.today());
    }
}

/// Another rhythm counts from today; a fixed day without a cadence is none.
pub(super) fn give_rhythm(contact: &mut Contact, cadence: Option<Cadence>, fixed_from: Option<Date>, now: &Moment) {
    let fixed_from = fixed_from.filter(|_| cadence.is_some());
    if (contact.rhythm.own, contact.rhythm.fixed_from) != (cadence, fixed_from) {
        (contact.rhythm.own, contact.rhythm.fixed_from) = (cadence, fixed_from);
        contact.restart_rhythm(now.today());
    }
}

fn refuse_name(circles: &[Circle], own: Option<CircleId>, name: &str) -> Result<()> {
    if name.trim().is_empty() {
        return Err(Error::refused("A circle needs a name. Nothing was changed."));
    }
    let same = |circle: &&Circle| Some(circle.id) != own && circle.fields.name.to_lowercase() == name.to_lowercase();
    match circles.iter().find(same) {
        Some(other) => Err(Error::Refused(format!("There is a circle called “{}” already. Nothing was changed.", other.fields.name))),
        None => Ok(()),
    }
}
