//! Bringing the alarms in line with the book's facts: new ones, moved ones, those whose reason is gone.

use std::collections::HashMap;

use jiff::{Span, civil::Date};

use super::{Wanted, timetable::wanted};
use crate::{
    Result,
    book::{Book, Plans},
    clock::Moment,
    domain::{AlarmId, BELATED, CheckInBasis, ContactState, PersonLine},
    store::{Alarm, AlarmKey, AlarmKind, AlarmState, Reader, Writer},
};

/// Lays out the timetable; returns the alarms whose popups have nothing more to say.
pub(super) fn settle(book: &mut Book) -> Result<Vec<AlarmId>> {
    let now = book.now();
    book.store_mut().write(|w| {
        let read = w.read();
        let plans = Plans::of(&read, now.today(), now.today())?;
        let (milestones, people) = (read.milestones_coming_round()?, plans.leave(read.people_with_rhythm()?));
        let wants = wanted(now.zoned(), &read.settings()?, &milestones, &people, |milestone, period| read.mark(milestone, period))?;
        let oldest = now.today().saturating_sub(Span::new().days(2 * i64::from(BELATED)));
        let mut known: HashMap<AlarmKey, Alarm> = read.alarms_since(oldest)?.into_iter().map(|alarm| (alarm.key.clone(), alarm)).collect();
        let mut settled = Vec::new();
        for want in wants {
            // One that ended long ago is not among the known; a snooze can bring it back all the same.
            let found = known.remove(&want.key).map_or_else(|| read.alarm_with_key(&want.key), |alarm| Ok(Some(alarm)))?;
            match found {
                Some(alarm) => settled.extend(keep(w, &now, &alarm, &want)?),
                None if want.settled.is_none() => w.add_alarm(&alarm(&want, &now))?,
                None => {}
            }
        }
        for alarm in known.into_values().filter(|alarm| !alarm.state.is_final()) {
            let (state, why) = farewell(&read, &plans, &alarm, now.today())?;
            w.set_alarm_state(alarm.id, state, why, now.instant())?;
            settled.push(alarm.id);
        }
        Ok(settled)
    })
}

fn alarm(want: &Wanted, now: &Moment) -> Alarm {
    Alarm {
        id: 0,
        key: want.key.clone(),
        contact: want.contact,
        occurs_on: want.occurs_on,
        due: want.due,
        due_at: want.due.instant(now.zoned()),
        state: if want.snoozed { AlarmState::Snoozed } else { AlarmState::Scheduled },
        why: String::new(),
        changed_at: now.instant(),
        shown_at: None,
    }
}

/// Brings one alarm in line with what is wanted of it; its id when that ends it.
fn keep(w: &Writer<'_>, now: &Moment, alarm: &Alarm, want: &Wanted) -> Result<Option<AlarmId>> {
    use AlarmState::{Cancelled, Claimed, Congratulated, Done, Due, Held, Presented, Scheduled, Seen, Snoozed, Superseded};
    let set = |state, why: &str| w.set_alarm_state(alarm.id, state, why, now.instant());
    if let Some(state) = want.settled {
        if alarm.state != state {
            set(state, if state == Congratulated { "you congratulated" } else { "you did it" })?;
        }
        return Ok((!alarm.state.is_final()).then_some(alarm.id));
    }
    if alarm.contact != want.contact {
        w.set_alarm_contact(alarm.id, want.contact)?;
    }
    let due_at = want.due.instant(now.zoned());
    // A snooze that began and ended between two passes counts as well.
    let hidden = want.snoozed && (due_at > now.instant() || alarm.due != want.due);
    let pending = due_at > now.instant();
    if (alarm.due, alarm.due_at.as_second()) != (want.due, due_at.as_second()) {
        w.set_alarm_due(alarm.id, want.due, due_at)?;
    }
    match alarm.state {
        // A snooze takes back what was shown or seen; its popup, if any, has been answered.
        Presented | Seen | Scheduled | Due | Held | Done | Congratulated | Cancelled if hidden => {
            set(Snoozed, "you asked for it later")?;
            return Ok(Some(alarm.id));
        }
        Snoozed if !want.snoozed => set(if alarm.shown_at.is_some() { Seen } else { Scheduled }, "the snooze was taken back")?,
        // What was said is not said again; what was not waits for its time as before.
        Done | Congratulated | Cancelled => set(if alarm.shown_at.is_some() { Seen } else { Scheduled }, "wanted again")?,
        Due | Held if pending => set(Scheduled, "its time was changed")?,
        Presented | Seen | Scheduled | Due | Held | Claimed | Snoozed | Superseded => {}
    }
    Ok(None)
}

/// Is this a day of a fixed rhythm that went by (R5)?
fn is_missed(basis: &CheckInBasis, alarm: &Alarm, today: Date) -> bool {
    let let_go = basis.rhythm.skipped_on.is_some_and(|day| day >= alarm.occurs_on);
    basis.rhythm.fixed_from.is_some() && !let_go && basis.check_in(today).is_some_and(|now| now.due > alarm.occurs_on)
}

/// The end of an alarm that nothing wants any more, with the reason.
fn farewell(read: &Reader<'_>, plans: &Plans, alarm: &Alarm, today: Date) -> Result<(AlarmState, &'static str)> {
    let line = read.person_row(alarm.contact)?;
    let Some(PersonLine { state: ContactState::Active, check_in, .. }) = line else {
        return Ok((AlarmState::Cancelled, "the person is no longer active"));
    };
    Ok(match alarm.key.kind {
        AlarmKind::CheckIn if check_in.revision != alarm.key.revision => (AlarmState::Cancelled, "the rhythm was changed"),
        AlarmKind::CheckIn
            if check_in.contacts.talked.max(check_in.contacts.tried) >= alarm.key.period.get(..10).and_then(|day| day.parse().ok()) =>
        {
            (AlarmState::Done, "you were in touch")
        }
        AlarmKind::CheckIn if check_in.check_in(today).is_some_and(|due| plans.tend(alarm.contact, &due)) => {
            (AlarmState::Cancelled, "something is planned with them")
        }
        AlarmKind::CheckIn if is_missed(&check_in, alarm, today) => (AlarmState::Superseded, "a newer one took its place"),
        AlarmKind::CheckIn => (AlarmState::Cancelled, "let go, paused or without a rhythm"),
        AlarmKind::Milestone if alarm.occurs_on < today.saturating_sub(Span::new().days(i64::from(BELATED))) => {
            (AlarmState::Superseded, "more than 14 days ago")
        }
        AlarmKind::Milestone => (AlarmState::Cancelled, "the date was changed or removed"),
    })
}
