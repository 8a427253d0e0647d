//! First words: the user's own where they wrote some, else of the library what fits, keeps to what is not wanted, and was not used within a
//! year (B3, B4).

use std::collections::HashSet;

use jiff::civil::Date;

use super::{
    Book,
    belongings::is_wished_luck,
    brief::is_held_back,
    contacts::known,
    hard_times::weighs_on,
    prompts::{note, open_loops},
};
use crate::{
    Result,
    clock::Moment,
    domain::{
        AskedState, CheckIn, Contact, ContactId, Depth, HardKind, Milestone, MilestoneKind, Occurrence, Period, Reminder, Settings,
        days_between,
    },
    planner,
    prompts::{self, Ground, OpenerFor, openers},
    store::{Reader, Writer},
};

/// So long nobody has talked to them: the words are others then.
const SILENCE: i32 = 180;
/// An open loop is spoken of so many days before and after its day.
const NEAR: i32 = 3;

/// So many years after they were sent, first words may come again: a birthday comes once a year.
const YEARS: i64 = 3;

/// What first words are chosen for.
#[derive(Debug, Clone, Copy)]
struct Beginning {
    occasion: OpenerFor,
    /// Another coming round, or another silence, begins otherwise.
    turn: u64,
}

impl Book {
    /// The first words for a coming round of a milestone, with the name filled in. Empty where it touches what they do not want and the user
    /// wrote none: nobody is congratulated on it by a press.
    ///
    /// # Errors
    /// - What the disk says.
    pub(crate) fn words_to_congratulate(&self, contact: &Contact, milestone: &Milestone, occurrence: &Occurrence) -> Result<String> {
        let (settings, usual) = (self.settings()?, Settings::default());
        let (kind, period) = (milestone.fields.kind, occurrence.period);
        let (own, usual) = (settings.words_for(kind, period), usual.words_for(kind, period));
        if own != usual {
            return Ok(planner::opener(own, &contact.fields));
        }
        if is_held_back(&self.read().boundaries_of(contact.id)?.avoided(), &milestone.fields) {
            return Ok(String::new());
        }
        let read = self.read();
        let now = self.now();
        let hard = weighs_on(&read, contact.id, &read.milestones_of(contact.id)?, now.today())?;
        Ok(said(congratulation(&read, contact, (milestone, occurrence), hard, &now)?, own, hard.is_some(), contact))
    }

    /// The first words for a check-in, with the name filled in.
    ///
    /// # Errors
    /// - What the disk says.
    pub(crate) fn words_to_check_in(&self, contact: &Contact, check_in: &CheckIn) -> Result<String> {
        let (settings, usual) = (self.settings()?, Settings::default());
        let (own, read, today) = (&settings.check_in_words, self.read(), self.now().today());
        if *own != usual.check_in_words {
            return Ok(planner::opener(own, &contact.fields));
        }
        let hard = weighs_on(&read, contact.id, &read.milestones_of(contact.id)?, today)?;
        let occasion = match (hard, near_loop(&read, contact.id, today)?) {
            (Some(hard), _) => of_hard(hard),
            (None, Some(days)) if days > 0 => OpenerFor::WishLuck,
            (None, Some(_)) => OpenerFor::AskAfter,
            (None, None) if days_between(check_in.from, today) > SILENCE => OpenerFor::Silence,
            (None, None) => OpenerFor::CheckIn,
        };
        let turn = u64::from(days_between(Date::MIN, check_in.from).unsigned_abs());
        let found = from_library(&read, contact, Beginning { occasion, turn }, &self.now())?;
        Ok(said(found, own, hard.is_some(), contact))
    }

    /// The first words to someone who was met at a gathering, with the name filled in; empty where there are none that they want.
    ///
    /// # Errors
    /// - What the disk says.
    pub(crate) fn words_after_meeting(&self, contact: &Contact) -> Result<String> {
        let (read, now) = (self.read(), self.now());
        let hard = weighs_on(&read, contact.id, &read.milestones_of(contact.id)?, now.today())?;
        let occasion = hard.map_or(OpenerFor::Met, of_hard);
        let found = from_library(&read, contact, Beginning { occasion, turn: 0 }, &now)?;
        Ok(found.map(|words| planner::opener(words, &contact.fields)).unwrap_or_default())
    }

    /// These words were taken to begin with: they do not come again soon. Outside of undo, as what was sent can't be taken back.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn opener_used(&mut self, person: ContactId, words: &str) -> Result<()> {
        let now = self.now();
        let contact = known(&self.read(), person)?;
        let sent = openers().iter().find(|one| planner::opener(one.words, &contact.fields) == words.trim());
        sent.map_or(Ok(()), |one| self.store_mut().write(|w| note(w, &now, person, one.words, AskedState::Asked)))
    }
}

