//! The user's own card in the book, whom they want to know better, and what they have in common with someone.

use super::{
    Book, Outcome,
    contacts::{alive, known},
};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{Cadence, CadenceUnit, Contact, ContactFields, ContactId, ContactState, FactKind, Labelled, Topic, Topics, fold},
    store::{Reader, Writer},
};

/// Words that two facts have in common by chance.
const SMALL: &str = "long big little small best better great nice time times people things lots very also all any some day days year years week good \
    lang gross klein viel viele gern alles sehr auch and the for with from that this they them their her his she him likes loves plays old new not but are was has who what \
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

    /// Someone in the book is the user themselves, or is not any more. Their card is kept and silent: nobody is reminded of themselves. Whoever
    /// was taken for them before comes back among their people.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they have died or are in the trash, or never were the user.
    pub fn set_me(&mut self, person: ContactId, is_me: bool) -> Result<Outcome> {
        self.change("set me", |w, now| {
            let who = alive(&w.read(), person)?.fields.shown();
            let before = w.read().me()?;
            match (is_me, before == Some(person)) {
                (true, true) => return Ok(((), format!("{who} is you"))),
                (false, false) => return Err(Error::Refused(format!("{who} is not you. Nothing was changed."))),
                _ => {}
            }
            if let Some(before) = before {
                put_in_state(w, now, before, ContactState::Active)?;
            }
            if is_me {
                put_in_state(w, now, person, ContactState::Archived)?;
            }
            w.set_me(is_me.then_some(person))?;
            Ok(((), if is_me { format!("{who} is you") } else { format!("{who} is not you") }))
        })
    }

    /// The user wants to know someone better, or not any more. Whoever has no rhythm gets one of a month, so that they come up.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they are the user, have died or are in the trash.
    pub fn know_better(&mut self, person: ContactId, wanted: bool) -> Result<Outcome> {
        self.change("know better", |w, now| {
            let mut contact = alive(&w.read(), person)?;
            if w.read().me()? == Some(person) {
                return Err(Error::refused("That is you. Nothing was changed."));
            }
            let who = contact.fields.shown();
            let circle = contact.circle.map(|circle| w.read().circle(circle)).transpose()?.flatten();
            let has_rhythm = contact.rhythm.own.is_some() || circle.is_some_and(|circle| circle.fields.cadence.is_some());
            contact.know_better = wanted;
            let mut said =
                if wanted { format!("You want to know {who} better") } else { format!("{who} is no longer on the list; the rhythm stays") };
            if wanted && !has_rhythm {
                contact.rhythm.own = Cadence::new(1, CadenceUnit::Month);
                contact.restart_rhythm(now.today());
                said.push_str(": once a month from now on");
            }
            w.put_contact(&contact)?;
            Ok(((), said))
        })
    }

    /// What the user and someone have in common, in words; empty as long as no card is the user's. What touches what they do not want is left out.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn in_common(&self, person: ContactId) -> Result<Vec<String>> {
        let read = self.read();
        let Some(me) = read.me()?.filter(|me| *me != person) else { return Ok(Vec::new()) };
        let (mine, theirs) = (known(&read, me)?, known(&read, person)?);
        let avoided = read.boundaries_of(person)?.avoided();
        let mut common = facts_in_common(&read, me, person)?;
        common.retain(|words| !avoided.touches(words));
        let work: Topics = [Topic::Work].into_iter().collect();
        common.extend(places_in_common(&mine.fields, &theirs.fields).into_iter().filter(|place| !avoided.forbids(work, place)));
        common.extend(tags_in_common(&mine.fields, &theirs.fields).into_iter().filter(|tag| !avoided.touches(tag)));
        Ok(common)
    }

    /// How someone is related to the user, in a sentence; `None` where that is not known.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn related_to_me_in_words(&self, person: ContactId) -> Result<Option<String>> {
        let Some(me) = self.me()?.filter(|me| *me != person) else { return Ok(None) };
        let who = known(&self.read(), person)?.fields.shown();
        Ok(self.related(me, person)?.map(|related| related.to_me(&who)))
    }
}

fn put_in_state(w: &Writer<'_>, now: &Moment, person: ContactId, state: ContactState) -> Result<()> {
    let contact = known(&w.read(), person)?;
    if contact.state == state {
        return Ok(());
    }
    w.put_contact(&Contact { state, state_since: now.today(), ..contact })
}

/// Facts of theirs that share a word with one of the user's.
fn facts_in_common(read: &Reader<'_>, me: ContactId, them: ContactId) -> Result<Vec<String>> {
    let counts = |kind: FactKind| {
        matches!(kind, FactKind::Value | FactKind::Interest | FactKind::Taste | FactKind::Skill | FactKind::Plan | FactKind::Diet)
    };
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

/// Where both work or belong.
fn places_in_common(mine: &ContactFields, theirs: &ContactFields) -> Vec<String> {
    let places = |fields: &ContactFields| -> Vec<String> {
        let other = fields.other_work.iter().map(|Labelled { value, .. }| value.clone());
        std::iter::once(fields.organization.clone()).chain(other).filter(|place| !place.is_empty()).collect()
    };
    shared(&places(mine), &places(theirs)).map(|place| format!("Both at {place}")).collect()
}

/// The tags that both have.
fn tags_in_common(mine: &ContactFields, theirs: &ContactFields) -> Vec<String> {
    shared(&mine.tags, &theirs.tags).map(|tag| format!("Both: {tag}")).collect()
}

/// What stands in both lists, as the second writes it.
fn shared<'t>(mine: &'t [String], theirs: &'t [String]) -> impl Iterator<Item = &'t String> {
    theirs.iter().filter(|one| mine.iter().any(|my| fold(my) == fold(one)))
}
