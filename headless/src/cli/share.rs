//! `fondly share`: news of the user's own, and what they saved for someone.

use clap::Subcommand;
use fondly_core::{
    Result,
    book::Book,
    domain::{self, ShareFields, ShareFor, in_a_row},
};
use serde::Serialize;

use super::{Format, say};
use crate::wire::{NamedView, ShareView, ToShareView, id, named};

#[derive(Debug, clap::Args)]
pub(super) struct Share {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List what there is to share: with someone, or all of it and who was told.
    List {
        /// With whom: a name, an e-mail address or an id.
        who: Option<String>,
        #[command(flatten)]
        format: Format,
    },
    /// Save something to share.
    Add {
        /// What: "the article about ferns", "we moved to Porto".
        words: String,
        /// For whom: a name, an e-mail address or an id, as often as you like; without it, it is news for whoever you talk to.
        #[arg(long = "for", value_name = "WHO")]
        whom: Vec<String>,
    },
    /// Say that someone was told.
    Told {
        /// Its id in the list.
        id: String,
        /// Who: a name, an e-mail address or an id.
        who: String,
    },
    /// Remove it.
    Remove {
        /// Its id in the list.
        id: String,
    },
}

impl Share {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::List { who, format } => list(book, who.as_deref(), format),
            Verb::Add { words, whom } => {
                let people = whom.iter().map(|who| book.find(who)).collect::<Result<Vec<_>>>()?;
                let whom = if people.is_empty() { ShareFor::Anyone } else { ShareFor::People(people) };
                let outcome = book.add_share(ShareFields { words, whom })?;
                say(&format!("{} ({})", outcome.said, outcome.value))
            }
            Verb::Told { id: text, who } => {
                let who = book.find(&who)?;
                say(&book.tell_share(id(&text)?, who)?.said)
            }
            Verb::Remove { id: text } => say(&book.remove_share(id(&text)?)?.said),
        }
    }
}

fn list(book: &Book, who: Option<&str>, format: Format) -> Result<()> {
    match who {
        Some(who) => format.print(&ToShareView::of(book, &book.to_share(book.find(who)?)?)?, |with| {
            let held = (with.held_back > 0).then(|| format!("{} more, held back: they would rather not hear of it.", with.held_back));
            lines(with.open.iter().map(line).chain(held).collect())
        }),
        None => {
            let all: Vec<Kept> = book.shares()?.iter().map(|share| Kept::of(book, share)).collect::<Result<_>>()?;
            format.print(&all, |all| lines(all.iter().map(Kept::in_words).collect()))
        }
    }
}

fn lines(lines: Vec<String>) -> String {
    if lines.is_empty() { "Nothing is saved.".to_owned() } else { lines.join("\n") }
}

fn line(one: &ShareView) -> String {
    let whom = one.whom.as_ref().map_or_else(|| "whoever you talk to".to_owned(), |whom| in_a_row(&names(whom)));
    format!("{}\tfor {whom}, {}\t{}", one.words, one.saved, one.id)
}

fn names(people: &[NamedView]) -> Vec<&str> {
    people.iter().map(|who| who.name.as_str()).collect()
}

/// One of all there is, with who was told.
#[derive(Debug, Serialize)]
struct Kept {
    #[serde(flatten)]
    share: ShareView,
    told: Vec<NamedView>,
}

impl Kept {
    fn of(book: &Book, share: &domain::Share) -> Result<Self> {
        Ok(Self { told: named(book, share.told.iter().map(|(who, _)| *who))?, share: ShareView::of(book, share, false)? })
    }

    fn in_words(&self) -> String {
        let told = if self.told.is_empty() { String::new() } else { format!(", told {}", in_a_row(&names(&self.told))) };
        format!("{}{told}", line(&self.share))
    }
}
