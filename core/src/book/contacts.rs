//! People: add, edit, archive, trash, restore, find.

use jiff::{Span, Timestamp, civil::Date};

use super::{
    Book, Outcome,
    circles::{give_rhythm, put_into},
};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{
        Cadence, CircleId, Contact, ContactFields, ContactId, ContactState, LeapDay, LifeDate, Milestone, MilestoneFields, MilestoneId,
        MilestoneKind, Rhythm, in_a_row,
    },
    store::{Reader, Writer},
};

/// Days that someone stays in the trash.
const TRASH_DAYS: i64 = 30;

/// What the user makes of someone's rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RhythmEdit {
    /// How often; `None`: as their circle has it (C2).
    pub own: Option<Cadence>,
    /// Counted from this day; `None`: from the last contact (C1).
    pub fixed_from: Option<Date>,
}

impl Book {
    /// Adds someone, with their birthday if it is known.
    ///
    /// # Errors
    /// - `Refused`: nothing names them.
    pub fn add_contact(&mut self, fields: ContactFields, birthday: Option<LifeDate>) -> Result<Outcome<ContactId>> {
        self.add_contact_in(fields, birthday, None, None)
    }

    /// Adds someone with their place among the user's people: circle and rhythm. One step, undone as one.
    ///
    /// # Errors
    /// - As [`Self::add_contact`].
    pub fn add_contact_in(
        &mut self,
        fields: ContactFields,
        birthday: Option<LifeDate>,
        circle: Option<CircleId>,
        rhythm: Option<RhythmEdit>,
    ) -> Result<Outcome<ContactId>> {
        self.change("add contact", |w, now| {
            refuse_nameless(&fields)?;
            let mut contact = new_contact(tidy(fields), now);
            contact.circle = circle;
            if let Some(RhythmEdit { own, fixed_from }) = rhythm {
                (contact.rhythm.own, contact.rhythm.fixed_from) = (own, fixed_from.filter(|_| own.is_some()));
            }
            w.put_contact(&contact)?;
            set_birthday(w, &contact, birthday, now)?;
            Ok((contact.id, format!("Added {}", contact.fields.shown())))
        })
    }

    /// Changes what is known of someone, and their birthday.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: nothing would name them any more.
    pub fn edit_contact(&mut self, id: ContactId, fields: ContactFields, birthday: Option<LifeDate>) -> Result<Outcome> {
        self.edit_contact_in(id, fields, birthday, None, None)
    }

    /// Changes what is known of someone and, where it is given, their place among the user's people. One step, undone as one.
    ///
    /// # Errors
    /// - As [`Self::edit_contact`].
    pub fn edit_contact_in(
        &mut self,
        id: ContactId,
        fields: ContactFields,
        birthday: Option<LifeDate>,
        circle: Option<CircleId>,
        rhythm: Option<RhythmEdit>,
    ) -> Result<Outcome> {
        self.change("edit contact", |w, now| {
            refuse_nameless(&fields)?;
            let before = known(&w.read(), id)?;
            let mut fields = tidy(fields);
            fields.name = fields.name.edited_from(&before.fields.name);
            let mut contact = Contact { fields, ..before };
            if circle.is_some() {
                put_into(&mut contact, circle, now);
            }
            if let Some(RhythmEdit { own, fixed_from }) = rhythm {
                give_rhythm(&mut contact, own, fixed_from, now);
            }
            w.put_contact(&contact)?;
            set_birthday(w, &contact, birthday, now)?;
            Ok(((), format!("Changed {}", contact.fields.shown())))
        })
    }

    /// Moves someone to a state: archived, deceased, trashed, or back to active.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn set_state(&mut self, id: ContactId, state: ContactState) -> Result<Outcome> {
        self.change("set state", |w, now| {
            let mut contact = known(&w.read(), id)?;
            if contact.state != state {
                (contact.state, contact.state_since) = (state, now.today());
            }
            w.put_contact(&contact)?;
            let who = contact.fields.shown();
            let said = match state {
                ContactState::Active => format!("{who} is back"),
                ContactState::Archived => format!("Archived {who}"),
                ContactState::Deceased => format!("{who} is kept in memory"),
                ContactState::Trashed => format!("{who} is in the trash for {TRASH_DAYS} days"),
                ContactState::Merged => return Err(Error::refused("Say with whom to merge them. Nothing was changed.")),
            };
            Ok(((), said))
        })
    }

    /// Forgets those who have been in the trash for more than 30 days. It can be undone like everything else.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn empty_trash(&mut self) -> Result<Outcome<usize>> {
        let before = self.now().today().saturating_sub(Span::new().days(TRASH_DAYS));
        // Every day begins with this; almost none has anything to write.
        if self.read().trashed_before(before)?.is_empty() {
            return Ok(Outcome { value: 0, step: None, said: "Nothing in the trash is to go yet".to_owned(), changed: Vec::new() });
        }
        self.change("empty trash", |w, _| {
            let gone = w.read().trashed_before(before)?;
            for id in &gone {
                w.remove_contact(*id)?;
            }
            let people = if gone.len() == 1 { "person" } else { "people" };
            Ok((gone.len(), format!("Emptied the trash of {} {people} after {TRASH_DAYS} days", gone.len())))
        })
    }

    /// Someone's birthday, if it is known.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn birthday_of(&self, id: ContactId) -> Result<Option<LifeDate>> {
        let mut milestones = self.read().milestones_of(id)?.into_iter();
        Ok(milestones.find(|milestone| milestone.fields.kind == MilestoneKind::Birthday).map(|milestone| milestone.fields.date))
    }
}

