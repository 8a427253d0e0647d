//! Looking back on a week: five questions that may all be skipped, what the book has to say to each, and thoughts of the user's own (B20). A week that
//! is to be quiet holds half as much (B21).

use jiff::{ToSpan as _, civil::Date};

use super::{Book, Outcome, contacts::known};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{ContactId, Feeling, Pondered, Reflection, ReflectionId, ReminderKind, in_a_row},
    store::Writer,
};

/// So many names or things are told to one question.
const TOLD: usize = 5;

/// A week, looked back on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its Monday.
    pub monday: Date,
    /// The questions, each with what the book has to say to it, and the user's answer; empty: none yet.
    pub questions: Vec<(Pondered, String, String)>,
    /// This week is to be quiet.
    pub is_quiet: bool,
    /// The next one is.
    pub is_next_quiet: bool,
}

impl Book {
    /// The week of a day, by default of today.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn review(&self, on: Option<Date>) -> Result<Review> {
        let (read, today) = (self.read(), self.now().today());
        let monday = monday_of(on.unwrap_or(today));
        let question = |question: Pondered| {
            let answer = read.answer_of(monday, question)?.map(|one| one.words).unwrap_or_default();
            Ok((question, self.told_to(question, monday)?, answer))
        };
        let quiet = read.quiet_week()?;
        Ok(Review {
            monday,
            questions: Pondered::OF_A_WEEK.into_iter().map(question).collect::<Result<_>>()?,
            is_quiet: quiet == Some(monday_of(today)),
            is_next_quiet: quiet == Some(monday_of(today).saturating_add(7.days())),
        })
    }

    /// What the book has to say to a question of a week.
    fn told_to(&self, question: Pondered, monday: Date) -> Result<String> {
        let (read, sunday) = (self.read(), monday.saturating_add(6.days()));
        let talked = |only: Option<Feeling>| -> Result<Vec<String>> {
            let people = read.talked_between(monday, sunday, only)?;
            people.into_iter().map(|person| Ok(known(&read, person)?.fields.name.short())).collect()
        };
        let said = |before: &str, names: Vec<String>| if names.is_empty() { String::new() } else { format!("{before}{}", few(names)) };
        Ok(match question {
            Pondered::Own => String::new(),
            Pondered::Energy => match said("Talks that lifted you: ", talked(Some(Feeling::Lifted))?) {
                lifted if lifted.is_empty() => said("You talked to ", talked(None)?),
                lifted => lifted,
            },
            Pondered::Missed => {
                let agenda = self.agenda(None)?;
                let waiting = agenda.waiting.iter().chain(&agenda.reach_out).map(|nudge| nudge.person.fields.name.short());
                said("Who has waited longest: ", waiting.collect())
            }
            Pondered::Promised => {
                let open = self.reminders()?.into_iter().filter(|one| one.fields.kind == ReminderKind::Promise);
                said("Open: ", open.map(|one| one.fields.words).collect())
            }
            Pondered::Hard => {
                let open = read.rifts_open()?.into_iter().map(|one| one.fields.words);
                match said("Talks that drained you: ", talked(Some(Feeling::Drained))?) {
                    drained if drained.is_empty() => said("Not settled: ", open.collect()),
                    drained => drained,
                }
            }
            Pondered::Next => {
                let next = self.occasions(monday.saturating_add(7.days()), sunday.saturating_add(7.days()))?;
                let titles = next.iter().map(|one| self.title_of(one)).collect::<Result<Vec<_>>>()?;
                said("Planned: ", titles)
            }
        })
    }

    /// Answers a question of the week of a day; empty takes the answer away.
    ///
    /// # Errors
    /// - `Refused`: it is no question of a week, or a week to come.
    pub fn answer_review(&mut self, on: Date, question: Pondered, words: &str) -> Result<Outcome> {
        self.change("answer review", |w, now| {
            let (monday, words) = (monday_of(on), words.trim().to_owned());
            if question == Pondered::Own || monday > now.today() {
                return Err(Error::refused("That is no question of a week that has begun. Nothing was changed."));
            }
            let before = w.read().answer_of(monday, question)?;
            match before {
                Some(before) if words.is_empty() => w.remove_reflection(before.id)?,
                Some(before) if before.words == words => {}
                Some(before) => w.put_reflection(&Reflection { words, ..before })?,
                None if words.is_empty() => {}
                None => w.put_reflection(&reflection(now, question, monday, None, words))?,
            }
            Ok(((), "Kept your answer".to_owned()))
        })
    }

    /// Thoughts and answers about nobody, the newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reflections(&self) -> Result<Vec<Reflection>> {
        self.read().reflections()
    }

    /// Thoughts about someone, the newest first.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn reflections_about(&self, person: ContactId) -> Result<Vec<Reflection>> {
        self.read().reflections_about(person)
    }

    /// Keeps a thought, about someone or about nobody.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: without words.
    pub fn add_reflection(&mut self, person: Option<ContactId>, words: &str) -> Result<Outcome<ReflectionId>> {
        self.change("add reflection", |w, now| {
            person.map(|person| known(&w.read(), person)).transpose()?;
            let words = words.trim().to_owned();
            if words.is_empty() {
                return Err(Error::refused("Nothing is written. Nothing was changed."));
            }
            let one = reflection(now, Pondered::Own, now.today(), person, words);
            w.put_reflection(&one)?;
            Ok((one.id, "Kept for your eyes only".to_owned()))
        })
    }

    /// Says whom a thought is about; `None`: nobody.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: it is the answer to a question.
    pub fn place_reflection(&mut self, id: ReflectionId, person: Option<ContactId>) -> Result<Outcome> {
        self.change("place reflection", |w, _| {
            let before = w.read().reflection(id)?.ok_or(Error::NotFound("thought"))?;
            if before.question != Pondered::Own {
                return Err(Error::refused("That is the answer to a question of a week. Nothing was changed."));
            }
            let who = person.map(|person| known(&w.read(), person)).transpose()?.map(|contact| contact.fields.shown());
            if before.person != person {
                w.put_reflection(&Reflection { person, ..before })?;
            }
            Ok(((), format!("The thought is about {}", who.unwrap_or_else(|| "nobody".to_owned()))))
        })
    }

    /// Removes a thought, or an answer.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn remove_reflection(&mut self, id: ReflectionId) -> Result<Outcome> {
        self.change("remove reflection", |w, _| {
            w.read().reflection(id)?.ok_or(Error::NotFound("thought"))?;
            w.remove_reflection(id)?;
            Ok(((), "Removed the thought".to_owned()))
        })
    }

    /// Lets the week of a day hold half of what weeks hold; `None`: no week does.
    ///
    /// # Errors
    /// - `Refused`: that week is over.
    pub fn keep_quiet(&mut self, week_of: Option<Date>) -> Result<Outcome> {
        self.change("keep quiet", |w, now| {
            let monday = week_of.map(monday_of);
            if monday.is_some_and(|monday| monday < monday_of(now.today())) {
                return Err(Error::refused("That week is over. Nothing was changed."));
            }
            set_quiet(w, monday)?;
            let said = match monday {
                Some(monday) => format!("A quiet week from {}: it holds half", monday.strftime("%A, %-d %B")),
                None => "No quiet week: each holds what it holds".to_owned(),
            };
            Ok(((), said))
        })
    }
}

fn set_quiet(w: &Writer<'_>, monday: Option<Date>) -> Result<()> {
    if w.read().quiet_week()? != monday { w.set_quiet_week(monday) } else { Ok(()) }
}

fn reflection(now: &Moment, question: Pondered, day: Date, person: Option<ContactId>, words: String) -> Reflection {
    Reflection { id: ReflectionId::new(now.instant()), question, day, person, words }
}

/// The Monday of a day's week.
fn monday_of(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// The first few, and how many more.
fn few(mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(TOLD);
    names.truncate(TOLD);
    if more > 0 {
        names.push(format!("{more} more"));
    }
    in_a_row(&names)
}
