//! Saying what is due: hold, group, claim, show, record (R3, R5, R8, R11).

use std::{cmp::Reverse, collections::HashMap};

use super::{
    Voice,
    hold::{Quiet, held},
    popup,
    settle::NEWER,
};
use crate::{
    Result,
    book::Book,
    clock::Moment,
    domain::{Alarm, AlarmKey, AlarmKind, AlarmState, Period},
    store::Writer,
};

/// Popups shown one by one; more become one digest (R5).
const SINGLY: usize = 3;

/// What a round of saying came to.
pub(super) enum Said {
    /// Nothing was due, or it waits until it is tried again.
    Nothing,
    /// Everything due was shown.
    Shown,
    /// The system did not take it: the reason. The alarms are still due.
    Failed(String),
}

/// Says everything that is due at this moment. While it `waits` for the system to take popups again, it is only noted what is due, and what a
/// newer one takes the place of.
pub(super) fn say(book: &mut Book, voice: &mut dyn Voice, waits: bool) -> Result<Said> {
    let now = book.now();
    let settings = book.settings()?;
    let shown_today = book.read().popups_on(now.today())?;
    // Asked only when something is to be said: it may be a question to another program.
    let is_due = book.read().is_any_due(now.instant())?;
    let quiet = Quiet { settings: &settings, shown_today, inhibited: is_due && !waits && voice.is_inhibited() };
    let due = if is_due { book.store_mut().write(|w| ripen(w, &now, &quiet))? } else { Vec::new() };
    if due.is_empty() || waits {
        return Ok(Said::Nothing);
    }
    let room = u32::from(settings.popups_a_day).saturating_sub(shown_today);
    let singly = if settings.digest { 0 } else { usize::try_from(room).unwrap_or(SINGLY) };
    let mut groups = groups(due, singly).into_iter();
    while let Some(group) = groups.next() {
        let popup = popup::popup(book, &group, &settings)?;
        set_all(book, &group, AlarmState::Claimed, "on its way to the screen", &now)?;
        match voice.show(&popup) {
            Ok(()) => book.store_mut().write(|w| {
                for alarm in &group {
                    w.set_alarm_state(alarm.id, AlarmState::Presented, "the system took it", now.instant())?;
                    w.set_alarm_shown(alarm.id, now.instant())?;
                }
                w.count_popup(now.today())
            })?,
            Err(error) => {
                // None of the others is tried: what they wait for is the system, too.
                for group in std::iter::once(group).chain(groups) {
                    // What was held stays together: it is one digest the next time as well (R8).
                    let state = if group.iter().all(|alarm| alarm.state == AlarmState::Held) { AlarmState::Held } else { AlarmState::Due };
                    set_all(book, &group, state, "the system did not take it", &now)?;
                }
                return Ok(Said::Failed(error.to_string()));
            }
        }
    }
    Ok(Said::Shown)
}

fn set_all(book: &mut Book, group: &[Alarm], state: AlarmState, why: &str, now: &Moment) -> Result<()> {
    book.store_mut().write(|w| group.iter().try_for_each(|alarm| w.set_alarm_state(alarm.id, state, why, now.instant())))
}

/// Moves alarms whose time has come to *due*, or to *held* where something keeps quiet; returns those to say now. What was held stays so until
/// it is said: it is one digest then, however often that is tried (R8). An alarm that was claimed when the program ended is said once more (R2).
fn ripen(w: &Writer<'_>, now: &Moment, quiet: &Quiet<'_>) -> Result<Vec<Alarm>> {
    let mut ripe = Vec::new();
    for state in AlarmState::UNSAID {
        ripe.extend(w.read().alarms_in(state, now.instant())?);
    }
    let mut due = Vec::new();
    // Only now: an alarm that changed its state between two questions would be found twice, and said twice.
    for alarm in newest_of_each(w, now, ripe)? {
        match held(quiet, now.zoned(), &alarm) {
            Some(why) => w.set_alarm_state(alarm.id, AlarmState::Held, why, now.instant())?,
            None => {
                if !matches!(alarm.state, AlarmState::Due | AlarmState::Held) {
                    w.set_alarm_state(alarm.id, AlarmState::Due, "its time has come", now.instant())?;
                }
                due.push(alarm);
            }
        }
    }
    // Milestones first: they can't be done tomorrow.
    due.sort_by_key(|alarm| (alarm.key.kind, alarm.due_at, alarm.id));
    Ok(due)
}

/// Of several missed ones of one rule only the newest is said, of one occasion the one nearest to it; the others are listed as
/// superseded (R5). That goes by their time alone, whatever keeps quiet and whether the system takes anything.
fn newest_of_each(w: &Writer<'_>, now: &Moment, ripe: Vec<Alarm>) -> Result<Vec<Alarm>> {
    // Each coming round of what is planned stands for itself, and so does a round number of days.
    let stands_alone = |key: &AlarmKey| match key.kind {
        AlarmKind::CatchUp => true,
        AlarmKind::Milestone => matches!(key.period.parse(), Ok(Period::Days(_))),
        AlarmKind::CheckIn | AlarmKind::Met | AlarmKind::Reminder => false,
    };
    let of = |alarm: &Alarm| stands_alone(&alarm.key).then(|| alarm.key.period.clone());
    let rule = |alarm: &Alarm| (alarm.key.kind, alarm.key.rule, of(alarm));
    let newness = |alarm: &Alarm| (alarm.occurs_on, Reverse(alarm.key.lead));
    let mut newest = HashMap::new();
    for alarm in &ripe {
        let known = newest.entry(rule(alarm)).or_insert_with(|| newness(alarm));
        *known = newness(alarm).max(*known);
    }
    let (kept, older): (Vec<_>, Vec<_>) = ripe.into_iter().partition(|alarm| newest.get(&rule(alarm)) == Some(&newness(alarm)));
    for alarm in older {
        w.set_alarm_state(alarm.id, AlarmState::Superseded, NEWER, now.instant())?;
        w.set_alarm_said(alarm.id, Some(now.instant()))?;
    }
    Ok(kept)
}

/// Three popups one by one at most; what is more becomes one digest (R5). What was held becomes one digest (R8). All in all no more than there
/// is `room` for on this day, and one if there is none: what is here can't wait.
fn groups(due: Vec<Alarm>, room: usize) -> Vec<Vec<Alarm>> {
    let (held, mut rest): (Vec<_>, Vec<_>) = due.into_iter().partition(|alarm| alarm.state == AlarmState::Held);
    let room = room.saturating_sub(usize::from(!held.is_empty()));
    let singly = if rest.len() <= room.min(SINGLY) { rest.len() } else { room.saturating_sub(1).min(SINGLY) };
    let digest = rest.split_off(singly);
    let singles = rest.into_iter().map(|alarm| vec![alarm]);
    singles.chain([digest, held].into_iter().filter(|group| !group.is_empty())).collect()
}
