//! Dates in lives: on their day, and as many days ahead as the user wants.

use std::collections::HashMap;

use jiff::Span;

use super::{Frame, Wanted};
use crate::{
    Result,
    domain::{AlarmKey, AlarmKind, Leads, Mark, Milestone, MilestoneKind, Occurrence, Period, Until},
    store::Reader,
};

impl Frame {
    pub(super) fn of_milestone(
        &self,
        read: &Reader<'_>,
        milestone: &Milestone,
        marks: Option<&HashMap<Period, Mark>>,
        all: &mut Vec<Wanted>,
    ) -> Result<()> {
        // Nothing is said of days that were over when Fondly learned of them (R4).
        let known_since = self.day_of(milestone.known_at);
        for occurrence in milestone.spoken_of(self.today(), self.last_day(), marks, self.settings.round_days) {
            let mark = marks.and_then(|marks| marks.get(&occurrence.period)).copied();
            if occurrence.on < known_since || !occurrence.is_timely(mark, &self.now) {
                continue;
            }
            for lead in self.leads(milestone).all() {
                let said_on = occurrence.on.saturating_sub(Span::new().days(i64::from(lead)));
                let is_over = lead > 0 && (occurrence.on <= self.today() || said_on < known_since);
                if !is_over {
                    all.push(self.ahead(read, milestone, &occurrence, mark, lead)?);
                }
            }
        }
        Ok(())
    }

    fn leads<'a>(&'a self, milestone: &'a Milestone) -> &'a Leads {
        let of_kind = match milestone.fields.kind {
            MilestoneKind::Birthday => &self.settings.birthday_leads,
            _ => &self.settings.milestone_leads,
        };
        milestone.fields.leads.as_ref().unwrap_or(of_kind)
    }

    /// What is said so many days ahead of an occurrence, or on its day.
    fn ahead(&self, read: &Reader<'_>, milestone: &Milestone, occurrence: &Occurrence, mark: Option<Mark>, lead: u16) -> Result<Wanted> {
        let said_on = occurrence.on.saturating_sub(Span::new().days(i64::from(lead)));
        let said_at = Until::Floating(said_on.to_datetime(milestone.notify_at.unwrap_or(self.settings.notify_at)));
        let key = AlarmKey {
            kind: AlarmKind::Milestone,
            rule: *milestone.id.as_bytes(),
            revision: milestone.revision,
            period: occurrence.period.to_string(),
            lead,
            moved: 0,
        };
        // Ahead of its day a snooze is of this reminder alone; what was done about the day is done about all of them.
        let is_done = mark.is_some_and(|mark| mark.snoozed_until.is_none());
        let mark = if lead > 0 && !is_done { read.alarm_mark(&key)? } else { mark };
        Ok(self.want(key, Some(milestone.contact), occurrence.on, said_at, mark))
    }
}
