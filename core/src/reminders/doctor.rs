//! Why something was or will be said, or not: in words, for whoever doubts it.

use std::collections::HashSet;

use jiff::Zoned;

use super::{Upcoming, hold, timetable::AHEAD};
use crate::{
    Result,
    book::{Book, Plans},
    domain::{AlarmKind, AlarmState, CheckInState, Contact, ContactId, ContactState, Milestone, PersonLine, Settings},
};

/// Something that was found out about reminders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Is it as it should be? What keeps reminders away is not.
    pub is_well: bool,
    /// The sentence; where it is not well, with what to do.
    pub sentence: String,
}

impl Finding {
    /// As it should be.
    #[must_use]
    pub fn well(sentence: impl Into<String>) -> Self {
        Self { is_well: true, sentence: sentence.into() }
    }

    /// Keeps reminders away.
    #[must_use]
    pub fn bad(sentence: impl Into<String>) -> Self {
        Self { is_well: false, sentence: sentence.into() }
    }
}

impl Book {
    /// What keeps reminders away or back as far as the book tells; `runs` says whether someone runs the engine on it.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn examine_reminders(&self, runs: bool) -> Result<Vec<Finding>> {
        let (read, now, settings) = (self.read(), self.now(), self.settings()?);
        let mut found = vec![if runs {
            Finding::well("The reminders of this book are running.")
        } else {
            Finding::bad("Nothing is running the reminders of this book now. Starting Fondly changes that.")
        }];
        if let Some(trouble) = read.engine()?.trouble {
            found.push(Finding::bad(format!("The last notification was not taken: {trouble}. It is kept and tried again.")));
        }
        found.extend(self.of_the_clock()?);
        found.extend(keeps_quiet(&settings, now.zoned()));
        let mut waiting = read.alarms_in(AlarmState::Held, now.instant())?;
        waiting.extend(read.alarms_in(AlarmState::Due, now.instant())?);
        for alarm in waiting {
            let what = super::popup::what(self, &alarm.key, alarm.contact)?;
            let who = self.names(alarm.contact.as_slice())?.into_iter().next().map(|name| format!(" of {name}")).unwrap_or_default();
            found.push(Finding::bad(format!("Waiting: {what}{who}, for {} ({}).", alarm.occurs_on, alarm.why)));
        }
        found.push(match self.upcoming(now.today(), AHEAD)?.into_iter().next() {
            Some(next) => Finding::well(format!("{}: {}", if runs { "Next" } else { "Next, once Fondly runs" }, said(&next))),
            None => Finding::bad("Nothing is to be said in the coming year. People need a birthday or a rhythm for that."),
        });
        found.push(Finding::well(format!("It is {} here.", now.zoned().strftime("%A, %-d %B, %H:%M (%Q)"))));
        Ok(found)
    }

    /// What is wrong with the time or the zone (R7, D8).
    fn of_the_clock(&self) -> Result<Vec<Finding>> {
        let mut found = Vec::new();
        if let Some([shows, expected]) = self.clock_in_doubt()?.map(|doubt| doubt.in_words()) {
            found.push(Finding::bad(format!(
                "The clock shows {shows}, and {expected} was expected. Nothing is said until you say that it is right, on Today or by fondly doctor --trust-clock, or until it is set right."
            )));
        }
        found.extend(self.zone_is_kept().map(Finding::bad));
        Ok(found)
    }

    /// That the zone can't be found out and the last one is kept, in a sentence (D8); `None` where it is known.
    #[must_use]
    pub fn zone_is_kept(&self) -> Option<String> {
        let zone = self.now().zoned().time_zone().iana_name().unwrap_or("the last one").to_owned();
        (!self.clock().knows_zone()).then(|| format!("Your time zone can’t be found out. {zone} is kept until the system tells one again."))
    }

    /// What is said about someone next, and what is not, with the reasons.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn examine(&self, person: ContactId) -> Result<Vec<Finding>> {
        let (contact, line) = (self.person(person)?.contact, self.read().person_row(person)?);
        let who = contact.fields.shown();
        match contact.state {
            ContactState::Active => {}
            ContactState::Archived => return Ok(vec![Finding::bad(format!("{who} is archived: kept, and quiet."))]),
            ContactState::Deceased => return Ok(vec![Finding::bad(format!("{who} has died: remembered, and not reminded of."))]),
            ContactState::Trashed | ContactState::Merged => return Ok(vec![Finding::bad(format!("{who} is in the trash."))]),
        }
        let upcoming: Vec<Upcoming> =
            self.upcoming(self.now().today(), AHEAD)?.into_iter().filter(|one| one.person == Some(person)).collect();
        let mut found = Vec::new();
        for milestone in self.read().milestones_of(person)? {
            found.push(of_milestone(&milestone, &upcoming, self.now().zoned()));
        }
        found.push(self.of_rhythm(&contact, line.as_ref(), &upcoming)?);
        // Of what comes round the next one tells enough.
        let mut told = HashSet::new();
        let rest = |one: &&Upcoming| {
            !matches!(one.key.kind, AlarmKind::Milestone | AlarmKind::CheckIn) && told.insert((one.key.kind, one.key.rule, one.key.lead))
        };
        found.extend(upcoming.iter().filter(rest).map(|one| Finding::well(said(one))));
        let past = self.reminder_history(500)?.into_iter().find(|past| past.alarm.contact == Some(person));
        found.extend(past.map(|past| {
            let at = past.alarm.changed_at.to_zoned(self.now().zoned().time_zone().clone());
            Finding::well(format!(
                "Last: {}, {} on {} ({}).",
                past.what,
                past.alarm.state.in_words(),
                at.strftime("%-d %B at %H:%M"),
                past.alarm.why
            ))
        }));
        Ok(found)
    }

    fn of_rhythm(&self, contact: &Contact, line: Option<&PersonLine>, upcoming: &[Upcoming]) -> Result<Finding> {
        let today = self.now().today();
        let Some((line, check_in)) = line.and_then(|line| Some((line, line.check_in.check_in(today)?))) else {
            return Ok(Finding::bad("No check-ins: neither they nor their circle have a rhythm."));
        };
        if let Some(next) = upcoming.iter().find(|one| one.key.kind == AlarmKind::CheckIn) {
            return Ok(Finding::well(said(next)));
        }
        let plans = Plans::of(&self.read(), today, today)?;
        Ok(match (check_in.state, contact.rhythm.paused_until) {
            _ if plans.tend(line.id, &check_in) => Finding::well("No check-in: something is planned with them."),
            (CheckInState::Paused, Some(until)) => Finding::bad(format!("No check-in: they are paused until {until}.")),
            (CheckInState::Paused, None) => Finding::bad("No check-in: everyone is paused."),
            _ if check_in.state.is_due() => Finding::well(format!("The check-in that was due on {} was said already.", check_in.due)),
            _ => Finding::well(format!("The next check-in is due on {}.", check_in.due)),
        })
    }
}

