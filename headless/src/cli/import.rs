//! `fondly import`.

use std::path::PathBuf;

use fondly_core::{
    Error, Result,
    book::{
        Book, Conflict, Decisions, Difference, EventFate, EventLine, FoundGroup, GroupAs, ImportFate, PreviewLine, Sureness, unwatched,
    },
    formats::{Meaning, Meanings, TableColumn},
};

use super::{
    Format,
    merge::{Sure, word},
};
use crate::wire::terminal::ImportLine;

#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// vCard files, tables (CSV), calendars of birthdays (iCalendar), copies of a book or of Monica (JSON).
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Only tell what would be done.
    #[arg(long)]
    preview: bool,
    /// Leave everyone new out.
    #[arg(long)]
    only_known: bool,
    /// Leave everyone known as they are.
    #[arg(long, conflicts_with = "only_known")]
    only_new: bool,
    /// Where the book and the file both changed something, take the file's.
    #[arg(long)]
    take_theirs: bool,
    /// Take someone new as the person in the book they are at least this surely.
    #[arg(long, value_enum)]
    same: Option<Sure>,
    /// What a column of a table means: "Kto=name", "Adres=email"; may be given more than once.
    #[arg(long, value_name = "COLUMN=MEANING")]
    column: Vec<String>,
    /// What a group of the file becomes: "Family=circle", "Spam=nothing"; else it is a tag. May be given more than once.
    #[arg(long, value_name = "GROUP=WHAT")]
    group: Vec<String>,
    #[command(flatten)]
    format: Format,
}

impl Import {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let columns = self.column.iter().map(|text| meaning(text)).collect::<Result<Meanings>>()?;
        let decisions = Decisions {
            leave_out_new: self.only_known,
            leave_out_changed: self.only_new,
            take_theirs: self.take_theirs,
            same_from: self.same.map(Sureness::from),
            columns,
            groups: self.group.iter().map(|text| group(text)).collect::<Result<_>>()?,
            ..Decisions::default()
        };
        if self.preview || !decisions.columns.is_empty() || !decisions.groups.is_empty() {
            let preview = book.preview_import_as(&self.files, &decisions, &mut unwatched)?;
            refuse_unknown_column(&decisions.columns, &preview.columns)?;
            refuse_unknown_group(&decisions, &preview.groups)?;
            if !self.preview {
                return self.import(book, &decisions);
            }
            let (cards, events, count) = (preview.lines.clone(), preview.events.clone(), preview.problem_count);
            return self.format.print(&preview.into(), |line| plain(line, "would be ", (&cards, &events, &decisions), count));
        }
        self.import(book, &decisions)
    }

    fn import(&self, book: &mut Book, decisions: &Decisions) -> Result<()> {
        let report = book.import_as(&self.files, decisions, &mut unwatched)?.value;
        let count = report.problem_count;
        self.format.print(&report.into(), |line| plain(line, "", (&[], &[], decisions), count))
    }
}

/// Refuses a meaning for a column that no table has.
fn refuse_unknown_column(said: &Meanings, known: &[TableColumn]) -> Result<()> {
    let Some(unknown) = said.keys().find(|name| !known.iter().any(|column| column.name == **name)) else {
        return Ok(());
    };
    let names = known.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
    Err(Error::Refused(format!("No table here has a column called “{unknown}”. There are: {names}. Nothing was changed.")))
}

/// Refuses a wish for a group that nobody is in.
fn refuse_unknown_group(said: &Decisions, known: &[FoundGroup]) -> Result<()> {
    let Some(unknown) = said.groups.keys().find(|name| !known.iter().any(|group| group.name == **name)) else {
        return Ok(());
    };
    let names = known.iter().map(|group| group.name.as_str()).collect::<Vec<_>>().join(", ");
    let there = if names.is_empty() { "There is none.".to_owned() } else { format!("There are: {names}.") };
    Err(Error::Refused(format!("Nobody here is in a group called “{unknown}”. {there} Nothing was changed.")))
}

/// "Family=circle".
fn group(text: &str) -> Result<(String, GroupAs)> {
    let refusal = || Error::Refused(format!("“{text}” does not say what a group becomes. It can be: tag, circle, nothing."));
    let (name, what) = text.rsplit_once('=').ok_or_else(refusal)?;
    let what = match what.trim().to_lowercase().as_str() {
        "tag" => GroupAs::Tag,
        "circle" => GroupAs::Circle,
        "nothing" => GroupAs::Nothing,
        _ => return Err(refusal()),
    };
    Ok((name.trim().to_owned(), what))
}

/// "Kto=name".
fn meaning(text: &str) -> Result<(String, Meaning)> {
    let words = || MEANINGS.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
    let refusal = || Error::Refused(format!("“{text}” does not say what a column means. A column can be: {}.", words()));
    let (column, meaning) = text.rsplit_once('=').ok_or_else(refusal)?;
    let found = MEANINGS.iter().find(|(word, _)| word.eq_ignore_ascii_case(meaning.trim())).ok_or_else(refusal)?;
    Ok((column.trim().to_owned(), found.1))
}