/// These people, each once, and their names in a row. Someone who has died or is in the trash is refused: they are `gone` for it.
pub(super) fn each_once(read: &Reader<'_>, people: &[ContactId], gone: &str) -> Result<(Vec<ContactId>, String)> {
    let (mut all, mut names): (Vec<ContactId>, Vec<String>) = (Vec::new(), Vec::new());
    for person in people {
        let contact = known(read, *person)?;
        if matches!(contact.state, ContactState::Trashed | ContactState::Deceased) {
            return Err(Error::Refused(format!("{} {gone}. Nothing was changed.", contact.fields.shown())));
        }
        if !all.contains(person) {
            all.push(*person);
            names.push(contact.fields.shown());
        }
    }
    Ok((all, in_a_row(&names)))
}

/// The contact with this identity; who went into someone else is nobody of their own.
pub(super) fn known(read: &Reader<'_>, id: ContactId) -> Result<Contact> {
    read.contact(id)?.filter(|contact| contact.state != ContactState::Merged).ok_or(Error::NotFound("person"))
}

/// Someone in one's life: not in the trash, and alive.
pub(super) fn alive(read: &Reader<'_>, id: ContactId) -> Result<Contact> {
    let contact = known(read, id)?;
    let why = match contact.state {
        ContactState::Deceased => "is remembered here",
        ContactState::Trashed => "is in the trash",
        ContactState::Active | ContactState::Archived | ContactState::Merged => return Ok(contact),
    };
    Err(Error::Refused(format!("{} {why}. Nothing was changed.", contact.fields.shown())))
}

/// Someone new, active, in no circle.
pub(super) fn new_contact(fields: ContactFields, now: &Moment) -> Contact {
    Contact {
        id: ContactId::new(now.instant()),
        fields,
        state: ContactState::Active,
        state_since: now.today(),
        circle: None,
        rhythm: Rhythm::starting(now.today()),
        rhythm_revision: 0,
        snoozed_until: None,
        leap_day: LeapDay::default(),
        planning: crate::domain::Planning::default(),
        created_at: now.instant(),
        know_better: false,
        intention: String::new(),
        trust: None,
    }
}

/// Gives someone this birthday, or none.
fn set_birthday(w: &Writer<'_>, contact: &Contact, birthday: Option<LifeDate>, now: &Moment) -> Result<()> {
    set_date(w, contact, MilestoneKind::Birthday, birthday, now)
}

/// Gives someone this date of a kind that one has once, birthday or wedding, or none.
pub(super) fn set_date(w: &Writer<'_>, contact: &Contact, kind: MilestoneKind, date: Option<LifeDate>, now: &Moment) -> Result<()> {
    let mut theirs = w.read().milestones_of(contact.id)?.into_iter().filter(|milestone| milestone.fields.kind == kind);
    match (theirs.next(), date) {
        (Some(known), None) => w.remove_milestone(known.id),
        (Some(known), Some(date)) if known.fields.date == date => Ok(()),
        (Some(known), Some(date)) => {
            let fields = MilestoneFields { date, ..known.fields };
            w.put_milestone(&Milestone { fields, revision: known.revision + 1, known_at: now.instant(), ..known })
        }
        (None, None) => Ok(()),
        (None, Some(date)) => w.put_milestone(&new_milestone(contact, MilestoneFields::new(kind, date), now.instant())),
    }
}

/// A new milestone of someone's, whose date came into the book at that instant.
pub(super) fn new_milestone(contact: &Contact, fields: MilestoneFields, known_at: Timestamp) -> Milestone {
    Milestone {
        id: MilestoneId::new(known_at),
        contact: contact.id,
        fields,
        leap_day: contact.leap_day,
        notify_at: None,
        revision: 0,
        known_at,
    }
}

fn refuse_nameless(fields: &ContactFields) -> Result<()> {
    if *fields == ContactFields::default() || fields.shown() == ContactFields::default().shown() {
        return Err(Error::refused("Please give at least a name. Nothing was changed."));
    }
    Ok(())
}

/// Without blanks around, empty values and repeated tags.
pub(super) fn tidy(mut fields: ContactFields) -> ContactFields {
    let name = &mut fields.name;
    for text in [
        &mut name.given,
        &mut name.family,
        &mut name.additional,
        &mut name.prefix,
        &mut name.suffix,
        &mut name.nickname,
        &mut name.phonetic_given,
        &mut name.phonetic_family,
        &mut name.display,
        &mut fields.organization,
        &mut fields.title,
        &mut fields.pronouns,
        &mut fields.language,
        &mut fields.time_zone,
        &mut fields.note,
    ] {
        *text = text.trim().to_owned();
    }
    for list in fields.lists_mut() {
        for detail in list.iter_mut() {
            detail.value = detail.value.trim().to_owned();
            detail.label = detail.label.trim().to_owned();
        }
        list.retain(|detail| !detail.value.is_empty());
    }
    fields.settle_work();
    let mut seen = std::collections::HashSet::new();
    fields.tags =
        fields.tags.iter().map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty() && seen.insert(tag.to_lowercase())).collect();
    fields
}
