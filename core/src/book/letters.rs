//! A letter to someone: the year's kindnesses and talks to write from, the words so far, and that it was sent (B10).

use jiff::{ToSpan as _, civil::Date};

use super::{Book, BriefTalk, Outcome, contacts::known, exchanges::touches, interactions::log, prompts::living};
use crate::{
    Error, Result,
    domain::{BoundaryKind, Channel, Contact, ContactId, Exchange, Interaction, InteractionFields, InteractionId, Standing, StartedBy},
};

/// So many talks are looked back at.
const TALKS: usize = 200;

/// What a letter is written from, and what is written by now.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// To whom.
    pub contact: Contact,
    /// They would rather have no letters: that in words.
    pub not_wanted: Option<String>,
    /// The words so far; of one that is not begun, how it would begin.
    pub words: String,
    /// What the user received of them within a year, the newest first.
    pub kindnesses: Vec<Exchange>,
    /// What the user appreciated of talks within a year, the newest first; each with who else was there.
    pub appreciated: Vec<(Date, String, Vec<String>)>,
    /// What was said within a year, the newest first.
    pub talks: Vec<BriefTalk>,
    /// How much of all three is held back, because it touches what they do not want.
    pub held_back: usize,
}

impl Book {
    /// The letter to someone, and what to write it from.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they have died, or are in the trash.
    pub fn letter(&self, person: ContactId) -> Result<Letter> {
        let (read, since) = (self.read(), self.now().today().saturating_sub(1.year()));
        let contact = living(&read, person)?;
        let boundaries = read.boundaries_of(person)?;
        let avoided = boundaries.avoided();
        let no_letters = boundaries.0.iter().find(|one| one.fields.kind == BoundaryKind::Channel(Channel::Letter));
        let received = read.exchanges_with(person)?.into_iter().filter(|one| is_received(one) && one.fields.standing.on() > Some(since));
        let (held_kindnesses, mut kindnesses): (Vec<_>, Vec<_>) = received.partition(|one| touches(&one.fields, &avoided));
        kindnesses.sort_by_key(|one| std::cmp::Reverse((one.fields.standing.on(), one.id)));
        let lately = read.last_talks(person, TALKS)?.into_iter().filter(|talk| talk.fields.day > since);
        let (mut said, mut appreciated) = (Vec::new(), Vec::new());
        for Interaction { id, fields: talk } in lately {
            if !talk.appreciated.is_empty() {
                let others = read.who_was_there(id)?.into_iter().filter(|one| *one != person);
                let others = others.map(|one| Ok(known(&read, one)?.fields.shown())).collect::<Result<_>>()?;
                appreciated.push((talk.day, talk.appreciated.clone(), others));
            }
            said.extend(Some(talk).filter(|talk| !talk.note.trim().is_empty()));
        }
        let (held_lines, appreciated): (Vec<_>, Vec<_>) = appreciated.into_iter().partition(|(_, words, _)| avoided.touches(words));
        let (held_talks, talks): (Vec<_>, Vec<_>) = said.into_iter().partition(|talk| avoided.touches(&talk.note));
        let words = read.letter_to(person)?.unwrap_or_else(|| format!("Dear {},\n\n", contact.fields.name.short()));
        let talk = |talk: InteractionFields| BriefTalk {
            day: talk.day,
            channel: talk.channel,
            words: Some(talk.note.trim().to_owned()),
            held_back: false,
        };
        Ok(Letter {
            not_wanted: no_letters.map(|one| one.fields.in_words()),
            contact,
            words,
            held_back: held_kindnesses.len() + held_lines.len() + held_talks.len(),
            kindnesses,
            appreciated,
            talks: talks.into_iter().map(talk).collect(),
        })
    }

    /// Keeps the letter to someone as it is by now; without words it is not begun. Outside of undo: what is written has the editor's own.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they have died, or are in the trash.
    pub fn keep_letter(&mut self, person: ContactId, words: &str) -> Result<()> {
        let now = self.now();
        self.store_mut().write(|w| {
            living(&w.read(), person)?;
            if words.trim().is_empty() { w.remove_letter(person) } else { w.put_letter(person, words, now.instant()) }
        })
    }

    /// The letter was sent: it stands among what happened, and thanks for what was received within a year.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: without words, or they have died, or are in the trash.
    pub fn send_letter(&mut self, person: ContactId, words: &str) -> Result<Outcome<InteractionId>> {
        self.change("send letter", |w, now| {
            let (contact, note) = (living(&w.read(), person)?, words.trim().to_owned());
            if note.is_empty() {
                return Err(Error::refused("Nothing is written yet. Nothing was changed."));
            }
            let since = now.today().saturating_sub(1.year());
            for mut one in w.read().exchanges_with(person)? {
                let standing = one.fields.standing;
                if standing.waits_for_thanks() && standing.on() > Some(since) {
                    one.fields.standing = standing.with_thanks(Some(now.today()));
                    w.put_exchange(&one)?;
                }
            }
            w.remove_letter(person)?;
            let fields = InteractionFields { started_by: StartedBy::Me, ..InteractionFields::talk(now.today(), Channel::Letter, note) };
            let (id, _) = log(w, now, &[person], fields)?;
            Ok((id, format!("Sent your letter to {}", contact.fields.shown())))
        })
    }
}

fn is_received(one: &Exchange) -> bool {
    matches!(one.fields.standing, Standing::Received { .. })
}
