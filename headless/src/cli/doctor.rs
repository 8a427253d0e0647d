//! `fondly doctor`: why reminders do or don't arrive.

use fondly_core::{Result, book::Book};

use super::Format;
use crate::{examining, place::Place, wire::FindingLine};

#[derive(Debug, clap::Args)]
pub(super) struct Doctor {
    /// Someone: a name, an e-mail address or an id; without it, everything.
    who: Option<String>,
    /// Say that the computer's clock is right: reminders that wait for that go on.
    #[arg(long, conflicts_with = "who")]
    trust_clock: bool,
    #[command(flatten)]
    format: Format,
}

impl Doctor {
    pub(super) fn run(self, place: &Place, book: &mut Book) -> Result<()> {
        if self.trust_clock {
            book.trust_clock()?;
        }
        let found = match &self.who {
            Some(who) => book.examine(book.find(who)?)?,
            None => examining::everything(place, book)?,
        };
        self.format.print(&found.into_iter().map(FindingLine::from).collect::<Vec<_>>(), |found| {
            let line = |one: &FindingLine| format!("{} {}", if one.is_well { "✓" } else { "!" }, one.sentence);
            found.iter().map(line).collect::<Vec<_>>().join("\n")
        })
    }
}
