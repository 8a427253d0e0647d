//! `fondly introduce`: bringing two people together, once both want it.

use clap::{Subcommand, ValueEnum};
use fondly_core::{Result, book::Book, domain::Says};

use super::{Format, say};
use crate::wire::{IntroductionView, SuggestedView, id};

#[derive(Debug, clap::Args)]
pub(super) struct Introduce {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List whose need somebody else could meet.
    Suggest {
        #[command(flatten)]
        format: Format,
    },
    /// List whom you bring together, and whom you did.
    List {
        #[command(flatten)]
        format: Format,
    },
    /// Think of bringing two together; both are to be asked first.
    Add {
        /// One of them: a name, an e-mail address or an id.
        one: String,
        /// The other.
        other: String,
        /// What for.
        #[arg(long = "for", default_value = "", value_name = "WORDS")]
        what_for: String,
    },
    /// Two are not to be brought together: it is not suggested any more.
    Not {
        /// One of them: a name, an e-mail address or an id.
        one: String,
        /// The other.
        other: String,
    },
    /// Note what one of them said.
    Said {
        /// Its id in the list.
        id: String,
        /// Who: a name, an e-mail address or an id.
        who: String,
        /// What they said.
        #[arg(value_enum)]
        says: Answer,
    },
    /// Say that you brought them together; both want it.
    Done {
        /// Its id in the list.
        id: String,
    },
    /// Note what came of it.
    Outcome {
        /// Its id in the list.
        id: String,
        /// What came of it.
        words: String,
    },
    /// Remove it.
    Remove {
        /// Its id in the list.
        id: String,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Answer {
    NotAsked,
    Asked,
    Yes,
    No,
}

impl Introduce {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::Suggest { format } => {
                let all: Vec<SuggestedView> = book.suggested_introductions()?.into_iter().map(SuggestedView::from).collect();
                format.list(&all, "Nobody needs what somebody else is known to be good at.", |one| {
                    format!("{} needs: {}\t{}: {}", one.needs.name, one.needs.words, one.offers.name, one.offers.words)
                })
            }
            Verb::List { format } => format.list(&IntroductionView::all(book)?, "Nobody is to be introduced.", line),
            Verb::Add { one, other, what_for } => {
                let people = [book.find(&one)?, book.find(&other)?];
                let outcome = book.add_introduction(people, &what_for)?;
                say(&format!("{} ({})", outcome.said, outcome.value))
            }
            Verb::Not { one, other } => {
                let people = [book.find(&one)?, book.find(&other)?];
                say(&book.let_go_of_introducing(people)?.said)
            }
            Verb::Said { id: text, who, says } => {
                let person = book.find(&who)?;
                say(&book.says_to_introduction(id(&text)?, person, says.into())?.said)
            }
            Verb::Done { id: text } => say(&book.introduce(id(&text)?)?.said),
            Verb::Outcome { id: text, words } => say(&book.came_of_introduction(id(&text)?, &words)?.said),
            Verb::Remove { id: text } => say(&book.remove_introduction(id(&text)?)?.said),
        }
    }
}

fn line(one: &IntroductionView) -> String {
    let sides = one.sides.iter().map(|side| format!("{} ({})", side.name, Says::from(side.says).in_words()));
    let said = [Some(sides.collect::<Vec<_>>().join(" and ")), Some(one.words.clone()), one.made.clone(), Some(one.outcome.clone())];
    let said: Vec<String> = said.into_iter().flatten().filter(|words| !words.is_empty()).collect();
    format!("{}\t{}", said.join("\t"), one.id)
}

impl From<Answer> for Says {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::NotAsked => Self::NotAsked,
            Answer::Asked => Self::Asked,
            Answer::Yes => Self::Yes,
            Answer::No => Self::No,
        }
    }
}
