//! What the user wants of their connections: goals, and why they are in touch with someone (B18, B19).

use super::{
    Book, Outcome,
    contacts::{alive, known},
};
use crate::{
    Error, Result,
    domain::{Contact, ContactId, Depth, Goal, GoalFields, GoalId, in_a_row},
    store::{Reader, Writer},
};

/// A goal, whom it is about, and what was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalLine {
    /// It.
    pub goal: Goal,
    /// The names of whom the user has in mind, each with the talks there were with them since.
    pub people: Vec<(ContactId, String, u32)>,
}

impl GoalLine {
    /// What was done about it, in words: "3 talks with Ana Costa and 1 with Bo Lind since May 2026".
    #[must_use]
    pub fn done(&self) -> String {
        let talks = self.people.iter().filter(|(_, _, talks)| *talks > 0);
        let said = talks.enumerate().map(|(at, (_, name, talks))| {
            let what = if at > 0 { String::new() } else { " talk".to_owned() + if *talks == 1 { "" } else { "s" } };
            format!("{talks}{what} with {name}")
        });
        let said: Vec<String> = said.collect();
        if said.is_empty() {
            let names: Vec<&str> = self.people.iter().map(|(_, name, _)| name.as_str()).collect();
            return match names.as_slice() {
                [] => "nobody in mind yet".to_owned(),
                names => format!("no talk with {} since {}", in_a_row(names), self.goal.since.strftime("%B %Y")),
            };
        }
        format!("{} since {}", in_a_row(&said), self.goal.since.strftime("%B %Y"))
    }
}

impl Book {
    /// What the user wants, what is not reached first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn goals(&self) -> Result<Vec<GoalLine>> {
        let read = self.read();
        let line = |goal: Goal| {
            let person = |id: &ContactId| Ok((*id, known(&read, *id)?.fields.shown(), read.talks_since(*id, goal.since)?));
            let people = goal.fields.people.iter().map(person).collect::<Result<_>>()?;
            Ok(GoalLine { goal, people })
        };
        read.goals()?.into_iter().map(line).collect()
    }

    /// Sets a goal.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: without words, or with someone who has died or is in the trash.
    pub fn add_goal(&mut self, fields: GoalFields) -> Result<Outcome<GoalId>> {
        self.change("add goal", |w, now| {
            let fields = settled(w, fields, &[])?;
            let goal = Goal { id: GoalId::new(now.instant()), fields, since: now.today(), reached_on: None };
            w.put_goal(&goal, now.instant())?;
            Ok((goal.id, format!("You would like: {}", goal.fields.words)))
        })
    }

    /// Changes it, or whom it is about.
    ///
    /// # Errors
    /// - As [`Book::add_goal`].
    pub fn edit_goal(&mut self, id: GoalId, fields: GoalFields) -> Result<Outcome> {
        self.change("edit goal", |w, now| {
            let before = known_goal(&w.read(), id)?;
            let fields = settled(w, fields, &before.fields.people)?;
            let goal = Goal { fields, ..before };
            if goal != before {
                w.put_goal(&goal, now.instant())?;
            }
            Ok(((), format!("Changed “{}”", goal.fields.words)))
        })
    }

    /// It came to be, today; or not after all.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn reach_goal(&mut self, id: GoalId, reached: bool) -> Result<Outcome> {
        self.change("reach goal", |w, now| {
            let before = known_goal(&w.read(), id)?;
            let said = if reached { "It came to be" } else { "You would like" };
            let said = format!("{said}: {}", before.fields.words);
            if before.reached_on.is_some() != reached {
                w.put_goal(&Goal { reached_on: reached.then(|| now.today()), ..before }, now.instant())?;
            }
            Ok(((), said))
        })
    }

    /// Removes it.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_goal(&mut self, id: GoalId) -> Result<Outcome> {
        self.change("remove goal", |w, _| {
            let goal = known_goal(&w.read(), id)?;
            w.remove_goal(id)?;
            Ok(((), format!("Removed “{}”", goal.fields.words)))
        })
    }

    /// Notes why the user is in touch with someone; empty for no reason that needs words.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they have died, or are in the trash.
    pub fn set_intention(&mut self, person: ContactId, words: &str) -> Result<Outcome> {
        self.change("set intention", |w, _| {
            let contact = alive(&w.read(), person)?;
            let (who, intention) = (contact.fields.shown(), words.trim().to_owned());
            if contact.intention != intention {
                w.put_contact(&Contact { intention, ..contact })?;
            }
            Ok(((), format!("Noted why you are in touch with {who}")))
        })
    }

    /// Notes how near talks with someone may go, as the user trusts them (B22); `None` takes it back.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: they have died, or are in the trash.
    pub fn set_trust(&mut self, person: ContactId, trust: Option<Depth>) -> Result<Outcome> {
        self.change("set trust", |w, _| {
            let contact = alive(&w.read(), person)?;
            let who = contact.fields.shown();
            if contact.trust != trust {
                w.put_contact(&Contact { trust, ..contact })?;
            }
            Ok(((), format!("Noted what you can tell {who}")))
        })
    }
}

fn known_goal(read: &Reader<'_>, id: GoalId) -> Result<Goal> {
    read.goal(id)?.ok_or(Error::NotFound("goal"))
}

/// As it can be kept: each of its people once, and nobody new who can't be met any more.
fn settled(w: &Writer<'_>, fields: GoalFields, before: &[ContactId]) -> Result<GoalFields> {
    let [words, why] = [&fields.words, &fields.why].map(|text| text.trim().to_owned());
    if words.is_empty() {
        return Err(Error::refused("Please say what you would like. Nothing was changed."));
    }
    let mut people: Vec<ContactId> = Vec::new();
    for person in fields.people {
        if !before.contains(&person) {
            alive(&w.read(), person)?;
        }
        if !people.contains(&person) {
            people.push(person);
        }
    }
    Ok(GoalFields { words, why, people })
}
