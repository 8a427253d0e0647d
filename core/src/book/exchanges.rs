//! What passes between the user and someone: thought of, given, received, thanked (B9).

use jiff::{ToSpan as _, civil::Date};

use super::{Book, Outcome, contacts::known};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{Avoided, Contact, ContactId, ContactState, Exchange, ExchangeFields, ExchangeId, Fact, FactKind, Standing, only_asked},
    store::Reader,
};

/// Today tells of thanks that wait for so many days since it was received; the brief and the person's page for ever.
const TOLD_FOR: i64 = 60;

/// What passed between the user and someone, and what may.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Giving {
    /// What was received and the user has not thanked for, the oldest first; each with whether it touches what they do not want.
    pub to_thank: Vec<(Exchange, bool)>,
    /// What the user thinks of, in the order it was noted; each with whether it touches what they do not want.
    pub ideas: Vec<(Exchange, bool)>,
    /// The rest, the newest first; each with whether it touches what they do not want. With whoever has died, and in the trash, all there is.
    pub passed: Vec<(Exchange, bool)>,
    /// What they need, or could use help with; what touches what they do not want is held back.
    pub needs: Vec<Fact>,
    /// The last three things that passed were all what the user had asked for.
    pub only_asked: bool,
}

impl Book {
    /// What passed between the user and someone, and what may.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn giving(&self, person: ContactId) -> Result<Giving> {
        let read = self.read();
        self.giving_within(&known(&read, person)?, &self.facts(person)?, &read.boundaries_of(person)?.avoided())
    }

    /// The same, where what they told and what is avoided is known.
    pub(super) fn giving_within(&self, contact: &Contact, facts: &[Fact], avoided: &Avoided) -> Result<Giving> {
        let all = self.read().exchanges_with(contact.id)?;
        // Whoever has died is remembered: nothing is to be done any more.
        let is_over = matches!(contact.state, ContactState::Deceased | ContactState::Trashed);
        let mut giving = Giving { only_asked: !is_over && only_asked(&all, self.now().today()), ..Giving::default() };
        for one in all {
            let touches = touches(&one.fields, avoided);
            match one.fields.standing {
                _ if is_over => giving.passed.push((one, touches)),
                Standing::Idea => giving.ideas.push((one, touches)),
                standing if standing.waits_for_thanks() => giving.to_thank.push((one, touches)),
                _ => giving.passed.push((one, touches)),
            }
        }
        giving.to_thank.sort_by_key(|(one, _)| (one.fields.standing.on(), one.id));
        giving.passed.sort_by_key(|(one, _)| std::cmp::Reverse((one.fields.standing.on(), one.id)));
        let needs = facts.iter().filter(|fact| !is_over && fact.fields.kind == FactKind::Need);
        giving.needs = needs.filter(|fact| !avoided.touches(&fact.fields.words)).cloned().collect();
        Ok(giving)
    }

    /// Whom the user has not thanked yet, the oldest first: for what was received of late, as Today tells it, or for all of it. Each with whether
    /// it touches what they do not want.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn to_thank(&self, of_late: bool) -> Result<Vec<(Exchange, bool)>> {
        let read = self.read();
        let since = if of_late { self.now().today().saturating_sub(TOLD_FOR.days()) } else { Date::MIN };
        let waiting = read.exchanges_not_thanked(since)?;
        let marked = waiting.into_iter().map(|one| {
            let touches = touches(&one.fields, &read.boundaries_of(one.contact)?.avoided());
            Ok((one, touches))
        });
        marked.collect()
    }

    /// Notes what passed, or might.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: without words, or on a day to come.
    pub fn add_exchange(&mut self, person: ContactId, fields: ExchangeFields) -> Result<Outcome<ExchangeId>> {
        self.change("add exchange", |w, now| {
            let who = known(&w.read(), person)?.fields.shown();
            let fields = settled(now, fields)?;
            let said = match fields.standing {
                Standing::Idea => format!("An idea for {who}: {}", fields.words),
                Standing::Given { .. } => format!("Given to {who}: {}", fields.words),
                Standing::Received { .. } => format!("From {who}: {}", fields.words),
            };
            let id = ExchangeId::new(now.instant());
            w.put_exchange(&Exchange { id, contact: person, fields })?;
            Ok((id, said))
        })
    }

    /// Changes what was noted.
    ///
    /// # Errors
    /// - As [`Book::add_exchange`].
    pub fn edit_exchange(&mut self, id: ExchangeId, fields: ExchangeFields) -> Result<Outcome> {
        self.change("edit exchange", |w, now| {
            let before = known_exchange(&w.read(), id)?;
            let fields = settled(now, fields)?;
            let said = format!("Changed “{}”", fields.words);
            w.put_exchange(&Exchange { fields, ..before })?;
            Ok(((), said))
        })
    }

    /// What the user thought of was given today.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: it is no idea any more.
    pub fn give_idea(&mut self, id: ExchangeId) -> Result<Outcome> {
        self.change("give idea", |w, now| {
            let mut one = known_exchange(&w.read(), id)?;
            if one.fields.standing != Standing::Idea {
                return Err(Error::Refused(format!("“{}” is no idea any more. Nothing was changed.", one.fields.words)));
            }
            one.fields.standing = Standing::Given { on: now.today(), thanked_on: None };
            let said = format!("Given to {}: {}", known(&w.read(), one.contact)?.fields.shown(), one.fields.words);
            w.put_exchange(&one)?;
            Ok(((), said))
        })
    }

    /// The user thanked for what was received, or was thanked for what was given, today.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: it is an idea, or thanks were given already.
    pub fn thank(&mut self, id: ExchangeId) -> Result<Outcome> {
        self.change("thank", |w, now| {
            let mut one = known_exchange(&w.read(), id)?;
            let who = known(&w.read(), one.contact)?.fields.shown();
            let words = &one.fields.words;
            let said = match (one.fields.standing, one.fields.standing.thanked_on()) {
                (Standing::Idea, _) => return Err(Error::Refused(format!("“{words}” is only an idea. Nothing was changed."))),
                (_, Some(_)) => return Err(Error::Refused(format!("Thanks for “{words}” were noted already. Nothing was changed."))),
                (Standing::Received { .. }, None) => format!("Thanked {who}: {words}"),
                (Standing::Given { .. }, None) => format!("{who} thanked you: {words}"),
            };
            one.fields.standing = one.fields.standing.with_thanks(Some(now.today()));
            w.put_exchange(&one)?;
            Ok(((), said))
        })
    }

    /// Removes what was noted.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_exchange(&mut self, id: ExchangeId) -> Result<Outcome> {
        self.change("remove exchange", |w, _| {
            let one = known_exchange(&w.read(), id)?;
            w.remove_exchange(id)?;
            Ok(((), format!("Removed “{}”", one.fields.words)))
        })
    }
}

/// Does it touch what someone does not want: by what it is, or by its words?
pub(super) fn touches(fields: &ExchangeFields, avoided: &Avoided) -> bool {
    avoided.touches(&fields.words) || fields.kind.called().iter().any(|kind| avoided.touches(kind))
}

fn known_exchange(read: &Reader<'_>, id: ExchangeId) -> Result<Exchange> {
    read.exchange(id)?.ok_or(Error::NotFound("thing given or received"))
}

/// As it can be kept.
fn settled(now: &Moment, fields: ExchangeFields) -> Result<ExchangeFields> {
    let words = fields.words.trim().to_owned();
    if words.is_empty() {
        return Err(Error::refused("Please say what it is. Nothing was changed."));
    }
    let is_to_come = |day: Option<Date>| day.is_some_and(|day| day > now.today());
    if is_to_come(fields.standing.on()) || is_to_come(fields.standing.thanked_on()) {
        return Err(Error::refused("Please choose today, or a day that is over. What is to come can be an idea. Nothing was changed."));
    }
    let standing = fields.standing.with_thanks(fields.standing.thanked_on());
    Ok(ExchangeFields { words, standing, ..fields })
}
