//! `fondly circle`: circles and their rhythm.

use clap::{Subcommand, ValueEnum};
use fondly_core::{
    Result,
    book::Book,
    domain::{CircleFields, Tone},
};

use super::{every::Every, say};
use crate::wire::time;

#[derive(Debug, clap::Args)]
pub(super) struct Circle {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Add one.
    Add {
        /// Its name.
        name: String,
        #[command(flatten)]
        facts: Facts,
    },
    /// Change one.
    Edit {
        /// Its name.
        name: String,
        /// Another name.
        #[arg(long = "name")]
        other: Option<String>,
        #[command(flatten)]
        facts: Facts,
    },
    /// Remove one; its people stay.
    Remove {
        /// Its name.
        name: String,
    },
    /// Put someone into one, or into none.
    Put {
        /// A name, an e-mail address or an id.
        who: String,
        /// The circle; without it none.
        circle: Option<String>,
    },
}

#[derive(Debug, clap::Args)]
struct Facts {
    /// How often you mean to be in touch with its people: "3 weeks", "month", or "none".
    #[arg(long)]
    every: Option<Every>,
    /// How its marks are drawn.
    #[arg(long, value_enum)]
    tone: Option<Drawn>,
    /// When reminders about its people come, as HH:MM; or "as all".
    #[arg(long, value_name = "TIME")]
    notify_at: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Drawn {
    Inner,
    Family,
    Friends,
    Work,
    Wider,
}

impl Circle {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        match self.verb {
            Verb::Add { name, facts } => {
                let fields = facts.over(CircleFields { name, tone: Tone::default(), cadence: None, notify_at: None })?;
                say(&book.add_circle(fields)?.said)
            }
            Verb::Edit { name, other, facts } => {
                let circle = book.circle_named(&name)?;
                let name = other.unwrap_or_else(|| circle.fields.name.clone());
                say(&book.edit_circle(circle.id, facts.over(CircleFields { name, ..circle.fields })?)?.said)
            }
            Verb::Remove { name } => {
                let circle = book.circle_named(&name)?;
                say(&book.remove_circle(circle.id)?.said)
            }
            Verb::Put { who, circle } => {
                let circle = circle.map(|name| book.circle_named(&name)).transpose()?;
                let person = book.find(&who)?;
                say(&book.set_circle(person, circle.map(|circle| circle.id))?.said)
            }
        }
    }
}

impl Facts {
    /// The fields with what was given in the place of their own.
    fn over(&self, fields: CircleFields) -> Result<CircleFields> {
        let notify_at = match self.notify_at.as_deref() {
            None => fields.notify_at,
            Some("as all") => None,
            Some(at) => Some(time(at)?),
        };
        Ok(CircleFields {
            notify_at,
            cadence: self.every.map_or(fields.cadence, Every::cadence),
            tone: self.tone.map_or(fields.tone, Into::into),
            ..fields
        })
    }
}

impl From<Drawn> for Tone {
    fn from(drawn: Drawn) -> Self {
        match drawn {
            Drawn::Inner => Self::Inner,
            Drawn::Family => Self::Family,
            Drawn::Friends => Self::Friends,
            Drawn::Work => Self::Work,
            Drawn::Wider => Self::Wider,
        }
    }
}
