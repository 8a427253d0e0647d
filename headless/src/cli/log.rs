//! `fondly log`.

use clap::ValueEnum;
use fondly_core::{
    Result,
    book::Book,
    domain::{Channel, InteractionFields, Outcome, StartedBy},
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
        let fields = InteractionFields {
            day: self.on.unwrap_or(Day::FromToday(0)).of_late(book),
            channel: self.channel.into(),
            outcome: if self.no_answer { Outcome::NoAnswer } else { Outcome::Talked },
            started_by: StartedBy::Unknown,
            note: self.note,
        };
        say(&book.log_interaction(&[who], fields)?.said)
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
