//! `fondly log`.

use clap::ValueEnum;
use fondly_core::{
    Error, Result,
    book::{Book, Companion},
    domain::{Channel, Depth, Feeling, InteractionFields, Outcome},
};

use super::{day::Day, say};

#[derive(Debug, clap::Args)]
pub(super) struct Log {
    /// A name, an e-mail address or an id.
    who: String,
    /// How you were in touch.
    #[arg(long, value_enum, default_value = "message")]
    channel: How,
    /// The day: YYYY-MM-DD, today, yesterday; without it today.
    #[arg(long, value_name = "DAY")]
    on: Option<Day>,
    /// What was said.
    #[arg(long, default_value = "")]
    note: String,
    /// You tried, and nobody answered.
    #[arg(long)]
    no_answer: bool,
    /// Who else was there; may be given several times.
    #[arg(long, value_name = "WHO")]
    with: Vec<String>,
    /// Who else was there and comes into the book, by name; may be given several times.
    #[arg(long, value_name = "NAME")]
    with_new: Vec<String>,
    /// How near it went.
    #[arg(long, value_enum)]
    depth: Option<Near>,
    /// How it left you.
    #[arg(long, value_enum)]
    felt: Option<Felt>,
    /// What you appreciated.
    #[arg(long, default_value = "", value_name = "WORDS")]
    appreciated: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Near {
    Light,
    Real,
    Deep,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Felt {
    Lifted,
    Even,
    Drained,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum How {
    InPerson,
    Call,
    Video,
    Message,
    Letter,
    Other,
}

impl Log {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let who = book.find(&self.who)?;
        let day = self.on.unwrap_or(Day::FromToday(0)).of_late(book);
        let fields = InteractionFields {
            outcome: if self.no_answer { Outcome::NoAnswer } else { Outcome::Talked },
            depth: self.depth.map(Into::into),
            feeling: self.felt.map(Into::into),
            appreciated: self.appreciated,
            ..InteractionFields::talk(day, self.channel.into(), self.note)
        };
        let mut there = vec![Companion::Known(who)];
        there.extend(companions(book, &self.with, self.with_new)?);
        say(&book.log_together(&there, fields)?.said)
    }
}

/// Those who are named, and those who come into the book.
pub(super) fn companions(book: &Book, known: &[String], new: Vec<String>) -> Result<Vec<Companion>> {
    let known = known.iter().map(|who| Ok(Companion::Known(book.find(who)?)));
    known.chain(new.into_iter().map(|name| someone_new(book, name))).collect()
}

/// Whoever comes into the book by name; nobody who is called so already, were it by mistake.
pub(super) fn someone_new(book: &Book, name: String) -> Result<Companion> {
    if !name.trim().is_empty() && book.is_called(&name)? {
        let sentence = format!("{} is in the book already: name them as one of it, or add the other with `fondly add` first.", name.trim());
        return Err(Error::Refused(format!("{sentence} Nothing was changed.")));
    }
    Ok(Companion::New(name))
}

impl From<Near> for Depth {
    fn from(near: Near) -> Self {
        match near {
            Near::Light => Self::Light,
            Near::Real => Self::Real,
            Near::Deep => Self::Deep,
        }
    }
}

impl From<Felt> for Feeling {
    fn from(felt: Felt) -> Self {
        match felt {
            Felt::Lifted => Self::Lifted,
            Felt::Even => Self::Even,
            Felt::Drained => Self::Drained,
        }
    }
}

impl From<How> for Channel {
    fn from(how: How) -> Self {
        match how {
            How::InPerson => Self::InPerson,
            How::Call => Self::Call,
            How::Video => Self::Video,
            How::Message => Self::Message,
            How::Letter => Self::Letter,
            How::Other => Self::Other,
        }
    }
}
