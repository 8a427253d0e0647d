//! `fondly mend`: what stands between you and someone.

use clap::Subcommand;
use fondly_core::{Result, book::Book, domain::RiftFields};

use super::{Format, day::Day, say};
use crate::wire::{RiftView, id};

#[derive(Debug, clap::Args)]
pub(super) struct Mend {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List what stands between you and someone, and what did.
    List {
        /// With whom: a name, an e-mail address or an id.
        who: String,
        #[command(flatten)]
        format: Format,
    },
    /// Note what happened; it is for your eyes only.
    Add(Add),
    /// Change it; what is not given stays.
    Edit(Edit),
    /// Say that it is settled.
    Settled {
        /// Its id in the list.
        id: String,
    },
    /// Remove it.
    Remove {
        /// Its id in the list.
        id: String,
    },
}

#[derive(Debug, clap::Args)]
struct Add {
    /// With whom: a name, an e-mail address or an id.
    who: String,
    /// What happened.
    words: String,
    /// How it may look from their side.
    #[arg(long, default_value = "", value_name = "WORDS")]
    their_side: String,
    /// What you will do about it.
    #[arg(long, default_value = "", value_name = "WORDS")]
    step: String,
    /// What you may send, once you have slept on it. Nothing is sent for you.
    #[arg(long, default_value = "", value_name = "WORDS")]
    draft: String,
    /// When to be reminded of reading the draft again: YYYY-MM-DD, tomorrow, friday.
    #[arg(long, value_name = "DAY", requires = "draft")]
    read_again: Option<Day>,
    /// When it happened: YYYY-MM-DD, yesterday; without it today.
    #[arg(long, value_name = "DAY")]
    since: Option<Day>,
}

#[derive(Debug, clap::Args)]
struct Edit {
    /// Its id in the list.
    id: String,
    /// What happened.
    #[arg(long)]
    words: Option<String>,
    /// How it may look from their side.
    #[arg(long, value_name = "WORDS")]
    their_side: Option<String>,
    /// What you will do about it.
    #[arg(long, value_name = "WORDS")]
    step: Option<String>,
    /// What you may send; "" takes it away.
    #[arg(long, value_name = "WORDS")]
    draft: Option<String>,
    /// When to be reminded of reading the draft again.
    #[arg(long, value_name = "DAY")]
    read_again: Option<Day>,
    /// When it happened.
    #[arg(long, value_name = "DAY")]
    since: Option<Day>,
}

impl Mend {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::List { who, format } => list(book, &who, format),
            Verb::Add(add) => add.run(book),
            Verb::Edit(edit) => edit.run(book),
            Verb::Settled { id: text } => say(&book.settle_rift(id(&text)?)?.said),
            Verb::Remove { id: text } => say(&book.remove_rift(id(&text)?)?.said),
        }
    }
}

impl Add {
    fn run(self, book: &mut Book) -> Result<()> {
        let Self { who, words, their_side, step, draft, read_again, since } = self;
        let since = since.unwrap_or(Day::FromToday(0)).of_late(book);
        let (who, read_again) = (book.find(&who)?, read_again.map(|day| day.of(book)));
        let outcome = book.add_rift(who, RiftFields { words, their_side, step, draft, since }, read_again)?;
        say(&format!("{} ({})", outcome.said, outcome.value))
    }
}

impl Edit {
    fn run(self, book: &mut Book) -> Result<()> {
        let which = id(&self.id)?;
        let (before, planned) = book.rift(which)?;
        let before = before.fields;
        let fields = RiftFields {
            words: self.words.unwrap_or(before.words),
            their_side: self.their_side.unwrap_or(before.their_side),
            step: self.step.unwrap_or(before.step),
            draft: self.draft.unwrap_or(before.draft),
            since: self.since.map_or(before.since, |day| day.of_late(book)),
        };
        // Without a draft there is nothing to be read again.
        let planned = planned.filter(|_| !fields.draft.is_empty());
        let read_again = self.read_again.map(|day| day.of(book)).or(planned);
        say(&book.edit_rift(which, fields, read_again)?.said)
    }
}

fn list(book: &Book, who: &str, format: Format) -> Result<()> {
    let all: Vec<RiftView> = book.rifts(book.find(who)?)?.iter().map(|(one, day)| RiftView::of(one, *day)).collect();
    format.list(&all, "Nothing stands between you.", |one| {
        let fields = &one.fields;
        let told = [("their side", &fields.their_side), ("to do", &fields.step), ("draft", &fields.draft)];
        let told = told
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(what, words)| format!("\n  {what}: {}", words.replace('\n', "\n    ")));
        let again = fields.read_again.as_ref().map(|day| format!("\n  read again: {day}")).unwrap_or_default();
        format!("{}\t{}\t{}{}{again}", fields.words, one.when, one.id, told.collect::<String>())
    })
}
