//! The end of an alarm that nothing wants any more, with the reason: every alarm ends in a state that the user can see (R3).

use jiff::{Span, civil::Date};

use super::settle::NEWER;
use crate::{
    Error, Result,
    book::{MISSED, Plans, occasion},
    clock::Moment,
    domain::{
        Alarm, AlarmKind, AlarmState, BELATED, CatchUpId, CatchUpState, CheckInBasis, ContactId, ContactState, MarkOutcome, MilestoneId,
        Occasion, OccasionId, PersonLine, ReminderId,
    },
    store::Reader,
};

/// What becomes of it.
pub(super) enum Farewell {
    /// It ends so, for this reason.
    Ends(AlarmState, &'static str),
    /// It goes on with someone else: two people turned out to be one, and what it is about changed hands.
    IsOf(ContactId),
}

use AlarmState::{Cancelled, Done, Superseded};
use Farewell::Ends;

/// What becomes of an alarm that nothing of its part wants.
pub(super) fn farewell(read: &Reader<'_>, plans: &Plans, alarm: &Alarm, now: &Moment) -> Result<Farewell> {
    match alarm.key.kind {
        AlarmKind::Milestone => of_milestone(read, alarm, now.today()),
        AlarmKind::CheckIn => of_check_in(read, plans, alarm, now.today()),
        AlarmKind::CatchUp | AlarmKind::Met => of_catch_up(read, alarm, now),
        AlarmKind::Reminder => of_reminder(read, alarm),
    }
}

/// The line of someone whom reminders can be about.
fn active(read: &Reader<'_>, alarm: &Alarm) -> Result<Option<PersonLine>> {
    let line = alarm.contact.map(|contact| read.person_row(contact)).transpose()?.flatten();
    Ok(line.filter(|line| line.state == ContactState::Active))
}

const NOT_ACTIVE: Farewell = Ends(Cancelled, "the person is no longer active");

fn of_milestone(read: &Reader<'_>, alarm: &Alarm, today: Date) -> Result<Farewell> {
    let milestone = read.milestone(MilestoneId::from_bytes(alarm.key.rule))?;
    if let Some(milestone) = milestone.filter(|one| Some(one.contact) != alarm.contact) {
        return Ok(Farewell::IsOf(milestone.contact));
    }
    let Some(_) = active(read, alarm)? else { return Ok(NOT_ACTIVE) };
    Ok(match alarm.key.lead {
        0 if alarm.occurs_on < today.saturating_sub(Span::new().days(i64::from(BELATED))) => Ends(Superseded, "more than 14 days ago"),
        1.. if alarm.occurs_on <= today => Ends(Superseded, "its day has come"),
        _ => Ends(Cancelled, "the date was changed or removed"),
    })
}

fn of_check_in(read: &Reader<'_>, plans: &Plans, alarm: &Alarm, today: Date) -> Result<Farewell> {
    let Some(PersonLine { id, check_in, .. }) = active(read, alarm)? else { return Ok(NOT_ACTIVE) };
    let counted_from = alarm.key.period.get(..10).and_then(|day| day.parse().ok());
    Ok(if check_in.revision != alarm.key.revision {
        Ends(Cancelled, "the rhythm was changed")
    } else if check_in.contacts.talked.max(check_in.contacts.tried) >= counted_from {
        Ends(Done, "you were in touch")
    } else if check_in.check_in(today).is_some_and(|due| plans.tend(id, &due)) {
        Ends(Cancelled, "something is planned with them")
    } else if is_missed(&check_in, alarm, today) {
        Ends(Superseded, NEWER)
    } else {
        Ends(Cancelled, "let go, paused or without a rhythm")
    })
}

/// Is this a day of a fixed rhythm that went by (R5)?
fn is_missed(basis: &CheckInBasis, alarm: &Alarm, today: Date) -> bool {
    let let_go = basis.rhythm.skipped_on.is_some_and(|day| day >= alarm.occurs_on);
    basis.rhythm.fixed_from.is_some() && !let_go && basis.check_in(today).is_some_and(|now| now.due > alarm.occurs_on)
}

fn of_catch_up(read: &Reader<'_>, alarm: &Alarm, now: &Moment) -> Result<Farewell> {
    let id = OccasionId { catch_up: CatchUpId::from_bytes(alarm.key.rule), period: alarm.key.period.parse().ok() };
    let found = match occasion(read, id) {
        Err(Error::NotFound(_)) => None,
        found => Some(found?),
    };
    let Some(one) = found.filter(|one| !one.people.is_empty()) else { return Ok(Ends(Cancelled, "it was removed")) };
    Ok(match one.state {
        CatchUpState::Done => Ends(Done, "you met"),
        CatchUpState::Cancelled => Ends(Cancelled, "it was cancelled"),
        CatchUpState::Planned if one.revision != alarm.key.moved => Ends(Cancelled, "it was moved"),
        CatchUpState::Planned if alarm.key.kind == AlarmKind::Met => met_is_not_asked(&one, now.today()),
        CatchUpState::Planned if one.fields.day < now.today() || one.fields.ends().is_some_and(|ends| ends <= now.zoned().datetime()) => {
            Ends(Superseded, "it is over")
        }
        CatchUpState::Planned => Ends(Cancelled, "nothing is said so far ahead any more"),
    })
}

fn of_reminder(read: &Reader<'_>, alarm: &Alarm) -> Result<Farewell> {
    let is_done = read.alarm_mark(&alarm.key)?.is_some_and(|mark| mark.outcome == MarkOutcome::Done);
    let whose = alarm.contact.map(|contact| read.person_row(contact)).transpose()?.flatten();
    Ok(match read.reminder(ReminderId::from_bytes(alarm.key.rule))? {
        _ if is_done => Ends(Done, "you did it"),
        Some(reminder) if reminder.revision == alarm.key.revision => Ends(Superseded, "more than 14 days ago"),
        Some(_) => Ends(Cancelled, "its time was changed"),
        None if whose.is_some_and(|line| line.state != ContactState::Active) => NOT_ACTIVE,
        None => Ends(Cancelled, "it was removed"),
    })
}

fn met_is_not_asked(one: &Occasion, today: Date) -> Farewell {
    if one.fields.day < today.saturating_sub(Span::new().days(MISSED)) {
        Ends(Superseded, "more than 14 days ago")
    } else {
        Ends(Done, "you left it open")
    }
}
