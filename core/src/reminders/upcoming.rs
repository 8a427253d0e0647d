//! What the engine will say, and when.

use jiff::{
    Span, Timestamp, Zoned,
    civil::{Date, DateTime},
};

use super::{
    hold::heard_at,
    popup,
    timetable::{Frame, Part},
};
use crate::{
    Result,
    book::Book,
    domain::{AlarmKey, AlarmKind, ContactId},
};

/// How many people are looked at in one go.
const SLICE: u32 = 10_000;

/// Something the engine will say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upcoming {
    /// When, on the user's clock.
    pub at: Zoned,
    /// What makes it unique (R1).
    pub key: AlarmKey,
    /// About whom, the first of several.
    pub person: Option<ContactId>,
    /// Their name; empty for nobody.
    pub name: String,
    /// What: "Birthday", "Check-in, every 3 weeks", "Coffee with Ana".
    pub what: String,
}

impl Book {
    /// When reminders are laid out on the days from `from` to `to`, both included, on the user's clock, and how many at each moment.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reminders_between(&self, from: Date, to: Date) -> Result<Vec<(DateTime, u32)>> {
        let zone = self.now().zoned().time_zone().clone();
        let start = |day: Date| zone.to_ambiguous_zoned(day.at(0, 0, 0, 0)).compatible().map_or(Timestamp::MAX, |zoned| zoned.timestamp());
        let moments = self.read().moments_between(start(from), start(to.saturating_add(Span::new().days(1))))?;
        Ok(moments.into_iter().map(|(at, count)| (at.to_zoned(zone.clone()).datetime(), count)).collect())
    }

    /// What the engine will say in the `days` days from `from` on, in order. What is past its time and not yet said comes at once.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn upcoming(&self, from: Date, days: u16) -> Result<Vec<Upcoming>> {
        let (read, now) = (self.read(), self.now());
        let to = from.saturating_add(Span::new().days(i64::from(days)));
        let (frame, settings) = (Frame::of(&read, now.zoned())?, read.settings()?);
        let mut found = Vec::new();
        for part in read.slices(SLICE)?.into_iter().map(Part::People).chain([Part::Plans]) {
            for want in frame.wanted(&read, part)?.wants.into_iter().filter(|want| want.settled.is_none()) {
                let due = want.due.instant(now.zoned());
                let at = due.max(now.instant()).to_zoned(now.zoned().time_zone().clone());
                let at = heard_at(&settings, want.key.kind, &at);
                let said = due <= now.instant() && read.alarm_with_key(&want.key)?.is_some_and(|alarm| alarm.state.was_said());
                if said || at.date() < from || at.date() >= to {
                    continue;
                }
                let name = want.contact.map(|contact| read.contact(contact)).transpose()?.flatten();
                let mut what = popup::what(self, &want.key, want.contact)?;
                let person = want.contact.filter(|_| want.key.kind == AlarmKind::CheckIn);
                let check_in = person.map(|person| read.person_row(person)).transpose()?.flatten();
                if let Some(check_in) = check_in.and_then(|line| line.check_in.check_in(now.today())) {
                    what = format!("{what}, every {}", check_in.cadence);
                }
                found.push(Upcoming {
                    person: want.contact,
                    at,
                    key: want.key,
                    name: name.map(|contact| contact.fields.shown()).unwrap_or_default(),
                    what,
                });
            }
        }
        found.sort_by(|a, b| (&a.at, &a.name).cmp(&(&b.at, &b.name)));
        Ok(found)
    }
}
