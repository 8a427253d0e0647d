//! `fondly me`, `fondly know-better` and `fondly related`: who you are in the book, whom you want to know better, and how two are related.

use fondly_core::{Result, book::Book};

use super::say;

/// What is said while nobody in the book is the user.
const NO_CARD: &str = "No card is yours yet: fondly me NAME.";

#[derive(Debug, clap::Args)]
pub(super) struct Me {
    /// Which card is yours: a name, an e-mail address or an id; without it, say which.
    who: Option<String>,
    /// It is not yours.
    #[arg(long, requires = "who")]
    not: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct KnowBetter {
    /// Whom: a name, an e-mail address or an id.
    who: String,
    /// Not any more.
    #[arg(long)]
    no_longer: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Related {
    /// Whose relative: a name, an e-mail address or an id.
    whose: String,
    /// Who; without it, how the first is related to you.
    who: Option<String>,
}

impl Me {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match (self.who, book.me()?) {
            (Some(who), _) => {
                let who = book.find(&who)?;
                say(&book.set_me(who, !self.not)?.said)
            }
            (None, Some(me)) => say(&book.person(me)?.contact.fields.shown()),
            (None, None) => say(NO_CARD),
        }
    }
}

impl KnowBetter {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let who = book.find(&self.who)?;
        say(&book.know_better(who, !self.no_longer)?.said)
    }
}

impl Related {
    pub(super) fn run(self, book: &Book) -> Result<()> {
        let whose = book.find(&self.whose)?;
        let other = self.who.as_deref().map(|who| book.find(who)).transpose()?.or(book.me()?);
        if other == Some(whose) {
            return say("That is one person.");
        }
        let said = match self.who {
            Some(who) => book.related_in_words(whose, book.find(&who)?)?,
            None if book.me()?.is_none() => return say(NO_CARD),
            None => book.related_to_me_in_words(whose)?,
        };
        say(&said.unwrap_or_else(|| "Your book knows no tie between them.".to_owned()))
    }
}
