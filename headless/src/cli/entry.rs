//! `fondly entry`: an interaction that was logged, changed or removed.

use clap::Subcommand;
use fondly_core::{
    Result,
    book::Book,
    domain::{InteractionFields, Outcome},
};

use super::{
    day::Day,
    log::{Felt, How, Near, companions},
    say,
};
use crate::wire::id;

#[derive(Debug, clap::Args)]
pub(super) struct Entry {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Change one; its id is in `fondly show --json`.
    Edit {
        /// Its id.
        id: String,
        /// The day: YYYY-MM-DD, today, yesterday.
        #[arg(long, value_name = "DAY")]
        on: Option<Day>,
        /// How you were in touch.
        #[arg(long, value_enum)]
        channel: Option<How>,
        /// What was said.
        #[arg(long)]
        note: Option<String>,
        /// Did anybody answer: yes or no.
        #[arg(long, value_parser = clap::builder::BoolishValueParser::new())]
        answered: Option<bool>,
        /// How near it went.
        #[arg(long, value_enum)]
        depth: Option<Near>,
        /// Nobody says how near it went.
        #[arg(long, conflicts_with = "depth")]
        no_depth: bool,
        /// How it left you.
        #[arg(long, value_enum)]
        felt: Option<Felt>,
        /// Nobody says how it left you.
        #[arg(long, conflicts_with = "felt")]
        no_felt: bool,
        /// What you appreciated.
        #[arg(long, value_name = "WORDS")]
        appreciated: Option<String>,
        /// Who was there; all of them are replaced.
        #[arg(long, value_name = "WHO")]
        with: Vec<String>,
        /// Who was there and comes into the book, by name; with --with.
        #[arg(long, value_name = "NAME", requires = "with")]
        with_new: Vec<String>,
    },
    /// Remove one.
    Remove {
        /// Its id.
        id: String,
    },
}

impl Entry {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::Edit { id: text, on, channel, note, answered, depth, no_depth, felt, no_felt, appreciated, with, with_new } => {
                let entry = id(&text)?;
                let before = book.interaction(entry)?;
                let outcome = answered.map_or(before.outcome, |yes| if yes { Outcome::Talked } else { Outcome::NoAnswer });
                let fields = InteractionFields {
                    day: on.map_or(before.day, |day| day.of_late(book)),
                    channel: channel.map_or(before.channel, Into::into),
                    note: note.unwrap_or(before.note),
                    outcome,
                    depth: depth.map_or(before.depth.filter(|_| !no_depth), |near| Some(near.into())),
                    feeling: felt.map_or(before.feeling.filter(|_| !no_felt), |felt| Some(felt.into())),
                    appreciated: appreciated.unwrap_or(before.appreciated),
                    ..before
                };
                if with.is_empty() {
                    return say(&book.edit_interaction(entry, fields)?.said);
                }
                say(&book.edit_together(entry, &companions(book, &with, with_new)?, fields)?.said)
            }
            Verb::Remove { id: text } => say(&book.remove_interaction(id(&text)?)?.said),
        }
    }
}