/// What was found, else the user's own words; in a hard time those may cheer, and nothing is better (B12).
fn said(found: Option<&str>, own: &str, is_hard: bool, contact: &Contact) -> String {
    match found {
        Some(words) => planner::opener(words, &contact.fields),
        None if is_hard => String::new(),
        None => planner::opener(own, &contact.fields),
    }
}

/// Notes that someone was congratulated: what was proposed for it is used up, whatever the user made of it.
pub(super) fn note_congratulation(w: &Writer<'_>, now: &Moment, contact: &Contact, milestone: &Milestone, period: Period) -> Result<()> {
    let Some(occurrence) = milestone.fields.occurrence(period, milestone.leap_day) else { return Ok(()) };
    let read = w.read();
    let hard = weighs_on(&read, contact.id, &read.milestones_of(contact.id)?, now.today())?;
    match congratulation(&read, contact, (milestone, &occurrence), hard, now)? {
        Some(words) => note(w, now, contact.id, words, AskedState::Asked),
        None => Ok(()),
    }
}

/// What the library has for a coming round, and for what weighs on them.
fn congratulation(
    read: &Reader<'_>,
    contact: &Contact,
    (milestone, occurrence): (&Milestone, &Occurrence),
    hard: Option<HardKind>,
    now: &Moment,
) -> Result<Option<&'static str>> {
    let occasion = match hard {
        Some(_) if milestone.fields.kind == MilestoneKind::Birthday && occurrence.on == now.today() => Some(OpenerFor::QuietBirthday),
        Some(hard) => Some(of_hard(hard)),
        None => celebrated_as(milestone, occurrence, now),
    };
    let turn = match occurrence.period {
        Period::Year(year) => u64::from(year.unsigned_abs()),
        Period::Days(days) => u64::from(days),
    };
    occasion.map_or(Ok(None), |occasion| from_library(read, contact, Beginning { occasion, turn }, now))
}

/// What first words are for in a hard time.
fn of_hard(kind: HardKind) -> OpenerFor {
    match kind {
        HardKind::Illness => OpenerFor::Illness,
        HardKind::Loss => OpenerFor::Loss,
        HardKind::Work | HardKind::Separation | HardKind::Other => OpenerFor::HardTime,
    }
}

fn from_library(read: &Reader<'_>, contact: &Contact, beginning: Beginning, now: &Moment) -> Result<Option<&'static str>> {
    let (avoided, asked) = (read.boundaries_of(contact.id)?.avoided(), read.asked_of(contact.id)?);
    let given: HashSet<&str> = asked.iter().filter(|one| !one.is_long_ago(YEARS, now.today())).map(|one| one.prompt.as_str()).collect();
    let Beginning { occasion, turn } = beginning;
    let ground = Ground { person: contact.id, avoided: &avoided, given, depth: Depth::Light, occasions: Vec::new(), turn };
    Ok(prompts::opener(&ground, occasion).map(|one| one.words))
}

/// The days until an open loop with someone, where it is a few days ahead or over.
fn near_loop(read: &Reader<'_>, person: ContactId, today: Date) -> Result<Option<i32>> {
    let avoided = read.boundaries_of(person)?.avoided();
    let is_spoken_of = |one: &Reminder| is_wished_luck(&one.fields.words) && !avoided.touches(&one.fields.words);
    let loops = open_loops(read, person)?.into_iter().filter(is_spoken_of);
    Ok(loops.map(|one| days_between(today, one.fields.day)).filter(|days| days.abs() <= NEAR).min_by_key(|days| days.abs()))
}

/// What the library calls a coming round; `None`: it has no words for it. Most of them speak of this very day.
fn celebrated_as(milestone: &Milestone, occurrence: &Occurrence, now: &Moment) -> Option<OpenerFor> {
    let (kind, today) = (milestone.fields.kind, now.today());
    if matches!(occurrence.period, Period::Days(_)) {
        return None;
    }
    if kind == MilestoneKind::Birthday && occurrence.on < today {
        return Some(OpenerFor::Belated);
    }
    let is_of_today = occurrence.on == today;
    Some(match (kind, occurrence.years) {
        // What happened once is news for as long as it is celebrated.
        (MilestoneKind::Promotion, None) => OpenerFor::Promotion,
        (MilestoneKind::Graduation, None) => OpenerFor::Graduation,
        (MilestoneKind::NewJob, None) => OpenerFor::NewJob,
        (MilestoneKind::Move, None) => OpenerFor::Move,
        (MilestoneKind::Victory, None) => OpenerFor::Victory,
        _ if !is_of_today => return None,
        (MilestoneKind::Birthday, Some(years)) if years >= 20 && years % 10 == 0 => OpenerFor::RoundBirthday,
        (MilestoneKind::Birthday, _) => OpenerFor::Birthday,
        (MilestoneKind::Anniversary, Some(_)) => OpenerFor::Anniversary,
        (MilestoneKind::WorkAnniversary, Some(_)) => OpenerFor::WorkAnniversary,
        _ => return None,
    })
}
