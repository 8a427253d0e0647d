//! Bringing the alarms in line with the book's facts: new ones, moved ones, those whose reason is gone.

use std::collections::HashMap;

use jiff::{
    Span, Timestamp,
    civil::{Date, DateTime},
};

use super::{
    belief::AHEAD_OF_ITSELF,
    farewell::{Farewell, farewell},
    timetable::{Frame, Part, Timetable, Wanted},
};
use crate::{
    Result,
    book::Book,
    clock::Moment,
    domain::{Alarm, AlarmId, AlarmKey, AlarmState, BELATED},
    store::{Reader, Writer},
};

/// Why what is missed several times is said once (R5).
pub(super) const NEWER: &str = "a newer one took its place";

/// Why what had ended before it was said waits for its time once more: what was done was undone, or what was over is not any more.
const AGAIN: &str = "it is to come after all";

/// How many people are looked at in one go: a book of a hundred thousand must not fill the memory, nor be locked for long.
const SLICE: u32 = 1_000;

/// What laying out a part of the timetable came to.
struct Settled {
    /// The alarms whose popups have nothing more to say.
    over: Vec<AlarmId>,
    /// Until when on the user's clock it holds.
    until: Option<DateTime>,
}

/// Lays out the timetable. Returns until when on the user's clock it holds, if the day or the book does not change before; `over` gets the
/// alarms whose popups have nothing more to say, those of what was laid out before an error too.
pub(super) fn settle(book: &mut Book, over: &mut Vec<AlarmId>) -> Result<Option<DateTime>> {
    let now = book.now();
    let frame = Frame::of(&book.read(), now.zoned())?;
    let parts: Vec<Part> = book.read().slices(SLICE)?.into_iter().map(Part::People).chain([Part::Plans]).collect();
    let mut all_until = None;
    // Two at a time: with few people the whole is one transaction.
    for parts in parts.chunks(2) {
        let settled: Vec<Settled> = book.store_mut().write(|w| parts.iter().map(|part| settle_part(w, &now, &frame, *part)).collect())?;
        for part in settled {
            over.extend(part.over);
            all_until = [all_until, part.until].into_iter().flatten().min();
        }
    }
    Ok(all_until)
}

fn settle_part(w: &Writer<'_>, now: &Moment, frame: &Frame, part: Part) -> Result<Settled> {
    let read = w.read();
    let mut known = known(&read, part, now.today())?;
    let mut settled = Vec::new();
    let Timetable { wants, until } = frame.wanted(&read, part)?;
    for want in wants {
        let found = match known.remove(&want.key) {
            Some(alarm) => Some(alarm),
            // One that ended long ago, or of someone who was another until now, is not among the known.
            None if want.settled.is_some() || !w.add_alarm(&alarm(&read, &want, now)?)? => read.alarm_with_key(&want.key)?,
            None => None,
        };
        if let Some(alarm) = found {
            settled.extend(keep(w, now, &alarm, &want)?);
        }
    }
    // What was seen and is done now is listed as done.
    for alarm in known.into_values().filter(|alarm| !alarm.state.is_final() || alarm.state == AlarmState::Seen) {
        match farewell(&read, frame.plans(), &alarm, now)? {
            Farewell::Ends(state, _) if alarm.state == AlarmState::Seen && state != AlarmState::Done => {}
            Farewell::Ends(state, why) => {
                w.set_alarm_state(alarm.id, state, why, now.instant())?;
                settled.push(alarm.id);
            }
            Farewell::IsOf(whom) => w.set_alarm_contact(alarm.id, Some(whom))?,
        }
    }
    Ok(Settled { over: settled, until })
}

fn known(read: &Reader<'_>, part: Part, today: Date) -> Result<HashMap<AlarmKey, Alarm>> {
    let oldest = today.saturating_sub(Span::new().days(2 * i64::from(BELATED)));
    let alarms = match part {
        Part::People(slice) => read.alarms_of_people(slice, oldest)?,
        Part::Plans => read.alarms_of_plans(oldest)?,
    };
    Ok(alarms.into_iter().map(|alarm| (alarm.key.clone(), alarm)).collect())
}