/// What a column can mean, in a word each.
const MEANINGS: [(&str, Meaning); 24] = [
    ("name", Meaning::Name),
    ("given", Meaning::Given),
    ("middle", Meaning::Middle),
    ("family", Meaning::Family),
    ("prefix", Meaning::Prefix),
    ("suffix", Meaning::Suffix),
    ("nickname", Meaning::Nickname),
    ("organization", Meaning::Organization),
    ("title", Meaning::Title),
    ("pronouns", Meaning::Pronouns),
    ("birthday", Meaning::Birthday),
    ("anniversary", Meaning::Anniversary),
    ("job-start", Meaning::JobStart),
    ("day", Meaning::Day),
    ("email", Meaning::Email),
    ("phone", Meaning::Phone),
    ("address", Meaning::Address),
    ("link", Meaning::Link),
    ("relation", Meaning::Relation),
    ("language", Meaning::Language),
    ("time-zone", Meaning::TimeZone),
    ("tags", Meaning::Tags),
    ("note", Meaning::Note),
    ("nothing", Meaning::LeftOut),
];

/// Cards, and events, that a preview lists.
const LISTED: usize = 50;

/// What is listed of a preview.
type Listed<'a> = (&'a [PreviewLine], &'a [EventLine], &'a Decisions);

fn plain(line: &ImportLine, would: &str, (cards, events, decisions): Listed<'_>, problem_count: u32) -> String {
    let mut lines = vec![format!("{} {would}added, {} {would}updated, {} unchanged.", line.added, line.updated, line.unchanged)];
    if line.left_out > 0 {
        lines.push(format!("{} {would}left out.", line.left_out));
    }
    if line.catch_ups + line.talks > 0 {
        let some = |count, one| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
        lines.push(format!("{} {would}planned, {} {would}noted.", some(line.catch_ups, "catch-up"), some(line.talks, "talk")));
    }
    if line.resting > 0 {
        lines.push(format!("{} known otherwise here, who stay as they are; --take-theirs takes what the copy says.", line.resting));
    }
    lines.extend(cards.iter().take(LISTED).flat_map(|one| card(one, decisions)));
    if cards.len() > LISTED {
        lines.push(format!("  and {} more", cards.len() - LISTED));
    }
    lines.extend(events.iter().take(LISTED).map(event));
    if events.len() > LISTED {
        lines.push(format!("  and {} more", events.len() - LISTED));
    }
    lines.extend(line.problems.iter().map(|problem| match (problem.card, problem.line) {
        (0, 0) => format!("{}: {}", problem.file, problem.reason),
        (0, line) => format!("{}, line {line}: {}", problem.file, problem.reason),
        (card, line) => format!("{}, card {card}, line {line}: {}", problem.file, problem.reason),
    }));
    match usize::try_from(problem_count).unwrap_or(usize::MAX).saturating_sub(line.problems.len()) {
        0 => {}
        more => lines.push(format!("And {more} more that were not understood.")),
    }
    lines.join("\n")
}

/// An event, and what becomes of it.
fn event(event: &EventLine) -> String {
    let fate = match event.fate {
        EventFate::Planned => "planned",
        EventFate::Happened => "noted",
        EventFate::Known => "known",
    };
    let repeats = event.repeats.map(|how| format!(", {}", how.in_words())).unwrap_or_default();
    format!("  {fate}\t{}{repeats}\t{}\t{}", event.day, event.title, event.people.join(", "))
}

/// A card, with what would be otherwise, and whom it may be about.
fn card(card: &PreviewLine, decisions: &Decisions) -> Vec<String> {
    let fate = match card.fate {
        _ if card.left_out => "left out",
        _ if card.rests => "known otherwise",
        ImportFate::New => "new",
        ImportFate::Changed => "changed",
        ImportFate::Same => "unchanged",
    };
    let mut lines = vec![format!("  {fate}\t{}\t{}", card.name, card.detail)];
    let nothing = |texts: &[String]| if texts.is_empty() { "nothing".to_owned() } else { texts.join(", ") };
    let difference = |one: &Difference| format!("    {}: {} → {}", one.facet.name(), nothing(&one.before), nothing(&one.after));
    lines.extend(card.differences.iter().map(difference));
    let stays = if decisions.take_theirs { "the file’s is taken" } else { "yours stays" };
    let conflict = |one: &Conflict| format!("    {}: here “{}”, in the file “{}”; {stays}", one.facet.name(), one.mine, one.theirs);
    lines.extend(card.conflicts.iter().map(conflict));
    let unsettled = card.twin.as_ref().filter(|_| card.fate == ImportFate::New);
    lines.extend(unsettled.map(|twin| {
        let sure = word(twin.sureness);
        format!("    {sure} {} ({}), who is in the book: {}", twin.name, twin.person, twin.evidence.join(", "))
    }));
    lines
}
