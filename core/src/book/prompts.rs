//! The one good question for someone: chosen once, kept until they are talked to or another is wanted, and never twice in a year.

use std::collections::HashSet;

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

use super::{Book, Outcome, contacts::known};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{Asked, AskedId, AskedState, Contact, ContactId, MilestoneKind, ReminderKind, Topic, Topics, days_between},
    prompts::{self, Depth, Ground, Occasion, Question},
    store::{Reader, Writer},
};

/// So many days after something happened it is still asked about.
const LATELY: i32 = 60;
/// So long someone mourns at the least.
const MOURNING: i32 = 180;
/// So many days around a birthday or a journey.
const NEAR: i32 = 7;
/// Talks from which on people know each other.
const ACQUAINTED: usize = 3;

impl Book {
    /// The question for someone: the one that was shown last, as long as nobody talked to them since and nothing forbids it, or another. That it
    /// is shown is noted, outside of undo.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn question_for(&mut self, person: ContactId) -> Result<Option<Question>> {
        let now = self.now();
        let (found, is_new) = {
            let read = self.read();
            let contact = known(&read, person)?;
            match shown(&read, person)? {
                Some(question) => (Some(question), false),
                None => (next_question(&read, &contact, &now)?, true),
            }
        };
        if let Some(question) = found.filter(|_| is_new) {
            self.store_mut().write(|w| note(w, &now, person, question.words, AskedState::Shown))?;
        }
        Ok(found)
    }

    /// Another question: this one does not come again within a year.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: that was no question for them.
    pub fn pass_question(&mut self, person: ContactId, words: &str) -> Result<Outcome> {
        self.settle_question(person, words, AskedState::Passed, |who| format!("Another question for {who}"))
    }

    /// It was asked: it does not come again within a year.
    ///
    /// # Errors
    /// - As [`Self::pass_question`].
    pub fn question_asked(&mut self, person: ContactId, words: &str) -> Result<Outcome> {
        self.settle_question(person, words, AskedState::Asked, |who| format!("You asked {who}: “{words}”"))
    }

    fn settle_question(&mut self, person: ContactId, words: &str, state: AskedState, said: impl FnOnce(&str) -> String) -> Result<Outcome> {
        self.change("settle question", |w, now| {
            let who = known(&w.read(), person)?.fields.shown();
            if !w.read().asked_of(person)?.iter().any(|one| one.prompt == words) {
                return Err(Error::refused("That question was not shown. Nothing was changed."));
            }
            note(w, now, person, words, state)?;
            Ok(((), said(&who)))
        })
    }
}

pub(super) fn note(w: &Writer<'_>, now: &Moment, contact: ContactId, prompt: &str, state: AskedState) -> Result<()> {
    w.put_asked(&Asked { id: AskedId::new(now.instant()), contact, prompt: prompt.to_owned(), state, day: now.today(), at: now.instant() })
}

/// The question that stands: shown, and neither answered by a talk since nor forbidden by now.
fn shown(read: &Reader<'_>, person: ContactId) -> Result<Option<Question>> {
    let Some(last) = read.asked_of(person)?.into_iter().next_back().filter(|one| one.state == AskedState::Shown) else { return Ok(None) };
    let is_over = read.last_logged(person)?.is_some_and(|talk| talk > last.at);
    let avoided = read.boundaries_of(person)?.avoided();
    let known = prompts::questions().iter().find(|one| one.words == last.prompt);
    Ok(known.copied().filter(|one| !is_over && !avoided.forbids(one.topics, one.words)))
}

fn next_question(read: &Reader<'_>, contact: &Contact, now: &Moment) -> Result<Option<Question>> {
    let (avoided, asked) = (read.boundaries_of(contact.id)?.avoided(), read.asked_of(contact.id)?);
    let given: HashSet<&str> = asked.iter().filter(|one| !one.is_long_ago(now.today())).map(|one| one.prompt.as_str()).collect();
    let (talks, occasions) = (read.talk_days(contact.id)?, occasions(read, contact, now)?);
    let depth = depth(read, contact, talks.len())?;
    Ok(prompts::question(&Ground { person: contact.id, avoided: &avoided, given, depth, occasions }))
}

/// Did they lose someone or something of late?
pub(super) fn mourns(read: &Reader<'_>, person: ContactId, today: Date) -> Result<bool> {
    let lost = read.milestones_of(person)?.into_iter().filter(|one| one.fields.kind == MilestoneKind::Loss);
    Ok(lost.filter_map(|one| one.fields.date.known()?.whole()).any(|day| (0..=MOURNING).contains(&days_between(day, today))))
}

/// How near a question may go: closer people further, and nobody whom the user barely knows.
fn depth(read: &Reader<'_>, contact: &Contact, talks: usize) -> Result<Depth> {
    let circle = contact.circle.map(|circle| read.circle(circle)).transpose()?.flatten();
    Ok(match circle.map(|circle| circle.position) {
        _ if talks < ACQUAINTED => Depth::Light,
        Some(0 | 1) => Depth::Deep,
        Some(2) | None => Depth::Real,
        Some(_) => Depth::Light,
    })
}

/// What is going on in their life, the weightiest first.
fn occasions(read: &Reader<'_>, contact: &Contact, now: &Moment) -> Result<Vec<Occasion>> {
    let today = now.today();
    let mut found = Vec::new();
    if mourns(read, contact.id, today)? {
        found.push(Occasion::Loss);
    }
    for milestone in read.milestones_of(contact.id)? {
        let days_since = |within: i32| {
            let happened = milestone.fields.date.known().and_then(crate::domain::PartialDate::whole);
            happened.is_some_and(|day| (0..=within).contains(&days_between(day, today)))
        };
        let comes_round = || {
            let near = milestone.fields.next_on_or_after(today.saturating_sub(i64::from(NEAR).days()), contact.leap_day);
            near.is_some_and(|one| days_between(today, one.on) <= NEAR)
        };
        match milestone.fields.kind {
            MilestoneKind::NewJob if days_since(LATELY) => found.push(Occasion::NewJob),
            MilestoneKind::Move if days_since(LATELY) => found.push(Occasion::Move),
            MilestoneKind::Promotion | MilestoneKind::Graduation | MilestoneKind::Victory if days_since(LATELY) => {
                found.push(Occasion::Celebration);
            }
            MilestoneKind::Birthday if comes_round() => found.push(Occasion::Birthday),
            _ => {}
        }
    }
    let is_tested = |one: &crate::domain::Reminder| {
        let is_near = days_between(one.fields.day, today).abs() <= NEAR;
        one.fields.kind == ReminderKind::OpenLoop && is_near && Topics::named_in(&one.fields.words).contains(Topic::Study)
    };
    if read.open_reminders()?.iter().any(|one| one.fields.person == Some(contact.id) && is_tested(one)) {
        found.push(Occasion::Exam);
    }
    if contact.planning.away.begin_or_end_near(today, NEAR) {
        found.push(Occasion::Travel);
    }
    match read.talk_days(contact.id)?.last() {
        None => found.push(Occasion::First),
        Some(last) if days_between(*last, today) > 3 * LATELY => found.push(Occasion::Silence),
        Some(_) if matches!(today.weekday(), Weekday::Friday | Weekday::Monday) => found.push(Occasion::Weekend),
        Some(_) => {}
    }
    Ok(found)
}
