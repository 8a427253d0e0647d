//! `fondly hard-time`: what people go through, and being there for them.

use clap::{Subcommand, ValueEnum};
use fondly_core::{
    Result,
    book::Book,
    domain::{HardKind, HardTimeFields},
};

use super::{Format, day::Day, say};
use crate::wire::{HardTimeView, id};

#[derive(Debug, clap::Args)]
pub(super) struct HardTime {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List what someone goes through and went through.
    List {
        /// Who: a name, an e-mail address or an id.
        who: String,
        #[command(flatten)]
        format: Format,
    },
    /// Note what someone goes through, and be reminded of being there for them.
    Add {
        /// Who: a name, an e-mail address or an id.
        who: String,
        /// What it is.
        #[arg(value_enum)]
        kind: Kind,
        /// In your own words: "her knee".
        #[arg(default_value = "")]
        words: String,
        /// Since when: YYYY-MM-DD, yesterday, monday; without it today.
        #[arg(long, value_name = "DAY")]
        since: Option<Day>,
    },
    /// Change it; what is not given stays.
    Edit {
        /// Its id in the list.
        id: String,
        /// What it is.
        #[arg(long, value_enum)]
        kind: Option<Kind>,
        /// In your own words.
        #[arg(long)]
        words: Option<String>,
        /// Since when: YYYY-MM-DD, yesterday, monday.
        #[arg(long, value_name = "DAY")]
        since: Option<Day>,
    },
    /// Say that it is over.
    Over {
        /// Its id in the list.
        id: String,
    },
    /// Remove it.
    Remove {
        /// Its id in the list.
        id: String,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Illness,
    Loss,
    Work,
    Separation,
    Other,
}

impl From<Kind> for HardKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Illness => Self::Illness,
            Kind::Loss => Self::Loss,
            Kind::Work => Self::Work,
            Kind::Separation => Self::Separation,
            Kind::Other => Self::Other,
        }
    }
}

impl HardTime {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::List { who, format } => list(book, &who, format),
            Verb::Add { who, kind, words, since } => {
                let who = book.find(&who)?;
                let since = since.unwrap_or(Day::FromToday(0)).of_late(book);
                let outcome = book.add_hard_time(who, HardTimeFields { kind: kind.into(), words, since })?;
                say(&format!("{} ({})", outcome.said, outcome.value))
            }
            Verb::Edit { id: text, kind, words, since } => {
                let which = id(&text)?;
                let before = book.hard_time(which)?.fields;
                let fields = HardTimeFields {
                    kind: kind.map_or(before.kind, Into::into),
                    words: words.unwrap_or(before.words),
                    since: since.map_or(before.since, |day| day.of_late(book)),
                };
                say(&book.edit_hard_time(which, fields)?.said)
            }
            Verb::Over { id: text } => say(&book.end_hard_time(id(&text)?)?.said),
            Verb::Remove { id: text } => say(&book.remove_hard_time(id(&text)?)?.said),
        }
    }
}

fn list(book: &Book, who: &str, format: Format) -> Result<()> {
    let (person, today) = (book.find(who)?, book.now().today());
    let all: Vec<HardTimeView> = book.hard_times(person)?.iter().map(|one| HardTimeView::of(one, today)).collect();
    format.list(&all, "Nothing is noted.", |one| format!("{}\t{}\t{}", one.says, one.when, one.id))
}
