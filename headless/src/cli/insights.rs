//! `fondly insights`: what the last year looked like, with everybody or with one person.

use fondly_core::{Result, book::Book};

use super::{Format, sections::Sections};
use crate::wire::InsightsView;

#[derive(Debug, clap::Args)]
pub(super) struct Insights {
    /// A name, an e-mail address or an id: the year with them alone.
    who: Option<String>,
    #[command(flatten)]
    format: Format,
}

impl Insights {
    pub(super) fn run(self, book: &Book) -> Result<()> {
        let who = self.who.as_deref().map(|who| book.find(who)).transpose()?;
        self.format.print(&InsightsView::ask(book, who)?, plain)
    }
}

fn plain(found: &InsightsView) -> String {
    if !found.enough {
        return match &found.with {
            Some(name) => format!("Log three chats with {name} and a picture appears."),
            None => "Log three chats and a picture appears.".to_owned(),
        };
    }
    let mut text = Sections::default();
    let months = found.months.months.iter().map(|month| format!("{}: {}, {} in person", month.name, month.talks, month.met));
    text.add(&found.months.sentence, months);
    let two = [("You", found.begun.me), ("They", found.begun.them)];
    text.add(&found.begun.sentence, two.map(|(who, count)| format!("{who}: {count}")));
    let depth = &found.depth;
    let near = [("Small talk", depth.light), ("Real talk", depth.real), ("Deep talk", depth.deep)];
    text.add(&depth.sentence, near.map(|(what, count)| format!("{what}: {count}")));
    let said = |words: &str, none: &str| if words.is_empty() { none.to_owned() } else { words.to_owned() };
    let circles = found.circles.circles.iter().map(|one| {
        format!("{}: {}, meant {}", one.name, said(&one.real_in_words, "no talk"), said(&one.planned_in_words, "without a rhythm"))
    });
    text.add(&found.circles.sentence, circles);
    let two = [("Given", found.giving.me), ("Received", found.giving.them)];
    text.add(&found.giving.sentence, two.map(|(what, count)| format!("{what}: {count}")));
    text.or("")
}
