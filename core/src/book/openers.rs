//! First words: the user's own where they wrote some, else of the library what fits, keeps to what is not wanted, and was not used within a
//! year (B3, B4).

use std::collections::HashSet;

use super::{
    Book,
    contacts::known,
    prompts::{mourns, note},
};
use crate::{
    Result,
    clock::Moment,
    domain::{AskedState, CheckIn, Contact, ContactId, Milestone, MilestoneKind, Occurrence, Period, Settings, days_between, is_round},
    planner,
    prompts::{self, Depth, Ground, OpenerFor, openers},
    store::{Reader, Writer},
};

/// So long nobody has talked to them: the words are others then.
const SILENCE: i32 = 180;

impl Book {
    /// The first words for a coming round of a milestone, with the name filled in.
    ///
    /// # Errors
    /// - What the disk says.
    pub(crate) fn words_to_congratulate(&self, contact: &Contact, milestone: &Milestone, occurrence: &Occurrence) -> Result<String> {
        let (settings, usual) = (self.settings()?, Settings::default());
        let (kind, period) = (milestone.fields.kind, occurrence.period);
        let own = (settings.words_for(kind, period), usual.words_for(kind, period));
        let occasion = celebrated_as(milestone, occurrence, &self.now());
        self.words_to_begin(contact, own, occasion)
    }

    /// The first words for a check-in, with the name filled in.
    ///
    /// # Errors
    /// - What the disk says.
    pub(crate) fn words_to_check_in(&self, contact: &Contact, check_in: &CheckIn) -> Result<String> {
        let (read, today) = (self.read(), self.now().today());
        let occasion = if mourns(&read, contact.id, today)? {
            OpenerFor::Loss
        } else if days_between(check_in.from, today) > SILENCE {
            OpenerFor::Silence
        } else {
            OpenerFor::CheckIn
        };
        let (settings, usual) = (self.settings()?, Settings::default());
        self.words_to_begin(contact, (&settings.check_in_words, &usual.check_in_words), Some(occasion))
    }

    /// `own` are the words in the settings, and those that stand there before the user writes any.
    fn words_to_begin(&self, contact: &Contact, (own, usual): (&str, &str), occasion: Option<OpenerFor>) -> Result<String> {
        let found = match occasion.filter(|_| own == usual) {
            Some(occasion) => from_library(&self.read(), contact, occasion, &self.now())?,
            None => None,
        };
        Ok(planner::opener(found.unwrap_or(own), &contact.fields))
    }

    /// These words were taken to begin with: they do not come again within a year. Outside of undo, as what was sent can't be taken back.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn opener_used(&mut self, person: ContactId, words: &str) -> Result<()> {
        let now = self.now();
        let contact = known(&self.read(), person)?;
        self.store_mut().write(|w| note_opener(w, &now, &contact, words))
    }
}

/// Notes that someone was sent words of the library; others are the user's own, and may come as often as they like.
pub(super) fn note_opener(w: &Writer<'_>, now: &Moment, contact: &Contact, words: &str) -> Result<()> {
    match openers().iter().find(|one| planner::opener(one.words, &contact.fields) == words.trim()) {
        Some(one) => note(w, now, contact.id, one.words, AskedState::Asked),
        None => Ok(()),
    }
}

fn from_library(read: &Reader<'_>, contact: &Contact, occasion: OpenerFor, now: &Moment) -> Result<Option<&'static str>> {
    let (avoided, asked) = (read.boundaries_of(contact.id)?.avoided(), read.asked_of(contact.id)?);
    let given: HashSet<&str> = asked.iter().filter(|one| !one.is_long_ago(now.today())).map(|one| one.prompt.as_str()).collect();
    let ground = Ground { person: contact.id, avoided: &avoided, given, depth: Depth::Light, occasions: Vec::new() };
    Ok(prompts::opener(&ground, occasion).map(|one| one.words))
}

/// What the library calls a coming round; `None`: it has no words for it.
fn celebrated_as(milestone: &Milestone, occurrence: &Occurrence, now: &Moment) -> Option<OpenerFor> {
    let is_big = matches!(occurrence.period, Period::Days(_)) || occurrence.years.is_some_and(|years| is_round(years, false));
    Some(match milestone.fields.kind {
        MilestoneKind::Birthday if occurrence.on < now.today() => OpenerFor::Belated,
        MilestoneKind::Birthday if is_big && matches!(occurrence.period, Period::Year(_)) => OpenerFor::RoundBirthday,
        MilestoneKind::Birthday if is_big => return None,
        MilestoneKind::Birthday => OpenerFor::Birthday,
        MilestoneKind::Anniversary => OpenerFor::Anniversary,
        MilestoneKind::WorkAnniversary => OpenerFor::WorkAnniversary,
        // What happened once comes round in later years as something else.
        _ if occurrence.years.is_some() => return None,
        MilestoneKind::Promotion => OpenerFor::Promotion,
        MilestoneKind::Graduation => OpenerFor::Graduation,
        MilestoneKind::NewJob => OpenerFor::NewJob,
        MilestoneKind::Move => OpenerFor::Move,
        MilestoneKind::Victory => OpenerFor::Victory,
        MilestoneKind::Loss | MilestoneKind::Custom => return None,
    })
}
