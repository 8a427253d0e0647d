//! Milestones: add, edit, remove, and what the user does when one comes round.

use super::{
    Book, NudgeId, Outcome,
    contacts::{known, new_milestone},
    openers::note_congratulation,
    several::{finish, snooze},
};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{
        Boundaries, Channel, Contact, ContactId, Interaction, InteractionFields, InteractionId, Later, LeapDay, Mark, MarkOutcome,
        Milestone, MilestoneFields, MilestoneId, MilestoneKind, PartialDate, Period, StartedBy,
    },
    planner::{Way, WayKind},
    store::{Reader, Writer},
};

impl Book {
    /// One milestone.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn milestone(&self, id: MilestoneId) -> Result<Milestone> {
        known_milestone(&self.read(), id)
    }

    /// Adds a milestone to someone's life.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they have a birthday or wedding already.
    pub fn add_milestone(&mut self, person: ContactId, fields: MilestoneFields) -> Result<Outcome<MilestoneId>> {
        self.change("add milestone", |w, now| {
            let contact = known(&w.read(), person)?;
            refuse_second(&w.read(), &contact, fields.kind, None)?;
            refuse_far(&fields)?;
            let said = format!("Noted {} for {}", fields.shown(), contact.fields.shown());
            let milestone = new_milestone(&contact, fields, now.instant());
            w.put_milestone(&milestone)?;
            Ok((milestone.id, said))
        })
    }

    /// Changes a milestone. Another date means other reminders (R1).
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they have a birthday or wedding already.
    pub fn edit_milestone(&mut self, id: MilestoneId, fields: MilestoneFields) -> Result<Outcome> {
        self.change("edit milestone", |w, now| {
            let milestone = known_milestone(&w.read(), id)?;
            refuse_second(&w.read(), &known(&w.read(), milestone.contact)?, fields.kind, Some(id))?;
            refuse_far(&fields)?;
            let same_days = (&milestone.fields.date, milestone.fields.yearly) == (&fields.date, fields.yearly);
            let (revision, known_at) =
                if same_days { (milestone.revision, milestone.known_at) } else { (milestone.revision + 1, now.instant()) };
            let said = format!("Changed {}", fields.shown());
            if milestone.fields != fields {
                w.put_milestone(&Milestone { fields, revision, known_at, ..milestone })?;
            }
            Ok(((), said))
        })
    }

    /// Sets where 29 February falls for someone in common years (D4). Their milestones of that day get other reminders (R1).
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn set_leap_day(&mut self, person: ContactId, leap_day: LeapDay) -> Result<Outcome> {
        self.change("set leap day", |w, _| {
            let contact = known(&w.read(), person)?;
            let day = if leap_day == LeapDay::March1 { "1 March" } else { "28 February" };
            let said = format!("29 February is kept on {day} for {}", contact.fields.shown());
            if contact.leap_day != leap_day {
                w.put_contact(&Contact { leap_day, ..contact })?;
                for milestone in w.read().milestones_of(person)? {
                    if milestone.fields.date.known().is_some_and(PartialDate::can_be_missing) {
                        w.put_milestone(&Milestone { revision: milestone.revision + 1, ..milestone })?;
                    }
                }
            }
            Ok(((), said))
        })
    }

    /// Removes a milestone.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_milestone(&mut self, id: MilestoneId) -> Result<Outcome> {
        self.change("remove milestone", |w, _| {
            let milestone = known_milestone(&w.read(), id)?;
            w.remove_milestone(id)?;
            Ok(((), format!("Removed {}", milestone.fields.shown())))
        })
    }

    /// The link that congratulates someone with these words; opening it is the caller's, and nothing is recorded.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they can't be reached that way.
    pub fn congratulation(&self, id: MilestoneId, words: &str, way: WayKind) -> Result<String> {
        let read = self.read();
        let contact = known(&read, known_milestone(&read, id)?.contact)?;
        Ok(way_of(&contact.fields, way)?.link(words.trim()))
    }

    /// Congratulates on one coming round: it is marked, and what was written is on the timeline. With a way, the link to
    /// open comes back; opening it is the caller's.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they can't be reached that way.
    pub fn congratulate(&mut self, id: MilestoneId, period: Period, words: &str, way: Option<WayKind>) -> Result<Outcome<Option<String>>> {
        self.change("congratulate", |w, now| {
            let milestone = known_milestone(&w.read(), id)?;
            let contact = known(&w.read(), milestone.contact)?;
            let way = match way {
                None => None,
                Some(kind) => Some(way_of(&contact.fields, kind)?),
            };
            w.put_mark(id, period, Mark { outcome: MarkOutcome::Congratulated, snoozed_until: None }, now.instant())?;
            let channel = match way.as_ref().map(|way| way.kind) {
                Some(WayKind::Phone) => Channel::Call,
                Some(WayKind::Mail | WayKind::Message) | None => Channel::Message,
            };
            let note = [format!("Congratulated: {}.", milestone.fields.called(period)), words.trim().to_owned()];
            let note = note.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
            log_by_me(w, contact.id, channel, note, now)?;
            note_congratulation(w, now, &contact, &milestone, period)?;
            Ok((way.map(|way| way.link(words.trim())), format!("Congratulated {}", contact.fields.shown())))
        })
    }

    /// Marks one coming round as done without Fondly's help, or let go.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn mark_celebrated(&mut self, id: MilestoneId, period: Period) -> Result<Outcome> {
        self.change("mark celebrated", |w, now| {
            let contact = known(&w.read(), known_milestone(&w.read(), id)?.contact)?;
            finish(w, NudgeId::Milestone(id, period), now)?;
            Ok(((), format!("{} is celebrated", contact.fields.shown())))
        })
    }

    /// Hides one coming round for a while (R9).
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn snooze_milestone(&mut self, id: MilestoneId, period: Period, later: Later) -> Result<Outcome> {
        self.change("snooze milestone", |w, now| {
            let contact = known(&w.read(), known_milestone(&w.read(), id)?.contact)?;
            snooze(w, NudgeId::Milestone(id, period), later, now)?;
            Ok(((), format!("{} is hidden {}", contact.fields.shown(), later.words())))
        })
    }
}

