//! `fondly goal`, `fondly intention` and `fondly trust`: what the user wants of their connections.

use clap::{Subcommand, ValueEnum};
use fondly_core::{
    Result,
    book::Book,
    domain::{Depth, GoalFields, GoalId},
};

use super::{Format, say};
use crate::wire::{GoalView, id};

#[derive(Debug, clap::Args)]
pub(super) struct Goal {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List what you would like, and what you did about it.
    List {
        #[command(flatten)]
        format: Format,
    },
    /// Note what you would like: "a mentor", "a friend to climb with".
    Add(Fields),
    /// Change it; what is not given stays.
    Edit {
        /// Its id in the list.
        id: String,
        /// What you would like.
        #[arg(long)]
        words: Option<String>,
        /// Why.
        #[arg(long)]
        why: Option<String>,
        /// Whom you have in mind; all of them are replaced.
        #[arg(long = "with", value_name = "WHO")]
        people: Vec<String>,
    },
    /// Say that it came to be.
    Reached {
        /// Its id in the list.
        id: String,
        /// It did not after all.
        #[arg(long)]
        no_longer: bool,
    },
    /// Remove it.
    Remove {
        /// Its id in the list.
        id: String,
    },
}

#[derive(Debug, clap::Args)]
struct Fields {
    /// What you would like.
    words: String,
    /// Why.
    #[arg(long, default_value = "")]
    why: String,
    /// Whom you have in mind; may be given several times.
    #[arg(long = "with", value_name = "WHO")]
    people: Vec<String>,
}

/// Notes why you are in touch with someone.
#[derive(Debug, clap::Args)]
pub(super) struct Intention {
    /// A name, an e-mail address or an id.
    who: String,
    /// Why; "" for nothing.
    words: String,
}

/// What you can tell someone of yourself.
#[derive(Debug, clap::Args)]
pub(super) struct Trust {
    /// Who: a name, an e-mail address or an id.
    who: String,
    /// What you can tell them.
    #[arg(value_enum)]
    told: Told,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Told {
    /// Everyday things.
    Everyday,
    /// What moves you.
    Personal,
    /// Anything.
    Anything,
    /// Nobody says.
    None,
}

impl Goal {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::List { format } => format.list(&GoalView::all(book)?, "Nothing is noted that you would like.", |one| {
                let why = if one.fields.why.is_empty() { String::new() } else { format!(" ({})", one.fields.why) };
                format!("{}{why}\t{}\t{}\t{}", one.fields.words, one.done, one.when, one.id)
            }),
            Verb::Add(Fields { words, why, people }) => {
                let people = people.iter().map(|who| book.find(who)).collect::<Result<_>>()?;
                let outcome = book.add_goal(GoalFields { words, why, people })?;
                say(&format!("{} ({})", outcome.said, outcome.value))
            }
            Verb::Edit { id: text, words, why, people } => {
                let which: GoalId = id(&text)?;
                let before = book.goals()?.into_iter().find(|one| one.goal.id == which).map(|one| one.goal.fields);
                let before = before.ok_or(fondly_core::Error::NotFound("goal"))?;
                let named = people.iter().map(|who| book.find(who)).collect::<Result<Vec<_>>>()?;
                let people = if named.is_empty() { before.people } else { named };
                let fields = GoalFields { words: words.unwrap_or(before.words), why: why.unwrap_or(before.why), people };
                say(&book.edit_goal(which, fields)?.said)
            }
            Verb::Reached { id: text, no_longer } => say(&book.reach_goal(id(&text)?, !no_longer)?.said),
            Verb::Remove { id: text } => say(&book.remove_goal(id(&text)?)?.said),
        }
    }
}

impl Intention {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let who = book.find(&self.who)?;
        say(&book.set_intention(who, &self.words)?.said)
    }
}

impl Trust {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let trust = match self.told {
            Told::Everyday => Some(Depth::Light),
            Told::Personal => Some(Depth::Real),
            Told::Anything => Some(Depth::Deep),
            Told::None => None,
        };
        let who = book.find(&self.who)?;
        say(&book.set_trust(who, trust)?.said)
    }
}
