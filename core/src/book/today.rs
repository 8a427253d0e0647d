//! Today: the agenda with its sentences.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{Book, hard_times::on_today, plans::Plans};
use crate::{
    Result,
    domain::{CheckIn, Contact, MilestoneId, PersonLine, Tone},
    planner::{self, Agenda, Celebration, Nudge, Way},
};

/// A line of Today: what the agenda found, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct TodayLine {
    /// The person's name.
    pub name: String,
    /// Letters for the avatar.
    pub initials: String,
    /// Names their picture, when there is one.
    pub photo: Option<String>,
    /// Their circle's tone.
    pub tone: Option<Tone>,
    /// Why, in facts (C6).
    pub because: String,
    /// They go through a hard time: nothing is said with cheer (B12).
    pub gentle: bool,
    /// A beginning: in the user's own words, or in the library's.
    pub opener: String,
    /// The ways to send it.
    pub ways: Vec<Way>,
}

impl Book {
    /// What is worth doing on a day, by default today. Whoever will be met soon needs no nudge (C4). On another day the time is that of the present moment.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn agenda(&self, on: Option<Date>) -> Result<Agenda> {
        let read = self.read();
        let mut now = self.now().zoned().clone();
        if let Some(day) = on {
            now = now.with().date(day).build().unwrap_or(now);
        }
        let days = planner::celebrated_days(now.date());
        let (from, to) = (days.iter().min().copied().unwrap_or_default(), days.iter().max().copied().unwrap_or_default());
        let with_days = read.settings()?.round_days;
        let mut milestones = read.milestones_of_the_close(from, to, with_days)?;
        // What was put off is shown again, however long ago its day was and whoever it is of (R9).
        let put_off = read.milestones_put_off(from)?;
        let mut known: HashSet<MilestoneId> = milestones.iter().map(|one| one.id).collect();
        milestones.extend(put_off.into_iter().filter(|one| known.insert(one.id)));
        let mut of_others = read.milestones_of_others(&days, with_days, planner::OTHERS)?;
        of_others.retain(|one| known.insert(one.id));
        let found = planner::Found {
            marks: read.marks_of(milestones.iter().chain(&of_others).map(|one| &one.id))?,
            milestones,
            of_others,
            with_days,
            people: Plans::of(&read, now.date(), now.date())?.leave(read.people_with_rhythm()?),
        };
        Ok(planner::agenda(&now, found))
    }

    /// The words of a celebration.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn celebration_line(&self, celebration: &Celebration, today: Date) -> Result<TodayLine> {
        let contact = super::contacts::known(&self.read(), celebration.milestone.contact)?;
        let words = self.words_to_congratulate(&contact, &celebration.milestone, &celebration.occurrence)?;
        let hard = on_today(&self.read(), contact.id, self.now().today())?;
        let in_words = if hard.is_some() { planner::quiet_celebration } else { planner::celebration };
        let because = in_words(&celebration.milestone.fields, &celebration.occurrence, today);
        let shown = self.read().person_row(contact.id)?;
        self.line(&contact, shown.as_ref(), (because, hard), words)
    }

    /// The words of a nudge.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn nudge_line(&self, nudge: &Nudge, today: Date) -> Result<TodayLine> {
        let contact = super::contacts::known(&self.read(), nudge.person.id)?;
        let last = self.last_talk_of(nudge.person.id)?;
        let basis = &nudge.person.check_in;
        let because = planner::check_in(&nudge.check_in, last.as_ref(), basis.contacts.tried, today);
        let hard = on_today(&self.read(), contact.id, self.now().today())?;
        self.line(&contact, Some(&nudge.person), (because, hard), self.words_to_check_in(&contact, &nudge.check_in)?)
    }

    /// Why someone is to be reached.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn because_of(&self, person: &PersonLine, check_in: &CheckIn) -> Result<String> {
        let last = self.last_talk_of(person.id)?;
        Ok(planner::check_in(check_in, last.as_ref(), person.check_in.contacts.tried, self.now().today()))
    }

    /// A line, with how they are shown in lists, why, and what they go through.
    fn line(
        &self,
        contact: &Contact,
        shown: Option<&PersonLine>,
        (because, hard): (String, Option<String>),
        opener: String,
    ) -> Result<TodayLine> {
        Ok(TodayLine {
            name: contact.fields.shown(),
            initials: contact.fields.initials(),
            photo: shown.and_then(|line| line.photo.clone()),
            tone: shown.and_then(|line| line.circle.as_ref()).map(|(_, tone, _)| *tone),
            gentle: hard.is_some(),
            because: [Some(because), hard].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            opener,
            ways: planner::ways(&contact.fields, &self.read().boundaries_of(contact.id)?),
        })
    }
}
