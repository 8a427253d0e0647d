//! The one good question for someone: chosen once, kept until they are talked to or another is wanted, and never twice in a year.

use std::collections::HashSet;

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

use sha2::{Digest as _, Sha256};

use super::{Book, Outcome, contacts::known, hard_times::weighs_on};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{
        Asked, AskedId, AskedState, Contact, ContactId, ContactState, Depth, HardKind, Milestone, MilestoneKind, Reminder, ReminderKind,
        Topic, Topics, days_between,
    },
    prompts::{self, Ground, Occasion, Question},
    store::{Reader, Writer},
};

/// So many days after something happened it is still asked about.
const LATELY: i32 = 60;
/// So many days around a birthday or a journey.
const NEAR: i32 = 7;
/// Talks from which on people know each other.
const ACQUAINTED: usize = 3;

impl Book {
    /// The question for someone: the one that was shown, as long as nobody talked to them since and it still fits, or another. That it is shown is
    /// noted, outside of undo.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they have died, or are in the trash.
    pub fn question_for(&mut self, person: ContactId) -> Result<Option<Question>> {
        let now = self.now();
        let (found, over) = {
            let read = self.read();
            let contact = living(&read, person)?;
            let asked: Vec<Asked> = read.asked_of(person)?.into_iter().filter(|one| question(&one.prompt).is_some()).collect();
            let (over, standing) = shown(&read, person, &asked)?;
            (
                with_ground(&read, &contact, &asked, &now, |ground| {
                    let still = standing.iter().copied().find(|one| prompts::still_fits(one, ground));
                    still.map(|one| (one, false)).or_else(|| prompts::question(ground).map(|one| (one, true)))
                })?,
                over,
            )
        };
        let new = found.filter(|(_, is_new)| *is_new).map(|(question, _)| question);
        if new.is_some() || !over.is_empty() {
            // What can't be noted is asked all the same: a full disk must not keep anyone from talking.
            let _ = self.store_mut().write(|w| {
                over.iter().try_for_each(|one| w.put_asked(&Asked { state: AskedState::Asked, ..one.clone() }))?;
                new.map_or(Ok(()), |question| note(w, &now, person, question.words, AskedState::Shown))
            });
        }
        Ok(found.map(|(question, _)| question))
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

/// Notes what was put before the user. Its identity follows from whose it is and what it says, so that what undo brings back is the same row.
pub(super) fn note(w: &Writer<'_>, now: &Moment, contact: ContactId, prompt: &str, state: AskedState) -> Result<()> {
    let digest: [u8; 32] = Sha256::new().chain_update(contact.as_bytes()).chain_update(prompt).finalize().into();
    w.put_asked(&Asked { id: AskedId::of_digest(&digest), contact, prompt: prompt.to_owned(), state, day: now.today(), at: now.instant() })
}

/// Someone who can be talked to.
pub(super) fn living(read: &Reader<'_>, person: ContactId) -> Result<Contact> {
    let contact = known(read, person)?;
    let why = match contact.state {
        ContactState::Active | ContactState::Archived | ContactState::Merged => return Ok(contact),
        ContactState::Deceased => "is remembered here",
        ContactState::Trashed => "is in the trash",
    };
    Err(Error::Refused(format!("{} {why}: there is no talk to prepare. Nothing was changed.", contact.fields.shown())))
}

fn question(words: &str) -> Option<Question> {
    prompts::questions().iter().find(|one| one.words == words).copied()
}

/// The questions that were shown and settled by nobody: those that a talk since has settled, and those that stand, the oldest first.
fn shown(read: &Reader<'_>, person: ContactId, asked: &[Asked]) -> Result<(Vec<Asked>, Vec<Question>)> {
    let last = read.last_logged(person)?;
    let (over, standing): (Vec<&Asked>, Vec<&Asked>) =
        asked.iter().filter(|one| one.state == AskedState::Shown).partition(|one| last.is_some_and(|talk| talk > one.at));
    Ok((over.into_iter().cloned().collect(), standing.into_iter().filter_map(|one| question(&one.prompt)).collect()))
}

fn with_ground<T>(read: &Reader<'_>, contact: &Contact, asked: &[Asked], now: &Moment, choose: impl FnOnce(&Ground<'_>) -> T) -> Result<T> {
    let avoided = read.boundaries_of(contact.id)?.avoided();
    let given: HashSet<&str> = asked.iter().filter(|one| !one.is_long_ago(1, now.today())).map(|one| one.prompt.as_str()).collect();
    let (talks, place) = (read.talk_days(contact.id)?, place(read, contact)?);
    let (depth, turn) = (contact.trust.unwrap_or_else(|| depth(place, talks.len())), asked.len() as u64);
    let occasions = occasions(read, contact, (place, &talks), now.today())?;
    Ok(choose(&Ground { person: contact.id, avoided: &avoided, given, depth, occasions, turn }))
}

/// The days since it happened, where its whole date is known.
fn days_since(today: Date) -> impl Fn(&Milestone) -> Option<i32> {
    move |milestone| Some(days_between(milestone.fields.date.known()?.whole()?, today))
}

/// What is to be asked after with someone.
pub(super) fn open_loops(read: &Reader<'_>, person: ContactId) -> Result<Vec<Reminder>> {
    Ok(read.open_reminders_about(person)?.into_iter().filter(|one| one.fields.kind == ReminderKind::OpenLoop).collect())
}

/// How near a question may go to someone of whom the user has not said so: closer people further, and nobody whom the user barely knows.
fn depth(place: Option<u32>, talks: usize) -> Depth {
    match place {
        _ if talks < ACQUAINTED => Depth::Light,
        Some(0 | 1) => Depth::Deep,
        Some(2) | None => Depth::Real,
        Some(_) => Depth::Light,
    }
}

/// The place of their circle, the closest first.
fn place(read: &Reader<'_>, contact: &Contact) -> Result<Option<u32>> {
    Ok(contact.circle.map(|circle| read.circle(circle)).transpose()?.flatten().map(|circle| circle.position))
}

/// What is asked in a hard time.
fn of_hard(kind: HardKind) -> Occasion {
    match kind {
        HardKind::Illness => Occasion::Illness,
        HardKind::Loss => Occasion::Loss,
        HardKind::Work | HardKind::Separation | HardKind::Other => Occasion::HardTime,
    }
}

/// What is going on in the life of someone whose circle has this place, and with whom the user talked on these days; the weightiest first.
fn occasions(read: &Reader<'_>, contact: &Contact, (place, talks): (Option<u32>, &[Date]), today: Date) -> Result<Vec<Occasion>> {
    let milestones = read.milestones_of(contact.id)?;
    let mut found = Vec::new();
    found.extend(weighs_on(read, contact.id, &milestones, today)?.map(of_hard));
    for milestone in &milestones {
        let is_news = days_since(today)(milestone).is_some_and(|days| (0..=LATELY).contains(&days));
        let comes_round = || {
            let near = milestone.fields.next_on_or_after(today.saturating_sub(i64::from(NEAR).days()), contact.leap_day);
            near.is_some_and(|one| days_between(today, one.on) <= NEAR)
        };
        match milestone.fields.kind {
            MilestoneKind::NewJob if is_news => found.push(Occasion::NewJob),
            MilestoneKind::Move if is_news => found.push(Occasion::Move),
            MilestoneKind::Promotion | MilestoneKind::Graduation | MilestoneKind::Victory if is_news => {
                found.push(Occasion::Celebration);
            }
            MilestoneKind::Birthday if comes_round() => found.push(Occasion::Birthday),
            _ => {}
        }
    }
    let is_test = |one: &&Reminder| Topics::named_in(&one.fields.words).contains(Topic::Study);
    for one in open_loops(read, contact.id)?.iter().filter(is_test) {
        match days_between(today, one.fields.day) {
            1..=NEAR => found.push(Occasion::BeforeExam),
            days if (-NEAR..=0).contains(&days) => found.push(Occasion::AfterExam),
            _ => {}
        }
    }
    for (from, until) in contact.planning.away.times() {
        if (1..=NEAR).contains(&days_between(today, *from)) {
            found.push(Occasion::BeforeTravel);
        } else if (1..=NEAR).contains(&days_between(*until, today)) {
            found.push(Occasion::AfterTravel);
        }
    }
    let is_close = place.is_some_and(|place| place < 2);
    match (talks.last(), today.weekday()) {
        (None, _) if !is_close => found.push(Occasion::First),
        (Some(last), _) if days_between(*last, today) > 3 * LATELY => found.push(Occasion::Silence),
        (_, Weekday::Friday) => found.push(Occasion::BeforeWeekend),
        (_, Weekday::Monday) => found.push(Occasion::AfterWeekend),
        _ => {}
    }
    Ok(found)
}