fn alarm(read: &Reader<'_>, want: &Wanted, now: &Moment) -> Result<Alarm> {
    let is_void = is_void(read, want)?;
    let due = if is_void { want.own_time } else { want.due };
    Ok(Alarm {
        id: 0,
        key: want.key.clone(),
        contact: want.contact,
        occurs_on: want.occurs_on,
        due,
        due_at: due.instant(now.zoned()),
        state: if want.snoozed && !is_void { AlarmState::Snoozed } else { AlarmState::Scheduled },
        why: String::new(),
        changed_at: now.instant(),
        shown_at: None,
        said_at: None,
        put_off: want.put_off,
        put_off_void: is_void,
    })
}

/// Does the snooze on what is new here count no more? It ends later than anything can be put off, or did when another alarm heard of it.
fn is_void(read: &Reader<'_>, want: &Wanted) -> Result<bool> {
    match want.put_off {
        Some(until) if !want.is_too_far => read.is_put_off_void(&want.key, until),
        _ => Ok(want.is_too_far),
    }
}

/// What is known of an alarm once the snooze on it has been heard of.
struct Heard {
    /// The snooze is another than the one that was heard of last.
    is_new: bool,
    /// It counts no more (R7).
    is_void: bool,
    /// When the alarm was said, if it is not to be said any more.
    said_at: Option<Timestamp>,
}

/// Hears of the snooze on an alarm. Whether it is another is told by what it says, since both clocks and users move (R6, R9). Whatever was
/// put off is to be said once more; what is put off no longer was said, if it was shown.
fn hear(w: &Writer<'_>, alarm: &Alarm, want: &Wanted) -> Result<Heard> {
    let is_new = want.put_off != alarm.put_off;
    if is_new {
        w.set_alarm_put_off(alarm.id, want.put_off)?;
    }
    let was_void = alarm.put_off_void && !is_new;
    let is_void = was_void || if is_new { is_void(&w.read(), want)? } else { want.is_too_far };
    if is_void && !was_void {
        w.void_alarm_put_off(alarm.id)?;
    }
    let said_at = match want.put_off {
        _ if !is_new => alarm.said_at,
        Some(_) => None,
        None => alarm.said_at.or(alarm.shown_at),
    };
    Ok(Heard { is_new, is_void, said_at })
}

/// Brings one alarm in line with what is wanted of it; its id when its popup, if any, has nothing more to say.
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
    let Heard { is_new, is_void, said_at } = hear(w, alarm, want)?;
    let due = if is_void { want.own_time } else { want.due };
    let due_at = due.instant(now.zoned());
    let is_pending = due_at > now.instant();
    if (alarm.due, alarm.due_at.as_second()) != (due, due_at.as_second()) {
        w.set_alarm_due(alarm.id, due, due_at)?;
    }
    // A clock that has been set right since said it, or let it go, ahead of its time: it is said at its time (R7).
    let is_too_early = is_pending && said_at.is_some_and(|at| at.duration_since(now.instant()) > AHEAD_OF_ITSELF);
    let said_at = said_at.filter(|_| !is_too_early);
    if said_at != alarm.said_at {
        w.set_alarm_said(alarm.id, said_at)?;
    }
    let is_put_off = want.snoozed && !is_void;
    match (said_at, alarm.state) {
        // It is to be said once more: its popup, if any, has been answered, or speaks ahead of time.
        (None, Presented | Seen | Done | Congratulated | Cancelled | Superseded) => {
            let (state, why) = match () {
                () if is_too_early => (Scheduled, "a wrong clock said it"),
                () if is_put_off => (Snoozed, "you asked for it later"),
                () if is_void => (Scheduled, "a wrong clock put it off"),
                () => (Scheduled, AGAIN),
            };
            set(state, why)?;
            return Ok((why != AGAIN).then_some(alarm.id));
        }
        (None, Scheduled | Due | Held) if is_new && is_put_off => set(Snoozed, "you asked for it later")?,
        // Later than that can't be meant: it comes at its time, which may be now.
        (None, Snoozed) if is_void => set(Scheduled, "a wrong clock put it off")?,
        (None, Snoozed) if want.put_off.is_none() => set(Scheduled, "the snooze was taken back")?,
        (None, Due | Held) if is_pending => set(Scheduled, "its time was changed")?,
        (Some(_), Scheduled | Due | Held | Snoozed) => set(Seen, "the snooze was taken back")?,
        // What was said is not said again.
        (Some(_), Done | Congratulated | Cancelled) => set(Seen, "it was said already")?,
        (None, Scheduled | Due | Held | Claimed | Snoozed) | (Some(_), Presented | Seen | Claimed | Superseded) => {}
    }
    Ok(None)
}
