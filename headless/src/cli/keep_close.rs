//! `fondly keep-close`: whom you may want to stay close to, and saying how often.

use fondly_core::{Error, Result, book::Book, domain::Cadence};

use super::{Format, say};
use crate::wire::{MaybeCloseLine, MaybeCloseView};

/// So many are listed unless more are asked for.
const LISTED: usize = 12;

#[derive(Debug, clap::Args)]
pub(super) struct KeepClose {
    /// Whom, one or several: a name, an e-mail address or an id; without any, those whom your book says most of are listed.
    whom: Vec<String>,
    /// How often you mean to be in touch: "2 weeks", "month", "3 months", "year".
    #[arg(long, requires = "whom")]
    every: Option<Cadence>,
    /// List so many.
    #[arg(long, default_value_t = LISTED, conflicts_with = "whom")]
    most: usize,
    #[command(flatten)]
    format: Format,
}

impl KeepClose {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        if self.whom.is_empty() {
            let found = MaybeCloseView::ask(book, self.most)?;
            let line = |one: &MaybeCloseLine| format!("{}\t{}", one.who.name(), one.because);
            return self.format.list(&found.people, "Nobody is left without a rhythm.", line);
        }
        let Some(every) = self.every else {
            return Err(Error::refused("Please say how often, as --every month. Nothing was changed."));
        };
        let whom = self.whom.iter().map(|who| Ok((book.find(who)?, every))).collect::<Result<Vec<_>>>()?;
        say(&book.keep_close(&whom)?.said)
    }
}
