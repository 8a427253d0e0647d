//! Quick add: a sentence is understood with the names of the book, said back, and done (K6).

use super::{Book, Outcome, names::Names};
use crate::{
    Result,
    quick::{Meant, Reading, understand},
};

/// Everyone by what they are called, as the book stood at `version`.
#[derive(Default)]
pub(super) struct NameIndex {
    version: Option<i64>,
    names: Names,
}

impl Book {
    /// What a sentence would do; nothing is done.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn understand(&self, sentence: &str) -> Result<Reading> {
        let version = Some(self.store.changes()?);
        if self.names.borrow().version != version {
            *self.names.borrow_mut() = NameIndex { version, names: Names::of(&self.read())? };
        }
        let index = self.names.borrow();
        Ok(understand(sentence, self.now().today(), &|name| index.names.called(name)))
    }

    /// Does what a sentence was understood to mean.
    ///
    /// # Errors
    /// - As the verb that it names.
    pub fn quick_add(&mut self, meant: Meant) -> Result<Outcome> {
        match meant {
            Meant::CatchUp { people, fields, repeats } => self.plan_catch_up(&people, fields, repeats).map(|done| done.map(drop)),
            Meant::Happened { people, fields } => self.log_interaction(&people, fields).map(|done| done.map(drop)),
            Meant::Milestone { person, fields } => self.add_milestone(person, fields).map(|done| done.map(drop)),
            Meant::Rhythm { person, cadence } => self.set_rhythm(person, Some(cadence), None),
        }
    }
}

impl Reading {
    /// What would be done, in words: "Coffee with Ann and Bo", and when.
    #[must_use]
    pub fn in_words(&self, today: jiff::civil::Date) -> Option<String> {
        let names = crate::domain::in_a_row(&self.names);
        let on = |day: jiff::civil::Date| {
            let away = crate::planner::away(day, today);
            let date = day.strftime(if day.year() == today.year() { "%A, %-d %B" } else { "%A, %-d %B %Y" }).to_string();
            if matches!(away.as_str(), "today" | "tomorrow" | "yesterday") { format!("{away}, {date}") } else { date }
        };
        Some(match self.meant.as_ref()? {
            Meant::CatchUp { fields, repeats, .. } => {
                let what = if fields.what_for.is_empty() { fields.channel.planned() } else { &fields.what_for };
                let first = repeats.and_then(|how| how.begins(fields.day)).unwrap_or(fields.day);
                let when = repeats.map_or_else(|| on(first), |how| format!("{} from {}", how.in_words(), on(first)));
                let time = fields.time.map(|time| format!(" at {}", time.strftime("%H:%M"))).unwrap_or_default();
                let minutes = fields.minutes.map(|minutes| format!(" for {minutes} minutes")).unwrap_or_default();
                let place = if fields.place.is_empty() { String::new() } else { format!(" · {}", fields.place) };
                format!("{} with {names} · {when}{time}{minutes}{place}", crate::domain::capitalised(what))
            }
            Meant::Happened { fields, .. } => {
                let note = if fields.note.is_empty() { String::new() } else { format!(": “{}”", fields.note) };
                let how = crate::domain::capitalised(fields.channel.name());
                format!("Note: {how} with {names}, {}{note}", on(fields.day))
            }
            Meant::Milestone { fields, .. } => {
                format!("{names}: {}, {}{}", fields.shown(), fields.date.in_both_words(), if fields.yearly { ", every year" } else { "" })
            }
            Meant::Rhythm { cadence, .. } => format!("Be in touch with {names} every {cadence}"),
        })
    }
}
