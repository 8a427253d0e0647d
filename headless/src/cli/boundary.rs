//! `fondly boundary`: what people do not want.

use clap::Subcommand;
use fondly_core::{
    Result,
    book::Book,
    domain::{BoundaryFields, BoundaryKind, Topics},
};
use jiff::civil::Time;

use super::{Format, catch_up::time, day::Day, log::How, say};
use crate::wire::{BoundaryView, id};

#[derive(Debug, clap::Args)]
pub(super) struct Boundary {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List what someone does not want.
    List {
        /// Whose: a name, an e-mail address or an id.
        who: String,
        #[command(flatten)]
        format: Format,
    },
    /// Note something: what not to bring up, how or when not to reach them.
    Add(Add),
    /// Say that it is still so.
    StillSo {
        /// Its id in the list.
        id: String,
    },
    /// Say that it is no longer so.
    Remove {
        /// Its id in the list.
        id: String,
    },
}

#[derive(Debug, clap::Args)]
struct Add {
    /// Whose: a name, an e-mail address or an id.
    who: String,
    /// In your own words: "her father".
    #[arg(default_value = "")]
    words: String,
    /// What it is about: "family, health"; without it what the words name.
    #[arg(long, conflicts_with_all = ["no", "hours"])]
    topics: Option<Topics>,
    /// A way not to reach them.
    #[arg(long, value_enum, conflicts_with = "hours")]
    no: Option<How>,
    /// Hours on their clock in which not to call: 21:00-08:00.
    #[arg(long, value_parser = hours, value_name = "FROM-UNTIL")]
    hours: Option<(Time, Time)>,
    /// Since when: YYYY-MM-DD, yesterday; without it today.
    #[arg(long, value_name = "DAY")]
    since: Option<Day>,
}

fn hours(text: &str) -> std::result::Result<(Time, Time), String> {
    let (from, until) = text.split_once('-').ok_or("Please write hours like 21:00-08:00.")?;
    Ok((time(from)?, time(until)?))
}

impl Boundary {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::List { who, format } => list(book, &who, format),
            Verb::Add(add) => add.run(book),
            Verb::StillSo { id: text } => say(&book.confirm_boundary(id(&text)?)?.said),
            Verb::Remove { id: text } => say(&book.remove_boundary(id(&text)?)?.said),
        }
    }
}

impl Add {
    fn run(self, book: &mut Book) -> Result<()> {
        let who = book.find(&self.who)?;
        let kind = match (self.no, self.hours) {
            (Some(how), _) => BoundaryKind::Channel(how.into()),
            (None, Some((from, until))) => BoundaryKind::Hours(from, until),
            (None, None) => BoundaryKind::Topic(self.topics.unwrap_or_else(|| Topics::named_in(&self.words))),
        };
        let fields = BoundaryFields { kind, words: self.words, since: self.since.unwrap_or(Day::FromToday(0)).of(book) };
        let outcome = book.add_boundary(who, fields)?;
        say(&format!("{}{} ({})", outcome.said, covers(kind), outcome.value))
    }
}

/// What follows: which topics it keeps out of the questions.
fn covers(kind: BoundaryKind) -> String {
    match kind {
        BoundaryKind::Topic(topics) if topics.is_empty() => "; it covers no topic, only its own words".to_owned(),
        BoundaryKind::Topic(topics) => format!("; it covers {topics}"),
        BoundaryKind::Channel(_) | BoundaryKind::Hours(..) => String::new(),
    }
}

fn list(book: &Book, who: &str, format: Format) -> Result<()> {
    let person = book.find(who)?;
    let today = book.now().today();
    let all: Vec<BoundaryView> = book.boundaries(person)?.0.iter().map(|one| BoundaryView::of(one, today)).collect();
    let asks = |one: &BoundaryView| if one.is_to_confirm { ", still so?" } else { "" };
    format.list(&all, "Nothing is noted.", |one| format!("{}\tsince {}{}\t{}", one.says, one.since_shown, asks(one), one.id))
}
