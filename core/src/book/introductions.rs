//! The introductions desk: whose need somebody could meet, asking both, bringing them together, and what came of it (B17).

use std::collections::HashSet;

use jiff::ToSpan as _;

use super::{
    Book, Outcome,
    belongings::lay_out,
    contacts::{alive, known},
};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{ContactId, ContactState, Fact, FactKind, Introduction, IntroductionId, ReminderKind, Says, fold},
    store::Reader,
};

/// So many are suggested at once.
const SUGGESTED: usize = 6;
/// What came of it is asked after so many days.
const AFTER: i64 = 14;
/// A word of fewer letters says too little to bring two people together.
const LETTERS: usize = 4;
/// Words that say nothing of what is needed.
const EMPTY: [&str; 30] = [
    "with",
    "from",
    "that",
    "this",
    "some",
    "someone",
    "help",
    "needs",
    "need",
    "looking",
    "good",
    "great",
    "very",
    "about",
    "into",
    "their",
    "want",
    "wants",
    "would",
    "could",
    "people",
    "meet",
    "know",
    "everybody",
    "year",
    "braucht",
    "sucht",
    "hilfe",
    "jemand",
    "eine",
];

/// Two people of whom one needs what the other is good at.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggested {
    /// Whoever needs it, their name, and what.
    pub needs: (ContactId, String, Fact),
    /// Whoever could help, their name, and with what.
    pub offers: (ContactId, String, Fact),
}

