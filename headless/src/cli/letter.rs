//! `fondly letter`: what the year held, to write to someone from.

use fondly_core::{Result, book::Book};

use super::{Format, sections::Sections};
use crate::wire::LetterView;

#[derive(Debug, clap::Args)]
pub(super) struct Letter {
    /// To whom: a name, an e-mail address or an id.
    who: String,
    #[command(flatten)]
    format: Format,
}

impl Letter {
    pub(super) fn run(self, book: &Book) -> Result<()> {
        let person = book.find(&self.who)?;
        self.format.print(&LetterView::ask(book, person)?, plain)
    }
}

fn plain(letter: &LetterView) -> String {
    let mut text = Sections::default();
    text.add("Better not", letter.not_wanted.iter().cloned());
    text.add("What they did for you", letter.kindnesses.iter().map(|one| format!("{} ({})", one.fields.words, one.stands)));
    text.add("What you appreciated", letter.appreciated.iter().map(|one| format!("{}: {}", one.ago, one.words)));
    text.add("What you talked about", letter.talks.iter().filter_map(|talk| Some(format!("{}: {}", talk.ago, talk.words.as_ref()?))));
    let held = (letter.held_back > 0).then(|| format!("{} more, about what they would rather not talk of", letter.held_back));
    text.add("Held back", held);
    text.add("Your letter", letter.words.lines().map(str::to_owned));
    text.or("")
}
