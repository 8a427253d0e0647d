//! When something that is due is not said yet: quiet hours, silence, “do not disturb”, days kept free, enough for one day (R8).

use jiff::{ToSpan as _, Zoned, civil::Time};

use crate::domain::{Alarm, AlarmKind, AlarmState, Settings};

/// Why it waits for another day.
const ENOUGH: &str = "enough for one day";

/// What may keep something from being said at this moment.
pub(super) struct Quiet<'s> {
    /// What the user set.
    pub settings: &'s Settings,
    /// Popups that were shown today.
    pub shown_today: u32,
    /// The system is not to disturb.
    pub inhibited: bool,
}

/// Why something is held; `None`: it is said.
pub(super) fn held(Quiet { settings, shown_today, inhibited }: &Quiet<'_>, now: &Zoned, alarm: &Alarm) -> Option<&'static str> {
    // Before what keeps quiet: whoever had enough waits for the morning, and not only for the end of the night.
    let had_enough = alarm.state == AlarmState::Held && alarm.why == ENOUGH;
    let waits = *shown_today >= u32::from(settings.popups_a_day) || had_enough && now.time() < settings.notify_at;
    if waits && can_wait(alarm.key.kind) {
        return Some(ENOUGH);
    }
    quiet(settings, now, alarm.key.kind).or(inhibited.then_some("“do not disturb” is on"))
}

/// When something that is due at `due` is said, as far as the settings tell.
pub(super) fn heard_at(settings: &Settings, kind: AlarmKind, due: &Zoned) -> Zoned {
    let mut at = due.clone();
    // Every reason passes: silence once, a night each day, at most a week of days kept free.
    for _ in 0..20 {
        if quiet(settings, &at, kind).is_none() {
            break;
        }
        at = ends(settings, &at).max(at);
    }
    at
}

/// What has a time of its own can't wait for a quieter day.
fn can_wait(kind: AlarmKind) -> bool {
    matches!(kind, AlarmKind::Milestone | AlarmKind::CheckIn | AlarmKind::Met)
}

/// What keeps quiet at a moment.
pub(super) fn quiet(settings: &Settings, now: &Zoned, kind: AlarmKind) -> Option<&'static str> {
    if settings.silent_until.is_some_and(|until| until.holds(now)) {
        Some("you asked for silence")
    } else if settings.is_quiet(now.time()) {
        Some("quiet hours")
    } else if kind == AlarmKind::CheckIn && settings.keeps_free(now.date()) {
        Some("a day you keep free")
    } else {
        None
    }
}

/// The end of what keeps quiet at a moment.
fn ends(settings: &Settings, at: &Zoned) -> Zoned {
    let on = |days: i64, time: Time| {
        let day = at.date().saturating_add(days.days());
        day.to_datetime(time).to_zoned(at.time_zone().clone()).unwrap_or_else(|_| at.clone())
    };
    match settings.silent_until {
        Some(until) if until.holds(at) => until.instant(at).to_zoned(at.time_zone().clone()),
        _ if settings.is_quiet(at.time()) => on(i64::from(at.time() >= settings.quiet_to), settings.quiet_to),
        _ => on(1, settings.notify_at),
    }
}