impl Book {
    /// Whom the user might bring together: what one needs and what another is good at or likes has a word in common. Nobody who is brought
    /// together already, is not to be, or knows the other; nothing that touches what one of them does not want.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn suggested_introductions(&self) -> Result<Vec<Suggested>> {
        let read = self.read();
        let settled: HashSet<[ContactId; 2]> = read.introductions()?.iter().map(|one| pair(one.sides.map(|(person, _)| person))).collect();
        let needs = read.facts_of_kind(FactKind::Need)?;
        if needs.is_empty() {
            return Ok(Vec::new());
        }
        let offers = read.facts_of_kind(FactKind::Skill)?.into_iter().chain(read.facts_of_kind(FactKind::Interest)?);
        let offers: Vec<(Fact, HashSet<String>)> = offers.map(|fact| (fact.clone(), words(&fact))).collect();
        let mut found: Vec<Suggested> = Vec::new();
        for need in needs {
            let wanted = words(&need);
            for (offer, offered) in &offers {
                let is_known = settled.contains(&pair([need.contact, offer.contact]))
                    || found.iter().any(|one| pair([one.needs.0, one.offers.0]) == pair([need.contact, offer.contact]));
                if need.contact == offer.contact || is_known || wanted.is_disjoint(offered) || is_avoided(&read, [&need, offer])? {
                    continue;
                }
                if self.know_each_other(need.contact, offer.contact)? {
                    continue;
                }
                let side = |fact: &Fact| known(&read, fact.contact).map(|who| (fact.contact, who.fields.shown(), fact.clone()));
                found.push(Suggested { needs: side(&need)?, offers: side(offer)? });
                if found.len() == SUGGESTED {
                    return Ok(found);
                }
            }
        }
        Ok(found)
    }

    /// Do two people know each other, as far as the book tells: they were at the same talk, live together or are related?
    fn know_each_other(&self, one: ContactId, other: ContactId) -> Result<bool> {
        let lives_there = self.household(one)?.iter().any(|(who, _)| *who == other);
        Ok(lives_there || self.read().talked_together(one, other)? || self.related(one, other)?.is_some())
    }

    /// Everyone who is to be brought together or was, in the order they were thought of; each with both names.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn introductions(&self) -> Result<Vec<(Introduction, [String; 2])>> {
        let read = self.read();
        let listed = read.introductions()?.into_iter().filter(|one| !one.let_go);
        let named = |one: Introduction| {
            let [a, b] = one.sides.map(|(person, _)| known(&read, person).map(|contact| contact.fields.shown()));
            Ok((one, [a?, b?]))
        };
        listed.map(named).collect()
    }

    /// To whom someone is to be introduced and was not asked, or has not answered: "ask whether they would like to meet Bo Lind: her piano".
    ///
    /// # Errors
    /// - What the disk says.
    pub fn to_introduce(&self, person: ContactId) -> Result<Vec<String>> {
        let read = self.read();
        let avoided = read.boundaries_of(person)?.avoided();
        let mut asks = Vec::new();
        for one in read.introductions()?.into_iter().filter(|one| one.made_on.is_none() && !one.let_go && !one.is_declined()) {
            let (says, other) = match one.sides {
                [(who, says), (other, _)] | [(other, _), (who, says)] if who == person => (says, other),
                _ => continue,
            };
            if says == Says::Yes || avoided.touches(&one.words) {
                continue;
            }
            let what_for = if one.words.is_empty() { String::new() } else { format!(": {}", one.words) };
            asks.push(format!("Ask whether they would like to meet {}{what_for}", known(&read, other)?.fields.shown()));
        }
        Ok(asks)
    }

    /// Thinks of bringing two together; both are to be asked first.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: twice the same person, the same two once more, or of whoever has died or is in the trash.
    pub fn add_introduction(&mut self, people: [ContactId; 2], words: &str) -> Result<Outcome<IntroductionId>> {
        self.change("add introduction", |w, now| {
            let names = two(&w.read(), people)?;
            refuse_open(&w.read(), people, &names)?;
            for known in let_go(&w.read(), people)? {
                w.remove_introduction(known.id)?;
            }
            let introduction = Introduction { words: words.trim().to_owned(), ..thought_of(people, now) };
            w.put_introduction(&introduction, now.instant())?;
            Ok((introduction.id, format!("To introduce {}: ask both first", names.join(" and "))))
        })
    }

    /// Two are not to be brought together: it is not suggested any more, until the user thinks of it after all.
    ///
    /// # Errors
    /// - As [`Self::add_introduction`].
    pub fn let_go_of_introducing(&mut self, people: [ContactId; 2]) -> Result<Outcome> {
        self.change("let go of introducing", |w, now| {
            let names = two(&w.read(), people)?;
            refuse_open(&w.read(), people, &names)?;
            if let_go(&w.read(), people)?.is_empty() {
                w.put_introduction(&Introduction { let_go: true, ..thought_of(people, now) }, now.instant())?;
            }
            Ok(((), format!("Not suggesting {} to each other any more", names.join(" and "))))
        })
    }

    /// Notes what one of them said.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they are brought together already.
    pub fn says_to_introduction(&mut self, id: IntroductionId, person: ContactId, says: Says) -> Result<Outcome> {
        self.change("says to introduction", |w, now| {
            let mut one = known_introduction(&w.read(), id)?;
            let name = alive(&w.read(), person)?.fields.shown();
            if one.made_on.is_some() {
                return Err(Error::refused("They are introduced already. Nothing was changed."));
            }
            let not_theirs = || Error::Refused(format!("{name} is not one of the two. Nothing was changed."));
            let side = one.sides.iter_mut().find(|(who, _)| *who == person).ok_or_else(not_theirs)?;
            side.1 = says;
            w.put_introduction(&one, now.instant())?;
            let said = match says {
                Says::NotAsked => format!("{name} was not asked yet"),
                Says::Asked => format!("{name} was asked"),
                Says::Yes => format!("{name} would like that"),
                Says::No => format!("{name} would rather not"),
            };
            Ok(((), said))
        })
    }

    /// They are brought together, today. In two weeks the user is asked what came of it.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: not both want it, or they are already.
    pub fn introduce(&mut self, id: IntroductionId) -> Result<Outcome> {
        self.change("introduce", |w, now| {
            let one = known_introduction(&w.read(), id)?;
            let [first, second] = [alive(&w.read(), one.sides[0].0)?, alive(&w.read(), one.sides[1].0)?];
            let [a, b] = [first.fields.shown(), second.fields.shown()];
            if one.made_on.is_some() {
                return Err(Error::refused("They are introduced already. Nothing was changed."));
            }
            if !one.is_wanted() {
                return Err(Error::Refused(format!(
                    "{a} and {b} have not both said that they want it. Please ask first. Nothing was changed."
                )));
            }
            let introduction = Introduction { made_on: Some(now.today()), ..one };
            w.put_introduction(&introduction, now.instant())?;
            // Of whoever is archived nothing is said.
            let (asked, other) = if first.state == ContactState::Active { (first.id, &b) } else { (second.id, &a) };
            let (day, words) = (now.today().saturating_add(AFTER.days()), format!("What came of meeting {other}"));
            lay_out(w, now, (ReminderKind::FollowUp, id.as_bytes()), asked, [(day, words.as_str())])?;
            Ok(((), format!("Introduced {a} and {b}")))
        })
    }

    /// Notes what came of it; it is not asked after any more.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: without words, or they are not brought together yet.
    pub fn came_of_introduction(&mut self, id: IntroductionId, outcome: &str) -> Result<Outcome> {
        self.change("came of introduction", |w, now| {
            let one = known_introduction(&w.read(), id)?;
            if one.made_on.is_none() {
                return Err(Error::refused("They are not introduced yet. Nothing was changed."));
            }
            let outcome = outcome.trim().to_owned();
            if outcome.is_empty() {
                return Err(Error::refused("Please say what came of it, were it nothing. Nothing was changed."));
            }
            w.put_introduction(&Introduction { outcome, ..one }, now.instant())?;
            w.remove_open_reminders_of(id.as_bytes())?;
            Ok(((), "Noted what came of it".to_owned()))
        })
    }

    /// Removes it, with what is to be asked after.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_introduction(&mut self, id: IntroductionId) -> Result<Outcome> {
        self.change("remove introduction", |w, _| {
            known_introduction(&w.read(), id)?;
            w.remove_open_reminders_of(id.as_bytes())?;
            w.remove_introduction(id)?;
            Ok(((), "Removed the introduction".to_owned()))
        })
    }
}

