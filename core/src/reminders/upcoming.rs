//! What the engine will say, and when.

use jiff::{
    Span, Timestamp, Zoned,
    civil::{Date, DateTime},
};

use super::timetable::wanted;
use crate::{
    Result,
    book::{Book, Plans},
    domain::MilestoneId,
    store::{AlarmKey, AlarmKind},
};

/// Something the engine will say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upcoming {
    /// When, on the user's clock.
    pub at: Zoned,
    /// What makes it unique (R1).
    pub key: AlarmKey,
    /// About whom.
    pub name: String,
    /// What: "Birthday", "Check-in, every 3 weeks".
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
        let plans = Plans::of(&read, now.today(), now.today())?;
        let (milestones, people) = (read.milestones_coming_round()?, plans.leave(read.people_with_rhythm()?));
        let settings = read.settings()?;
        let wants = wanted(now.zoned(), &settings, &milestones, &people, |milestone, period| read.mark(milestone, period))?;
        let mut found = Vec::new();
        for want in wants.into_iter().filter(|want| want.settled.is_none()) {
            let at = want.due.instant(now.zoned()).max(now.instant()).to_zoned(now.zoned().time_zone().clone());
            let at = settings.heard_at(&at);
            let past = want.due.instant(now.zoned()) <= now.instant();
            let said = past && read.alarm_with_key(&want.key)?.is_some_and(|alarm| alarm.state.was_said());
            if said || at.date() < from || at.date() >= to {
                continue;
            }
            let name = read.contact(want.contact)?.map(|contact| contact.fields.shown()).unwrap_or_default();
            let what = match want.key.kind {
                AlarmKind::Milestone => read.milestone(MilestoneId::from_bytes(want.key.rule))?.map(|row| row.fields.shown().to_owned()),
                AlarmKind::CheckIn => read
                    .person_row(want.contact)?
                    .and_then(|line| line.check_in.check_in(now.today()))
                    .map(|check_in| format!("Check-in, every {}", check_in.cadence)),
            };
            found.push(Upcoming { at, key: want.key, name, what: what.unwrap_or_default() });
        }
        found.sort_by(|a, b| (&a.at, &a.name).cmp(&(&b.at, &b.name)));
        Ok(found)
    }
}
