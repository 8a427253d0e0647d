//! `fondly fact`: what people told of themselves.

use clap::{Subcommand, ValueEnum};
use fondly_core::{
    Result,
    book::Book,
    domain::{FactFields, FactKind},
};

use super::{Format, day::Day, say};
use crate::wire::{FactView, id};

#[derive(Debug, clap::Args)]
pub(super) struct Fact {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List what is known of someone.
    List {
        /// Of whom: a name, an e-mail address or an id.
        who: String,
        #[command(flatten)]
        format: Format,
    },
    /// Note something that someone told.
    Add {
        /// Who: a name, an e-mail address or an id.
        who: String,
        /// What: "ice hockey", "vegetarian".
        words: String,
        /// What it is about.
        #[arg(long, value_enum, default_value = "other")]
        kind: Kind,
        /// When it was so last: YYYY-MM-DD, yesterday; without it today.
        #[arg(long, value_name = "DAY")]
        said: Option<Day>,
    },
    /// Say that it is still so.
    StillSo {
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
    Met,
    Interest,
    Taste,
    Diet,
    Plan,
    Need,
    Skill,
    Value,
    Agreement,
    Feedback,
    Other,
    Worry,
}

impl From<Kind> for FactKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Met => Self::Met,
            Kind::Interest => Self::Interest,
            Kind::Taste => Self::Taste,
            Kind::Diet => Self::Diet,
            Kind::Plan => Self::Plan,
            Kind::Need => Self::Need,
            Kind::Skill => Self::Skill,
            Kind::Value => Self::Value,
            Kind::Agreement => Self::Agreement,
            Kind::Feedback => Self::Feedback,
            Kind::Other => Self::Other,
            Kind::Worry => Self::Worry,
        }
    }
}

impl Fact {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::List { who, format } => list(book, &who, format),
            Verb::Add { who, words, kind, said } => {
                let person = book.find(&who)?;
                let said_on = said.unwrap_or(Day::FromToday(0)).of_late(book);
                let outcome = book.add_fact(person, FactFields { kind: kind.into(), words, said_on })?;
                say(&format!("{} ({})", outcome.said, outcome.value))
            }
            Verb::StillSo { id: text } => say(&book.confirm_fact(id(&text)?)?.said),
            Verb::Remove { id: text } => say(&book.remove_fact(id(&text)?)?.said),
        }
    }
}

fn list(book: &Book, who: &str, format: Format) -> Result<()> {
    let (person, today) = (book.find(who)?, book.now().today());
    let all: Vec<FactView> = book.facts(person)?.iter().map(|one| FactView::of(one, today)).collect();
    format.list(&all, "Nothing is noted.", |one| format!("{}\t{}\t{}\t{}", one.about, one.fields.words, one.age, one.id))
}