fn keeps_quiet(settings: &Settings, now: &Zoned) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(why) = hold::quiet(settings, now, AlarmKind::Milestone) {
        let until = hold::heard_at(settings, AlarmKind::Milestone, now);
        found.push(Finding::bad(format!("Nothing is said until {}: {why}.", until.strftime("%-d %B, %H:%M"))));
    }
    if let Some(until) = settings.paused_until.filter(|until| *until > now.date()) {
        found.push(Finding::bad(format!("Nobody is checked in with before {until}: everyone is paused.")));
    }
    for (leads, what) in [(&settings.birthday_leads, "birthdays"), (&settings.milestone_leads, "other milestones")] {
        if leads.all().next().is_none() {
            found.push(Finding::bad(format!("Nothing is said of {what}: that is how it is set.")));
        }
    }
    found
}

fn of_milestone(milestone: &Milestone, upcoming: &[Upcoming], now: &Zoned) -> Finding {
    let shown = milestone.fields.shown();
    let next = upcoming.iter().find(|one| one.key.kind == AlarmKind::Milestone && one.key.rule == *milestone.id.as_bytes());
    match next {
        Some(next) => Finding::well(said(next)),
        None if !milestone.fields.kind.is_celebrated() => Finding::well(format!("{shown}: remembered, and never a reminder.")),
        None if milestone.fields.next_on_or_after(now.date(), milestone.leap_day).is_none() => {
            Finding::bad(format!("{shown}: no day that comes round is known ({}).", milestone.fields.date.in_words()))
        }
        None => Finding::bad(format!("{shown}: nothing is said of it in the coming year, as it is set.")),
    }
}

/// "Birthday on 15 April at 09:00", with how far ahead.
fn said(one: &Upcoming) -> String {
    let ahead = match (one.key.kind, one.key.lead) {
        (AlarmKind::Milestone, 1) => ", a day ahead".to_owned(),
        (AlarmKind::Milestone, days) if days > 0 => format!(", {days} days ahead"),
        _ => String::new(),
    };
    let who = if one.name.is_empty() { String::new() } else { format!(" ({})", one.name) };
    format!("{}{who}: on {}{ahead}.", one.what, one.at.strftime("%A, %-d %B %Y at %H:%M"))
}