fn refuse_far(fields: &MilestoneFields) -> Result<()> {
    let is_near = fields.leads.as_ref().is_none_or(crate::domain::Leads::can_be_days);
    if is_near { Ok(()) } else { Err(Error::refused(super::settings::TOO_FAR)) }
}

/// One is born once; a second birthday or wedding would be left out of what goes to other programs.
fn refuse_second(read: &Reader<'_>, contact: &Contact, kind: MilestoneKind, own: Option<MilestoneId>) -> Result<()> {
    if !kind.is_single() {
        return Ok(());
    }
    let mut theirs = read.milestones_of(contact.id)?.into_iter().filter(|milestone| Some(milestone.id) != own);
    match theirs.find(|milestone| milestone.fields.kind == kind) {
        None => Ok(()),
        Some(known) => Err(Error::Refused(format!(
            "{} has {} already: {}. Change that one, or give this one a name of its own. Nothing was changed.",
            contact.fields.shown(),
            if kind == MilestoneKind::Birthday { "a birthday" } else { "an anniversary" },
            known.fields.date.in_words(),
        ))),
    }
}

pub(super) fn known_milestone(read: &Reader<'_>, id: MilestoneId) -> Result<Milestone> {
    read.milestone(id)?.ok_or(Error::NotFound("milestone"))
}

fn way_of(fields: &crate::domain::ContactFields, kind: WayKind) -> Result<Way> {
    let refusal = || Error::Refused(format!("There is no address of that kind for {}. Nothing was changed.", fields.shown()));
    // Whoever asks for it knows what they do.
    crate::planner::ways(fields, &Boundaries::default()).into_iter().find(|way| way.kind == kind).ok_or_else(refusal)
}

/// Notes something the user did just now.
pub(super) fn log_by_me(w: &Writer<'_>, person: ContactId, channel: Channel, note: String, now: &Moment) -> Result<InteractionId> {
    let fields = InteractionFields { started_by: StartedBy::Me, ..InteractionFields::talk(now.today(), channel, note) };
    let id = InteractionId::new(now.instant());
    w.put_interaction(&Interaction { id, fields }, &[person], now.instant())?;
    super::interactions::answer_check_in(w, person)?;
    Ok(id)
}
