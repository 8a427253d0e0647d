//! What the note of a talk says besides (K7): proposed as far as the book does not have it, and kept at the user's word.

use std::collections::HashSet;

use jiff::{ToSpan as _, civil::Date};

use super::{Book, Outcome, belongings::wish_for, contacts::known};
use crate::{
    Result,
    domain::{
        Boundaries, ContactId, Exchange, ExchangeFields, Fact, HardTime, Milestone, MilestoneFields, MilestoneKind, Reminder,
        ReminderFields, ReminderKind, Standing, capitalised, fold, uncapitalised,
    },
    quick::{Noticed, noticed},
};

/// What has no day of its own is asked after, or to be done, in so many days.
const WITHOUT_A_DAY: i64 = 7;
/// That in words: nobody said it.
const IN_A_WEEK: &str = "in a week";

impl Book {
    /// What a note of a talk with someone, written `on` a day, says besides, in the order it is said; what the book has is not said again.
    ///
    /// # Errors
    /// - `NotFound`; what the disk says.
    pub fn noticed(&self, person: ContactId, note: &str, on: Date) -> Result<Vec<Noticed>> {
        let name = known(&self.read(), person)?.fields.name;
        let kept = Kept::of(self, person)?;
        let mut said = HashSet::new();
        let all = noticed(note, &[&name.given, &name.nickname, &name.family], on).into_iter();
        Ok(all.filter(|one| !kept.has(one) && said.insert(fold(&one.in_words(on)))).collect())
    }

    /// Keeps what was noticed in a note of a talk with someone.
    ///
    /// # Errors
    /// - As the verb that it becomes.
    pub fn keep_noticed(&mut self, person: ContactId, one: Noticed) -> Result<Outcome> {
        let today = self.now().today();
        let open = |kind, words: String, day| ReminderFields {
            kind,
            person: Some(person),
            words,
            day,
            time: None,
            repeats: None,
            their_clock: false,
        };
        match one {
            Noticed::Milestone(fields) => self.add_milestone(person, fields).map(|done| done.map(drop)),
            Noticed::Fact(fields) => self.add_fact(person, fields).map(|done| done.map(drop)),
            Noticed::Exchange(fields) => self.keep_exchange(person, fields),
            Noticed::HardTime(fields) => self.add_hard_time(person, fields).map(|done| done.map(drop)),
            Noticed::Boundary(fields) => self.add_boundary(person, fields).map(|done| done.map(drop)),
            Noticed::Event(words, day) => self.add_event(person, &words, day).map(|done| done.map(drop)),
            Noticed::OpenLoop(words, day) => {
                self.add_reminder(open(ReminderKind::OpenLoop, words, by(day, today))).map(|done| done.map(drop))
            }
            Noticed::Promise(words, day) => {
                self.add_reminder(open(ReminderKind::Promise, words, by(day, today))).map(|done| done.map(drop))
            }
            Noticed::TheirPromise(words, day) => {
                self.add_reminder(open(ReminderKind::TheirPromise, words, by(day, today))).map(|done| done.map(drop))
            }
        }
    }

    /// What was an idea is given with it.
    fn keep_exchange(&mut self, person: ContactId, fields: ExchangeFields) -> Result<Outcome> {
        let is_given = matches!(fields.standing, Standing::Given { .. });
        let is_it = |one: &Exchange| one.fields.standing == Standing::Idea && fold(&one.fields.words) == fold(&fields.words);
        match self.read().exchanges_with(person)?.into_iter().find(|one| is_given && is_it(one)) {
            Some(idea) => self.edit_exchange(idea.id, ExchangeFields { kind: idea.fields.kind, ..fields }),
            None => self.add_exchange(person, fields).map(|done| done.map(drop)),
        }
    }
}

/// The same thing on the same day, or the same idea: who helped once may help again.
fn is_as_given(kept: &ExchangeFields, said: &ExchangeFields) -> bool {
    let is_alike = std::mem::discriminant(&kept.standing) == std::mem::discriminant(&said.standing);
    is_alike && kept.standing.on() == said.standing.on() && fold(&kept.words) == fold(&said.words)
}

/// What the book has of someone already.
struct Kept {
    milestones: Vec<Milestone>,
    facts: Vec<Fact>,
    exchanges: Vec<Exchange>,
    hard_times: Vec<HardTime>,
    boundaries: Boundaries,
    open: Vec<Reminder>,
}

impl Kept {
    fn of(book: &Book, person: ContactId) -> Result<Self> {
        Ok(Self {
            milestones: book.read().milestones_of(person)?,
            facts: book.facts(person)?,
            exchanges: book.read().exchanges_with(person)?,
            hard_times: book.hard_times(person)?,
            boundaries: book.boundaries(person)?,
            open: book.reminders_about(person)?,
        })
    }

