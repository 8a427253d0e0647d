//! How reminders are doing, and what became of each: what a user who doubts them can look at (R3, R11).

use jiff::Timestamp;

use super::hold::heard_at;
use crate::{
    Result,
    book::Book,
    domain::{Alarm, AlarmEvent, AlarmState},
    store::EngineRow,
};

/// The health light (R11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Reminders arrive.
    Good,
    /// The engine does not run.
    Waiting,
    /// The system does not take notifications; they are kept and tried again.
    Bad,
}

/// How reminders are doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The light.
    pub light: Light,
    /// The same in words.
    pub sentence: String,
    /// The last time the engine looked.
    pub last_check: Option<Timestamp>,
    /// The next time it has something to say.
    pub next_due: Option<Timestamp>,
}

/// What became of one reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// It, as it stands.
    pub alarm: Alarm,
    /// About whom, by name; empty for nobody.
    pub name: String,
    /// What it was: "Birthday", "Check-in", "Coffee with Ana".
    pub what: String,
    /// Every state it came into after it was laid out, in order.
    pub log: Vec<AlarmEvent>,
}

impl Book {
    /// How reminders are doing; `runs` says whether someone runs the engine on this book.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reminder_health(&self, runs: bool) -> Result<Health> {
        let (read, now) = (self.read(), self.now());
        let EngineRow { checked_at, trouble, doubted_since, .. } = read.engine()?;
        let (light, sentence) = match (trouble, runs) {
            (_, true) if doubted_since.is_some() => (Light::Waiting, "Reminders wait until you say whether the clock is right.".to_owned()),
            (Some(trouble), true) => {
                let waiting = |state| read.alarms_in(state, now.instant()).map(|all| all.len());
                let kept = match waiting(AlarmState::Due)? + waiting(AlarmState::Held)? {
                    0 => "Reminders will be kept and tried again.".to_owned(),
                    1 => "1 reminder is kept and tried again.".to_owned(),
                    waiting => format!("{waiting} reminders are kept and tried again."),
                };
                (Light::Bad, format!("Notifications can’t be shown: {trouble}. {kept}"))
            }
            (_, false) => (Light::Waiting, "The reminder engine is not running. It starts with Fondly.".to_owned()),
            (None, true) => match self.zone_is_kept() {
                Some(kept) => (Light::Waiting, format!("Reminders are on. {kept}")),
                None => (Light::Good, "Reminders are on.".to_owned()),
            },
        };
        let settings = self.settings()?;
        let heard = |next: Alarm| heard_at(&settings, next.key.kind, &next.due_at.to_zoned(now.zoned().time_zone().clone())).timestamp();
        Ok(Health { light, sentence, last_check: checked_at, next_due: read.next_alarm()?.map(heard) })
    }

    /// What became of reminders, those that changed last first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reminder_history(&self, limit: u32) -> Result<Vec<Past>> {
        let read = self.read();
        let past = |alarm: Alarm| {
            let name = alarm.contact.map(|contact| read.contact(contact)).transpose()?.flatten();
            let gone = if alarm.contact.is_some() { "Someone" } else { "" };
            let name = name.map_or_else(|| gone.to_owned(), |contact| contact.fields.shown());
            Ok(Past { what: super::popup::what(self, &alarm.key, alarm.contact)?, name, log: read.alarm_log(alarm.id)?, alarm })
        };
        read.alarm_history(limit)?.into_iter().map(past).collect()
    }
}
