//! `fondly letter`: what the year held, to write to someone from.

use fondly_core::{Result, book::Book};

use super::Format;
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
    let mut text = String::new();
    let mut section = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            text.push_str(&format!("{title}\n"));
            lines.iter().for_each(|line| text.push_str(&format!("  {line}\n")));
        }
    };
    section("Better not", letter.not_wanted.iter().cloned().collect());
    section("What they did for you", letter.kindnesses.iter().map(|one| format!("{} ({})", one.fields.words, one.stands)).collect());
    section(
        "What you talked about",
        letter.talks.iter().filter_map(|talk| Some(format!("{}: {}", talk.ago, talk.words.as_ref()?))).collect(),
    );
    let held = (letter.held_back > 0).then(|| format!("{} more, about what they would rather not talk of", letter.held_back));
    section("Held back", held.into_iter().collect());
    section("Your letter", letter.words.lines().map(str::to_owned).collect());
    text
}
