//! `fondly exchange`: what was given and received, what one thinks of giving, and whom one has not thanked yet.

use clap::{Subcommand, ValueEnum};
use fondly_core::{
    Result,
    book::Book,
    domain::{ExchangeFields, ExchangeKind, Standing},
};

use super::{
    Format,
    day::Day,
    say,
    sections::{Sections, touching},
};
use crate::wire::{ExchangeView, GivingView, ToThankView, id};

#[derive(Debug, clap::Args)]
pub(super) struct Exchange {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List what passed between you and someone; without a name, whom you have not thanked yet.
    List {
        /// With whom: a name, an e-mail address or an id.
        who: Option<String>,
        #[command(flatten)]
        format: Format,
    },
    /// Note something: an idea, unless it was given or received.
    Add {
        /// With whom: a name, an e-mail address or an id.
        who: String,
        /// What: "a fern", "helped with the move".
        words: String,
        /// What it is.
        #[arg(long, value_enum, default_value = "gift")]
        kind: Kind,
        /// You gave it, today or on a day: --given=yesterday, --given=2026-05-04.
        #[arg(long, value_name = "DAY", num_args = 0..=1, require_equals = true, default_missing_value = "today", conflicts_with = "received")]
        given: Option<Day>,
        /// You received it, today or on a day.
        #[arg(long, value_name = "DAY", num_args = 0..=1, require_equals = true, default_missing_value = "today")]
        received: Option<Day>,
        /// You had asked for it.
        #[arg(long, requires = "received", conflicts_with = "given")]
        asked: bool,
    },
    /// Say that you gave what was an idea, today.
    Given {
        /// Its id in the list.
        id: String,
    },
    /// Say that you thanked for it today; of what you gave, that they did.
    Thanked {
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
    Gift,
    Help,
    Favour,
    Advice,
    Introduction,
    Kindness,
}

impl From<Kind> for ExchangeKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Gift => Self::Gift,
            Kind::Help => Self::Help,
            Kind::Favour => Self::Favour,
            Kind::Advice => Self::Advice,
            Kind::Introduction => Self::Introduction,
            Kind::Kindness => Self::Kindness,
        }
    }
}

impl Exchange {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::List { who: Some(who), format } => with(book, &who, format),
            Verb::List { who: None, format } => format.print(&ToThankView::all(book, false)?, |all| {
                if all.is_empty() {
                    return "Nobody waits for your thanks.".to_owned();
                }
                all.iter().map(|one| format!("{}\t{}", one.name, line(&one.exchange))).collect::<Vec<_>>().join("\n")
            }),
            Verb::Add { who, words, kind, given, received, asked } => {
                let person = book.find(&who)?;
                let standing = match (given, received) {
                    (Some(day), _) => Standing::Given { on: day.of_late(book), thanked_on: None },
                    (None, Some(day)) => Standing::Received { on: day.of_late(book), asked_for: asked, thanked_on: None },
                    (None, None) => Standing::Idea,
                };
                let outcome = book.add_exchange(person, ExchangeFields { kind: kind.into(), words, standing })?;
                say(&format!("{} ({})", outcome.said, outcome.value))
            }
            Verb::Given { id: text } => say(&book.give_idea(id(&text)?)?.said),
            Verb::Thanked { id: text } => say(&book.thank(id(&text)?)?.said),
            Verb::Remove { id: text } => say(&book.remove_exchange(id(&text)?)?.said),
        }
    }
}

fn line(one: &ExchangeView) -> String {
    // One line, whatever was typed.
    let words = one.fields.words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{words}{}\t{}\t{}", touching(one.touches), one.stands, one.id)
}

fn with(book: &Book, who: &str, format: Format) -> Result<()> {
    let person = book.person(book.find(who)?)?;
    format.print(&GivingView::of(&person.giving, &person.contact.fields.name, book.now().today()), |giving| {
        let mut text = Sections::below(giving.hint.clone());
        text.add("Not thanked yet", giving.to_thank.iter().map(line));
        text.add("They could use", giving.needs.iter().map(|need| need.fields.words.clone()));
        text.add("Ideas", giving.ideas.iter().map(line));
        text.add("Given and received", giving.passed.iter().map(line));
        text.or("Nothing is noted.")
    })
}
