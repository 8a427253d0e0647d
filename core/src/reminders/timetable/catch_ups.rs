//! What is planned: before it, and afterwards whether they met (K5).

use jiff::{
    Span, ToSpan as _,
    civil::{Date, DateTime},
};

use super::{Frame, Wanted};
use crate::{
    Result,
    book::{MISSED, asked_later, occasions},
    domain::{AlarmKind, CatchUpState, Occasion, QuestionKind, Until},
    store::Reader,
};

/// How long after its end it is asked whether they met: nobody is to be disturbed while they still talk.
const AFTERWARDS: i64 = 2;

impl Frame {
    /// Returns when the first one that is not over is: from then on nothing is said before it any more.
    pub(super) fn of_catch_ups(&self, read: &Reader<'_>, all: &mut Vec<Wanted>) -> Result<Option<DateTime>> {
        let mut first_end: Option<DateTime> = None;
        let answered: Vec<String> = read.answered(QuestionKind::Met)?.into_iter().map(|question| question.about).collect();
        let from = self.today().saturating_sub(MISSED.days());
        let later = asked_later(read, &self.now)?;
        for occasion in later.into_iter().chain(occasions(read, from, self.last_day())?).filter(|one| one.state == CatchUpState::Planned) {
            let ends = occasion.fields.ends().filter(|ends| *ends > self.now.datetime());
            first_end = [first_end, ends].into_iter().flatten().min();
            self.before(read, &occasion, all)?;
            if !answered.contains(&occasion.id.to_string()) {
                all.extend(self.afterwards(read, &occasion)?);
            }
        }
        Ok(first_end)
    }

    fn before(&self, read: &Reader<'_>, occasion: &Occasion, all: &mut Vec<Wanted>) -> Result<()> {
        let day = occasion.fields.day;
        if day < self.today() || occasion.fields.ends().is_some_and(|ends| ends <= self.now.datetime()) {
            return Ok(());
        }
        // Some time that day: it is said when reminders come.
        let leads: Vec<u16> = match occasion.fields.time {
            Some(_) => self.settings.catch_up_leads.all().collect(),
            None => self.settings.catch_up_leads.all().take(1).map(|_| 0).collect(),
        };
        for lead in leads {
            let begins = day.to_datetime(occasion.fields.time.unwrap_or(self.settings.notify_at));
            let said_at = begins.saturating_sub(Span::new().minutes(i64::from(lead)));
            // Who plans it when it is about to begin knows of it (R4).
            if self.was_known_by(occasion, said_at) {
                let key = occasion.key(AlarmKind::CatchUp, lead);
                let mark = read.alarm_mark(&key)?;
                all.push(self.want(key, occasion.people.first().copied(), day, Until::Floating(said_at), mark));
            }
        }
        Ok(())
    }

    fn afterwards(&self, read: &Reader<'_>, occasion: &Occasion) -> Result<Option<Wanted>> {
        let tomorrow = |day: Date| day.saturating_add(1.day()).to_datetime(self.settings.notify_at);
        let said_at = match occasion.fields.ends() {
            Some(ends) => ends.saturating_add(AFTERWARDS.hours()),
            None => tomorrow(occasion.fields.day),
        };
        let key = occasion.key(AlarmKind::Met, 0);
        let mark = read.alarm_mark(&key)?;
        let want = self.want(key, occasion.people.first().copied(), occasion.fields.day, Until::Floating(said_at), mark);
        Ok(self.was_known_by(occasion, said_at).then_some(want))
    }

    fn was_known_by(&self, occasion: &Occasion, said_at: DateTime) -> bool {
        occasion.known_at.is_none_or(|at| at <= Until::Floating(said_at).instant(&self.now))
    }
}