fn known_introduction(read: &Reader<'_>, id: IntroductionId) -> Result<Introduction> {
    read.introduction(id)?.ok_or(Error::NotFound("introduction"))
}

/// What two people who can be introduced are called.
fn two(read: &Reader<'_>, people: [ContactId; 2]) -> Result<[String; 2]> {
    let [one, other] = people;
    let names = [alive(read, one)?.fields.shown(), alive(read, other)?.fields.shown()];
    let me = read.me()?;
    if one == other || people.iter().any(|person| me == Some(*person)) {
        return Err(Error::refused("Please choose two people besides yourself. Nothing was changed."));
    }
    Ok(names)
}

/// Of two whom the user is about to introduce that is to be said first.
fn refuse_open(read: &Reader<'_>, people: [ContactId; 2], names: &[String; 2]) -> Result<()> {
    let is_open = |known: &Introduction| known.made_on.is_none() && !known.let_go && known.is_of(people);
    if read.introductions()?.iter().any(is_open) {
        return Err(Error::Refused(format!("You are about to introduce {} already. Nothing was changed.", names.join(" and "))));
    }
    Ok(())
}

/// Where two were let go of.
fn let_go(read: &Reader<'_>, people: [ContactId; 2]) -> Result<Vec<Introduction>> {
    Ok(read.introductions()?.into_iter().filter(|known| known.let_go && known.is_of(people)).collect())
}

/// A new one, of which nobody was told.
fn thought_of(people: [ContactId; 2], now: &Moment) -> Introduction {
    Introduction {
        id: IntroductionId::new(now.instant()),
        sides: people.map(|person| (person, Says::NotAsked)),
        words: String::new(),
        begun_on: now.today(),
        made_on: None,
        outcome: String::new(),
        let_go: false,
    }
}

/// Two people, whoever is named first.
fn pair([one, other]: [ContactId; 2]) -> [ContactId; 2] {
    [one.min(other), one.max(other)]
}

/// Does what one needs, or the other is good at, touch what either does not want?
fn is_avoided(read: &Reader<'_>, facts: [&Fact; 2]) -> Result<bool> {
    for person in facts.map(|fact| fact.contact) {
        let avoided = read.boundaries_of(person)?.avoided();
        if facts.iter().any(|fact| avoided.touches(&fact.fields.words)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The words of a fact that say what it is about, without the ending of a plural.
fn words(fact: &Fact) -> HashSet<String> {
    let folded = fold(&fact.fields.words);
    let all = folded.split(|c: char| !c.is_alphanumeric()).map(|word| word.strip_suffix('s').unwrap_or(word));
    all.filter(|word| word.chars().count() >= LETTERS && !EMPTY.contains(word)).map(str::to_owned).collect()
}
