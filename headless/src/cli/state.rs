//! `fondly archive`, `fondly trash` and `fondly restore`.

use fondly_core::{Result, book::Book, domain::ContactState};

use super::say;

#[derive(Debug, clap::Args)]
pub(super) struct Who {
    /// A name, an e-mail address or an id.
    who: String,
}

impl Who {
    pub(super) fn archive(self, book: &mut Book) -> Result<()> {
        self.set(book, ContactState::Archived)
    }

    pub(super) fn trash(self, book: &mut Book) -> Result<()> {
        self.set(book, ContactState::Trashed)
    }

    pub(super) fn restore(self, book: &mut Book) -> Result<()> {
        let id = book.find_put_away(&self.who)?;
        say(&book.set_state(id, ContactState::Active)?.said)
    }

    fn set(self, book: &mut Book, state: ContactState) -> Result<()> {
        let id = book.find(&self.who)?;
        say(&book.set_state(id, state)?.said)
    }
}