    fn has(&self, one: &Noticed) -> bool {
        match one {
            Noticed::Milestone(fields) => self.milestones.iter().any(|kept| is_same(&kept.fields, fields)),
            Noticed::Fact(fields) => self.facts.iter().any(|kept| says(&kept.fields.words, &fields.words)),
            Noticed::Exchange(fields) => self.exchanges.iter().any(|kept| is_as_given(&kept.fields, fields)),
            Noticed::HardTime(fields) => self
                .hard_times
                .iter()
                .any(|kept| kept.fields.kind == fields.kind && kept.lasts(fields.since) && is_of_one(&kept.fields.words, &fields.words)),
            Noticed::Boundary(fields) => self.boundaries.0.iter().any(|kept| fold(&kept.fields.in_words()) == fold(&fields.in_words())),
            Noticed::Event(words, _) | Noticed::OpenLoop(words, _) | Noticed::Promise(words, _) | Noticed::TheirPromise(words, _) => {
                self.open.iter().any(|kept| fold(&kept.fields.words) == fold(words))
            }
        }
    }
}

/// The same hard time: called alike, or one of them has no words.
fn is_of_one(kept: &str, said: &str) -> bool {
    kept.is_empty() || said.is_empty() || fold(kept) == fold(said)
}

/// "Long distance running, old tiles" says old tiles, and "hockey" no "ice hockey".
fn says(kept: &str, said: &str) -> bool {
    let (kept, said) = (fold(kept), fold(said));
    kept == said || kept.split([',', ';']).any(|one| one.trim() == said)
}

/// Of a birthday and a wedding there is one; a loss and what is of no kind go by their names, the others by their month.
fn is_same(kept: &MilestoneFields, said: &MilestoneFields) -> bool {
    let month = |fields: &MilestoneFields| fields.date.known().map(|date| (date.year(), date.month()));
    let is_named = matches!(said.kind, MilestoneKind::Loss | MilestoneKind::Custom);
    let is_it = if is_named { fold(&kept.label) == fold(&said.label) } else { month(kept) == month(said) };
    kept.kind == said.kind && (said.kind.is_single() || is_it)
}

fn by(day: Option<Date>, today: Date) -> Date {
    day.unwrap_or_else(|| today.saturating_add(WITHOUT_A_DAY.days()))
}

impl Noticed {
    /// What would be kept, in words: "New job at Acme: May 2026", "Promise: lend Bo the drill, by 17 March".
    #[must_use]
    pub fn in_words(&self, today: Date) -> String {
        let on = |day: Date| day.strftime(if day.year() == today.year() { "%A, %-d %B" } else { "%-d %B %Y" }).to_string();
        match self {
            Self::Milestone(fields) if fields.kind == MilestoneKind::Loss => format!("Loss, {}: {}", fields.label, fields.date.in_words()),
            Self::Milestone(fields) => format!("{}: {}", fields.shown(), fields.date.in_words()),
            Self::Event(words, day) => {
                let luck = if wish_for(words, *day, today).is_some() { "Wish luck, then ask" } else { "Ask" };
                format!("{luck} how it was: {words}, {}", on(*day))
            }
            Self::OpenLoop(words, day) => format!("Ask after: {words}, {}", day.map_or_else(|| IN_A_WEEK.to_owned(), on)),
            Self::Promise(words, Some(day)) => format!("Promise: {words}, by {}", on(*day)),
            Self::Promise(words, None) => format!("Promise: {words}, {IN_A_WEEK}"),
            Self::TheirPromise(words, Some(day)) => format!("They promised: {words}, by {}", on(*day)),
            Self::TheirPromise(words, None) => format!("They promised: {words}, {IN_A_WEEK}"),
            Self::Fact(fields) => format!("{}: {}", fields.kind.name(), fields.words),
            Self::Exchange(ExchangeFields { kind, words, standing }) => {
                let on = standing.on().filter(|day| *day != today).map_or_else(String::new, |day| format!(", {}", on(day)));
                match standing {
                    Standing::Idea => format!("{} idea: {words}", kind.name()),
                    Standing::Given { .. } => format!("{} given: {words}{on}", kind.name()),
                    Standing::Received { .. } => format!("{} received: {words}{on}", kind.name()),
                }
            }
            Self::HardTime(fields) => format!("Be there for them: {}, since {}", uncapitalised(&fields.in_words()), on(fields.since)),
            Self::Boundary(fields) => format!("Better not: {}", capitalised(&fields.in_words())),
        }
    }
}
