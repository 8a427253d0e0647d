//! The user's own card in the book, whom they want to know better, and what they have in common with someone.

use super::{Book, Outcome, Related, contacts::known};
use crate::{
    Error, Result,
    domain::{Cadence, CadenceUnit, Contact, ContactFields, ContactId, ContactState, FactKind, Labelled, fold},
    store::Reader,
};

/// Words that two facts have in common by chance.
const SMALL: &str = "and the for with from that this they them their her his she him likes loves plays old new not but are was has who what \
    und der die das mit von aus fur ist hat wants going learning every more much good";
/// The shortest word that counts.
const SHORTEST: usize = 3;

impl Book {
    /// Who in the book is the user themselves.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn me(&self) -> Result<Option<ContactId>> {
        self.read().me()
    }

    /// Someone in the book is the user themselves, or is not any more. Their card is kept and silent: nobody is reminded of themselves.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they have died or are in the trash.
    pub fn set_me(&mut self, person: ContactId, is_me: bool) -> Result<Outcome> {
        self.change("set me", |w, now| {
            let contact = super::prompts::living(&w.read(), person)?;
            if let Some(before) = w.read().me()?.filter(|before| *before != person && is_me) {
                let before = known(&w.read(), before)?;
                w.put_contact(&Contact { is_me: false, ..before })?;
            }
            let who = contact.fields.shown();
            let state = if is_me { ContactState::Archived } else { ContactState::Active };
            let state_since = if state == contact.state { contact.state_since } else { now.today() };
            w.put_contact(&Contact { is_me, state, state_since, know_better: contact.know_better && !is_me, ..contact })?;
            Ok(((), if is_me { format!("{who} is you") } else { format!("{who} is not you") }))
        })
    }

    /// The user wants to know someone better, or not any more. Whoever has no rhythm gets one of a month, so that they come up.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they are the user, have died or are in the trash.
    pub fn know_better(&mut self, person: ContactId, wanted: bool) -> Result<Outcome> {
        self.change("know better", |w, now| {
            let mut contact = super::prompts::living(&w.read(), person)?;
            if contact.is_me {
                return Err(Error::refused("That is you. Nothing was changed."));
            }
            let who = contact.fields.shown();
            let circle = contact.circle.map(|circle| w.read().circle(circle)).transpose()?.flatten();
            let has_rhythm = contact.rhythm.own.is_some() || circle.is_some_and(|circle| circle.fields.cadence.is_some());
            contact.know_better = wanted;
            let mut said = if wanted { format!("You want to know {who} better") } else { format!("{who} is no longer on the list") };
            if wanted && !has_rhythm {
                contact.rhythm.own = Cadence::new(1, CadenceUnit::Month);
                contact.restart_rhythm(now.today());
                said.push_str(": once a month from now on");
            }
            w.put_contact(&contact)?;
            Ok(((), said))
        })
    }

    /// What the user and someone have in common, in words; empty as long as no card is the user's.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn in_common(&self, person: ContactId) -> Result<Vec<String>> {
        let read = self.read();
        let Some(me) = read.me()?.filter(|me| *me != person) else { return Ok(Vec::new()) };
        let (mine, theirs) = (known(&read, me)?, known(&read, person)?);
        let avoided = read.boundaries_of(person)?.avoided();
        let mut common = facts_in_common(&read, me, person)?;
        common.extend(of_cards(&mine.fields, &theirs.fields));
        common.retain(|words| !avoided.touches(words));
        Ok(common)
    }

    /// How someone is related to the user; `None` where that is not known.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn related_to_me(&self, person: ContactId) -> Result<Option<Related>> {
        match self.me()?.filter(|me| *me != person) {
            Some(me) => self.related(me, person),
            None => Ok(None),
        }
    }
}

/// Facts of theirs that share a word with one of the user's.
fn facts_in_common(read: &Reader<'_>, me: ContactId, them: ContactId) -> Result<Vec<String>> {
    let counts = |kind: FactKind| matches!(kind, FactKind::Interest | FactKind::Taste | FactKind::Skill | FactKind::Plan | FactKind::Diet);
    let words = |text: &str| -> Vec<String> {
        let all = fold(text);
        let is_word = |word: &&str| word.chars().count() >= SHORTEST && !SMALL.split_whitespace().any(|small| small == *word);
        all.split(|c: char| !c.is_alphanumeric()).filter(is_word).map(str::to_owned).collect()
    };
    let mine: Vec<String> =
        read.facts_of(me)?.iter().filter(|one| counts(one.fields.kind)).flat_map(|one| words(&one.fields.words)).collect();
    let theirs = read.facts_of(them)?.into_iter().filter(|one| counts(one.fields.kind));
    let shared = theirs.filter(|one| words(&one.fields.words).iter().any(|word| mine.contains(word)));
    Ok(shared.map(|one| format!("{}: {}", one.fields.kind.name(), one.fields.words)).collect())
}

/// Where both work or belong, and the tags both have.
fn of_cards(mine: &ContactFields, theirs: &ContactFields) -> Vec<String> {
    let places = |fields: &ContactFields| -> Vec<String> {
        let other = fields.other_work.iter().map(|Labelled { value, .. }| value.clone());
        std::iter::once(fields.organization.clone()).chain(other).filter(|place| !place.is_empty()).collect()
    };
    let is_mine = |list: &[String], one: &str| list.iter().any(|my| fold(my) == fold(one));
    let (my_places, my_tags) = (places(mine), &mine.tags);
    let shared = places(theirs).into_iter().filter(|place| is_mine(&my_places, place)).map(|place| format!("Both at {place}"));
    shared.chain(theirs.tags.iter().filter(|tag| is_mine(my_tags, tag)).map(|tag| format!("Both: {tag}"))).collect()
}
