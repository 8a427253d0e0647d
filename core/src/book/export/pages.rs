//! People as pages of Markdown, one file each.

use std::{collections::HashSet, path::Path};

use super::{Whom, count};
use crate::{
    Error, Result,
    book::{Book, Person},
    domain::{Exchange, FactFields, FactKind, Labelled, Outcome},
    formats::{Page, page, page_name},
    planner::standing,
};

impl Book {
    /// Writes a Markdown file for each of these people into `folder`, which may exist if it is empty, and says how many. All of them or
    /// none: they are written beside it first.
    ///
    /// # Errors
    /// - `NotFound`: the one it is about; `Refused`: the folder holds something; `NotWritable`.
    pub fn export_pages(&self, whom: &Whom, folder: &Path) -> Result<u32> {
        let unwritable = |_| Error::NotWritable(folder.to_owned());
        if std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) || folder.is_file() {
            let sentence = format!("{} is not empty. Please name a new folder. Nothing was written.", folder.display());
            return Err(Error::Refused(sentence));
        }
        let people = self.exported(whom)?;
        let beside = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let half = tempfile::tempdir_in(beside).map_err(unwritable)?;
        let mut taken = HashSet::new();
        for contact in &people {
            let name = page_name(&contact.fields.shown(), |name| taken.contains(&name.to_lowercase()));
            taken.insert(name.to_lowercase());
            std::fs::write(half.path().join(name), page(&page_of(&self.person(contact.id)?))).map_err(unwritable)?;
        }
        // An empty folder of that name makes room; one that holds something does not go away by this.
        let _was_empty = std::fs::remove_dir(folder);
        std::fs::rename(half.path(), folder).map_err(unwritable)?;
        let _moved = half.keep();
        Ok(count(people.len()))
    }
}

fn page_of(person: &Person) -> Page {
    let rhythm = person.check_in.map(|check_in| format!("every {}", check_in.cadence));
    let talked = person.line.check_in.contacts.talked.map(|day| format!("last talked {day}"));
    let circle = person.circle.as_ref().map(|circle| circle.fields.name.clone());
    let dates = person.milestones.iter().map(|(milestone, _)| {
        let fields = &milestone.fields;
        let note = if fields.note.is_empty() { String::new() } else { format!(" ({})", fields.note) };
        Labelled::new(fields.shown(), format!("{}{note}", fields.date.in_words()))
    });
    let entries = person.timeline.iter().map(|row| {
        let fields = &row.interaction.fields;
        let how = if fields.outcome == Outcome::NoAnswer { "no answer" } else { fields.channel.name() };
        let names: Vec<&str> = row.others.iter().map(|(_, name)| name.as_str()).collect();
        let with = if names.is_empty() { String::new() } else { format!(", with {}", names.join(", ")) };
        let near = fields.depth.map_or_else(String::new, |depth| format!(", {}", depth.of_talk()));
        let glad = Some(&fields.appreciated).filter(|words| !words.is_empty()).map(|words| format!("Appreciated: {words}"));
        let said = Some(&fields.note).filter(|note| !note.is_empty()).cloned();
        (format!("{} · {how}{near}{with}", fields.day), [said, glad].into_iter().flatten().collect::<Vec<_>>().join("\n"))
    });
    let facts = person.facts.iter().map(|fact| {
        let FactFields { kind, words, said_on } = &fact.fields;
        let said = if *kind == FactKind::Met { String::new() } else { format!(" ({said_on})") };
        Labelled::new(kind.name(), format!("{words}{said}"))
    });
    Page {
        fields: person.contact.fields.clone(),
        standing: [circle, rhythm, talked].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        dates: dates.collect(),
        better_not: person.boundaries.0.iter().map(|one| Labelled::new("", one.fields.in_words())).collect(),
        facts: facts.collect(),
        giving: given(person),
        timeline: entries.collect(),
    }
}

/// By their days, the newest first; ideas last.
fn given(person: &Person) -> Vec<Labelled> {
    let giving = &person.giving;
    let mut all: Vec<&Exchange> = giving.to_thank.iter().chain(&giving.passed).chain(&giving.ideas).map(|(one, _)| one).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.fields.standing.on()));
    all.into_iter().map(|one| Labelled::new(standing(&one.fields, |on| on.to_string()), one.fields.words.clone())).collect()
}
